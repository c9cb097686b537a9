"""The hand-over's tables: who we are, what is not yet bundled, bundles and their receipts."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from sifasuo_desktop.store.log import head_of_log
from sifasuo_desktop.store.reading import Reader
from sifasuo_desktop.store.schema.own import BUNDLE, IDENTITY, RETURNED, REVISION
from sifasuo_desktop.store.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class KeptBundle:
    """A finished bundle whose file lies in the outbox under ``name``."""

    id: int
    epoch: str
    seq: int
    kind: str
    name: str
    hash: str
    revisions: int
    made_at: str
    sent_at: str | None
    received_at: str | None
    receipt: str | None


def identity_values(reader: Reader) -> Mapping[str, str]:
    """Everything the identity table holds."""
    return {row[0]: row[1] for row in reader.rows(select(IDENTITY.c.name, IDENTITY.c.value))}


def put_identity(unit: UnitOfWork, name: str, value: str) -> None:
    """Keeps one value of the identity table."""
    statement = upsert(IDENTITY).values(name=name, value=value)
    unit.connection.execute(
        statement.on_conflict_do_update(index_elements=["name"], set_={"value": value})
    )


def unbundled(reader: Reader) -> list[tuple[int, dict[str, Any]]]:
    """``(n, frame)`` of every revision to hand over that is in no bundle yet, in order."""
    query = (
        select(REVISION)
        .where(REVISION.c.bundle.is_(None), REVISION.c.handover == 1)
        .order_by(REVISION.c.n)
    )
    return [(row["n"], _frame(row)) for row in reader.connection.execute(query).mappings()]


def _frame(row: Any) -> dict[str, Any]:
    content = json.loads(row["payload"])
    return {
        "t": row["kind"],
        "id": row["record"],
        "rev": row["rev"],
        "parent": row["parent_rev"],
        "op": row["op"],
        "ver": row["ver"],
        "by": row["by"],
        "at": row["at"],
        "f": content["f"],
        "x": content["x"],
    }


def totals(reader: Reader) -> Mapping[str, int]:
    """How many records of every handed-over kind there are, by the revision log."""
    query = (
        select(REVISION.c.kind, func.count(func.distinct(REVISION.c.record)))
        .where(REVISION.c.handover == 1)
        .group_by(REVISION.c.kind)
    )
    return {row[0]: row[1] for row in reader.rows(query)}


def log_head(reader: Reader) -> tuple[int, str]:
    """Length and last hash (hexadecimal) of the revision log."""
    head = head_of_log(reader.connection)
    return head.n, head.hash.hex()


def waiting_count(reader: Reader) -> int:
    """How many revisions to hand over are in no bundle yet."""
    query = select(func.count()).where(REVISION.c.bundle.is_(None), REVISION.c.handover == 1)
    return int(reader.connection.execute(query).scalar_one())


def bundles(reader: Reader, epoch: str) -> tuple[KeptBundle, ...]:
    """All bundles of an epoch in order."""
    query = select(BUNDLE).where(BUNDLE.c.epoch == epoch).order_by(BUNDLE.c.seq)
    return tuple(KeptBundle(*row) for row in reader.rows(query))


def keep_bundle(unit: UnitOfWork, bundle: Mapping[str, Any], revisions: Sequence[int]) -> None:
    """Notes a finished bundle and which revisions are in it."""
    key = unit.connection.execute(insert(BUNDLE).values(**bundle)).inserted_primary_key
    assert key is not None
    for start in range(0, len(revisions), 500):
        unit.connection.execute(
            update(REVISION)
            .where(REVISION.c.n.in_(revisions[start : start + 500]))
            .values(bundle=key[0])
        )


def mark_sent(unit: UnitOfWork, names: Iterable[str], at: str) -> None:
    """Notes that files were copied out whole; the first time counts."""
    unit.connection.execute(
        update(BUNDLE)
        .where(BUNDLE.c.name.in_(list(names)), BUNDLE.c.sent_at.is_(None))
        .values(sent_at=at)
    )


def mark_received(
    unit: UnitOfWork,
    *,
    epoch: str,
    through: int,
    receipt: str,
    at: str,
    returned: Iterable[tuple[str, str]],
) -> None:
    """Notes what a receipt says: bundles through ``through`` are in, but for ``returned``."""
    unit.connection.execute(
        update(BUNDLE)
        .where(BUNDLE.c.epoch == epoch, BUNDLE.c.seq <= through, BUNDLE.c.received_at.is_(None))
        .values(received_at=at, receipt=receipt)
    )
    for rev, reason in returned:
        statement = upsert(RETURNED).values(rev=rev, reason=reason, receipt=receipt)
        unit.connection.execute(statement.on_conflict_do_nothing())
