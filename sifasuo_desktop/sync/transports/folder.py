"""``file:`` — a folder or a mounted share: ``in/`` takes bundles, ``out/OFFICE/`` holds receipts.

A bundle is written as ``.part``, synced, read back, renamed, and the folder is synced; a stick
pulled out at any moment leaves no ``.sfb`` or a whole one.
"""

import errno
import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from urllib.parse import unquote

from sifasuo_desktop.kernel.files import open_regular, sync_folder
from sifasuo_desktop.sync.envelope import MAX_BYTES, RECEIPT
from sifasuo_desktop.sync.transport import Transport, TransportTrouble

_CODES = {
    errno.ENOSPC: "transport.full",
    errno.EDQUOT: "transport.full",
    errno.EFBIG: "transport.full",
    errno.EROFS: "transport.read_only",
    errno.EACCES: "transport.read_only",
    errno.EPERM: "transport.read_only",
    errno.ENOENT: "transport.missing",
    errno.ENODEV: "transport.missing",
}


def _trouble(error: OSError, name: str) -> TransportTrouble:
    return TransportTrouble(_CODES.get(error.errno or 0, "transport.failed"), name)


def write_verified(folder: Path, name: str, data: bytes) -> None:
    """``data`` as ``folder/name``, whole or not at all. Raises TransportTrouble."""
    part = folder / f"{name}.part"
    try:
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if part.read_bytes() != data:
            raise TransportTrouble("transport.not_verified", name)
        os.replace(part, folder / name)
        sync_folder(folder)
    except OSError as error:
        raise _trouble(error, name) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def put_into(
    folder: Path, name: str, data: bytes, is_whole: Callable[[bytes], bool] = bool
) -> bool:
    """``data`` as ``folder/name``; False when the same bytes lie there already.

    Other bytes that are whole by ``is_whole`` are never overwritten: that raises TransportTrouble
    ``transport.other_file``. A spoiled copy is written again.
    """
    target = folder / name
    try:
        if target.exists():
            there = target.read_bytes()
            if there == data:
                return False
            if is_whole(there):
                raise TransportTrouble("transport.other_file", name)
    except OSError as error:
        raise _trouble(error, name) from error
    write_verified(folder, name, data)
    return True


class FolderLink:
    """A target folder; it must exist, its ``in/`` is made when missing."""

    def __init__(self, base: Path) -> None:
        self._base = base

    def deliver(self, name: str, data: bytes) -> bool:
        """See ``Link``. A file of that name with other bytes is left alone and reported."""
        if not self._base.is_dir():
            raise TransportTrouble("transport.missing", name)
        inbox = self._base / "in"
        try:
            inbox.mkdir(exist_ok=True)
        except OSError as error:
            raise _trouble(error, name) from error
        return put_into(inbox, name, data)

    def fetch(self, office: str, known: Iterable[str]) -> list[tuple[str, bytes]]:
        """See ``Link``. A file too large for a receipt, or no regular one, is left out."""
        if not self._base.is_dir():
            raise TransportTrouble("transport.missing", office)
        skip = set(known)
        folder = self._base / "out" / office
        try:
            names = [path.name for path in folder.glob("*.sfr")] if folder.is_dir() else []
        except OSError as error:
            raise _trouble(error, office) from error
        found = ((name, _bounded(folder / name)) for name in sorted(names) if name not in skip)
        return [(name, data) for name, data in found if data is not None]


def _bounded(path: Path) -> bytes | None:
    """A file's bytes; None for one too large for a receipt, no regular file, or unreadable."""
    try:
        with open_regular(path) as file:
            data = file.read(MAX_BYTES[RECEIPT] + 1)
    except OSError:
        return None
    return data if len(data) <= MAX_BYTES[RECEIPT] else None


def _path(target: str) -> Path:
    plain = target.removeprefix("file:")
    if plain.startswith("//"):
        host_and_path = plain[2:]
        plain = unquote(host_and_path[host_and_path.find("/") :])
    if os.name == "nt" and plain[:1] == "/" and plain[2:3] == ":":
        plain = plain[1:]
    if not plain:
        raise TransportTrouble("transport.missing", target)
    return Path(plain)


def connect(target: str) -> FolderLink:
    """A link to the folder of ``file:///path``, ``file:/path`` or ``file:path``."""
    return FolderLink(_path(target))


TRANSPORT = Transport(name="file", connect=connect)
