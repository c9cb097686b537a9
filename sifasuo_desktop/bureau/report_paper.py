"""A report of the bureau as a paper."""

from collections.abc import Mapping

from sifasuo_desktop.bureau import own_figures
from sifasuo_desktop.bureau.offices import offices
from sifasuo_desktop.bureau.reporting import CITY, report_of
from sifasuo_desktop.bureau.store import Bureau
from sifasuo_desktop.bureau.texts import sentence
from sifasuo_desktop.documents.engine.blocks import (
    Align,
    Blocks,
    Column,
    Heading,
    PaperContent,
    Spacer,
    Table,
)
from sifasuo_desktop.documents.engine.render import render
from sifasuo_desktop.services.paper.report_tables import divided, head, listed, signers
from sifasuo_desktop.services.paper.report_words import words_of
from sifasuo_desktop.services.reading.reporting import ReportResult
from sifasuo_desktop.statistics.periods import before, year_before


def report_pdf(bureau: Bureau, result: ReportResult, own: Mapping[str, int | None]) -> bytes:
    """The paper of a report: a row each office, or one office's as it makes it itself."""
    report, period = result.report, result.period
    tables: Blocks
    if result.rows or not result.office:
        tables = tuple(divided(result))
    else:
        earlier = [
            report_of(bureau, result.office, report.name, one, result.as_of).totals
            for one in (before(period), year_before(period))
        ]
        tables = tuple(listed(result, earlier))
    told = {key: one for key, one in own.items() if one is not None}
    if told:
        titles = (Column(own_figures.TITLES[key], 1, Align.RIGHT) for key in told)
        row = (period.words, *map(words_of, told.values()))
        title = Heading(sentence("bulletin", "own"))
        table = Table((Column("", 1.2), *titles), (row,), fine=True)
        tables = (*tables, Spacer(0.5), title, table)
    blocks: Blocks = (*head(result, _whose(bureau, result)), *tables, signers(report))
    lying = bool(result.rows) or not result.office
    return render(PaperContent(report.title, blocks, landscape=lying))


def _whose(bureau: Bureau, result: ReportResult) -> str:
    with bureau.reading() as connection:
        names = {one.code: one.name for one in offices(connection)}
    return names.get(result.office, result.office) or CITY
