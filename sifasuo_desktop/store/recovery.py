"""The slot of the recovery key: the database key wrapped once more, for whoever holds the paper.

It lies in a file of its own, so that spoiled or lost password slots do not take it along, and
travels in every backup. The key on paper has 140 random bits and needs no stretching.
"""

from collections.abc import Mapping
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from sifasuo_desktop.kernel.canonical import encode
from sifasuo_desktop.kernel.files import write_durably
from sifasuo_desktop.kernel.ids import Randomness
from sifasuo_desktop.store.engine import StoreTrouble
from sifasuo_desktop.store.folder import StoreFolder

FORMAT = "SFY1"
_LABEL = b"recovery"


def wrapped(secret: bytes, key: bytes, randomness: Randomness) -> dict[str, str]:
    """The slot that opens with ``secret``."""
    salt, nonce = randomness.token(16), randomness.token(12)
    sealed = AESGCM(_wrapping(secret, salt)).encrypt(nonce, key, _LABEL)
    return {"fmt": FORMAT, "salt": salt.hex(), "nonce": nonce.hex(), "key": sealed.hex()}


def put(where: StoreFolder, secret: bytes, key: bytes, randomness: Randomness, office: str) -> None:
    """Writes the slot in place of the one before; ``office`` tells in clear whose store this is."""
    content = {**wrapped(secret, key, randomness), "office": office}
    write_durably(where.recovery, encode(content))


def unwrapped(slot: Mapping[str, Any], secret: bytes) -> bytes:
    """The database key. Raises StoreTrouble ``recovery.wrong``, ``recovery.damaged``."""
    try:
        if slot["fmt"] != FORMAT:
            raise ValueError(slot["fmt"])
        salt, nonce, key = (bytes.fromhex(slot[name]) for name in ("salt", "nonce", "key"))
        return AESGCM(_wrapping(secret, salt)).decrypt(nonce, key, _LABEL)
    except InvalidTag:
        raise StoreTrouble("recovery.wrong") from None
    except (ValueError, KeyError, TypeError):
        raise StoreTrouble("recovery.damaged") from None


def _wrapping(secret: bytes, salt: bytes) -> bytes:
    return HKDF(hashes.SHA256(), 32, salt, b"sifasuo recovery").derive(secret)
