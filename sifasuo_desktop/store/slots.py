"""Password slots: the database key, wrapped once for every account that may open the store.

The file lies in clear beside the database and names nobody: a slot is known by SM3(salt ‖ name).
Argon2id (RFC 9106) makes the wrapping key from the password; AES-256-GCM wraps.
"""

import json
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from sifasuo_desktop.kernel.canonical import encode, sm3
from sifasuo_desktop.kernel.files import write_durably
from sifasuo_desktop.kernel.ids import Randomness
from sifasuo_desktop.store.engine import StoreTrouble

FORMAT = "SFS1"
Slot = Mapping[str, Any]


@dataclass(frozen=True)
class Cost:
    """Argon2id cost: memory in KiB, passes, lanes. Never below 19 MiB and 2 passes.

    A slot file that asks for more than 1 GiB, 64 passes or 16 lanes is damaged or prepared.
    """

    memory_kib: int = 65_536
    passes: int = 3
    lanes: int = 1

    def __post_init__(self) -> None:
        values = (self.memory_kib, self.passes, self.lanes)
        if any(isinstance(value, bool) or not isinstance(value, int) for value in values):
            raise ValueError("cost")
        if not (19_456 <= self.memory_kib <= 1_048_576 and 2 <= self.passes <= 64):
            raise ValueError("cost")
        if not 1 <= self.lanes <= 16:
            raise ValueError("cost")


LEAST = Cost(19_456, 2, 1)
_WANTED_SECONDS = 0.45
_MOST_PASSES = 16


def cost_for(seconds: float) -> Cost:
    """The cost at which this computer takes about 0.45 s, from the time of the ordinary cost.

    More passes on a fast computer; a slow one never goes below the ordinary cost.
    """
    ordinary = Cost()
    passes = round(ordinary.passes * _WANTED_SECONDS / max(seconds, 0.001))
    return Cost(passes=min(_MOST_PASSES, max(ordinary.passes, passes)))


@cache
def calibrated() -> Cost:
    """The cost for new slots on this computer (0.3 to 0.8 s), measured once a run."""
    begin = time.perf_counter()
    _stretch("calibration", bytes(16), Cost())
    return cost_for(time.perf_counter() - begin)


class Slots:
    """The slots of one store."""

    def __init__(self, path: Path, randomness: Randomness) -> None:
        self._path = path
        self._randomness = randomness

    def create(self) -> None:
        """An empty slot file."""
        self._write({"fmt": FORMAT, "salt": self._randomness.token(16).hex(), "slots": {}})

    def put(self, name: str, password: str, key: bytes, cost: Cost) -> None:
        """Wraps the database key under a password; replaces the account's slot."""
        self.prepare(name, password, key, cost)
        self.settle(name)

    def prepare(self, name: str, password: str, key: bytes, cost: Cost) -> Slot:
        """Lays a slot beside the account's own: it opens too, and counts once the store knows it."""
        content = self._read()
        salt, nonce = self._randomness.token(16), self._randomness.token(12)
        label = self._label(content, name)
        wrapped = AESGCM(_stretch(password, salt, cost)).encrypt(nonce, key, label.encode())
        slot = {
            "kdf": "argon2id",
            **asdict(cost),
            "salt": salt.hex(),
            "nonce": nonce.hex(),
            "key": wrapped.hex(),
        }
        self._write({**content, "next": {**content.get("next", {}), label: slot}})
        return slot

    def settle(self, name: str) -> None:
        """Puts the prepared slot in the place of the account's own."""
        content = self._read()
        label = self._label(content, name)
        prepared = dict(content.get("next", {}))
        if label in prepared:
            content["slots"][label] = prepared.pop(label)
            self._write({**content, "next": prepared})

    def drop(self, *names: str) -> None:
        """Takes the slots of accounts away."""
        content = self._read()
        labels = {self._label(content, name) for name in names}
        parts = [content[part] for part in ("slots", "next") if part in content]
        if any(labels & part.keys() for part in parts):
            for part in parts:
                for label in labels & part.keys():
                    del part[label]
            self._write(content)

    def label(self, name: str) -> str:
        """How an account with a slot is known here, in clear; an empty text for all others."""
        content = self._read()
        label = self._label(content, name)
        return label if label in content["slots"] else ""

    def holds(self, slot: Slot, name: str, password: str) -> bool:
        """Whether a slot, kept from earlier, opens with a password."""
        label = self._label(self._read(), name)
        try:
            _key_of(slot, label, password)
        except InvalidTag:
            return False
        return True

    def open(self, name: str, password: str) -> bytes:
        """The database key. Raises StoreTrouble ``store.wrong_password`` for either mistake."""
        return self.unlock(name, password)[0]

    def unlock(self, name: str, password: str) -> tuple[bytes, Slot]:
        """The database key and the slot that gave it, the prepared one if that was it."""
        return unlocked(self._read(), name, password, self._path.name)

    def content(self) -> dict[str, Any] | None:
        """All that is kept, as it travels in a backup; None where it cannot be read."""
        try:
            return self._read()
        except StoreTrouble:
            return None

    def _label(self, content: dict[str, Any], name: str) -> str:
        return _label(content, name, self._path.name)

    def _read(self) -> dict[str, Any]:
        try:
            content = json.loads(self._path.read_bytes())
            if content["fmt"] != FORMAT or not isinstance(content["slots"], dict):
                raise ValueError(content["fmt"])
        except FileNotFoundError:
            raise StoreTrouble("store.missing", self._path.name) from None
        except (ValueError, KeyError, TypeError):
            raise StoreTrouble("store.slots_damaged", self._path.name) from None
        return dict(content)

    def _write(self, content: dict[str, Any]) -> None:
        write_durably(self._path, json.dumps(content, sort_keys=True, indent=1).encode())


def key_in(content: Mapping[str, Any], name: str, password: str, file: str) -> bytes:
    """The database key that these slots hold for an account; see ``unlocked``."""
    return unlocked(content, name, password, file)[0]


def unlocked(content: Mapping[str, Any], name: str, password: str, file: str) -> tuple[bytes, Slot]:
    """The database key and the slot that gave it, the prepared one if that was it.

    ``file`` is told where they are bad. Raises StoreTrouble ``store.wrong_password``,
    ``store.slots_damaged``.
    """
    label = _label(content, name, file)
    try:
        places = (content["slots"], content.get("next", {}))
        slots = [place[label] for place in places if label in place]
        if not slots:
            # An unknown name costs as much time as a wrong password.
            like = next(iter(content["slots"].values()), {**asdict(Cost()), "nonce": "00" * 12})
            slots = [{**like, "salt": "00" * 16, "key": "00" * 48}]
        for slot in slots:
            with suppress(InvalidTag):
                return _key_of(slot, label, password), slot
    except (ValueError, KeyError, TypeError, AttributeError):
        raise StoreTrouble("store.slots_damaged", file) from None
    raise StoreTrouble("store.wrong_password")


def _label(content: Mapping[str, Any], name: str, file: str) -> str:
    try:
        salt = bytes.fromhex(content["salt"])
    except (ValueError, KeyError, TypeError):
        raise StoreTrouble("store.slots_damaged", file) from None
    return sm3(salt, name.encode("utf-8", "surrogatepass")).hex()


def mark_of(slot: Slot) -> str:
    """What tells a slot from every other: SM3 of its canonical JSON, hex."""
    return sm3(encode(dict(slot))).hex()


def _key_of(slot: Slot, label: str, password: str) -> bytes:
    cost = Cost(slot["memory_kib"], slot["passes"], slot["lanes"])
    wrapping = _stretch(password, bytes.fromhex(slot["salt"]), cost)
    nonce, wrapped = bytes.fromhex(slot["nonce"]), bytes.fromhex(slot["key"])
    return AESGCM(wrapping).decrypt(nonce, wrapped, label.encode())


def _stretch(password: str, salt: bytes, cost: Cost) -> bytes:
    return hash_secret_raw(
        password.encode("utf-8", "surrogatepass"),
        salt,
        cost.passes,
        cost.memory_kib,
        cost.lanes,
        32,
        Type.ID,
    )
