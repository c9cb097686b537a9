"""Applies the next bundle of a stream: its revisions, the records' present state, its receipt.

All of it happens in the caller's transaction; a Refusal leaves nothing behind.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, BinaryIO

from sqlalchemy import Connection, case, delete, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from sifasuo_desktop.bureau import lineage, numbering, place, present_tables
from sifasuo_desktop.bureau.store import Bureau, meta
from sifasuo_desktop.bureau.tables import BUNDLE, CARRIED, QUARANTINE, RECORD, REVISION, STREAM
from sifasuo_desktop.bureau.texts import reason
from sifasuo_desktop.kernel.canonical import decode, encode, sm3
from sifasuo_desktop.kernel.clock import Clock, stamp
from sifasuo_desktop.sync import frames, limits
from sifasuo_desktop.sync.bundle_header import Header, Outside
from sifasuo_desktop.sync.bundle_read import BundleBody, Row
from sifasuo_desktop.sync.receipt import Receipt, RejectedRow, make_receipt
from sifasuo_desktop.sync.refusal import Code, Refusal

MIN_VERSION = "0.1.0"
"""The oldest program whose bundles this bureau takes in without telling it to upgrade."""
_BATCH = 1_000


@dataclass(frozen=True)
class Taken:
    """What applying gave: the signed receipt, and how many rows of this bundle were rejected."""

    receipt: bytes
    rejected: int


def apply(
    bureau: Bureau,
    connection: Connection,
    where: place.Place,
    stream: BinaryIO,
    outside: Outside,
    key: bytes,
    clock: Clock,
) -> Taken:
    """Takes in the bundle whose place is ``NEXT``. Raises Refusal for anything inside it."""
    header = outside.header
    stream_id = place.remember_seen(connection, where, header)
    moment = stamp(clock.now())
    bundle_id = insert_bundle(connection, stream_id, header, moment)
    body = BundleBody(stream, outside, key)
    taking = _Taking(connection, header, stream_id, bundle_id, moment)
    for batch in _batches(body.rows()):
        taking.take(batch)
    _renew_records(connection, bundle_id)
    present_tables.renew(connection, bundle_id)
    place.forget_denied(connection, stream_id, header)
    connection.execute(
        update(STREAM)
        .where(STREAM.c.id == stream_id)
        .values(applied_through=header.seq, hash=header.hash)
    )
    totals = body.closing.totals
    numbering.keep(connection, header.office, body.closing.numbers)
    lineage.note_lost(connection, stream_id, header, whole=totals is not None)
    receipt = _receipt(bureau, connection, stream_id, header, moment)
    connection.execute(
        update(BUNDLE)
        .where(BUNDLE.c.id == bundle_id)
        .values(
            receipt=receipt,
            totals=None if totals is None else encode(dict(totals)).decode("utf-8"),
        )
    )
    return Taken(receipt, taking.rejected)


def _batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    iterator = iter(rows)
    while batch := list(islice(iterator, _BATCH)):
        yield batch


def insert_bundle(connection: Connection, stream_id: int, header: Header, moment: str) -> int:
    """Notes a bundle that is taken in; its id."""
    statement = (
        insert(BUNDLE)
        .values(
            stream_id=stream_id,
            seq=header.seq,
            hash=header.hash,
            kind=header.kind,
            schema=header.schema,
            app=header.app,
            revisions=header.revisions,
            log_n=header.log_head[0],
            log_hash=header.log_head[1],
            made_at=header.made_at,
            taken_at=moment,
        )
        .returning(BUNDLE.c.id)
    )
    return int(connection.execute(statement).scalar_one())


class _Taking:
    """Puts the rows of one bundle in, batch by batch; what is poisoned goes to quarantine."""

    def __init__(
        self, connection: Connection, header: Header, stream_id: int, bundle_id: int, moment: str
    ) -> None:
        self._connection = connection
        self._header = header
        self._stream_id = stream_id
        self._bundle_id = bundle_id
        self._moment = moment
        # As text, with its values in the order of the columns: a mapping a row costs more than it.
        insertion = sqlite_insert(REVISION).on_conflict_do_nothing(index_elements=["rev"])
        self._insert = str(insertion.compile(dialect=connection.dialect))
        self._room = limits.REJECTED_ROWS - _rejected_before(connection, stream_id)
        self.rejected = 0

    def take(self, batch: list[Row]) -> None:
        """Inserts what is good and new. Raises Refusal ``too_many_rejected``."""
        good: dict[str, tuple[Any, ...]] = {}
        again: list[dict[str, Any]] = []
        sound = [row for row in batch if self._is_sound(row)]
        owners = self._owners(sound)
        digests = self._digests(sound)
        for row in sound:
            rev = row.members["rev"]
            digest = sm3(row.data).hex()
            taken = digests.get(rev)
            if owners.get(row.members["id"], self._header.office) != self._header.office:
                self._reject(row, Code.RECORD_FOREIGN, {})
            elif taken not in (None, digest):
                self._reject(row, Code.REV_TAKEN, {})
            elif taken is None:
                good[rev] = self._values(row, digest)
                digests[rev] = digest
            elif self._header.kind == "snapshot":
                again.append({"stream_id": self._stream_id, "rev": rev})
        if again:
            self._connection.execute(sqlite_insert(CARRIED).on_conflict_do_nothing(), again)
        if good:
            self._connection.exec_driver_sql(self._insert, list(good.values()))

    def _is_sound(self, row: Row) -> bool:
        wrong = frames.wrong_member(row.members)
        if wrong is not None:
            self._reject(row, Code.FRAME_FIELD, {"field": wrong})
        return wrong is None

    def _owners(self, rows: list[Row]) -> dict[str, str]:
        ids = {row.members["id"] for row in rows}
        query = select(RECORD.c.record, RECORD.c.office).where(RECORD.c.record.in_(ids))
        return {row.record: row.office for row in self._connection.execute(query)}

    def _digests(self, rows: list[Row]) -> dict[str, str]:
        revs = {row.members["rev"] for row in rows}
        query = select(REVISION.c.rev, REVISION.c.office, REVISION.c.digest).where(
            REVISION.c.rev.in_(revs)
        )
        own = self._header.office
        return {
            rev: digest if office == own else "of another office"
            for rev, office, digest in self._connection.execute(query)
        }

    def _values(self, row: Row, digest: str) -> tuple[Any, ...]:
        """A row of the table, its columns in order."""
        members = row.members
        more = {}
        if len(members) > len(frames.KNOWN_MEMBERS):
            more = {key: v for key, v in members.items() if key not in frames.KNOWN_MEMBERS}
        fields, beside = frames.content_of(row.data)
        return (
            members["rev"],
            self._bundle_id,
            self._header.office,
            self._header.device,
            members["id"],
            members["t"],
            members["parent"],
            members["op"],
            members["ver"],
            members["by"],
            members["at"],
            fields,
            beside,
            encode(more).decode("utf-8") if more else "{}",
            digest,
        )

    def _reject(self, row: Row, code: Code, facts: dict[str, str]) -> None:
        self.rejected += 1
        if self.rejected > self._room:
            raise Refusal(Code.TOO_MANY_REJECTED)
        self._connection.execute(
            insert(QUARANTINE).values(
                stream_id=self._stream_id,
                at=self._moment,
                seq=self._header.seq,
                idx=row.index,
                rev=_short(row.members.get("rev")),
                record=_short(row.members.get("id")),
                code=code.value,
                facts=encode(facts).decode("utf-8"),
                frame=row.data,
            )
        )


def _rejected_before(connection: Connection, stream_id: int) -> int:
    query = select(func.count()).where(
        QUARANTINE.c.stream_id == stream_id, QUARANTINE.c.idx.is_not(None)
    )
    return int(connection.execute(query).scalar_one())


def _short(value: Any) -> str:
    return value if isinstance(value, str) and len(value) <= 64 else ""


def _renew_records(connection: Connection, bundle_id: int) -> None:
    """Computes anew the present state of every record the bundle touched.

    The present revision is the leaf: the one that is nobody's parent. Two leaves are a conflict,
    kept and flagged; then, and where parents run in a circle, the latest by its own time is shown.
    """
    touched = select(REVISION.c.record).where(REVISION.c.bundle_id == bundle_id)
    connection.execute(delete(RECORD).where(RECORD.c.record.in_(touched)))
    child = REVISION.alias("child")
    is_leaf = case(
        (
            select(child.c.rev)
            .where(child.c.record == REVISION.c.record, child.c.parent == REVISION.c.rev)
            .exists(),
            0,
        ),
        else_=1,
    )
    columns = ("record", "office", "kind", "rev", "op")
    ranked = (
        select(*(REVISION.c[name] for name in (*columns, "made_at")), is_leaf.label("leaf"))
        .where(REVISION.c.record.in_(touched))
        .subquery("ranked")
    )
    order = (ranked.c.leaf.desc(), ranked.c.made_at.desc(), ranked.c.rev.desc())
    placed = select(
        ranked,
        func.row_number().over(partition_by=ranked.c.record, order_by=order).label("rank"),
        func.sum(ranked.c.leaf).over(partition_by=ranked.c.record).label("leaves"),
    ).subquery("placed")
    chosen = select(
        *(placed.c[name] for name in columns), case((placed.c.leaves == 1, 0), else_=1)
    ).where(placed.c.rank == 1)
    connection.execute(insert(RECORD).from_select([*columns, "conflict"], chosen))


def _receipt(
    bureau: Bureau, connection: Connection, stream_id: int, header: Header, moment: str
) -> bytes:
    clone = lineage.clone_of(connection, stream_id, moment)
    told = replace(
        receipt_of(bureau, connection, stream_id, header, moment),
        numbers=numbering.known(connection, header.office),
        fork=lineage.fork_of(connection, stream_id),
        clone=clone and replace(clone, lane=lineage.lane_of(connection, stream_id)),
    )
    return make_receipt(bureau.keys.receipt, told)


def receipt_of(
    bureau: Bureau, connection: Connection, stream_id: int, header: Header, moment: str
) -> Receipt:
    """What the receipt of a bundle of either stream says."""
    query = select(STREAM.c.seen_through).where(STREAM.c.id == stream_id)
    seen = connection.execute(query).scalar_one()
    return Receipt(
        bureau=bureau.id,
        generation=int(meta(connection, "generation")),
        office=header.office,
        device=header.device,
        epoch=header.epoch,
        stream=header.stream,
        applied_through=header.seq,
        hash_of_applied_through=header.hash,
        log_head=header.log_head,
        parked=(),
        missing=((header.seq + 1, seen),) if seen > header.seq else (),
        rejected=tuple(_rejected(connection, stream_id)),
        server_time=moment,
        min_version=MIN_VERSION,
    )


def _rejected(connection: Connection, stream_id: int) -> Iterator[RejectedRow]:
    """Every rejected row of the stream, so that a lost receipt hides none of them."""
    query = (
        select(QUARANTINE)
        .where(QUARANTINE.c.stream_id == stream_id, QUARANTINE.c.idx.is_not(None))
        .order_by(QUARANTINE.c.seq, QUARANTINE.c.idx)
    )
    for row in connection.execute(query).mappings():
        facts = decode(row["facts"].encode("utf-8"))
        text = reason(row["code"], facts)
        yield RejectedRow(row["seq"], row["idx"], row["rev"], row["record"], row["code"], text)
