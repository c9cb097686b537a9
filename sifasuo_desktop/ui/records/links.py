"""Links from page to page: to a record by its name, to a page or a list by a word."""

from abc import abstractmethod
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from sifasuo_desktop.services.reading.listing import Of
from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.parts.buttons import Button

PRESSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class RecordLink(QLabel):
    """The name of a record, as long as it may be, in several lines if need be; opens its page.

    It is underlined while it has the focus; then Enter opens the page as a click does.
    """

    def __init__(self, desk: Desk, kind: str, record: str, words: str) -> None:
        super().__init__()
        self._desk = desk
        self._kind = kind
        self._record = record
        self._words = words
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.LinksAccessibleByMouse)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(words)
        self._say(underlined=False)
        self.linkActivated.connect(self.press)

    def press(self) -> None:
        """Opens the record."""
        self._desk.show_record(self._kind, self._record)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in PRESSING:
            self.press()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._say(underlined=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._say(underlined=False)

    def _say(self, *, underlined: bool) -> None:
        line = "underline" if underlined else "none"
        self.setText(f'<a href="#" style="text-decoration:{line}">{escape(self._words)}</a>')


class _Link(Button):
    def __init__(self, desk: Desk, words: str, about: str = "") -> None:
        super().__init__(words)
        self._desk = desk
        self.setAccessibleName(f"{words}：{about}" if about else words)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setProperty("kind", "link")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._press)

    @abstractmethod
    def _press(self) -> None:
        """Opens what it leads to."""


class PageLink(_Link):
    """Opens a page."""

    def __init__(self, desk: Desk, words: str, page: str) -> None:
        self._page = page
        super().__init__(desk, words)

    def _press(self) -> None:
        self._desk.go(self._page)


class ListLink(_Link):
    """Opens the list of a kind, or with ``of`` the part of it that names a record."""

    def __init__(self, desk: Desk, words: str, kind: str, about: str, of: Of | None = None) -> None:
        self._kind, self._of = kind, of
        super().__init__(desk, words, about)

    def _press(self) -> None:
        self._desk.show_list(self._kind, of=self._of)
