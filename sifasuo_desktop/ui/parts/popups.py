"""Lists, menus and calendars that lie open over a page, and the keys that are answered over them."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QCursor, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QComboBox, QWidget


def popup_closed() -> bool:
    """Whether Esc was meant for an open list, which is closed by this; ask it before leaving."""
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.hide()
    return popup is not None


def settle_popups() -> None:
    """Closes whatever lies open; the entry that keys have reached in a list is chosen."""
    while (popup := QApplication.activePopupWidget()) is not None:
        box = popup.parentWidget()
        if isinstance(box, QComboBox) and box.view().isVisible():
            _choose(box)
        popup.hide()


def _choose(box: QComboBox) -> None:
    view = box.view()
    index = view.currentIndex()
    # What only lies below the mouse was not chosen by anybody.
    pointed = view.indexAt(view.viewport().mapFromGlobal(QCursor.pos()))
    box.hidePopup()
    if index.isValid() and index != pointed and index.row() != box.currentIndex():
        box.setCurrentIndex(index.row())
        box.activated.emit(index.row())


class Key(QShortcut):
    """A key that works in the whole window while ``owner`` is seen, also over an open list.

    Qt answers no other keys while a popup is open: the list would only swallow them.
    """

    def __init__(self, keys: str, owner: QWidget, pressed: Callable[[], object]) -> None:
        super().__init__(QKeySequence(keys), owner)
        self._owner = owner
        self._pressed = pressed
        self.setContext(Qt.ShortcutContext.ApplicationShortcut)
        self.activated.connect(self._press)

    def _press(self) -> None:
        settle_popups()
        if not self._beside():
            self._pressed()

    def _beside(self) -> bool:
        """Whether another window (the manual) has the keys; a list that closed may seem to."""
        active = QApplication.activeWindow()
        if active is None or active is self._owner.window():
            return False
        return active.isVisible() and active.windowType() != Qt.WindowType.Popup
