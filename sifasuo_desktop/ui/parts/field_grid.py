"""Fields of a declared class side by side in two columns, with names of their own."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from sifasuo_desktop.domain.fields import Facts, field_map
from sifasuo_desktop.ui.parts.form_field import FormField
from sifasuo_desktop.ui.parts.make_input import Surroundings, make_field
from sifasuo_desktop.ui.parts.shut import is_shut

LABEL = 84
LEAST_COLUMN = 13
"""The least width of a column, in lines of text."""


def declared_field(
    cls: type[Facts], name: str, around: Surroundings, *, label_width: int = LABEL
) -> FormField:
    """The field of a declared class by its name."""
    return make_field(field_map(cls)[name], around, label_width=label_width)


class FieldGrid(QWidget):
    """Columns of equal width, filled row by row with what is not hidden.

    Call ``arrange`` after widgets were shown or hidden.
    """

    def __init__(self, parent: QWidget, columns: int = 2) -> None:
        super().__init__(parent)
        self._most = columns
        self._columns = columns
        self._placed: list[tuple[QWidget, int]] = []
        self._taken = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(8)
        self._stretch()

    def place(self, widget: QWidget, span: int = 1) -> None:
        """Puts a widget after the others; ``span`` cells wide."""
        self._placed.append((widget, span))
        self._put(widget, span)
        if not is_shut(widget):
            # Now: a layout would show it in the next turn of the loop, and till then call it hidden.
            widget.show()

    def slip_in(self, widget: QWidget, before: Iterable[QWidget], span: int = 1) -> None:
        """Puts a widget behind those of ``before`` that are here; ``arrange`` gives it its cells."""
        earlier = set(before)
        at = sum(one in earlier for one, _ in self._placed)
        self._placed.insert(at, (widget, span))
        widget.setParent(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column where two would be cramped: with large text, in a narrow window."""
        wide = event.size().width() >= self._most * self.fontMetrics().height() * LEAST_COLUMN
        columns = self._most if wide else 1
        if columns != self._columns:
            self._columns = columns
            self._stretch()
            self.arrange()

    def minimumSizeHint(self) -> QSize:
        """As narrow as one column: the grid gives the others up where there is no room."""
        kept = self._grid.totalMinimumSize()
        widest = max((one.minimumSizeHint().width() for one, _ in self._placed), default=0)
        return QSize(min(kept.width(), widest), kept.height())

    def _stretch(self) -> None:
        for column in range(self._most):
            self._grid.setColumnStretch(column, 1 if column < self._columns else 0)

    def arrange(self) -> None:
        """Fills the cells anew, without gaps."""
        self._taken = 0
        for widget, _ in self._placed:
            self._grid.removeWidget(widget)
        for widget, wanted in self._placed:
            if not is_shut(widget):
                self._put(widget, wanted)

    def _put(self, widget: QWidget, wanted: int) -> None:
        """Puts a widget into the next cells that are free."""
        span = min(wanted, self._columns)
        if self._taken % self._columns + span > self._columns:
            self._taken += self._columns - self._taken % self._columns
        row, column = divmod(self._taken, self._columns)
        self._grid.addWidget(widget, row, column, 1, span)
        self._taken += span


def values_of(fields: Mapping[str, FormField]) -> dict[str, Any]:
    """The plain values of what is filled in; boxes not ticked are left out."""
    return filled_in({name: field.value() for name, field in fields.items()})


def filled_in(values: Mapping[str, Any]) -> dict[str, Any]:
    """Those of plain values that say something."""
    return {name: value for name, value in values.items() if value not in (None, [], "", False)}


def first_wrong(fields: Sequence[FormField]) -> FormField | None:
    """The first field with an error."""
    return next((field for field in fields if field.error()), None)
