"""Base of the inputs of an act on a person: they learn of the file a moment after they appear."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from sifasuo_desktop.services.acting.command import Verb
from sifasuo_desktop.services.reading.correction.view import CorrectionView
from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.forms.record_panel import LABEL, RecordPanel
from sifasuo_desktop.ui.parts.field_grid import FieldGrid
from sifasuo_desktop.ui.parts.form_field import FormField
from sifasuo_desktop.ui.parts.make_input import make_field


class CorrectionPanel(RecordPanel):
    """One input for each declared field in two columns; subclasses arrange them themselves."""

    wide = 760

    def __init__(self, desk: Desk, verb: Verb, parent: QWidget) -> None:
        self.view: CorrectionView | None = None
        super().__init__(desk, verb, parent)

    def lay_out(self) -> Iterator[None]:
        """Lays the inputs out; long texts and ticked lists take the whole width."""
        grid = self.add_grid()
        for name, one in self.declared.items():
            if name == self.verb.target:
                continue
            if one.nested:
                self.column.addWidget(self.know_group(one))
                yield
            else:
                yield from self.place(grid, [name], 2 if one.spec.multiline or one.many else 1)

    def add_grid(self) -> FieldGrid:
        """Columns of inputs below what is there."""
        grid = FieldGrid(self)
        self.column.addWidget(grid)
        return grid

    def place(self, grid: FieldGrid, names: Iterable[str], span: int = 1) -> Iterator[None]:
        """Makes inputs in the cells of a grid, and pauses after each."""
        for name in names:
            grid.place(self.make(name, self.captions), span)
            yield

    def make(self, name: str, label_width: int = LABEL) -> FormField:
        """The input of a declared field."""
        around = self.desk.around()
        return self.know(name, make_field(self.declared[name], around, label_width=label_width))

    def kept(self, view: CorrectionView) -> Mapping[str, Any]:
        return view.known()

    def begin(self, view: CorrectionView) -> None:
        self.view = view
        super().begin(view)

    def show_only(self, names: Sequence[str], wanted: bool) -> None:
        """Shows or hides inputs; what is hidden is not sent."""
        for name in names:
            self.fields[name].setVisible(wanted)

    def values(self) -> dict[str, Any]:
        """What is filled in and applies."""
        found = super().values()
        return {
            name: value
            for name, value in found.items()
            if name not in self.fields or not self.fields[name].isHidden()
        }
