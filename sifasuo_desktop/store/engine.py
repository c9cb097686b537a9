"""Opens an encrypted SQLite file and proves that it is one.

The key is given raw and first; then the proof of encryption, then the pragmas that keep every
acknowledged commit (WAL with ``synchronous=FULL``). SQLite before 3.51.3 can lose committed WAL
pages when two connections race a checkpoint and is refused.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlcipher3
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from sifasuo_desktop.store.sound_order import ORDER_OF_NAMES, sound_order

KEY_BYTES = 32
CACHE_KIB = 65_536
"""So much of the file is kept in memory: beyond it every page is decrypted each time it is read."""
SQLITE = str(sqlcipher3.sqlite_version)
_PLAIN_HEADER = b"SQLite format 3\x00"
_OLDEST_SAFE_WAL = (3, 51, 3)
_DAMAGE = ("SQLITE_CORRUPT", "SQLITE_NOTADB")
# What comes from copying page by page bears no name, only SQLite's words.
_NAMES = {
    "database or disk is full": "SQLITE_FULL",
    "disk I/O error": "SQLITE_IOERR",
    "attempt to write a readonly database": "SQLITE_READONLY",
    "unable to open database file": "SQLITE_CANTOPEN",
    "database is locked": "SQLITE_BUSY",
    "database disk image is malformed": "SQLITE_CORRUPT",
    "file is not a database": "SQLITE_NOTADB",
}
_DISK = ("SQLITE_FULL", "SQLITE_IOERR", "SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_BUSY")


class StoreTrouble(Exception):
    """Trouble with the file or its surroundings, not a refusal of the domain.

    ``code`` names a sentence of ``resources/texts/errors.toml``.
    """

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(f"{code} {detail}".strip())
        self.code = code
        self.detail = detail


def cipher_version(connection: Connection) -> str:
    """The version of SQLCipher that opened the store; empty where it was none."""
    return str(connection.exec_driver_sql("PRAGMA cipher_version").scalar_one_or_none() or "")


def refuse_unsafe_sqlite(version: tuple[int, ...] = sqlcipher3.sqlite_version_info) -> None:
    """Raises StoreTrouble when this SQLite may lose committed pages in WAL mode."""
    if tuple(version) < _OLDEST_SAFE_WAL:
        raise StoreTrouble("store.sqlite_too_old", ".".join(map(str, version)))


def connect(
    path: Path,
    key: bytes,
    *,
    create: bool = False,
    readonly: bool = False,
    ours: bool = False,
    immutable: bool = False,
) -> Any:
    """A DB-API connection to the encrypted file at ``path`` with the 32-byte ``key``.

    ``immutable``: nobody writes the file meanwhile, and nothing is put beside it.

    ``ours``: this process has the file open already. Then it is not looked at beforehand, for
    closing it again would give away the locks of the other connection.

    Raises StoreTrouble: ``store.missing``, ``store.exists``, ``store.not_encrypted``,
    ``store.wrong_key`` (also a file that is not a store), ``store.unwritable``, ``store.disk``.
    """
    if len(key) != KEY_BYTES:
        raise ValueError("key")
    refuse_unsafe_sqlite()
    if create and path.exists():
        raise StoreTrouble("store.exists", path.name)
    if not (create or ours):
        _refuse_foreign_file(path)
    connection = _unlocked(path, "rwc" if create else "ro" if readonly else "rw", immutable)
    try:
        with telling_trouble():
            _prepare(connection, key, readonly=readonly)
    except BaseException:
        connection.close()
        raise
    return connection


def _unlocked(path: Path, mode: str, immutable: bool) -> Any:
    try:
        return sqlcipher3.connect(
            f"{path.absolute().as_uri()}?mode={mode}{'&immutable=1' * immutable}",
            uri=True,
            isolation_level=None,
            check_same_thread=False,
        )
    except sqlcipher3.OperationalError:
        raise StoreTrouble("store.unwritable", path.name) from None


def _refuse_foreign_file(path: Path) -> None:
    if not path.is_file() or path.stat().st_size == 0:
        raise StoreTrouble("store.missing", path.name)
    with path.open("rb") as file:
        if file.read(16) == _PLAIN_HEADER:
            raise StoreTrouble("store.not_encrypted", path.name)


def _prepare(connection: Any, key: bytes, *, readonly: bool) -> None:
    run = connection.execute
    run("PRAGMA cipher_log_level = NONE")
    run(f"PRAGMA key = \"x'{key.hex()}'\"")
    row = run("PRAGMA cipher_version").fetchone()
    if not row or not row[0]:
        raise StoreTrouble("store.no_encryption")
    try:
        run("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlcipher3.DatabaseError as error:
        # A disk that does not answer is no wrong key: whoever reads that would restore a backup.
        raise _trouble(error, "store.wrong_key") or error from None
    for pragma in (
        "foreign_keys=ON",
        "synchronous=FULL",
        "busy_timeout=5000",
        "trusted_schema=OFF",
        "cell_size_check=ON",
        "temp_store=MEMORY",
        "secure_delete=ON",
        "recursive_triggers=OFF",
        f"cache_size=-{CACHE_KIB}",
    ):
        run(f"PRAGMA {pragma}")
    connection.create_function(ORDER_OF_NAMES, 1, sound_order, deterministic=True)
    if not readonly:
        mode = run("PRAGMA journal_mode=WAL").fetchone()[0]
        if mode != "wal":
            raise StoreTrouble("store.no_wal", str(mode))


def prove_encrypted(path: Path) -> None:
    """Raises StoreTrouble unless the file's first 16 bytes are not SQLite's plain header."""
    with path.open("rb") as file:
        head = file.read(16)
    if len(head) < 16 or head == _PLAIN_HEADER:
        raise StoreTrouble("store.not_encrypted", path.name)


def open_engine(
    path: Path, key: bytes, *, create: bool = False, readonly: bool = False, immutable: bool = False
) -> Engine:
    """An engine over one connection to the encrypted file.

    A transaction begins with ``BEGIN IMMEDIATE`` when the connection carries the execution option
    ``write=True`` and with a plain ``BEGIN`` otherwise; one that the driver
    has begun is joined. Raises StoreTrouble as ``connect`` does.
    """
    first = connect(path, key, create=create, readonly=readonly, immutable=immutable)
    engine = create_engine(
        "sqlite://",
        module=sqlcipher3.dbapi2,
        creator=lambda: first,
        poolclass=StaticPool,
        hide_parameters=True,
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        if first.in_transaction:  # begun by a Transaction
            return
        write = connection.get_execution_options().get("write", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

    try:
        if create:
            with telling_trouble():
                _write_first_page(first)
            # Of a file that was there this was asked before it was opened: to look at it now would
            # give away the locks of the connection (POSIX drops them with any closing).
            prove_encrypted(path)
        # The pool takes the connection over, so that disposing of it closes the file.
        engine.connect().close()
    except BaseException:
        first.close()
        raise
    return engine


def _write_first_page(connection: Any) -> None:
    """Makes a new file hold its first page, so that the proof of encryption has bytes to read."""
    connection.execute("CREATE TABLE proof(x)")
    connection.execute("DROP TABLE proof")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


@contextmanager
def telling_trouble() -> Iterator[None]:
    """Turns what the file or the disk does to us into StoreTrouble; bugs stay what they are.

    ``store.damaged`` for a file that is not what was written, ``store.disk`` for a full,
    failing or locked disk; the SQLite code is the detail, never a statement or its values.
    """
    try:
        yield
    except DBAPIError as error:
        trouble = _trouble(error.orig)
        if trouble is None:
            raise
        raise trouble from None
    except sqlcipher3.DatabaseError as error:
        trouble = _trouble(error)
        if trouble is None:
            raise
        raise trouble from None


def _trouble(
    error: BaseException | None, no_database: str = "store.damaged"
) -> StoreTrouble | None:
    """``no_database`` is what it means when the file does not decrypt."""
    name = str(getattr(error, "sqlite_errorname", "") or _NAMES.get(str(error), ""))
    if name.startswith(_DAMAGE):
        code = no_database if name == "SQLITE_NOTADB" else "store.damaged"
        return StoreTrouble(code, name)
    return StoreTrouble("store.disk", name) if name.startswith(_DISK) else None
