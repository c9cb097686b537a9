"""A reader written from docs/formats.md alone reads what the product writes."""

import ast
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidTag

from tests.sync import stranger
from tests.sync.world import World, revision


def _read(world: World, data: bytes) -> tuple[dict, list, dict]:  # type: ignore[type-arg]
    key_id = world.certificate.keys.encryption[0].key_id
    signing = world.signing.public.hex()
    return stranger.read_bundle(data, signing, key_id, world.encryption.private)


def test_the_stranger_is_short_and_imports_nothing_of_the_package() -> None:
    text = Path(stranger.__file__).read_text(encoding="utf-8")
    assert len(text.splitlines()) < 100
    assert "sifasuo" not in text
    imported = {
        name.name.partition(".")[0]
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Import)
        for name in node.names
    } | {
        (node.module or "").partition(".")[0]
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.ImportFrom)
    }
    assert imported == {"cryptography", "gmssl_pyx", "hashlib", "json", "zstandard"}


def test_the_stranger_reads_a_bundle_of_several_chunks(world: World) -> None:
    given = [revision(number, x={"later": "𠮷"}) for number in range(5000)]
    (made,) = world.bundles(given)
    assert made.header.cipher_size > 2 * 65552
    header, revisions, last = _read(world, made.data)
    assert (header["kind"], header["seq"]) == ("delta", 1)
    assert revisions == given
    assert last["counts"] == {"dispute": 5000}


def test_the_stranger_reads_an_empty_bundle(world: World) -> None:
    (made,) = world.bundles([])
    header, revisions, last = _read(world, made.data)
    assert (header["kind"], revisions, last["totals"]) == ("zero", [], {"dispute": 0})


@pytest.mark.parametrize("part", [0, 5, 200, 0.5, 0.9, -1])
def test_the_stranger_sees_a_changed_byte(
    world: World, part: float, capfd: pytest.CaptureFixture[str]
) -> None:
    (made,) = world.bundles([revision(1)])
    changed = bytearray(made.data)
    changed[int(part * len(changed)) if isinstance(part, float) else part] ^= 1
    with pytest.raises((ValueError, InvalidTag)):
        _read(world, bytes(changed))
    capfd.readouterr()  # the C library names its own source lines
