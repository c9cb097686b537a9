"""What a record says, in the order in which a platform asks for it, to be copied field by field."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from sifasuo_desktop.documents.field_words import FieldWords
from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.fields import Field, field_map
from sifasuo_desktop.domain.record import KINDS, Record
from sifasuo_desktop.services.exchange.platforms import Platform, PlatformField
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.called_records import WITHHELD, called_record
from sifasuo_desktop.services.reading.masking import masked_value
from sifasuo_desktop.services.reading.showing import case_of

NONE = "—"
"""One of several who has nothing there."""


@dataclass(frozen=True)
class CopyLine:
    """One input of a platform with the words for it, empty where the record says nothing."""

    title: str
    words: str


def copy_lines(workplace: Workplace, platform: Platform, record: str) -> tuple[CopyLine, ...]:
    """The lines of one record. Numbers stand in full for whoever may see them, which is noted.

    Raises Refused as ``show`` does.
    """
    case = case_of(workplace, platform.kind, record)
    unmask = workplace.may("unmask")
    lines = tuple(
        CopyLine(one.title, _words(workplace, case, one, unmask=unmask)) for one in platform.fields
    )
    workplace.note("export", case.record.id, f"copy:{platform.name}")
    return lines


def _words(workplace: Workplace, case: CaseFile, one: PlatformField, *, unmask: bool) -> str:
    said = FieldWords(workplace.codes.title, partial(called_record, workplace), brief=True)
    kind, _, name = one.of.rpartition(".")
    records: tuple[Record, ...] = case.all(KINDS[kind]) if kind else (case.record,)
    meant = [
        record
        for record in records
        if all(str(getattr(record, field)) == value for field, value in one.where.items())
    ]
    found = [_of(said, field_map(type(record))[name], record, unmask=unmask) for record in meant]
    if len(found) > 1 and any(found):
        # Of several each keeps its place: the third number is that of the third person.
        return "、".join(words or NONE for words in found)
    return "".join(found)


def _of(said: FieldWords, field: Field, record: Record, *, unmask: bool) -> str:
    value: Any = getattr(record, field.name)
    if field.spec.mask and not unmask:
        value = masked_value(field, value)
    words = said.of(field, value)
    return "" if words == WITHHELD else words.replace("¥", "")
