"""Makes bundles: frames in, finished bytes out, cut so that every bundle keeps within the limits.

Frames are hashed and compressed some hundred at a time: each alone costs more than its bytes. The
compressor is flushed from time to time, so that the size of what it holds back is known and a
bundle is cut before it grows too large; never more than one bundle is in memory.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import zstandard

from sifasuo_desktop import __version__
from sifasuo_desktop.kernel.canonical import sm3
from sifasuo_desktop.kernel.ids import Randomness
from sifasuo_desktop.sync import bundle_header as outer
from sifasuo_desktop.sync import frames, limits
from sifasuo_desktop.sync.identity import Certificate
from sifasuo_desktop.sync.suite import KEY_BYTES, SUITE, KeyPair, seal, sm3_stream, wrap

LEVEL = 9
_FLUSH_BYTES = 512 * limits.KIB
_TOGETHER = 128 * limits.KIB
_PREFIX_BYTES = 7


@dataclass(frozen=True)
class Sender:
    """The device that hands over: its signing key, its certificate and its present epoch.

    ``parent`` is the epoch this one follows and the last sequence number made there.
    """

    keys: KeyPair
    certificate: Certificate
    epoch: str
    schema: int = 1
    app: str = __version__
    parent: tuple[str, int] | None = None


@dataclass(frozen=True)
class MadeBundle:
    """A finished bundle. ``name`` ends with ``.sfb``; ``hash`` is what the next one links to.

    ``first`` and ``last`` are the positions, from 0, of its revisions among the frames given;
    both are None in an empty bundle. A receipt's ``index`` i means position ``first + i - 1``.
    """

    name: str
    data: bytes
    header: outer.Header
    seq: int
    hash: str
    first: int | None
    last: int | None


class _Filling:
    """One bundle while frames are put in."""

    def __init__(self, first: bytes, compressor: zstandard.ZstdCompressor) -> None:
        self._compressor = compressor.compressobj()
        self._out: list[bytes] = []
        self._sealed = 0
        self._pending = 0
        self._held: list[bytes] = []
        self._held_bytes = 0
        self._frames = 0
        self._running = sm3_stream()
        self.plain_size = 0
        self.counts: Counter[str] = Counter()
        self._put(first)

    def has_room(self, size: int) -> bool:
        """Whether a frame of ``size`` bytes may go in; an empty bundle takes any frame."""
        if not self._frames:
            return True
        if self._frames + 3 > limits.FRAMES:
            return False
        if self.plain_size + size > limits.WRITER_PLAIN_BYTES:
            return False
        if self._sealed + self._pending + size > limits.WRITER_SEALED_BYTES:
            self._flush()
        return self._sealed + size <= limits.WRITER_SEALED_BYTES

    def add(self, kind: str, packed: bytes) -> None:
        """Puts a revision's frame in."""
        self._frames += 1
        self.counts[kind] += 1
        self._put(packed)

    def close(self, last: Mapping[str, Any], randomness: Randomness) -> bytes:
        """Puts the last frame in and gives the compressed stream."""
        self._flush()
        running = self._running.digest().hex()
        closing = frames.packed(frames.last_frame(self.counts, running, last, ""))
        short = (self.plain_size + len(closing)) // limits.RATIO + 1 - self._sealed
        if short > 0:  # very repetitive text: padding keeps the ratio the reader allows
            pad = randomness.token(short + short // 10).hex()
            closing = frames.packed(frames.last_frame(self.counts, running, last, pad))
        self._put(closing)
        self._feed()
        self._out.append(self._compressor.flush())
        return b"".join(self._out)

    def _put(self, packed: bytes) -> None:
        size = len(packed)
        self._held.append(packed)
        self._held_bytes += size
        self.plain_size += size
        self._pending += size
        if self._pending >= _FLUSH_BYTES:
            self._flush()
        elif self._held_bytes >= _TOGETHER:
            self._feed()

    def _feed(self) -> None:
        together = b"".join(self._held)
        self._held.clear()
        self._held_bytes = 0
        self._running.update(together)
        self._take(self._compressor.compress(together))

    def _flush(self) -> None:
        self._feed()
        self._take(self._compressor.flush(zstandard.COMPRESSOBJ_FLUSH_BLOCK))
        self._pending = 0

    def _take(self, piece: bytes) -> None:
        if piece:
            self._out.append(piece)
            self._sealed += len(piece)


def write_bundles(
    sender: Sender,
    *,
    next_seq: int,
    prev_hash: str,
    revisions: Iterable[Mapping[str, Any] | frames.PackedFrame],
    totals: Mapping[str, int],
    log_head: tuple[int, str],
    made_at: str,
    randomness: Randomness,
    numbers: Sequence[Sequence[str | int]] = (),
    snapshot: bool = False,
) -> Iterator[MadeBundle]:
    """The bundles of ``revisions``, in order; one of kind ``zero`` when there are none.

    A revision is ``{t, id, rev, parent, op, ver, by, at, f, x}`` as docs/formats.md says, or the
    frame already made of it; they are taken one by one, and one bundle at a time is in memory.

    ``next_seq`` (from 1) and ``prev_hash`` (``NO_HASH`` before the first) continue the stream
    ``rec`` of the sender's epoch; ``totals`` are the live records by kind and go into the last
    bundle, ``numbers`` are the blocks numbers are given from, each ``[pattern, year, track, next]``.
    ``snapshot`` says that these are all revisions there are, with which an epoch that follows
    another begins. Raises Refusal ``frame_too_large``, ``frame_form`` for a revision no bundle can carry.
    """
    kind = "snapshot" if snapshot else "delta"
    writer = _Writer(sender, next_seq, prev_hash, log_head, made_at, randomness, kind, numbers)
    filling = writer.start()
    for revision in revisions:
        frame = _packed(revision)
        if not filling.has_room(len(frame.data)):
            yield writer.finish(filling, None)
            filling = writer.start()
        filling.add(frame.kind, frame.data)
    yield writer.finish(filling, totals)


def _packed(revision: Mapping[str, Any] | frames.PackedFrame) -> frames.PackedFrame:
    if isinstance(revision, frames.PackedFrame):
        return revision
    return frames.PackedFrame(frames.kind_label(revision), frames.packed(revision))


class _Writer:
    """Carries sequence, link and position from one bundle to the next."""

    def __init__(
        self,
        sender: Sender,
        seq: int,
        prev_hash: str,
        log_head: tuple[int, str],
        made_at: str,
        randomness: Randomness,
        kind: str,
        numbers: Sequence[Sequence[str | int]],
    ) -> None:
        self._sender = sender
        self._seq = seq
        self._prev_hash = prev_hash
        self._log_head = log_head
        self._made_at = made_at
        self._randomness = randomness
        self._kind = kind
        self._numbers = [list(block) for block in numbers]
        self._position = 0
        # One for all: its tables are larger than a bundle.
        self._compressor = zstandard.ZstdCompressor(level=LEVEL, write_content_size=False)

    def _base(self) -> dict[str, Any]:
        certificate = self._sender.certificate
        return {
            "office": certificate.office,
            "device": certificate.device,
            "epoch": self._sender.epoch,
            "seq": self._seq,
            "bureau": certificate.bureau,
        }

    def start(self) -> _Filling:
        return _Filling(frames.packed(frames.first_frame(self._base())), self._compressor)

    def finish(self, filling: _Filling, totals: Mapping[str, int] | None) -> MadeBundle:
        last = {"totals": totals, "numbers": self._numbers}
        compressed = filling.close(last, self._randomness)
        key = self._randomness.token(KEY_BYTES)
        members = self._members(filling, key)
        chunks = _sealed_chunks(compressed, key, members)
        del compressed
        members["cipher_size"] = sum(map(len, chunks))
        members["cipher_hash"] = sm3(*chunks).hex()
        outside = outer.outside_bytes(members, self._sender.keys, self._sender.certificate.envelope)
        return self._made(outside, chunks, filling.counts.total())

    def _members(self, filling: _Filling, key: bytes) -> dict[str, Any]:
        sender = self._sender
        following: dict[str, Any] = {}
        if sender.parent is not None:
            following = dict(zip(("parent_epoch", "parent_seq"), sender.parent, strict=True))
        return {
            **self._base(),
            **following,
            "fmt": outer.FMT,
            "min_reader": outer.READER,
            "suite": SUITE,
            "recipients": [
                {"key_id": to.key_id, "wrapped_key": wrap(to.public_key, key).hex()}
                for to in sender.certificate.keys.encryption
            ],
            "stream": "rec",
            "prev_hash": self._prev_hash,
            "kind": self._kind if filling.counts else "zero",
            "schema": sender.schema,
            "app": sender.app,
            "counts": {"revisions": filling.counts.total()},
            "log_head": {"n": self._log_head[0], "hash": self._log_head[1]},
            "nonce_prefix": self._randomness.token(_PREFIX_BYTES).hex(),
            "plain_size": filling.plain_size,
            "compression": outer.COMPRESSION,
            "made_at": self._made_at,
        }

    def _made(self, outside: bytes, chunks: list[bytes], revisions: int) -> MadeBundle:
        start = len(outer.MAGIC) + 4
        length = int.from_bytes(outside[4:start], "big")
        header = outer.header_of(outside[start : start + length])
        first = self._position if revisions else None
        self._position += revisions
        made = MadeBundle(
            name=outer.file_name(header.office, header.device, header.epoch, header.seq) + ".sfb",
            data=b"".join((outside, *chunks)),
            header=header,
            seq=header.seq,
            hash=header.hash,
            first=first,
            last=self._position - 1 if revisions else None,
        )
        self._seq += 1
        self._prev_hash = header.hash
        return made


def _sealed_chunks(plain: bytes, key: bytes, members: Mapping[str, Any]) -> list[bytes]:
    prefix = bytes.fromhex(members["nonce_prefix"])
    associated = outer.associated_data(members)
    starts = range(0, len(plain), limits.CHUNK_BYTES)
    return [
        seal(
            key,
            outer.nonce(prefix, number, last=number == len(starts) - 1),
            associated,
            plain[at : at + limits.CHUNK_BYTES],
        )
        for number, at in enumerate(starts)
    ]
