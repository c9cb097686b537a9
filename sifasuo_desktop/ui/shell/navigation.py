"""The dark strip at the left: name of the program and the office, pages, shortcuts."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from sifasuo_desktop.ui.page import Page
from sifasuo_desktop.ui.parts.buttons import Button
from sifasuo_desktop.ui.parts.label import label


class Navigation(QFrame):
    """``chosen`` carries the name of a page; Ctrl+1, Ctrl+2 … choose them in their order."""

    chosen = Signal(str)

    def __init__(
        self,
        office: str,
        pages: Iterable[Page],
        help: Callable[[], object],
        shortcuts: Callable[[], object],
        width: int,
    ) -> None:
        super().__init__()
        self.setProperty("part", "navigation")
        self.setFixedWidth(width)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 16, 0, 8)
        column.setSpacing(2)
        head = QVBoxLayout()
        head.setContentsMargins(20, 0, 12, 8)
        head.setSpacing(2)
        head.addWidget(label("司法所工作台", "brand"))
        head.addWidget(label(office, wrap=True))
        column.addLayout(head)
        self._buttons: dict[str, _Entry] = {}
        for place, page in enumerate(pages, 1):
            entry = _Entry(page, place, self.chosen.emit)
            self._buttons[page.name] = entry
            column.addWidget(entry)
        column.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(0)
        for text, name, pressed in (
            ("F1 帮助", "帮助", help),
            ("? 快捷键", "快捷键", shortcuts),
        ):
            foot.addWidget(_foot_button(text, name, pressed))
        foot.addStretch(1)
        column.addLayout(foot)

    def mark(self, name: str) -> None:
        """Marks the entry of the page that is shown."""
        for own, entry in self._buttons.items():
            entry.show_chosen(own == name)


def _foot_button(text: str, name: str, pressed: Callable[[], object]) -> QPushButton:
    made = Button(text)
    made.setProperty("kind", "foot")
    made.setAccessibleName(name)
    made.setStyleSheet("text-align: left")
    made.clicked.connect(pressed)
    return made


class _Entry(Button):
    def __init__(self, page: Page, place: int, choose: Callable[[str], object]) -> None:
        super().__init__(page.title)
        self._name = page.name
        self._choose = choose
        self.setProperty("kind", "navigation")
        self.setAccessibleName(page.title)
        self.setCheckable(True)
        self.setShortcut(QKeySequence(f"Ctrl+{place}"))
        self.setToolTip(f"Ctrl+{place}")
        self.toggled.connect(self._toggled)

    def show_chosen(self, chosen: bool) -> None:
        """Marks the entry without choosing it."""
        self.blockSignals(True)
        self.setChecked(chosen)
        self.blockSignals(False)

    def _toggled(self, checked: bool) -> None:
        # A screen reader toggles where a mouse clicks; both mean: show this page.
        self.show_chosen(True)
        self._choose(self._name)
