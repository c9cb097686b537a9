"""Brings a store to the newest schema: backup first, then every step in one transaction."""

from pathlib import Path
from typing import Any

from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

from sifasuo_desktop.kernel import paths
from sifasuo_desktop.kernel.clock import Clock
from sifasuo_desktop.store.engine import StoreTrouble, connect


def _scripts() -> ScriptDirectory:
    return ScriptDirectory(str(paths.migrations()))


def newest() -> str:
    """The revision this program writes. Raises StoreTrouble when there is no single head."""
    heads = _scripts().get_heads()
    if len(heads) != 1:
        raise StoreTrouble("store.migrations", ",".join(heads))
    return heads[0]


def current(connection: Connection) -> str | None:
    """The revision of an open store, or None for an empty file."""
    return MigrationContext.configure(connection).get_current_revision()


def upgrade(engine: Engine, target: str | None = None) -> None:
    """Runs all missing steps in one transaction; a failing one leaves the file as it was.

    Foreign keys are off while tables change and checked before COMMIT.
    """
    scripts = _scripts()
    with engine.connect() as plain:
        plain.exec_driver_sql("PRAGMA foreign_keys=OFF")
        plain.rollback()
        try:
            connection = plain.execution_options(write=True)
            with connection.begin():
                _run(connection, scripts, target or newest())
                broken = connection.execute(text("PRAGMA foreign_key_check")).first()
                if broken is not None:
                    raise StoreTrouble("store.migrations", str(broken[0]))
        finally:
            plain.rollback()
            _pragma(engine, "foreign_keys=ON")


def _pragma(engine: Engine, pragma: str) -> None:
    raw = engine.raw_connection()
    try:
        raw.driver_connection.execute(f"PRAGMA {pragma}")  # type: ignore[union-attr]
    finally:
        raw.close()


def _run(connection: Connection, scripts: ScriptDirectory, target: str) -> None:
    def steps(revision: Any, context: Any) -> Any:
        return scripts._upgrade_revs(target, revision)

    context = MigrationContext.configure(
        connection, opts={"fn": steps, "transaction_per_migration": False}
    )
    with Operations.context(context):
        context.run_migrations()


def bring_up_to_date(
    engine: Engine, database: Path, key: bytes, backups: Path, clock: Clock
) -> Path | None:
    """Upgrades an older store after a verified backup, whose path is returned.

    Raises StoreTrouble ``store.newer`` for a store written by a newer program.
    """
    with engine.connect() as connection:
        have = current(connection)
    want = newest()
    if have == want:
        return None
    known = {script.revision for script in _scripts().walk_revisions()}
    if have not in known:
        raise StoreTrouble("store.newer", str(have))
    copy = back_up(engine, key, backups / f"before-{want}-{clock.now():%Y%m%d-%H%M%S}.db")
    upgrade(engine, want)
    return copy


def back_up(engine: Engine, key: bytes, target: Path) -> Path:
    """An encrypted copy of the open store, opened and checked before it counts."""
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    raw = engine.raw_connection()
    try:
        raw.driver_connection.execute("VACUUM INTO ?", (str(part),))  # type: ignore[union-attr]
    finally:
        raw.close()
    check = connect(part, key)
    try:
        if check.execute("PRAGMA cipher_integrity_check").fetchall():
            raise StoreTrouble("store.backup_damaged", target.name)
    finally:
        check.close()
    part.replace(target)
    return target
