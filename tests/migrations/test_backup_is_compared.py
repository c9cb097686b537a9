"""The copy made before a step counts only when it was read back and holds what the store holds."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.store import migrate
from sifasuo_desktop.store.engine import StoreTrouble, connect
from tests.migrations.test_migrations import BATCH, FIRST, NEWEST, NEXT, Closed, add_step, scripts

__all__ = ["scripts"]


@pytest.fixture
def old(office: Workplace) -> Iterator[Closed]:
    closed = Closed(office)
    yield closed
    closed.engine.dispose()


class WornDisk:
    """Changes the copy when it is whole and is to be opened and looked at."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, worn: Any) -> None:
        self._worn = worn
        self._connect = sqlcipher3.connect
        self.done = 0
        monkeypatch.setattr(sqlcipher3, "connect", self._opened)

    def _opened(self, target: str, **how: Any) -> Any:
        name = target.partition("?")[0].removeprefix("file://")
        if name.endswith(".copy") and "mode=ro" in target and not self.done:
            self.done += 1
            self._worn(Path(name))
        return self._connect(target, **how)


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
    old: Closed, scripts: Path, monkeypatch: pytest.MonkeyPatch, lost: str
) -> None:
    def worn(part: Path) -> None:
        other = connect(part, old.key)
        assert other.execute(lost).rowcount or lost.startswith("CREATE")
        other.close()

    refused(old, scripts, WornDisk(monkeypatch, worn))


def test_a_copy_with_a_spoiled_page_is_no_backup_and_no_step_is_made(
    old: Closed, scripts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused(old, scripts, WornDisk(monkeypatch, spoiled))


def refused(old: Closed, scripts: Path, disk: WornDisk) -> None:
    """The step is not made, the store is what it was, and nothing is called a backup."""
    before = old.dump()
    add_step(scripts, BATCH)
    with pytest.raises(StoreTrouble) as caught:
        old.bring_up(scripts)
    assert disk.done == 1
    assert caught.value.code == "backup.damaged"
    assert old.backups() == []
    assert old.dump() == before
    with old.engine.connect() as connection:
        assert migrate.current(connection) == NEWEST


def test_an_unspoiled_copy_counts_and_the_step_is_made(
    old: Closed, scripts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_step(scripts, BATCH)
    disk = WornDisk(monkeypatch, lambda part: shutil.copy(part, old.where.folder / "seen.db"))
    assert old.bring_up(scripts)
    assert old.backups() == [FIRST]
    assert disk.done == 1
    with old.engine.connect() as connection:
        assert migrate.current(connection) == NEXT
