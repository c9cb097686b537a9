"""A file on a stick is believed only after it went to the disk and was read back."""

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sifasuo_desktop.kernel.files import write_durably
from sifasuo_desktop.sync.book import connect
from sifasuo_desktop.sync.transport import TransportTrouble
from sifasuo_desktop.sync.transports.folder import write_verified

Write = Callable[[Path, str, bytes], None]


def durably(folder: Path, name: str, data: bytes) -> None:
    write_durably(folder / name, data)


def by_link(folder: Path, name: str, data: bytes) -> None:
    connect(f"file:{folder.parent}").deliver(name, data)


WAYS: list[Write] = [write_verified, durably, by_link]


class Disk:
    """Stands between the program and the system calls that make a file durable."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.done: list[tuple[str, int]] = []
        self._fsync, self._replace = os.fsync, os.replace
        monkeypatch.setattr(os, "fsync", self.fsync)
        monkeypatch.setattr(os, "replace", self.replace)

    def fsync(self, descriptor: int) -> None:
        self._fsync(descriptor)
        self.done.append(("fsync", os.fstat(descriptor).st_ino))

    def replace(self, source: Any, target: Any) -> None:
        self.done.append(("rename", os.stat(source).st_ino))
        self._replace(source, target)


class LyingDisk(Disk):
    """A worn stick: what was flushed to it is not what lies on it afterwards."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, part: Path) -> None:
        super().__init__(monkeypatch)
        self._part = part

    def fsync(self, descriptor: int) -> None:
        super().fsync(descriptor)
        if self._part.exists() and os.fstat(descriptor).st_ino == self._part.stat().st_ino:
            content = bytearray(self._part.read_bytes())
            content[len(content) // 2] ^= 1
            self._part.write_bytes(content)


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    return folder


@pytest.mark.parametrize("write", WAYS)
def test_content_and_name_are_flushed_in_this_order(
    inbox: Path, monkeypatch: pytest.MonkeyPatch, write: Write
) -> None:
    disk = Disk(monkeypatch)
    write(inbox, "a.sfb", b"content")
    file, folder = (inbox / "a.sfb").stat().st_ino, inbox.stat().st_ino
    assert disk.done == [("fsync", file), ("rename", file), ("fsync", folder)]
    assert [path.name for path in inbox.iterdir()] == ["a.sfb"]


@pytest.mark.parametrize("write", [write_verified, by_link])
def test_a_stick_that_keeps_other_bytes_is_found_out(
    inbox: Path, monkeypatch: pytest.MonkeyPatch, write: Write
) -> None:
    LyingDisk(monkeypatch, inbox / "a.sfb.part")
    with pytest.raises(TransportTrouble) as trouble:
        write(inbox, "a.sfb", b"content")
    assert (trouble.value.code, trouble.value.name) == ("transport.not_verified", "a.sfb")
    assert list(inbox.iterdir()) == []


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "transport.full"),
        (errno.EROFS, "transport.read_only"),
        (errno.ENODEV, "transport.missing"),
        (errno.EIO, "transport.failed"),
    ],
)
def test_a_stick_that_fails_while_flushing_leaves_no_bundle(
    inbox: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    def fail(descriptor: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(TransportTrouble) as trouble:
        write_verified(inbox, "a.sfb", b"content")
    assert trouble.value.code == code
    assert list(inbox.iterdir()) == []
