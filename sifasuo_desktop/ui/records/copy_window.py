"""A small window that stays above a platform's: Enter copies a line and goes on to the next."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from sifasuo_desktop.ui import theme
from sifasuo_desktop.ui.parts.buttons import button
from sifasuo_desktop.ui.parts.label import label

KEYS = "↑ ↓ 选择    Enter 复制这一项并到下一项    Ctrl+A 全部复制    Esc 关闭"
COPY = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
NOTHING = "（没有填）"
WIDTH, HEIGHT = 460, 560


class CopyWindow(QDialog):
    """The lines of one record for one platform; ``about`` says which record. Closed it is gone."""

    def __init__(
        self, title: str, about: str, lines: Sequence[tuple[str, str]], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"{about} — 复制到：{title}")
        self.setAccessibleName(f"复制到{title}")
        self.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint)
        self.resize(WIDTH, HEIGHT)
        self._lines = tuple(lines)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP, theme.GAP, theme.GAP, theme.GAP)
        column.addWidget(label(title, "title"))
        column.addWidget(label(about, "secondary", wrap=True))
        self.table = _Lines(self._lines, self.copy)
        column.addWidget(self.table, 1)
        self.said = label("", "secondary", wrap=True)
        column.addWidget(self.said)
        column.addWidget(button("全部复制", self.copy_all, kind="primary", keys="Ctrl+A"))
        column.addWidget(label(KEYS, "secondary", wrap=True))
        self.table.setFocus()

    def copy(self, place: int) -> None:
        """The words of a line are in the clipboard; the cursor is on the next."""
        title, words = self._lines[place]
        if words:
            QGuiApplication.clipboard().setText(words)
            self.said.setText(f"已复制：{title}")
        else:
            self.said.setText(f"“{title}”{NOTHING}，没有复制。")
        self.table.setCurrentCell(min(place + 1, len(self._lines) - 1), 0)

    def copy_all(self) -> None:
        """All lines that say something, one below the other."""
        told = [f"{title}：{words}" for title, words in self._lines if words]
        QGuiApplication.clipboard().setText("\n".join(told))
        self.said.setText(f"已复制 {len(told)} 项。")


def put_away(window: QWidget) -> None:
    """Closes what stands beside a window: it shows numbers in full to whoever sits there next."""
    for one in window.findChildren(CopyWindow):
        one.close()


class _Lines(QTableWidget):
    """Title and words; a key or two clicks copy."""

    def __init__(self, lines: Sequence[tuple[str, str]], copy: Callable[[int], None]) -> None:
        super().__init__(len(lines), 2)
        self._copy = copy
        self.setAccessibleName("要复制的各项")
        self.setHorizontalHeaderLabels(["平台字段", "内容"])
        self.verticalHeader().hide()
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setWordWrap(True)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for place, (title, words) in enumerate(lines):
            self.setItem(place, 0, QTableWidgetItem(title))
            item = QTableWidgetItem(words or NOTHING)
            item.setToolTip(words)
            self.setItem(place, 1, item)
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setStretchLastSection(True)
        self.cellDoubleClicked.connect(self._pressed)
        if lines:
            self.setCurrentCell(0, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        asked = event.key() in COPY or event.matches(QKeySequence.StandardKey.Copy)
        if asked and self.currentRow() >= 0:
            self._copy(self.currentRow())
            return
        super().keyPressEvent(event)

    def _pressed(self, row: int, _column: int) -> None:
        self._copy(row)
