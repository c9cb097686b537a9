"""Hands of a test: what a person types, with an input method and without the mouse."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from sifasuo_desktop.ui.parts.choosing import ChoiceInput
from sifasuo_desktop.ui.parts.form_field import FormField


def here() -> QWidget:
    """The widget with the cursor."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


def type_here(text: str) -> None:
    """Types over what stands where the cursor is, as an input method does."""
    type_into(here(), text)


def type_into(widget: QWidget, text: str) -> None:
    """Types over what stands in an input."""
    if isinstance(widget, QComboBox):
        line = widget.lineEdit()
        assert line is not None
        line.selectAll()
        widget = line
    elif isinstance(widget, QLineEdit | QPlainTextEdit):
        widget.selectAll()
    if not text:
        QTest.keyClick(widget, Qt.Key.Key_Delete)
        return
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def enter() -> None:
    """Presses Enter, which an open list of suggestions gets first."""
    QTest.keyClick(QApplication.activePopupWidget() or here(), Qt.Key.Key_Return)


def down() -> None:
    """Presses the arrow down in an open list of suggestions."""
    popup = QApplication.activePopupWidget()
    assert popup is not None
    QTest.keyClick(popup, Qt.Key.Key_Down)


def tab() -> None:
    """Presses Tab."""
    QTest.keyClick(here(), Qt.Key.Key_Tab)


def press(
    window: QWidget,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.ControlModifier,
) -> None:
    """Presses a shortcut, as the window system hands it to the window."""
    handle = window.windowHandle()
    assert handle is not None
    QTest.keyClick(handle, key, modifier)


def fill(field: FormField, text: str) -> None:
    """Puts the cursor into a field and types."""
    widget = field.input.widget
    widget.window().activateWindow()
    field.input.focus()
    type_into(widget, text)
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.hide()
    if isinstance(field.input, ChoiceInput):
        field.input.box.left.emit()


INPUTS = (QLineEdit, QPlainTextEdit, QComboBox)


def names_of_inputs(page: QWidget) -> list[str]:
    """The accessible names of all inputs that can be seen on a page."""
    return [
        one.accessibleName()
        for kind in INPUTS
        for one in page.findChildren(kind)
        if one.isVisibleTo(page) and not isinstance(one.parent(), QComboBox)
    ]
