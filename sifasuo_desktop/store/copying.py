"""Copies an open database before its tables change; a copy counts once it was read back."""

from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from sifasuo_desktop.kernel.clock import Clock
from sifasuo_desktop.kernel.files import sync_folder
from sifasuo_desktop.store.engine import StoreTrouble, connect
from sifasuo_desktop.store.migrate import newest


def copy_before_steps(
    engine: Engine, key: bytes, folder: Path, clock: Clock, scripts: Path | None = None
) -> Path:
    """The copy made before the steps of ``scripts``, named after the newest of them."""
    name = f"before-{newest(scripts)}-{clock.now():%Y%m%d-%H%M%S}.db"
    return verified_copy(engine, key, folder / name)


def verified_copy(engine: Engine, key: bytes, target: Path) -> Path:
    """An encrypted copy of the open database, opened and checked before it counts.

    Raises StoreTrouble ``store.backup_damaged``.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    raw = engine.raw_connection()
    try:
        driver: Any = raw.driver_connection
        driver.execute("VACUUM INTO ?", (str(part),))
        expected = summary(driver)
    finally:
        raw.close()
    check = connect(part, key)
    try:
        sound = not check.execute("PRAGMA cipher_integrity_check").fetchall()
        if not sound or summary(check) != expected:
            raise StoreTrouble("store.backup_damaged", target.name)
    finally:
        check.close()
    part.replace(target)
    sync_folder(target.parent)
    return target


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
