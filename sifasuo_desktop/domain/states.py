"""The states of a kind, one table each: how they are called and look, and how far they are."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class State:
    """One state of a kind.

    ``light`` is that of its pill. In a ``closed`` state nothing is due any more; any other has an
    act that leads out of it. ``step`` is how many steps of the way lie behind, ``awaits`` the verb
    a record in this state is waiting for.
    """

    name: str
    title: str
    light: str = "grey"
    closed: bool = False
    step: int = 0
    awaits: str = ""


def closed_of(states: Iterable[State]) -> frozenset[str]:
    """The names of the closed states of a table."""
    return frozenset(state.name for state in states if state.closed)
