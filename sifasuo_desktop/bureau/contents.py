"""Takes in what attachments show: pieces are kept until a content is whole, then sealed in a file.

A content is known by office and SM3. Its file is written before the transaction that knows it ends.
"""

from dataclasses import dataclass
from typing import Any, BinaryIO

from sqlalchemy import Connection, delete, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from sifasuo_desktop.bureau import place
from sifasuo_desktop.bureau.apply import Taken, insert_bundle, receipt_of
from sifasuo_desktop.bureau.present_tables import OFFICE, tables
from sifasuo_desktop.bureau.store import Bureau
from sifasuo_desktop.bureau.tables import (
    BUNDLE,
    CONTENT,
    PIECE,
    QUARANTINE,
    STREAM,
)
from sifasuo_desktop.domain.office.attachment import Attachment
from sifasuo_desktop.kernel.canonical import encode
from sifasuo_desktop.kernel.clock import Clock, stamp
from sifasuo_desktop.kernel.files import write_durably
from sifasuo_desktop.kernel.ids import SystemRandomness
from sifasuo_desktop.kernel.private import FILE, FOLDER
from sifasuo_desktop.store.contents import KEY_BYTES, Sealed, opened_file, seal, sm3_of
from sifasuo_desktop.sync import limits
from sifasuo_desktop.sync.bundle_header import Header, Outside
from sifasuo_desktop.sync.bundle_read import BundleBody, Row
from sifasuo_desktop.sync.pieces import Piece, count_of, piece_of
from sifasuo_desktop.sync.receipt import make_receipt
from sifasuo_desktop.sync.refusal import Code, Refusal

ATTACHMENTS = "attachments"


def apply_contents(
    bureau: Bureau,
    connection: Connection,
    where: place.Place,
    stream: BinaryIO,
    outside: Outside,
    key: bytes,
    clock: Clock,
) -> Taken:
    """Takes in the bundle of contents whose place is ``NEXT``. Raises Refusal, OSError."""
    header = outside.header
    stream_id = place.remember_seen(connection, where, header)
    moment = stamp(clock.now())
    bundle_id = insert_bundle(connection, stream_id, header, moment)
    taking = _Taking(bureau, connection, header, stream_id, moment)
    for row in BundleBody(stream, outside, key).rows():
        taking.take(row)
    place.forget_denied(connection, stream_id, header)
    connection.execute(
        update(STREAM)
        .where(STREAM.c.id == stream_id)
        .values(applied_through=header.seq, hash=header.hash)
    )
    told = receipt_of(bureau, connection, stream_id, header, moment)
    receipt = make_receipt(bureau.keys.receipt, told)
    connection.execute(update(BUNDLE).where(BUNDLE.c.id == bundle_id).values(receipt=receipt))
    return Taken(receipt, taking.rejected)


class _Taking:
    """Puts the pieces of one bundle in; what is none is kept aside."""

    def __init__(
        self, bureau: Bureau, connection: Connection, header: Header, stream_id: int, moment: str
    ) -> None:
        self._folder = bureau.home / ATTACHMENTS
        self._connection = connection
        self._header = header
        self._stream_id = stream_id
        self._moment = moment
        self.rejected = 0

    def take(self, row: Row) -> None:
        """One piece; with the last of a content its file is written."""
        piece = piece_of(row.members)
        if isinstance(piece, str):
            self._reject(row, piece)
            return
        if self._whole_already(piece):
            return
        statement = sqlite_insert(PIECE).on_conflict_do_nothing()
        told = {"office": self._header.office, "sm3": piece.sm3, "place": piece.place}
        self._connection.execute(statement, {**told, "data": piece.data})
        if self._count(piece) == count_of(piece.size) and not self._finish(piece):
            self._reject(row, "sm3")

    def _whole_already(self, piece: Piece) -> bool:
        query = select(CONTENT.c.size).where(*self._same(CONTENT, piece))
        return self._connection.execute(query).first() is not None

    def _same(self, table: Any, piece: Piece) -> tuple[Any, Any]:
        return table.c.office == self._header.office, table.c.sm3 == piece.sm3

    def _count(self, piece: Piece) -> int:
        query = select(func.count()).select_from(PIECE).where(*self._same(PIECE, piece))
        return int(self._connection.execute(query).scalar_one())

    def _finish(self, piece: Piece) -> bool:
        """Whether the pieces are the content they say; they are no longer needed either way."""
        query = select(PIECE.c.data).where(*self._same(PIECE, piece)).order_by(PIECE.c.place)
        data = b"".join(self._connection.execute(query).scalars())
        self._connection.execute(delete(PIECE).where(*self._same(PIECE, piece)))
        if sm3_of(data) != piece.sm3 or len(data) != piece.size:
            return False
        one = Sealed(piece.sm3, SystemRandomness().token(KEY_BYTES))
        self._folder.mkdir(mode=FOLDER, exist_ok=True)
        write_durably(self._folder / one.name, seal(one, b"", data), FILE)
        self._connection.execute(
            insert(CONTENT).values(
                office=self._header.office,
                sm3=piece.sm3,
                key=one.key,
                media=piece.media,
                size=piece.size,
                taken_at=self._moment,
            )
        )
        return True

    def _reject(self, row: Row, wrong: str) -> None:
        self.rejected += 1
        if self.rejected > limits.REJECTED_ROWS:
            raise Refusal(Code.TOO_MANY_REJECTED)
        rev, record = row.members.get("rev"), row.members.get("id")
        self._connection.execute(
            insert(QUARANTINE).values(
                stream_id=self._stream_id,
                at=self._moment,
                seq=self._header.seq,
                idx=row.index,
                rev=rev if isinstance(rev, str) and len(rev) <= 64 else "",
                record=record if isinstance(record, str) and len(record) <= 64 else "",
                code=Code.FRAME_FIELD.value,
                facts=encode({"field": wrong}).decode("utf-8"),
                frame=None,
            )
        )


def read_content(bureau: Bureau, office: str, content: str) -> bytes | None:
    """The bytes of a content the bureau holds, or None. Raises StoreTrouble for a spoiled file."""
    with bureau.reading() as connection:
        query = select(CONTENT.c.key).where(CONTENT.c.office == office, CONTENT.c.sm3 == content)
        key = connection.execute(query).scalar()
    if key is None:
        return None
    one = Sealed(content, key)
    return opened_file(bureau.home / ATTACHMENTS / one.name, one)


@dataclass(frozen=True)
class Attachments:
    """How many attachments an office's records have, and of how many the file has not come yet."""

    records: int
    missing: int


def attachments_of(connection: Connection, office: str) -> Attachments:
    """Counted over the records that stand; one that was voided is none."""
    table = tables()[Attachment.KIND]
    query = select(table.c.sm3).where(table.c[OFFICE] == office, table.c.void_reason.is_(None))
    standing = connection.execute(query).scalars().all()
    held = select(CONTENT.c.sm3).where(CONTENT.c.office == office)
    here = set(connection.execute(held).scalars())
    return Attachments(len(standing), sum(one not in here for one in standing))
