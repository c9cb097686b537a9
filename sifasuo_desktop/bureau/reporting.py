"""The reports over all offices: a row each, and the whole of the city, from the same declarations."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import Connection, select

from sifasuo_desktop.bureau.present_tables import OFFICE, tables
from sifasuo_desktop.bureau.store import Bureau
from sifasuo_desktop.bureau.tables import DEVICE
from sifasuo_desktop.domain.record import Record
from sifasuo_desktop.services.office.reference_data import code_book
from sifasuo_desktop.services.reading.reporting import ReportResult, report_json, report_named
from sifasuo_desktop.statistics import counting
from sifasuo_desktop.statistics.counting import EVERYTHING
from sifasuo_desktop.statistics.periods import Period
from sifasuo_desktop.statistics.report import Report
from sifasuo_desktop.store.figure_sql import Place, Source
from sifasuo_desktop.store.schema.rows import from_row

R = TypeVar("R", bound=Record)
CITY = "全部司法所"


def report_over(
    bureau: Bureau, name: str, period: Period, today: date, *, offices: Sequence[str] = ()
) -> ReportResult:
    """The report, divided by office; with ``offices`` of these alone.

    Raises Refused ``report.unknown``.
    """
    report = replace(report_named(name), by=OFFICE)
    with bureau.reading() as connection:
        source = _source(connection, tuple(offices))
        whole, rows = counting.counted_report(source, report, period, EVERYTHING, code_book())
    return ReportResult(
        report=report, period=period, as_of=today, office="", totals=whole, rows=tuple(rows)
    )


def report_of(bureau: Bureau, office: str, name: str, period: Period, today: date) -> ReportResult:
    """The report of one office as it makes it itself."""
    report: Report = report_named(name)
    with bureau.reading() as connection:
        source = _source(connection, (office,))
        whole, rows = counting.counted_report(source, report, period, EVERYTHING, code_book())
    return ReportResult(
        report=report, period=period, as_of=today, office=office, totals=whole, rows=tuple(rows)
    )


def told(result: ReportResult, own: Mapping[str, int | None]) -> dict[str, Any]:
    """The report as plain values: of no office where it is of all; ``own`` are the bureau's figures."""
    plain = report_json(result, None)
    figures = {**plain["figures"], **own}
    return {**plain, "figures": figures, "office": result.office or None}


def _source(connection: Connection, offices: tuple[str, ...]) -> Source:
    place = Place(tables(), OFFICE, offices)
    query = select(DEVICE.c.office, DEVICE.c.office_name).order_by(DEVICE.c.enrolled_at)
    names = {row.office: row.office_name for row in connection.execute(query)}
    return Source(connection, place, _every(connection), _find(connection), names)


def _every(connection: Connection) -> Callable[[type[Record]], Iterable[Record]]:
    def every(cls: type[R]) -> list[Record]:
        found = connection.execute(select(tables()[cls.KIND])).mappings()
        return [from_row(cls, row) for row in found]

    return every


def _find(connection: Connection) -> Callable[[type[Record], str], Record | None]:
    def find(cls: type[R], identity: str) -> Record | None:
        table = tables()[cls.KIND]
        row = connection.execute(select(table).where(table.c.id == identity)).mappings().first()
        return None if row is None else from_row(cls, row)

    return find
