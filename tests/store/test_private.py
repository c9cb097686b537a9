"""The store's folder and files are the user's own; what was open to others is closed at the next opening."""

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from sifasuo_desktop.kernel.ids import SystemRandomness
from sifasuo_desktop.kernel.private import keep_private, private_on_windows
from sifasuo_desktop.services.acting.surroundings import place_remark
from sifasuo_desktop.services.office.reference_data import sentence
from sifasuo_desktop.services.office.workplace import Workplace, open_workplace
from sifasuo_desktop.store.folder import StoreFolder
from tests.clock import FixedClock
from tests.services.offices import PASSWORD, make_office

DAY = FixedClock(date(2026, 4, 10))


@pytest.fixture
def usual() -> Iterator[None]:
    """The rights new files have on most computers: others may read."""
    before = os.umask(0o022)
    yield
    os.umask(before)


def opened(folder: Path) -> Workplace:
    return open_workplace(folder, "admin", PASSWORD, clock=DAY, randomness=SystemRandomness())


def modes(folder: Path) -> dict[str, int]:
    found = {
        path.relative_to(folder).as_posix(): path.stat().st_mode & 0o777
        for path in (folder, *folder.rglob("*"))
    }
    return {name: mode for name, mode in found.items() if not name.startswith("lease")}


@pytest.mark.usefixtures("usual")
def test_a_new_store_is_the_users_own_while_it_is_open_and_after(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    make_office(folder)
    office = opened(folder)
    while_open = modes(folder)
    office.close()
    assert while_open == {
        ".": 0o700,
        "backups": 0o700,
        "logs": 0o700,
        "outbox": 0o700,
        "recovery.json": 0o600,
        "slots.json": 0o600,
        "store.db": 0o600,
        "store.db-shm": 0o600,
        "store.db-wal": 0o600,
        "store.head": 0o600,
    }
    assert {mode & 0o077 for mode in modes(folder).values()} == {0}


@pytest.mark.usefixtures("usual")
def test_an_older_store_is_closed_to_others_when_it_is_opened(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    make_office(folder)
    bundle = folder / "outbox" / "000001.sfb"
    bundle.write_bytes(b"x")
    notes = folder / "我的笔记.txt"
    notes.write_text("与程序无关", encoding="utf-8")
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    opened(folder).close()
    found = modes(folder)
    assert found.pop(notes.name) == 0o644
    assert {mode & 0o077 for mode in found.values()} == {0}


def test_a_folder_whose_rights_nobody_can_change_is_told() -> None:
    unchangeable = Path("/proc", str(os.getpid()))
    assert not keep_private(unchangeable, ())
    (remark,) = place_remark(StoreFolder(unchangeable))
    assert sentence(remark.code, **dict(remark.values)).startswith("数据库的文件夹，这台电脑的")


class Windows:
    """The two programs of Windows that know rights, as far as they are asked."""

    WHO = '"yunxi\\\\shen","S-1-5-21-100-200-300-1001"'

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.asked = folder / "asked"
        folder.mkdir()

    def put(self, name: str, answer: str = "", status: int = 0) -> None:
        path = self.folder / name
        noted = f'printf "%s\\n" "$@" > "{self.asked}"\n' if name == "icacls" else ""
        path.write_text(f"#!/bin/sh\n{noted}echo '{answer}'\nexit {status}\n", encoding="utf-8")
        path.chmod(0o755)


@pytest.fixture
def windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Windows:
    made = Windows(tmp_path / "programs")
    monkeypatch.setenv("PATH", str(made.folder), prepend=os.pathsep)
    return made


def test_on_windows_the_folder_is_given_to_the_user_by_number_and_to_the_system_alone(
    windows: Windows, tmp_path: Path
) -> None:
    windows.put("whoami", Windows.WHO)
    windows.put("icacls")
    assert private_on_windows(tmp_path)
    assert windows.asked.read_text("utf-8").splitlines() == [
        str(tmp_path),
        "/inheritance:r",
        "/grant:r",
        "*S-1-5-21-100-200-300-1001:(OI)(CI)F",
        "*S-1-5-18:(OI)(CI)F",
    ]


def test_on_windows_no_right_is_changed_for_a_user_without_a_number(
    windows: Windows, tmp_path: Path
) -> None:
    windows.put("icacls")
    for answer, status in (("", 1), ("yunxi", 0)):
        windows.put("whoami", answer, status)
        assert not private_on_windows(tmp_path)
    assert not windows.asked.exists()


def test_on_windows_rights_that_cannot_be_set_are_told(windows: Windows, tmp_path: Path) -> None:
    windows.put("whoami", Windows.WHO)
    windows.put("icacls", status=5)
    assert not private_on_windows(tmp_path)
