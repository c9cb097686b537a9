"""The store as a whole: a folder with the encrypted file, its key slots, lease and outbox."""

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Engine, insert, text

from sifasuo_desktop.kernel.clock import Clock
from sifasuo_desktop.kernel.files import sync_folder
from sifasuo_desktop.kernel.ids import Randomness, new_id
from sifasuo_desktop.kernel.private import FOLDER, keep_private
from sifasuo_desktop.store import lease, migrate, search_text
from sifasuo_desktop.store.copying import copy_before_steps
from sifasuo_desktop.store.engine import KEY_BYTES, StoreTrouble, open_engine, telling_trouble
from sifasuo_desktop.store.reading import Reader
from sifasuo_desktop.store.schema.own import IDENTITY
from sifasuo_desktop.store.search_index import index_anew
from sifasuo_desktop.store.slots import Cost, Slots
from sifasuo_desktop.store.unit_of_work import Author, Change, UnitOfWork

T = TypeVar("T")
DATABASE = "store.db"
SLOTS = "slots.json"


@dataclass(frozen=True)
class StoreFolder:
    """Where the parts of a store lie."""

    folder: Path

    @property
    def database(self) -> Path:
        return self.folder / DATABASE

    @property
    def unfinished(self) -> Path:
        """The database while the store is being made; what lies here may be thrown away."""
        return self.folder / (DATABASE + ".new")

    @property
    def slots(self) -> Path:
        return self.folder / SLOTS

    @property
    def outbox(self) -> Path:
        return self.folder / "outbox"

    @property
    def backups(self) -> Path:
        return self.folder / "backups"

    @property
    def logs(self) -> Path:
        return self.folder / "logs"

    def parts(self) -> tuple[Path, ...]:
        """Everything of the store's own that may lie in the folder."""
        beside = [self.database.with_name(DATABASE + ending) for ending in ("", "-wal", "-shm")]
        return (*beside, self.slots, self.outbox, self.backups, self.logs)

    def keep_private(self) -> bool:
        """Takes everybody else the way in; whether nobody else has one."""
        return keep_private(self.folder.resolve(), self.parts())

    def is_store(self) -> bool:
        """Whether a store lies here; one whose making was cut off does not count."""
        if self.database.exists():
            return True
        return self.slots.exists() and not self.unfinished.exists()


class Store:
    """An open store: reads and writes in transactions on one connection.

    ``randomness`` makes ids and salts of records and may be replaced by a repeatable source; what
    opens the store never comes from it.
    """

    def __init__(
        self, where: StoreFolder, engine: Engine, key: bytes, clock: Clock, randomness: Randomness
    ) -> None:
        self.where = where
        self.clock = clock
        self.randomness = randomness
        self._secrets = randomness
        self._engine = engine
        self._key = key
        self._held = ExitStack()
        self.closed = False
        # One connection: what a second thread began or ended would end the act of the first.
        self._one_thread = threading.RLock()

    @contextmanager
    def reading(self) -> Iterator[Reader]:
        """A reader over one consistent state; other threads wait until it is done."""
        with (
            self._one_thread,
            telling_trouble(),
            self._engine.connect() as connection,
            connection.begin(),
        ):
            yield Reader(connection)

    def write(
        self, author: Author, work: Callable[[UnitOfWork], T], *, clock: Clock | None = None
    ) -> tuple[T, tuple[Change, ...]]:
        """Runs ``work`` in one transaction; whatever it raises leaves the store as it was."""
        with self._one_thread, telling_trouble(), self._engine.connect() as plain:
            connection = plain.execution_options(write=True)
            with connection.begin():
                unit = UnitOfWork(connection, author, clock or self.clock, self.randomness)
                result = work(unit)
                changes = unit.finish()
        return result, changes

    @contextmanager
    def writing(self) -> Iterator[UnitOfWork]:
        """A transaction for the store's own affairs (drafts, hand-over), without revisions."""
        with self._one_thread, telling_trouble(), self._engine.connect() as plain:
            connection = plain.execution_options(write=True)
            with connection.begin():
                author = Author("system", "store", "")
                yield UnitOfWork(connection, author, self.clock, self.randomness)

    def add_slot(self, account: str, password: str, cost: Cost) -> None:
        """Lets an account open the store with a password."""
        Slots(self.where.slots, self._secrets).put(account, password, self._key, cost)

    def drop_slot(self, account: str) -> None:
        """Takes an account's way in away."""
        Slots(self.where.slots, self._secrets).drop(account)

    def check_integrity(self) -> bool:
        """Whether every page decrypts with its checksum and the file is well formed."""
        try:
            with self._one_thread, telling_trouble(), self._engine.connect() as connection:
                cipher = connection.execute(text("PRAGMA cipher_integrity_check")).all()
                plain = connection.execute(text("PRAGMA integrity_check")).scalars().all()
        except StoreTrouble:
            return False
        return not cipher and plain == ["ok"]

    def close(self) -> None:
        """Closes the file and gives the lease back."""
        self.closed = True
        self._engine.dispose()
        self._held.close()

    def hold(self, stack: ExitStack) -> None:
        """Takes over what must be released on closing."""
        self._held.enter_context(stack.pop_all())


def _nothing(store: Store) -> None:
    return None


def create_store(
    folder: Path,
    account: str,
    password: str,
    *,
    clock: Clock,
    randomness: Randomness,
    cost: Cost,
    fill: Callable[[Store], object] = _nothing,
) -> Store:
    """A new encrypted store whose first slot is ``account``'s and first records are ``fill``'s.

    The database gets its name last: cut off anywhere, there is either a whole store or none, and
    the call can be repeated. Raises StoreTrouble ``store.exists`` when the folder holds one.
    """
    where = StoreFolder(folder)
    if where.is_store():
        raise StoreTrouble("store.exists", folder.name)
    folder.mkdir(mode=FOLDER, parents=True, exist_ok=True)
    key = randomness.token(KEY_BYTES)
    with ExitStack() as stack:
        stack.enter_context(lease.held(folder, clock))
        _discard_unfinished(where)
        try:
            _build(where, key, clock, randomness, fill)
        except BaseException:
            _discard_unfinished(where)
            raise
        slots = Slots(where.slots, randomness)
        slots.create()
        slots.put(account, password, key, cost)
        for part in (where.outbox, where.backups, where.logs):
            part.mkdir(exist_ok=True)
        where.unfinished.replace(where.database)
        where.keep_private()
        sync_folder(folder)
        store = Store(where, open_engine(where.database, key), key, clock, randomness)
        store.hold(stack)
    return store


def _discard_unfinished(where: StoreFolder) -> None:
    for ending in ("", "-wal", "-shm"):
        where.unfinished.with_name(where.unfinished.name + ending).unlink(missing_ok=True)


def _build(
    where: StoreFolder,
    key: bytes,
    clock: Clock,
    randomness: Randomness,
    fill: Callable[[Store], object],
) -> None:
    engine = open_engine(where.unfinished, key, create=True)
    try:
        migrate.upgrade(engine)
        store = Store(where, engine, key, clock, randomness)
        with store.writing() as unit:
            values = [{"name": name, "value": new_id(randomness)} for name in ("device", "epoch")]
            values.append({"name": "search", "value": search_text.VERSION})
            unit.connection.execute(insert(IDENTITY), values)
        fill(store)
    finally:
        engine.dispose()


def open_store(
    folder: Path, account: str, password: str, *, clock: Clock, randomness: Randomness
) -> Store:
    """Opens a store as ``account``; an older one is backed up and brought up to date first.

    Raises StoreTrouble: ``store.missing``, ``store.wrong_password``, ``store.in_use``,
    ``store.newer``, and those of ``open_engine``.
    """
    where = StoreFolder(folder)
    if not where.database.exists() or not where.slots.exists():
        raise StoreTrouble("store.missing", str(folder.name))
    key = Slots(where.slots, randomness).open(account, password)
    with ExitStack() as stack:
        stack.enter_context(lease.held(folder, clock))
        where.keep_private()
        engine = open_engine(where.database, key)
        stack.callback(engine.dispose)
        back_up = partial(copy_before_steps, engine, key, where.backups, clock)
        migrate.bring_up_to_date(engine, back_up)
        store = Store(where, engine, key, clock, randomness)
        _bring_search_up_to_date(store)
        store.hold(stack)
    return store


def _bring_search_up_to_date(store: Store) -> None:
    with store.reading() as reader:
        older = reader.identity("search") != search_text.VERSION
    if older:
        with store.writing() as unit:
            index_anew(unit)
