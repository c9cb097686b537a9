"""Makes bundles: frames in, finished bytes out, cut so that every bundle keeps within the limits.

Frames are taken in by one thread; beside it they are hashed, compressed and sealed in portions,
without holding Python, which on two cores costs no time of its own. The compressor is flushed after
every portion, so that the size of what it holds back is known and a bundle is cut before it grows
too large. While one bundle is finished the next is filled; what is given is to be let go of.
"""

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
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
_TOGETHER = 1 * limits.MIB
_UNDER_WAY = 3
"""So many portions may wait to be compressed; then filling waits."""
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


class _Stream:
    """The plain stream of one bundle, hashed and compressed; used by one thread, beside."""

    def __init__(self, compressor: zstandard.ZstdCompressor) -> None:
        self._compressor = compressor
        self._compressing: zstandard.ZstdCompressionObj | None = None
        self._running = sm3_stream()
        self._out: list[bytes] = []
        self.sealed = 0
        self.plain_size = 0

    def put(self, held: Sequence[bytes]) -> tuple[int, int]:
        """Takes frames in; their bytes, plain and compressed."""
        together = b"".join(held)
        self._running.update(together)
        if self._compressing is None:
            # The compressor serves one stream at a time; only now the one before is finished.
            self._compressing = self._compressor.compressobj()
        piece = self._compressing.compress(together)
        piece += self._compressing.flush(zstandard.COMPRESSOBJ_FLUSH_BLOCK)
        self._out.append(piece)
        self.plain_size += len(together)
        self.sealed += len(piece)
        return len(together), len(piece)

    def close(self, counts: Counter[str], last: Mapping[str, Any], randomness: Randomness) -> bytes:
        """Puts the last frame in and gives the compressed stream."""
        running = self._running.digest().hex()
        closing = frames.packed(frames.last_frame(counts, running, last, ""))
        short = (self.plain_size + len(closing)) // limits.RATIO + 1 - self.sealed
        if short > 0:  # very repetitive text: padding keeps the ratio the reader allows
            pad = randomness.token(short + short // 10).hex()
            closing = frames.packed(frames.last_frame(counts, running, last, pad))
        self.plain_size += len(closing)
        assert self._compressing is not None  # the first frame went in before
        self._out += [self._compressing.compress(closing), self._compressing.flush()]
        return b"".join(self._out)


class _Filling:
    """The bundle of number ``seq`` while frames are put in; ``beside`` does one thing at a time.

    How far that is done is asked at the same places every time: equal frames make equal bundles.
    """

    def __init__(self, seq: int, first: bytes, stream: _Stream, beside: Executor) -> None:
        self.seq = seq
        self.stream = stream
        self._beside = beside
        self._under_way: deque[Future[tuple[int, int]]] = deque()
        self._sealed = 0
        self._unknown = 0
        self._held: list[bytes] = []
        self._held_bytes = 0
        self._frames = 0
        self._plain_size = 0
        self.counts: Counter[str] = Counter()
        self._put(first)

    def has_room(self, size: int) -> bool:
        """Whether a frame of ``size`` bytes may go in; an empty bundle takes any frame."""
        if not self._frames:
            return True
        if self._frames + 3 > limits.FRAMES:
            return False
        if self._plain_size + size > limits.WRITER_PLAIN_BYTES:
            return False
        if self._sealed + self._unknown + size > limits.WRITER_SEALED_BYTES:
            self._feed()
            while self._under_way:
                self._learn()
        return self._sealed + size <= limits.WRITER_SEALED_BYTES

    def add(self, kind: str, packed: bytes) -> None:
        """Puts a revision's frame in."""
        self._frames += 1
        self.counts[kind] += 1
        self._put(packed)

    def ended(self, finish: Callable[["_Filling"], MadeBundle]) -> Future[MadeBundle]:
        """What ``finish`` makes of it once all frames are in the stream."""
        self._feed()
        return self._beside.submit(finish, self)

    def require_whole(self) -> None:
        """Raises what kept any portion from going into the stream; to be asked beside."""
        for portion in self._under_way:
            portion.result()

    def _put(self, packed: bytes) -> None:
        size = len(packed)
        self._held.append(packed)
        self._held_bytes += size
        self._unknown += size
        self._plain_size += size
        if self._held_bytes >= _TOGETHER:
            self._feed()

    def _feed(self) -> None:
        held, self._held, self._held_bytes = self._held, [], 0
        self._under_way.append(self._beside.submit(self.stream.put, held))
        if len(self._under_way) > _UNDER_WAY:
            self._learn()

    def _learn(self) -> None:
        plain, sealed = self._under_way.popleft().result()
        self._unknown -= plain
        self._sealed += sealed


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
    stream: str = outer.RECORDS,
) -> Iterator[MadeBundle]:
    """The bundles of ``revisions``, in order; one of kind ``zero`` when there are none.

    A revision is ``{t, id, rev, parent, op, ver, by, at, f, x}`` as docs/formats.md says, or the
    frame already made of it; they are taken one by one, and no more than the bundle being filled
    and the one before are in memory. A bundle is given when the one after it is full.

    ``next_seq`` (from 1) and ``prev_hash`` (``NO_HASH`` before the first) continue the ``stream``
    of the sender's epoch; ``totals`` are the live records by kind and go into the last
    bundle, ``numbers`` are the blocks numbers are given from, each ``[pattern, year, track, next]``.
    ``snapshot`` says that these are all revisions there are, with which an epoch that follows
    another begins. Raises Refusal ``frame_too_large``, ``frame_form`` for a revision no bundle can carry.
    """
    kind = "snapshot" if snapshot else "delta"
    writer = _Writer(
        sender, next_seq, prev_hash, log_head, made_at, randomness, kind, numbers, stream
    )
    with ThreadPoolExecutor(1, "bundles") as beside:
        yield from _written(writer, map(_packed, revisions), totals, beside)


def _written(
    writer: "_Writer",
    packed: Iterable[frames.PackedFrame],
    totals: Mapping[str, int],
    beside: Executor,
) -> Iterator[MadeBundle]:
    filling = writer.start(beside)
    finished: deque[Future[MadeBundle]] = deque()
    for frame in packed:
        if not filling.has_room(len(frame.data)):
            finished.append(filling.ended(partial(writer.finish, totals=None)))
            if len(finished) > 1:
                yield finished.popleft().result()
            filling = writer.start(beside)
        filling.add(frame.kind, frame.data)
    finished.append(filling.ended(partial(writer.finish, totals=totals)))
    while finished:
        yield finished.popleft().result()


def _packed(revision: Mapping[str, Any] | frames.PackedFrame) -> frames.PackedFrame:
    if isinstance(revision, frames.PackedFrame):
        return revision
    return frames.PackedFrame(frames.kind_label(revision), frames.packed(revision))


class _Writer:
    """Carries sequence, link and position from one bundle to the next.

    Bundles are begun by the thread that fills them, and finished one after the other beside it.
    """

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
        stream: str,
    ) -> None:
        self._sender = sender
        self._seq = seq
        self._prev_hash = prev_hash
        self._log_head = log_head
        self._made_at = made_at
        self._randomness = randomness
        self._kind = kind
        self._numbers = [list(block) for block in numbers]
        self._stream = stream
        self._position = 0
        # One for all: its tables are larger than a bundle.
        self._compressor = zstandard.ZstdCompressor(level=LEVEL, write_content_size=False)

    def _base(self, seq: int) -> dict[str, Any]:
        certificate = self._sender.certificate
        return {
            "office": certificate.office,
            "device": certificate.device,
            "epoch": self._sender.epoch,
            "seq": seq,
            "bureau": certificate.bureau,
        }

    def start(self, beside: Executor) -> _Filling:
        seq, self._seq = self._seq, self._seq + 1
        first = frames.packed(frames.first_frame(self._base(seq)))
        return _Filling(seq, first, _Stream(self._compressor), beside)

    def finish(self, filling: _Filling, totals: Mapping[str, int] | None) -> MadeBundle:
        filling.require_whole()
        last = {"totals": totals, "numbers": self._numbers}
        compressed = filling.stream.close(filling.counts, last, self._randomness)
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
            **self._base(filling.seq),
            **following,
            "fmt": outer.FMT,
            "min_reader": outer.READER,
            "suite": SUITE,
            "recipients": [
                {"key_id": to.key_id, "wrapped_key": wrap(to.public_key, key).hex()}
                for to in sender.certificate.keys.encryption
            ],
            "stream": self._stream,
            "prev_hash": self._prev_hash,
            "kind": self._kind if filling.counts else "zero",
            "schema": sender.schema,
            "app": sender.app,
            "counts": {"revisions": filling.counts.total()},
            "log_head": {"n": self._log_head[0], "hash": self._log_head[1]},
            "nonce_prefix": self._randomness.token(_PREFIX_BYTES).hex(),
            "plain_size": filling.stream.plain_size,
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
            name=outer.file_name(
                header.office, header.device, header.epoch, header.seq, header.stream
            )
            + ".sfb",
            data=b"".join((outside, *chunks)),
            header=header,
            seq=header.seq,
            hash=header.hash,
            first=first,
            last=self._position - 1 if revisions else None,
        )
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
