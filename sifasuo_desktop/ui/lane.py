"""What waits for the store, and what of it goes first."""

from collections.abc import Hashable
from dataclasses import dataclass
from enum import Enum
from threading import Lock


class Rank(Enum):
    """An act goes before every read; what goes in order goes after all that was there before."""

    ACT = "act"
    READ = "read"
    IN_ORDER = "in order"


@dataclass(frozen=True)
class _Waiting:
    token: int
    rank: Rank
    instead: Hashable


class Lane:
    """Acts first, in their order; of reads that ask the same the newest alone, in the place of the
    oldest; nothing passes what goes in order. Tokens are put from one thread and taken in another.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._waiting: list[_Waiting] = []

    def put(self, token: int, rank: Rank, instead: Hashable = None) -> int | None:
        """Lets something wait; ``instead`` says what a read asks. Returns the token of the read
        that is not run any more because this one stands in its place.
        """
        with self._lock:
            new = _Waiting(token, rank, instead)
            if instead is not None:
                for place in range(len(self._waiting) - 1, -1, -1):
                    old = self._waiting[place]
                    if old.rank is Rank.IN_ORDER:
                        break
                    if old.rank is rank and old.instead == instead:
                        self._waiting[place] = new
                        return old.token
            self._waiting.append(new)
            return None

    def put_back(self, token: int) -> None:
        """Lets the rest of a read go on before all other reads."""
        with self._lock:
            self._waiting.insert(0, _Waiting(token, Rank.READ, None))

    def take(self) -> int | None:
        """What is to be done now, or None."""
        with self._lock:
            for place, one in enumerate(self._waiting):
                if one.rank is Rank.ACT:
                    return self._waiting.pop(place).token
                if one.rank is Rank.IN_ORDER:
                    break
            return self._waiting.pop(0).token if self._waiting else None

    def drop_reads(self) -> tuple[int, ...]:
        """Forgets the reads that wait; their tokens."""
        with self._lock:
            dropped = tuple(one.token for one in self._waiting if one.rank is Rank.READ)
            self._waiting = [one for one in self._waiting if one.rank is not Rank.READ]
            return dropped
