"""The recovery key of an open store: made once, kept inside so that it can be printed again.

Whoever can read the key inside holds the database key already. One key for the whole life of a
store means one sheet of paper that opens every backup of it; another one is made only where the
paper may be in wrong hands.
"""

from sifasuo_desktop.domain import recovery_key
from sifasuo_desktop.store.file import Store
from sifasuo_desktop.store.outbox import drop_identity, put_identity

KEY = "recovery_key"
CONFIRMED = "recovery_confirmed"
"""When somebody proved that the key stands on paper."""


def key_of(store: Store) -> str | None:
    """The key as it is written, or None where none was made yet."""
    with store.reading() as reader:
        return reader.identity(KEY)


def make_key(store: Store) -> str:
    """A new key in place of the one before, which opens only what was backed up until now."""
    key = recovery_key.written(recovery_key.secret_of(store.fresh_secret(18)))
    with store.writing() as unit:
        put_identity(unit, KEY, key)
        drop_identity(unit, CONFIRMED)
    store.put_recovery_slot(recovery_key.read(key))
    return key


def provide(store: Store) -> bool:
    """Makes a key where there is none; whether it did. A slot that is gone is written again."""
    key = key_of(store)
    if key is None:
        make_key(store)
        return True
    if not store.where.recovery.exists():
        store.put_recovery_slot(recovery_key.read(key))
    return False


def confirmed(store: Store) -> bool:
    """Whether somebody proved that the key stands on paper."""
    with store.reading() as reader:
        return reader.identity(CONFIRMED) is not None


def confirm(store: Store, at: str) -> None:
    """Notes when it was proved."""
    with store.writing() as unit:
        put_identity(unit, CONFIRMED, at)
