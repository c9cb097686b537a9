"""Suite GM1 against published values and against OpenSSL."""

import subprocess
from pathlib import Path

import pytest

from sifasuo_desktop.kernel.canonical import sm3
from sifasuo_desktop.sync import suite
from sifasuo_desktop.sync.fingerprint import fingerprint, grouped

KEY = bytes.fromhex("0123456789abcdeffedcba9876543210")
NONCE = bytes.fromhex("00001234567800000000abcd")
ASSOCIATED = bytes.fromhex("feedfacedeadbeeffeedfacedeadbeefabaddad2")
PLAIN = bytes.fromhex(
    "aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbccccccccccccccccdddddddddddddddd"
    "eeeeeeeeeeeeeeeeffffffffffffffffeeeeeeeeeeeeeeeeaaaaaaaaaaaaaaaa"
)
SEALED = bytes.fromhex(
    "17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735"
    "d82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d"
    "83de3541e4c2b58177e065a9bf7b62ec"
)


def test_sm3_of_abc_is_the_value_of_the_standard() -> None:
    expected = "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
    assert sm3(b"abc").hex() == expected


def test_sm4_gcm_gives_the_vector_of_rfc_8998() -> None:
    assert suite.seal(KEY, NONCE, ASSOCIATED, PLAIN) == SEALED
    assert suite.unseal(KEY, NONCE, ASSOCIATED, SEALED) == PLAIN


@pytest.mark.parametrize("at", [0, 40, 63, 64, 79])
def test_a_changed_sealed_byte_is_found(at: int) -> None:
    changed = bytearray(SEALED)
    changed[at] ^= 1
    with pytest.raises(suite.SealBroken):
        suite.unseal(KEY, NONCE, ASSOCIATED, bytes(changed))


def test_openssl_verifies_a_signature(tmp_path: Path) -> None:
    keys = suite.new_key_pair()
    message = "县司法局".encode()
    (tmp_path / "key.pem").write_text(suite.public_pem(keys.public), encoding="ascii")
    (tmp_path / "message").write_bytes(message)
    (tmp_path / "signature").write_bytes(suite.sign(keys, message))
    call = [
        *("openssl", "pkeyutl", "-verify", "-rawin", "-digest", "sm3"),
        *("-pkeyopt", "distid:1234567812345678", "-pubin", "-inkey", "key.pem"),
        *("-in", "message", "-sigfile", "signature"),
    ]
    done = subprocess.run(call, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "Signature Verified Successfully")


def test_a_signature_fails_quietly_for_another_message_key_or_form(
    capfd: pytest.CaptureFixture[str],
) -> None:
    keys, other = suite.new_key_pair(), suite.new_key_pair()
    signature = suite.sign(keys, b"message")
    assert suite.verifies(keys.public, b"message", signature)
    assert not suite.verifies(keys.public, b"massage", signature)
    assert not suite.verifies(other.public, b"message", signature)
    assert not suite.verifies(b"\x04" + bytes(64), b"message", signature)
    assert not suite.verifies(keys.public[1:], b"message", signature)
    for wrong in (b"", b"0", signature[:-1], signature + b"\0", bytes(72)):
        assert not suite.verifies(keys.public, b"message", wrong)
    assert capfd.readouterr() == ("", "")


def test_a_wrapped_key_opens_for_its_owner_only(capfd: pytest.CaptureFixture[str]) -> None:
    keys, other = suite.new_key_pair(), suite.new_key_pair()
    wrapped = suite.wrap(keys.public, KEY)
    assert suite.unwrap(keys.private, wrapped) == KEY
    for private, sealed in (
        (other.private, wrapped),
        (keys.private, wrapped[:-1] + bytes([wrapped[-1] ^ 1])),
        (keys.private, b""),
    ):
        with pytest.raises(suite.SealBroken):
            suite.unwrap(private, sealed)
    assert capfd.readouterr() == ("", "")


def test_a_private_key_does_not_show_in_text() -> None:
    keys = suite.new_key_pair()
    assert keys.private.hex() not in repr(keys)
    assert repr(keys.private) not in repr(keys)


def test_a_fingerprint_is_eighty_bits_in_crockford_base32() -> None:
    # SM3("abc") begins 66c7f0f462eeedd9d1f2.
    assert fingerprint(b"abc") == "CV3Z1X32XVPXKMFJ"
    assert grouped("CV3Z1X32XVPXKMFJ") == "CV3Z-1X32-XVPX-KMFJ"
