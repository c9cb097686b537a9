"""The store as a whole: a folder with the encrypted file, its key slots, lease and outbox."""

import errno
from contextlib import ExitStack, suppress
from functools import partial
from pathlib import Path
from typing import TypeVar

from sifasuo_desktop.domain.office.records import Office
from sifasuo_desktop.kernel.clock import Clock
from sifasuo_desktop.kernel.ids import Randomness
from sifasuo_desktop.store import (
    backup,
    backup_contents,
    contents,
    door,
    lease,
    list_keys,
    migrate,
    recovery,
    search_text,
)
from sifasuo_desktop.store.backup_file import BackupHeader
from sifasuo_desktop.store.engine import (
    StoreTrouble,
    open_engine,
)
from sifasuo_desktop.store.folder import StoreFolder
from sifasuo_desktop.store.open_file import OpenFile
from sifasuo_desktop.store.search_index import index_anew
from sifasuo_desktop.store.slots import Cost, Slots
from sifasuo_desktop.store.tip import refuse_lost_saves
from sifasuo_desktop.store.to_read import UNWRITABLE, engine_to_read

T = TypeVar("T")


class Store(OpenFile):
    """An open store: reads and writes in transactions on one connection.

    ``randomness`` makes ids and salts of records and may be replaced by a repeatable source; what
    opens the store never comes from it.
    """

    def add_slot(self, account: str, password: str, cost: Cost) -> None:
        """Lets an account open the store with a password, from the end of the transaction on.

        Cut off anywhere, either the old or the new one opens.
        """
        slots = Slots(self.where.slots, self._secrets)
        with self.joining() as unit:
            slot = slots.prepare(account, password, self._key, cost)
            door.remember(unit, account, slot)
            unit.later.append(partial(slots.settle, account))

    def adopt_slot(self, account: str, opened: door.Opened) -> None:
        """Sees to it that what opened the store is the account's slot in force.

        Raises StoreTrouble ``store.slot_old`` for a slot put back from earlier. One the store knows
        nothing of (it was made before such things were kept) is from now on the one in force.
        """
        with self.reading() as reader:
            door.refuse_old_slot(reader, account, opened.slot)
            known = door.in_force(reader, account, opened.slot)
        if self.read_only:
            return
        try:
            if known is None:
                with self.writing() as unit:
                    door.remember(unit, account, opened.slot)
            Slots(self.where.slots, self._secrets).settle(account)
        except StoreTrouble as trouble:
            if trouble.code not in UNWRITABLE:
                raise
            self.read_only = True

    def recognise(self, account: str, password: str) -> None:
        """Asks a password again. Raises StoreTrouble as signing in does."""
        opened = door.unlock(
            self.where, account, password, clock=self.clock, randomness=self._secrets
        )
        with self.looking() as reader:
            door.refuse_old_slot(reader, account, opened.slot)

    def used_lately(self, account: str, password: str) -> bool:
        """Whether it is one of the account's last three passwords; takes a second.

        Where the slot file is spoiled or gone nobody can tell any more.
        """
        slots = Slots(self.where.slots, self._secrets)
        if slots.content() is None:
            return False
        with self.looking() as reader:
            return door.used_lately(reader, slots, account, password)

    def renew_slots(self) -> None:
        """An empty slot file where there is none that can be read; the spoiled one is kept aside."""
        slots = Slots(self.where.slots, self._secrets)
        if slots.content() is not None:
            return
        if self.where.slots.exists():
            name = f"{self.where.slots.name}.{self.clock.now():%Y%m%d-%H%M%S}"
            self.where.slots.replace(self.where.folder / name)
        slots.create()

    def drop_slots(self, *accounts: str) -> None:
        """Takes the way in of accounts away, from the end of the transaction on."""
        with self.joining() as unit:
            unit.later.append(partial(Slots(self.where.slots, self._secrets).drop, *accounts))

    def back_up(self, why: str) -> backup.Backup:
        """A verified backup of the present state; from any thread, and no act waits for it."""
        with self._one_backup:
            if self.closed:
                raise StoreTrouble("backup.closed")
            return backup.make(self.where, self._key, self.clock, why)

    def whole_copy(self, made: backup.Backup, target: Path) -> None:
        """A copy of a backup that holds the files of the attachments, too. Raises OSError."""
        files = backup_contents.files_in(self.where.attachments)
        backup_contents.write_whole(target, made.path, self._key, files)

    def key_of_backup(self, header: BackupHeader) -> bytes:
        """The way into this store's own backups: the database key never changes."""
        return self._key

    def fresh_secret(self, size: int) -> bytes:
        """Bytes for what opens the store: never from the source that a demonstration repeats."""
        return self._secrets.token(size)

    def put_recovery_slot(self, secret: bytes) -> None:
        """Lets the recovery key open the store, and none that was printed before."""
        with self.reading() as reader:
            offices = reader.every(Office)
        code = offices[0].code if offices else ""
        recovery.put(self.where, secret, self._key, self._secrets, code)
        self.where.keep_private()


def open_store(
    folder: Path, account: str, password: str, *, clock: Clock, randomness: Randomness
) -> Store:
    """Opens a store as ``account``; an older one is backed up and brought up to date first.

    One that cannot be written is opened to be read (``read_only``). Raises StoreTrouble:
    ``store.missing``, ``store.wrong_password``, ``store.wait``, ``store.in_use``, ``store.newer``,
    ``store.saves_lost``, and those of ``open_engine``.
    """
    where = StoreFolder(folder)
    if not where.database.exists() or not where.slots.exists():
        raise StoreTrouble("store.missing", str(folder.name))
    opened = door.unlock(where, account, password, clock=clock, randomness=randomness)
    store = _opened(where, opened.key, clock, randomness)
    store.opened = opened
    return store


def open_by_recovery(folder: Path, secret: bytes, *, clock: Clock, randomness: Randomness) -> Store:
    """Opens a store with the recovery key, also when the password slots are spoiled or gone.

    Raises StoreTrouble as ``open_store`` does, ``recovery.missing``, ``recovery.wrong``.
    """
    where = StoreFolder(folder)
    if not where.database.exists():
        raise StoreTrouble("store.missing", str(folder.name))
    return _opened(where, _key_by_recovery(where, secret), clock, randomness)


def _key_by_recovery(where: StoreFolder, secret: bytes) -> bytes:
    """From the slot beside the database, else from the newest backup that holds one."""
    kept = (one.header.recovery for one in backup.backups_in(where.backups))
    slots = [slot for slot in (backup.recovery_slot(where), *kept) if slot is not None]
    if not slots:
        raise StoreTrouble("recovery.missing")
    for slot in slots[:-1]:
        with suppress(StoreTrouble):
            return recovery.unwrapped(slot, secret)
    return recovery.unwrapped(slots[-1], secret)


def _opened(where: StoreFolder, key: bytes, clock: Clock, randomness: Randomness) -> Store:
    """Opened to write; where nothing can be written, only to be read."""
    try:
        return _open_to_write(where, key, clock, randomness)
    except StoreTrouble as trouble:
        if trouble.code not in UNWRITABLE:
            raise
    except OSError as error:
        if error.errno not in _CANNOT_WRITE:
            raise
    return _open_to_read(where, key, clock, randomness)


_CANNOT_WRITE = (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM)


def _open_to_write(where: StoreFolder, key: bytes, clock: Clock, randomness: Randomness) -> Store:
    with ExitStack() as stack:
        stack.enter_context(lease.held(where.folder, clock))
        where.keep_private()
        refuse_lost_saves(where.database, key, where.tip)
        engine = open_engine(where.database, key)
        stack.callback(engine.dispose)
        first = partial(backup.make, where, key, clock, backup.MIGRATION)
        migrate.bring_up_to_date(engine, first)
        store = Store(where, engine, key, clock, randomness)
        _bring_derived_up_to_date(store)
        contents.clear_away(store)
        store.note_head()
        store.hold(stack)
    return store


def _open_to_read(where: StoreFolder, key: bytes, clock: Clock, randomness: Randomness) -> Store:
    with ExitStack() as stack:
        try:
            stack.enter_context(lease.held(where.folder, clock))
        except StoreTrouble as trouble:
            if trouble.code != "store.unwritable":
                raise
        engine = engine_to_read(where, key, stack)
        store = Store(where, engine, key, clock, randomness)
        store.read_only = True
        store.hold(stack)
    return store


def _bring_derived_up_to_date(store: Store) -> None:
    with store.reading() as reader:
        older = reader.identity("search") != search_text.VERSION
        unordered = reader.identity(list_keys.NAME) != list_keys.VERSION
    if older:
        with store.writing() as unit:
            index_anew(unit)
    if unordered:
        with store.writing() as unit:
            list_keys.keys_anew(unit.driver)
