"""Identities and random bytes, handed in so that a run can be repeated."""

import random
import secrets
from typing import Protocol


class Randomness(Protocol):
    """A source of unpredictable bytes (or, for a demonstration, of repeatable ones)."""

    def token(self, size: int) -> bytes:
        """``size`` bytes."""


class SystemRandomness:
    """The operating system's generator."""

    def token(self, size: int) -> bytes:
        return secrets.token_bytes(size)


class SeededRandomness:
    """Repeatable bytes for demonstration data; never used for keys or passwords."""

    def __init__(self, seed: int) -> None:
        self._source = random.Random(seed)

    def token(self, size: int) -> bytes:
        return self._source.randbytes(size)


def new_id(source: Randomness) -> str:
    """A record identity: 128 bit as 32 lower-case hexadecimal digits."""
    return source.token(16).hex()
