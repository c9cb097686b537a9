"""The cards of all parties as rows: added, taken away, numbered, pasted from a table."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from sifasuo_desktop.domain.dispute.records import PartyFacts
from sifasuo_desktop.services.exchange.pasted_rows import PastedRows, read_rows
from sifasuo_desktop.services.reading.choices import Choice
from sifasuo_desktop.ui.forms.row_keys import RowGroup
from sifasuo_desktop.ui.parts.buttons import button
from sifasuo_desktop.ui.parts.form_field import FormField
from sifasuo_desktop.ui.parts.make_input import Surroundings
from sifasuo_desktop.ui.subjects.dispute.intake.party_card import SIDES, PartyCard

ADDING_KEYS = {"applicant": "Alt+A", "respondent": "Alt+B"}


class PartyRows(RowGroup):
    """``shape`` after cards or inputs came or went, ``sought`` when a party can be recognised."""

    blank_without = ("name", "id_number", "phone", "address")
    shape = Signal()
    sought = Signal(object)

    def __init__(self, around: Surroundings, parent: QWidget) -> None:
        super().__init__(parent)
        self._around = around
        self._places: tuple[Choice, ...] = ()
        self.cards: list[PartyCard] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)

    def offer_places(self, places: tuple[Choice, ...]) -> None:
        """Villages an address may begin with."""
        self._places = places
        for card in self.cards:
            card.offer_places(places)

    def of_side(self, side: str) -> list[PartyCard]:
        """The cards of one side, in order."""
        return [card for card in self.cards if card.side == side]

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
        return _card(row).fields.fields.made()

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
        card = _card(row)
        values = {name: card.value(name) for name in card.fields.fields}
        return {**values, "party_type": card.fields.party_type}

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
        if not self.of_side(side):
            card.add_link(self.adding_link(side))
        self.cards.insert(place, card)
        self._column.insertWidget(place, card)
        self._number()
        self.shape.emit()
        return card

    def add_by_hand(self, side: str) -> None:
        """One more party of a side, with the cursor in its name."""
        self.cursor_in(self._add(side))
        self.edited.emit()

    def _add_applicant(self) -> None:
        self.add_by_hand("applicant")

    def _add_respondent(self) -> None:
        self.add_by_hand("respondent")

    def adding_link(self, side: str) -> QPushButton:
        """What adds a party; its key belongs to the form, which answers it before this is there."""
        adders = {"applicant": self._add_applicant, "respondent": self._add_respondent}
        link = button(f"＋ 增加{SIDES[side]}  {ADDING_KEYS[side]}", adders[side], kind="link")
        link.setAccessibleName(f"增加{SIDES[side]}")
        link.setToolTip(ADDING_KEYS[side])
        return link

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
