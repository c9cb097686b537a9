"""Lines that are typed into: what the input method still holds, and rows pasted from a table."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from sifasuo_desktop.ui.parts.before_reading import finish_all

_HELD = "held_by_input_method"
_STAYS = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


class RowsPlace(QWidget):
    """A list of rows in a form: several pasted rows fill several of its rows."""

    def take_paste(self, text: str, here: QWidget) -> bool:
        """Takes rows pasted at ``here``; False leaves the text to the line, as any other."""
        return False

    def take_back(self) -> bool:
        """Takes the last pasting or removal back, if nothing was typed since."""
        return False


class Line(QLineEdit):
    """A line that knows what the input method still holds, and where it stands in a list."""

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self.setProperty(_HELD, event.preeditString())
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste_text()
        elif not (event.matches(QKeySequence.StandardKey.Undo) and taken_back(self)):
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        paste = menu.findChild(QAction, "edit-paste")
        if isinstance(paste, QAction):
            paste.triggered.disconnect()
            paste.triggered.connect(self.paste_text)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def paste_text(self) -> None:
        """Pastes; rows of a table go into the rows of the list that this line stands in."""
        place = _rows_place(self)
        text = QGuiApplication.clipboard().text()
        if self.isReadOnly() or place is None or not place.take_paste(text, self):
            self.paste()


class LeftBox(QComboBox):
    """``left`` when the cursor goes on; not when it goes to the list that belongs to the box, or to
    another program and comes back.
    """

    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _STAYS:
            self.left.emit()


def taken_back(widget: QWidget) -> bool:
    """Whether Ctrl+Z took rows back and has nothing more to do in the text."""
    place = _rows_place(widget)
    return place is not None and place.take_back()


def _rows_place(widget: QWidget) -> RowsPlace | None:
    outer = widget.parentWidget()
    while outer is not None and not isinstance(outer, RowsPlace):
        outer = outer.parentWidget()
    return outer


def commit_typing() -> None:
    """Puts what is still being composed into its input; called before any form is read.

    A choice that was only typed is taken, as if the cursor had gone on; rows being pasted are all
    there.
    """
    finish_all()
    QGuiApplication.inputMethod().commit()
    here = QApplication.focusWidget()
    held = _held(here)
    if here is not None and held:
        # Not every input method answers a commit.
        event = QInputMethodEvent()
        event.setCommitString(held)
        QApplication.sendEvent(here, event)
        QGuiApplication.inputMethod().reset()
    if isinstance(here, LeftBox):
        here.left.emit()


def _held(widget: QWidget | None) -> str:
    if isinstance(widget, QComboBox):
        widget = widget.lineEdit()
    if isinstance(widget, QPlainTextEdit):
        layout = widget.textCursor().block().layout()
        return layout.preeditAreaText() if layout is not None else ""
    return str(widget.property(_HELD) or "") if isinstance(widget, QLineEdit) else ""
