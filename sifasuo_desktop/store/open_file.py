"""One connection to the encrypted file: reads and writes in transactions, one thread at a time."""

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import TypeVar

from sqlalchemy import Engine

from sifasuo_desktop.kernel.clock import Clock
from sifasuo_desktop.kernel.ids import Randomness
from sifasuo_desktop.store import door
from sifasuo_desktop.store.engine import CACHE_KIB, StoreTrouble, connect, telling_trouble
from sifasuo_desktop.store.folder import StoreFolder
from sifasuo_desktop.store.log import head_of_log
from sifasuo_desktop.store.reading import Reader
from sifasuo_desktop.store.together import Together
from sifasuo_desktop.store.transaction import Driver, Transaction
from sifasuo_desktop.store.unit_of_work import Author, Change, UnitOfWork

LOG = logging.getLogger(__name__)
T = TypeVar("T")


class OpenFile:
    """Reads and writes in transactions on one connection; looks the file over; closes it."""

    def __init__(
        self, where: StoreFolder, engine: Engine, key: bytes, clock: Clock, randomness: Randomness
    ) -> None:
        self.where = where
        self.clock = clock
        self.randomness = randomness
        self._secrets = randomness
        self._engine = engine
        self._driver: Driver = _driver_of(engine)
        self._key = key
        self._held = ExitStack()
        self.closed = False
        self.read_only = False
        """Whether the store was opened only to be read; then every write is refused in words."""
        # One connection: what a second thread began or ended would end the act of the first.
        self._one_thread = threading.RLock()
        self._one_backup = threading.Lock()
        self._unit: UnitOfWork | None = None
        self._together: Together | None = None
        self.opened: door.Opened | None = None

    @contextmanager
    def reading(self) -> Iterator[Reader]:
        """A reader over one consistent state; other threads wait until it is done."""
        with self._one_thread, telling_trouble():
            if self._together is not None:
                yield Reader(self._together.transaction)
                return
            with self._begun(write=False) as transaction:
                yield Reader(transaction)

    @contextmanager
    def together(self) -> Iterator[Together]:
        """Every act inside is a part of one transaction: a refused one undoes itself alone.

        Other threads wait until all of it is kept, or none where it says so or anything is raised.
        """
        if self.read_only:
            raise StoreTrouble("store.read_only")
        with self._one_thread, telling_trouble():
            with Together.begun(self._begun(write=True)) as whole:
                self._together = whole
                try:
                    yield whole
                finally:
                    self._together = None
            if not whole.dropped:
                self._settle(whole)

    @contextmanager
    def part(self) -> Iterator[None]:
        """A few acts of those together: what is raised inside undoes all of these."""
        assert self._together is not None
        with self._together.part():
            yield

    def write(
        self, author: Author, work: Callable[[UnitOfWork], T], *, clock: Clock | None = None
    ) -> tuple[T, tuple[Change, ...]]:
        """Runs ``work`` in one transaction; whatever it raises leaves the store as it was."""
        with self._transaction(author, clock or self.clock) as unit:
            result = work(unit)
            changes = unit.finish()
        return result, changes

    @contextmanager
    def writing(self) -> Iterator[UnitOfWork]:
        """A transaction for the store's own affairs (drafts, hand-over), without revisions."""
        with self._transaction(Author("system", "store", ""), self.clock) as unit:
            yield unit

    @contextmanager
    def joining(self) -> Iterator[UnitOfWork]:
        """The transaction under way, or one of its own."""
        with self._one_thread:
            if self._unit is not None:
                yield self._unit
                return
            with self.writing() as unit:
                yield unit

    @contextmanager
    def looking(self) -> Iterator[Reader]:
        """A reader that sees what the transaction under way has done."""
        with self._one_thread:
            if self._unit is not None:
                yield self._unit
                return
            with self.reading() as reader:
                yield reader

    @contextmanager
    def _transaction(self, author: Author, clock: Clock) -> Iterator[UnitOfWork]:
        """What the unit put off is done once the transaction is durable.

        What of it cannot be done then changes nothing about the act: it is saved, and the next
        sign-in does the rest.
        """
        if self.read_only:
            raise StoreTrouble("store.read_only")
        with self._one_thread, telling_trouble():
            if self._together is not None:
                with (
                    self._together.part(),
                    self._unit_in(self._together.transaction, author, clock) as unit,
                ):
                    yield unit
                self._together.take(unit)
                return
            with (
                self._begun(write=True) as transaction,
                self._unit_in(transaction, author, clock) as unit,
            ):
                yield unit
            self._settle(unit)

    @contextmanager
    def _unit_in(
        self, transaction: Transaction, author: Author, clock: Clock
    ) -> Iterator[UnitOfWork]:
        self._unit = UnitOfWork(transaction, author, clock, self.randomness)
        try:
            yield self._unit
        finally:
            self._unit = None

    def _settle(self, done: UnitOfWork | Together) -> None:
        """Does what was put off until the transaction is durable."""
        if done.head is not None:
            self.where.tip.keep(done.head)
        for work in done.later:
            try:
                work()
            except (StoreTrouble, OSError) as trouble:
                LOG.warning("put off until the next sign-in: %s", type(trouble).__name__)

    @contextmanager
    def reading_once(self) -> Iterator[None]:
        """Keeps few pages in memory while the whole file is read and no page comes again."""
        self._keep_pages(CACHE_KIB // 8)
        try:
            yield
        finally:
            self._keep_pages(CACHE_KIB)

    def _keep_pages(self, kib: int) -> None:
        with self._one_thread, telling_trouble():
            self._driver.execute(f"PRAGMA cache_size=-{kib}")

    def _begun(self, *, write: bool) -> Transaction:
        return Transaction(self._engine, self._driver, write=write)

    def check_integrity(self) -> bool:
        """Whether every page decrypts with its checksum and the file is well formed.

        What a power cut left half-written in the file stands whole in the write-ahead log, which
        the check does not see: it is brought into the file first.
        """
        try:
            with self._one_thread, telling_trouble():
                if not self.read_only:
                    self._driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
                return _is_sound(self._driver)
        except StoreTrouble:
            return False

    def looks_sound(self) -> bool:
        """As ``check_integrity``, over a connection of its own that keeps nobody waiting.

        A page may be written while it is looked at: an unsound answer is to be asked again of
        ``check_integrity``.
        """
        try:
            connection = connect(self.where.database, self._key, readonly=True, ours=True)
            try:
                with telling_trouble():
                    return _is_sound(connection)
            finally:
                connection.close()
        except StoreTrouble:
            return False

    def note_head(self) -> None:
        """Notes the present end of the log beside the store: all of it is durable."""
        with self.reading() as reader:
            self.where.tip.keep(head_of_log(reader.connection))

    def close(self) -> None:
        """Closes the file and gives the lease back, once a backup under way is done."""
        with self._one_backup:
            self.closed = True
            self._engine.dispose()
            self._held.close()

    def hold(self, stack: ExitStack) -> None:
        """Takes over what must be released on closing."""
        self._held.enter_context(stack.pop_all())


def _driver_of(engine: Engine) -> Driver:
    pooled = engine.raw_connection()
    try:
        return pooled.driver_connection
    finally:
        pooled.close()


def _is_sound(driver: Driver) -> bool:
    cipher = driver.execute("PRAGMA cipher_integrity_check").fetchall()
    return not cipher and driver.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
