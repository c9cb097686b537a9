"""Identities and random bytes, handed in so that a run can be repeated."""

import random
import secrets
from threading import Lock
from typing import Protocol


class Randomness(Protocol):
    """A source of unpredictable bytes (or, for a demonstration, of repeatable ones)."""

    def token(self, size: int) -> bytes:
        """``size`` bytes."""


_SMALL, _DRAWN = 16, 4096


class SystemRandomness:
    """The operating system's generator.

    Small tokens are cut from what was drawn at once: Python is let go with every draw and taken
    again at once, and thousands of draws in a row would keep every other thread from running.
    """

    def __init__(self) -> None:
        self._drawn = b""
        self._one = Lock()

    def token(self, size: int) -> bytes:
        if size > _SMALL:
            return secrets.token_bytes(size)
        with self._one:
            if len(self._drawn) < size:
                self._drawn = secrets.token_bytes(_DRAWN)
            cut, self._drawn = self._drawn[:size], self._drawn[size:]
        return cut


class SeededRandomness:
    """Repeatable bytes for demonstration data; never used for keys or passwords."""

    def __init__(self, seed: int) -> None:
        self._source = random.Random(seed)

    def token(self, size: int) -> bytes:
        return self._source.randbytes(size)


def new_id(source: Randomness) -> str:
    """A record identity: 128 bit as 32 lower-case hexadecimal digits."""
    return source.token(16).hex()
