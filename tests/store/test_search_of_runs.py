"""Digits and letters in a row are found wherever they stand, as every other text, and nothing else."""

import sqlcipher3
from hypothesis import example, given
from hypothesis import strategies as some
from pypinyin import lazy_pinyin

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.office.records import User
from sifasuo_desktop.store.schema.own import CREATE_SEARCH_INDEX, SEARCH_INDEX
from sifasuo_desktop.store.search_text import (
    case_text,
    end_tokens,
    exactly,
    folded,
    phrase,
    pinyin_forms,
    sought,
    spaced,
)

TEXTS = some.text("0123 -／xa号登第１", min_size=1, max_size=30)
WORDS = some.text("0123-xa号登", min_size=1, max_size=6)
NAMES = some.text("陈单仇曾长行重庆银志海林ab1·𠮷〇", min_size=1, max_size=6).filter(folded)


def searchable(text: str) -> str:
    """What of a text is looked for: no spaces, no signs, half width."""
    plain = text.replace("１", "1").replace("／", "/")
    return "".join(char for char in plain if char not in " -/")


def matches(body: str, expression: str) -> bool:
    connection = sqlcipher3.connect(":memory:")
    try:
        connection.execute(CREATE_SEARCH_INDEX)
        connection.execute(f"INSERT INTO {SEARCH_INDEX}(rowid, body) VALUES (1, ?)", (body,))
        query = f"SELECT 1 FROM {SEARCH_INDEX} WHERE {SEARCH_INDEX} MATCH ?"
        return connection.execute(query, (expression,)).fetchone() is not None
    finally:
        connection.close()


def found_in(text: str, expression: str) -> bool:
    return matches(f"{spaced(text)} \u2028 {' '.join(end_tokens(text))}", expression)


@given(TEXTS, WORDS)
@example("12-34号", "234")
@example("登2020-0012", "00120")
@example("0" * 30, "0" * 25)
@example("0" * 24 + "1" + "0" * 24, "0" * 26)
@example("1" * 30 + "号", "1" * 27 + "号")
@example("登" + "1" * 24 + "号", "登" + "1" * 24 + "号")
@example("登" + "1" * 24 + "号", "登" + "1" * 24 + "登")
@example("a" * 24, "a" * 24)
@example("登1号1登", "登1登")
def test_a_word_is_found_exactly_where_it_stands_in_the_text(text: str, word: str) -> None:
    wanted = searchable(word)
    if not wanted:
        assert (sought(word), exactly(word)) == ("", "")
        return
    stands = wanted in searchable(text)
    assert found_in(text, exactly(word)) == found_in(text, phrase(word)) == stands
    assert found_in(text, sought(word)) or not stands


def test_runs_alone_or_with_one_neighbour_are_looked_for_without_their_single_places() -> None:
    assert sought("1522") == '("d1522" * OR "n1522")'
    assert sought("czh") == '"dczh" *'
    assert exactly("村25组") == '"d村25组"'
    assert exactly("圩村5组") == '("d村5组" AND "圩 村 5 组")'
    assert exactly("桑园") == '"桑 园"'
    assert end_tokens("登2026-0号") == (
        "d20260号", "d0260号", "d260号", "d60号", "d0号", "d登20260号",
    )  # fmt: skip
    assert end_tokens("路a号") == ("da号", "d路a号")
    assert sought("3") == '("3" OR "n3")'


def test_a_sound_as_long_as_the_longest_end_is_found_whole() -> None:
    user = User(id="a" * 32, account="zz", name="〇〇〇〇单重", roles=())
    (whole,) = {one for one in pinyin_forms(user.name) if one == "linglinglinglingdanzhong"}
    assert len(whole) == 24
    assert matches(case_text(CaseFile(user)), sought(whole))


@given(NAMES, some.data())
def test_every_part_of_every_sound_of_a_name_is_found(name: str, data: some.DataObject) -> None:
    user = User(id="a" * 32, account="zz", name=name, roles=())
    form = data.draw(some.sampled_from(pinyin_forms(name)))
    start = data.draw(some.integers(0, len(form) - 1))
    part = form[start : data.draw(some.integers(start + 1, len(form)))]
    assert matches(case_text(CaseFile(user)), sought(part))


@given(NAMES)
@example("重庆")
@example("长行银行")
def test_a_name_sounds_as_the_dictionary_says(name: str) -> None:
    usual = "".join(lazy_pinyin(folded(name), errors=list))  # type: ignore[arg-type]
    assert pinyin_forms(name)[0] == usual
