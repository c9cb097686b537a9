"""Which contents of attachments wait to be handed over, and the bundles they are in."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from typing import Any

from sqlalchemy import func, insert, select, update

from sifasuo_desktop.store.outbox import KeptBundle
from sifasuo_desktop.store.reading import Reader
from sifasuo_desktop.store.schema.own import CONTENT, CONTENT_BUNDLE
from sifasuo_desktop.store.transaction import first_value
from sifasuo_desktop.store.unit_of_work import UnitOfWork

_KEPT = [CONTENT_BUNDLE.c[field.name] for field in fields(KeptBundle)]
# Named by an attachment that stands.
_NAMED = "EXISTS (SELECT 1 FROM r_attachment a WHERE a.sm3 = c.sm3 AND a.void_reason IS NULL)"
_ALL = "FROM content c LEFT JOIN content_bundle b ON b.id = c.bundle"
# In no bundle but one of an epoch left without a receipt.
_WAITING = f"""
    SELECT c.sm3, c.media {_ALL}
    WHERE (b.id IS NULL OR (b.received_at IS NULL AND b.epoch <> ?)) AND {_NAMED}
    ORDER BY c.rowid
"""
# By the index of the bundles, each part by itself: what was received is not looked at.
_UNRECEIVED = f"""
    SELECT (SELECT count(*) FROM content c WHERE c.bundle IS NULL AND {_NAMED})
    + (SELECT count(*) FROM content_bundle b CROSS JOIN content c ON c.bundle = b.id
       WHERE b.received_at IS NULL AND {_NAMED})
"""


def waiting(reader: Reader, epoch: str) -> Sequence[tuple[str, str]]:
    """SM3 and media type of the contents to hand over, in the order in which they came."""
    found: Sequence[tuple[str, str]] = reader.driver.execute(_WAITING, (epoch,)).fetchall()
    return found


def unreceived(reader: Reader) -> int:
    """How many contents the bureau has given no receipt for."""
    return int(first_value(reader.driver, _UNRECEIVED) or 0)


def bundles(reader: Reader, epoch: str) -> tuple[KeptBundle, ...]:
    """All bundles of contents of an epoch in order."""
    query = select(*_KEPT).where(CONTENT_BUNDLE.c.epoch == epoch).order_by(CONTENT_BUNDLE.c.seq)
    return tuple(KeptBundle(*row) for row in reader.rows(query))


def keep_bundle(unit: UnitOfWork, bundle: Mapping[str, Any], ended: Iterable[str]) -> None:
    """Notes a finished bundle and the contents whose last piece is in it."""
    key = unit.connection.execute(insert(CONTENT_BUNDLE).values(**bundle)).inserted_primary_key
    assert key is not None
    unit.connection.execute(
        update(CONTENT).where(CONTENT.c.sm3.in_(list(ended))).values(bundle=key[0])
    )


def mark_sent(unit: UnitOfWork, names: Iterable[str], at: str) -> None:
    """Notes that files were copied out whole; the first time counts."""
    unit.connection.execute(
        update(CONTENT_BUNDLE)
        .where(CONTENT_BUNDLE.c.name.in_(list(names)), CONTENT_BUNDLE.c.sent_at.is_(None))
        .values(sent_at=at)
    )


def mark_received(unit: UnitOfWork, *, epoch: str, through: int, receipt: str, at: str) -> None:
    """Notes what a receipt says: bundles through ``through`` are in."""
    unit.connection.execute(
        update(CONTENT_BUNDLE)
        .where(
            CONTENT_BUNDLE.c.epoch == epoch,
            CONTENT_BUNDLE.c.seq <= through,
            CONTENT_BUNDLE.c.received_at.is_(None),
        )
        .values(received_at=at, receipt=receipt)
    )


def send_again(unit: UnitOfWork, beginnings: Iterable[str]) -> None:
    """Contents of which the bureau took a piece for none go into the next bundle once more; they
    are told by the first half of their SM3.
    """
    half = func.substr(CONTENT.c.sm3, 1, 32)
    unit.connection.execute(update(CONTENT).where(half.in_(list(beginnings))).values(bundle=None))
