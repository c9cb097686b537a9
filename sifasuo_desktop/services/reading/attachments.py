"""Which attachments a record has; what they show is not opened."""

from dataclasses import dataclass

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.office.attachment import Attachment
from sifasuo_desktop.domain.record import KINDS
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.showing import case_of
from sifasuo_desktop.store import contents


@dataclass(frozen=True)
class Attached:
    """One attachment that stands; ``there`` says whether its file lies on this computer, ``below``
    what part of the record it belongs to, empty for the record as a whole.
    """

    record: Attachment
    there: bool
    below: str = ""


def attachments_of(workplace: Workplace, kind: str, name: str) -> tuple[Attached, ...]:
    """The attachments of a record the user may read, in their order. Raises Refused as ``show``."""
    return attached(workplace, case_of(workplace, kind, name))


def attached(workplace: Workplace, case: CaseFile) -> tuple[Attached, ...]:
    """The attachments of a case that was read."""
    with workplace.store.reading() as reader:
        kept = reader.every(Attachment, root=case.record.id)
        standing = [one for one in kept if one.void_reason is None]
        return tuple(
            Attached(
                one,
                contents.is_there(reader, workplace.store.where, one.content),
                _below(case, one),
            )
            for one in sorted(standing, key=lambda one: one.position)
        )


def _below(case: CaseFile, one: Attachment) -> str:
    if one.parent == case.record.id:
        return ""
    items = case.children.get(one.of_kind, ())
    title = KINDS[one.of_kind].TITLE
    place = next((at for at, item in enumerate(items, 1) if item.id == one.parent), 0)
    return f"{title} {place}" if place else title
