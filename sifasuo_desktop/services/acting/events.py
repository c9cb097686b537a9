"""Writes into the log what leaves no record: signing in, looking, printing, exporting."""

from sifasuo_desktop.domain.access import User
from sifasuo_desktop.domain.office.records import Event
from sifasuo_desktop.kernel.ids import new_id
from sifasuo_desktop.store.file import Store
from sifasuo_desktop.store.unit_of_work import Author


def note_event(
    store: Store, user: User, act: str, subject: str | None = None, detail: str | None = None
) -> None:
    """One entry of the log; ``subject`` is a record id, ``detail`` holds no personal data."""
    author = Author(user.account, f"event.{act}", new_id(store.randomness))
    store.write(
        author,
        lambda unit: unit.add(Event(id=unit.new_id(), act=act, subject=subject, detail=detail)),
    )
