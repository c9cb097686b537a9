"""The states of a kind: those its subject declares, and those its verbs bring with them."""

from functools import cache

from sifasuo_desktop.domain.codes import CodeList
from sifasuo_desktop.domain.states import State
from sifasuo_desktop.ledgers.kinds import kinds
from sifasuo_desktop.services.acting.bus import all_verbs


@cache
def states_of(kind: str) -> tuple[State, ...]:
    """The table of a kind's states in order; empty for a kind without states."""
    brought = (state for verb in all_verbs().values() if verb.kind == kind for state in verb.adds)
    return (*kinds()[kind].states, *brought)


def state_of(kind: str, name: str | None) -> State | None:
    """One state of a kind, or None."""
    return next((state for state in states_of(kind) if state.name == name), None)


def open_states(kind: str) -> tuple[str, ...]:
    """The states in which something may still be due."""
    return tuple(state.name for state in states_of(kind) if not state.closed)


def state_lists() -> tuple[CodeList, ...]:
    """The states of every kind that has some, as code lists."""
    return tuple(
        CodeList(f"{kind}_state", "状态", {state.name: state.title for state in states_of(kind)})
        for kind in kinds()
        if states_of(kind)
    )
