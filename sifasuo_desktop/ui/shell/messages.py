"""What the frame says: trouble above the page, confirmations over its foot, where nothing moves."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from sifasuo_desktop.ui.parts.message_bar import MessageBar

CONFIRMATION_MS = 8000
MARGIN = 20
WIDEST = 560


class Messages(QObject):
    """A message belongs to the page it was given on.

    ``bar`` stands above the page and stays; ``strip`` lies over the foot of the page, so that the
    page does not move under the mouse, and goes by itself.
    """

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self.bar = MessageBar()
        self.strip = MessageBar(over)
        self._left = 0
        self._fade = QTimer(self)
        self._fade.setSingleShot(True)
        self._fade.setInterval(CONFIRMATION_MS)
        self._fade.timeout.connect(self.strip.clear)
        self._new = QTimer(self)
        self._new.setSingleShot(True)
        self._new.setInterval(0)

    @property
    def text(self) -> str:
        """What is said now; empty when nothing is."""
        return self.bar.text or self.strip.text

    def say(self, text: str, light: str) -> None:
        """Says something in red, yellow or green; what was said before goes."""
        self.clear()
        self._new.start()
        if light == "green":
            self.strip.confirm(text)
            self._fade.start()
            self.place(self._left)
        elif light == "yellow":
            self.bar.warn(text)
        else:
            self.bar.refuse(text)

    def clear(self) -> None:
        """Says nothing more."""
        self._fade.stop()
        self.bar.clear()
        self.strip.clear()

    def leave_page(self) -> None:
        """Another page comes: only what was said on the way to it goes along."""
        if not self._new.isActive():
            self.clear()

    def outlive(self) -> None:
        """Something was done: what was refused or warned of before it is not true any more."""
        if not self._new.isActive():
            self.bar.clear()

    def place(self, left: int) -> None:
        """Lays the strip over the lower left of the page that begins at ``left``."""
        self._left = left
        width = min(WIDEST, self._over.width() - left - 2 * MARGIN)
        height = max(self.strip.heightForWidth(width), self.strip.minimumSizeHint().height())
        self.strip.setGeometry(left + MARGIN, self._over.height() - height - MARGIN, width, height)
        self.strip.raise_()
