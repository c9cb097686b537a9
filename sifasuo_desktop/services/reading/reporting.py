"""Reports: the figures of a period by rows, what stands behind each, and what they were before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sifasuo_desktop.domain.figures import Counted, Figure
from sifasuo_desktop.domain.refusal import Refused, problem
from sifasuo_desktop.ledgers.figures import all_figures
from sifasuo_desktop.reports.book import reports
from sifasuo_desktop.services.office.reference_data import code_book
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.statistics import counting
from sifasuo_desktop.statistics.counting import Behind, Number, ReportRow, Sight
from sifasuo_desktop.statistics.periods import Period, read_period
from sifasuo_desktop.statistics.report import Report


@dataclass(frozen=True, kw_only=True)
class ReportResult:
    """A report over a period. ``totals`` are the figures of all rows together.

    A figure of records the user may not read has no value.
    """

    report: Report
    period: Period
    as_of: date
    office: str
    totals: Mapping[str, Number]
    rows: tuple[ReportRow, ...]


def report_named(name: str) -> Report:
    """The report of a name. Raises Refused ``report.unknown``."""
    found = reports().get(name)
    if found is None:
        raise Refused(problem("report.unknown", "name", name=name, known="、".join(reports())))
    return found


def period_named(workplace: Workplace, text: str) -> Period:
    """The period as written, its months as the office counts them. Raises Refused as ``read_period``."""
    return read_period(text, workplace.office().cut_off or 0)


def named_again(workplace: Workplace, period: Period) -> Period:
    """The same period, its months as the office counts them now."""
    return period_named(workplace, period.text)


def title_of(figure: Counted) -> str:
    """The title of a figure in words."""
    if isinstance(figure, Figure) and figure.coded:
        return code_book().title(*figure.coded)
    return figure.title


def sight_of(workplace: Workplace) -> Sight:
    """What the signed-in user may see."""
    return Sight(workplace.may)


def report_result(workplace: Workplace, report: Report, period: Period) -> ReportResult:
    """The report over a period. Raises Refused ``act.not_readable`` where nothing of it may be read."""
    sight = sight_of(workplace)
    if not counting.wanted(report, sight):
        raise Refused(problem("act.not_readable"))
    office = workplace.office().code
    with workplace.store.reading() as reader:
        whole, rows = counting.counted_report(
            counting.of_office(reader), report, period, sight, workplace.codes
        )
    return ReportResult(
        report=report,
        period=period,
        as_of=workplace.today(),
        office=office,
        totals=whole,
        rows=tuple(rows),
    )


def totals_of(
    workplace: Workplace, report: Report, periods: Sequence[Period]
) -> list[Mapping[str, Number]]:
    """The totals of a report in several periods: the one before, the same a year before."""
    with workplace.store.reading() as reader:
        return counting.totals(counting.of_office(reader), report, periods, sight_of(workplace))


def behind(
    workplace: Workplace, key: str, period: Period, by: str = "", row: str | None = None
) -> tuple[Behind, ...]:
    """The records behind a figure, or behind its value in a row of a report divided ``by``; of a
    ratio those of both figures. Raises Refused ``act.not_readable``.
    """
    sight, found = sight_of(workplace), dict[tuple[str, str], Behind]()
    with workplace.store.reading() as reader:
        for figure in counting.parts_of(key):
            if not sight.reads(figure):
                raise Refused(problem("act.not_readable"))
            for one in counting.behind(counting.of_office(reader), figure, period, sight, by, row):
                found[one.kind, one.id] = one
    return tuple(found.values())


def report_json(
    result: ReportResult, records: Mapping[str, Sequence[Behind]] | None
) -> dict[str, Any]:
    """A report as plain values for scripts: counts are whole numbers, amounts and ratios texts."""
    period = result.period
    made: dict[str, Any] = {
        "name": result.report.name,
        "title": result.report.title,
        "period": {"from": period.first.isoformat(), "to": period.last.isoformat()},
        "as_of": result.as_of.isoformat(),
        "office": result.office,
        **counting.plain(result.totals, result.rows),
    }
    if records is not None:
        made["records"] = {
            key: [{"kind": one.kind, "id": one.id, "number": one.number} for one in found]
            for key, found in records.items()
        }
    return made


def reports_json() -> list[dict[str, Any]]:
    """Every report with its figures, in words."""
    return [
        {
            "name": report.name,
            "title": report.title,
            "rows": report.by or "single",
            "figures": [
                {
                    "key": key,
                    "title": title_of(all_figures()[key]),
                    "why": all_figures()[key].why,
                }
                for key in report.figures
            ],
        }
        for report in reports().values()
    ]
