"""What goes into the search index: one token a character, pinyin and initials of names."""

import unicodedata
from functools import cache

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.conversion import plain_value
from sifasuo_desktop.domain.fields import fields_of
from sifasuo_desktop.domain.record import Record

_WORD_END = "\u2028"


def folded(text: str) -> str:
    """Full-width letters and digits made half-width, case folded, white space removed.

    Only compatibility forms of ASCII are folded; Han characters stay as they are, so that
    compatibility ideographs and rare characters are found exactly.
    """
    plain = "".join(
        unicodedata.normalize("NFKC", char) if "\uff01" <= char <= "\uff5e" else char
        for char in text
    )
    return "".join(plain.casefold().split())


def spaced(text: str) -> str:
    """One token a character. ASCII punctuation separates tokens and is not searchable."""
    return " ".join(folded(text))


def phrase(query: str) -> str:
    """An FTS5 phrase that finds ``query`` as a substring; empty when nothing is searchable."""
    tokens = [char for char in folded(query) if not (char.isascii() and not char.isalnum())]
    return '"' + " ".join(tokens) + '"' if tokens else ""


@cache
def pinyin_forms(name: str) -> tuple[str, ...]:
    """Full pinyin and initials of a name, e.g. ``chenzhihai`` and ``czh``."""
    from pypinyin import Style, lazy_pinyin

    full = "".join(lazy_pinyin(name))
    initials = "".join(lazy_pinyin(name, style=Style.FIRST_LETTER))
    return (full, initials)


def _values(record: Record) -> list[str]:
    found = []
    for field in fields_of(type(record)):
        value = getattr(record, field.name)
        if not value or not (field.spec.search or field.spec.name):
            continue
        texts = value if field.many else (value,)
        for text in texts:
            found.append(str(plain_value(text)))
            if field.spec.name:
                found.extend(pinyin_forms(str(text)))
    return found


def case_text(case: CaseFile) -> str:
    """The index text of a case; values are kept apart so that no phrase spans two of them."""
    values = _values(case.record)
    for records in case.children.values():
        for record in records:
            values.extend(_values(record))
    return f" {_WORD_END} ".join(spaced(value) for value in dict.fromkeys(values))
