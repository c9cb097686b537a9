"""Suite GM1: SM2 signatures and key wrapping, SM3, SM4-GCM.

Keys: a private key is 32 bytes, big-endian; a public key is 65 bytes, ``04 ‖ X ‖ Y``. A signature
is DER (``SEQUENCE {r, s}``), made with the default signer identity ``1234567812345678``
(GM/T 0009), so ``openssl pkeyutl -verify -rawin -digest sm3 -pkeyopt distid:1234567812345678``
checks it. A wrapped key is DER in the order C1 C3 C2 (GM/T 0009).
"""

import base64
import hashlib
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import gmssl_pyx
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from sifasuo_desktop.kernel.canonical import sm3

SUITE = "GM1"
SIGNER_ID = b"1234567812345678"
KEY_BYTES = 16
NONCE_BYTES = 12
TAG_BYTES = 16
_POINT_MARK = b"\x04"
_SPKI_HEAD = bytes.fromhex("3059301306072a8648ce3d020106082a811ccf5501822d034200")
_stderr_lock = threading.Lock()


class SealBroken(Exception):
    """A sealed value was changed, or sealed with another key."""


@dataclass(frozen=True)
class KeyPair:
    """An SM2 key pair; the private half never shows in a message."""

    public: bytes
    private: bytes = field(repr=False)


@contextmanager
def _quiet() -> Iterator[None]:
    """Holds back the lines that GmSSL's C code prints on stderr when a check fails.

    A refusal is one sentence for people; the C library's file names are not part of it.
    """
    with _stderr_lock:
        try:
            saved = os.dup(2)
        except OSError:  # a windowed program may have no stderr at all
            yield
            return
        try:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, 2)
            os.close(nowhere)
            yield
        finally:
            os.dup2(saved, 2)
            os.close(saved)


def new_key_pair() -> KeyPair:
    """A fresh SM2 key pair from the library's own generator."""
    public, private = gmssl_pyx.sm2_key_generate()
    return KeyPair(public=_POINT_MARK + public, private=private)


def key_id(public: bytes) -> str:
    """The name of a public key: the first 16 bytes of SM3 over its 65 bytes, hexadecimal."""
    return sm3(public)[:16].hex()


def public_pem(public: bytes) -> str:
    """The public key as a PEM file that OpenSSL reads."""
    body = base64.b64encode(_SPKI_HEAD + public).decode("ascii")
    lines = [body[at : at + 64] for at in range(0, len(body), 64)]
    return "\n".join(["-----BEGIN PUBLIC KEY-----", *lines, "-----END PUBLIC KEY-----", ""])


def sign(keys: KeyPair, message: bytes) -> bytes:
    """DER signature over ``message`` (SM3 with the signer's Z value)."""
    signature: bytes = gmssl_pyx.sm2_sign(keys.private, keys.public[1:], message, SIGNER_ID)
    return signature


def verifies(public: bytes, message: bytes, signature: bytes) -> bool:
    """Whether ``signature`` is by the owner of ``public`` over ``message``; never raises."""
    if len(public) != 65 or public[:1] != _POINT_MARK or not signature:
        return False
    with _quiet():
        try:
            return bool(gmssl_pyx.sm2_verify(public[1:], message, signature, SIGNER_ID))
        except gmssl_pyx.GmsslInnerError:
            return False


def wrap(public: bytes, secret: bytes) -> bytes:
    """``secret`` (1 to 255 bytes) encrypted to the owner of ``public``."""
    sealed: bytes = gmssl_pyx.sm2_encrypt(public[1:], secret)
    return sealed


def unwrap(private: bytes, sealed: bytes) -> bytes:
    """What ``wrap`` was given. Raises SealBroken."""
    with _quiet():
        try:
            secret: bytes = gmssl_pyx.sm2_decrypt(private, sealed)
        except gmssl_pyx.GmsslInnerError:
            raise SealBroken from None
    return secret


def seal(key: bytes, nonce: bytes, associated: bytes, plain: bytes) -> bytes:
    """SM4-GCM of ``plain`` and its 16-byte tag. A nonce is used once under a key."""
    gcm = Cipher(algorithms.SM4(key), modes.GCM(nonce)).encryptor()
    gcm.authenticate_additional_data(associated)
    return gcm.update(plain) + gcm.finalize() + gcm.tag


def unseal(key: bytes, nonce: bytes, associated: bytes, sealed: bytes) -> bytes:
    """What ``seal`` was given. Raises SealBroken, and then gives nothing away."""
    if len(sealed) < TAG_BYTES:
        raise SealBroken
    gcm = Cipher(algorithms.SM4(key), modes.GCM(nonce, sealed[-TAG_BYTES:])).decryptor()
    gcm.authenticate_additional_data(associated)
    try:
        return gcm.update(sealed[:-TAG_BYTES]) + gcm.finalize()
    except InvalidTag:
        raise SealBroken from None


def sm3_stream() -> Any:
    """An SM3 to be fed piece by piece (the interface of ``hashlib``)."""
    return hashlib.new("sm3")
