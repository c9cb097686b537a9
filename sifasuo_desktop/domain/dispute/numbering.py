"""The committee's number pattern: ``（{year}）{prefix}人调{track}字第{seq:03d}号``."""

from sifasuo_desktop.domain.office.records import Committee

ORAL_MARK = "口"


class BadPattern(ValueError):
    """The pattern lacks year or sequence, or holds something else in braces."""


def filled(committee: Committee, track: str) -> str:
    """The pattern with prefix and track filled in; year and sequence stay. Raises BadPattern."""
    mark = ORAL_MARK if track == "oral" else ""
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
