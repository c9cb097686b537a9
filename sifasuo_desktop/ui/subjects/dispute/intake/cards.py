"""The cards of the intake form: the first at once, the others one after the other below it.

Made in one go they hold the window up for a fifth of a second.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sifasuo_desktop.ui import theme
from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.forms.next_field import Filled
from sifasuo_desktop.ui.parts.bit_by_bit import BitByBit
from sifasuo_desktop.ui.parts.card import Card
from sifasuo_desktop.ui.parts.form_field import FormField
from sifasuo_desktop.ui.parts.label import label
from sifasuo_desktop.ui.parts.scroll_area import ScrollArea
from sifasuo_desktop.ui.parts.two_columns import TwoColumns
from sifasuo_desktop.ui.subjects.dispute.intake.checklist_card import ChecklistCard
from sifasuo_desktop.ui.subjects.dispute.intake.facts_card import FactsCard
from sifasuo_desktop.ui.subjects.dispute.intake.late_card import LateCard
from sifasuo_desktop.ui.subjects.dispute.intake.oral_card import OralCard
from sifasuo_desktop.ui.subjects.dispute.intake.parties import Parties
from sifasuo_desktop.ui.subjects.dispute.intake.recognition_card import RecognitionCard
from sifasuo_desktop.ui.subjects.dispute.intake.start_card import StartCard

SIDE = 330
"""The width of the right column; in a window of 1024 the cards at the left need the rest."""
TALL = 46
"""About the height of a form, in lines of text: so much is kept free below the first card, so that
the bar that scrolls is there from the beginning and nothing becomes narrower under the cursor."""

TypedCard = FactsCard | OralCard | LateCard | ChecklistCard


class IntakeCards(QWidget):
    """``start`` is there at once; whoever asks for another card has all of them made."""

    _facts: FactsCard
    _agreement: OralCard
    _late: LateCard
    _checklist: ChecklistCard

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.oral = False
        self._around = desk.around()
        self._columns = TwoColumns(SIDE, theme.GAP, self)
        self._scroll, self._side = ScrollArea(self._columns), ScrollArea(self._columns)
        self._columns.hold(self._scroll, self._side)
        self._left, self._right = _column(self._scroll), _column(self._side)
        self._next = label("", "secondary", wrap=True)
        self.start = StartCard(self._around, self._scroll.ground)
        self._parties = Parties(self._around, self._scroll.ground)
        self.recognition = RecognitionCard(desk, self._side.ground)
        self._left.insertWidget(0, self.start)
        self._left.insertWidget(1, self._parties)
        self._right.insertWidget(0, self.recognition)
        self.making = BitByBit(self)

    @property
    def parties(self) -> Parties:
        """Who quarrels."""
        self.whole()
        return self._parties

    @property
    def facts(self) -> FactsCard:
        """What the quarrel is about."""
        self.whole()
        return self._facts

    @property
    def agreement(self) -> OralCard:
        """What was agreed by word of mouth."""
        self.whole()
        return self._agreement

    @property
    def late(self) -> LateCard:
        """Whether it is typed in from old paper."""
        self.whole()
        return self._late

    @property
    def checklist(self) -> ChecklistCard:
        """What speaks for accepting it."""
        self.whole()
        return self._checklist

    def whole(self) -> None:
        """Makes at once what is left, and shows what waits to be shown."""
        self.making.finish()

    def values(self) -> dict[str, Any]:
        """The values of the act."""
        values = {**self.start.values(), **self.facts.values(), **self.parties.values()}
        if self.oral:
            values.update(self.agreement.values())
            for party in values["parties"]:
                # Whoever came to an agreement agreed to mediation.
                if party.get("consent") == "unknown":
                    party["consent"] = "yes"
        late = self.late.value()
        return {**values, "late_entry": late} if late else values

    def content(self) -> dict[str, Any]:
        """Everything typed, for the draft."""
        return {
            "oral": self.oral,
            "start": self.start.values(),
            "people": self.parties.content(),
            "facts": {"facts": self.facts.facts.value(), "requests": self.facts.requests.value()},
            "agreement": self.agreement.values(),
            "late": self.late.value(),
            "points": self.checklist.states(),
        }

    def title(self) -> str:
        """What the draft is called on the workbench."""
        names = "、".join(self.parties.names())
        return f"{names}：登记纠纷" if names else "登记纠纷"

    def place_problem(self, path: str, sentence: str) -> bool:
        """Says a sentence where its path belongs; False where there is no such place."""
        return (
            self.facts.show_problem(path, sentence)
            or self.late.show_problem(path, sentence)
            or self.parties.show_problem(path, sentence)
            or (self.oral and self.agreement.show_problem(path, sentence))
        )

    def wrong(self) -> list[Filled]:
        """What is marked as wrong."""
        found: list[Filled] = [*self._fields(), self.facts.facts, self.facts.requests]
        return [one for one in found if one.error()]

    def _fields(self) -> list[FormField]:
        rows = [field for row in self.agreement.rows.rows for field in row.fields.values()]
        return [
            *self.start.fields.made().values(),
            *self.parties.fields(),
            *self.late.fields.values(),
            *self.agreement.fields.values(),
            *rows,
        ]

    def make_cards(self, content: Mapping[str, Any]) -> None:
        """Makes the other cards, with the content of a draft in them, while the window listens."""
        self._scroll.ground.setMinimumHeight(TALL * self.fontMetrics().height())
        self.making.make(self._make(content), 0, self._complete)

    def show_content(self, content: Mapping[str, Any]) -> None:
        """Shows a draft in what is made, and in what is being made when it is made."""
        self.start.set_values(content.get("start", {}))
        self.making.when_made(lambda: self.making.make(self._fill(content), 0, self.content_shown))

    def card_made(self, card: TypedCard) -> None:
        """Called with every new card."""

    def content_shown(self) -> None:
        """Called when all cards are made and show what they should."""

    def _make(self, content: Mapping[str, Any]) -> Iterator[None]:
        left, right = self._scroll.ground, self._side.ground
        yield from self._parties.filled(content.get("people", {}))
        self._checklist = ChecklistCard(right)
        self.card_made(self._checklist)
        _put(self._right, 1, self._checklist, seen=not self.oral)
        yield
        following = Card("下一步", right)
        following.add(self._next)
        _put(self._right, 2, following)
        self._facts = FactsCard(left)
        self._facts.show_requests(not self.oral)
        self.card_made(self._facts)
        _put(self._left, 2, self._facts)
        yield
        self._agreement = OralCard(self._around, left)
        self.card_made(self._agreement)
        _put(self._left, 3, self._agreement, seen=self.oral)
        yield
        self._late = LateCard(left)
        self.card_made(self._late)
        _put(self._left, 4, self._late)
        yield
        if content:
            self._show_rest(content)

    def _fill(self, content: Mapping[str, Any]) -> Iterator[None]:
        yield from self._parties.filled(content.get("people", {}))
        self._show_rest(content)

    def _show_rest(self, content: Mapping[str, Any]) -> None:
        self._facts.set_values(content.get("facts", {}))
        self._agreement.set_values(content.get("agreement", {}))
        self._late.set_value(content.get("late"))
        self._checklist.set_states(content.get("points"))

    def _complete(self) -> None:
        self._scroll.ground.setMinimumHeight(0)
        self.content_shown()


def _column(scroll: ScrollArea) -> QVBoxLayout:
    column = QVBoxLayout(scroll.ground)
    column.setContentsMargins(0, 0, 0, theme.GAP)
    column.setSpacing(theme.GAP)
    column.addStretch(1)
    return column


def _put(column: QVBoxLayout, place: int, card: QWidget, *, seen: bool = True) -> None:
    column.insertWidget(place, card)
    # Shown here and not by a later turn of the loop: this part has its own share of time.
    card.setVisible(seen)
