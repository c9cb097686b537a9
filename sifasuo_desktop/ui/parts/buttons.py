"""Buttons: ordinary, primary, link, chip; a forbidden one says why."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QPushButton, QSizePolicy, QWidget


def button(
    text: str, pressed: Callable[[], object] | None = None, *, kind: str = "", keys: str = ""
) -> QPushButton:
    """A button; ``kind`` is ``primary``, ``link``, ``chip`` or empty; ``keys`` is its shortcut.

    The shortcut stands beside the text (``保存登记  Ctrl+S``) and works on the whole page.
    ``pressed`` must be a bound method.
    """
    made = QPushButton(f"{text}  {keys}" if keys else text)
    made.setAccessibleName(text)
    made.setAutoDefault(False)
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    if kind:
        made.setProperty("kind", kind)
        if kind in ("link", "chip"):
            made.setCursor(Qt.CursorShape.PointingHandCursor)
    if keys:
        made.setShortcut(QKeySequence(keys))
        made.setToolTip(keys)
    if pressed is not None:
        made.clicked.connect(pressed)
    return made


def forbid(made: QPushButton, reason: str | None) -> None:
    """Disables a button with its reason as tooltip and description, or enables it with None."""
    made.setEnabled(reason is None)
    made.setToolTip(reason or "")
    made.setAccessibleDescription(reason or "")


def popup_closed() -> bool:
    """Whether Esc was meant for an open list, which is closed by this; ask it before leaving."""
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.hide()
    return popup is not None


def shortcut(keys: str, owner: QWidget, pressed: Callable[[], object]) -> QShortcut:
    """A key that works while ``owner`` or something in it has the focus."""
    made = QShortcut(QKeySequence(keys), owner)
    made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    made.activated.connect(pressed)
    return made
