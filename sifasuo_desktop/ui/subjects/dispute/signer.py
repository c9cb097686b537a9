"""Somebody whose hand a version needs, as the form of signing knows him."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Signer:
    """Role, for which party, who may do it, and how by default.

    ``alone``: stands in a row of his own however many there are.
    """

    role: str
    title: str
    names: tuple[str, ...]
    manner: str
    party: str = ""
    needed: bool = True
    alone: bool = False

    def hand(self, name: str) -> dict[str, Any]:
        """The plain values of a signature by one of ``names``, without manner and day."""
        own = self.role != "party" or name == self.party
        values = {"role": self.role if own else "agent", "name": name}
        return {**values, "party": self.party} if self.party else values

    def fits(self, value: Mapping[str, Any]) -> bool:
        """Whether a signature of a draft is this one's."""
        if self.party:
            return value.get("party") == self.party
        return (value.get("role"), value.get("name")) == (self.role, self.names[0])
