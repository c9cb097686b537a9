"""The committee's number pattern: ``（{year}）{prefix}人调{track}字第{seq:03d}号``."""

import re

from sifasuo_desktop.domain.office.records import Committee

ORAL_MARK = "口"


_MARKS = re.compile(r"\{year\}|\{seq(?::0[1-9]d)?\}|\{prefix\}|\{track\}")
_TRIED_YEARS = (2026, 2031)
_TRIED = (1, 2, 7, 10, 11, 12, 26, 101, 111, 112, 261, 999, 1000, 1111, 2026, 11111, 123456)


class BadPattern(ValueError):
    """The pattern lacks year or sequence, or holds something else in braces."""


def filled(committee: Committee, track: str) -> str:
    """The pattern with prefix and track filled in; year and sequence stay. Raises BadPattern."""
    mark = ORAL_MARK if track == "oral" else ""
    if any(char in "{}" for char in committee.prefix + _MARKS.sub("", committee.pattern)):
        raise BadPattern(committee.pattern)
    text = committee.pattern.replace("{prefix}", committee.prefix).replace("{track}", mark)
    try:
        first, second = text.format(year=2026, seq=1), text.format(year=2027, seq=1)
        third = text.format(year=2026, seq=2)
    except (KeyError, IndexError, ValueError):
        raise BadPattern(committee.pattern) from None
    if len({first, second, third}) != 3:
        raise BadPattern(committee.pattern)
    return text


def all_filled(committee: Committee) -> frozenset[str]:
    """The patterns of both tracks. Raises BadPattern."""
    return frozenset({filled(committee, "written"), filled(committee, "oral")})


def may_collide(one: Committee, other: Committee) -> bool:
    """Whether two committees could give the same number. Raises BadPattern.

    Numbers of either are tried against the form of the other's: ``{seq}`` and ``{seq:03d}`` give
    the same from 100 on, ``-{seq}`` and ``-1{seq}`` from 11 on.
    """
    pairs = [(a, b) for a in all_filled(one) for b in all_filled(other)]
    return any(_gives(a, b) or _gives(b, a) for a, b in pairs)


def _gives(pattern: str, other: str) -> bool:
    """Whether a number of ``other`` has the form of ``pattern``."""
    form = re.escape(re.sub(r"\{seq(:0[1-9]d)?\}", "\x01", pattern.replace("{year}", "\x00")))
    expected = re.compile(form.replace("\x00", "[0-9]{4}").replace("\x01", "[0-9]+"))
    return any(
        expected.fullmatch(other.format(year=year, seq=seq))
        for year in _TRIED_YEARS
        for seq in _TRIED
    )
