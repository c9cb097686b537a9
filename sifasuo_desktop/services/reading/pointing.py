"""What points to a record: how many records of other kinds name it, and the newest of them."""

from dataclasses import dataclass

from sifasuo_desktop.domain.fields import fields_of
from sifasuo_desktop.domain.record import Record
from sifasuo_desktop.ledgers.kinds import kinds
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.finding import find
from sifasuo_desktop.services.reading.search_everything import Hit

NEWEST = 5


@dataclass(frozen=True)
class Pointing:
    """Records of one kind that name another in one field: ``count`` in all, the newest as hits.

    ``title`` is the kind's, ``role`` the field's, ``to`` the record that is named, ``called`` its
    name.
    """

    kind: str
    field: str
    to: str
    called: str
    title: str
    role: str
    count: int
    newest: tuple[Hit, ...]


def pointing_at(workplace: Workplace, record: Record) -> tuple[Pointing, ...]:
    """What the signed-in user may see of what points to a record; only where something does."""
    found = []
    for name, kind in kinds().items():
        if not kind.has_page or not workplace.may(kind.reading):
            continue
        for field in fields_of(kind.record):
            if field.spec.ref != record.KIND:
                continue
            there = find(workplace, name, where={field.name: record.id}, limit=NEWEST)
            hits = tuple(
                Hit(name, str(item["id"]), str(item["number"] or ""), str(item["title"]))
                for item in there.items
            )
            if hits:
                called = str(getattr(record, "name", ""))
                titles = (kind.record.TITLE, field.spec.title)
                found.append(
                    Pointing(name, field.name, record.id, called, *titles, there.total, hits)
                )
    return tuple(found)
