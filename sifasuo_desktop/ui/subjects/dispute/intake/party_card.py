"""One party: a natural person or an organisation, with consent and whoever acts for it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sifasuo_desktop.domain.dispute.parties import NATURAL, OWN_WAGES_FROM
from sifasuo_desktop.domain.identity_numbers import check_id, check_uscc
from sifasuo_desktop.domain.partial_dates import PartialDate
from sifasuo_desktop.domain.persons import ADULT, age_words, ages_on, wrong_id
from sifasuo_desktop.services.office.reference_data import sentence
from sifasuo_desktop.services.reading.choices import Choice
from sifasuo_desktop.ui.forms.row_keys import drop_button
from sifasuo_desktop.ui.parts.buttons import button
from sifasuo_desktop.ui.parts.card import Card
from sifasuo_desktop.ui.parts.flow import FlowLayout
from sifasuo_desktop.ui.parts.label import label
from sifasuo_desktop.ui.parts.make_input import Surroundings
from sifasuo_desktop.ui.subjects.dispute.intake.agent_block import AgentBlock
from sifasuo_desktop.ui.subjects.dispute.intake.agents import Agents
from sifasuo_desktop.ui.subjects.dispute.intake.party_fields import PartyFields

SIDES = {"applicant": "申请人", "respondent": "被申请人"}


class PartyCard(Card):
    """``sought`` when name or number is there to be recognised; ``changed_shape`` after fields
    came or went; ``left`` asks to be taken away."""

    edited = Signal()
    sought = Signal(object)
    changed_shape = Signal()
    left = Signal(object)

    def __init__(self, side: str, around: Surroundings, parent: QWidget) -> None:
        super().__init__(SIDES[side], parent)
        self.side = side
        self.called = SIDES[side]
        self._around = around
        self._number_read = ""
        self.fields = PartyFields(around, self)
        self._switch = button("改为单位", self._switch_type, kind="link")
        self._rare = button("更多", self._toggle_rare, kind="link")
        self._add_agent = button("＋ 代理人", self._agent_by_hand, kind="link")
        self._remove = drop_button(self._leave)
        self.acting = Agents(around, self._add_agent, self)
        self._links = FlowLayout(right=True)
        self.head.addLayout(self._links, 1)
        for one in (self._remove, self._rare, self._switch, self._add_agent):
            self._links.addWidget(one)
        self._minor = label("", "secondary", wrap=True, light="yellow")
        self._minor.hide()
        self.add(self.fields)
        self.add(self._minor)
        self.add(self.acting)
        self.acting.edited.connect(self.edited)
        self.acting.changed_shape.connect(self.changed_shape)
        self.fields.edited.connect(self._edited)
        self.fields.identity_left.connect(self.look_up)
        self.set_value("consent", "yes" if side == "applicant" else "unknown")

    def add_link(self, link: Any) -> None:
        """Puts the link that adds a party beside the title."""
        self._links.addWidget(link)

    def number(self, place: int, *, removable: bool) -> None:
        """Shows which one of its side this is and names every input after it."""
        self.called = f"{SIDES[self.side]}{place}"
        self.heading.setText(f"{SIDES[self.side]} {place}")
        self.setAccessibleName(self.called)
        self._remove.setVisible(removable)
        for one, words in (
            (self._switch, self._switch.text()),
            (self._add_agent, "增加代理人"),
            (self._rare, "更多"),
            (self._remove, "删去"),
        ):
            one.setAccessibleName(f"{self.called} {words}")
        self.fields.call(self.called)
        self.acting.rename(self.called)

    def offer_places(self, places: tuple[Choice, ...]) -> None:
        """Villages an address may begin with."""
        self.fields.offer_places(places)

    def name(self) -> str:
        """The party's name as typed."""
        return str(self.value("name") or "").strip()

    def value(self, name: str) -> Any:
        """One plain value."""
        return self.fields.fields.value(name)

    def set_value(self, name: str, value: Any) -> None:
        """Shows one plain value."""
        self.fields.fields[name].set_value(value)

    def blank(self) -> bool:
        """Whether nothing was typed here."""
        return not any(self.value(one) for one in ("name", "id_number", "phone", "address"))

    def values(self) -> dict[str, Any]:
        """The party as plain values."""
        return {**self.fields.values(), "side": self.side}

    def agent_values(self) -> list[tuple[AgentBlock, dict[str, Any]]]:
        """Those named who act for this party."""
        return self.acting.named(self.name())

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Shows plain values, also those an earlier case knows."""
        before = len(self.fields.fields.made())
        self.fields.set_values(values)
        self._show_switch()
        self._read_number(quiet=True)
        if len(self.fields.fields.made()) > before:
            self.changed_shape.emit()

    def show_problem(self, name: str, sentence: str) -> bool:
        """Says a sentence under an input, opened if it is among the rarer ones."""
        shown = self.fields.show_problem(name, sentence)
        self._show_switch()
        self.changed_shape.emit()
        return shown

    @property
    def agents(self) -> list[AgentBlock]:
        """The blocks of those who act for this party."""
        return self.acting.blocks

    def add_agent(self, role: str) -> AgentBlock:
        """One more person who acts for this party."""
        return self.acting.add(role)

    def needs_guardian(self) -> bool:
        """Whether somebody must act for this person by law and nobody is named."""
        if self.fields.party_type != NATURAL:
            return False
        lacking = self.value("capacity") not in (None, "1") or self._is_minor()
        return lacking and not self.acting.has_guardian()

    def _is_minor(self) -> bool:
        born = _born(self.value("birth_date"))
        if born is None:
            return False
        _, most = ages_on(born, self._around.today())
        return most < ADULT and not (self.value("own_wages") and most >= OWN_WAGES_FROM)

    def look_up(self) -> None:
        """The cursor left name or number: read the number, look for the person."""
        self._read_number(quiet=False)
        if not self.blank():
            self.sought.emit(self)

    def _read_number(self, *, quiet: bool) -> None:
        field = self.fields.fields["id_number"]
        typed = str(field.value() or "").strip()
        self._number_read = typed
        if self.fields.party_type == NATURAL and self.value("id_type") in (None, "01"):
            facts = check_id(typed, self._around.today()) if typed else None
            self.fields.number_reads(facts is not None and facts.valid)
            if facts and facts.valid:
                self.set_value("sex", facts.sex)
                birth = facts.birth_date
                self.set_value("birth_date", birth.isoformat() if birth else None)
            elif facts and not quiet:
                field.set_error(_wrong_id(typed, self._around.today()))
        elif self.fields.party_type != NATURAL and typed and not quiet:
            checked = check_uscc(typed)
            if not checked.valid:
                field.set_error(sentence("value.uscc_invalid", why=checked.message or ""))
        self.fields.look_at_id()
        self._look_at_age()

    def _look_at_age(self) -> None:
        today = self._around.today()
        natural = self.fields.party_type == NATURAL
        born = _born(self.value("birth_date")) if natural else None
        self.fields.show_age(age_words(born, today) if born else "")
        least, most = ages_on(born, today) if born else (ADULT, ADULT)
        wages = least < ADULT and most >= OWN_WAGES_FROM
        shape = self.fields.show_own_wages(wages)
        lacking = self._is_minor() or self.value("capacity") not in (None, "1")
        lacking = lacking and self.fields.party_type == NATURAL
        self.acting.ask_for_guardian(lacking)
        self._minor.setText(
            sentence("dispute.guardian_later", name=self.name() or self.called) if lacking else ""
        )
        self._minor.setVisible(lacking and self.needs_guardian())
        if shape:
            self.changed_shape.emit()

    def _edited(self) -> None:
        typed = str(self.value("id_number") or "").strip()
        if len(typed) == 18 and typed != self._number_read:
            self._read_number(quiet=True)
        self._look_at_age()
        self.edited.emit()

    def _agent_by_hand(self) -> None:
        self.add_agent("agent").fields["name"].input.focus()
        self.edited.emit()

    def _switch_type(self) -> None:
        self.fields.show_type("02" if self.fields.party_type == NATURAL else NATURAL)
        self._show_switch()
        self._look_at_age()
        self.changed_shape.emit()
        self.edited.emit()

    def _toggle_rare(self) -> None:
        self.fields.show_rare(not self.fields.rare_shown())
        self._show_switch()
        self.changed_shape.emit()

    def _show_switch(self) -> None:
        natural = self.fields.party_type == NATURAL
        self._rare.setText("收起" if self.fields.rare_shown() else "更多")
        self._switch.setText("改为单位" if natural else "改为自然人")
        self._switch.setAccessibleName(f"{self.called} {self._switch.text()}")

    def _leave(self) -> None:
        self.left.emit(self)


def _wrong_id(typed: str, today: date) -> str:
    wrong = wrong_id(typed, today)
    return sentence(wrong.code, **dict(wrong.values)) if wrong else ""


def _born(birth_date: Any) -> PartialDate | None:
    try:
        return PartialDate.read(str(birth_date or ""))
    except ValueError:
        return None
