"""Leave: whether one is needed, how long it is, and who may approve it.

Sources: 社区矫正法第二十七条; 社区矫正法实施办法第二十六条至第二十八条. The cumulative test comes before
the seven-day test, and the office approves only with a recorded delegation.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Literal

from sifasuo_desktop.domain.deadlines.parameters import Parameters
from sifasuo_desktop.domain.periods import Count, shift_months

Level = Literal["office", "county", "city"]
Span = tuple[date, date]


class AreaKind(StrEnum):
    """Administrative kind of a county-level area."""

    COUNTY_CITY = "county_city"
    COUNTY = "county"
    DISTRICT = "district"


class DestinationKind(StrEnum):
    """Where a destination lies, seen from home."""

    SAME_COUNTY = "same_county"
    CITY_DISTRICT = "city_district"
    OTHER_COUNTY = "other_county"
    OTHER_CITY = "other_city"


@dataclass(frozen=True)
class Area:
    """A county-level area: six-digit code (GB/T 2260) and its administrative kind."""

    code: str
    kind: AreaKind


def destination_kind(home: Area, target: Area) -> DestinationKind:
    """Where ``target`` lies; the first four digits of the code name the city."""
    if home.code[:6] == target.code[:6]:
        return DestinationKind.SAME_COUNTY
    if home.code[:4] != target.code[:4]:
        return DestinationKind.OTHER_CITY
    district = target.kind is AreaKind.DISTRICT
    return DestinationKind.CITY_DISTRICT if district else DestinationKind.OTHER_COUNTY


def leaves_home(home: AreaKind, destination: DestinationKind) -> bool:
    """Whether going there means leaving the city or county one lives in (实施办法第二十六条).

    "市" is the urban area of a district-divided city, or the territory of a county-level city: from
    a district to another district of the same city needs no leave, from a county-level city does.
    """
    if destination is DestinationKind.SAME_COUNTY:
        return False
    inside = home is AreaKind.DISTRICT and destination is DestinationKind.CITY_DISTRICT
    return not inside


def needs_leave(home: Area, target: Area) -> bool:
    """Whether a person who lives in ``home`` needs leave to go to ``target``."""
    return leaves_home(home.kind, destination_kind(home, target))


@dataclass(frozen=True)
class LeaveLimits:
    """Limits of the approval levels in days, and how days and the window are counted."""

    office_max: int = 7
    county_max: int = 30
    window_months: int = 2
    window_max: int = 30
    advance: int = 3
    both_ends: bool = True
    window_count: Count = Count.CRIMINAL

    @classmethod
    def read(cls, parameters: Parameters) -> "LeaveLimits":
        """The limits as the parameters give them. Raises KeyError when one has no value."""
        window = parameters["leave.window_months"]
        return cls(
            office_max=parameters.number("leave.office_max"),
            county_max=parameters.number("leave.county_max"),
            window_months=window.number,
            window_max=parameters.number("leave.window_max"),
            advance=parameters.number("leave.advance"),
            both_ends=parameters.switch("leave.count_both_ends"),
            window_count=window.count or Count.CRIMINAL,
        )


def leave_days(start: date, end: date, limits: LeaveLimits) -> int:
    """Days of a leave, both ends counted unless the office's way is another."""
    return (end - start).days + (1 if limits.both_ends else 0)


def window_days(start: date, end: date, taken: Sequence[Span], limits: LeaveLimits) -> int:
    """The most days away in any window that holds a day of the leave asked for.

    Windows end on a day d of the leave itself or of a leave of ``taken`` that comes later, so that
    the order of approvals changes nothing (ruling 35). Counted are the days of ``taken`` (approved
    leaves as first and last day) and of the leave in (d − window, d]; a day that lies in two leaves
    counts once.
    """
    away = sorted(
        {day for first, last in (*taken, (start, end)) for day in _days(first, last, limits)}
    )
    most = 0
    for day in (*_days(start, end, limits), *(later for later in away if later > end)):
        opened = shift_months(day, -limits.window_months, limits.window_count)
        if opened < end:
            most = max(most, bisect_right(away, day) - bisect_right(away, opened))
    return most


def _days(first: date, last: date, limits: LeaveLimits) -> list[date]:
    count = (last - first).days + limits.both_ends
    return [first + timedelta(days=offset) for offset in range(count)]


def leave_level(
    start: date,
    end: date,
    taken: Sequence[Span],
    limits: LeaveLimits,
    *,
    delegated: bool,
) -> Level:
    """Who approves: the cumulative test first, then the single length, then the delegation.

    For an extension give the whole leave up to the new end, and ``taken`` without it.
    """
    days = leave_days(start, end, limits)
    if window_days(start, end, taken, limits) > limits.window_max or days > limits.county_max:
        return "city"
    if days > limits.office_max or not delegated:
        return "county"
    return "office"


def short_notice(applied: date, start: date, limits: LeaveLimits) -> int:
    """Days by which an application came later than it generally should (soft), else 0."""
    return max(0, limits.advance - (start - applied).days)


DUTIES_AFTER: dict[Level, tuple[str, ...]] = {
    "office": ("报执行地县级社区矫正机构备案",),
    "county": (),
    "city": ("由县级社区矫正机构及时通报同级人民检察院",),
}

# The same as kinds of notice that stay on the list until they are ticked off.
OWED_AFTER: dict[Level, tuple[str, ...]] = {
    "office": ("leave_filing",),
    "county": (),
    "city": ("leave_procuratorate",),
}
