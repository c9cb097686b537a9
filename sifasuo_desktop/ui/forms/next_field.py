"""Enter and Tab lead through a form in the order in which it is read, and what is reached is seen."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QWidget,
)

from sifasuo_desktop.ui.parts.choosing import BOXES
from sifasuo_desktop.ui.parts.fields import Input
from sifasuo_desktop.ui.parts.form_field import FormField
from sifasuo_desktop.ui.parts.shut import is_shut

_INPUTS = (QLineEdit, QPlainTextEdit, QComboBox, QCheckBox, QRadioButton)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SEEN = "enter_goes_on"
_PASSED = "enter_passes"
_MARGIN = 24


def enter_passes(widget: QWidget, passes: bool = True) -> None:
    """Makes Enter pass over an input that is seldom needed or filled in already; Tab does not."""
    widget.setProperty(_PASSED, passes)


class EnterGoesOn(QObject):
    """Makes Enter work in ``form``; call ``renew`` whenever inputs came or went.

    In a long text Enter begins a new line, and Tab goes on. Several boxes to tick are one input: Tab
    and the arrows go from box to box. After the last input the button
    ``last`` gets the focus, and Enter presses it. Whatever gets the focus is scrolled into sight.
    ``going`` before it goes on; ``came`` when a widget of the form got the focus.
    """

    going = Signal()
    came = Signal(QWidget)

    def __init__(self, form: QWidget, last: QPushButton) -> None:
        super().__init__(form)
        self._form = form
        self._last = last
        self._rounds = 0
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.setInterval(0)
        self._look.timeout.connect(self._into_sight)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._moved)

    def renew(self) -> None:
        """Listens to new inputs."""
        for line in self._form.findChildren(QLineEdit):
            if not line.property(_SEEN):
                line.setProperty(_SEEN, True)
                line.returnPressed.connect(self.go_on)
        for kind in (QCheckBox, QRadioButton):
            for box in self._form.findChildren(kind):
                box.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in a box or at a button to tick, which is ticked by the space bar."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() not in _ENTER or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        self.go_on()
        return True

    def go_on(self) -> None:
        """Puts the cursor into the next input that can be filled in."""
        self.going.emit()
        here = QApplication.focusWidget()
        order = [one for one in _focusable(self._form) if isinstance(one, _INPUTS)]
        place = order.index(here) if here in order else len(order)
        boxes = here.parentWidget() if isinstance(here, QCheckBox) else None
        left = boxes if boxes is not None and boxes.property(BOXES) else None
        following = (
            one
            for one in order[place + 1 :]
            if _open(one, self._form) and (left is None or one.parentWidget() is not left)
        )
        put_cursor(next(following, self._last))

    def look(self) -> None:
        """Scrolls to what has the focus, once everything has its place."""
        self._rounds = 2
        self._look.start()

    @Slot(QWidget, QWidget)
    def _moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._form.isAncestorOf(now):
            self.came.emit(now)
            self.look()

    def _into_sight(self) -> None:
        here = QApplication.focusWidget()
        if here is None or not self._form.isAncestorOf(here):
            return
        show_whole(here)
        self._rounds -= 1
        if self._rounds:
            # Rows just added get their place one layout after the other.
            self._look.start()


def put_cursor(widget: QWidget) -> None:
    """Gives the focus; what stands in a line is selected, so that typing replaces it."""
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    line = widget.lineEdit() if isinstance(widget, QComboBox) else widget
    if isinstance(line, QLineEdit):
        line.selectAll()


def show_whole(widget: QWidget) -> None:
    """Scrolls until a widget is seen, with its label and its error line when it is an input."""
    outer: QWidget | None = widget
    shown = widget
    while outer is not None and not isinstance(outer, QScrollArea):
        if isinstance(outer, FormField):
            shown = outer
        outer = outer.parentWidget()
    if outer is not None:
        _scroll_to(outer, shown, widget)


def _scroll_to(area: QScrollArea, shown: QWidget, cursor: QWidget) -> None:
    area.ensureWidgetVisible(shown, 0, _MARGIN)
    if shown.height() > area.viewport().height():
        area.ensureWidgetVisible(cursor, 0, 0)


class Filled(Protocol):
    """Something that holds one input: a field, or a long text without a caption."""

    @property
    def input(self) -> Input:
        """The input."""

    def error(self) -> str:
        """What is said to be wrong with it."""


def first_read(form: QWidget, found: Iterable[Filled]) -> Filled | None:
    """That of ``found`` which a reader of the form comes to first."""
    order = list(_focusable(form))

    def place(one: Filled) -> int:
        widget = one.input.widget
        return next(
            (at for at, here in enumerate(order) if here is widget or widget.isAncestorOf(here)),
            len(order),
        )

    return min(found, key=place, default=None)


def first_input(form: QWidget) -> QWidget | None:
    """The first input that can be filled in."""
    found = (one for one in _focusable(form) if isinstance(one, _INPUTS) and _open(one, form))
    return next(found, None)


def tab_on(form: QWidget, *, forward: bool, around: bool) -> bool:
    """Tab in the order of reading; ``around`` goes from the end to the beginning.

    False when there is nothing further.
    """
    order = [one for one in _focusable(form) if one.isEnabled() and not _away(one, form)]
    here = QApplication.focusWidget()
    if not order:
        return False
    step = 1 if forward else -1
    place = order.index(here) + step if here in order else (0 if forward else len(order) - 1)
    if not around and not 0 <= place < len(order):
        return False
    target = order[place % len(order)]
    put_cursor(target)
    if not forward:
        target.setFocus(Qt.FocusReason.BacktabFocusReason)
    return True


def stays_in(part: QWidget, *, forward: bool) -> bool:
    """Whether Tab or Enter leads from one place in this part of a form to another one in it."""
    order = [one for one in _focusable(part) if one.isEnabled() and not _away(one, part)]
    here = QApplication.focusWidget()
    return here in order and here is not order[-1 if forward else 0]


def tab_out(form: QWidget, *, forward: bool) -> bool:
    """Leaves ``form`` for what follows in its window: Qt would go on to what was made last in it.

    False when nothing else takes the cursor.
    """
    here = QApplication.focusWidget() or form
    widget: QWidget | None = here
    while True:
        assert widget is not None
        widget = widget.nextInFocusChain() if forward else widget.previousInFocusChain()
        if widget is None or widget is here:
            return False
        takes = widget.isEnabled() and widget.isVisibleTo(form.window())
        if takes and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not _part(widget, form):
            break
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    widget.setFocus(reason)
    return True


def _part(widget: QWidget, form: QWidget) -> bool:
    return widget is form or form.isAncestorOf(widget)


def _open(widget: QWidget, form: QWidget) -> bool:
    if isinstance(widget, QLineEdit) and widget.isReadOnly():
        return False
    return widget.isEnabled() and not _away(widget, form) and not widget.property(_PASSED)


def _away(widget: QWidget, form: QWidget) -> bool:
    """Whether a widget was hidden; one just made waits for its first showing and is not away."""
    outer: QWidget | None = widget
    while outer is not None and outer is not form:
        if is_shut(outer):
            return True
        outer = outer.parentWidget()
    return False


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
