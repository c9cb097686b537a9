"""The intake form: the cards of a dispute at the left, what helps to judge it at the right."""

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from sifasuo_desktop.domain.refusal import Problem, Refused
from sifasuo_desktop.services.reading.dispute.intake import IntakeStart
from sifasuo_desktop.services.reading.dispute.recognition import Acquaintance, known_values
from sifasuo_desktop.ui import theme
from sifasuo_desktop.ui.desk import Desk, told
from sifasuo_desktop.ui.forms.next_field import (
    EnterGoesOn,
    Filled,
    first_input,
    first_read,
    put_cursor,
)
from sifasuo_desktop.ui.forms.row_keys import RowKeys
from sifasuo_desktop.ui.parts.card import Card
from sifasuo_desktop.ui.parts.form_field import FormField
from sifasuo_desktop.ui.parts.label import label
from sifasuo_desktop.ui.parts.scroll_area import ScrollArea
from sifasuo_desktop.ui.parts.two_columns import TwoColumns
from sifasuo_desktop.ui.runner import Trouble
from sifasuo_desktop.ui.subjects.dispute.intake.checklist_card import ChecklistCard
from sifasuo_desktop.ui.subjects.dispute.intake.facts_card import FactsCard
from sifasuo_desktop.ui.subjects.dispute.intake.late_card import LateCard
from sifasuo_desktop.ui.subjects.dispute.intake.oral_card import OralCard
from sifasuo_desktop.ui.subjects.dispute.intake.parties import Parties
from sifasuo_desktop.ui.subjects.dispute.intake.party_card import PartyCard
from sifasuo_desktop.ui.subjects.dispute.intake.recognition_card import RecognitionCard
from sifasuo_desktop.ui.subjects.dispute.intake.start_card import StartCard

SIDE = 330
"""The width of the right column; in a window of 1024 the cards at the left need the rest."""
_ORAL_NEXT = "保存后即登记口头协议并给出案卷号，可以打印口头协议登记表。"
_READY = "七项审查均符合，可以保存并受理。受理后打印受理登记表，调解期限届满日将出现在工作台。"
_OPEN = "现在可以先保存登记。受理后打印受理登记表，调解期限届满日将出现在工作台。"


class IntakeForm(QWidget):
    """``edited`` with every key; ``judged`` when acceptance became possible or impossible."""

    edited = Signal()
    judged = Signal()

    def __init__(self, desk: Desk, last: QPushButton, parent: QWidget) -> None:
        super().__init__(parent)
        self.desk = desk
        self.oral = False
        self._start = IntakeStart()
        around = desk.around()
        self._columns = TwoColumns(SIDE, theme.GAP, self)
        self._scroll, side = ScrollArea(self._columns), ScrollArea(self._columns)
        left, right = self._scroll.ground, side.ground
        self.start = StartCard(around, left)
        self.parties = Parties(around, left)
        self.facts = FactsCard(left)
        self.agreement = OralCard(around, left)
        self.late = LateCard(left)
        self.recognition = RecognitionCard(desk, right)
        self.checklist = ChecklistCard(right)
        self._next = label("", "secondary", wrap=True)
        self._enter = EnterGoesOn(self, last)
        self._rows = RowKeys(self)
        self._build(side)
        self._connect()
        self.set_oral(False)
        self._judge()

    def begin(self, start: IntakeStart) -> None:
        """Takes what can be chosen, without touching what was typed."""
        self._start = start
        self.parties.offer_places(start.places)
        self.start.begin(start)

    def preset(self) -> None:
        """What most new cases have."""
        self.start.preset("1" if self.oral else "2")
        self.agreement.preset()

    def set_oral(self, oral: bool) -> None:
        """Turns the page into an oral case, or back; nothing typed is lost."""
        if oral != self.oral and self.start.fields["difficulty"].value() in ("1", "2"):
            self.start.fields["difficulty"].set_value("1" if oral else "2")
        self.oral = oral
        self.agreement.setVisible(oral)
        self.checklist.setVisible(not oral)
        self.facts.show_requests(not oral)
        self._judge()
        self._enter.renew()

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

    def restore(self, content: Mapping[str, Any]) -> None:
        """Shows a draft."""
        self.start.set_values(content.get("start", {}))
        self.parties.set_values(content.get("people", {}))
        self.facts.set_values(content.get("facts", {}))
        self.agreement.set_values(content.get("agreement", {}))
        self.late.set_value(content.get("late"))
        self.checklist.set_states(content.get("points"))
        self.set_oral(bool(content.get("oral")))
        self._people_changed()

    def title(self) -> str:
        """What the draft is called on the workbench."""
        names = "、".join(self.parties.names())
        return f"{names}：登记纠纷" if names else "登记纠纷"

    def why_not_accept(self) -> str | None:
        """Why the case cannot be accepted now, or None."""
        if any(card.needs_guardian() for card in self.parties.cards):
            return "有当事人须先登记法定代理人（民法典第二十三条）"
        return self.checklist.why_not()

    def show_problems(self, problems: Iterable[Problem]) -> list[str]:
        """Says every problem under its field; returns the sentences that have no field."""
        rest = []
        for found in problems:
            name = found.field.partition(".")[0]
            if name in self.start.fields:
                self.start.open_for(name)
                self.start.fields[name].set_error(told(found))
            elif not self._placed(found.field, told(found)):
                rest.append(told(found))
        wrong = first_read(self, self.wrong())
        if wrong is not None:
            wrong.input.focus()
            self._enter.look()
        return rest

    def focus_first(self) -> None:
        """Puts the cursor into the first input."""
        first = first_input(self)
        if first is not None:
            put_cursor(first)

    def _placed(self, path: str, sentence: str) -> bool:
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
            *self.start.fields.values(),
            *self.parties.fields(),
            *self.late.fields.values(),
            *self.agreement.fields.values(),
            *rows,
        ]

    def _build(self, side: ScrollArea) -> None:
        cards = (self.start, self.parties, self.facts, self.agreement, self.late)
        _stack(self._scroll, cards)
        following = Card("下一步", side.ground)
        following.add(self._next)
        _stack(side, (self.recognition, self.checklist, following))
        self._rows.row_below().addWidget(self._columns.hold(self._scroll, side))

    def _connect(self) -> None:
        for card in (self.start, self.facts, self.agreement, self.late, self.checklist):
            card.edited.connect(self.edited)
        self.edited.connect(self._rows.strip.typed)
        self.parties.edited.connect(self._people_changed)
        self.parties.edited.connect(self.edited)
        self.parties.shape.connect(self._enter.renew)
        self.agreement.shape.connect(self._enter.renew)
        self.start.more_shown.connect(self._enter.renew)
        self.parties.sought.connect(self.recognition.look_for)
        self.recognition.same.connect(self._same)
        self.start.committee_changed.connect(self._committee)
        self.checklist.edited.connect(self._judge)

    def _people_changed(self) -> None:
        self.checklist.follow_consent(
            [str(card.value("consent") or "unknown") for card in self.parties.cards]
        )
        missing = any(card.needs_guardian() for card in self.parties.cards)
        self.checklist.follow_capacity(guardian_missing=missing)
        debtor, creditor = (
            next((card.name() for card in self.parties.of_side(side) if card.name()), "")
            for side in ("respondent", "applicant")
        )
        self.agreement.offer_names(self.parties.names(), debtor, creditor)
        self._judge()

    def _committee(self, committee: str) -> None:
        entries = self._start.mediators.get(committee, ())
        self.agreement.offer_mediators(entries, self._start.host)

    def _judge(self) -> None:
        self._next.setText(_what_follows(oral=self.oral, why=self.why_not_accept()))
        self.judged.emit()

    def _same(self, card: PartyCard, known: Acquaintance) -> None:
        work = partial(known_values, self.desk.workplace, known.party)
        self.desk.read(work, partial(self._take_known, card))

    def _take_known(self, card: PartyCard, result: Mapping[str, Any] | Refused | Trouble) -> None:
        if not isinstance(result, Refused | Trouble):
            # Only what is empty: an address of this year is not overwritten by an older one.
            card.set_values({n: value for n, value in result.items() if not card.value(n)})
            self.edited.emit()


def _what_follows(*, oral: bool, why: str | None) -> str:
    if oral:
        return _ORAL_NEXT
    return _READY if why is None else f"暂不能受理：{why}。{_OPEN}"


def _stack(scroll: ScrollArea, cards: Iterable[QWidget]) -> None:
    column = QVBoxLayout(scroll.ground)
    column.setContentsMargins(0, 0, 0, theme.GAP)
    column.setSpacing(theme.GAP)
    for card in cards:
        column.addWidget(card)
    column.addStretch(1)
