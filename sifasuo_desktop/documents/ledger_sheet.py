"""The papers of a ledger's record, derived from the declaration: ruled forms on A4.

Fields stand in their groups, short ones two a row; those that may hold many words reach across. A
field that can be one of few things has a box to tick for each, filled and blank. The parts of a
record follow as numbered rows, a void one with its reason. Then what was written over since, and the fields to sign in. Numbers of papers and
telephones stand in full, as on every paper: it is filed with the record, and printing is noted.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import field, replace
from datetime import date, datetime
from functools import partial
from math import ceil
from typing import Any

from sifasuo_desktop.documents.engine.blocks import (
    Align,
    Block,
    Blocks,
    Cell,
    Column,
    EdgeLine,
    Fill,
    Form,
    FormRow,
    Inline,
    Table,
    Title,
)
from sifasuo_desktop.documents.engine.chinese import date_cn, moment_cn
from sifasuo_desktop.documents.field_words import FieldWords, choices, ticks, width_of
from sifasuo_desktop.documents.issuer import Issuer
from sifasuo_desktop.documents.paper import Paper, PaperInput, PaperValues
from sifasuo_desktop.documents.papers.texts import tidy
from sifasuo_desktop.documents.sheet_parts import (
    ROW_GIVES,
    WIDTHS,
    asked_blocks,
    band,
    part_blocks,
    part_rows,
)
from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.fields import Field, field_map, values_of
from sifasuo_desktop.domain.figures import all_hold
from sifasuo_desktop.domain.ledger import VOID, Entry, Group, Ledger, Part, Sheet
from sifasuo_desktop.domain.record import KINDS, Record
from sifasuo_desktop.ledgers.book import ledgers
from sifasuo_desktop.ledgers.figures import all_figures

LABEL = 7  # characters a line of a label holds
NARROW, WIDE = 10, 28  # characters a line of a value holds, beside another and across
NO_DAY = "　　　年　　月　　日"  # fits beside another
LONG = 60  # characters; what may be longer reaches across
MOST_TICKED = 48  # characters; a longer list of codes is written in words
# In lines: the rows, what they give up so that a form keeps to one page, room to sign and to seal.
ROW = 1.0
LONG_LINES, LONG_GIVES = ((2000, 5.0), (1000, 3.0)), 0.5
WRITTEN, WRITTEN_GIVES = 2.0, 1.0  # of a field that has words already
SIGN_LINES, SEAL_LINES = 3.0, 5.4
SEALED = "盖章"
COUNTED = "办理情况"


class Values(PaperValues):
    """What one record says: the words of its fields by name, and of its parts by their short name.

    ``parts`` is None on the blank form, which has rows to be written on. ``void`` says why the
    record is void, ``left_out`` are groups that are not for such a record (None on the blank form), ``entered`` is the day the form was filled in, ``written_over`` what was put
    right or put off since.
    """

    words: Mapping[str, str] = field(default_factory=dict)
    parts: Mapping[str, tuple[tuple[str, ...], ...]] | None = None
    void: str | None = None
    entered: date | None = None
    written_over: tuple[tuple[str, ...], ...] = ()
    counts: Mapping[str, str] = field(default_factory=dict)
    left_out: frozenset[str] | None = None


def sheet_of(ledger: Ledger, sheet: Sheet) -> Paper[Values]:
    """The paper ``KIND_sheet``, or another of its papers."""
    whole = not sheet.groups
    return Paper(
        f"{ledger.kind}_{sheet.name}",
        sheet.title,
        ledger.kind,
        "record",
        partial(_items, ledger, sheet),
        Values,
        partial(_fill, ledger, sheet),
        partial(_layout, ledger, sheet),
        at=(sheet.since,) if sheet.since else (),
        photos=whole,
        tells=True,
        holds=tuple(name for group in sheet.groups for name in group.fields),
        counts=sheet.counts,
    )


def _items(ledger: Ledger, sheet: Sheet, case: CaseFile) -> tuple[Record, ...]:
    record = case.record
    there = isinstance(record, ledger.record)
    return (record,) if there and (not sheet.since or getattr(record, sheet.since)) else ()


# --- what is filled in ----------------------------------------------------------------------


def _fill(ledger: Ledger, sheet: Sheet, given: PaperInput) -> Values:
    entry = given.case.record
    assert isinstance(entry, Entry)
    said = FieldWords(given.code_title, given.called)
    words = {one.name: _words(said, one, getattr(entry, one.name)) for one in ledger.typed}
    unsaid = {"office": given.issuer.office.name}
    for one in ledger.typed:
        words[one.name] = words[one.name] or unsaid.get(one.spec.unsaid, "")
    return Values(
        words={**words, **_beside_words(ledger, sheet, said, given)},
        parts={part.name: tuple(part_rows(said, sheet, part, given.case)) for part in ledger.parts},
        void=(entry.void_reason or "") if entry.state == VOID.name else None,
        entered=getattr(entry, sheet.since) if sheet.since else given.entered or given.today,
        counts=given.counts,
        left_out=_left_out(ledger, sheet, entry),
        written_over=tuple(
            (date_cn(one.day), one.title, one.words, one.who) for one in given.story
        ),
        names=tuple(filter(None, (words[one.name] for one in ledger.typed if _is_name(one)))),
        number=entry.register_no,
        mark=VOID.title if entry.state == VOID.name else "",
    )


def _left_out(ledger: Ledger, sheet: Sheet, entry: Record) -> frozenset[str]:
    """The titles of the groups that are not for such a record, and in which nothing is said."""
    values = values_of(entry)
    return frozenset(
        group.title
        for group in sheet.groups or ledger.groups
        if not all_hold(group.where, values)
        if not any(values[name] for name in group.fields)
    )


def _beside_words(
    ledger: Ledger, sheet: Sheet, said: FieldWords, given: PaperInput
) -> dict[str, str]:
    """What the records that fields point to say, as far as the reader may see them."""
    found = {}
    own = {one.name: one for one in ledger.typed}
    for ref in sheet.beside:
        value = getattr(given.case.record, ref)
        record = given.named(own[ref].spec.ref, value) if value else None
        for one in _fields_beside(own[ref], sheet):
            of = one.name.removeprefix(f"{ref}.")
            found[one.name] = _words(said, one, getattr(record, of)) if record else ""
    return found


def _fields_beside(field: Field, sheet: Sheet) -> Iterator[Field]:
    """The fields of the record a field points to that stand behind it, named after both."""
    names = sheet.beside.get(field.name, ())
    there = field_map(KINDS[field.spec.ref]) if names else {}
    yield from (replace(there[name], name=f"{field.name}.{name}") for name in names)


def _words(said: FieldWords, field: Field, value: Any) -> str:
    if value is not None and _tickable(field):
        return _boxes(field, value if field.many else (value,))
    words = said.of(field, value)
    return tidy(words) if field.spec.multiline else words


def _is_name(field: Field) -> bool:
    return field.spec.name or field.spec.form == "name"


# --- where it stands ------------------------------------------------------------------------


def _layout(ledger: Ledger, sheet: Sheet, values: Values, issuer: Issuer | None) -> Blocks:
    void = f"（{values.mark}）" if values.mark else ""
    office: Inline = issuer.office.name if issuer else Fill(blank=10)
    number: Inline = f"{values.number}{void}" if values.number else Fill(blank=8)
    reason = f"作废原因：{values.void}" if values.void else ""
    asked = [one for one in ledger.typed if one.name == sheet.asks]
    held = [one for one in ledger.parts if not sheet.groups or one.name in sheet.parts]
    return (
        Title(sheet.title),
        EdgeLine(("填表单位：", office), ("登记号：", number)),
        Form(WIDTHS, (*_rows(ledger, sheet, values), *_counts(sheet, values))),
        *(block for part in held for block in part_blocks(sheet, part, rows_of(part, values))),
        *(block for one in asked for block in asked_blocks(one)),
        *_written_over(values),
        _signed(sheet.signed),
        EdgeLine(reason, f"填表日期：{date_cn(values.entered)}"),
    )


def _rows(ledger: Ledger, sheet: Sheet, values: Values) -> Iterator[FormRow]:
    """A group stays on one page as long as its words keep to the room of the blank form."""
    fields = {one.name: one for one in ledger.typed}
    groups = sheet.groups or ledger.groups or (Group(title="", fields=tuple(fields)),)
    for group in groups:
        if not _stands(ledger, group, values):
            continue
        named = [fields[name] for name in group.fields]
        own = [each for one in named for each in (one, *_fields_beside(one, sheet))]
        if group.title and [one.spec.title for one in own] != [group.title]:
            yield band(group.title)
        whole = not any(_overlong(one, values) for one in own)
        rows = list(_paired(ledger, own, values))
        yield from (replace(row, opens=whole) for row in rows[:-1])
        yield rows[-1]


def rows_of(part: Part, values: Values) -> tuple[tuple[str, ...], ...] | None:
    """The rows of a part; None on the blank form."""
    return None if values.parts is None else values.parts[part.name]


def _stands(ledger: Ledger, group: Group, values: Values) -> bool:
    """Whether a group stands on the sheet: always on the blank one."""
    return values.left_out is None or group.title not in values.left_out


def _counts(sheet: Sheet, values: Values) -> Iterator[FormRow]:
    """What was counted of the records that point here, two a row."""
    if sheet.counts:
        yield band(COUNTED)
    for at in range(0, len(sheet.counts), 2):
        pair = sheet.counts[at : at + 2]
        span = 1 if len(pair) > 1 else 3
        cells = [
            cell
            for key in pair
            for cell in (
                Cell(_label(all_figures()[key].title), label=True),
                Cell(values.counts.get(key, ""), span),
            )
        ]
        yield FormRow(tuple(cells), ROW, ROW_GIVES)


def _overlong(field: Field, values: Values) -> bool:
    """Whether its words need more lines than the blank form has for them."""
    words = values.words.get(field.name, "").split("\n")
    return sum(max(1, ceil(width_of(one) / WIDE)) for one in words) > _lines(field)


def _paired(ledger: Ledger, fields: Iterable[Field], values: Values) -> Iterator[FormRow]:
    """Short fields two a row; one that has no other beside it reaches across."""
    left = list(fields)
    while left:
        one = left.pop(0)
        other = None if _reaches(ledger, one) else _beside(ledger, left)
        if other is None:
            yield _across(one, values)
        else:
            left.remove(other)
            cells = (*_cells(one, values, 1), *_cells(other, values, 1))
            yield FormRow(cells, ROW, ROW_GIVES)


def _beside(ledger: Ledger, following: Iterable[Field]) -> Field | None:
    """The next short field: it comes forward, so that no half row is left empty."""
    return next((one for one in following if not _reaches(ledger, one)), None)


def _across(field: Field, values: Values) -> FormRow:
    if not field.spec.multiline:
        return FormRow(_cells(field, values, 3), ROW, ROW_GIVES)
    lines = _lines(field)
    gives = lines * LONG_GIVES
    if values.words.get(field.name):
        lines, gives = WRITTEN, WRITTEN_GIVES
    flows = _overlong(field, values)
    return FormRow(_cells(field, values, 3), lines, gives, grows=True, flows=flows)


def _lines(field: Field) -> float:
    """How many lines the blank form has for a field that reaches across."""
    if not field.spec.multiline:
        return 2.0
    return next((most for least, most in LONG_LINES if field.spec.length >= least), 2.0)


def _cells(field: Field, values: Values, span: int) -> tuple[Cell, Cell]:
    words = values.words.get(field.name) or _unfilled(field)
    return Cell(_label(field.spec.title), label=True), Cell(words, span)


def _label(title: str) -> str:
    """A word of two characters is spread, as printed forms do; a long one breaks in its middle."""
    if len(title) == 2:
        return f"{title[0]}　　{title[1]}"
    half = ceil(len(title) / 2)
    return f"{title[:half]}\n{title[half:]}" if len(title) > LABEL else title


def _unfilled(field: Field) -> str:
    """What stands where nothing is filled in: boxes to tick, the marks of a date."""
    if _tickable(field):
        return _boxes(field)
    if field.many:
        return ""
    blanks: dict[type, str] = {date: NO_DAY, datetime: moment_cn(None)}
    return blanks.get(field.type, "")


def _boxes(field: Field, chosen: Collection[Any] = ()) -> str:
    """On one line beside another field where they fit, else on as many as they need, none torn."""
    boxes = ticks(field, chosen)
    close = " ".join(boxes)
    if width_of(close) <= NARROW:
        return close
    lines = [boxes[0]]
    for box in boxes[1:]:
        longer = f"{lines[-1]}　{box}"
        if width_of(longer) <= WIDE:
            lines[-1] = longer
        else:
            lines.append(box)
    return "\n".join(lines)


def _tickable(field: Field) -> bool:
    return bool(choices(field)) and sum(map(width_of, ticks(field))) <= MOST_TICKED


def _reaches(ledger: Ledger, field: Field) -> bool:
    """Whether a field may hold more than fits beside another; of moments the blank does not."""
    spec = field.spec
    if spec.multiline or field.name in ledger.called:
        return True
    if _tickable(field):
        return width_of(_boxes(field)) > NARROW
    if spec.ref or field.many:
        return field.many or spec.ref in ledgers()
    if field.type is datetime:
        return True
    plain = not (spec.codes or spec.form or spec.mask or spec.check)
    return field.type is str and plain and spec.length > LONG


WRITTEN_OVER = "变更记录"
OVER_COLUMNS = (
    Column("日期", 2.5),
    Column("事项", 2.1),
    Column("内容", 5.2),
    Column("经办人", 1.5, Align.CENTRE),
)


def _written_over(values: Values) -> Iterator[Block]:
    """What was put right or put off since, with what was said before: nothing is lost silently."""
    if values.written_over:
        yield Form(WIDTHS, (band(WRITTEN_OVER),))
        yield Table(OVER_COLUMNS, values.written_over, give=ROW_GIVES, flows=True)


def _signed(labels: tuple[str, ...]) -> Form:
    """A field for each to sign, side by side, with its day; where a body seals, room for its seal."""
    lines = SEAL_LINES if any(SEALED in label for label in labels) else SIGN_LINES
    words = (label if label.endswith("）") else f"{label}（签名）" for label in labels)
    cells = tuple(Cell(f"{one}：", foot=(NO_DAY,)) for one in words)
    return Form((1.0,) * len(cells), (FormRow(cells, lines),), ends=True)
