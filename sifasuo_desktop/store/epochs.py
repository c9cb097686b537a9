"""Epochs: a store restored, copied or cloned goes on handing over as a history of its own.

Bundles are numbered without gaps within an epoch. A store put back to an older state would give
numbers out again that the bureau has taken under other bytes, so it begins a new epoch that names
the one it comes from, and hands every revision over once more in a snapshot.
"""

from dataclasses import dataclass

from sqlalchemy import func, select

from sifasuo_desktop.kernel.clock import stamp
from sifasuo_desktop.kernel.ids import SystemRandomness, new_id
from sifasuo_desktop.store import numbers
from sifasuo_desktop.store.outbox import drop_identity, identity_values, put_identity
from sifasuo_desktop.store.reading import Reader
from sifasuo_desktop.store.schema.own import BUNDLE, REVISION
from sifasuo_desktop.store.unit_of_work import UnitOfWork

SNAPSHOT = "snapshot"
"""Kept in the identity table while the snapshot of the present epoch is still to be made."""
SINCE = "epoch_since"
"""When the present epoch began; a store that never left its first has none."""


@dataclass(frozen=True)
class Epoch:
    """The present epoch, the one it follows and how far that had got, where it follows one."""

    id: str
    device: str
    parent: str | None
    parent_seq: int | None
    snapshot_due: bool


def epoch_of(reader: Reader) -> Epoch:
    """The epoch this store hands over in."""
    values = identity_values(reader)
    seq = values.get("parent_seq")
    return Epoch(
        id=values["epoch"],
        device=values["device"],
        parent=values.get("parent_epoch"),
        parent_seq=None if seq is None else int(seq),
        snapshot_due=SNAPSHOT in values,
    )


def begin_epoch(unit: UnitOfWork, *, unsure: bool = True) -> str:
    """A new epoch, whose identity is returned: for a store restored, copied or found a clone.

    The parent is the epoch left, through the last own bundle known; an epoch in which nothing
    was bundled yet is nobody's parent, so that calling this twice harms nothing. What waits for a
    receipt of the epoch left goes into the snapshot as well. ``unsure``: numbers may have been
    given after the state the store is in now.
    """
    before = epoch_of(unit)
    made = _last_seq(unit, before.id)
    if made or before.parent is None:
        put_identity(unit, "parent_epoch", before.id)
        put_identity(unit, "parent_seq", str(made))
    # Never from the store's own source: a demonstration repeats that one, and epochs never do.
    epoch = new_id(SystemRandomness())
    put_identity(unit, "epoch", epoch)
    put_identity(unit, SNAPSHOT, "due")
    put_identity(unit, SINCE, stamp(unit.clock.now()))
    if unsure:
        numbers.doubt(unit.driver, unit.clock.today().year)
    return epoch


def snapshot_made(unit: UnitOfWork) -> None:
    """From now on the epoch goes on with what is new."""
    drop_identity(unit, SNAPSHOT)


def ever_bundled(reader: Reader) -> bool:
    """Whether anything was ever made ready to be handed over."""
    return reader.connection.execute(select(BUNDLE.c.id).limit(1)).first() is not None


def runs_through(reader: Reader, n: int, hash: str) -> bool:
    """Whether the log holds, or once ended with, this entry: its number and its hash (hex)."""
    if n == 0:
        return True
    query = select(REVISION.c.hash).where(REVISION.c.n == n)
    found = reader.connection.execute(query).scalar()
    return found is not None and found.hex() == hash


def _last_seq(reader: Reader, epoch: str) -> int:
    query = select(func.max(BUNDLE.c.seq)).where(BUNDLE.c.epoch == epoch)
    return int(reader.connection.execute(query).scalar() or 0)
