"""All parties of the intake form: cards added, taken away, numbered, read and restored."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sifasuo_desktop.domain.dispute.records import PartyFacts
from sifasuo_desktop.services.exchange.pasted_rows import PastedRows, read_rows
from sifasuo_desktop.services.reading.choices import Choice
from sifasuo_desktop.ui.forms.row_keys import RowGroup
from sifasuo_desktop.ui.parts.buttons import button
from sifasuo_desktop.ui.parts.form_field import FormField
from sifasuo_desktop.ui.parts.make_input import Surroundings
from sifasuo_desktop.ui.subjects.dispute.intake.agent_block import AgentBlock
from sifasuo_desktop.ui.subjects.dispute.intake.party_card import SIDES, PartyCard

_KEYS = {"applicant": "Alt+A", "respondent": "Alt+B"}


class Parties(RowGroup):
    """``shape`` after cards or inputs came or went, ``sought`` when a party can be recognised."""

    blank_without = ("name", "id_number", "phone", "address")
    shape = Signal()
    sought = Signal(object)

    def __init__(self, around: Surroundings, parent: QWidget) -> None:
        super().__init__(parent)
        self._around = around
        self._places: tuple[Choice, ...] = ()
        self.cards: list[PartyCard] = []
        self._sent_agents: list[AgentBlock] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        for side in SIDES:
            card = self._add(side)
            adders = {"applicant": self._add_applicant, "respondent": self._add_respondent}
            link = button(f"＋ 增加{SIDES[side]}", adders[side], kind="link", keys=_KEYS[side])
            link.setAccessibleName(f"增加{SIDES[side]}")
            card.add_link(link)

    def offer_places(self, places: tuple[Choice, ...]) -> None:
        """Villages an address may begin with."""
        self._places = places
        for card in self.cards:
            card.offer_places(places)

    def of_side(self, side: str) -> list[PartyCard]:
        """The cards of one side, in order."""
        return [card for card in self.cards if card.side == side]

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

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Shows as many cards as there are parties, each with who acts for it."""
        parties = [one for one in values.get("parties", ()) if isinstance(one, Mapping)]
        for side in SIDES:
            mine = [one for one in parties if one.get("side") == side]
            cards = self.of_side(side)
            while len(cards) < len(mine):
                cards.append(self._add(side))
            for card, one in zip(cards, mine, strict=False):
                card.set_values(one)
                card.acting.show_agents(one.get("agents", ()))
        for one in values.get("agents", ()):
            self._show_agent(one)

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
        field = self.cards[int(place)].fields.fields.get(name)
        if field is not None:
            field.set_error(sentence)
        return field is not None

    def fields(self) -> list[FormField]:
        """Every field of every card."""
        found = []
        for card in self.cards:
            found += list(card.fields.fields.values())
            for agent in card.agents:
                found += list(agent.fields.values())
        return found

    def _show_agent(self, values: Mapping[str, Any]) -> None:
        """Of a draft of an earlier version, which knows the party by name alone."""
        named = [card for card in self.cards if card.name() == values.get("acts_for")]
        if named:
            named[0].acting.show_agents([values])

    def row_widgets(self) -> Sequence[QWidget]:
        return self.cards

    def row_at(self, widget: QWidget | None) -> QWidget | None:
        """The card; who acts for a party is no row."""
        card = super().row_at(widget)
        agents = card.agents if isinstance(card, PartyCard) else ()
        inside = any(widget is not None and one.isAncestorOf(widget) for one in agents)
        return None if inside else card

    def add_by_key(self, near: QWidget | None) -> None:
        """The next party on the side of the cursor, also from a line of who acts for one."""
        super().add_by_key(super().row_at(near))

    def row_fields(self, row: QWidget) -> Mapping[str, FormField]:
        return _card(row).fields.fields

    def new_row(self, near: QWidget | None) -> QWidget:
        if near is None:
            return self._add("respondent")
        return self._add(_card(near).side, self.cards.index(_card(near)) + 1)

    def drop_row(self, row: QWidget) -> None:
        card = _card(row)
        self.cards.remove(card)
        self._column.removeWidget(card)
        card.hide()
        card.deleteLater()
        self._number()
        self.shape.emit()

    def row_value(self, row: QWidget) -> Any:
        card = _card(row)
        return {**card.values(), "agents": [one.values(card.name()) for one in card.agents]}

    def put_row(self, place: int, value: Any) -> None:
        card = self._add(value["side"], place)
        card.set_values(value)
        card.acting.show_agents(value["agents"])

    def call_row(self, row: QWidget) -> str:
        return _card(row).heading.text()

    def why_stays(self, row: QWidget) -> str:
        card = _card(row)
        if self.of_side(card.side)[0] is not card:
            return ""
        return f"{SIDES[card.side]} 1 不能删去，可以直接改写。"

    def rows_edited(self) -> None:
        self.edited.emit()

    def read_pasted(self, text: str) -> PastedRows:
        return read_rows(PartyFacts, text, self._around.today())

    def row_for(
        self, values: Mapping[str, Any], blank: Sequence[QWidget], first: QWidget
    ) -> QWidget | None:
        side = _side(values, first)
        return next((one for one in blank if _card(one).side == side), None)

    def new_row_for(self, values: Mapping[str, Any], near: QWidget) -> QWidget:
        side = _side(values, near)
        return self.new_row(near if _card(near).side == side else self.of_side(side)[-1])

    def row_before(self, row: QWidget) -> Mapping[str, Any]:
        return {**super().row_before(row), "party_type": _card(row).fields.party_type}

    def fill_row(self, row: QWidget, values: Mapping[str, Any]) -> None:
        """Also looks for the person among those known, as after typing."""
        _card(row).set_values(values)
        _card(row).look_up()

    def _add(self, side: str, at: int | None = None) -> PartyCard:
        card = PartyCard(side, self._around, self)
        card.offer_places(self._places)
        card.edited.connect(self.edited)
        card.changed_shape.connect(self.shape)
        card.sought.connect(self.sought)
        card.left.connect(self.take_away)
        last = len(self.of_side("applicant")) if side == "applicant" else len(self.cards)
        place = last if at is None else at
        self.cards.insert(place, card)
        self._column.insertWidget(place, card)
        self._number()
        self.shape.emit()
        return card

    def _add_applicant(self) -> None:
        self._add_by_hand("applicant")

    def _add_respondent(self) -> None:
        self._add_by_hand("respondent")

    def _add_by_hand(self, side: str) -> None:
        self.cursor_in(self._add(side))
        self.edited.emit()

    def _number(self) -> None:
        for side in SIDES:
            cards = self.of_side(side)
            for place, card in enumerate(cards, 1):
                card.number(place, removable=place > 1)
                card.fields.show_elected(len(cards) > 1)


def _card(row: QWidget) -> PartyCard:
    assert isinstance(row, PartyCard)
    return row


def _side(values: Mapping[str, Any], near: QWidget) -> str:
    """Where a pasted row belongs: the other side only where it says so itself."""
    side = values.get("side")
    return side if side in SIDES else _card(near).side
