"""The bundle: what goes in comes out, and nothing else is ever read."""

import random
import threading
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from sifasuo_desktop.kernel.ids import SeededRandomness
from sifasuo_desktop.sync import bundle_header, bundle_write, frames, limits, outgoing
from sifasuo_desktop.sync.refusal import Code, Refusal
from tests.sync.world import LOG_HEAD, MOMENT, World, revision

COMPRESSOR = zstandard.ZstdCompressor
TEXTS = st.text(max_size=40)
VALUES = st.none() | st.booleans() | st.integers() | TEXTS | st.lists(TEXTS, max_size=3)
FIELDS = st.dictionaries(st.text(min_size=1, max_size=12), VALUES, max_size=6)


@settings(max_examples=60, deadline=None)
@given(fields=st.lists(st.tuples(FIELDS, FIELDS), max_size=8))
def test_what_goes_in_comes_out(
    world: World, fields: list[tuple[dict[str, Any], dict[str, Any]]]
) -> None:
    given_revisions = [revision(n, f=f, x=x) for n, (f, x) in enumerate(fields)]
    (made,) = world.bundles(given_revisions)
    header, rows, closing = world.read(made.data)
    assert [row.members for row in rows] == given_revisions
    assert [row.index for row in rows] == list(range(1, len(fields) + 1))
    assert header.kind == ("delta" if fields else "zero")
    assert (made.first, made.last) == ((0, len(fields) - 1) if fields else (None, None))
    assert closing.totals == {"dispute": len(fields)}


def test_the_header_says_what_stands_in_the_format(world: World) -> None:
    (made,) = world.bundles([revision(1), revision(2, t="correction")], next_seq=4)
    assert made.name == "320682001-cdcdcdcd-efefefef-000004.sfb"
    members = dict(made.header.members)
    secret = {"recipients", "cipher_hash", "cipher_size", "plain_size", "nonce_prefix"}
    assert {name: members[name] for name in set(members) - secret} == {
        "fmt": "SFB1",
        "min_reader": 1,
        "suite": "GM1",
        "bureau": "ab" * 16,
        "office": "320682001",
        "device": "cd" * 16,
        "epoch": "ef" * 16,
        "stream": "rec",
        "seq": 4,
        "prev_hash": "0" * 64,
        "kind": "delta",
        "schema": 1,
        "app": "0.1.0",
        "counts": {"revisions": 2},
        "log_head": {"n": 7, "hash": "5a" * 32},
        "compression": "zstd",
        "made_at": MOMENT,
    }
    assert len(members["recipients"]) == 1


def test_the_outside_is_read_without_any_key(world: World, tmp_path: Path) -> None:
    (made,) = world.bundles([revision(1)])
    path = tmp_path / made.name
    path.write_bytes(made.data)
    seen = bundle_header.inspect(path)
    assert (seen["seq"], seen["kind"], seen["hash"]) == (1, "delta", made.hash)
    assert seen["file_size"] == len(made.data)


def test_no_name_of_a_person_stands_in_the_file(world: World) -> None:
    (made,) = world.bundles([revision(1, f={"name": "张三丰" * 50}, by="zhang3feng-account")])
    assert "张三".encode() not in made.data
    assert b"zhang3feng" not in made.data


def test_every_one_of_500_changed_bytes_is_refused(world: World) -> None:
    (made,) = world.bundles([revision(n) for n in range(20)])
    places = random.Random(20260402).sample(range(len(made.data)), 500)
    for at in places:
        changed = bytearray(made.data)
        changed[at] ^= 1 << (at % 8)
        with pytest.raises(Refusal):
            world.read(bytes(changed))


def test_a_bundle_cut_at_any_byte_is_refused(world: World) -> None:
    (made,) = world.bundles([revision(1)])
    for size in range(len(made.data)):
        with pytest.raises(Refusal) as refused:
            world.read(made.data[:size])
        assert refused.value.code is Code.CUT_SHORT


def test_a_byte_behind_the_last_chunk_is_refused(world: World) -> None:
    (made,) = world.bundles([revision(1)])
    with pytest.raises(Refusal) as refused:
        world.read(made.data + b"\0")
    assert refused.value.code is Code.BODY_CHANGED


def test_bundles_are_linked_and_cut_within_the_limits(world: World) -> None:
    source = random.Random(5)
    given_revisions = [revision(n, f={"text": source.randbytes(300_000).hex()}) for n in range(30)]
    made = world.bundles(given_revisions, next_seq=3, prev_hash="77" * 32)
    assert len(made) == 2
    assert [bundle.seq for bundle in made] == [3, 4]
    assert made[0].header.prev_hash == "77" * 32
    assert made[1].header.prev_hash == made[0].hash
    assert made[0].first == 0
    assert made[1].first == made[0].last + 1
    assert made[1].last == 29
    back = []
    for bundle in made:
        assert len(bundle.data) <= 8 * 1024 * 1024
        _, rows, closing = world.read(bundle.data)
        back += [row.members for row in rows]
        assert (closing.totals is None) == (bundle is made[0])
    assert back == given_revisions


@pytest.fixture
def small_bundles(monkeypatch: pytest.MonkeyPatch) -> None:
    """A tenth of everything that makes a bundle large."""
    monkeypatch.setattr(limits, "WRITER_PLAIN_BYTES", limits.WRITER_PLAIN_BYTES // 10)
    monkeypatch.setattr(limits, "WRITER_SEALED_BYTES", limits.WRITER_SEALED_BYTES // 10)
    monkeypatch.setattr(bundle_write, "_TOGETHER", bundle_write._TOGETHER // 10)


def _many() -> list[dict[str, Any]]:
    source = random.Random(7)
    return [revision(n, f={"text": source.randbytes(25_000).hex()}) for n in range(60)]


@pytest.mark.usefixtures("small_bundles")
def test_equal_revisions_make_equal_bundles_however_busy_the_computer_is(world: World) -> None:
    first, second = world.bundles(_many()), world.bundles(_many())
    assert len(first) == 3
    cuts = [
        [(made.first, made.last, made.header.plain_size, made.header.cipher_size) for made in both]
        for both in (first, second)
    ]
    assert cuts[0] == cuts[1]
    assert [made.seq for made in first] == [1, 2, 3]
    links = [made.header.prev_hash for made in first]
    assert links == [outgoing.NO_HASH, first[0].hash, first[1].hash]


@pytest.mark.usefixtures("small_bundles")
def test_nothing_goes_on_beside_when_making_bundles_is_given_up(world: World) -> None:
    given = {"totals": {}, "log_head": LOG_HEAD, "made_at": MOMENT, "next_seq": 1}
    waiting = iter(_many())
    making = outgoing.write_bundles(
        world.sender,
        prev_hash=outgoing.NO_HASH,
        revisions=waiting,
        randomness=SeededRandomness(1),
        **given,
    )
    assert next(making).seq == 1
    assert any(thread.name.startswith("bundles") for thread in threading.enumerate())
    making.close()
    assert not any(thread.name.startswith("bundles") for thread in threading.enumerate())
    # The bundle was given as soon as the next one was full.
    assert list(waiting)


class _Failing:
    """A compressor that has no memory left for the second portion."""

    def __init__(self, **given: Any) -> None:
        self._compressor = COMPRESSOR(**given)
        self._portions = 0

    def compressobj(self) -> "_Failing":
        self._stream = self._compressor.compressobj()
        return self

    def compress(self, data: bytes) -> bytes:
        self._portions += 1
        if self._portions == 2:
            raise MemoryError
        return bytes(self._stream.compress(data))

    def flush(self, *how: int) -> bytes:
        return bytes(self._stream.flush(*how))


def test_a_portion_that_cannot_be_compressed_makes_no_bundle(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zstandard, "ZstdCompressor", _Failing)
    given_revisions = [revision(n, f={"text": "文" * 300_000}) for n in range(2)]
    with pytest.raises(MemoryError):
        world.bundles(given_revisions)


def test_a_large_bundle_is_compressed_as_well_as_all_of_it_at_once(world: World) -> None:
    source = random.Random(11)
    words = [source.randbytes(4).hex() for _ in range(3_000)]
    texts = (" ".join(source.choices(words, k=40)) for _ in range(24_000))
    given_revisions = [revision(n, f={"text": text}) for n, text in enumerate(texts)]
    (made,) = world.bundles(given_revisions)
    assert made.header.plain_size > 12_000_000
    together = b"".join(frames.packed(one) for one in given_revisions)
    at_once = len(zstandard.ZstdCompressor(level=9).compress(together))
    assert made.header.cipher_size < 1.02 * at_once


def test_very_repetitive_text_still_passes_its_own_reader(world: World) -> None:
    given_revisions = [revision(n, f={"text": "啊" * 300_000}) for n in range(20)]
    made = world.bundles(given_revisions)
    assert len(made) == 2
    for bundle in made:
        assert bundle.header.plain_size <= 50 * bundle.header.cipher_size
        world.read(bundle.data)


def test_a_revision_that_no_bundle_can_carry_is_refused_when_made(world: World) -> None:
    for fields, code in (
        ({"text": "a" * 1_048_577}, Code.FRAME_TOO_LARGE),
        ({"text": 1.5}, Code.FRAME_FORM),
        ({"text": "\ud800"}, Code.FRAME_FORM),
        ({"a": {"b": {"c": {"d": {"e": {"f": {"g": 1}}}}}}}, Code.FRAME_FORM),
    ):
        with pytest.raises(Refusal) as refused:
            world.bundles([revision(1, f=fields)])
        assert refused.value.code is code


def test_the_same_revisions_are_sealed_with_a_fresh_key_each_time(world: World) -> None:
    (first,) = world.bundles([revision(1)], randomness=SeededRandomness(1))
    (second,) = world.bundles([revision(1)], randomness=SeededRandomness(2))
    assert first.header.nonce_prefix != second.header.nonce_prefix
    assert first.header.cipher_hash != second.header.cipher_hash


def test_memory_stays_flat_while_many_bundles_are_made(world: World) -> None:
    def peak(count: int) -> int:
        stream = (revision(n, f={"text": f"{n:08d}" * 4000}) for n in range(count))
        tracemalloc.start()
        for _ in outgoing.write_bundles(
            world.sender,
            next_seq=1,
            prev_hash=outgoing.NO_HASH,
            revisions=stream,
            totals={},
            log_head=LOG_HEAD,
            made_at=MOMENT,
            randomness=SeededRandomness(1),
        ):
            pass
        highest = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return highest

    assert peak(2500) < 1.5 * peak(800)
