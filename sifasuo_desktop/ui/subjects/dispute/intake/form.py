"""The intake form: the cards of a dispute at the left, what helps to judge it at the right."""

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from sifasuo_desktop.domain.refusal import Problem, Refused
from sifasuo_desktop.services.reading.dispute.intake import IntakeStart
from sifasuo_desktop.services.reading.dispute.recognition import Acquaintance, known_values
from sifasuo_desktop.ui.desk import Desk, told
from sifasuo_desktop.ui.forms.next_field import (
    EnterGoesOn,
    first_input,
    first_read,
    put_cursor,
    stays_in,
)
from sifasuo_desktop.ui.forms.row_keys import RowKeys
from sifasuo_desktop.ui.parts.buttons import shortcut
from sifasuo_desktop.ui.runner import Trouble
from sifasuo_desktop.ui.subjects.dispute.intake.cards import IntakeCards, TypedCard
from sifasuo_desktop.ui.subjects.dispute.intake.checklist_card import UNSURE, ChecklistCard
from sifasuo_desktop.ui.subjects.dispute.intake.oral_card import OralCard
from sifasuo_desktop.ui.subjects.dispute.intake.party_card import PartyCard
from sifasuo_desktop.ui.subjects.dispute.intake.party_rows import ADDING_KEYS

EMPTY: Mapping[str, Any] = {}
_ORAL_NEXT = "保存后即登记口头协议并给出案卷号，可以打印口头协议登记表。"
_READY = "七项审查均符合，可以保存并受理。受理后打印受理登记表，调解期限届满日将出现在工作台。"
_OPEN = "现在可以先保存登记。受理后打印受理登记表，调解期限届满日将出现在工作台。"


class IntakeForm(IntakeCards):
    """``edited`` with every key; ``judged`` when acceptance became possible or impossible.

    ``content`` is that of a draft, which the form is made with.
    """

    edited = Signal()
    judged = Signal()

    def __init__(
        self, desk: Desk, last: QPushButton, parent: QWidget, content: Mapping[str, Any] = EMPTY
    ) -> None:
        super().__init__(desk, parent)
        self.desk = desk
        self.oral = bool(content.get("oral"))
        self.judgement: str | None = UNSURE
        self._start: IntakeStart | None = None
        self._enter = EnterGoesOn(self, last)
        self._rows = RowKeys(self)
        self._rows.row_below().addWidget(self._columns)
        self._connect()
        self.make_cards(content)
        self.start.set_values(content.get("start", {}))
        self._say_what_follows()
        self._enter.renew()

    def begin(self, start: IntakeStart) -> None:
        """Takes what can be chosen, without touching what was typed; cards not made yet take it
        when they are made.
        """
        self._start = start
        self._parties.offer_places(start.places)
        self.start.begin(start)

    def preset(self) -> None:
        """What most new cases have."""
        self.start.preset("1" if self.oral else "2")
        self.making.when_made(self._preset_agreement)

    def set_oral(self, oral: bool) -> None:
        """Turns the page into an oral case, or back; nothing typed is lost."""
        self.whole()
        if oral != self.oral and self.start.fields["difficulty"].value() in ("1", "2"):
            self.start.fields["difficulty"].set_value("1" if oral else "2")
        self.oral = oral
        self._turn()

    def restore(self, content: Mapping[str, Any]) -> None:
        """Shows a draft: the first card at once, the others when they are made."""
        self.oral = bool(content.get("oral"))
        self.show_content(content)

    def content_shown(self) -> None:
        self._turn()
        self._people_changed()
        self._committee()

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
            elif not self.place_problem(found.field, told(found)):
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

    def card_made(self, card: TypedCard) -> None:
        card.edited.connect(self.edited)
        if isinstance(card, ChecklistCard):
            card.edited.connect(self._judge)
        if isinstance(card, OralCard):
            card.shape.connect(self._enter.renew)
            self._offer_mediators(card)

    def _connect(self) -> None:
        self.start.edited.connect(self.edited)
        self.edited.connect(self._rows.strip.typed)
        self._parties.edited.connect(self._people_changed)
        self._parties.edited.connect(self.edited)
        self._parties.shape.connect(self._shape_changed)
        self._parties.sought.connect(self.recognition.look_for)
        self.start.more_shown.connect(self._enter.renew)
        self.start.committee_changed.connect(self._committee)
        self.recognition.same.connect(self._same)
        for side, keys in ADDING_KEYS.items():
            shortcut(keys, self, partial(self._add_party, side), everywhere=True)
        self._rows.acting.connect(self.whole)
        self._enter.going.connect(self._before_going)
        self._enter.came.connect(self._came)

    def _add_party(self, side: str) -> None:
        self.parties.add_by_hand(side)

    def _preset_agreement(self) -> None:
        self.agreement.preset()

    def leads_on(self, *, forward: bool) -> None:
        """Called before Tab or Enter: what they would pass over is made first."""
        if self.making.under_way() and not stays_in(self.start, forward=forward):
            self.whole()

    def _before_going(self) -> None:
        self.leads_on(forward=True)

    def _came(self, here: QWidget) -> None:
        """A click into a card that may still get a draft's words, or be one of two."""
        if not self.start.isAncestorOf(here):
            self.whole()

    def _shape_changed(self) -> None:
        if not self.making.under_way():
            self._enter.renew()

    def _turn(self) -> None:
        self.agreement.setVisible(self.oral)
        self.checklist.setVisible(not self.oral)
        self.facts.show_requests(not self.oral)
        self._judge()
        self._enter.renew()

    def _people_changed(self) -> None:
        if self.making.under_way():
            return  # Looked at when all are there.
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

    def _committee(self) -> None:
        if not self.making.under_way():  # Offered when all are there.
            self._offer_mediators(self.agreement)

    def _offer_mediators(self, card: OralCard) -> None:
        if self._start is None:
            return  # Nobody knows yet who there is: a draft's mediator stays.
        committee = str(self.start.fields["committee"].value() or "")
        card.offer_mediators(self._start.mediators.get(committee, ()), self._start.host)

    def _judge(self) -> None:
        self.judgement = self.why_not_accept()
        self._say_what_follows()
        self.judged.emit()

    def _say_what_follows(self) -> None:
        self._next.setText(_what_follows(oral=self.oral, why=self.judgement))

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
