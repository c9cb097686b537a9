"""The register of a kind on paper: its records of a period in the order of their days, on A4 that
lies on its side.

A void record keeps its place and its number; instead of its other words stand 作废 and why. Of a
long text the beginning is printed: the whole of it stands on the single sheet.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from math import ceil
from typing import Any

from sifasuo_desktop.documents.engine.blocks import (
    Align,
    Column,
    EdgeLine,
    PaperContent,
    Table,
    Title,
)
from sifasuo_desktop.documents.engine.chinese import date_cn
from sifasuo_desktop.documents.field_words import FieldWords
from sifasuo_desktop.domain.fields import Field, field_map
from sifasuo_desktop.domain.kind import Bounds, Kind
from sifasuo_desktop.domain.ledger import VOID
from sifasuo_desktop.domain.record import Record
from sifasuo_desktop.domain.refusal import Refused, problem
from sifasuo_desktop.ledgers.kinds import kinds
from sifasuo_desktop.services.acting.states import state_of
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.paper.list_print import MOST_ROWS, column_widths
from sifasuo_desktop.services.paper.paper_names import file_name
from sifasuo_desktop.services.paper.printing import PaperJob
from sifasuo_desktop.services.reading.called_records import called_records
from sifasuo_desktop.services.reading.finding import readable_kind, selection
from sifasuo_desktop.services.reading.masking import masked_value
from sifasuo_desktop.statistics.periods import Period
from sifasuo_desktop.store.lists import children_of_roots, page

STATE = "state"
OF_ALL = {"number": "编号", "who": "当事人"}
"""What a register can show of any kind, besides its fields."""
# In characters: a line of the page, the most a column asks for, columns that are never torn as long
# as that leaves room for the others.
ROOM, LONGEST, SHORT = 65.0, 24.0, (6.0, 4.0)
MOST = 90  # characters of a text
BESIDE = 0.8  # characters: what is free beside the words of a cell
SIGNED = "填表人：　　　　　　　　　审核人："
NOTHING = "无"


@dataclass(frozen=True)
class _Asked:
    """What a register is made of: where which records stand, and who looks."""

    workplace: Workplace
    kind: Kind
    records: Sequence[Record]
    beside: Mapping[str, Sequence[Record]]
    unmask: bool


def register_job(
    workplace: Workplace,
    kind: str,
    where: Mapping[str, str],
    period: Period | None = None,
    *,
    unmask: bool = False,
) -> PaperJob:
    """The register of what the signed-in user may see of a kind, noted in the log.

    ``period`` is that of the day by which its records are counted; ``where`` narrows as in a list.
    Numbers of papers and telephones are masked unless ``unmask``, which is noted as well. Raises
    Refused as ``find`` does, ``act.not_allowed``, ``print.no_period``, ``print.list_long``.
    """
    if not workplace.may("print"):
        raise Refused(problem("act.not_allowed", "", title="打印"))
    readable_kind(workplace, kind)
    if unmask:
        workplace.require("unmask")
    declared = kinds()[kind]
    asked = _read(workplace, declared, where, period, unmask)
    title = declared.book or f"{declared.record.TITLE}台账"
    if unmask:
        workplace.note("unmask", None, kind)
    workplace.note("print", None, f"register:{kind}")
    content = _content(asked, title, _about(workplace, declared, where, period))
    return PaperJob(content, file_name=file_name(title, period.words if period else ""))


def _read(
    workplace: Workplace,
    kind: Kind,
    where: Mapping[str, str],
    period: Period | None,
    unmask: bool,
) -> _Asked:
    with workplace.store.reading() as reader:
        query = selection(workplace, reader, kind.name, "", where)
        query = replace(query, bounds=(*query.bounds, *_bounds(kind, period)), limit=MOST_ROWS + 1)
        found = page(reader, query)
        assert found is not None
        if found.total > MOST_ROWS:
            raise Refused(problem("print.list_long", "", count=found.total, most=MOST_ROWS))
        roots = [record.id for record in found.records]
        beside = children_of_roots(reader, roots, kind.beside.KIND) if kind.beside else {}
    oldest_first = found.records[::-1]
    records = sorted(oldest_first, key=lambda one: _place(kind, one))
    return _Asked(workplace, kind, records, beside, unmask)


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
    told = [f"单位：{workplace.office().name}", f"期间：{period.words}" if period else ""]
    fields = field_map(kind.record)
    for name, value in where.items():
        field, words = fields[name], value
        state = state_of(kind.name, value) if name == STATE else None
        if state is not None:
            words = state.title
        elif field.spec.codes:
            words = workplace.codes.title(field.spec.codes, value)
        told.append(f"{field.spec.title}：{words}")
    return "　".join(filter(None, told))


# --- the table ------------------------------------------------------------------------------


def _content(asked: _Asked, title: str, about: str) -> PaperContent:
    names = asked.kind.register or tuple(one.name for one in asked.kind.columns)
    fields = field_map(asked.kind.record)
    titles = ("序号", *(OF_ALL.get(one) or fields[one].spec.title for one in names))
    rows = [(str(place), *row) for place, row in enumerate(_rows(asked, names), 1)]
    widths = _widths(titles, rows)
    aligns = [Align.CENTRE, *(_align(fields.get(name)) for name in names)]
    void = sum(_is_void(record) for record in asked.records)
    count = f"共 {len(rows)} 条" + (f"（其中作废 {void} 条）" if void else "")
    filled = rows or [("", NOTHING, *("" for _ in names[1:]))]
    whole = sum(widths)
    heads = (_head(one, width * ROOM / whole) for one, width in zip(titles, widths, strict=True))
    blocks = (
        Title(title),
        EdgeLine(about, count),
        Table(tuple(map(Column, heads, widths, aligns)), tuple(filled), fine=True),
        EdgeLine(SIGNED, f"填表日期：{date_cn(asked.workplace.today())}"),
    )
    return PaperContent(title, blocks, landscape=True, counted=True)


def _widths(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> list[float]:
    for short in SHORT:
        widths, fits = column_widths(titles, rows, ROOM, LONGEST, short)
        if fits:
            break
    return widths


def _head(title: str, width: float) -> str:
    """A heading that does not fit on one line breaks in its middle."""
    half = ceil(len(title) / 2)
    return title if len(title) <= width - BESIDE else f"{title[:half]}\n{title[half:]}"


def _align(field: Field | None) -> Align:
    """Amounts stand at the right; days, counts and what comes from a list in the middle."""
    if field is None or field.many or field.spec.ref:
        return Align.LEFT
    if field.type is Decimal:
        return Align.RIGHT
    of_list = field.spec.codes or field.name == STATE
    return Align.CENTRE if of_list or field.type in (date, int, bool) else Align.LEFT


def _is_void(record: Record) -> bool:
    return getattr(record, STATE, None) == VOID.name


def _rows(asked: _Asked, names: Sequence[str]) -> Iterator[tuple[str, ...]]:
    fields = field_map(asked.kind.record)
    said = FieldWords(asked.workplace.codes.title, _called(asked, names), brief=True)
    for record in asked.records:
        words = [_cell(asked, record, name, fields.get(name), said) for name in names]
        yield tuple(_voided(record, names, fields, words) if _is_void(record) else words)


def _cell(asked: _Asked, record: Record, name: str, field: Field | None, said: FieldWords) -> str:
    if name == "number":
        return asked.kind.number_of(record) or ""
    if field is None:
        return asked.kind.who(record, asked.beside.get(record.id, ()))
    if field.name == STATE:
        shown = asked.kind.state_on(record, asked.workplace.today())
        state = state_of(asked.kind.name, shown)
        return state.title if state else ""
    value = getattr(record, field.name)
    if field.spec.mask and not asked.unmask:
        value = masked_value(field, value)
    words = " ".join(said.of(field, value).split())
    return words if len(words) <= MOST else f"{words[: MOST - 1]}…"


def _voided(
    record: Record, names: Sequence[str], fields: Mapping[str, Field], words: Sequence[str]
) -> Iterator[str]:
    """Its numbers and its day stay; the first other word says that it is void, and why."""
    reason = getattr(record, "void_reason", None)
    told = f"作废：{reason}" if reason else "作废"
    for name, word in zip(names, words, strict=True):
        field = fields.get(name)
        numbered = name == "number" or (field is not None and field.spec.form == "number")
        if name == STATE:
            yield VOID.title
        elif numbered or (field is not None and field.type is date):
            yield word
        else:
            yield told
            told = ""


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
