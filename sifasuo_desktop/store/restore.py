"""Looks through a backup with its key, and makes a store of it again.

A restored store goes another way from there on than the one it was copied from: ``begin`` starts
its new epoch. What lay in the folder is moved aside, never deleted.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from sifasuo_desktop.kernel.canonical import encode
from sifasuo_desktop.kernel.clock import Clock
from sifasuo_desktop.kernel.files import sync_folder, write_durably
from sifasuo_desktop.kernel.ids import Randomness
from sifasuo_desktop.kernel.private import FOLDER
from sifasuo_desktop.store import backup_contents, backup_file, lease, migrate, recovery
from sifasuo_desktop.store.backup import backups_in, facts_of, recovery_slot
from sifasuo_desktop.store.backup_file import BackupHeader
from sifasuo_desktop.store.engine import StoreTrouble, connect, open_engine, telling_trouble
from sifasuo_desktop.store.file import Store
from sifasuo_desktop.store.folder import StoreFolder
from sifasuo_desktop.store.log import records_in
from sifasuo_desktop.store.slots import key_in

Way = Callable[[BackupHeader], bytes]
"""How the database key is found: with a password of the time, or with the recovery key."""

ASIDE = "aside-"
STAGING = "restoring"
_STAYS = ("backups", "logs", *lease.FILES, STAGING)


def by_password(account: str, password: str) -> Way:
    """The way in of an account. It raises StoreTrouble ``backup.wrong_password``."""

    def key(header: BackupHeader) -> bytes:
        try:
            return key_in(header.slots or {}, account, password, "slots")
        except StoreTrouble as trouble:
            if trouble.code == "store.wrong_password":
                raise StoreTrouble("backup.wrong_password") from None
            raise

    return key


def by_recovery(secret: bytes) -> Way:
    """The way in of the recovery key. It raises StoreTrouble ``recovery.wrong``."""

    def key(header: BackupHeader) -> bytes:
        if header.recovery is None:
            raise StoreTrouble("backup.no_recovery")
        return recovery.unwrapped(header.recovery, secret)

    return key


@dataclass(frozen=True)
class Restored:
    """What was restored, where the store that lay in the folder before is now, and how many of its
    finished bundles go out with the next hand-over; of how many attachments the file was not found.
    """

    header: BackupHeader
    aside: Path | None
    older: int = 0
    missing: int = 0


def check(path: Path, way: Way) -> BackupHeader:
    """Opens a backup somewhere aside and looks at every page. Raises StoreTrouble."""
    with TemporaryDirectory(prefix="sifasuo-") as folder:
        header, _ = _proven(path, Path(folder) / "store.db", way)
    return header


def rehearse(path: Path, way: Way) -> int:
    """A restore somewhere aside, as far as a store of today; how many records it held.

    Nothing of it stays. Raises StoreTrouble as ``restore`` does; OSError for want of room.
    """
    with TemporaryDirectory(prefix="sifasuo-") as folder:
        database = Path(folder) / "store.db"
        _, key = _proven(path, database, way)
        engine = open_engine(database, key)
        try:
            migrate.bring_up_to_date(engine, _needless)
            with telling_trouble(), engine.connect() as connection:
                return records_in(connection)
        finally:
            engine.dispose()


def _proven(path: Path, database: Path, way: Way) -> tuple[BackupHeader, bytes]:
    """The database of a backup written to ``database`` and found to be what the header says."""
    header = backup_file.read_header(path)
    if header.step > migrate.newest():
        raise StoreTrouble("backup.newer", path.name)
    backup_file.take_out(path, database)
    key = way(header)
    if not header.holds(key):
        raise StoreTrouble("backup.changed", path.name)
    try:
        with telling_trouble():
            connection = connect(database, key, readonly=True)
            try:
                sound = not connection.execute("PRAGMA cipher_integrity_check").fetchall()
                facts = facts_of(connection)
            finally:
                connection.close()
    except StoreTrouble:
        raise StoreTrouble("backup.changed", path.name) from None
    if not sound or any(getattr(header, name) != value for name, value in facts.items()):
        raise StoreTrouble("backup.changed", path.name)
    return header, key


def restore(
    path: Path,
    folder: Path,
    way: Way,
    *,
    clock: Clock,
    randomness: Randomness,
    begin: Callable[[Store, StoreFolder], int],
    office: str = "",
) -> Restored:
    """A store from a backup, in an empty folder or in place of a store that is not open.

    ``begin`` is given the new store and what lies in the folder, and tells how many bundles of
    that one it took over.
    ``office``: the only office whose backup will do. The database gets its name last: cut off
    anywhere, what was there lies in the folder or aside, and the call can be repeated. Raises
    StoreTrouble, and then nothing was changed.
    """
    header = backup_file.read_header(path)
    where = StoreFolder(folder)
    _refuse_other_office(header, where, office)
    with ExitStack() as stack:
        stack.enter_context(_own_folder(where))
        stack.enter_context(lease.held(folder, clock))
        made = stack.enter_context(_staging(where))
        header, key = _proven(path, made.database, way)
        engine = open_engine(made.database, key)
        try:
            migrate.bring_up_to_date(engine, _needless)
            store = Store(made, engine, key, clock, randomness)
            older = begin(store, where)
            with store.reading() as reader:
                missing = backup_contents.bring_back(path, reader.driver, made, where)
        finally:
            engine.dispose()
        _write_what_lay_beside(made, header)
        aside = _take_the_place(where, made, clock)
        _furnish(where)
    return Restored(header, aside, older, missing)


def _furnish(where: StoreFolder) -> None:
    for part in (where.outbox, where.backups, where.logs):
        part.mkdir(exist_ok=True)
    where.keep_private()
    sync_folder(where.folder)


def _needless() -> None:
    """The backup before a step of a database that comes out of one."""


def _refuse_other_office(header: BackupHeader, where: StoreFolder, office: str) -> None:
    slot = recovery_slot(where) or {}
    there = [one.header.office for one in backups_in(where.backups)[:1]]
    if any(code not in ("", header.office) for code in (office, slot.get("office", ""), *there)):
        raise StoreTrouble("backup.other_office", f"{header.office_name} {header.office}".strip())


@contextmanager
def _own_folder(where: StoreFolder) -> Iterator[None]:
    """The folder, made where there is none and then gone again when nothing came of it."""
    fresh = not where.folder.exists()
    if not fresh and not where.is_store():
        _refuse_foreign(where)
    where.folder.mkdir(mode=FOLDER, parents=True, exist_ok=True)
    try:
        yield
    except BaseException:
        if fresh:
            with suppress(OSError):
                (where.folder / lease.LOCK).unlink(missing_ok=True)
                where.folder.rmdir()
        raise


def _refuse_foreign(where: StoreFolder) -> None:
    """Only what is a store's own may lie there: a folder with other things is left alone."""
    for path in where.folder.iterdir():
        if not (where.is_own(path) or path.name in _STAYS or path.name.startswith(ASIDE)):
            raise StoreTrouble("backup.folder_used", where.folder.name)


@contextmanager
def _staging(where: StoreFolder) -> Iterator[StoreFolder]:
    """A folder inside, in which the store is made whole before it takes its place.

    What an earlier restore left there goes; a folder of that name with other things is left alone.
    """
    folder = where.folder / STAGING
    if not _left_by_a_restore(StoreFolder(folder)):
        raise StoreTrouble("backup.folder_used", folder.name)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=FOLDER)
    try:
        yield StoreFolder(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _left_by_a_restore(made: StoreFolder) -> bool:
    if not os.path.lexists(made.folder):
        return True
    plain = made.folder.is_dir() and not made.folder.is_symlink()
    return plain and all(map(made.is_own, made.folder.iterdir()))


def _write_what_lay_beside(made: StoreFolder, header: BackupHeader) -> None:
    for path, slot in ((made.slots, header.slots), (made.recovery, header.recovery)):
        if slot is not None:
            write_durably(path, encode(slot))
    texts = header.files or {}
    for path in made.own_files():
        if path.name in texts:
            write_durably(path, texts[path.name].encode("utf-8"))


def _take_the_place(where: StoreFolder, made: StoreFolder, clock: Clock) -> Path | None:
    """Moves aside what is there and in what was made, the database last; where it is aside."""
    fresh = sorted(made.folder.iterdir(), key=lambda path: path == made.database)
    aside, old = _going_aside(where, clock)
    _rename_all((*old, *((path, where.folder / path.name) for path in fresh)), aside)
    return aside


def _going_aside(where: StoreFolder, clock: Clock) -> tuple[Path | None, list[tuple[Path, Path]]]:
    """A new folder for all of the store but backups and logs, and what goes where."""
    there = sorted(where.folder.iterdir())
    old = [path for path in there if where.is_own(path) and path.name not in _STAYS]
    if not old:
        return None, []
    name = f"{ASIDE}{clock.now():%Y%m%d-%H%M%S}"
    names = (name, *(f"{name}-{place}" for place in range(2, 1000)))
    aside = next(path for one in names if not (path := where.folder / one).exists())
    aside.mkdir(mode=FOLDER)
    return aside, [(path, aside / path.name) for path in old]


def _rename_all(pairs: tuple[tuple[Path, Path], ...], aside: Path | None) -> None:
    """All of them or none, and then there is no folder aside either."""
    done: list[tuple[Path, Path]] = []
    try:
        for old, new in pairs:
            old.replace(new)
            done.append((old, new))
    except BaseException:
        for old, new in reversed(done):
            new.replace(old)
        if aside is not None:
            aside.rmdir()
        raise
