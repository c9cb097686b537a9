"""Enter goes on to the next input, in the order in which a form is read."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)

_INPUTS = (QLineEdit, QPlainTextEdit, QComboBox, QCheckBox)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SEEN = "enter_goes_on"
_PASSED = "enter_passes"


def enter_passes(widget: QWidget, passes: bool = True) -> None:
    """Makes Enter pass over an input that is seldom needed or filled in already; Tab does not."""
    widget.setProperty(_PASSED, passes)


class EnterGoesOn(QObject):
    """Makes Enter work in ``form``; call ``renew`` whenever inputs came or went.

    In a long text Enter begins a new line, and Tab goes on. After the last input the button
    ``last`` gets the focus, and Enter presses it.
    """

    def __init__(self, form: QWidget, last: QPushButton) -> None:
        super().__init__(form)
        self._form = form
        self._last = last
        last.installEventFilter(self)

    def renew(self) -> None:
        """Orders the tabs as the form is read and listens to new inputs."""
        widgets = list(_focusable(self._form))
        for before, after in pairwise(widgets):
            QWidget.setTabOrder(before, after)
        for line in self._form.findChildren(QLineEdit):
            if not line.property(_SEEN):
                line.setProperty(_SEEN, True)
                line.returnPressed.connect(self.go_on)
        for box in self._form.findChildren(QCheckBox):
            box.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in a box to tick, which is ticked by the space bar, and on the last button."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() not in _ENTER or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if watched is self._last:
            self._last.click()
        else:
            self.go_on()
        return True

    def go_on(self) -> None:
        """Puts the cursor into the next input that can be filled in."""
        here = QApplication.focusWidget()
        order = [one for one in _focusable(self._form) if isinstance(one, _INPUTS)]
        place = order.index(here) if here in order else len(order)
        following = [one for one in order[place + 1 :] if _open(one, self._form)]
        target = following[0] if following else self._last
        target.setFocus(Qt.FocusReason.TabFocusReason)
        if isinstance(target, QLineEdit):
            target.selectAll()


def first_input(form: QWidget) -> QWidget | None:
    """The first input that can be filled in."""
    found = (one for one in _focusable(form) if isinstance(one, _INPUTS) and _open(one, form))
    return next(found, None)


def _open(widget: QWidget, form: QWidget) -> bool:
    if isinstance(widget, QLineEdit) and widget.isReadOnly():
        return False
    return widget.isEnabled() and widget.isVisibleTo(form) and not widget.property(_PASSED)


def _focusable(widget: QWidget) -> Iterator[QWidget]:
    """The widgets that take the focus, in the order of their layouts."""
    if isinstance(widget, QComboBox | QLineEdit | QPlainTextEdit):
        yield widget
        return
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
    inner = widget.widget() if isinstance(widget, QScrollArea) else None
    if inner is not None:
        yield from _focusable(inner)
        return
    layout = widget.layout()
    if layout is not None:
        yield from _in_layout(layout)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        widget, inner = (item.widget(), item.layout()) if item else (None, None)
        if widget is not None:
            yield from _focusable(widget)
        elif inner is not None:
            yield from _in_layout(inner)
