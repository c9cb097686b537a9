"""Makes a backup of an open store beside all that goes on, and looks what backups there are."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sifasuo_desktop import __version__
from sifasuo_desktop.kernel.canonical import encode
from sifasuo_desktop.kernel.clock import Clock, stamp
from sifasuo_desktop.kernel.files import sync_folder
from sifasuo_desktop.kernel.ids import SystemRandomness
from sifasuo_desktop.kernel.private import FOLDER
from sifasuo_desktop.store import backup_file
from sifasuo_desktop.store.backup_file import ENDING, BackupHeader
from sifasuo_desktop.store.copying import copied
from sifasuo_desktop.store.engine import StoreTrouble, connect, telling_trouble
from sifasuo_desktop.store.folder import StoreFolder
from sifasuo_desktop.store.slots import Slots

HAND, HOUR, CLOSE, MIGRATION, IMPORT = "hand", "hour", "close", "migration", "import"
PREFIX = "sifasuo-"
_LARGEST_FILE = 1024 * 1024


@dataclass(frozen=True)
class Backup:
    """A backup file and what its header says."""

    path: Path
    header: BackupHeader

    @property
    def bytes(self) -> int:
        """Size of the file."""
        return self.path.stat().st_size


def make(where: StoreFolder, key: bytes, clock: Clock, why: str) -> Backup:
    """A backup of the present state in the store's own folder; acts go on meanwhile.

    It counts, under its name, only once it was opened and holds what the store held. Raises
    StoreTrouble ``backup.damaged``, ``store.disk``; OSError for a full disk.
    """
    folder = where.backups
    folder.mkdir(mode=FOLDER, parents=True, exist_ok=True)
    made_at = clock.now()
    _clear_halves(folder)
    with _scratch(folder / f"{PREFIX}{os.getpid()}.copy") as copy, _scratch(_part(copy)) as part:
        facts = _copy(where, key, copy)
        header = BackupHeader(
            **facts,
            app=__version__,
            made_at=stamp(made_at),
            why=why,
            size=copy.stat().st_size,
            hash=backup_file.hash_of(copy),
            slots=_canonical(Slots(where.slots, SystemRandomness()).content()),
            recovery=recovery_slot(where),
            files=_own_files(where),
        ).sealed(key)
        backup_file.write(part, header, copy)
        if not backup_file.is_whole(part):
            raise StoreTrouble("backup.damaged", folder.name)
        target = _free_name(folder, f"{PREFIX}{header.office}-{made_at:%Y%m%d-%H%M%S}")
        part.replace(target)
        sync_folder(folder)
    return Backup(target, header)


def _clear_halves(folder: Path) -> None:
    """What a program that was killed left behind; whoever holds the store makes one at a time."""
    for half in (*folder.glob(f"{PREFIX}*.copy*"), *folder.glob(f"{PREFIX}*.part*")):
        with suppress(OSError):
            half.unlink()


def _part(copy: Path) -> Path:
    return copy.with_suffix(".part")


def _free_name(folder: Path, name: str) -> Path:
    """Never over another backup: two may be made within a second."""
    names = (name, *(f"{name}-{place}" for place in range(2, 1000)))
    return next(path for one in names if not (path := folder / f"{one}{ENDING}").exists())


@contextmanager
def _scratch(path: Path) -> Iterator[Path]:
    """A file that is gone afterwards, whatever happens, with what SQLite lays beside it."""
    try:
        yield path
    finally:
        for end in ("", "-wal", "-shm", "-journal"):
            with suppress(OSError):
                path.with_name(path.name + end).unlink(missing_ok=True)


def _copy(where: StoreFolder, key: bytes, copy: Path) -> dict[str, Any]:
    """An encrypted copy of one state of the store; what is known of it, compared with the store."""
    with telling_trouble():
        source = connect(where.database, key, readonly=True, ours=True)
        try:
            return copied(source, key, copy, facts_of)
        finally:
            source.close()


def facts_of(connection: Any) -> dict[str, Any]:
    """Office, step and head of the log of an open database."""
    office = connection.execute("SELECT code, name FROM r_office").fetchone()
    step = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    head = connection.execute("SELECT n, hash FROM revision ORDER BY n DESC LIMIT 1").fetchone()
    n, digest = head or (0, bytes(32))
    code, name = office or ("000000000", "")
    return {
        "office": code,
        "office_name": name,
        "step": step[0],
        "log_n": n,
        "log_hash": digest.hex(),
    }


def recovery_slot(where: StoreFolder) -> dict[str, Any] | None:
    """The slot of the recovery key, or None where there is none that can be used."""
    try:
        return _canonical(json.loads(where.recovery.read_bytes()))
    except (OSError, ValueError):
        return None


def _canonical(content: Any) -> dict[str, Any] | None:
    """What can stand in a header; something else was not written by us and opens nothing."""
    try:
        encode({"in": content})
    except ValueError:
        return None
    return content if isinstance(content, dict) else None


def _own_files(where: StoreFolder) -> dict[str, str]:
    found = {}
    for path in where.own_files():
        with suppress(OSError, UnicodeDecodeError):
            if path.stat().st_size <= _LARGEST_FILE:
                found[path.name] = path.read_bytes().decode("utf-8")
    return found


def backup_files(folder: Path) -> tuple[Path, ...]:
    """What bears a backup's name, readable or not."""
    return tuple(sorted(folder.glob(f"{PREFIX}*{ENDING}"), reverse=True))


def backups_in(folder: Path) -> tuple[Backup, ...]:
    """The backups in a folder whose header can be read, newest first; others are passed over."""
    found = []
    for path in backup_files(folder):
        with suppress(StoreTrouble, OSError):
            found.append(Backup(path, backup_file.read_header(path)))
    return tuple(sorted(found, key=_age, reverse=True))


def _age(one: Backup) -> tuple[str, int]:
    return one.header.made_at, one.header.log_n
