"""The parts of a ledger's record on its papers: numbered rows under the title of the part."""

from collections.abc import Iterator
from datetime import date
from math import ceil

from sifasuo_desktop.documents.engine.blocks import (
    Align,
    Block,
    Cell,
    Column,
    Form,
    FormRow,
    Strong,
    Table,
)
from sifasuo_desktop.documents.field_words import OFF, FieldWords, choices, width_of
from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.fields import Field, field_map
from sifasuo_desktop.domain.ledger import VOID, Below, Part, Sheet, own_fields

WIDTHS = (92.2, 128.8, 92.2, 128.8)
BAND, ROW_GIVES = 0.8, 0.1  # lines: a title within the form, what a row gives up for one page
BLANK_PARTS, PART_LINES, PART_GIVES = 3, 1.8, 0.8
NOTHING = "无"
WEIGHTS = {"place": 2.2, "date": 4.8, "text": 8.6, "word": 4.8, "ref": 6.4, "number": 3.2}
"""In characters: a year and a number of a register stand on one line."""
LEAST_CODE = 3.4
ASKED, ASKED_LINES, ASKED_GIVES = f"{OFF}无　{OFF}有", 1.9, 0.6
ASKED_HEADS = (
    Column("序号", WEIGHTS["place"], Align.CENTRE),
    Column("方面", 6.0),
    Column("有无问题", 6.4, Align.CENTRE),
    Column("具体情况", 20.0),
)


def band(title: str) -> FormRow:
    """A title across the form."""
    return FormRow((Cell((Strong(title),), 4, label=True),), BAND, ROW_GIVES, opens=True)


def fields_of_part(sheet: Sheet, part: Part) -> tuple[Field, ...]:
    """The fields of a part that stand on the sheet, all where the sheet names none."""
    if not sheet.groups:
        return own_fields(part.record)
    known = field_map(part.record)
    return tuple(known[name] for name in sheet.parts[part.name])


def part_rows(
    said: FieldWords, sheet: Sheet, part: Part, case: CaseFile
) -> Iterator[tuple[str, ...]]:
    """A row a part, numbered as everywhere; a void one says so before its first words."""
    if sheet.groups and part.name not in sheet.parts:
        return
    fields = fields_of_part(sheet, part)
    for record in case.kept(part.record):
        assert isinstance(record, Below)
        words = [said.of(one, getattr(record, one.name)) for one in fields]
        if record.void_reason is not None:
            first = next((at for at, one in enumerate(fields) if _long(one)), 0)
            words[first] = f"（{VOID.title}：{record.void_reason}）{words[first]}"
        yield (str(record.position), *words)


def part_blocks(
    sheet: Sheet, part: Part, rows: tuple[tuple[str, ...], ...] | None
) -> Iterator[Block]:
    """The parts under their title; none of a record that was printed says so, without ``rows`` there
    are some to be written on.
    """
    fields = fields_of_part(sheet, part)
    yield Form(WIDTHS, (band(part.record.TITLE),))
    heads = (Column("序号", WEIGHTS["place"], Align.CENTRE), *map(_column, fields))
    empty = ("",) * (len(fields) - 1)
    if rows is None:
        lines = tuple((str(place), "", *empty) for place in range(1, BLANK_PARTS + 1))
        yield Table(heads, lines, least_lines=PART_LINES, give=PART_GIVES)
    else:
        said = tuple((row[0], *map(_in_column, fields, row[1:])) for row in rows)
        yield Table(heads, said or (("", NOTHING, *empty),), give=ROW_GIVES, flows=True)


def asked_blocks(field: Field) -> Iterator[Block]:
    """Each thing a field can be as a question, with boxes to tick and room for what was found."""
    yield Form(WIDTHS, (band(field.spec.title),))
    rows = enumerate(choices(field).values(), 1)
    lines = tuple((str(place), title, ASKED, "") for place, title in rows)
    yield Table(ASKED_HEADS, lines, least_lines=ASKED_LINES, give=ASKED_GIVES)


def _long(field: Field) -> bool:
    return field.spec.multiline or (field.type is str and not (field.spec.codes or field.spec.ref))


def _column(field: Field) -> Column:
    weight = _weight(field)
    title, half = field.spec.title, ceil(len(field.spec.title) / 2)
    if len(title) > weight - 1:
        title = f"{title[:half]}\n{title[half:]}"
    return Column(title, weight)


def _weight(field: Field) -> float:
    if _long(field):
        return WEIGHTS["text"]
    if field.type is date:
        return WEIGHTS["date"]
    if field.spec.ref:
        return WEIGHTS["ref"]
    if field.type is int:
        return WEIGHTS["number"]
    widest = max((width_of(one) for one in choices(field).values()), default=WEIGHTS["word"])
    return min(WEIGHTS["word"], max(LEAST_CODE, widest + 1)) if not field.many else WEIGHTS["word"]


def _in_column(field: Field, words: str) -> str:
    """A day on two lines: the year fills the first."""
    return words.replace("年", "年\n", 1) if field.type is date else words
