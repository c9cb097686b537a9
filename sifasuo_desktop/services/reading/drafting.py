"""Narrative drafts: the sentences of ``resources/drafts`` with the figures of a period in them.

``{key}`` is a figure, ``{key|more}`` how it stands against the same period a year before, nothing
where there was none. ``[…]`` inside a sentence is left out where all its figures are zero, a
sentence where all of its are. ``{office}``, ``{town}`` and ``{period}`` are words; what stands in
【】 is for somebody's hand.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from sifasuo_desktop.domain.figures import Ratio
from sifasuo_desktop.domain.office.records import Office
from sifasuo_desktop.domain.refusal import Refused, problem
from sifasuo_desktop.kernel import paths
from sifasuo_desktop.ledgers.figures import all_figures, money
from sifasuo_desktop.services.office.wording import in_words_of
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.reporting import (
    report_result,
    sight_of,
    title_of,
    totals_of,
)
from sifasuo_desktop.statistics.counting import Number, parts_of
from sifasuo_desktop.statistics.periods import Period, read_period, year_before
from sifasuo_desktop.statistics.report import Columns, Report

NOTHING = "本期无。"
WORDS = ("office", "town", "period")
HALF, YEAR, SPAN = "half", "year", "span"
WHICH = {HALF: "半年（如 2026H1）", YEAR: "全年（如 2026）"}
MANY = 10
"""From so many on a year before, the difference is told in per cent."""
SOURCE = "【说明：文中数字由系统按已登记的台账统计，统计到{day}；没有登记的不在内。请核对后再用。】"
AGAINST = "【说明：同比按系统里上年同期的登记计算，上年没有录全的，请删去同比。】"
UNREAD = "【您的账号不能查看“{titles}”，请向有权限的同事取数后补写。】"
_NAMED = re.compile(r"\{([a-z0-9_]+)(\|more)?\}")
_CLAUSE = re.compile(r"\[([^\[\]]*)\]")


@dataclass(frozen=True)
class Section:
    """A heading, its sentences by paragraphs, and what somebody writes by hand."""

    heading: str
    paragraphs: tuple[tuple[str, ...], ...]
    hand: tuple[str, ...]


@dataclass(frozen=True)
class Draft:
    """A text as it stands in its file; ``sort`` is the period it is written for."""

    name: str
    title: str
    head: str
    sort: str
    signed: str
    opening: tuple[str, ...]
    sections: tuple[Section, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """Every figure it names, each once."""
        found = (key for text in self._sentences() for key in figures_in(text))
        return tuple(dict.fromkeys(found))

    def _sentences(self) -> Iterator[str]:
        yield from self.opening
        for section in self.sections:
            for sentences in section.paragraphs:
                yield from sentences


@dataclass(frozen=True)
class Drafted:
    """A draft whose figures are filled in: its title, paragraphs under headings, who signs it, the
    day it was written. ``remarks`` say where the numbers come from.
    """

    title: str
    opening: tuple[str, ...]
    sections: tuple[tuple[str, tuple[str, ...]], ...]
    remarks: tuple[str, ...]
    signed: str
    day: date


def figures_in(text: str) -> tuple[str, ...]:
    """The keys of the figures a sentence names."""
    return tuple(key for key, _ in _NAMED.findall(text) if key not in WORDS)


@cache
def drafts() -> Mapping[str, Draft]:
    """Every draft by its name."""
    files = sorted(paths.resources("drafts").glob("*.toml"))
    found = (_read(one.stem, tomllib.loads(one.read_text(encoding="utf-8"))) for one in files)
    return {one.name: one for one in sorted(found, key=lambda one: (one.sort, one.name))}


def _read(name: str, table: Mapping[str, Any]) -> Draft:
    sections = (
        Section(
            heading=one["heading"],
            paragraphs=tuple(map(tuple, one.get("paragraphs", ()))),
            hand=tuple(one.get("hand", ())),
        )
        for one in table["section"]
    )
    return Draft(
        name=name,
        title=table["title"],
        head=table["head"],
        sort=table["period"],
        signed=table["signed"],
        opening=tuple(table["opening"]),
        sections=tuple(sections),
    )


def draft_named(name: str) -> Draft:
    """The draft of a name or a title. Raises Refused ``draft.unknown``."""
    found = next((one for one in drafts().values() if name in (one.name, one.title)), None)
    if found is None:
        raise Refused(problem("draft.unknown", "name", name=name, known="、".join(drafts())))
    return found


def drafted(workplace: Workplace, draft: Draft, period: Period) -> Drafted:
    """The text over a period. Raises Refused ``draft.period``, ``act.not_readable``."""
    if _sort(period) not in (draft.sort, SPAN):
        wanted = WHICH[draft.sort]
        raise Refused(problem("draft.period", "period", title=draft.title, wanted=wanted))
    office = workplace.office()
    said = _Words(office, period, *_counted(workplace, draft, period), _unread(workplace, draft))
    sections = tuple((said.own(one.heading), tuple(said.paragraphs(one))) for one in draft.sections)
    head = said.own(draft.head)
    opening = tuple(filter(None, map(said.sentence, draft.opening)))
    day = min(period.last, workplace.today())
    remarks = [SOURCE.format(day=f"{day.year}年{day.month}月{day.day}日")]
    remarks += [AGAINST] * said.compared
    signed = said.own(draft.signed)
    return Drafted(head, opening, sections, tuple(remarks), signed, workplace.today())


def drafts_json() -> list[dict[str, str]]:
    """Every draft in words."""
    return [
        {"name": one.name, "title": one.title, "period": WHICH[one.sort]}
        for one in drafts().values()
    ]


def _sort(period: Period) -> str:
    if ".." in period.text:
        return SPAN
    return YEAR if period.text.isdigit() else HALF if "H" in period.text else ""


def _counted(
    workplace: Workplace, draft: Draft, period: Period
) -> tuple[Mapping[str, Number], Mapping[str, Number]]:
    """The figures, and those a year before: while a period runs, up to the same day."""
    asked = Report(name=draft.name, title="", columns=(Columns(title="", figures=draft.keys),))
    now = report_result(workplace, asked, period).totals
    today = workplace.today()
    if period.first > today:
        return now, {}
    if period.last > today:
        period = read_period(f"{period.first}..{today}")
    return now, totals_of(workplace, asked, [year_before(period)])[0]


def _unread(workplace: Workplace, draft: Draft) -> frozenset[str]:
    sight = sight_of(workplace)
    return frozenset(
        key for key in draft.keys if not all(sight.reads(part) for part in parts_of(key))
    )


@dataclass
class _Words:
    """What sentences say of the figures of a period; ``compared`` once something was."""

    office: Office
    period: Period
    now: Mapping[str, Number]
    earlier: Mapping[str, Number]
    unread: frozenset[str]
    compared: bool = False

    def paragraphs(self, section: Section) -> Iterator[str]:
        """What a section says, what is lacking and what is for the hand."""
        said = ["".join(map(self.sentence, one)) for one in section.paragraphs]
        yield from filter(None, said)
        named = {
            key
            for sentences in section.paragraphs
            for text in sentences
            for key in figures_in(text)
        }
        unread = [key for key in self.now if key in named & self.unread]
        if unread:
            titles = "、".join(title_of(all_figures()[key]) for key in unread)
            yield self.own(UNREAD.format(titles=titles))
        elif named and not any(said):
            yield NOTHING
        yield from map(self.own, section.hand)

    def sentence(self, text: str) -> str:
        """A sentence with its figures, or nothing where they are all zero or one may not be read."""
        keys = figures_in(text)
        outside = figures_in(_CLAUSE.sub("", text))
        if keys and not any(self.now[key] for key in keys):
            return ""
        if any(self.now[key] is None for key in outside):
            return ""
        return self._filled(_CLAUSE.sub(self._clause, text))

    def own(self, text: str) -> str:
        """Words without figures, in the office's own word for what has several."""
        return in_words_of(self.office, self._filled(text))

    def _clause(self, found: re.Match[str]) -> str:
        values = [self.now[key] for key in figures_in(found[1])]
        return found[1] if any(values) and None not in values else ""

    def _filled(self, text: str) -> str:
        return in_words_of(self.office, _NAMED.sub(self._named, text))

    def _named(self, found: re.Match[str]) -> str:
        key = found[1]
        if key in WORDS:
            words = (self.office.name, self.office.town, self._period())
            return dict(zip(WORDS, words, strict=True))[key]
        value = self.now[key]
        if value is None:
            return ""
        return self._against(key, value) if found[2] else _number(key, value)

    def _period(self) -> str:
        """A whole year is called as papers call it."""
        return f"{self.period.words}度" if _sort(self.period) == YEAR else self.period.words

    def _against(self, key: str, value: int | Decimal) -> str:
        before = self.earlier.get(key)
        if not before:
            return ""
        self.compared = True
        return f"（{_difference(key, value, before)}）"


def _difference(key: str, now: int | Decimal, before: int | Decimal) -> str:
    if now == before:
        return "同比持平"
    if isinstance(all_figures()[key], Ratio):
        points = _plain(abs(Decimal(now) - Decimal(before)))
        return f"同比{'提高' if now > before else '下降'}{points}个百分点"
    if before < MANY:
        unit = title_of(all_figures()[key]).rpartition("（")[2].rstrip("）")
        return f"同比{'增加' if now > before else '减少'}{abs(now - before)}{unit}"
    share = abs(Decimal(now) - Decimal(before)) * 100 / Decimal(before)
    rounded = _plain(share.quantize(Decimal("0.1")))
    return f"同比{'增长' if now > before else '下降'}{rounded}%"


def _number(key: str, value: int | Decimal) -> str:
    """A count as it is; an amount with its unit, a large one in 万元; a ratio without its sign."""
    if not money(all_figures()[key]):
        return _plain(value)
    large = Decimal(value) / 10_000
    if large < 1:
        return f"{_plain(value)}元"
    return f"{_plain(large.quantize(Decimal('0.01')))}万元"


def _plain(value: int | Decimal) -> str:
    """Without the zeros behind the point that say nothing."""
    text = f"{value:f}" if isinstance(value, Decimal) else str(value)
    return text.rstrip("0").rstrip(".") if "." in text else text
