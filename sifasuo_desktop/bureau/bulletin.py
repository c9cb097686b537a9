"""月通报: the city's figures of a period, its offices side by side, the lights, who handed over.

Plain figures in the order of the office list: no points and no ranking.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sifasuo_desktop.bureau import handed_over, own_figures
from sifasuo_desktop.bureau.handed_over import PARTLY, SILENT, Remark
from sifasuo_desktop.bureau.lights import RED, Lit, lights
from sifasuo_desktop.bureau.offices import Listed, bureau_name, offices
from sifasuo_desktop.bureau.reporting import report_over
from sifasuo_desktop.bureau.store import Bureau
from sifasuo_desktop.bureau.texts import sentence
from sifasuo_desktop.bureau.trouble import BureauTrouble
from sifasuo_desktop.documents.engine.blocks import (
    Align,
    Bars,
    Block,
    Column,
    EdgeLine,
    Heading,
    Note,
    PageBreak,
    PaperContent,
    Spacer,
    Table,
    Text,
    Title,
)
from sifasuo_desktop.domain.figures import Ratio
from sifasuo_desktop.ledgers.figures import all_figures
from sifasuo_desktop.services.paper.report_tables import divided
from sifasuo_desktop.services.paper.report_words import words_of
from sifasuo_desktop.services.reading.reporting import ReportResult, title_of
from sifasuo_desktop.statistics.counting import ReportRow
from sifasuo_desktop.statistics.periods import Period, read_period

REPORT = "annual"
"""The report whose columns stand in it."""
CHARTS = ("disputes_led", "contracts_reviewed", "publicity_people")
"""Of these the first that say anything are drawn, as many as stay beside the paragraph."""
DRAWN = 2
MOST, NAMES = 7, 2.4
"""Columns beside each other on an upright sheet, and the share of the names of offices."""
_MARK = "*"
_DATED = frozenset({handed_over.NOTHING, handed_over.LATE})


@dataclass(frozen=True)
class Facts:
    """All that a bulletin is made of."""

    period: Period
    today: date
    until: date
    offices: tuple[Listed, ...]
    result: ReportResult
    own: Mapping[str, int | None]
    own_year: Mapping[str, int | None]
    lights: tuple[Lit, ...]
    remarks: tuple[Remark, ...]


def facts_of(bureau: Bureau, period: Period, today: date) -> Facts:
    """Counts a period. Raises BureauTrouble ``period_ahead`` for one that has not begun."""
    if period.first > today:
        raise BureauTrouble("period_ahead", "period", period=period.words)
    with bureau.reading() as connection:
        listed = offices(connection)
        remarks = handed_over.remarks(connection, listed, period, today)
    year = read_period(f"{period.last.replace(month=1, day=1)}..{period.last}")
    until = min(period.last, today)
    return Facts(
        period=period,
        today=today,
        until=until,
        offices=listed,
        result=_beside(report_over(bureau, REPORT, period, today), listed, remarks),
        own=own_figures.figures(bureau, period),
        own_year=own_figures.figures(bureau, year),
        lights=lights(bureau, until),
        remarks=remarks,
    )


def _beside(
    result: ReportResult, listed: Sequence[Listed], remarks: Sequence[Remark]
) -> ReportResult:
    """A row each office in the order of the list: strokes where nothing is known, a mark where part."""
    counted = {row.key: row.figures for row in result.rows}
    silent = {one.office.code for one in remarks if one.sort in SILENT}
    partly = {one.office.code for one in remarks if one.sort in PARTLY}
    nothing = {key: None if value is None else value * 0 for key, value in result.totals.items()}
    unknown = dict.fromkeys(nothing)
    ratios = {key: None for key in nothing if isinstance(all_figures()[key], Ratio)}
    rows = tuple(
        ReportRow(
            one.code,
            f"{one.short}{_MARK if one.code in partly else ''}",
            counted.get(one.code, unknown if one.code in silent else {**nothing, **ratios}),
        )
        for one in listed
    )
    return replace(result, rows=rows)


def bulletin(facts: Facts) -> PaperContent:
    """The paper."""
    title = sentence("bulletin", "title")
    made = f"{facts.today.year}年{facts.today.month}月{facts.today.day}日"
    told = sentence("bulletin", "period", {"period": facts.period.words})
    blocks: tuple[Block, ...] = (
        Title(title),
        Text(told, indent=0, align=Align.CENTRE),
        EdgeLine(bureau_name(facts.offices), sentence("bulletin", "made", {"day": made})),
        Spacer(0.5),
        *_numbered(
            ("summary", (Text(_summary(facts)), *_charts(facts), PageBreak())),
            ("offices", tuple(_tables(facts))),
            ("own", tuple(_own(facts))),
            ("lights", tuple(_lights(facts))),
            ("handed_over", tuple(_handed_over(facts))),
        ),
    )
    return PaperContent(title, blocks, number=facts.period.words, mark=_mark(facts))


def _mark(facts: Facts) -> str:
    """What stands across the pages where the offices are those of a demonstration."""
    mark = sentence("bulletin", "demonstration")
    return mark if any(mark in one.name for one in facts.offices) else ""


def _numbered(*parts: tuple[str, tuple[Block, ...]]) -> Iterator[Block]:
    for number, (code, blocks) in zip("一二三四五", parts, strict=True):
        yield Heading(f"{number}、{sentence('bulletin', code)}")
        yield from blocks
        yield Spacer(0.5)


def _summary(facts: Facts) -> str:
    """The figures of the city in one paragraph, with the lights and what is known of how much."""
    silent = {one.office.code for one in facts.remarks if one.sort in SILENT}
    numbers = {
        key: words_of(value) for key, value in facts.result.totals.items() if value is not None
    }
    told = sentence(
        "bulletin",
        "city",
        {
            **dict.fromkeys(facts.result.totals, words_of(None)),
            **numbers,
            "period": facts.period.words,
            "offices": len(facts.offices) - len(silent),
        },
    )
    return told + _lights_told(facts)


def _lights_told(facts: Facts) -> str:
    red = sum(one.light == RED for one in facts.lights)
    return sentence(
        "bulletin",
        "lit",
        {"day": _day(facts.until), "red": red, "yellow": len(facts.lights) - red},
    )


def _tables(facts: Facts) -> Iterator[Block]:
    marks = {one.sort for one in facts.remarks}
    if marks & PARTLY:
        yield Note(sentence("bulletin", "partly"))
    if marks & SILENT:
        yield Note(sentence("bulletin", "silent"))
    yield from divided(facts.result, MOST, NAMES)


def _charts(facts: Facts) -> Iterator[Block]:
    told = [key for key in CHARTS if facts.result.totals[key]]
    for key in told[:DRAWN]:
        values = tuple(
            (
                one.short.removesuffix("司法所"),
                words_of(row.figures[key]),
                float(row.figures[key] or 0),
            )
            for one, row in zip(facts.offices, facts.result.rows, strict=True)
        )
        yield Bars(title_of(all_figures()[key]), values)


def _own(facts: Facts) -> Iterator[Block]:
    rows = tuple(
        (title, words_of(facts.own[key]), words_of(facts.own_year[key]))
        for key, title in own_figures.TITLES.items()
        if facts.own[key] is not None or facts.own_year[key] is not None
    )
    if not rows:
        yield Text(sentence("bulletin", "no_own"))
        return
    heads = [sentence("bulletin", code) for code in ("own_what", "own_now", "own_year")]
    columns = (Column(heads[0], 4), *(Column(one, 1.2, Align.RIGHT) for one in heads[1:]))
    yield Table(columns, rows, fine=True)


def _lights(facts: Facts) -> Iterator[Block]:
    """By number and office: the paper goes round, and names nobody."""
    if not facts.lights:
        yield Text(sentence("bulletin", "no_lights", {"day": _day(facts.until)}))
        return
    yield Text(_lights_told(facts))
    shorts = {one.code: one.short for one in facts.offices}
    heads = (
        Column(sentence("bulletin", "light"), 22, Align.CENTRE),
        Column(sentence("bulletin", "office"), 62),
        Column(sentence("bulletin", "number"), 66),
        Column(sentence("bulletin", "what"), 90),
        Column(sentence("bulletin", "due"), 62, Align.CENTRE),
        Column(sentence("bulletin", "basis"), 140),
    )
    rows = tuple(
        (
            sentence("bulletin", one.light),
            shorts.get(one.office, one.office_name),
            one.number,
            one.title if one.due else one.why,
            str(one.due or words_of(None)),
            one.basis,
        )
        for one in facts.lights
    )
    yield Table(heads, rows, fine=True)


def _handed_over(facts: Facts) -> Iterator[Block]:
    if not facts.remarks:
        yield Text(sentence("bulletin", "all_handed_over"))
        return
    found: dict[str, list[str]] = {}
    for one in facts.remarks:
        last = sentence("bulletin", "last", {"day": str(one.last)}) if one.sort in _DATED else ""
        found.setdefault(one.sort, []).append(f"{one.office.short}{last}")
    rows = tuple(
        (sentence("bulletin", sort), str(len(names)), "、".join(names))
        for sort, names in found.items()
    )
    heads = (
        Column(sentence("bulletin", "state"), 2.4),
        Column(sentence("bulletin", "count"), 0.7, Align.CENTRE),
        Column(sentence("bulletin", "which"), 6),
    )
    yield Table(heads, rows, fine=True)


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
