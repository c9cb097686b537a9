"""What goes into the search index: one token a character, and every end of a run of digits or
letters, those of the pinyin and initials of names among them.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.conversion import plain_value
from sifasuo_desktop.domain.fields import Field, fields_of
from sifasuo_desktop.domain.folding import cleaned, half_width, same_brackets
from sifasuo_desktop.domain.record import KINDS, Record
from sifasuo_desktop.domain.typed_numbers import RUN_END, number_key

# Raised when the same record gives another text: an older store is indexed anew at opening.
VERSION = "7"
_WORD_END = "\u2028"
# So many readings of one name at most.
_MOST = 24
# Names of so many characters are read a character at a time.
_SHORT = 5
# So many digits or letters of an end of a run at most.
_LONGEST = 24
_RUN = re.compile("[0-9]+|[a-z]+")
_LETTERS = re.compile("[a-z]+")
_SIGNS = re.compile(r"[\x00-/:-@\[-`{-\x7f]+")


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
    return _as_phrase(_searchable(folded(query)))


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
        tokens.extend([f"n{run}"] if digits else _searchable(run))
    return tuple(tokens)


def _searchable(text: str) -> str:
    return _SIGNS.sub("", text)


def sought(word: str) -> str:
    """The FTS5 expression for one word of a query; a number is also found by its other spellings.

    Empty when nothing is searchable.
    """
    found = [exactly(word)]
    if any(char.isdigit() for char in word):
        found.append(_as_phrase(number_tokens(word)))
    found = [one for one in dict.fromkeys(found) if one]
    return f"({' OR '.join(found)})" if len(found) > 1 else "".join(found)


def end_tokens(text: str) -> tuple[str, ...]:
    """Every end of every run of digits or letters with the character behind it as one token, and
    the run with those on both sides: ``d1522号 d522号 d22号 d2号 d路1522号``.

    Digits or letters in a row, with one other character before or behind them, are how such a token
    begins. By themselves they stand in nearly every case, so that to find 1522 by its digits, or a
    name by the letters of its pinyin, the places of all are read; of the ends few begin so.
    """
    return tuple(dict.fromkeys(_ends(_searchable(folded(text)))))


def _ends(chars: str) -> Iterator[str]:
    for run in _RUN.finditer(chars):
        digits, behind = run[0], chars[run.end() : run.end() + 1]
        for at in range(len(digits)):
            end = _cut(digits[at:], behind)
            if len(end) > 1:
                yield f"d{end}"
        if run.start():
            yield f"d{chars[run.start() - 1]}{_cut(digits, behind)}"


def _cut(run: str, behind: str) -> str:
    """A run with what stands behind it, unless it is longer than any token."""
    return f"{run}{behind}" if len(run) < _LONGEST else run[:_LONGEST]


def exactly(query: str) -> str:
    """As ``phrase``, at less cost: by the ends of its runs where these alone say it, else also by
    its characters, which are looked at last, in the few cases that have these ends.
    """
    text = _searchable(folded(query))
    runs = list(_RUN.finditer(text))
    if not runs or len(text) == 1:
        return _as_phrase(text)
    tokens, alone = [], len(runs) == 1
    for run in runs:
        before, behind = text[: run.start()], text[run.end() :]
        alone = alone and len(before) < 2 and len(behind) < 2 and len(run[0]) < _LONGEST
        closed = behind and len(run[0]) < _LONGEST
        tokens.append(f'"d{before[-1:]}{_cut(run[0], behind[:1])}"{"" if closed else " *"}')
    return tokens[0] if alone else f"({' AND '.join((*tokens, _as_phrase(text)))})"


@cache
def pinyin_forms(name: str) -> tuple[str, ...]:
    """Full pinyin and initials of a name, e.g. ``chenzhihai`` and ``czh``, in every reading.

    A surname has readings of its own (单 shan, 仇 qiu, 曾 zeng) and a given name may have another
    than the everyday one: each of the first characters is read in every way it can be.
    """
    plain = folded(name)
    usual = _usual(plain)
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


def _usual(plain: str) -> tuple[str, ...]:
    """The everyday reading of a name, a syllable a place; what is no Han character stands a
    character a place, too. Only words the dictionary knows are read otherwise than their characters.
    """
    from pypinyin import lazy_pinyin
    from pypinyin.constants import PHRASES_DICT

    spans = ((at, end) for at in range(len(plain)) for end in range(at + 2, len(plain) + 1))
    if len(plain) > _SHORT or any(plain[at:end] in PHRASES_DICT for at, end in spans):
        return tuple(lazy_pinyin(plain, errors=list))  # type: ignore[arg-type]
    return tuple(syllable for char in plain for syllable in _alone(char))


@cache
def _alone(char: str) -> tuple[str, ...]:
    from pypinyin import lazy_pinyin

    return tuple(lazy_pinyin(char, errors=list))  # type: ignore[arg-type]


@cache
def _readings(char: str, usual: str) -> tuple[str, ...]:
    """Every reading of a character, the usual one first; ü as v and as u."""
    from pypinyin import Style, pinyin

    known = (usual, *pinyin(char, style=Style.NORMAL, heteronym=True)[0])
    both = (form for one in known for form in (one, one.replace("v", "u")))
    return tuple(dict.fromkeys(both))


@cache
def searched_fields(kind: str) -> tuple[Field, ...]:
    """The fields by whose words a record is found."""
    return tuple(one for one in fields_of(KINDS[kind]) if one.spec.search or one.spec.name)


def _forms(record: Record) -> Iterator[tuple[str, Iterable[str]]]:
    """What the values of a record are found by: tokens in a row, and tokens that stand alone."""
    for field in searched_fields(record.KIND):
        value = getattr(record, field.name)
        for text in (value if field.many else (value,)) if value else ():
            plain = str(plain_value(text))
            tokens = spaced(plain)
            yield tokens, _ends(_searchable(tokens))
            if field.spec.name:
                yield from map(_sound, pinyin_forms(plain))
            if field.spec.form == "number":
                yield " ".join(number_tokens(plain)), ()


def _sound(form: str) -> tuple[str, Iterable[str]]:
    """As ``_forms`` of one reading: what is looked for in letters alone is found by their ends."""
    if len(form) >= _LONGEST or _LETTERS.fullmatch(form) is None:
        return " ".join(form), _ends(_searchable(form))
    return "", (*form, *(f"d{form[at:]}" for at in range(len(form) - 1)))


def case_text(case: CaseFile) -> str:
    """The index text of a case; values are kept apart so that no phrase spans two of them."""
    values: dict[str, None] = {}
    alone: dict[str, None] = {}
    for records in ((case.record,), *case.children.values()):
        for record in records:
            for tokens, ends in _forms(record):
                values[tokens] = None
                alone.update(dict.fromkeys(ends))
    return f" {_WORD_END} ".join((*filter(None, values), " ".join(alone)))
