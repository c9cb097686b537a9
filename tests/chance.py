"""The random bytes of the tests: drawn from a seed, so that what fails once fails in every run.

Identities, keys and names of files differ from test to test, and not from run to run. What is
tried by chance is tried with another seed: ``make test CHANCE=7`` (order, bytes, examples).
"""

import os
import random
import secrets
from collections.abc import Iterator
from contextlib import contextmanager

_SOURCE = random.Random()
_CHANCE = 0


def drawn(size: int | None = None) -> bytes:
    """In the place of ``secrets.token_bytes``."""
    return _SOURCE.randbytes(secrets.DEFAULT_ENTROPY if size is None else size)


def repeatable(chance: int) -> None:
    """From here on all bytes of this process follow from this number and the words of ``begin``."""
    global _CHANCE
    _CHANCE = chance
    secrets.token_bytes = drawn
    begin("first")
    # A process that was split off would otherwise draw what the one it came from draws.
    if hasattr(os, "register_at_fork"):
        os.register_at_fork(after_in_child=lambda: begin("split off", str(os.getpid())))


def begin(*words: str) -> None:
    """Bytes of a test of its own."""
    _SOURCE.seed("\n".join([str(_CHANCE), *words]))


@contextmanager
def aside(*words: str) -> Iterator[None]:
    """For what is made once for many tests: the same, whichever of them comes first."""
    before = _SOURCE.getstate()
    begin(*words)
    try:
        yield
    finally:
        _SOURCE.setstate(before)
