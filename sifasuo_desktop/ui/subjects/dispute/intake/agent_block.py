"""Somebody who acts for a party: 委托代理人 with powers, or 法定代理人."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sifasuo_desktop.domain.dispute.records import AgentFacts
from sifasuo_desktop.domain.fields import fields_of
from sifasuo_desktop.domain.identity_numbers import check_id
from sifasuo_desktop.ui.forms.row_keys import drop_button
from sifasuo_desktop.ui.parts.field_grid import FieldGrid, declared_field, values_of
from sifasuo_desktop.ui.parts.form_field import FormField
from sifasuo_desktop.ui.parts.label import label, rule_line
from sifasuo_desktop.ui.parts.make_input import Surroundings

GUARDIAN = "guardian"
_PLAIN = ("name", "relation", "id_number", "phone")
_DELEGATED = ("agent_type", "authority", "term", "powers")
_LATER = ("sex", "birth_date", "nation", "address", "employer")
"""Read from the number, or told once the case is there (更正代理人信息)."""
_BY_THE_BLOCK = ("role", "acts_for")


class AgentBlock(QWidget):
    """``role`` is ``agent`` or ``guardian``; ``left`` asks to be taken away.

    What is declared of an agent (``facts``) and has no place of its own stands behind the rest.
    """

    edited = Signal()
    left = Signal(object)

    def __init__(
        self,
        around: Surroundings,
        role: str,
        parent: QWidget,
        facts: type[AgentFacts] = AgentFacts,
    ) -> None:
        super().__init__(parent)
        self.role = role
        self._around = around
        self.fields: dict[str, FormField] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(rule_line())
        head = QHBoxLayout()
        self._title = label("法定代理人" if role == GUARDIAN else "委托代理人", "strong")
        head.addWidget(self._title)
        head.addStretch(1)
        self._remove = drop_button(self._leave)
        self._remove.setText("删去代理人")
        head.addWidget(self._remove)
        column.addLayout(head)
        self._grid = FieldGrid(self)
        for name in _names(facts, role):
            field = declared_field(facts, name, around)
            self.fields[name] = field
            field.input.edited.connect(self.edited)
            self._grid.place(field, 2 if name == "powers" else 1)
        column.addWidget(self._grid)
        if "authority" in self.fields:
            self.fields["authority"].input.edited.connect(self._show_powers)
            self._show_powers()

    def rename(self, party: str) -> None:
        """Gives every input a name of its own: ``申请人1 委托代理人 姓名``."""
        for field in self.fields.values():
            field.input.call(f"{party} {self._title.text()} {field.title}")
        self._remove.setAccessibleName(f"删去{party}的{self._title.text()}")

    def title(self) -> str:
        """Who this is, with the name as far as it is typed: 委托代理人刘建国."""
        return f"{self._title.text()}{self.fields['name'].value() or ''}"

    def filled(self) -> bool:
        """Whether somebody is named here."""
        return bool(self.fields["name"].value() or self.fields["id_number"].value())

    def values(self, acts_for: str) -> dict[str, Any]:
        """The agent as plain values, with sex and birth date from the ID number."""
        values = {**values_of(self.fields), "role": self.role, "acts_for": acts_for}
        facts = check_id(str(values.get("id_number", "")), self._around.today())
        if facts.valid and facts.birth_date:
            values["birth_date"], values["sex"] = facts.birth_date.isoformat(), facts.sex
        if self.role == GUARDIAN:
            values["authority"] = "statutory"
        elif values.get("authority") != "special":
            values.pop("powers", None)
        return values

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Shows plain values."""
        for name, field in self.fields.items():
            if name in values:
                field.set_value(values[name])
        if "authority" in self.fields:
            self._show_powers()

    def show_problem(self, name: str, sentence: str) -> bool:
        """Says a sentence under a field; what has no field here stands under the name."""
        field = self.fields.get(name, self.fields["name"])
        field.set_error(sentence)
        return True

    def _show_powers(self) -> None:
        self.fields["powers"].setVisible(self.fields["authority"].value() == "special")
        self._grid.arrange()

    def _leave(self) -> None:
        self.left.emit(self)


def _names(facts: type[AgentFacts], role: str) -> list[str]:
    """The fields in the order in which they stand here."""
    known = (*_PLAIN, *_DELEGATED, *_LATER, *_BY_THE_BLOCK)
    others = [one.name for one in fields_of(facts) if one.name not in known]
    return [*_PLAIN, *(() if role == GUARDIAN else _DELEGATED), *others]
