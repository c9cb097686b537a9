"""The bureau's home folder: keys, key list and the encrypted database; made once, then opened."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, insert, select

from sifasuo_desktop.bureau import present_tables
from sifasuo_desktop.bureau.keys import BureauKeys, load_keys, new_keys, save_keys
from sifasuo_desktop.bureau.tables import META
from sifasuo_desktop.bureau.trouble import BureauTrouble
from sifasuo_desktop.kernel.canonical import NotCanonical, decode, encode
from sifasuo_desktop.kernel.clock import Clock, stamp
from sifasuo_desktop.kernel.files import write_durably
from sifasuo_desktop.kernel.ids import Randomness, new_id
from sifasuo_desktop.kernel.paths import bureau_migrations
from sifasuo_desktop.store import migrate
from sifasuo_desktop.store.copying import copy_before_steps
from sifasuo_desktop.store.engine import StoreTrouble, open_engine, telling_trouble
from sifasuo_desktop.store.slots import Cost, calibrated
from sifasuo_desktop.sync.identity import KeyList, make_key_list, read_key_list
from sifasuo_desktop.sync.refusal import Refusal

DATABASE = "bureau.db"
KEYS = "keys"
KEY_LIST = "keys.sfk"
BACKUPS = "backups"
# Databases of the first build note their step in ``meta`` and not where the runner looks.
_FIRST = "0001"
_TOLD = {"store.newer": "newer_database", "backup.damaged": "backup_damaged"}


@dataclass(frozen=True)
class Bureau:
    """An opened bureau. ``key_list_envelope`` is the signed key list as it goes into certificates."""

    home: Path
    keys: BureauKeys
    key_list: KeyList
    key_list_envelope: dict[str, Any]
    engine: Engine

    @property
    def id(self) -> str:
        """The bureau's identity, 32 hexadecimal digits."""
        return self.key_list.bureau

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction that holds the write lock from its beginning. Raises StoreTrouble."""
        with telling_trouble():
            connected = self.engine.connect().execution_options(write=True)
            with connected as connection, connection.begin():
                yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One transaction that sees one state. Raises StoreTrouble."""
        with telling_trouble(), self.engine.connect() as connection, connection.begin():
            yield connection

    def close(self) -> None:
        """Closes the database."""
        self.engine.dispose()


def create_bureau(
    home: Path, password: str, clock: Clock, randomness: Randomness, cost: Cost | None = None
) -> Bureau:
    """A new bureau in ``home``. Raises BureauTrouble ``home_taken`` when one is there already."""
    if any((home / name).exists() for name in (KEYS, DATABASE, KEY_LIST)):
        raise BureauTrouble("home_taken", home=str(home))
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    keys = new_keys(randomness)
    envelope = make_key_list(
        keys.signing,
        bureau=new_id(randomness),
        version=1,
        made_at=stamp(clock.now()),
        encryption=keys.encryption.public,
        receipt=keys.receipt.public,
    )
    save_keys(home / KEYS, keys, password, randomness, cost or calibrated())
    engine = open_engine(home / DATABASE, keys.database, create=True)
    bureau = Bureau(home, keys, read_key_list(envelope), envelope, engine)
    migrate.upgrade(engine, bureau_migrations())
    with bureau.writing() as connection:
        meta = {"bureau": bureau.id, "generation": "1"}
        rows = [{"name": name, "value": value} for name, value in meta.items()]
        connection.execute(insert(META), rows)
        present_tables.bring_up_to_date(connection)
    # Written last: a home without its key list is one whose making was cut off.
    write_durably(home / KEY_LIST, encode(envelope))
    return bureau


def open_bureau(home: Path, password: str, clock: Clock) -> Bureau:
    """The bureau in ``home``; an older database is backed up and brought up to date first.

    Raises BureauTrouble: ``no_bureau``, ``keys_damaged``, ``password_needed``,
    ``password_wrong``, ``other_database``, ``newer_database``, ``backup_damaged``; StoreTrouble
    for the database file.
    """
    path = home / KEY_LIST
    if not path.is_file():
        raise BureauTrouble("no_bureau", home=str(home))
    keys = load_keys(home / KEYS, password)
    try:
        envelope = decode(path.read_bytes())
        key_list = read_key_list(envelope)
    except (NotCanonical, Refusal):
        raise BureauTrouble("keys_damaged", file=KEY_LIST) from None
    if key_list.signing.public_key != keys.signing.public:
        raise BureauTrouble("keys_damaged", file=KEY_LIST)
    engine = open_engine(home / DATABASE, keys.database)
    bureau = Bureau(home, keys, key_list, envelope, engine)
    try:
        _bring_up_to_date(bureau, clock)
    except BaseException:
        bureau.close()
        raise
    return bureau


def _bring_up_to_date(bureau: Bureau, clock: Clock) -> None:
    with bureau.reading() as connection:
        if meta(connection, "bureau") != bureau.id:
            raise BureauTrouble("other_database", home=str(bureau.home))
        unstamped = _FIRST if _meta(connection, "schema") == "1" else None
    engine, key, steps = bureau.engine, bureau.keys.database, bureau_migrations()
    back_up = partial(copy_before_steps, engine, key, bureau.home / BACKUPS, clock, steps)
    try:
        migrate.bring_up_to_date(engine, back_up, steps, unstamped)
    except StoreTrouble as trouble:
        code = _TOLD.get(trouble.code)
        if code is None:
            raise
        raise BureauTrouble(code, detail=trouble.detail) from None
    with bureau.writing() as connection:
        present_tables.bring_up_to_date(connection)


def meta(connection: Connection, name: str) -> str:
    """A value of the table ``meta``. Raises BureauTrouble ``other_database`` if it is missing."""
    value = _meta(connection, name)
    if value is None:
        raise BureauTrouble("other_database", home=name)
    return value


def _meta(connection: Connection, name: str) -> str | None:
    value = connection.execute(select(META.c.value).where(META.c.name == name)).scalar()
    return None if value is None else str(value)
