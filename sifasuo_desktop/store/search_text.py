"""What goes into the search index: one token a character, pinyin and initials of names, and every
end of a run of digits.
"""

import re
from collections.abc import Iterable
from functools import cache

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.conversion import plain_value
from sifasuo_desktop.domain.fields import fields_of
from sifasuo_desktop.domain.folding import cleaned, half_width, same_brackets
from sifasuo_desktop.domain.record import Record
from sifasuo_desktop.domain.typed_numbers import RUN_END, number_key

# Raised when the same record gives another text: an older store is indexed anew at opening.
VERSION = "4"
_WORD_END = "\u2028"
# So many readings of one name at most.
_MOST = 24
# So many digits of an end of a run at most.
_LONGEST = 24
_RUN = re.compile("[0-9]{2,}")


def folded(text: str) -> str:
    """The text without marks that people leave out or write otherwise, case folded.

    Half width for full width, ideographs for radicals, no spaces, middle dots and invisible
    characters, one kind of bracket and dash, v for ü. Other Han characters stay as they are, so
    that compatibility ideographs and rare characters are found exactly.
    """
    if text.isascii() and text.isalnum():
        return text.lower()
    plain = same_brackets(half_width(cleaned(text)))
    return "".join(plain.casefold().replace("ü", "v").split())


def spaced(text: str) -> str:
    """One token a character. ASCII punctuation separates tokens and is not searchable."""
    return " ".join(folded(text))


def phrase(query: str) -> str:
    """An FTS5 phrase that finds ``query`` as a substring; empty when nothing is searchable."""
    return _quoted(folded(query))


def _quoted(text: str) -> str:
    return _as_phrase(_searchable(text))


def _as_phrase(tokens: Iterable[str]) -> str:
    joined = " ".join(tokens)
    return f'"{joined}"' if joined else ""


def number_tokens(text: str) -> tuple[str, ...]:
    """A file number with every run of digits as one token, ``n2026``, ``n34``.

    Digits by themselves stand in nearly every case: to look for four of them in a row means to
    read the places of all. A run of them is rare, and no other token is like it.
    """
    tokens: list[str] = []
    for run in number_key(text).split(RUN_END):
        digits = run.isascii() and run.isdigit()
        tokens += [f"n{run}"] if digits else _searchable(run)
    return tuple(tokens)


def _searchable(text: str) -> list[str]:
    return [char for char in text if not (char.isascii() and not char.isalnum())]


def sought(word: str) -> str:
    """The FTS5 expression for one word of a query; a number is also found by its other spellings.

    Empty when nothing is searchable.
    """
    found = [_exactly(_searchable(folded(word)))]
    if any(char.isdigit() for char in word):
        found.append(_as_phrase(number_tokens(word)))
    found = [one for one in dict.fromkeys(found) if one]
    return f"({' OR '.join(found)})" if len(found) > 1 else "".join(found)


def digit_tokens(text: str) -> tuple[str, ...]:
    """Every end of every run of digits in a text as one token, ``d1522 d522 d22``.

    Any digits in a row are how such an end begins. The digits by themselves stand in nearly every
    case, so that to find 1522 by them the places of all are read; of its ends few begin so.
    """
    runs = _RUN.findall("".join(_searchable(folded(text))))
    ends = (f"d{run[at : at + _LONGEST]}" for run in runs for at in range(len(run) - 1))
    return tuple(dict.fromkeys(ends))


def _exactly(chars: list[str]) -> str:
    """The expression for characters in a row: digits alone by their ends, else also by these."""
    text = "".join(chars)
    runs = list(_RUN.finditer(text))
    ends = []
    for run in runs:
        open_end = run.end() == len(text) or len(run[0]) >= _LONGEST
        ends.append(f'"d{run[0][:_LONGEST]}"{" *" if open_end else ""}')
    if len(runs) == 1 and runs[0][0] == text and len(text) <= _LONGEST:
        return ends[0]
    found = [one for one in (_as_phrase(chars), *ends) if one]
    return f"({' AND '.join(found)})" if len(found) > 1 else "".join(found)


@cache
def pinyin_forms(name: str) -> tuple[str, ...]:
    """Full pinyin and initials of a name, e.g. ``chenzhihai`` and ``czh``, in every reading.

    A surname has readings of its own (单 shan, 仇 qiu, 曾 zeng) and a given name may have another
    than the everyday one: each of the first characters is read in every way it can be.
    """
    from pypinyin import lazy_pinyin

    plain = folded(name)
    # What is no Han character stands a character a place, too.
    usual = tuple(lazy_pinyin(plain, errors=list))  # type: ignore[arg-type]
    ways = [usual]
    varied = range(1, min(3, len(usual)))
    for first in _readings(plain[0], usual[0]) if usual else ():
        ways.append((first, *usual[1:]))
        for place in varied:
            for other in _readings(plain[place], usual[place]):
                ways.append((first, *usual[1:place], other, *usual[place + 1 :]))
    ways = list(dict.fromkeys(ways))[:_MOST]
    full = ["".join(way) for way in ways]
    initials = ["".join(syllable[:1] for syllable in way) for way in ways]
    return tuple(dict.fromkeys((*full, *initials)))


@cache
def _readings(char: str, usual: str) -> tuple[str, ...]:
    """Every reading of a character, the usual one first; ü as v and as u."""
    from pypinyin import Style, pinyin

    known = (usual, *pinyin(char, style=Style.NORMAL, heteronym=True)[0])
    both = (form for one in known for form in (one, one.replace("v", "u")))
    return tuple(dict.fromkeys(both))


def _values(record: Record) -> list[str]:
    """The tokens of each value that is searched for."""
    found = []
    for field in fields_of(type(record)):
        value = getattr(record, field.name)
        if not value or not (field.spec.search or field.spec.name):
            continue
        texts = value if field.many else (value,)
        for text in texts:
            found.append(spaced(str(plain_value(text))))
            if field.spec.name:
                found.extend(spaced(form) for form in pinyin_forms(str(text)))
            if field.spec.form == "number":
                found.append(" ".join(number_tokens(str(text))))
    return found


def case_text(case: CaseFile) -> str:
    """The index text of a case; values are kept apart so that no phrase spans two of them."""
    values = _values(case.record)
    for records in case.children.values():
        for record in records:
            values.extend(_values(record))
    ends = (end for value in values for end in digit_tokens(value.replace(" ", "")))
    return f" {_WORD_END} ".join(dict.fromkeys((*values, " ".join(dict.fromkeys(ends)))))
