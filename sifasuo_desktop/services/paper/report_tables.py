"""The tables of a report on paper, of an office as of all offices of a bureau."""

from collections.abc import Iterator, Mapping, Sequence

from sifasuo_desktop.documents.engine.blocks import (
    Align,
    Blocks,
    Column,
    Heading,
    Note,
    SignatureBlock,
    Signers,
    Spacer,
    Table,
    Title,
)
from sifasuo_desktop.ledgers.figures import all_figures, money
from sifasuo_desktop.services.paper.report_words import words_of
from sifasuo_desktop.services.reading.reporting import ReportResult, title_of
from sifasuo_desktop.statistics.counting import Number
from sifasuo_desktop.statistics.report import WHOLE, Report

MOST = 11
"""Columns of figures that have room beside each other on a sheet that lies on its side."""
NAMES, COUNT, AMOUNT = 6.2, 1.5, 2.4
"""Their shares of the width: what the rows are called, a count, an amount."""


def head(result: ReportResult, office: str) -> Blocks:
    """What stands above the tables: the title, whose figures they are, of which time."""
    period = result.period
    about = f"统计期间：{period.words}（{period.first} 至 {period.last}）　制表日期：{result.as_of}"
    return Title(result.report.title), Note(office), Note(about)


def signers(report: Report) -> SignatureBlock:
    """Who signs below them."""
    return SignatureBlock(
        left=tuple(Signers(f"{one}（签名）：") for one in report.signed[:1]),
        right=tuple(Signers(f"{one}（签名）：") for one in report.signed[1:]),
    )


def listed(
    result: ReportResult, earlier: Sequence[Mapping[str, Number]]
) -> Iterator[Heading | Table | Spacer]:
    """One table of all figures, those of the period before beside them and of the year before."""
    heads = (
        Column("序号", 29.5, Align.CENTRE),
        Column("类别", 71.5),
        Column("指标", 155.7),
        Column("本期", 61.8, Align.RIGHT),
        Column("上期", 61.8, Align.RIGHT),
        Column("去年同期", 61.8, Align.RIGHT),
    )
    rows: list[tuple[str, ...]] = []
    for group in result.report.columns:
        for key in group.figures:
            rows.append(
                (
                    str(len(rows) + 1),
                    group.title,  # in every row: any of them may be the first of a page
                    title_of(all_figures()[key]),
                    *(words_of(found[key]) for found in (result.totals, *earlier)),
                )
            )
    yield Table(heads, tuple(rows), fine=True, give=0.3)


def divided(
    result: ReportResult, most: int = MOST, names: float = NAMES
) -> Iterator[Heading | Table | Spacer]:
    """Tables of at most ``most`` columns, groups together where they fit; the last row is the whole.
    ``names`` is the share of the width of what the rows are called.
    """
    number = 0
    for place, (words, keys) in enumerate(_tables(result.report, most)):
        titles = [title_of(all_figures()[key]) for key in keys]
        if result.report.numbered:
            titles = [f"{number + at} {one}" for at, one in enumerate(titles, 1)]
        number += len(keys)
        if place:
            yield Spacer(0.5)
        yield Heading(words)
        heads = (Column("", names), *map(_column, titles, keys))
        rows = [(row.title, *(words_of(row.figures[key]) for key in keys)) for row in result.rows]
        rows.append((WHOLE, *(words_of(result.totals[key]) for key in keys)))
        yield Table(heads, tuple(rows), fine=True, summed=True)


def _column(title: str, key: str) -> Column:
    """An amount is longer than a count."""
    return Column(title, AMOUNT if money(all_figures()[key]) else COUNT, Align.RIGHT)


def _tables(report: Report, most: int) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The captions and keys of each table."""
    words: list[str] = []
    keys: tuple[str, ...] = ()
    for group in report.columns:
        for begin in range(0, len(group.figures), most):
            some = group.figures[begin : begin + most]
            if keys and len(keys) + len(some) > most:
                yield "、".join(words), keys
                words, keys = [], ()
            words.append(group.title)
            keys = (*keys, *some)
    if keys:
        yield "、".join(words), keys
