"""A new store: made under another name, whole or not at all."""

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from sqlalchemy import insert

from sifasuo_desktop.kernel.clock import Clock
from sifasuo_desktop.kernel.files import sync_folder
from sifasuo_desktop.kernel.ids import Randomness, new_id
from sifasuo_desktop.kernel.private import FOLDER
from sifasuo_desktop.store import lease, list_keys, migrate, search_text
from sifasuo_desktop.store.engine import KEY_BYTES, StoreTrouble, open_engine
from sifasuo_desktop.store.file import Store
from sifasuo_desktop.store.folder import StoreFolder
from sifasuo_desktop.store.schema.own import IDENTITY
from sifasuo_desktop.store.slots import Cost, Slots


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
    where.tip.forget()


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
            values.append({"name": list_keys.NAME, "value": list_keys.VERSION})
            unit.connection.execute(insert(IDENTITY), values)
        fill(store)
    finally:
        engine.dispose()
