"""The name of who is signed in, with the text size below it."""

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QPushButton

SIZES = (1.0, 1.15, 1.25, 1.5, 1.75)


class UserMenu(QPushButton):
    """``chosen`` gets the text size that was picked."""

    def __init__(self, who: str, factor: float, chosen: Callable[[float], object]) -> None:
        super().__init__(f"{who} ▾")
        self.setProperty("kind", "link")
        self.setAccessibleName(f"{who}，文字大小")
        self._chosen = chosen
        self._menu = QMenu(self)
        self._menu.addSection("文字大小")
        group = QActionGroup(self)
        for size in SIZES:
            self._menu.addAction(_size_action(size, factor, group))
        self._menu.triggered.connect(self._press)
        self.clicked.connect(self.open)

    def open(self) -> None:
        """Shows the sizes below the name."""
        self._menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def actions_there(self) -> list[QAction]:
        """The sizes that can be picked."""
        return [one for one in self._menu.actions() if one.isCheckable()]

    def _press(self, action: QAction) -> None:
        self._chosen(float(action.data()))


def _size_action(size: float, factor: float, group: QActionGroup) -> QAction:
    made = QAction(f"文字 {size:.0%}", group)
    made.setData(size)
    made.setCheckable(True)
    made.setChecked(abs(size - factor) < 0.01)
    return made
