"""The way in: an account, its password, and whether the slot that opened is the one in force.

The store keeps every account's last slots inside the encrypted file. A slot file put back from
earlier opens the file and is refused there; a password used lately is not taken again.
"""

import json
from dataclasses import dataclass

from sqlalchemy import delete, insert, select

from sifasuo_desktop.kernel.canonical import encode
from sifasuo_desktop.kernel.clock import Clock, stamp
from sifasuo_desktop.kernel.ids import Randomness
from sifasuo_desktop.store.attempts import Attempts
from sifasuo_desktop.store.engine import StoreTrouble
from sifasuo_desktop.store.folder import StoreFolder
from sifasuo_desktop.store.reading import Reader
from sifasuo_desktop.store.schema.own import PASSWORD
from sifasuo_desktop.store.slots import Slot, Slots, mark_of
from sifasuo_desktop.store.unit_of_work import UnitOfWork

REMEMBERED = 3


@dataclass(frozen=True)
class Opened:
    """The database key, the slot that gave it, and how many wrong passwords came before."""

    key: bytes
    slot: Slot
    failed: int


def unlock(
    where: StoreFolder, account: str, password: str, *, clock: Clock, randomness: Randomness
) -> Opened:
    """Raises StoreTrouble ``store.wrong_password``, ``store.wait``, ``store.slots_damaged``."""
    slots = Slots(where.slots, randomness)
    attempts = Attempts(where.attempts, clock)
    label = slots.label(account)
    failed = attempts.begin(label)
    key, slot = slots.unlock(account, password)
    attempts.succeeded(label)
    return Opened(key, slot, failed)


def remember(unit: UnitOfWork, account: str, slot: Slot) -> None:
    """From now on this slot is the account's; of the earlier ones the last are kept."""
    values = {"mark": mark_of(slot), "slot": encode(dict(slot)).decode()}
    at = stamp(unit.clock.now())
    unit.connection.execute(insert(PASSWORD).values(account=account, set_at=at, **values))
    mine = PASSWORD.c.account == account
    newest = select(PASSWORD.c.id).where(mine).order_by(PASSWORD.c.id.desc()).limit(REMEMBERED)
    unit.connection.execute(delete(PASSWORD).where(mine, PASSWORD.c.id.not_in(newest)))


def in_force(reader: Reader, account: str, slot: Slot) -> bool | None:
    """Whether the slot is the account's newest; None while the store knows none of it."""
    mine = select(PASSWORD.c.mark).where(PASSWORD.c.account == account)
    found = reader.rows(mine.order_by(PASSWORD.c.id.desc()).limit(1))
    return bool(found[0][0] == mark_of(slot)) if found else None


def used_lately(reader: Reader, slots: Slots, account: str, password: str) -> bool:
    """Whether it is one of the account's last passwords; takes a third of a second for each."""
    kept = reader.rows(select(PASSWORD.c.slot).where(PASSWORD.c.account == account))
    return any(slots.holds(json.loads(slot), account, password) for (slot,) in kept)


def refuse_old_slot(reader: Reader, account: str, slot: Slot) -> None:
    """Raises StoreTrouble ``store.slot_old`` for a password that was changed since."""
    if in_force(reader, account, slot) is False:
        raise StoreTrouble("store.slot_old")
