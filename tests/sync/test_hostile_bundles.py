"""Bundles that an admitted device signed but nobody should swallow: bounded, refused, quick."""

import io
import tracemalloc
from typing import Any

import pytest
import zstandard

from sifasuo_desktop.kernel.canonical import encode, sm3
from sifasuo_desktop.sync import bundle_header
from sifasuo_desktop.sync.refusal import Code, Refusal
from tests.sync.world import World, revision


def _code(world: World, data: bytes) -> Code:
    with pytest.raises(Refusal) as refused:
        world.read(data)
    return refused.value.code


def _zstd(plain: bytes) -> bytes:
    return zstandard.ZstdCompressor(level=19).compress(plain)


def test_a_decompression_bomb_is_refused_unopened(world: World) -> None:
    bomb = _zstd(bytes(300 * 1024 * 1024))
    assert _code(world, world.forged(bomb, plain_size=300 * 1024 * 1024)) is Code.PLAIN_SIZE
    assert _code(world, world.forged(bomb, plain_size=60 * 1024 * 1024)) is Code.RATIO


def test_a_bomb_that_lies_about_its_size_stays_small_in_memory(world: World) -> None:
    bomb = _zstd((b"\0\x0f\xff\xff" + b" " * 0xFFFFF) * 200)
    data = world.forged(bomb, plain_size=len(bomb) * 40)
    tracemalloc.start()
    code = _code(world, data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert code in (Code.PLAIN_SIZE, Code.FRAME_FORM)
    assert peak < 32 * 1024 * 1024


def test_a_bomb_behind_the_last_frame_is_not_unpacked(world: World) -> None:
    frame = encode(revision(1))
    running = sm3(_first(world), len(frame).to_bytes(4, "big"), frame).hex()
    last = encode({"t": "@last", "counts": {"dispute": 1}, "hash": running, "totals": None})
    sound = b"".join(len(data).to_bytes(4, "big") + data for data in (frame, last))
    bomb = _zstd(_first(world) + sound) + _zstd(bytes(100 * 1024 * 1024))
    size = len(_first(world) + sound)
    tracemalloc.start()
    code = _code(world, world.forged(bomb, plain_size=size))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert code is Code.PLAIN_SIZE
    assert peak < 32 * 1024 * 1024


def test_a_million_frames_are_refused(world: World) -> None:
    many = world.forged(_zstd(b"x"), revisions=1_000_000, plain_size=50)
    assert _code(world, many) is Code.TOO_MANY_FRAMES
    frame = encode({"t": "a"})
    packed = (len(frame).to_bytes(4, "big") + frame) * 250_000
    plain = _first(world) + packed
    data = world.forged(zstandard.ZstdCompressor(level=1).compress(plain), plain_size=len(plain))
    assert _code(world, data) in (Code.RATIO, Code.TOO_MANY_FRAMES)


def _first(world: World) -> bytes:
    header = world.bundles([revision(1)])[0].header
    names = ("office", "device", "epoch", "seq", "bureau")
    data = encode({"t": "@first", **{name: header.members[name] for name in names}})
    return len(data).to_bytes(4, "big") + data


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b'{"t":"a","t":"a"}', Code.FRAME_FORM),
        (b'{"t":NaN}', Code.FRAME_FORM),
        (b'{"t":1.0}', Code.FRAME_FORM),
        (b'{"t":-0}', Code.FRAME_FORM),
        (b'{"t": "a"}', Code.FRAME_FORM),
        (b'{"t":"\\u0061"}', Code.FRAME_FORM),
        (b'{"t":"\\ud800"}', Code.FRAME_FORM),
        (b'{"t":"\xed\xa0\x80"}', Code.FRAME_FORM),
        (b'{"b":1,"a":1}', Code.FRAME_FORM),
        (b"[]", Code.FRAME_FORM),
        (b'"text"', Code.FRAME_FORM),
        (b"[" * 100_000, Code.FRAME_FORM),
        (b'{"a":' * 100_000 + b"1" + b"}" * 100_000, Code.FRAME_FORM),
        (b'{"t":' + b"9" * 5000 + b"}", Code.FRAME_FORM),
        (b"", Code.FRAME_TOO_LARGE),
        (b'"' + b"a" * 10_000_000 + b'"', Code.FRAME_TOO_LARGE),
    ],
)
def test_a_frame_of_bad_form_refuses_the_whole_file(world: World, raw: bytes, code: Code) -> None:
    assert _code(world, _unsqueezed(world, raw, b"{}")) is code


def _unsqueezed(world: World, *raw: bytes, **changed: Any) -> bytes:
    """As ``of_frames``, but padded so that the ratio is not what is refused."""
    plain = _first(world) + b"".join(len(data).to_bytes(4, "big") + data for data in raw)
    packed = zstandard.ZstdCompressor(level=1).compress(plain)
    skippable = len(plain) // 40
    packed += b"\x50\x2a\x4d\x18" + skippable.to_bytes(4, "little") + bytes(skippable)
    return world.forged(packed, **{"plain_size": len(plain), **changed})


def test_a_length_prefix_of_four_gigabytes_is_refused(world: World) -> None:
    plain = _first(world) + b"\xff\xff\xff\xff" + b"x" * 100
    data = world.forged(_zstd(plain), plain_size=len(plain))
    assert _code(world, data) is Code.FRAME_TOO_LARGE
    outside = b"SFB1" + b"\xff\xff\xff\xff" + b"x" * 100
    assert _code(world, outside) is Code.BAD_HEADER


def test_a_first_frame_of_another_bundle_is_refused(world: World) -> None:
    for name, other in (("seq", 2), ("epoch", "00" * 16), ("office", "320682002"), ("seq", True)):
        members = {
            "t": "@first",
            "office": "320682001",
            "device": "cd" * 16,
            "epoch": "ef" * 16,
            "seq": 1,
            "bureau": "ab" * 16,
            name: other,
        }
        data = encode(members)
        plain = len(data).to_bytes(4, "big") + data
        assert _code(world, world.forged(_zstd(plain), plain_size=len(plain))) is Code.FIRST_FRAME


def test_a_last_frame_that_does_not_add_up_is_refused(world: World) -> None:
    frame = encode(revision(1))
    running = sm3(_first(world), len(frame).to_bytes(4, "big"), frame).hex()
    sound = {"t": "@last", "counts": {"dispute": 1}, "hash": running, "totals": None}
    world.read(world.of_frames(frame, encode(sound)))
    for wrong in (
        {**sound, "counts": {"dispute": 2}},
        {**sound, "counts": {}},
        {**sound, "hash": "00" * 32},
        {**sound, "totals": []},
        {"t": "@last"},
    ):
        assert _code(world, world.of_frames(frame, encode(wrong))) is Code.LAST_FRAME
    for missing in (world.of_frames(frame), world.of_frames(frame, encode(sound), encode(sound))):
        assert _code(world, missing) is Code.PLAIN_SIZE
    two = world.of_frames(frame, encode(sound), revisions=2)
    assert _code(world, two) is Code.LAST_FRAME


def test_a_damaged_compressed_stream_is_refused(world: World) -> None:
    assert _code(world, world.forged(b"no zstd at all", plain_size=100)) is Code.DECOMPRESS
    whole = _zstd(_first(world) * 3)
    assert _code(world, world.forged(whole[:-5], plain_size=500)) in (
        Code.PLAIN_SIZE,
        Code.DECOMPRESS,
        Code.FRAME_FORM,
        Code.LAST_FRAME,
    )


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"min_reader": 2}, Code.TOO_NEW),
        ({"suite": "GM2"}, Code.SUITE_UNKNOWN),
        ({"kind": "digest"}, Code.KIND_LATER),
        ({"stream": "other"}, Code.BAD_HEADER),
        ({"kind": "zero"}, Code.BAD_HEADER),
        ({"kind": "other"}, Code.BAD_HEADER),
        ({"seq": 0}, Code.BAD_HEADER),
        ({"seq": True}, Code.BAD_HEADER),
        ({"seq": 2**53}, Code.BAD_HEADER),
        ({"office": "32068200x"}, Code.BAD_HEADER),
        ({"device": "CD" * 16}, Code.BAD_HEADER),
        ({"prev_hash": ""}, Code.BAD_HEADER),
        ({"recipients": []}, Code.BAD_HEADER),
        ({"log_head": {"n": 1}}, Code.BAD_HEADER),
        ({"made_at": "yesterday"}, Code.BAD_HEADER),
        ({"made_at": "2026-04-02T09:10:00+08:00\n"}, Code.BAD_HEADER),
        ({"parent_epoch": "x"}, Code.BAD_HEADER),
        ({"compression": "none"}, Code.BAD_HEADER),
        ({"cipher_size": 0}, Code.BAD_HEADER),
        ({"recipients": [{"key_id": "00" * 16, "wrapped_key": "00" * 60}]}, Code.NOT_RECIPIENT),
        ({"office": "320682002"}, Code.CERTIFICATE_MISMATCH),
        ({"device": "00" * 16}, Code.CERTIFICATE_MISMATCH),
    ],
)
def test_a_header_that_is_not_right_is_refused(
    world: World, changed: dict[str, Any], code: Code
) -> None:
    assert _code(world, world.forged(_zstd(b"x"), **{"plain_size": 1, **changed})) is code


def test_a_file_without_any_chunk_is_refused(world: World) -> None:
    assert _code(world, world.forged(b"", plain_size=1)) is Code.BAD_HEADER


def test_members_of_a_later_version_are_kept(world: World) -> None:
    frame = encode(revision(1, zz_later={"a": [1]}))
    running = sm3(_first(world), len(frame).to_bytes(4, "big"), frame).hex()
    last = {"t": "@last", "counts": {"dispute": 1}, "hash": running, "totals": None, "zz": 1}
    data = world.of_frames(frame, encode(last), zz_later=1)
    header, rows, _ = world.read(data)
    assert header.members["zz_later"] == 1
    assert rows[0].members["zz_later"] == {"a": [1]}


def test_a_file_larger_than_any_bundle_is_refused_at_once() -> None:
    with pytest.raises(Refusal) as refused:
        bundle_header.read_outside(io.BytesIO(bytes(8 * 1024 * 1024 + 1)))
    assert refused.value.code is Code.FILE_TOO_LARGE


def test_a_bundle_signed_by_a_device_of_another_bureau_is_refused(world: World) -> None:
    (made,) = world.bundles([revision(1)])
    outside = bundle_header.read_outside(io.BytesIO(made.data))
    with pytest.raises(Refusal) as refused:
        bundle_header.verify_outside(outside, signing_key=world.receipt.public)
    assert refused.value.code is Code.CERTIFICATE_FORGED


def test_a_member_smuggled_into_the_signature_block_is_refused(world: World) -> None:
    (made,) = world.bundles([revision(1)])
    outside = bundle_header.read_outside(io.BytesIO(made.data))
    block = {"cert": outside.certificate, "sig": outside.signature.hex(), "zz": 1}
    data = encode(block)
    head = b"SFB1" + len(outside.header_bytes).to_bytes(4, "big") + outside.header_bytes
    body = made.data[outside.body_at :]
    changed = head + len(data).to_bytes(4, "big") + data + body
    assert _code(world, changed) is Code.BAD_SIGNATURE_BLOCK
