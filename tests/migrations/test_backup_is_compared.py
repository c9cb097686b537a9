"""The copy made before a step counts only when it was read back and holds what the store holds."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.store import migrate
from sifasuo_desktop.store.engine import StoreTrouble, connect
from tests.migrations.test_migrations import BATCH, NEWEST, NEXT, Closed, add_step, scripts

__all__ = ["scripts"]
NAME = f"before-{NEXT}-20260410-120000.db"


@pytest.fixture
def old(office: Workplace) -> Iterator[Closed]:
    closed = Closed(office)
    yield closed
    closed.engine.dispose()


class WornDisk:
    """Changes the copy as soon as it is whole, before the program looks at it again.

    The database itself tells of every statement that begins: the first one after the copy was
    made is the moment.
    """

    def __init__(self, old: Closed, worn: Any) -> None:
        self._part = old.where.backups / f"{NAME}.part"
        self._worn = worn
        self._copied = False
        self.done = 0
        raw = old.engine.raw_connection()
        raw.driver_connection.set_trace_callback(self._heard)  # type: ignore[union-attr]
        raw.close()

    def _heard(self, statement: str) -> None:
        if statement.startswith("VACUUM"):
            self._copied = True
        elif self._copied and not self.done and self._part.exists():
            self.done += 1
            self._worn(self._part)


def spoiled(part: Path) -> None:
    """One byte in the middle of a page."""
    content = bytearray(part.read_bytes())
    content[len(content) // 2] ^= 1
    part.write_bytes(content)


@pytest.mark.parametrize(
    "lost",
    [
        "DELETE FROM r_agent",
        "DELETE FROM number_used",
        "DELETE FROM identity WHERE name = 'epoch'",
        "UPDATE revision SET hash = x'00' WHERE n = (SELECT max(n) FROM revision)",
        "CREATE TABLE more (x)",
    ],
)
def test_a_copy_that_holds_something_else_is_no_backup_and_no_step_is_made(
    old: Closed, scripts: Path, lost: str
) -> None:
    def worn(part: Path) -> None:
        other = connect(part, old.key)
        assert other.execute(lost).rowcount or lost.startswith("CREATE")
        other.close()

    refused(old, scripts, worn)


def test_a_copy_with_a_spoiled_page_is_no_backup_and_no_step_is_made(
    old: Closed, scripts: Path
) -> None:
    refused(old, scripts, spoiled)


def refused(old: Closed, scripts: Path, worn: Any) -> None:
    """The step is not made, the store is what it was, and nothing is called a backup."""
    before = old.dump()
    add_step(scripts, BATCH)
    disk = WornDisk(old, worn)
    with pytest.raises(StoreTrouble) as caught:
        old.bring_up(scripts)
    assert disk.done == 1
    assert (caught.value.code, caught.value.detail) == ("store.backup_damaged", NAME)
    assert not (old.where.backups / NAME).exists()
    assert old.dump() == before
    with old.engine.connect() as connection:
        assert migrate.current(connection) == NEWEST


def test_an_unspoiled_copy_counts_and_the_step_is_made(old: Closed, scripts: Path) -> None:
    add_step(scripts, BATCH)
    disk = WornDisk(old, lambda part: shutil.copy(part, old.where.folder / "seen.db"))
    assert old.bring_up(scripts)
    assert (old.where.backups / NAME).exists()
    assert disk.done == 1
    with old.engine.connect() as connection:
        assert migrate.current(connection) == NEXT
