"""A report as a paper: its figures one below the other, or a table for each group of captions."""

from sifasuo_desktop.documents.engine.blocks import Bars, Blocks, PaperContent
from sifasuo_desktop.ledgers.figures import all_figures
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.paper.paper_names import file_name
from sifasuo_desktop.services.paper.printing import PaperJob
from sifasuo_desktop.services.paper.report_tables import divided, head, listed, signers
from sifasuo_desktop.services.paper.report_words import words_of
from sifasuo_desktop.services.reading.report_view import trend
from sifasuo_desktop.services.reading.reporting import (
    ReportResult,
    report_result,
    title_of,
    totals_of,
)
from sifasuo_desktop.statistics.periods import Period, before, year_before
from sifasuo_desktop.statistics.report import Report


def report_of(workplace: Workplace, report: Report, period: Period) -> PaperJob:
    """Counts a report and makes its paper."""
    return report_job(workplace, report_result(workplace, report, period))


def report_job(workplace: Workplace, result: ReportResult) -> PaperJob:
    """The paper of a report, noted in the log; one that is not divided tells also the period before
    and the same a year before.
    """
    report, period = result.report, result.period
    if result.rows:
        tables = tuple(divided(result))
    else:
        earlier = totals_of(workplace, report, [before(period), year_before(period)])
        tables = tuple(listed(result, earlier))
    top = head(result, workplace.office().name)
    blocks: Blocks = (*top, *tables, _course(workplace, report, period), signers(report))
    workplace.note("print", None, f"report:{report.name}:{period.text}")
    return PaperJob(
        PaperContent(report.title, blocks, landscape=bool(result.rows)),
        file_name=file_name(report.title, period.words),
    )


def _course(workplace: Workplace, report: Report, period: Period) -> Bars:
    """The first figure of a report in this period and those before it."""
    (key, *_) = report.figures
    found = [(one, numbers[key]) for one, numbers in trend(workplace, report, period)]
    values = tuple((one.short, words_of(value), float(value or 0)) for one, value in found)
    return Bars(f"近十二期{title_of(all_figures()[key])}", values)
