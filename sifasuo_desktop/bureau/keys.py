"""The bureau's keys: one file a key in ``HOME/keys``, mode 0600, wrapped by a password if one is set.

Argon2id (RFC 9106) makes the wrapping key from the password, SM4-GCM wraps, the name of the key
is bound in. The database's key lies there like the others.
"""

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from argon2.low_level import Type, hash_secret_raw

from sifasuo_desktop.bureau.trouble import BureauTrouble
from sifasuo_desktop.kernel.canonical import NotCanonical, decode, encode
from sifasuo_desktop.kernel.files import sync_folder
from sifasuo_desktop.kernel.ids import Randomness
from sifasuo_desktop.store.engine import KEY_BYTES as DATABASE_KEY_BYTES
from sifasuo_desktop.store.slots import Cost
from sifasuo_desktop.sync.suite import (
    KEY_BYTES,
    NONCE_BYTES,
    KeyPair,
    SealBroken,
    new_key_pair,
    seal,
    unseal,
)

FMT = "SFP1"
_PAIRS = ("encryption", "receipt", "signing")
_NAMES = ("database", *_PAIRS)


@dataclass(frozen=True)
class BureauKeys:
    """All private keys of a bureau: the database's (32 bytes) and three SM2 pairs."""

    database: bytes = field(repr=False)
    encryption: KeyPair
    receipt: KeyPair
    signing: KeyPair


class _Wrapping:
    """Derives the wrapping key once for all files that share salt and cost."""

    def __init__(self, password: str) -> None:
        self._password = password.encode("utf-8")
        self._derived: dict[tuple[bytes, Cost], bytes] = {}

    def key(self, salt: bytes, cost: Cost) -> bytes:
        if (salt, cost) not in self._derived:
            self._derived[salt, cost] = hash_secret_raw(
                self._password, salt, cost.passes, cost.memory_kib, cost.lanes, KEY_BYTES, Type.ID
            )
        return self._derived[salt, cost]


def new_keys(randomness: Randomness) -> BureauKeys:
    """Fresh keys; the SM2 pairs come from the crypto library's own generator."""
    return BureauKeys(
        database=randomness.token(DATABASE_KEY_BYTES),
        encryption=new_key_pair(),
        receipt=new_key_pair(),
        signing=new_key_pair(),
    )


def save_keys(
    folder: Path, keys: BureauKeys, password: str, randomness: Randomness, cost: Cost
) -> None:
    """Writes one file a key (mode 0600, folder 0700). An empty ``password`` leaves them unwrapped.

    Raises FileExistsError when a key file is there already; none is ever overwritten.
    """
    folder.mkdir(mode=0o700, parents=True)
    wrapping = _Wrapping(password)
    salt = randomness.token(16)
    for name in _NAMES:
        secret, public = _halves(keys, name)
        members: dict[str, Any] = {"fmt": FMT, "name": name, "public": public.hex()}
        if password:
            nonce = randomness.token(NONCE_BYTES)
            sealed = seal(wrapping.key(salt, cost), nonce, _bound(name, public), secret)
            members["wrapped"] = {
                "kdf": "argon2id",
                "memory_kib": cost.memory_kib,
                "passes": cost.passes,
                "lanes": cost.lanes,
                "salt": salt.hex(),
                "nonce": nonce.hex(),
                "sealed": sealed.hex(),
            }
        else:
            members["secret"] = secret.hex()
        _write_private(folder / f"{name}.key", encode(members))
    sync_folder(folder)


def load_keys(folder: Path, password: str) -> BureauKeys:
    """The keys of ``folder``.

    Raises BureauTrouble: ``keys_damaged``, ``password_needed``, ``password_wrong``.
    """
    wrapping = _Wrapping(password)
    found: dict[str, tuple[bytes, bytes]] = {}
    for name in _NAMES:
        try:
            members = decode((folder / f"{name}.key").read_bytes())
            if members["fmt"] != FMT or members["name"] != name:
                raise BureauTrouble("keys_damaged", file=f"{name}.key")
            found[name] = _secret(members, name, wrapping, bool(password))
        except (OSError, NotCanonical, KeyError, TypeError, ValueError):
            raise BureauTrouble("keys_damaged", file=f"{name}.key") from None
    pairs = {name: KeyPair(private=found[name][0], public=found[name][1]) for name in _PAIRS}
    return BureauKeys(database=found["database"][0], **pairs)


def _secret(
    members: dict[str, Any], name: str, wrapping: _Wrapping, has_password: bool
) -> tuple[bytes, bytes]:
    public = bytes.fromhex(members["public"])
    if "secret" in members:
        return bytes.fromhex(members["secret"]), public
    if not has_password:
        raise BureauTrouble("password_needed")
    wrapped = members["wrapped"]
    cost = Cost(wrapped["memory_kib"], wrapped["passes"], wrapped["lanes"])
    salt, nonce, sealed = (bytes.fromhex(wrapped[part]) for part in ("salt", "nonce", "sealed"))
    try:
        return unseal(wrapping.key(salt, cost), nonce, _bound(name, public), sealed), public
    except SealBroken:
        raise BureauTrouble("password_wrong") from None


def _halves(keys: BureauKeys, name: str) -> tuple[bytes, bytes]:
    if name == "database":
        return keys.database, b""
    pair: KeyPair = getattr(keys, name)
    return pair.private, pair.public


def _bound(name: str, public: bytes) -> bytes:
    return FMT.encode("ascii") + b"\0" + name.encode("ascii") + b"\0" + public


def _write_private(path: Path, data: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
