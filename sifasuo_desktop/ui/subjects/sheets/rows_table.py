"""The rows of a sheet as they would come in: what is new, what is known, what is wrong in which cell."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from sifasuo_desktop.services.exchange.excel.importing import KNOWN, NEW, WRONG, Imported, SeenRow
from sifasuo_desktop.ui.theme import Theme

_WORDS = {NEW: "可以登记", KNOWN: "已有", WRONG: "有误"}
_DONE = "已登记"
_COLOURS = {NEW: QColor("#1E7B4F"), KNOWN: QColor("#6B7280"), WRONG: QColor("#C0392B")}
_BLANK = "（空）"
_FIRST = ("行", "结果")
_WIDEST = 220
_Index = QModelIndex | QPersistentModelIndex


class RowsModel(QAbstractTableModel):
    """One line a row; what is wrong with a cell is told when the pointer rests on it."""

    def __init__(self) -> None:
        super().__init__()
        self._found = Imported()
        self._wrong: dict[tuple[str, int], dict[str, str]] = {}

    def show_found(self, found: Imported) -> None:
        """Shows what an import found."""
        self.beginResetModel()
        self._found = found
        self._wrong = {}
        for error in found.errors:
            self._wrong.setdefault((error.sheet, error.row), {})[error.title] = error.message
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._found.seen)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(_FIRST) + len(self._found.titles)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return (*_FIRST, *self._found.titles)[section]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._found.seen[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(row, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._told(row, index.column())
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == 1:
            return _COLOURS[row.state]
        if role == Qt.ItemDataRole.ForegroundRole and self._message(row, index.column()):
            return _COLOURS[WRONG]
        return None

    def _words(self, row: SeenRow, column: int) -> str:
        if column == 0:
            return str(row.line)
        if column == 1:
            new = _DONE if self._found.batch else _WORDS[NEW]
            return new if row.state == NEW else _WORDS[row.state]
        words = row.words[column - len(_FIRST)].replace("\n", "、")
        return words or (_BLANK if self._message(row, column) else "")

    def _told(self, row: SeenRow, column: int) -> str | None:
        if column == 1 and row.state != NEW:
            return "\n".join(self._wrong.get((row.sheet, row.line), {}).values()) or row.note
        return self._message(row, column)

    def _message(self, row: SeenRow, column: int) -> str | None:
        if row.state != WRONG or column < len(_FIRST):
            return None
        title = self._found.titles[column - len(_FIRST)]
        return self._wrong.get((row.sheet, row.line), {}).get(title)


class RowsTable(QTableView):
    """The table of the rows."""

    def __init__(self, look: Theme) -> None:
        super().__init__()
        self._look = look
        self.rows = RowsModel()
        self.setModel(self.rows)
        self.setAccessibleName("表格里的行")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(look.px(34))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setStretchLastSection(True)

    def show_found(self, found: Imported) -> None:
        """Shows the rows, columns as wide as what stands in the first of them."""
        self.rows.show_found(found)
        self.horizontalHeader().setResizeContentsPrecision(20)
        self.resizeColumnsToContents()
        for column in range(self.rows.columnCount()):
            width = min(self.columnWidth(column) + 16, self._look.px(_WIDEST))
            self.setColumnWidth(column, width)
