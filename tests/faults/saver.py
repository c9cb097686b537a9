"""A process that saves without end and says what it saved, until it is killed."""

from multiprocessing.connection import Connection
from pathlib import Path

from sifasuo_desktop.domain.office.records import Village
from sifasuo_desktop.kernel.ids import SystemRandomness
from sifasuo_desktop.store.file import Store, open_store
from sifasuo_desktop.store.unit_of_work import Author, UnitOfWork
from tests.clock import FixedClock
from tests.services.offices import FIRST_DAY, PASSWORD


def add_village(store: Store, number: int) -> None:
    """One save."""
    name = f"村{number:06d}"

    def add(unit: UnitOfWork) -> None:
        unit.add(Village(id=unit.new_id(), code="320699101201", name=name, town="云溪镇"))

    store.write(Author("admin", "test", name), add)


def save_on(folder: Path, start: int, told: Connection) -> None:
    """Saves villages one after the other; each number sent is an acknowledged save."""
    store = open_store(
        folder, "admin", PASSWORD, clock=FixedClock(FIRST_DAY), randomness=SystemRandomness()
    )
    for number in range(start, 10**6):
        add_village(store, number)
        told.send(number)
