"""Repeated rows of a form: Alt+N adds one, Alt+D takes one away, Ctrl+Z brings it back.

Parties, obligations, terms, members of a team. A row taken away and rows pasted from a table are
told in a strip above the form, with 撤回.
"""

from abc import abstractmethod
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from sifasuo_desktop.ui.forms.next_field import first_input, put_cursor
from sifasuo_desktop.ui.forms.row_paste import RowPaste
from sifasuo_desktop.ui.parts.before_reading import finish_all
from sifasuo_desktop.ui.parts.buttons import button, shortcut
from sifasuo_desktop.ui.parts.form_field import FormField
from sifasuo_desktop.ui.parts.label import label
from sifasuo_desktop.ui.parts.typing import RowsPlace

if TYPE_CHECKING:
    from sifasuo_desktop.services.exchange.pasted_rows import PastedRows

ADD, DROP = "Alt+N", "Alt+D"
Undo = Callable[[], None]


class RowGroup(RowsPlace):
    """A list of rows that come and go; subclasses say how, and how they are read and filled."""

    key_field = "name"
    """Without it a pasted text is no row."""
    blank_without: tuple[str, ...] = ("name",)
    """A row in which these are empty is blank."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paste = RowPaste(self)
        self.edited.connect(self._typed)

    @abstractmethod
    def row_widgets(self) -> Sequence[QWidget]:
        """The rows on the screen, in order."""

    @abstractmethod
    def new_row(self, near: QWidget | None) -> QWidget:
        """One more row, behind that with the cursor or at the end."""

    @abstractmethod
    def drop_row(self, row: QWidget) -> None:
        """Takes a row away."""

    @abstractmethod
    def row_value(self, row: QWidget) -> Any:
        """Everything that stands in a row."""

    @abstractmethod
    def put_row(self, place: int, value: Any) -> None:
        """Brings a row back to its place."""

    @abstractmethod
    def call_row(self, row: QWidget) -> str:
        """The name of a row: 履行事项 2."""

    @abstractmethod
    def rows_edited(self) -> None:
        """A person changed the rows."""

    def row_fields(self, row: QWidget) -> Mapping[str, FormField]:
        """The inputs of a row by the names of the declared fields, where rows are pasted."""
        return {}

    def read_pasted(self, text: str) -> "PastedRows | None":
        """The rows a pasted text holds; None where none are pasted."""
        return None

    def why_stays(self, row: QWidget) -> str:
        """Why a row cannot be taken away, or an empty text."""
        return ""

    def row_at(self, widget: QWidget | None) -> QWidget | None:
        """The row in which a widget stands."""
        found = (one for one in self.row_widgets() if widget and one.isAncestorOf(widget))
        return next(found, None)

    def add_by_key(self, near: QWidget | None) -> None:
        """One more row with the cursor in its first input."""
        row = self.new_row(self.row_at(near))
        self.rows_edited()
        self.cursor_in(row)

    def cursor_in(self, row: QWidget) -> None:
        """Puts the cursor into the first input of a row."""
        first = first_input(row)
        if first is not None:
            put_cursor(first)

    def take_away(self, row: QWidget) -> None:
        """Takes a row away, offers to bring it back, and leads the cursor to its neighbour."""
        finish_all()
        why = self.why_stays(row)
        if why:
            self.tell(why)
            return
        rows = list(self.row_widgets())
        place, value, called = rows.index(row), self.row_value(row), self.call_row(row)
        here = QApplication.focusWidget()
        inside = here is not None and row.isAncestorOf(here)
        rows.remove(row)
        self.drop_row(row)
        self.rows_edited()
        if inside:
            self._cursor_near(rows, place)
        self.tell(f"已删去{called}。", partial(self._bring_back, place, value))

    def _cursor_near(self, rows: Sequence[QWidget], place: int) -> None:
        """Into the neighbour of the row that was at ``place``, else onto what adds a row."""
        adder = self.place_without_rows()
        if rows:
            self.cursor_in(rows[min(place, len(rows) - 1)])
        elif adder is not None:
            put_cursor(adder)

    def place_without_rows(self) -> QWidget | None:
        """What adds a row; the cursor stands there when the last one is gone."""
        return next((one for one in self.findChildren(QPushButton) if one.isVisible()), None)

    def take_back(self) -> bool:
        return keys_of(self).strip.take_back_fresh(self)

    def take_paste(self, text: str, here: QWidget) -> bool:
        # Read with the first paste: what cells may mean takes a good many patterns.
        from sifasuo_desktop.services.exchange.pasted_rows import like_rows

        row = self.row_at(here)
        read = self.read_pasted(text) if row is not None and like_rows(text) else None
        if row is None or read is None or not any(self.key_field in one for one in read.rows):
            return False
        self._paste.fill(read, row)
        return True

    def is_blank(self, row: QWidget) -> bool:
        """Whether nothing stands in a row that a paste would fill."""
        fields = self.row_fields(row)
        names = [name for name in self.blank_without if name in fields]
        return all(fields[name].value() in (None, "") for name in names)

    def row_for(
        self, values: Mapping[str, Any], blank: Sequence[QWidget], first: QWidget
    ) -> QWidget | None:
        """One of the blank rows for pasted values, where there is one that suits."""
        return blank[0] if blank else None

    def new_row_for(self, values: Mapping[str, Any], near: QWidget) -> QWidget:
        """A new row for pasted values."""
        return self.new_row(near)

    def row_before(self, row: QWidget) -> Mapping[str, Any]:
        """What stands in the inputs of a row, the empty ones as well."""
        return {name: field.value() for name, field in self.row_fields(row).items()}

    def fill_row(self, row: QWidget, values: Mapping[str, Any]) -> None:
        """Shows plain values in a row; what is not in them stays."""
        for name, field in self.row_fields(row).items():
            if name in values:
                field.set_value(values[name])

    def tell(self, text: str, undo: Undo | None = None, *, lasting: bool = True) -> None:
        """Says above the form what was done to the rows."""
        keys_of(self).strip.tell(text, undo, self, lasting=lasting)

    def _typed(self) -> None:
        keys = _found_keys(self)
        if keys is not None:
            keys.strip.typed()

    def _bring_back(self, place: int, value: Any) -> None:
        self.put_row(place, value)
        self.rows_edited()
        self.cursor_in(self.row_widgets()[place])


class UndoStrip(QFrame):
    """What was done to rows, with the way back; hidden until there is something."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("part", "message")
        self.setProperty("light", "yellow")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(12)
        self._said = label("", wrap=True)
        row.addWidget(self._said, 1)
        self.back = button("撤回", self.take_back, kind="link")
        row.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        close = button("关闭提示", self.clear, kind="link")
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self._undo: Undo | None = None
        self._of: RowGroup | None = None
        self._fresh = False
        self._lasting = True
        self.hide()

    @property
    def text(self) -> str:
        """What is said; empty when hidden."""
        return self._said.text() if not self.isHidden() else ""

    def tell(self, text: str, undo: Undo | None, of: RowGroup, *, lasting: bool = True) -> None:
        """Says what was done to a list; with ``lasting`` it can be taken back also after typing."""
        self._of = of
        self._undo, self._fresh, self._lasting = undo, undo is not None, lasting
        self._said.setText(text)
        self.setAccessibleName(text)
        self.back.setText("撤回  Ctrl+Z")
        self.back.setVisible(undo is not None)
        self.show()

    def take_back(self) -> None:
        """Takes back what was done."""
        undo, self._undo = self._undo, None
        self.clear()
        if undo is not None:
            undo()

    def take_back_fresh(self, of: RowGroup | None = None) -> bool:
        """Ctrl+Z: only while nothing was typed since, and in a line only in the list it was done to."""
        finish_all()
        if self._undo is None or not self._fresh or (of is not None and of is not self._of):
            return False
        self.take_back()
        return True

    def typed(self) -> None:
        """Something was typed: Ctrl+Z belongs to the text again, and no longer stands here."""
        self._fresh = False
        self.back.setText("撤回")
        if not self._lasting:
            self._undo = None
            self.back.hide()

    def clear(self) -> None:
        """Says nothing more."""
        self._undo, self._of, self._fresh = None, None, False
        self.hide()


class RowKeys(QObject):
    """The keys of all lists of rows in a form; ``strip`` belongs above what scrolls.

    ``acting`` before a key adds a row or takes one away.
    """

    acting = Signal()

    def __init__(self, form: QWidget) -> None:
        super().__init__(form)
        self._form = form
        self.strip = UndoStrip(form)
        shortcut(ADD, form, self.add, everywhere=True)
        shortcut(DROP, form, self.drop, everywhere=True)
        shortcut("Ctrl+Z", form, self.strip.take_back_fresh, everywhere=True)

    def row_below(self) -> QHBoxLayout:
        """Lays the form out: the strip above, and below it what the form puts into this row."""
        column = QVBoxLayout(self._form)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.strip)
        row = QHBoxLayout()
        column.addLayout(row, 1)
        return row

    def add(self) -> None:
        """One more row in the list with the cursor, else in the next list, else in the last."""
        finish_all()
        self.acting.emit()
        here = QApplication.focusWidget()
        group = self._nearest(here)
        if group is not None:
            group.add_by_key(here)

    def drop(self) -> None:
        """Takes the row with the cursor away."""
        self.acting.emit()
        here = QApplication.focusWidget()
        for group in self._groups():
            row = group.row_at(here)
            if row is not None:
                group.take_away(row)
                return

    def _groups(self) -> list[RowGroup]:
        """The lists that are seen, from above to below."""
        found = [
            one
            for one in self._form.findChildren(RowsPlace)
            if isinstance(one, RowGroup) and one.isVisibleTo(self._form)
        ]
        return sorted(found, key=self._height)

    def _height(self, widget: QWidget) -> int:
        return widget.mapTo(self._form, QPoint(0, 0)).y()

    def _nearest(self, here: QWidget | None) -> RowGroup | None:
        seen = self._groups()
        # A list in a row of another one, as those who act for a party, has its own way to add.
        groups = [one for one in seen if not any(_holds(other, one) for other in seen)]
        inside = [one for one in groups if here is not None and one.isAncestorOf(here)]
        if inside or not groups:
            return inside[0] if inside else None
        at = 0
        if here is not None and self._form.isAncestorOf(here):
            at = self._height(here)
        return next((one for one in groups if self._height(one) >= at), groups[-1])


def drop_button(pressed: Undo) -> QPushButton:
    """The link that takes a row away."""
    made = button("删去", pressed, kind="link")
    made.setToolTip(DROP)
    return made


def keys_of(widget: QWidget) -> RowKeys:
    """The keys of the form a widget stands in; a list that stands alone gets its own."""
    return _found_keys(widget) or RowKeys(widget.window())


def _found_keys(widget: QWidget) -> RowKeys | None:
    outer: QWidget | None = widget
    while outer is not None:
        found = outer.findChild(RowKeys, options=Qt.FindChildOption.FindDirectChildrenOnly)
        if isinstance(found, RowKeys):
            return found
        outer = outer.parentWidget()
    return None


def _holds(outer: QWidget, inner: QWidget) -> bool:
    return outer is not inner and outer.isAncestorOf(inner)
