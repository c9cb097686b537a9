"""Things made bit by bit that are whole before the next key: a paste, and what takes it back."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from sifasuo_desktop.ui.parts.bit_by_bit import BitByBit

PRESSED = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.ShortcutOverride,
        QEvent.Type.Shortcut,
        QEvent.Type.InputMethod,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonDblClick,
    }
)
"""What a person does that may ask for the whole: typing, saving, clicking."""


class BeforeKeys(BitByBit):
    """Makes parts bit by bit; whatever is pressed meanwhile finds all of them made."""

    def make(self, parts: Iterator[object], first: int, then: Callable[[], object]) -> None:
        super().make(parts, first, then)
        application = QApplication.instance()
        if self.under_way() and application is not None:
            application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in PRESSED or self._closes(watched, event):
            self.finish()
        return super().eventFilter(watched, event)

    def _closes(self, watched: QObject, event: QEvent) -> bool:
        """Whether the window with these parts is closed; a menu that closes asks for nothing."""
        parent = self.parent()
        closing = event.type() == QEvent.Type.Close
        return closing and isinstance(parent, QWidget) and watched is parent.window()

    def _next(self) -> bool:
        going_on = super()._next()
        application = QApplication.instance()
        if not going_on and application is not None:
            application.removeEventFilter(self)
        return going_on
