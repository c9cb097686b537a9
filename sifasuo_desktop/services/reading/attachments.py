"""Which attachments a record has; what they show is not opened."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sifasuo_desktop.domain.office.attachment import Attachment
from sifasuo_desktop.domain.record import KINDS
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.happening import Came, Happening
from sifasuo_desktop.services.reading.showing import case_of
from sifasuo_desktop.store import contents
from sifasuo_desktop.store.entries import Entry


@dataclass(frozen=True)
class Attached:
    """One attachment that stands; ``there`` says whether its file lies on this computer, ``below``
    what kind of part of the record it belongs to, empty for the record as a whole.
    """

    record: Attachment
    there: bool
    below: str = ""


def attachments_of(workplace: Workplace, kind: str, name: str) -> tuple[Attached, ...]:
    """The attachments of a record the user may read, in their order. Raises Refused as ``show``."""
    return attached(workplace, case_of(workplace, kind, name).record.id)


def attached(workplace: Workplace, record: str) -> tuple[Attached, ...]:
    """The attachments of a record that was read."""
    where = workplace.store.where
    with workplace.store.reading() as reader:
        kept = reader.every(Attachment, root=record)
        standing = [one for one in kept if one.void_reason is None]
        return tuple(
            Attached(
                one,
                contents.is_there(reader, where, one.sm3),
                "" if one.parent == record else KINDS[one.of_kind].TITLE,
            )
            for one in sorted(standing, key=lambda one: one.position)
        )


def attached_when(history: Iterable[Entry]) -> tuple[Happening, ...]:
    """The attachments that stand, each on the day it was added, for a story that is told by hand."""
    first: dict[str, str] = {}
    last: dict[str, Mapping[str, Any]] = {}
    for entry in history:
        if entry.kind == Attachment.KIND and entry.facts is not None:
            first.setdefault(entry.record, entry.at)
            last[entry.record] = entry.facts
    return tuple(
        Happening(
            date.fromisoformat(first[record][:10]),
            "添加附件",
            str(facts["title"]),
            record,
            attached=Came(record, str(facts["title"])),
        )
        for record, facts in last.items()
        if facts["void_reason"] is None
    )
