"""常用语 F4: a menu of sentences that are put where the cursor is."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from sifasuo_desktop.services.reading.phrases import phrases
from sifasuo_desktop.ui.parts.buttons import Button, shortcut


class PhraseButton(Button):
    """A link that opens the menu; F4 does the same while the cursor is in ``owner``.

    ``about`` tells several of them apart for screen readers.
    """

    def __init__(
        self, place: str, insert: Callable[[str], None], owner: QWidget, *, about: str = ""
    ) -> None:
        super().__init__("常用语 F4")
        self.setProperty("kind", "link")
        self.setAccessibleName(f"{about}常用语")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._insert = insert
        self._menu = QMenu(self)
        for sentence in phrases(place):
            self._menu.addAction(sentence)
        self._menu.triggered.connect(self._chosen)
        self.clicked.connect(self.open)
        shortcut("F4", owner, self.open)

    def open(self) -> None:
        """Shows the sentences below the button."""
        self._menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def _chosen(self, action: QAction) -> None:
        self._insert(action.text())
