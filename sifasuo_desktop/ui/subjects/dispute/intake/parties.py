"""All parties of the intake form: made, read, restored, and told what is wrong with them."""

from collections.abc import Iterator, Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from sifasuo_desktop.ui.parts.form_field import FormField
from sifasuo_desktop.ui.parts.make_input import Surroundings
from sifasuo_desktop.ui.subjects.dispute.intake.agent_block import AgentBlock
from sifasuo_desktop.ui.subjects.dispute.intake.party_card import SIDES
from sifasuo_desktop.ui.subjects.dispute.intake.party_rows import PartyRows


class Parties(PartyRows):
    """The cards stand here once ``filled`` was gone through; before that there is none."""

    def __init__(self, around: Surroundings, parent: QWidget) -> None:
        super().__init__(around, parent)
        self._sent_agents: list[AgentBlock] = []

    def names(self) -> list[str]:
        """The names typed so far."""
        return [name for card in self.cards if (name := card.name())]

    def values(self) -> dict[str, Any]:
        """``parties`` and ``agents`` as plain values."""
        agents = [one for card in self.cards for one in card.agent_values()]
        self._sent_agents = [block for block, _ in agents]
        return {
            "parties": [card.values() for card in self.cards],
            "agents": [values for _, values in agents],
        }

    def filled(self, values: Mapping[str, Any]) -> Iterator[None]:
        """Shows as many cards as there are parties, each with who acts for it, a part at a time.

        Each side has one card at least, and beside its title the link that adds another.
        """
        parties = [one for one in values.get("parties", ()) if isinstance(one, Mapping)]
        for side in SIDES:
            mine = [one for one in parties if one.get("side") == side]
            for place, one in enumerate(mine or [{}]):
                cards = self.of_side(side)
                if place < len(cards):
                    card = cards[place]
                else:
                    card = self._add(side)
                    card.hide()
                    yield
                if one:
                    card.set_values(one)
                card.show()
                yield
                yield from card.acting.filled(one.get("agents", ()))
        for one in values.get("agents", ()):
            self._show_agent(one)
            yield

    def content(self) -> dict[str, Any]:
        """Everything typed, for the draft; whoever acts for a party stands with that party."""
        return {"parties": [self.row_value(card) for card in self.cards]}

    def show_problem(self, path: str, sentence: str) -> bool:
        """Says a sentence under the field a path names; False when it has no place here."""
        group, _, rest = path.partition(".")
        place, _, name = rest.partition(".")
        if not place.isdecimal():
            return False
        if group == "agents" and int(place) < len(self._sent_agents):
            return self._sent_agents[int(place)].show_problem(name, sentence)
        if group != "parties" or int(place) >= len(self.cards):
            return False
        return self.cards[int(place)].show_problem(name, sentence)

    def fields(self) -> list[FormField]:
        """Every field that is made, of every card."""
        found = []
        for card in self.cards:
            found += list(card.fields.fields.made().values())
            for agent in card.agents:
                found += list(agent.fields.values())
        return found

    def _show_agent(self, values: Mapping[str, Any]) -> None:
        """Of a draft of an earlier version, which knows the party by name alone."""
        named = [card for card in self.cards if card.name() == values.get("acts_for")]
        if named:
            named[0].acting.show_agents([values])
