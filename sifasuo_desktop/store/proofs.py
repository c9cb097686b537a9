"""What proves that log and hand-over are what they were: heads that left the house, receipts kept.

A bundle's row keeps the end of the log at its making and a digest of the revisions put into it; a
receipt is kept as the bureau signed it, with the end of the log it tells.
"""

from dataclasses import dataclass

from sqlalchemy import Connection, and_, insert, or_, select, union_all, update

from sifasuo_desktop.kernel.canonical import sm3
from sifasuo_desktop.store.log import LogFault, LogHead, head_of_log
from sifasuo_desktop.store.reading import Reader
from sifasuo_desktop.store.schema.own import BUNDLE, RECEIPT, REVISION, SPAN
from sifasuo_desktop.store.spans import revisions_of
from sifasuo_desktop.store.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class KeptReceipt:
    """A receipt file as it came, and the end of the log it tells."""

    number: str
    data: bytes
    head: LogHead


def keep_receipt(unit: UnitOfWork, receipt: KeptReceipt, taken_at: str) -> None:
    """Keeps a receipt that marked a bundle; one that is there or marked nothing is not needed."""
    marked = select(BUNDLE.c.id).where(BUNDLE.c.receipt == receipt.number).limit(1)
    known = select(RECEIPT.c.number).where(RECEIPT.c.number == receipt.number)
    if unit.rows(known) or not unit.rows(marked):
        return
    values = {"number": receipt.number, "data": receipt.data, "taken_at": taken_at}
    head = {"head_n": receipt.head.n, "head_hash": receipt.head.hash.hex()}
    unit.connection.execute(insert(RECEIPT).values(**values, **head))


def kept_receipts(reader: Reader) -> tuple[KeptReceipt, ...]:
    """All receipts kept."""
    query = select(RECEIPT.c.number, RECEIPT.c.data, RECEIPT.c.head_n, RECEIPT.c.head_hash)
    return tuple(
        KeptReceipt(number, data, LogHead(n, bytes.fromhex(content)))
        for number, data, n, content in reader.rows(query)
    )


def seal_row(unit: UnitOfWork, bundle: int) -> None:
    """Keeps the end of the log and the digest of what was put into a bundle, in its row."""
    head = head_of_log(unit.connection)
    values = {"head_n": head.n, "head_hash": head.hash.hex()}
    contents = digest_of_contents(unit.connection, bundle)
    row = update(BUNDLE).where(BUNDLE.c.id == bundle)
    unit.connection.execute(row.values(contents=contents, **values))


def digest_of_contents(connection: Connection, bundle: int) -> str:
    """SM3 over the ids of the revisions that belong to a bundle, in order, hex."""
    return sm3(revisions_of(connection, bundle).encode()).hex()


def heads_told(reader: Reader) -> tuple[LogHead, ...]:
    """Every end of the log that bundles and receipts tell."""
    heads = union_all(
        select(BUNDLE.c.head_n, BUNDLE.c.head_hash).where(BUNDLE.c.head_n.is_not(None)),
        select(RECEIPT.c.head_n, RECEIPT.c.head_hash),
    )
    return tuple(LogHead(n, bytes.fromhex(content)) for n, content in reader.rows(heads))


def log_was_cut(reader: Reader) -> bool:
    """Whether the newest end told by a bundle or a receipt is no longer in the log."""
    for table in (BUNDLE, RECEIPT):
        newest = select(table.c.head_n, table.c.head_hash).where(table.c.head_n.is_not(None))
        for n, content in reader.rows(newest.order_by(table.c.head_n.desc()).limit(1)):
            there = reader.rows(select(REVISION.c.hash).where(REVISION.c.n == n))
            if n and [row[0].hex() for row in there] != [content]:
                return True
    return False


def contents_faults(reader: Reader) -> tuple[LogFault, ...]:
    """``bundle`` faults, n a sequence number: the revisions said to be in it are others.

    What was not acknowledged in an earlier epoch goes out again in a later one, so only bundles of
    this epoch and acknowledged ones can be asked, and these only where their receipt came before
    the snapshot: what it took over is sealed with it.
    """
    epoch = reader.identity("epoch")
    holding = select(SPAN.c.bundle).where(SPAN.c.bundle == BUNDLE.c.id).exists()
    received = and_(BUNDLE.c.received_at.is_not(None), holding)
    query = (
        select(BUNDLE.c.id, BUNDLE.c.seq, BUNDLE.c.contents)
        .where(or_(BUNDLE.c.epoch == epoch, received))
        .where(BUNDLE.c.contents.is_not(None))
        .order_by(BUNDLE.c.id)
    )
    return tuple(
        LogFault(seq, "bundle")
        for key, seq, contents in reader.rows(query)
        if digest_of_contents(reader.connection, key) != contents
    )


def received_before_receipts_were_kept(reader: Reader) -> int:
    """The id of the last bundle whose receipt was taken by a build that kept none."""
    return int(reader.identity("receipts_from") or 0)
