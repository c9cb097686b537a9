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
from sifasuo_desktop.ui.parts.field_grid import FieldGrid, declared_field, values_of
from sifasuo_desktop.ui.parts.form_field import FormField
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
        self.fields: dict[str, FormField] = {}
        self._toggle = button("更多项目", self._show_more, kind="link")
        self.add_beside(self._toggle)
        self._main = self._place_main()
        self._more = self._place_more()
        self._more.hide()
        for field in self.fields.values():
            field.input.edited.connect(self.edited)
        self.fields["committee"].input.edited.connect(self._committee_edited)
        self.fields["prediction"].input.edited.connect(self._show_escalation)
        self._show_escalation()

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
        values = values_of(self.fields)
        village = self._start.village_of(values.get("place"))
        return {**values, "village": village} if village else values

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Shows plain values; the rarer fields open when one of them is filled in."""
        rare = (*_MORE, *_ESCALATION[1:])
        before = {name: self.fields[name].value() for name in rare}
        for name, field in self.fields.items():
            if name in values:
                field.set_value(values[name])
        if any(values.get(name) and values[name] != before[name] for name in rare):
            self._open_more()
        self._committee_edited()
        self._show_escalation()

    def _place_main(self) -> FieldGrid:
        grid = FieldGrid(self)
        for name in _MAIN:
            self._put(grid, name)
        place = FormField(ChoiceInput("发生地", (), free=True), label_width=84)
        committee = FormField(ChoiceInput("调委会", ()), required=True, label_width=84)
        self.fields["place"], self.fields["committee"] = place, committee
        grid.place(place)
        grid.place(committee)
        self.add(grid)
        return grid

    def _place_more(self) -> FieldGrid:
        grid = FieldGrid(self)
        for name in _MORE:
            self._put(grid, name)
        for name in _ESCALATION[:3]:
            self._put(grid, name)
        petition = FormField(CheckInput("重大信访"), label_width=84)
        self.fields["major_petition"] = petition
        grid.place(petition)
        measures = declared_field(CaseStart, "prediction_measures", self._around)
        self.fields["prediction_measures"] = measures
        grid.place(measures, 2)
        self.add(grid)
        return grid

    def _put(self, grid: FieldGrid, name: str) -> None:
        self.fields[name] = declared_field(CaseStart, name, self._around)
        grid.place(self.fields[name])

    def _show_more(self) -> None:
        if self._more.isHidden():
            self._open_more()
        else:
            self._more.hide()
            self._toggle.setText("更多项目")
        self._toggle.setAccessibleName(self._toggle.text())
        self.more_shown.emit()

    def _open_more(self) -> None:
        self._more.show()
        self._toggle.setText("收起更多项目")

    def open_for(self, name: str) -> None:
        """Opens the rarer fields when the named one is among them."""
        if name in (*_MORE, *_ESCALATION, "major_petition") and self._more.isHidden():
            self._show_more()

    def _show_escalation(self) -> None:
        """Measures and report are asked for when things may get worse (人民调解法 第二十五条)."""
        worse = self.fields["prediction"].value() not in (None, _CALM)
        for name in _ESCALATION[1:]:
            self.fields[name].setVisible(worse)
        self._more.arrange()

    def _committee_edited(self) -> None:
        self.committee_changed.emit(str(self.fields["committee"].value() or ""))
