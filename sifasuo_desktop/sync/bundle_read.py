"""Reads a bundle: in the order of docs/formats.md, piece by piece, believing nothing unproved.

Memory stays flat: one chunk, one zstd window and one frame at a time.
"""

import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

import zstandard

from sifasuo_desktop.sync import frames, limits
from sifasuo_desktop.sync.bundle_header import (
    SUPPORTED_KINDS,
    Header,
    Outside,
    associated_data,
    nonce,
)
from sifasuo_desktop.sync.refusal import Code, Refusal
from sifasuo_desktop.sync.suite import (
    KEY_BYTES,
    TAG_BYTES,
    SealBroken,
    sm3_stream,
    unseal,
    unwrap,
)

_SEALED_CHUNK = limits.CHUNK_BYTES + TAG_BYTES
_READ_BYTES = 65_536


@dataclass(frozen=True)
class Row:
    """One revision's frame as it came: its place in the bundle (from 1), bytes and members."""

    index: int
    data: bytes
    members: dict[str, Any]


def unwrapped_key(header: Header, key_id: str, private: bytes) -> bytes:
    """The file's key. Raises Refusal ``not_recipient``."""
    wrapped = header.recipients.get(key_id)
    if wrapped is None:
        raise Refusal(Code.NOT_RECIPIENT)
    try:
        key = unwrap(private, wrapped)
    except SealBroken:
        raise Refusal(Code.NOT_RECIPIENT) from None
    if len(key) != KEY_BYTES:
        raise Refusal(Code.NOT_RECIPIENT)
    return key


def require_readable(header: Header) -> None:
    """Raises Refusal for a kind or stream of a later build, and for sizes beyond the limits."""
    if header.stream != "rec" or header.kind not in SUPPORTED_KINDS:
        raise Refusal(Code.KIND_LATER, kind=f"{header.stream}/{header.kind}")
    if header.plain_size > limits.PLAIN_BYTES:
        raise Refusal(Code.PLAIN_SIZE, size=header.plain_size)
    if header.plain_size > limits.RATIO * header.cipher_size:
        raise Refusal(Code.RATIO)
    if header.revisions + 2 > limits.FRAMES:
        raise Refusal(Code.TOO_MANY_FRAMES)
    if (header.kind == "zero") != (header.revisions == 0):
        raise Refusal(Code.BAD_HEADER, field="kind")


def require_body(stream: BinaryIO, outside: Outside) -> None:
    """Checks size and SM3 of all chunks as they lie in the file; decrypts nothing.

    Raises Refusal: ``cut_short``, ``body_changed``.
    """
    size = outside.file_size - outside.body_at
    if size < outside.header.cipher_size:
        raise Refusal(Code.CUT_SHORT)
    if size > outside.header.cipher_size:
        raise Refusal(Code.BODY_CHANGED)
    stream.seek(outside.body_at)
    running = sm3_stream()
    while piece := stream.read(_READ_BYTES):
        running.update(piece)
    if running.digest().hex() != outside.header.cipher_hash:
        raise Refusal(Code.BODY_CHANGED)


class BundleBody:
    """The inside of a bundle whose outside holds and whose key is known."""

    def __init__(self, stream: BinaryIO, outside: Outside, key: bytes) -> None:
        self._header = outside.header
        self._source = _Chunks(stream, outside, key)
        self._running = sm3_stream()
        self._behind = b""
        self._plain = 0
        self._closing: frames.Closing | None = None

    @property
    def closing(self) -> frames.Closing:
        """What the last frame said; only after ``rows`` has run to its end."""
        if self._closing is None:
            raise RuntimeError("rows not read to their end")
        return self._closing

    def rows(self) -> Iterator[Row]:
        """Every revision's frame in order. Raises Refusal; then no row of the file counts."""
        window = zstandard.ZstdDecompressor(max_window_size=limits.WINDOW_BYTES)
        source: Any = self._source
        with window.stream_reader(
            source, read_size=_READ_BYTES, read_across_frames=True, closefd=False
        ) as plain:
            yield from self._rows(plain)
            if self._plain != self._header.plain_size or self._read(plain, 1):
                raise Refusal(Code.PLAIN_SIZE, size=self._plain)

    def _rows(self, plain: Any) -> Iterator[Row]:
        data = self._frame(plain, 0)
        frames.require_first(frames.unpacked(data, 0), self._header.members)
        counts: Counter[str] = Counter()
        for index in range(1, limits.FRAMES):
            data = self._frame(plain, index)
            members = frames.unpacked(data, index)
            if members.get("t") == frames.LAST:
                running = self._running.digest().hex()
                if counts.total() != self._header.revisions:
                    raise Refusal(Code.LAST_FRAME, field="counts")
                self._closing = frames.closing_of(members, counts, running)
                return
            counts[frames.kind_label(members)] += 1
            yield Row(index, data, members)
        raise Refusal(Code.TOO_MANY_FRAMES)

    def _frame(self, plain: Any, index: int) -> bytes:
        mark = self._exactly(plain, frames.LENGTH_BYTES)
        size = int.from_bytes(mark, "big")
        if not 0 < size <= limits.FRAME_BYTES:
            raise Refusal(Code.FRAME_TOO_LARGE, index=index, size=size)
        data = self._exactly(plain, size)
        # One frame behind: the last one closes with the hash of all before it.
        self._running.update(self._behind)
        self._behind = mark + data
        return data

    def _exactly(self, plain: Any, size: int) -> bytes:
        if self._plain + size > self._header.plain_size:
            raise Refusal(Code.PLAIN_SIZE, size=self._plain + size)
        parts: list[bytes] = []
        missing = size
        while missing:
            piece = self._read(plain, missing)
            if not piece:
                raise Refusal(Code.PLAIN_SIZE, size=self._plain)
            parts.append(piece)
            missing -= len(piece)
            self._plain += len(piece)
        return b"".join(parts)

    def _read(self, plain: Any, size: int) -> bytes:
        try:
            piece: bytes = plain.read(size)
        except (zstandard.ZstdError, MemoryError):
            raise Refusal(Code.DECOMPRESS) from None
        return piece


class _Chunks(io.RawIOBase):
    """The compressed stream: unseals one chunk after the other."""

    def __init__(self, stream: BinaryIO, outside: Outside, key: bytes) -> None:
        super().__init__()
        self._stream = stream
        self._prefix = outside.header.nonce_prefix
        self._associated = associated_data(outside.header.members)
        self._key = key
        self._left = outside.header.cipher_size
        self._number = 0
        self._held = b""
        stream.seek(outside.body_at)

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        if not self._held and self._left:
            self._held = self._next()
        taken = self._held if size < 0 else self._held[:size]
        self._held = self._held[len(taken) :]
        return taken

    def _next(self) -> bytes:
        sealed = self._stream.read(min(self._left, _SEALED_CHUNK))
        self._left -= len(sealed)
        stamp = nonce(self._prefix, self._number, last=not self._left)
        self._number += 1
        try:
            plain = unseal(self._key, stamp, self._associated, sealed)
        except SealBroken:
            raise Refusal(Code.CHUNK_BROKEN, chunk=self._number) from None
        if not plain:
            raise Refusal(Code.CHUNK_BROKEN, chunk=self._number)
        return plain
