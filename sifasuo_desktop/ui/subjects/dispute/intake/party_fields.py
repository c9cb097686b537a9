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
from sifasuo_desktop.ui.parts.field_grid import LABEL, FieldGrid, declared_field, values_of
from sifasuo_desktop.ui.parts.fields import TextInput
from sifasuo_desktop.ui.parts.form_field import FormField
from sifasuo_desktop.ui.parts.id_doubts import look_at_id
from sifasuo_desktop.ui.parts.label import label
from sifasuo_desktop.ui.parts.make_input import Surroundings

_OF_A_PERSON = ("sex", "birth_date", "occupation", "nation", "capacity", "elected")
_BODY = ("legal_representative", "representative_post")
_RARE = ("nation", "id_type", "capacity", "people_count")
_USUAL = {"id_type": "01", "capacity": "1", "people_count": 1}
_BY_THE_CARD = ("side", "party_type")


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
        self.fields: dict[str, FormField] = {}
        self._age = label("", "secondary")
        self._age.hide()
        self._rare = False
        self._wages = False
        self._several = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._make()
        self._others = tuple(
            one.name for one in fields_of(facts) if one.name not in (*self.fields, *_BY_THE_CARD)
        )
        for name in self._others:
            self.fields[name] = declared_field(facts, name, around)
        self._grid = FieldGrid(self)
        column.addWidget(self._grid)
        self.fields["birth_date"].add_beside(self._age)
        self.fields["id_number"].add_beside(self.fields["id_refused"])
        self._lay_out()
        for field in self.fields.values():
            field.input.edited.connect(self._edited)
        for name in ("name", "id_number"):
            self.fields[name].input.widget.installEventFilter(self)
        self.fields["id_refused"].input.edited.connect(self._refused)
        enter_passes(self.fields["id_refused"].input.widget)
        self.show_type(NATURAL)

    def values(self) -> dict[str, Any]:
        """The plain values of what is filled in and seen."""
        natural = self.party_type == NATURAL
        other = _BODY if natural else _OF_A_PERSON
        seen = {name: one for name, one in self.fields.items() if name not in other}
        values = values_of(seen)
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
        for name, field in self.fields.items():
            if name in values:
                field.set_value(values[name])
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

    def number_reads(self, good: bool) -> None:
        """Enter passes over sex and birth date while a good number gives them."""
        for name in ("sex", "birth_date"):
            enter_passes(self.fields[name].input.widget, good)

    def _show(self) -> None:
        natural = self.party_type == NATURAL
        for name in ("sex", "birth_date", "occupation"):
            self.fields[name].setVisible(natural)
        for name in _BODY:
            self.fields[name].setVisible(not natural)
        for name in _RARE:
            self.fields[name].setVisible(self._rare and (natural or name == "people_count"))
        self.fields["own_wages"].setVisible(self._wages and natural)
        elected = self._several or bool(self.fields["elected"].value())
        self.fields["elected"].setVisible(elected and natural)
        self._grid.arrange()

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

    def _make(self) -> None:
        for name in ("name", "id_number", "sex", "birth_date", "phone", "occupation", "nation"):
            self.fields[name] = declared_field(self._facts, name, self._around)
        self.fields["address"] = FormField(ChoiceInput("住址", (), free=True), label_width=LABEL)
        self.fields["id_refused"] = FormField(CheckInput("拒绝提供"), label_width=0)
        for name in ("legal_representative", "representative_post", "people_count"):
            self.fields[name] = declared_field(self._facts, name, self._around)
        for name in ("consent", "id_type", "capacity"):
            self.fields[name] = declared_field(self._facts, name, self._around)
        self.fields["elected"] = FormField(CheckInput("推选的代表人"), label_width=LABEL)
        enter_passes(self.fields["elected"].input.widget)
        self.fields["own_wages"] = FormField(
            CheckInput("以自己的劳动收入为主要生活来源（须有证明）"), label_width=LABEL
        )

    def _lay_out(self) -> None:
        grid = self._grid
        grid.place(self.fields["name"])
        grid.place(self.fields["id_number"])
        grid.place(self.fields["legal_representative"])
        grid.place(self.fields["representative_post"])
        grid.place(self.fields["sex"])
        grid.place(self.fields["birth_date"])
        for name in ("phone", "address", "occupation", "consent"):
            grid.place(self.fields[name])
        for name in _RARE:
            grid.place(self.fields[name])
        grid.place(self.fields["elected"])
        grid.place(self.fields["own_wages"], 2)
        for name in self._others:
            grid.place(self.fields[name])

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
            look_at_id(self.fields, self._around.today())
