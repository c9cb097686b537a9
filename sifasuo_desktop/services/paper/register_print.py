"""The register of a kind on paper: its records of a period in the order of their days, on A4 that
lies on its side.

Columns are as wide as their declaration says, so that the sheets of one binder match. A void record
keeps all its words; that it is void is its state, or stands in 备注, and why before the words of the
widest column. Of a long text the beginning is printed: the whole of it stands on the single sheet,
and the register says so.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sifasuo_desktop.documents.engine.blocks import (
    Block,
    Column,
    EdgeLine,
    PaperContent,
    Table,
    Title,
)
from sifasuo_desktop.documents.engine.chinese import date_cn
from sifasuo_desktop.documents.field_words import YES_NO, FieldWords
from sifasuo_desktop.domain.fields import Field, field_map, values_of
from sifasuo_desktop.domain.figures import all_hold
from sifasuo_desktop.domain.kind import Bounds, Kind
from sifasuo_desktop.domain.ledger import VOID, Tally, View
from sifasuo_desktop.domain.record import Record
from sifasuo_desktop.domain.refusal import Refused, problem
from sifasuo_desktop.ledgers.kinds import kinds
from sifasuo_desktop.services.acting.states import state_of
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.paper.list_print import MOST_ROWS
from sifasuo_desktop.services.paper.own_words import paper_in_words_of
from sifasuo_desktop.services.paper.paper_names import file_name
from sifasuo_desktop.services.paper.printing import PaperJob
from sifasuo_desktop.services.paper.register_columns import (
    REMARK,
    STATE,
    Columns,
    columns_of,
    counted,
)
from sifasuo_desktop.services.reading.called_records import WITHHELD, called_records
from sifasuo_desktop.services.reading.finding import readable_kind, selection
from sifasuo_desktop.services.reading.masking import masked_value
from sifasuo_desktop.statistics.periods import Period
from sifasuo_desktop.store.lists import Query, children_of_roots, page
from sifasuo_desktop.store.reading import Reader

MOST = 150  # characters of a text
SIGNED = "填表人：　　　　　　　　　审核人："
NOTHING, WHOLE = "无", "合计"
_TRUE = {"true": True, "1": True, "是": True}
_BETWEEN = re.compile(r"[、，,；;\s]+")
SHORTENED = "以“…”结尾的没有印完，全文见各件登记表。"


@dataclass(frozen=True)
class _Asked:
    """What a register is made of: where which records stand, and who looks."""

    workplace: Workplace
    kind: Kind
    records: Sequence[Record]
    beside: Mapping[str, Sequence[Record]]
    tallied: Mapping[str, Mapping[str, Sequence[Record]]]
    unmask: bool


def register_job(
    workplace: Workplace,
    kind: str,
    where: Mapping[str, str],
    period: Period | None = None,
    *,
    unmask: bool = False,
    view: str | None = None,
) -> PaperJob:
    """The register of what the signed-in user may see of a kind, noted in the log.

    ``period`` is that of the day by which its records are counted; ``where`` narrows as in a list;
    ``view`` is one of the kind's other registers. Numbers of papers and telephones are masked
    unless ``unmask``, which is noted as well. Raises Refused as ``find`` does, ``act.not_allowed``,
    ``print.no_period``, ``print.no_view``, ``print.list_long``.
    """
    made = register(workplace, kind, where, period, unmask=unmask, view=view)
    named = file_name(made.title, period.words if period else "")
    return PaperJob(made.content, file_name=named)


@dataclass(frozen=True)
class Register:
    """A register as a paper, what it is called as declared, and the records in it."""

    content: PaperContent
    title: str
    records: Sequence[Record]


def register(
    workplace: Workplace,
    kind: str,
    where: Mapping[str, str],
    period: Period | None = None,
    *,
    unmask: bool = False,
    view: str | None = None,
) -> Register:
    """The register with its records; see ``register_job``."""
    if not workplace.may("print"):
        raise Refused(problem("act.not_allowed", "", title="打印"))
    readable_kind(workplace, kind)
    if unmask:
        workplace.require("unmask")
    declared = kinds()[kind]
    shown = _view(declared, view)
    asked = _read(workplace, declared, where, period, unmask)
    if shown.where:
        meant = tuple(one for one in asked.records if _meant(one, shown))
        asked = replace(asked, records=meant)
    if unmask:
        workplace.note("unmask", None, kind)
    workplace.note("print", None, f"register:{kind}")
    content = _content(asked, shown, _about(workplace, declared, where, period))
    content = paper_in_words_of(workplace.office(), content)
    return Register(content, shown.title, asked.records)


def _meant(record: Record, view: View) -> bool:
    values = values_of(record)
    return all_hold(view.where, values)


def _view(kind: Kind, name: str | None) -> View:
    """The register of a kind, or one by other columns."""
    if name is None:
        usual = kind.register or tuple(one.name for one in kind.columns)
        return View(name="", title=kind.book or f"{kind.record.TITLE}台账", columns=usual)
    found = next((one for one in kind.views if name in (one.name, one.title)), None)
    if found is None:
        known = "、".join(one.name for one in kind.views) or NOTHING
        raise Refused(problem("print.no_view", "view", name=name, known=known))
    return found


def _read(
    workplace: Workplace,
    kind: Kind,
    where: Mapping[str, str],
    period: Period | None,
    unmask: bool,
) -> _Asked:
    with workplace.store.reading() as reader:
        query = register_query(workplace, reader, kind, where, period)
        found = page(reader, replace(query, limit=MOST_ROWS + 1))
        assert found is not None
        if found.total > MOST_ROWS:
            raise Refused(problem("print.list_long", "", count=found.total, most=MOST_ROWS))
        roots = [record.id for record in found.records]
        beside = children_of_roots(reader, roots, kind.beside.KIND) if kind.beside else {}
        parts = dict.fromkeys(one.part.KIND for one in kind.tallies)
        tallied = {part: children_of_roots(reader, roots, part) for part in parts}
    oldest_first = found.records[::-1]
    records = sorted(oldest_first, key=lambda one: _place(kind, one))
    return _Asked(workplace, kind, records, beside, tallied, unmask)


def register_query(
    workplace: Workplace,
    reader: Reader,
    kind: Kind,
    where: Mapping[str, str],
    period: Period | None,
) -> Query:
    """Which records a register holds."""
    query = selection(workplace, reader, kind.name, "", where)
    return replace(query, bounds=(*query.bounds, *_bounds(kind, period)))


def _bounds(kind: Kind, period: Period | None) -> Bounds:
    if period is None:
        return ()
    if not kind.dated:
        raise Refused(problem("print.no_period", "period", title=kind.record.TITLE))
    days = ((">=", period.first), ("<=", period.last))
    return tuple((kind.dated, sign, day.isoformat()) for sign, day in days)


def _place(kind: Kind, record: Record) -> tuple[str, str]:
    day = getattr(record, kind.dated) if kind.dated else None
    return day.isoformat() if day else "~", kind.number_of(record) or ""


def _about(
    workplace: Workplace, kind: Kind, where: Mapping[str, str], period: Period | None
) -> str:
    """Whose register it is, of which period, and what it was narrowed to."""
    fields = field_map(kind.record)
    by = f"按{fields[kind.dated].spec.title}" if kind.dated else ""
    told = [f"单位：{workplace.office().name}", f"期间（{by}）：{period.words}" if period else ""]
    for name, value in where.items():
        field, words = fields[name], value
        state = state_of(kind.name, value) if name == STATE else None
        if state is not None:
            words = state.title
        elif field.type is bool:
            words = YES_NO[_TRUE.get(value.casefold(), False)]
        elif field.spec.ref:
            words = called_records(workplace, field.spec.ref, [value])[value]
            words = value if words == WITHHELD else words
        elif field.spec.codes:
            words = workplace.codes.title(field.spec.codes, value)
        told.append(f"{field.spec.title}：{words}")
    return "　".join(filter(None, told))


# --- the table ------------------------------------------------------------------------------


def _content(asked: _Asked, view: View, about: str) -> PaperContent:
    columns = columns_of(asked.kind, view.columns, asked.workplace.codes)
    said = FieldWords(asked.workplace.codes.title, _called(asked, view.columns), brief=True)
    lines = [_line(asked, columns, record, said) for record in asked.records]
    rows = [(str(place), *line) for place, line in enumerate(lines, 1)]
    void = sum(map(_is_void, asked.records))
    count = f"共 {len(rows)} 条" + (f"（其中作废 {void} 条）" if void else "")
    filled = rows or [("", NOTHING, *("" for _ in columns.names[1:]))]
    total = tuple(_total(asked, columns.names, said))
    cut = any(cell.endswith("…") for line in lines for cell in line)
    heads = tuple(map(Column, columns.titles, columns.widths, columns.aligns))
    blocks: tuple[Block, ...] = (
        Title(view.title),
        EdgeLine(about, count),
        Table(heads, (*filled, *total), fine=True, summed=bool(total)),
        *((EdgeLine(SHORTENED),) if cut else ()),
        EdgeLine(SIGNED, f"填表日期：{date_cn(asked.workplace.today())}"),
    )
    names = tuple(_persons(asked, columns.names))
    return PaperContent(view.title, blocks, landscape=True, counted=True, names=names)


def _persons(asked: _Asked, names: Sequence[str]) -> Iterator[str]:
    """Names of people, which no line breaks."""
    fields = field_map(asked.kind.record)
    for name in names:
        field = fields.get(name)
        if field is not None and field.spec.form == "name" and name not in asked.kind.called:
            for record in asked.records:
                yield from filter(None, _BETWEEN.split(getattr(record, name) or ""))


def _total(asked: _Asked, names: Sequence[str], said: FieldWords) -> Iterator[tuple[str, ...]]:
    """The sums of what is counted, void records left out; none where nothing is."""
    fields = field_map(asked.kind.record)
    tallies = {one.name: one for one in asked.kind.tallies}
    summed = {name for name in names if name in tallies or counted(fields.get(name))}
    standing = [one for one in asked.records if not _is_void(one)]
    if not summed or not standing:
        return
    cells = ["", WHOLE]
    for name in names[1:]:
        if name in tallies:
            cells.append(str(sum(_tally(asked, one, tallies[name]) for one in standing)))
        elif name in summed:
            nothing = fields[name].type(0)
            whole = sum((getattr(one, name) or nothing for one in standing), nothing)
            cells.append(said.of(fields[name], whole))
        else:
            cells.append("")
    yield tuple(cells)


def _tally(asked: _Asked, record: Record, tally: Tally) -> int:
    parts = asked.tallied[tally.part.KIND].get(record.id, ())
    standing = [one for one in parts if getattr(one, "void_reason", None) is None]
    return sum(not tally.filled or bool(getattr(one, tally.filled)) for one in standing)


def _is_void(record: Record) -> bool:
    return getattr(record, STATE, None) == VOID.name


def _line(asked: _Asked, columns: Columns, record: Record, said: FieldWords) -> tuple[str, ...]:
    fields = field_map(asked.kind.record)
    cells = {name: _cell(asked, record, name, fields.get(name), said) for name in columns.names}
    if _is_void(record):
        reason = getattr(record, "void_reason", None)
        cells[columns.widest] = f"（作废：{reason or '—'}）{cells[columns.widest]}"
    return tuple(cells.values())


def _cell(asked: _Asked, record: Record, name: str, field: Field | None, said: FieldWords) -> str:
    tally = next((one for one in asked.kind.tallies if one.name == name), None)
    if tally is not None:
        return str(_tally(asked, record, tally))
    if name == REMARK:
        return VOID.title if _is_void(record) else ""
    if name == "number":
        return asked.kind.number_of(record) or ""
    if field is None:
        return asked.kind.who(record, asked.beside.get(record.id, ()))
    if field.name == STATE:
        return _state(asked, record)
    value = getattr(record, field.name)
    if field.spec.mask and not asked.unmask:
        value = masked_value(field, value)
    words = " ".join(said.of(field, value).split())
    return words if len(words) <= MOST else f"{words[: MOST - 1]}…"


def _state(asked: _Asked, record: Record) -> str:
    shown = asked.kind.state_on(record, asked.workplace.today())
    state = state_of(asked.kind.name, shown)
    return state.title if state else ""


def _called(asked: _Asked, names: Sequence[str]) -> Callable[[str, str], str]:
    """What the columns point to, read once a kind."""
    fields = field_map(asked.kind.record)
    wanted: dict[str, list[str]] = {}
    for name in names:
        field = fields.get(name)
        if field is not None and field.spec.ref:
            values = (getattr(record, name) for record in asked.records)
            wanted.setdefault(field.spec.ref, []).extend(_flat(values))
    known = {kind: called_records(asked.workplace, kind, ids) for kind, ids in wanted.items()}

    def called(kind: str, record: str) -> str:
        return known[kind][record]

    return called


def _flat(values: Iterator[Any]) -> Iterator[str]:
    for value in values:
        yield from (value if isinstance(value, tuple) else (value,) if value else ())
