"""Digits in a row are found wherever they stand, as every other text, and nothing else is."""

import sqlcipher3
from hypothesis import example, given
from hypothesis import strategies as some

from sifasuo_desktop.store.schema.own import CREATE_SEARCH_INDEX, SEARCH_INDEX
from sifasuo_desktop.store.search_text import digit_tokens, phrase, sought, spaced

TEXTS = some.text("0123 -／x号登第１", min_size=1, max_size=30)
WORDS = some.text("0123-x号登", min_size=1, max_size=6)


def searchable(text: str) -> str:
    """What of a text is looked for: no spaces, no signs, half width."""
    plain = text.replace("１", "1").replace("／", "/")
    return "".join(char for char in plain if char not in " -/")


def found_in(text: str, expression: str) -> bool:
    connection = sqlcipher3.connect(":memory:")
    try:
        connection.execute(CREATE_SEARCH_INDEX)
        body = f"{spaced(text)} \u2028 {' '.join(digit_tokens(text))}"
        connection.execute(f"INSERT INTO {SEARCH_INDEX}(rowid, body) VALUES (1, ?)", (body,))
        query = f"SELECT 1 FROM {SEARCH_INDEX} WHERE {SEARCH_INDEX} MATCH ?"
        return connection.execute(query, (expression,)).fetchone() is not None
    finally:
        connection.close()


@given(TEXTS, WORDS)
@example("12-34号", "234")
@example("登2020-0012", "00120")
@example("0" * 30, "0" * 25)
@example("0" * 24 + "1" + "0" * 24, "0" * 26)
@example("1" * 30 + "号", "1" * 27 + "号")
def test_a_word_is_found_when_it_stands_in_the_text(text: str, word: str) -> None:
    wanted = searchable(word)
    if wanted:
        assert found_in(text, sought(word)) or wanted not in searchable(text)
        digits = wanted.isdigit()
        assert not found_in(text, sought(word)) or wanted in searchable(text) or not digits
    else:
        assert sought(word) == ""


@given(TEXTS, some.text("0123", min_size=2, max_size=6))
def test_digits_alone_are_found_exactly_where_the_phrase_of_them_is(text: str, word: str) -> None:
    assert found_in(text, sought(word).split(" OR ")[0].lstrip("(")) == found_in(text, phrase(word))


def test_digits_alone_are_looked_for_without_their_single_places() -> None:
    assert sought("1522") == '("d1522" * OR "n1522")'
    assert digit_tokens("登2026-0002") == (
        "d20260002", "d0260002", "d260002", "d60002", "d0002", "d002", "d02",
    )  # fmt: skip
    assert sought("3") == '("3" OR "n3")'
