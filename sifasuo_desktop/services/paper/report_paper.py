"""A report as a paper: its figures one below the other, or a table for each group of captions."""

from collections.abc import Iterator, Mapping, Sequence

from sifasuo_desktop.documents.engine.blocks import (
    Align,
    Bars,
    Blocks,
    Column,
    Heading,
    Note,
    PaperContent,
    SignatureBlock,
    Signers,
    Spacer,
    Table,
    Title,
)
from sifasuo_desktop.ledgers.figures import all_figures, money
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.paper.paper_names import file_name
from sifasuo_desktop.services.paper.printing import PaperJob
from sifasuo_desktop.services.paper.report_words import words_of
from sifasuo_desktop.services.reading.report_view import trend
from sifasuo_desktop.services.reading.reporting import (
    ReportResult,
    report_result,
    title_of,
    totals_of,
)
from sifasuo_desktop.statistics.counting import Number
from sifasuo_desktop.statistics.periods import Period, before, year_before
from sifasuo_desktop.statistics.report import WHOLE, Report

MOST = 11
"""Columns of figures that have room beside each other."""
NAMES, COUNT, AMOUNT = 6.2, 1.5, 2.4
"""Their shares of the width: what the rows are called, a count, an amount."""


def report_of(workplace: Workplace, report: Report, period: Period) -> PaperJob:
    """Counts a report and makes its paper."""
    return report_job(workplace, report_result(workplace, report, period))


def report_job(workplace: Workplace, result: ReportResult) -> PaperJob:
    """The paper of a report, noted in the log; one that is not divided tells also the period before
    and the same a year before.
    """
    report, period = result.report, result.period
    office = workplace.office().name
    about = f"统计期间：{period.words}（{period.first} 至 {period.last}）　制表日期：{result.as_of}"
    if result.rows:
        tables: Iterator[Heading | Table | Spacer] = _divided(result)
    else:
        earlier = totals_of(workplace, report, [before(period), year_before(period)])
        tables = _listed(result, earlier)
    signers = SignatureBlock(
        left=tuple(Signers(f"{one}（签名）：") for one in report.signed[:1]),
        right=tuple(Signers(f"{one}（签名）：") for one in report.signed[1:]),
    )
    head = (Title(report.title), Note(office), Note(about))
    blocks: Blocks = (*head, *tables, _course(workplace, report, period), signers)
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


def _listed(
    result: ReportResult, earlier: Sequence[Mapping[str, Number]]
) -> Iterator[Heading | Table | Spacer]:
    heads = (
        Column("序号", 0.7, Align.CENTRE),
        Column("类别", 1.6),
        Column("指标", 4.2),
        Column("本期", 1.6, Align.RIGHT),
        Column("上期", 1.6, Align.RIGHT),
        Column("去年同期", 1.6, Align.RIGHT),
    )
    rows: list[tuple[str, ...]] = []
    for group in result.report.columns:
        for place, key in enumerate(group.figures):
            rows.append(
                (
                    str(len(rows) + 1),
                    group.title if place == 0 else "",
                    title_of(all_figures()[key]),
                    *(words_of(found[key]) for found in (result.totals, *earlier)),
                )
            )
    yield Table(heads, tuple(rows), fine=True, give=0.3)


def _divided(result: ReportResult) -> Iterator[Heading | Table | Spacer]:
    """Tables of at most ``MOST`` columns, groups together where they fit; the last row is the whole."""
    number = 0
    for place, (words, keys) in enumerate(_tables(result.report)):
        titles = [title_of(all_figures()[key]) for key in keys]
        if result.report.numbered:
            titles = [f"{number + at} {one}" for at, one in enumerate(titles, 1)]
        number += len(keys)
        if place:
            yield Spacer(0.5)
        yield Heading(words)
        heads = (Column("", NAMES), *map(_column, titles, keys))
        rows = [(row.title, *(words_of(row.figures[key]) for key in keys)) for row in result.rows]
        rows.append((WHOLE, *(words_of(result.totals[key]) for key in keys)))
        yield Table(heads, tuple(rows), fine=True)


def _column(title: str, key: str) -> Column:
    """An amount is longer than a count."""
    return Column(title, AMOUNT if money(all_figures()[key]) else COUNT, Align.RIGHT)


def _tables(report: Report) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The captions and keys of each table."""
    words: list[str] = []
    keys: tuple[str, ...] = ()
    for group in report.columns:
        for begin in range(0, len(group.figures), MOST):
            some = group.figures[begin : begin + MOST]
            if keys and len(keys) + len(some) > MOST:
                yield "、".join(words), keys
                words, keys = [], ()
            words.append(group.title)
            keys = (*keys, *some)
    if keys:
        yield "、".join(words), keys
