"""Buttons: ordinary, primary, link, chip; a forbidden one says why."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from sifasuo_desktop.ui.parts.popups import Key

ESCAPE = "Escape"


class Button(QPushButton):
    """Base of every button: Enter presses it where it has the focus, as the space bar does."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.setAutoDefault(True)


def button(
    text: str, pressed: Callable[[], object] | None = None, *, kind: str = "", keys: str = ""
) -> QPushButton:
    """A button; ``kind`` is ``primary``, ``link``, ``chip`` or empty; ``keys`` is its shortcut.

    The shortcut stands beside the text (``保存登记  Ctrl+S``) and works in the whole window while
    the button is seen; it is no shortcut of Qt's button, which forgets it with every other text.
    ``pressed`` must be a bound method.
    """
    made = Button(f"{text}  {keys}" if keys else text)
    made.setAccessibleName(text)
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    if kind:
        made.setProperty("kind", kind)
        if kind in ("link", "chip"):
            made.setCursor(Qt.CursorShape.PointingHandCursor)
    if keys:
        add_key(made, keys)
    if pressed is not None:
        made.clicked.connect(pressed)
    return made


def add_key(made: QPushButton, keys: str) -> QShortcut:
    """A key that presses a button, as long as the button is seen and not forbidden."""
    made.setToolTip(keys)
    return Key(keys, made, made.click)


def forbid(made: QPushButton, reason: str | None) -> None:
    """Disables a button with its reason as tooltip and description, or enables it with None."""
    made.setEnabled(reason is None)
    made.setToolTip(reason or "")
    made.setAccessibleDescription(reason or "")


def shortcut(
    keys: str, owner: QWidget, pressed: Callable[[], object], *, everywhere: bool = False
) -> QShortcut:
    """A key that works while ``owner`` or something in it has the focus.

    With ``everywhere`` it works in the whole window while ``owner`` is seen, and over an open
    list, which Esc closes instead.
    """
    if everywhere and keys != ESCAPE:
        return Key(keys, owner, pressed)
    made = QShortcut(QKeySequence(keys), owner)
    if not everywhere:
        made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    made.activated.connect(pressed)
    return made
