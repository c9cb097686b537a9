"""Which offices handed over for a period, and whose figures of it may not be whole.

What counts is the day an office made a bundle that was taken in: it tells up to when its data go.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, func, select

from sifasuo_desktop.bureau import lineage
from sifasuo_desktop.bureau.offices import Listed
from sifasuo_desktop.bureau.tables import BUNDLE, DEVICE, STREAM
from sifasuo_desktop.statistics.periods import Period

UNKNOWN, NEVER, NOTHING, LATE, AFTER, GAP = "unknown", "never", "nothing", "late", "after", "gap"
ORDER = (UNKNOWN, NEVER, NOTHING, LATE, GAP, AFTER)
SILENT = frozenset({UNKNOWN, NEVER, NOTHING})
"""Where nothing is known of the period."""
PARTLY = frozenset({LATE, GAP})
"""Where not all is known of it."""


@dataclass(frozen=True)
class Remark:
    """What is to be said of an office: the sort, the office, the day of its last bundle."""

    sort: str
    office: Listed
    last: date | None = None


def remarks(
    connection: Connection, listed: Iterable[Listed], period: Period, today: date
) -> tuple[Remark, ...]:
    """Of each office what there is to say, by sort; of one that handed over in time nothing."""
    days, gaps = _days(connection, period), _gaps(connection)
    found: list[Remark] = []
    for office in listed:
        last, within = days.get(office.code, (None, False))
        sort = _sort(office, last, within, period, today)
        if sort:
            found.append(Remark(sort, office, last))
        if office.code in gaps:
            found.append(Remark(GAP, office, last))
    return tuple(sorted(found, key=lambda one: ORDER.index(one.sort)))


def _sort(office: Listed, last: date | None, within: bool, period: Period, today: date) -> str:
    if not office.here:
        return UNKNOWN
    if last is None:
        return NEVER
    if last < period.first:
        return NOTHING
    if last < period.last < today:
        return LATE
    return "" if within else AFTER


def _days(connection: Connection, period: Period) -> dict[str, tuple[date, bool]]:
    """By office the day of its last bundle, and whether one was made in the period."""
    day = func.substr(BUNDLE.c.made_at, 1, 10)
    in_it = day.between(period.first.isoformat(), period.last.isoformat())
    query = (
        select(DEVICE.c.office, func.max(day), func.max(in_it))
        .select_from(BUNDLE.join(STREAM, STREAM.c.id == BUNDLE.c.stream_id).join(DEVICE))
        .group_by(DEVICE.c.office)
    )
    return {
        office: (date.fromisoformat(last), bool(within))
        for office, last, within in connection.execute(query)
    }


def _gaps(connection: Connection) -> frozenset[str]:
    """The offices of which bundles are known to be missing."""
    found = set()
    for row in connection.execute(select(DEVICE.c.device, DEVICE.c.office)):
        streams = lineage.streams_of(connection, row.device)
        if streams and streams[-1]["seen_through"] > streams[-1]["applied_through"]:
            found.add(row.office)
    return frozenset(found)
