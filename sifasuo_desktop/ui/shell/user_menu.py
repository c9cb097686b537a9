"""The name of who is signed in; below it the own password, another user, the text size."""

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from sifasuo_desktop.ui.parts.buttons import Button

SIZES = (1.0, 1.15, 1.25, 1.5, 1.75)


class UserMenu(Button):
    """``text_size`` carries the size that was picked."""

    text_size = Signal(float)
    own_password = Signal()
    another_user = Signal()

    def __init__(self, who: str, factor: float) -> None:
        super().__init__(f"{who} ▾")
        self.setProperty("kind", "link")
        self.setAccessibleName(f"{who}，修改密码、换人登录、文字大小")
        self._menu = QMenu(self)
        self._password = self._menu.addAction("修改本人密码…")
        self._another = self._menu.addAction("换人登录…")
        self._menu.addSection("文字大小")
        group = QActionGroup(self)
        for size in SIZES:
            self._menu.addAction(_size_action(size, factor, group))
        self._menu.triggered.connect(self._press)
        self.clicked.connect(self.open)

    def call(self, who: str) -> None:
        """Shows more or less of who it is; a screen reader always hears all."""
        self.setText(f"{who} ▾")

    def open(self) -> None:
        """Shows what there is below the name."""
        self._menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def actions_there(self) -> list[QAction]:
        """The sizes that can be picked."""
        return [one for one in self._menu.actions() if one.isCheckable()]

    def press(self, words: str) -> None:
        """Presses the entry of these words."""
        next(one for one in self._menu.actions() if one.text() == words).trigger()

    def _press(self, action: QAction) -> None:
        if action is self._password:
            self.own_password.emit()
        elif action is self._another:
            self.another_user.emit()
        else:
            self.text_size.emit(float(action.data()))


def _size_action(size: float, factor: float, group: QActionGroup) -> QAction:
    made = QAction(f"文字 {size:.0%}", group)
    made.setData(size)
    made.setCheckable(True)
    made.setChecked(abs(size - factor) < 0.01)
    return made
