"""All reports there are: every module of this folder that offers ``REPORT``, each looked through."""

from collections.abc import Iterator, Mapping
from functools import cache

from sifasuo_desktop import reports as folder
from sifasuo_desktop.domain.ledger import BrokenLedger
from sifasuo_desktop.kernel import registry
from sifasuo_desktop.ledgers.figures import all_figures, field_of
from sifasuo_desktop.statistics.report import MONTHS, Report, counted_of


class BrokenReport(BrokenLedger):
    """A report over a figure or field that is not there; says file, report and what."""


@cache
def reports() -> Mapping[str, Report]:
    """Every report by its name. Raises BrokenReport, BrokenExtension."""
    found = registry.discover(folder, "REPORT", Report)
    wrong = [mistake for report in found.values() for mistake in mistakes(report)]
    if wrong:
        raise BrokenReport("\n".join(wrong))
    return found


def mistakes(report: Report) -> Iterator[str]:
    """What is wrong with a report."""
    at = f"sifasuo_desktop/reports/{report.name}.py: {report.name}"
    keys = report.figures
    for key in sorted({key for key in keys if keys.count(key) > 1}):
        yield f"{at}: figure {key} stands there twice"
    for figure in counted_of(report):
        if report.by and report.by != MONTHS and field_of(figure.of, report.by) is None:
            yield f"{at}: figure {figure.key} has no {report.by} to be divided by"
    for key in keys:
        if key not in all_figures():
            yield f"{at}: there is no figure {key}"
