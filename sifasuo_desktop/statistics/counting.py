"""Counts a report over periods and rows, and gives the records behind a figure.

Who counts is told by ``Sight``: what he may not read has no value, what he may not know of is not
there.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from sifasuo_desktop.domain.codes import CodeBook
from sifasuo_desktop.domain.fields import fields_of
from sifasuo_desktop.domain.figures import Condition, Figure, Ratio, absent, equals, ratio_of
from sifasuo_desktop.domain.record import KINDS, root_kind
from sifasuo_desktop.ledgers.figures import all_figures, field_of, money
from sifasuo_desktop.ledgers.kinds import kinds
from sifasuo_desktop.statistics.periods import Period
from sifasuo_desktop.statistics.report import MONTHS, Report, counted_of
from sifasuo_desktop.store.figure_sql import ALL, Asked, Place, Source, Span, by_kind, counted, ids
from sifasuo_desktop.store.reading import Reader
from sifasuo_desktop.store.schema.own import RECORDS

PLACE = Place(RECORDS)
Number = int | Decimal | None
Found = dict[str, int | Decimal]
NOBODY = "没有填写"


@dataclass(frozen=True)
class Sight:
    """What somebody may see, by his permissions."""

    may: Callable[[str], bool]

    def reads(self, figure: Figure) -> bool:
        """Whether he may read what is counted."""
        return self.may(f"read:{KINDS[figure.of].AREA}")

    def conditions(self, kind: str) -> Iterator[Condition]:
        """What leaves out the records he may not know of (ruling 15)."""
        top = kinds()[root_kind(kind)]
        if top.sealed and not self.may("juvenile"):
            yield equals("juvenile", False)
        if top.sealed and not self.may("sealed"):
            yield absent(top.sealed)


def _anything(permission: str) -> bool:
    return True


EVERYTHING = Sight(_anything)
"""Of the bureau, and of whoever freezes a report."""


def of_office(reader: Reader) -> Source:
    """The office's own store."""
    return Source(reader.connection, PLACE, reader.every, reader.get)


@dataclass(frozen=True)
class ReportRow:
    """One row: its key (an id, a code, a month), its title, and the figures by key."""

    key: str
    title: str
    figures: Mapping[str, Number]


def plain(totals: Mapping[str, Number], rows: Iterable[ReportRow]) -> dict[str, Any]:
    """``figures`` and ``rows`` as plain values: counts are whole numbers, amounts and ratios texts."""
    return {
        "figures": _plain(totals),
        "rows": [
            {"key": row.key, "title": row.title, "figures": _plain(row.figures)} for row in rows
        ],
    }


def _plain(values: Mapping[str, Number]) -> dict[str, int | str | None]:
    return {
        key: f"{value:.2f}" if isinstance(value, Decimal) else value
        for key, value in values.items()
    }


@dataclass(frozen=True)
class Behind:
    """A record behind a figure: its kind, id, the number and id of the record it belongs to, its
    revision.
    """

    kind: str
    id: str
    number: str
    rev: str
    root: str


def wanted(report: Report, sight: Sight) -> list[Figure]:
    """The figures of a report that may be read."""
    return [one for one in counted_of(report) if sight.reads(one)]


def totals(
    source: Source, report: Report, periods: Sequence[Period], sight: Sight
) -> list[Mapping[str, Number]]:
    """The figures of all rows together in each period."""
    found = found_in(source, wanted(report, sight), periods, sight)
    return [_told(report, one) for one in found]


def found_in(
    source: Source, figures: Sequence[Figure], periods: Sequence[Period], sight: Sight
) -> list[Found]:
    """By key the numbers in each period, by one statement a kind."""
    found: list[Found] = [{} for _ in periods]
    for of_kind in by_kind(figures).values():
        asked = _asked(of_kind, periods, sight)
        for (_, at, key), value in counted(source, asked).items():
            found[at][key] = value
    return found


def counted_report(
    source: Source, report: Report, period: Period, sight: Sight, codes: CodeBook
) -> tuple[Mapping[str, Number], Sequence[ReportRow]]:
    """The figures of all rows together, and the rows: none where the report is not divided."""
    if not report.by:
        return totals(source, report, [period], sight)[0], ()
    if report.by == MONTHS:
        months = period.months()
        numbers = totals(source, report, [period, *months], sight)
        found = zip(months, numbers[1:], strict=True)
        return numbers[0], [ReportRow(one.text, one.words, told) for one, told in found]
    figures = wanted(report, sight)
    values = _divided(source, report, figures, period, sight)
    whole = _together(source, figures, values, period, sight)
    return _told(report, whole), _rows(source, report, figures, values, codes)


def pointing(
    source: Source, keys: Sequence[str], to: tuple[str, str], period: Period, sight: Sight
) -> Mapping[str, Number]:
    """Figures and ratios over the records alone that point to a record: ``to`` is its kind and id."""
    found: Found = {}
    figures = {part.key: part for key in keys for part in parts_of(key) if sight.reads(part)}
    kind, record = to
    for figure in figures.values():
        found[figure.key] = 0
        by = next(one.name for one in fields_of(KINDS[figure.of]) if one.spec.ref == kind)
        asked = replace(_asked((figure,), [period], sight), by=by, row=record)
        found |= {key: value for (_, _, key), value in counted(source, asked).items()}
    return _numbers_of(keys, found)


def behind(
    source: Source, figure: Figure, period: Period, sight: Sight, by: str, row: str | None
) -> Iterator[Behind]:
    """The records behind a figure, or behind its value in a row of a report divided ``by``."""
    asked = replace(_asked((figure,), [period], sight), by="" if by == MONTHS else by, row=row)
    found = ids(source, asked)
    numbers = _numbers(source, root_kind(figure.of), {root for _, _, root in found})
    for identity, rev, root in found:
        yield Behind(figure.of, identity, numbers.get(root, ""), rev, root)


def revisions(
    source: Source, report: Report, period: Period, sight: Sight
) -> dict[str, dict[str, str]]:
    """By kind and id the revision of every record a report is counted from."""
    found: dict[str, dict[str, str]] = {}
    for figure in wanted(report, sight):
        for one in behind(source, figure, period, sight, "", None):
            found.setdefault(one.kind, {})[one.id] = one.rev
    return found


def parts_of(key: str) -> tuple[Figure, ...]:
    """The figure of a key, or those a ratio is made of."""
    one = all_figures()[key]
    keys = (*one.above, *one.below) if isinstance(one, Ratio) else (key,)
    found = (all_figures()[part] for part in dict.fromkeys(keys))
    return tuple(part for part in found if isinstance(part, Figure))


def _asked(figures: Sequence[Figure], periods: Sequence[Period], sight: Sight) -> Asked:
    spans = tuple(Span(one.first, one.last) for one in periods)
    kind = figures[0].of
    return Asked(kind, tuple(figures), spans, only=tuple(sight.conditions(kind)))


def _divided(
    source: Source, report: Report, figures: Sequence[Figure], period: Period, sight: Sight
) -> dict[str, Found]:
    """By row and key the numbers, by one statement a kind."""
    values: dict[str, Found] = {}
    for of_kind in by_kind(figures).values():
        asked = replace(_asked(of_kind, [period], sight), by=report.by)
        for (row, _, key), value in counted(source, asked).items():
            values.setdefault(row, {})[key] = value
    return values


def _together(
    source: Source,
    figures: Sequence[Figure],
    values: Mapping[str, Found],
    period: Period,
    sight: Sight,
) -> Found:
    """The whole is the rows added up; only different values have to be counted anew."""
    whole = _nothing(figures)
    for found in values.values():
        for key, value in found.items():
            whole[key] += value
    different = [one for one in figures if one.measure.how == "distinct"]
    return {**whole, **found_in(source, different, [period], sight)[0]}


def _nothing(figures: Sequence[Figure]) -> Found:
    return {one.key: Decimal(0) if money(one) else 0 for one in figures}


def _rows(
    source: Source,
    report: Report,
    figures: Sequence[Figure],
    values: Mapping[str, Found],
    codes: CodeBook,
) -> list[ReportRow]:
    """The rows that hold anything, in the order of their titles, the one without a value last."""
    titles = _titles(source, figures[0].of, report.by, codes)
    nothing = _nothing(figures)
    found = [
        ReportRow(
            row, titles.get(row, row) if row != ALL else NOBODY, _told(report, {**nothing, **one})
        )
        for row, one in values.items()
        if any(one.values())
    ]
    return sorted(found, key=lambda one: (one.key == ALL, one.title))


def _titles(source: Source, kind: str, by: str, codes: CodeBook) -> Mapping[str, str]:
    """What the values that divide the rows are called."""
    if by == source.place.office:
        return source.names
    found = field_of(kind, by)
    assert found is not None
    spec = found[1].spec
    if spec.codes:
        return dict(codes.list(spec.codes).titles)
    if not spec.ref:
        return {}
    called = kinds()[spec.ref]
    return {one.id: called.title(one, (), codes) for one in source.every(called.record)}


def _numbers(source: Source, kind: str, roots: Iterable[str]) -> dict[str, str]:
    """What the records at the top are called by."""
    found = {}
    for root in roots:
        record = source.find(KINDS[kind], root)
        if record is not None:
            found[root] = kinds()[kind].number_of(record) or ""
    return found


def _told(report: Report, found: Mapping[str, int | Decimal]) -> dict[str, Number]:
    """The figures of a report in their order; what may not be read has no value."""
    return _numbers_of(report.figures, found)


def _numbers_of(keys: Iterable[str], found: Mapping[str, int | Decimal]) -> dict[str, Number]:
    told: dict[str, Number] = {}
    for key in keys:
        one = all_figures()[key]
        if not isinstance(one, Ratio):
            told[key] = found.get(key)
        elif {*one.above, *one.below} <= found.keys():
            told[key] = ratio_of(one, found)
        else:
            told[key] = None
    return told
