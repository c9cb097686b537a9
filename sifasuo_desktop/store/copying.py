"""The one way an open database is copied: one state of it, encrypted, read back before it counts."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import sqlcipher3
from sqlalchemy import Engine

from sifasuo_desktop.kernel.clock import Clock
from sifasuo_desktop.kernel.files import sync_folder
from sifasuo_desktop.store.engine import StoreTrouble, connect
from sifasuo_desktop.store.migrate import newest

T = TypeVar("T")
_PART = ".part"


def copied(source: Any, key: bytes, copy: Path, look: Callable[[Any], T]) -> T:
    """Fills the new file ``copy`` and compares it; what ``look`` finds in the state that was copied.

    Acts of other connections go on meanwhile. The copy is not durable yet. Raises StoreTrouble
    ``backup.damaged``.
    """
    source.execute("BEGIN")
    try:
        expected, found = summary(source), look(source)
        _fill(source, copy, key)
    finally:
        source.execute("ROLLBACK")
    check = connect(copy, key, readonly=True)
    try:
        sound = not check.execute("PRAGMA cipher_integrity_check").fetchall()
        if not sound or summary(check) != expected:
            raise StoreTrouble("backup.damaged", copy.name.removesuffix(_PART))
    finally:
        check.close()
    return found


def copy_before_steps(
    engine: Engine, key: bytes, folder: Path, clock: Clock, scripts: Path | None = None
) -> Path:
    """A bare database made before the steps of ``scripts``, named after the newest of them.

    For the bureau, whose keys lie beside its database; an office's backup opens alone.
    """
    target = folder / f"before-{newest(scripts)}-{clock.now():%Y%m%d-%H%M%S}.db"
    folder.mkdir(parents=True, exist_ok=True)
    part = target.with_name(target.name + _PART)
    part.unlink(missing_ok=True)
    raw = engine.raw_connection()
    try:
        copied(raw.driver_connection, key, part, _nothing)
    finally:
        raw.close()
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    part.replace(target)
    sync_folder(folder)
    return target


def _nothing(source: Any) -> None:
    """Nothing more is to be known of the bureau's."""


def _fill(source: Any, copy: Path, key: bytes) -> None:
    os.close(os.open(copy, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    target = sqlcipher3.connect(str(copy), isolation_level=None)
    try:
        target.execute("PRAGMA cipher_log_level = NONE")
        target.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        # Cut off, the copy is thrown away: it needs neither journal nor syncs of its own.
        target.execute("PRAGMA journal_mode = OFF")
        target.execute("PRAGMA synchronous = OFF")
        source.backup(target)
        # Else whoever opens the copy would lay a log and an index of it beside it.
        target.execute("PRAGMA journal_mode = DELETE")
    finally:
        target.close()


def summary(connection: Any) -> tuple[Any, ...]:
    """How many rows every table holds, and the end of the revision log where there is one."""
    names = [
        row[0]
        for row in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
            " AND name NOT LIKE 'sqlite_%' ORDER BY name"
        )
    ]
    counts = [connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names]
    head = None
    if any(row[1] == "n" for row in connection.execute("PRAGMA table_info(revision)")):
        head = connection.execute("SELECT n, hash FROM revision ORDER BY n DESC").fetchone()
    return (*zip(names, counts, strict=True), head)
