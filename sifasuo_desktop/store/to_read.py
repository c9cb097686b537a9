"""Opens a store that cannot be written: a full or read-only disk, a folder of somebody else's.

Nothing is written beside it. Where a killed process left its write-ahead log and SQLite cannot work
on it in place, a copy is opened, encrypted as the original is; it goes when the store is closed.
"""

import shutil
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Engine, text

from sifasuo_desktop.store import migrate
from sifasuo_desktop.store.engine import StoreTrouble, open_engine, telling_trouble
from sifasuo_desktop.store.folder import StoreFolder
from sifasuo_desktop.store.tip import refuse_behind, refuse_cut_log

UNWRITABLE = ("store.unwritable", "store.disk")
"""The codes of trouble after which reading may still do."""


def engine_to_read(where: StoreFolder, key: bytes, stack: ExitStack) -> Engine:
    """An engine that only reads; ``stack`` is what is released when the store is closed.

    Raises StoreTrouble as opening does, ``store.unwritable`` also for a store that would have to be
    brought up to date.
    """
    refuse_cut_log(where.database)
    engine = _engine(where.database, key, stack)
    stack.callback(engine.dispose)
    with telling_trouble(), engine.connect() as connection:
        connection.execute(text("PRAGMA query_only = ON"))
        refuse_behind(connection.connection.driver_connection, where.tip)
        if migrate.current(connection) != migrate.newest():
            raise StoreTrouble("store.unwritable", where.folder.name)
    return engine


def _engine(database: Path, key: bytes, stack: ExitStack) -> Engine:
    log = database.with_name(database.name + "-wal")
    if not log.exists() or log.stat().st_size == 0:
        return open_engine(database, key, readonly=True, immutable=True)
    try:
        return open_engine(database, key, readonly=True)
    except StoreTrouble as trouble:
        if trouble.code not in UNWRITABLE:
            raise
    folder = Path(stack.enter_context(TemporaryDirectory(prefix="sifasuo-")))
    for path in (database, log):
        shutil.copyfile(path, folder / path.name)
    return open_engine(folder / database.name, key)
