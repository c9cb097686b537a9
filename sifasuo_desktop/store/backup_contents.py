"""The sealed files of attachments in backups: inside a copy by hand, beside all others.

They never change and are called by name, so that each is carried once (docs/adr/0013). A section
``name (32 bytes) ‖ u32be length ‖ file`` a content stands behind the database of a whole copy.
"""

import errno
import hashlib
import os
import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

from sifasuo_desktop.kernel.files import sync_folder
from sifasuo_desktop.kernel.private import FOLDER
from sifasuo_desktop.store import backup_file
from sifasuo_desktop.store.backup_file import BackupHeader
from sifasuo_desktop.store.contents import NEW, Sealed, all_sealed, is_whole_file
from sifasuo_desktop.store.folder import ATTACHMENTS, StoreFolder
from sifasuo_desktop.store.transaction import Driver

_NAME = re.compile(r"[0-9a-f]{64}")
_PART = ".part"
_PIECE = 256 * 1024
_HEAD = 36
WITH_CONTENTS = 2
"""The version of a backup that holds contents."""


def files_in(folder: Path) -> tuple[Path, ...]:
    """The contents in a folder, by name."""
    try:
        found = [path for path in folder.iterdir() if _NAME.fullmatch(_named(path))]
    except OSError:
        return ()
    return tuple(sorted(found))


def _named(path: Path) -> str:
    return path.name.removesuffix(NEW)


def room_for(files: Iterable[Path]) -> int:
    """So many bytes contents take in a whole copy."""
    return sum(_HEAD + path.stat().st_size for path in files)


def write_whole(target: Path, backup: Path, key: bytes, files: tuple[Path, ...]) -> None:
    """A backup with the contents behind it, durably; it opens alone. Raises OSError."""
    header = backup_file.read_header(backup)
    digest, size = hashlib.new("sm3"), 0
    for piece in _section(files):
        digest.update(piece)
        size += len(piece)
    contents = {"count": len(files), "size": size, "hash": digest.hexdigest()}
    header = replace(header, contents=contents, min_reader=WITH_CONTENTS, seal="").sealed(key)
    with backup_file.new_file(target) as out:
        out.write(backup_file.front(header))
        for piece in backup_file.database_of(backup):
            out.write(piece)
        for piece in _section(files):
            out.write(piece)
        out.flush()
        os.fsync(out.fileno())


def _section(files: Iterable[Path]) -> Iterator[bytes]:
    for path in files:
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            yield bytes.fromhex(_named(path)) + size.to_bytes(4, "big")
            while piece := file.read(_PIECE):
                yield piece


def lacking_in(place: Path, source: Path) -> tuple[Path, ...]:
    """The contents of a store that do not lie beside the backups of a second place."""
    files = files_in(source)
    there = {path.name for path in files_in(place / ATTACHMENTS)} if files else set()
    return tuple(path for path in files if _named(path) not in there)


def mirror(source: Path, place: Path) -> int:
    """Copies what a second place lacks into its folder beside the backups; how many came.

    Each is read back before it gets its name. Raises OSError for a place that takes none.
    """
    lacking = lacking_in(place, source)
    if not lacking:
        return 0
    folder = place / ATTACHMENTS
    folder.mkdir(mode=FOLDER, exist_ok=True)
    for path in lacking:
        part = folder / f"{_named(path)}{_PART}"
        try:
            backup_file.copy(path, part)
            if not backup_file.same(path, part):
                raise OSError(errno.EIO, os.strerror(errno.EIO), str(part))
            part.replace(folder / _named(path))
        except BaseException:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            raise
    with suppress(OSError):
        sync_folder(folder)
    return len(lacking)


def bring_back(backup: Path, driver: Driver, made: StoreFolder, where: StoreFolder) -> int:
    """Puts the contents a restored database names into its folder; how many cannot be found.

    They are looked for inside the backup, beside it, beside the folder it lies in, and in the store
    whose place is taken.
    """
    wanted = {one.name: one for one in all_sealed(driver)}
    if not wanted:
        return 0
    folder = made.attachments
    folder.mkdir(mode=FOLDER, exist_ok=True)
    _take_out(backup, folder, set(wanted))
    beside = (backup.parent / ATTACHMENTS, backup.parent.parent / ATTACHMENTS, where.attachments)
    for one in wanted.values():
        target = folder / one.name
        places = (place / name for place in beside for name in (one.name, one.name + NEW))
        while not _whole(target, one):
            source = next(places, None)
            if source is None:
                break
            _lay(source, target)
    sync_folder(folder)
    return sum(not (folder / name).exists() for name in wanted)


def _whole(path: Path, one: Sealed) -> bool:
    """One that is not what it was is none."""
    if not path.exists():
        return False
    if is_whole_file(path, one):
        return True
    path.unlink()
    return False


def _lay(source: Path, target: Path) -> None:
    """The same file under another name where the disk allows it: neither ever changes."""
    if not source.is_file():
        return
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)
        target.chmod(0o600)


def _take_out(backup: Path, folder: Path, wanted: set[str]) -> None:
    """Writes the contents inside a whole copy that the database names."""
    if backup_file.read_header(backup).contents is None:
        return
    with backup_file.behind_database(backup) as file:
        while head := file.read(_HEAD):
            name, size = head[:32].hex(), int.from_bytes(head[32:], "big")
            if name not in wanted:
                file.seek(size, os.SEEK_CUR)
                continue
            with backup_file.new_file(folder / name) as out:
                _pour(file, out, size)
                out.flush()
                os.fsync(out.fileno())


def _pour(source: BinaryIO, target: BinaryIO, size: int) -> None:
    while size > 0 and (piece := source.read(min(_PIECE, size))):
        target.write(piece)
        size -= len(piece)


def count_of(header: BackupHeader) -> int:
    """How many contents a backup holds itself."""
    contents: Any = header.contents or {}
    return int(contents.get("count", 0))
