"""A report as a sheet of Excel: captions in their groups, a row each, the whole as the last row."""

from collections.abc import Iterator
from pathlib import Path

from sifasuo_desktop.domain.figures import Ratio
from sifasuo_desktop.ledgers.figures import all_figures, money
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.reporting import ReportResult, report_result, title_of
from sifasuo_desktop.statistics.periods import Period
from sifasuo_desktop.statistics.report import WHOLE, Report
from sifasuo_desktop.statistics.workbook import (
    COUNT,
    MONEY,
    RATIO,
    Cell,
    Column,
    Sheet,
    write_sheet,
)


def write_report(workplace: Workplace, result: ReportResult, path: Path) -> None:
    """Writes the report to a new file, noted in the log. Raises OSError."""
    sheet, rows = report_sheet(workplace.office().name, result)
    write_sheet(path, sheet, rows)
    workplace.note("export", None, f"report:{result.report.name}:{result.period.text}")


def export_report(workplace: Workplace, report: Report, period: Period, path: Path) -> None:
    """Counts a report and writes its sheet."""
    write_report(workplace, report_result(workplace, report, period), path)


def report_sheet(office: str, result: ReportResult) -> tuple[Sheet, Iterator[list[Cell]]]:
    """What the sheet says; a report that is not divided has one row, the office's."""
    report = result.report
    columns = [Column("")]
    number = 0
    for group in report.columns:
        for key in group.figures:
            number += 1
            title = title_of(all_figures()[key])
            shown = f"{number} {title}" if report.numbered else title
            columns.append(Column(shown, group.title, _form(key)))
    keys = report.figures
    rows = [(row.title, row.figures) for row in result.rows]
    total: tuple[Cell, ...] = (WHOLE, *(result.totals[key] for key in keys)) if rows else ()
    sheet = Sheet(
        title=report.title,
        about=f"填报单位：{office}　统计期间：{result.period.words}　制表日期：{result.as_of}",
        columns=tuple(columns),
        total=total,
        signed=report.signed,
    )
    shown_rows = rows or [(office, result.totals)]
    return sheet, ([title, *(figures[key] for key in keys)] for title, figures in shown_rows)


def _form(key: str) -> str:
    figure = all_figures()[key]
    if isinstance(figure, Ratio):
        return RATIO
    return MONEY if money(figure) else COUNT
