"""Reports: the figures of a period by rows, what stands behind each, and what they were before."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from sifasuo_desktop.domain.figures import (
    Condition,
    Counted,
    Figure,
    Ratio,
    absent,
    equals,
    ratio_of,
)
from sifasuo_desktop.domain.record import KINDS, root_kind
from sifasuo_desktop.domain.refusal import Refused, problem
from sifasuo_desktop.ledgers.figures import all_figures, field_of, money
from sifasuo_desktop.ledgers.kinds import kinds
from sifasuo_desktop.reports.book import counted_of, reports
from sifasuo_desktop.services.office.reference_data import code_book
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.statistics.periods import BadPeriod, Period, period_of
from sifasuo_desktop.statistics.report import MONTHS, Report
from sifasuo_desktop.store.figure_sql import ALL, Asked, Place, Span, by_kind, counted, ids
from sifasuo_desktop.store.reading import Reader
from sifasuo_desktop.store.schema.own import RECORDS

PLACE = Place(RECORDS)
Number = int | Decimal | None
NOBODY = "没有填写"


@dataclass(frozen=True)
class ReportRow:
    """One row: its key (an id, a code, a month), its title, and the figures by key."""

    key: str
    title: str
    figures: Mapping[str, Number]


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


@dataclass(frozen=True)
class Behind:
    """A record behind a figure: its kind, id and the number of the record it belongs to."""

    kind: str
    id: str
    number: str
    rev: str


def report_named(name: str) -> Report:
    """The report of a name. Raises Refused ``report.unknown``."""
    found = reports().get(name)
    if found is None:
        raise Refused(problem("report.unknown", "name", name=name, known="、".join(reports())))
    return found


def period_named(text: str) -> Period:
    """The period as written. Raises Refused ``report.period``."""
    try:
        return period_of(text)
    except BadPeriod:
        raise Refused(problem("report.period", "period", value=text)) from None


def title_of(figure: Counted) -> str:
    """The title of a figure in words."""
    if isinstance(figure, Figure) and figure.coded:
        return code_book().title(*figure.coded)
    return figure.title


def readable(workplace: Workplace, figure: Figure) -> bool:
    """Whether the user may read what is counted."""
    return workplace.may(f"read:{KINDS[figure.of].AREA}")


def report_result(workplace: Workplace, report: Report, period: Period) -> ReportResult:
    """The report over a period, by one statement a kind and one for its totals.

    Raises Refused ``act.not_readable`` where the user may read nothing of it.
    """
    wanted = [one for one in counted_of(report) if readable(workplace, one)]
    if not wanted:
        raise Refused(problem("act.not_readable"))
    with workplace.store.reading() as reader:
        totals = _totals(workplace, reader, wanted, [period])[0]
        if report.by == MONTHS:
            months = period.months()
            numbers = _totals(workplace, reader, wanted, months)
            rows = [
                ReportRow(one.text, one.title, _told(report, found))
                for one, found in zip(months, numbers, strict=True)
            ]
        elif report.by:
            rows = _rows(workplace, reader, report, wanted, period)
        else:
            rows = []
    return ReportResult(
        report=report,
        period=period,
        as_of=workplace.today(),
        office=workplace.office().code,
        totals=_told(report, totals),
        rows=tuple(rows),
    )


def totals_of(
    workplace: Workplace, report: Report, periods: Sequence[Period]
) -> list[Mapping[str, Number]]:
    """The totals of a report in several periods: the one before, the same a year before."""
    wanted = [one for one in counted_of(report) if readable(workplace, one)]
    with workplace.store.reading() as reader:
        return [_told(report, one) for one in _totals(workplace, reader, wanted, periods)]


def behind(
    workplace: Workplace, key: str, period: Period, by: str = "", row: str | None = None
) -> tuple[Behind, ...]:
    """The records behind a figure, or behind its value in a row of a report divided ``by``.

    Of a ratio those of both figures. Raises Refused ``act.not_readable``.
    """
    one = all_figures()[key]
    parts = (*one.above, *one.below) if isinstance(one, Ratio) else (key,)
    found: dict[tuple[str, str], Behind] = {}
    with workplace.store.reading() as reader:
        for part in parts:
            figure = all_figures()[part]
            assert isinstance(figure, Figure)
            if not readable(workplace, figure):
                raise Refused(problem("act.not_readable"))
            for record in _behind(workplace, reader, figure, period, by, row):
                found[record.kind, record.id] = record
    return tuple(found.values())


def _behind(
    workplace: Workplace, reader: Reader, figure: Figure, period: Period, by: str, row: str | None
) -> Iterable[Behind]:
    asked = replace(_asked(workplace, (figure,), [period]), by="" if by == MONTHS else by, row=row)
    rows = ids(reader.connection, PLACE, asked)
    numbers = _numbers(reader, root_kind(figure.of), {root for _, _, root in rows})
    for identity, rev, root in rows:
        yield Behind(figure.of, identity, numbers.get(root, ""), rev)


def _numbers(reader: Reader, kind: str, roots: set[str]) -> dict[str, str]:
    """What the records are called by."""
    found = {}
    for root in roots:
        record = reader.get(KINDS[kind], root)
        if record is not None:
            found[root] = kinds()[kind].number_of(record) or ""
    return found


def _asked(workplace: Workplace, figures: Sequence[Figure], periods: Sequence[Period]) -> Asked:
    spans = tuple(Span(one.first, one.last) for one in periods)
    kind = figures[0].of
    return Asked(kind, tuple(figures), spans, only=tuple(_in_sight(workplace, kind)))


def _in_sight(workplace: Workplace, kind: str) -> Iterable[Condition]:
    """What leaves out the records the user may not know of (ruling 15)."""
    top = kinds()[root_kind(kind)]
    if top.sealed and not workplace.may("juvenile"):
        yield equals("juvenile", False)
    if top.sealed and not workplace.may("sealed"):
        yield absent(top.sealed)


def _totals(
    workplace: Workplace, reader: Reader, wanted: Sequence[Figure], periods: Sequence[Period]
) -> list[dict[str, int | Decimal]]:
    found: list[dict[str, int | Decimal]] = [{} for _ in periods]
    for figures in by_kind(wanted).values():
        asked = _asked(workplace, figures, periods)
        for (_, at, key), value in counted(reader.connection, PLACE, asked).items():
            found[at][key] = value
    return found


def _rows(
    workplace: Workplace, reader: Reader, report: Report, wanted: Sequence[Figure], period: Period
) -> list[ReportRow]:
    """The rows that hold anything, in the order of their titles, those without a value last."""
    values: dict[str, dict[str, int | Decimal]] = {}
    for figures in by_kind(wanted).values():
        asked = replace(_asked(workplace, figures, [period]), by=report.by)
        for (row, _, key), value in counted(reader.connection, PLACE, asked).items():
            values.setdefault(row, {})[key] = value
    titles = _titles(workplace, reader, wanted[0].of, report.by)
    nothing = {one.key: Decimal(0) if money(one) else 0 for one in wanted}
    rows = [
        ReportRow(
            row,
            titles.get(row, row) if row != ALL else NOBODY,
            _told(report, {**nothing, **found}),
        )
        for row, found in values.items()
        if any(found.values())
    ]
    return sorted(rows, key=lambda one: (one.key == ALL, one.title))


def _titles(workplace: Workplace, reader: Reader, kind: str, by: str) -> Mapping[str, str]:
    """What the values that divide the rows are called."""
    found = field_of(kind, by)
    assert found is not None
    spec = found[1].spec
    if spec.codes:
        return dict(workplace.codes.list(spec.codes).titles)
    if not spec.ref:
        return {}
    called = kinds()[spec.ref]
    return {one.id: called.title(one, (), workplace.codes) for one in reader.every(called.record)}


def _told(report: Report, found: Mapping[str, int | Decimal]) -> dict[str, Number]:
    """The figures of a report in their order; what may not be read has no value."""
    told: dict[str, Number] = {}
    for key in report.figures:
        one = all_figures()[key]
        if not isinstance(one, Ratio):
            told[key] = found.get(key)
        elif {*one.above, *one.below} <= found.keys():
            told[key] = ratio_of(one, found)
        else:
            told[key] = None
    return told


def report_json(
    result: ReportResult, records: Mapping[str, Sequence[Behind]] | None
) -> dict[str, Any]:
    """A report as plain values for scripts: counts are whole numbers, amounts and ratios texts."""
    made: dict[str, Any] = {
        "name": result.report.name,
        "title": result.report.title,
        "period": {
            "from": result.period.first.isoformat(),
            "to": result.period.last.isoformat(),
        },
        "as_of": result.as_of.isoformat(),
        "office": result.office,
        "figures": _plain(result.totals),
        "rows": [
            {"key": row.key, "title": row.title, "figures": _plain(row.figures)}
            for row in result.rows
        ],
    }
    if records is not None:
        made["records"] = {
            key: [{"kind": one.kind, "id": one.id, "number": one.number} for one in found]
            for key, found in records.items()
        }
    return made


def _plain(values: Mapping[str, Number]) -> dict[str, int | str | None]:
    return {
        key: f"{value:.2f}" if isinstance(value, Decimal) else value
        for key, value in values.items()
    }


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
