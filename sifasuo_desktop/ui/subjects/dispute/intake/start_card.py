"""来源与类型: when, from whom, what kind, where; the rarer fields behind 更多项目."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sifasuo_desktop.domain.dispute.records import CaseStart
from sifasuo_desktop.domain.fields import fields_of
from sifasuo_desktop.services.reading.dispute.intake import IntakeStart
from sifasuo_desktop.ui.parts.buttons import button
from sifasuo_desktop.ui.parts.card import Card
from sifasuo_desktop.ui.parts.choosing import CheckInput, ChoiceInput
from sifasuo_desktop.ui.parts.field_grid import LABEL, FieldGrid, declared_field
from sifasuo_desktop.ui.parts.form_field import FormField
from sifasuo_desktop.ui.parts.later_fields import LaterFields
from sifasuo_desktop.ui.parts.make_input import Surroundings

_MAIN = ("applied", "source", "dispute_type", "difficulty")
_ESCALATION = ("prediction", "reported_to", "reported_at", "prediction_measures")
_ELSEWHERE = ("committee", "place", "village", "facts", "requests", "major_petition")
"""Laid out by hand, here or on another card of the page."""
_MORE = tuple(
    field.name
    for field in fields_of(CaseStart)
    if field.name not in (*_MAIN, *_ESCALATION, *_ELSEWHERE)
)
"""Every other field that is declared stands behind 更多项目."""
_SEEN = (*_MAIN, "place", "committee")
_RARE = (*_MORE, *_ESCALATION[:3], "major_petition", "prediction_measures")
"""Most cases do without: these inputs are made when 更多项目 is opened."""
_CALM = "1"


class StartCard(Card):
    """``committee_changed`` tells which committee is chosen."""

    edited = Signal()
    more_shown = Signal()
    committee_changed = Signal(str)

    def __init__(self, around: Surroundings, parent: QWidget) -> None:
        super().__init__("来源与类型", parent)
        self._around = around
        self._start = IntakeStart()
        self._toggle = button("更多项目", self._show_more, kind="link")
        self.add_beside(self._toggle)
        self._main, self._more = FieldGrid(self), FieldGrid(self)
        self.add(self._main)
        self.add(self._more)
        self._more.hide()
        self.fields = LaterFields((*_SEEN, *_RARE), self._make, CaseStart)
        for name in _SEEN:
            self._main.slip_in(self.fields[name], self.fields.made().values())
        self._main.arrange()
        self.fields["committee"].input.edited.connect(self._committee_edited)

    def begin(self, start: IntakeStart) -> None:
        """Fills in what can be chosen; an empty committee becomes the sensible one."""
        self._start = start
        for name, entries in (("committee", start.committees), ("place", start.places)):
            made = self.fields[name].input
            assert isinstance(made, ChoiceInput)
            made.set_choices(entries)
        if self.fields["committee"].value() is None and start.committee:
            self.fields["committee"].set_value(start.committee)
        self._committee_edited()

    def preset(self, difficulty: str) -> None:
        """What a new case most often has: applied for today by a party."""
        self.fields["applied"].set_value(self._around.today().isoformat())
        self.fields["source"].set_value("1")
        self.fields["difficulty"].set_value(difficulty)

    def values(self) -> dict[str, Any]:
        """The plain values of everything filled in, with the village the place names."""
        values = self.fields.plain()
        village = self._start.village_of(values.get("place"))
        return {**values, "village": village} if village else values

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Shows plain values; the rarer fields open when one of them is filled in."""
        rare = (*_MORE, *_ESCALATION[1:])
        told = [name for name in rare if values.get(name)]
        opens = any(values[name] != self.fields.value(name) for name in told)
        self.fields.show_values(values)
        if opens:
            self._open_more()
        self._committee_edited()
        self._show_escalation()

    def _make(self, name: str) -> FormField:
        if name == "place":
            field = FormField(ChoiceInput("发生地", (), free=True), label_width=LABEL)
        elif name == "committee":
            field = FormField(ChoiceInput("调委会", ()), required=True, label_width=LABEL)
        elif name == "major_petition":
            field = FormField(CheckInput("重大信访"), label_width=LABEL)
        else:
            field = declared_field(CaseStart, name, self._around)
        if name in _RARE:
            self._slip_in(name, field)
        field.input.edited.connect(self.edited)
        return field

    def _slip_in(self, name: str, field: FormField) -> None:
        made = self.fields.made()
        before = [made[one] for one in _RARE[: _RARE.index(name)] if one in made]
        self._more.slip_in(field, before, 2 if name == "prediction_measures" else 1)
        if name == "prediction":
            field.input.edited.connect(self._show_escalation)

    def _show_more(self) -> None:
        if self._more.isHidden():
            self._open_more()
        else:
            self._more.hide()
            self._toggle.setText("更多项目")
        self._toggle.setAccessibleName(self._toggle.text())
        self.more_shown.emit()

    def _open_more(self) -> None:
        self.fields.make_all()
        self._show_escalation()
        self._more.show()
        self._toggle.setText("收起更多项目")

    def open_for(self, name: str) -> None:
        """Opens the rarer fields when the named one is among them."""
        if name in (*_MORE, *_ESCALATION, "major_petition") and self._more.isHidden():
            self._show_more()

    def _show_escalation(self) -> None:
        """Measures and report are asked for when things may get worse (人民调解法 第二十五条)."""
        worse = self.fields.value("prediction") not in (None, _CALM)
        for name in set(_ESCALATION[1:]) & set(self.fields.made()):
            self.fields[name].setVisible(worse)
        self._more.arrange()

    def _committee_edited(self) -> None:
        self.committee_changed.emit(str(self.fields["committee"].value() or ""))
