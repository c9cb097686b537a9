"""Reads a bundle: in the order of docs/formats.md, piece by piece, believing nothing unproved.

Memory stays flat: one chunk, one zstd window and one piece of the plain stream at a time.
"""

import io
from collections import Counter
from collections.abc import Iterator
from typing import Any, BinaryIO

import msgspec
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
_PIECE = 2 * _READ_BYTES


class Row(msgspec.Struct, frozen=True):
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
    """Raises Refusal for a kind of a later build, and for sizes beyond the limits."""
    if header.kind not in SUPPORTED_KINDS:
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
        ) as stream:
            plain = _Plain(stream, self._header.plain_size)
            yield from self._rows(plain)
            plain.require_end()

    def _rows(self, plain: "_Plain") -> Iterator[Row]:
        data = plain.frame(0)
        frames.require_first(frames.unpacked(data, 0), self._header.members)
        counts: Counter[str] = Counter()
        for index in range(1, limits.FRAMES):
            data = plain.frame(index)
            members = frames.unpacked(data, index)
            if members.get("t") == frames.LAST:
                if counts.total() != self._header.revisions:
                    raise Refusal(Code.LAST_FRAME, field="counts")
                self._closing = frames.closing_of(members, counts, plain.hash_before())
                return
            counts[frames.kind_label(members)] += 1
            yield Row(index, data, members)
        raise Refusal(Code.TOO_MANY_FRAMES)


class _Plain:
    """The plain stream of ``size`` bytes, unpacked a piece at a time and never beyond its end."""

    def __init__(self, stream: Any, size: int) -> None:
        self._stream = stream
        self._size = size
        self._running = sm3_stream()
        self._piece = b""
        self._before = 0  # bytes of the stream that lie before the piece
        self._begin = 0  # where in the piece the frame taken last begins
        self._at = 0  # and where it ends

    def frame(self, index: int) -> bytes:
        """The JSON of the next frame. Raises Refusal."""
        self._begin = self._at
        self._require(frames.LENGTH_BYTES)
        start = self._at + frames.LENGTH_BYTES
        size = int.from_bytes(self._piece[self._at : start], "big")
        if not 0 < size <= limits.FRAME_BYTES:
            raise Refusal(Code.FRAME_TOO_LARGE, index=index, size=size)
        self._require(frames.LENGTH_BYTES + size)
        start = self._at + frames.LENGTH_BYTES
        self._at = start + size
        return self._piece[start : self._at]

    def hash_before(self) -> str:
        """SM3 over all of the stream before the frame taken last, hex."""
        self._drop()
        return str(self._running.digest().hex())

    def require_end(self) -> None:
        """Raises Refusal unless the frame taken last ends the stream."""
        taken = self._before + self._at
        if taken != self._size or self._read(1):
            raise Refusal(Code.PLAIN_SIZE, size=taken)

    def _require(self, size: int) -> None:
        """Has so many bytes of the stream behind ``_at`` in the piece."""
        if self._before + self._at + size > self._size:
            raise Refusal(Code.PLAIN_SIZE, size=self._before + self._at + size)
        if len(self._piece) - self._at >= size:
            return
        self._drop()
        parts = [self._piece]
        there = len(self._piece)
        while there < size:
            part = self._read(min(max(size - there, _PIECE), self._size - self._before - there))
            if not part:
                raise Refusal(Code.PLAIN_SIZE, size=self._before + there)
            parts.append(part)
            there += len(part)
        self._piece = b"".join(parts)

    def _drop(self) -> None:
        """Hashes what lies before the frame and lets it go."""
        gone = self._begin
        self._running.update(memoryview(self._piece)[:gone])
        self._piece = self._piece[gone:]
        self._before += gone
        self._begin -= gone
        self._at -= gone

    def _read(self, size: int) -> bytes:
        try:
            piece: bytes = self._stream.read(size)
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
