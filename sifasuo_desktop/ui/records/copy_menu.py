"""复制: what a record says in the order of a platform, in a small window beside that platform."""

from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.services.exchange.platforms import Platform, platforms_for
from sifasuo_desktop.ui.desk import Desk, sentences
from sifasuo_desktop.ui.parts.buttons import Button
from sifasuo_desktop.ui.records.copy_window import CopyWindow, put_away
from sifasuo_desktop.ui.runner import Trouble


class CopyMenu(Button):
    """The platforms for records of a kind; without one there is no menu."""

    def __init__(self, desk: Desk, kind: str) -> None:
        super().__init__("复制 ▾")
        self.setAccessibleName("复制到平台")
        self.setToolTip("按平台的字段次序逐项复制")
        self._desk, self._kind = desk, kind
        self._record = self._about = ""
        self._asked = False
        self._menu = QMenu(self)
        self._menu.triggered.connect(self._press)
        self.clicked.connect(self.open)
        self.hide()

    def show_for(self, record: str, about: str) -> None:
        """The record that is shown, and how it is called; the menu is made with the first."""
        self._record, self._about = record, about
        if not self._asked:
            self._asked = True
            self._desk.read(partial(platforms_for, self._desk.workplace, self._kind), self._fill)

    def open(self) -> None:
        """Shows the platforms below the button."""
        self._menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def _fill(self, result: tuple[Platform, ...] | Refused | Trouble) -> None:
        if not isinstance(result, tuple):
            self._asked = False
            self._desk.say("\n".join(sentences(result)), "red")
            return
        for one in result:
            self._menu.addAction(one.title).setData(one)
        self.setVisible(bool(result))

    def _press(self, action: QAction) -> None:
        platform = action.data()
        if not isinstance(platform, Platform):
            return
        # The words of papers are read with the first that is copied.
        from sifasuo_desktop.services.exchange.copying import copy_lines

        work = partial(copy_lines, self._desk.workplace, platform, self._record)
        self._desk.read(work, partial(self._show, platform, self._about))

    def _show(self, platform: Platform, about: str, result: object) -> None:
        if isinstance(result, Refused | Trouble):
            self._desk.say("\n".join(sentences(result)), "red")
            return
        assert isinstance(result, tuple)
        if not self.isVisible():
            # Locked, or another page, before the answer came.
            return
        put_away(self.window())
        lines = [(one.title, one.words) for one in result]
        CopyWindow(platform.title, about, lines, self.window()).show()
