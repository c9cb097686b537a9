"""Everything the page of a report shows, read in one go; the records behind one of its figures."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sifasuo_desktop.domain.office.snapshot import Snapshot
from sifasuo_desktop.domain.record import root_kind
from sifasuo_desktop.ledgers.kinds import kinds
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.frozen import Difference, against_frozen, frozen
from sifasuo_desktop.services.reading.reporting import (
    ReportResult,
    behind,
    named_again,
    report_result,
    totals_of,
)
from sifasuo_desktop.services.reading.search_everything import Hit
from sifasuo_desktop.statistics.counting import Number
from sifasuo_desktop.statistics.periods import Period, before, year_before
from sifasuo_desktop.statistics.report import Report
from sifasuo_desktop.store.reading import Reader

MOST_SHOWN = 500
TREND = 12
"""Periods in the picture of how a figure went."""


@dataclass(frozen=True, kw_only=True)
class ReportView:
    """A report on the screen: ``earlier`` are the totals of the period before and of the same a
    year before; ``snapshot`` how it was frozen, with ``since`` what changed.
    """

    result: ReportResult
    earlier: tuple[Mapping[str, Number], ...]
    snapshot: Snapshot | None
    since: Difference | None


def report_view(workplace: Workplace, report: Report, period: Period) -> ReportView:
    """The months are those of the office, whatever ``period`` counts by.

    Raises Refused ``act.not_readable`` where the user may read nothing of it.
    """
    period = named_again(workplace, period)
    result = report_result(workplace, report, period)
    earlier = totals_of(workplace, report, [before(period), year_before(period)])
    kept = frozen(workplace, report, period) if workplace.may("read:report") else None
    since = against_frozen(workplace, report, period) if kept is not None else None
    return ReportView(result=result, earlier=tuple(earlier), snapshot=kept, since=since)


def trend(
    workplace: Workplace, report: Report, period: Period
) -> tuple[tuple[Period, Mapping[str, Number]], ...]:
    """The totals of a period and of those of its sort before it, oldest first."""
    periods = [period]
    while len(periods) < TREND:
        periods.insert(0, before(periods[0]))
    return tuple(zip(periods, totals_of(workplace, report, periods), strict=True))


def hits_behind(
    workplace: Workplace, key: str, period: Period, by: str = "", row: str | None = None
) -> tuple[tuple[Hit, ...], int]:
    """The records one can open behind a figure, each once, and how many there are; the first of
    them as hits. Raises Refused as ``behind`` does.
    """
    found = behind(workplace, key, period, by, row)
    with workplace.store.reading() as reader:
        roots = dict.fromkeys((root_kind(one.kind), one.root) for one in found)
        return tuple(_hits(workplace, reader, list(roots)[:MOST_SHOWN])), len(roots)


def _hits(workplace: Workplace, reader: Reader, roots: Iterable[tuple[str, str]]) -> Iterable[Hit]:
    for kind, identity in roots:
        case = reader.case(kind, identity)
        if case is None:
            continue
        declared = kinds()[kind]
        beside = case.all(declared.beside) if declared.beside else ()
        title = declared.title(case.record, beside, workplace.codes)
        yield Hit(kind, identity, declared.number_of(case.record) or "", title)
