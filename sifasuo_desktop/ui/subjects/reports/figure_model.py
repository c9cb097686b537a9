"""The table of a report: figures below each other with what they were, or a row each with columns."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont

from sifasuo_desktop.ledgers.figures import all_figures
from sifasuo_desktop.services.paper.report_words import words_of
from sifasuo_desktop.services.reading.report_view import ReportView
from sifasuo_desktop.services.reading.reporting import title_of
from sifasuo_desktop.statistics.report import WHOLE, Columns
from sifasuo_desktop.ui import theme

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Spot:
    """A figure in the table: its key, and the row of the report; None for the whole."""

    key: str
    row: str | None = None


@dataclass(frozen=True)
class Line:
    """One line of the table: words at the left, then numbers; ``heads`` opens a group."""

    words: str
    cells: tuple[str, ...] = ()
    spots: tuple[Spot | None, ...] = ()
    heads: bool = False
    strong: bool = False


class FigureModel(QAbstractTableModel):
    """Filled anew with every report; a cell that can be looked behind has a ``Spot``."""

    def __init__(self, font: QFont) -> None:
        super().__init__()
        self._strong = QFont(font)
        self._strong.setBold(True)
        self._ground = QColor(theme.GROUND)
        self.lines: tuple[Line, ...] = ()
        self.titles: tuple[str, ...] = ("",)

    def show_view(self, view: ReportView, group: str) -> None:
        """Shows a report; of one that is divided the columns of one group."""
        self.beginResetModel()
        if view.result.report.by:
            self.titles, self.lines = _divided(view, group)
        else:
            self.titles, self.lines = _listed(view)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.titles)

    def spot(self, index: Index) -> Spot | None:
        """The figure at a place."""
        if not index.isValid() or index.column() == 0:
            return None
        spots = self.lines[index.row()].spots
        return spots[index.column() - 1] if index.column() <= len(spots) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line, column = self.lines[index.row()], index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            if column == 0:
                return line.words
            return line.cells[column - 1] if column <= len(line.cells) else ""
        if role == Qt.ItemDataRole.TextAlignmentRole and column:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.ToolTipRole:
            spot = self.spot(index)
            return all_figures()[spot.key].why if spot else line.words
        if role == Qt.ItemDataRole.FontRole and line.strong:
            return self._strong
        if role == Qt.ItemDataRole.BackgroundRole and line.heads:
            return self._ground
        return None

    def headerData(
        self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if way == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.titles[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        enabled = Qt.ItemFlag.ItemIsEnabled
        heads = index.isValid() and self.lines[index.row()].heads
        return enabled if heads else enabled | Qt.ItemFlag.ItemIsSelectable


def _listed(view: ReportView) -> tuple[tuple[str, ...], tuple[Line, ...]]:
    result = view.result
    lines: list[Line] = []
    for group in result.report.columns:
        lines.append(Line(group.title, heads=True, strong=True))
        for key in group.figures:
            numbers = (result.totals[key], *(one[key] for one in view.earlier))
            lines.append(
                Line(
                    title_of(all_figures()[key]),
                    tuple(map(words_of, numbers)),
                    (None if result.totals[key] is None else Spot(key), None, None),
                )
            )
    return ("指标", "本期", "上期", "去年同期"), tuple(lines)


def _divided(view: ReportView, group: str) -> tuple[tuple[str, ...], tuple[Line, ...]]:
    result = view.result
    columns = group_of(result.report.columns, group)
    keys = columns.figures
    lines = [
        Line(
            row.title,
            tuple(words_of(row.figures[key]) for key in keys),
            tuple(Spot(key, row.key) for key in keys),
        )
        for row in result.rows
    ]
    whole = tuple(words_of(result.totals[key]) for key in keys)
    lines.append(Line(WHOLE, whole, tuple(Spot(key) for key in keys), strong=True))
    return ("", *(title_of(all_figures()[key]) for key in keys)), tuple(lines)


def group_of(columns: Sequence[Columns], title: str) -> Columns:
    """The group of a title, else the first."""
    return next((one for one in columns if one.title == title), columns[0])
