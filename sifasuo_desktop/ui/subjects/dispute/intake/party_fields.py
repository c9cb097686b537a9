"""The inputs of a party; an organisation has other words in the same places."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sifasuo_desktop.domain.dispute.parties import CREDIT_CODE, NATURAL
from sifasuo_desktop.domain.dispute.records import PartyFacts
from sifasuo_desktop.domain.fields import fields_of
from sifasuo_desktop.services.reading.choices import Choice
from sifasuo_desktop.ui.forms.next_field import enter_passes
from sifasuo_desktop.ui.parts.choosing import CheckInput, ChoiceInput
from sifasuo_desktop.ui.parts.field_grid import LABEL, FieldGrid, declared_field
from sifasuo_desktop.ui.parts.fields import TextInput
from sifasuo_desktop.ui.parts.form_field import FormField
from sifasuo_desktop.ui.parts.id_doubts import look_at_id
from sifasuo_desktop.ui.parts.label import label
from sifasuo_desktop.ui.parts.later_fields import LaterFields
from sifasuo_desktop.ui.parts.make_input import Surroundings
from sifasuo_desktop.ui.parts.shut import is_shut

_OF_A_PERSON = ("sex", "birth_date", "occupation", "nation", "capacity", "elected")
_BODY = ("legal_representative", "representative_post")
_RARE = ("nation", "id_type", "capacity", "people_count")
_USUAL = {"id_type": "01", "capacity": "1", "people_count": 1}
_BY_THE_CARD = ("side", "party_type")
_FIRST = ("name", "id_number")
_THEN = ("sex", "birth_date", "phone", "address", "occupation", "consent")
_LAST = ("elected", "own_wages")
_PLACED = (*_FIRST, *_BODY, *_THEN, *_RARE, *_LAST)
"""In the order of reading."""
_MADE_LATER = (*_BODY, *_RARE, *_LAST)
"""Made when they are first seen."""
_BOXES = {
    "id_refused": "拒绝提供",
    "elected": "推选的代表人",
    "own_wages": "以自己的劳动收入为主要生活来源（须有证明）",
}


class PartyFields(QWidget):
    """``identity_left`` when the cursor leaves the name or the number.

    What is declared of a party (``facts``) and has no place of its own here stands behind the rest.
    """

    edited = Signal()
    identity_left = Signal()

    def __init__(
        self, around: Surroundings, parent: QWidget, facts: type[PartyFacts] = PartyFacts
    ) -> None:
        super().__init__(parent)
        self.party_type = NATURAL
        self._facts = facts
        self._around = around
        self._age = label("", "secondary")
        self._age.hide()
        self._rare = False
        self._wages = False
        self._several = False
        self._called = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._grid = FieldGrid(self)
        column.addWidget(self._grid)
        known = (*_PLACED, "id_refused", *_BY_THE_CARD)
        self._others = tuple(one.name for one in fields_of(facts) if one.name not in known)
        self._order = (*_PLACED, *self._others)
        self.fields = LaterFields((*self._order, "id_refused"), self._make, facts)
        self.fields["birth_date"].add_beside(self._age)
        self.fields["id_number"].add_beside(self.fields["id_refused"])
        for name in _FIRST:
            self.fields[name].input.widget.installEventFilter(self)
        self.fields["id_refused"].input.edited.connect(self._refused)
        self.show_type(NATURAL)

    def call(self, called: str) -> None:
        """Names every input after the party: ``申请人1 姓名``."""
        self._called = called
        for field in self.fields.made().values():
            field.input.call(f"{called} {field.title}")

    def values(self) -> dict[str, Any]:
        """The plain values of what is filled in and seen."""
        natural = self.party_type == NATURAL
        other = _BODY if natural else _OF_A_PERSON
        values = self.fields.plain(without=other)
        values["party_type"] = self.party_type
        if not natural:
            values["id_type"] = CREDIT_CODE
        if not (natural and self._wages):
            values.pop("own_wages", None)
        if self.fields["id_refused"].value():
            values.pop("id_number", None)
        return values

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Shows plain values; the kind of party first."""
        if "party_type" in values:
            self.show_type(str(values["party_type"]))
        self.fields.show_values(values)
        if any(values.get(name, usual) != usual for name, usual in _USUAL.items()):
            self.show_rare(True)
        if values.get("elected"):
            self._show()
        self._refused()
        self.look_at_id()

    def show_type(self, party_type: str) -> None:
        """Shows the inputs of a natural person or of an organisation."""
        self.party_type = party_type
        natural = party_type == NATURAL
        self.fields["name"].recaption("姓名" if natural else "单位名称")
        self.fields["id_number"].recaption("证件号码" if natural else "信用代码")
        self.fields["address"].recaption("住址" if natural else "住所")
        self._show()
        self.look_at_id()

    def rare_shown(self) -> bool:
        """Whether the rarer inputs are open."""
        return self._rare

    def show_rare(self, wanted: bool) -> None:
        """Opens or closes the rarer inputs: nationality, kind of paper, capacity, number."""
        self._rare = wanted
        self._show()

    def show_problem(self, name: str, sentence: str) -> bool:
        """Says a sentence under an input and opens what hides it; False when it cannot be seen."""
        if name in _RARE:
            self.show_rare(True)
        if name not in self.fields or is_shut(self.fields[name]):
            return False
        self.fields[name].set_error(sentence)
        return True

    def number_reads(self, good: bool) -> None:
        """Enter passes over sex and birth date while a good number gives them."""
        for name in ("sex", "birth_date"):
            enter_passes(self.fields[name].input.widget, good)

    def _show(self) -> None:
        natural = self.party_type == NATURAL
        for name in (*_FIRST, *_THEN, *self._others):
            self._see(name, natural or name not in _OF_A_PERSON)
        for name in _BODY:
            self._see(name, not natural)
        for name in _RARE:
            self._see(name, self._rare and (natural or name == "people_count"))
        self._see("own_wages", self._wages and natural)
        elected = self._several or bool(self.fields.value("elected"))
        self._see("elected", elected and natural)
        self._grid.arrange()

    def _see(self, name: str, wanted: bool) -> None:
        if not wanted and name not in self.fields.made():
            return
        # Qt goes over what is shown, also where nothing changes by it.
        if self.fields[name].isHidden() is wanted:
            self.fields[name].setVisible(wanted)

    def show_age(self, age: str) -> None:
        """Shows full years beside the birth date."""
        self._age.setText(f"{age} 岁" if age else "")
        self._age.setVisible(bool(age))

    def show_own_wages(self, wanted: bool) -> bool:
        """Shows the box for 16 and 17 (民法典 第十八条); True when that changed something."""
        changed = wanted != self._wages
        if changed:
            self._wages = wanted
            self._show()
        return changed

    def show_elected(self, several: bool) -> None:
        """Shows the box for one whom the several of his side elect."""
        if several != self._several:
            self._several = several
            self._show()

    def offer_places(self, places: tuple[Choice, ...]) -> None:
        """Villages an address may begin with."""
        made = self.fields["address"].input
        assert isinstance(made, ChoiceInput)
        made.set_choices(places)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.identity_left.emit()
        return False

    def _make(self, name: str) -> FormField:
        if name == "address":
            field = FormField(ChoiceInput("住址", (), free=True), label_width=LABEL)
        elif name in _BOXES:
            width = LABEL if name in _LAST else 0
            field = FormField(CheckInput(_BOXES[name]), label_width=width)
        else:
            field = declared_field(self._facts, name, self._around)
        if name in ("elected", "id_refused"):
            enter_passes(field.input.widget)
        if name in self._order:
            made = self.fields.made()
            before = [made[one] for one in self._order[: self._order.index(name)] if one in made]
            self._grid.slip_in(field, before, 2 if name == "own_wages" else 1)
        if name in _MADE_LATER:
            field.hide()
        if self._called:
            field.input.call(f"{self._called} {field.title}")
        field.input.edited.connect(self._edited)
        return field

    def _refused(self) -> None:
        number = self.fields["id_number"].input
        assert isinstance(number, TextInput)
        refused = bool(self.fields["id_refused"].value())
        number.line.setEnabled(not refused)
        if refused:
            self.fields["id_number"].set_error("")

    def _edited(self) -> None:
        self.look_at_id()
        self.edited.emit()

    def look_at_id(self) -> None:
        """Says what the number contradicts."""
        if self.party_type == NATURAL:
            look_at_id(self.fields.made(), self._around.today())
