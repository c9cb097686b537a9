"""Brings a store to the newest schema: backup first, then every step in one transaction."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, text

from sifasuo_desktop.kernel import paths
from sifasuo_desktop.store.engine import StoreTrouble, telling_trouble

if TYPE_CHECKING:
    from alembic.script import ScriptDirectory

_STEPS = "versions/[0-9][0-9][0-9][0-9]_*.py"


def _scripts(folder: Path | None) -> "ScriptDirectory":
    from alembic.script import ScriptDirectory

    return ScriptDirectory(str(folder or paths.migrations()))


def newest(scripts: Path | None = None) -> str:
    """The revision this program writes: the number its last step's file begins with.

    ``scripts`` is another folder of steps than the program's own, here and below. A store that
    is up to date opens without Alembic, whose reading would cost a tenth of a second.
    """
    return max(path.name[:4] for path in (scripts or paths.migrations()).glob(_STEPS))


@cache
def step() -> int:
    """The number of the newest step: the ``ver`` of every entry this program writes in the log."""
    return int(newest())


def current(connection: Connection) -> str | None:
    """The revision of an open store, or None for an empty file."""
    table = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'alembic_version'"
    if connection.execute(text(table)).first() is None:
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if found is None else str(found)


def upgrade(engine: Engine, scripts: Path | None = None, unstamped: str | None = None) -> None:
    """Runs all missing steps in one transaction; a failing one leaves the file as it was.

    ``unstamped`` is the step of a file in which none is noted; without it such a file is empty.
    Foreign keys are off while tables change and checked before COMMIT. Raises StoreTrouble
    ``store.migrations`` where the steps do not lead to one end.
    """
    steps = _scripts(scripts)
    heads = steps.get_heads()
    if len(heads) != 1:
        raise StoreTrouble("store.migrations", ",".join(heads))
    # Inside a transaction SQLite ignores this pragma without a word, so it comes first.
    _pragma(engine, "foreign_keys=OFF")
    try:
        with telling_trouble(), engine.connect() as plain:
            connection = plain.execution_options(write=True)
            with connection.begin():
                _run(connection, steps, newest(scripts), unstamped)
                broken = connection.execute(text("PRAGMA foreign_key_check")).first()
                if broken is not None:
                    raise StoreTrouble("store.migrations", str(broken[0]))
    finally:
        _pragma(engine, "foreign_keys=ON")


def _pragma(engine: Engine, pragma: str) -> None:
    raw = engine.raw_connection()
    try:
        raw.driver_connection.execute(f"PRAGMA {pragma}")  # type: ignore[union-attr]
    finally:
        raw.close()


def _run(
    connection: Connection, scripts: "ScriptDirectory", target: str, unstamped: str | None
) -> None:
    from alembic.migration import MigrationContext
    from alembic.operations import Operations

    def steps(revision: Any, context: Any) -> Any:
        return scripts._upgrade_revs(target, revision)

    context = MigrationContext.configure(
        connection, opts={"fn": steps, "transaction_per_migration": False}
    )
    if unstamped and not context.get_current_heads():
        context.stamp(scripts, unstamped)
    with Operations.context(context):
        context.run_migrations()


def bring_up_to_date(
    engine: Engine,
    back_up: Callable[[], object],
    scripts: Path | None = None,
    unstamped: str | None = None,
) -> bool:
    """Upgrades an older store once ``back_up`` has made a backup; whether there was a step.

    ``unstamped`` as in ``upgrade``. Raises StoreTrouble ``store.newer`` for a store written by a
    newer program, ``store.damaged`` for a file without a schema, and what the disk does.
    """
    with telling_trouble(), engine.connect() as connection:
        have = current(connection) or unstamped
    want = newest(scripts)
    if have == want:
        return False
    if have is None:
        raise StoreTrouble("store.damaged", "schema")
    known = {script.revision for script in _scripts(scripts).walk_revisions()}
    if have not in known:
        raise StoreTrouble("store.newer", have)
    with telling_trouble():
        back_up()
        upgrade(engine, scripts, unstamped)
    return True
