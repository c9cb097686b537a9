"""The table of a report: the keys go from number to number, Enter looks behind one."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from sifasuo_desktop.services.reading.report_view import ReportView
from sifasuo_desktop.ui import theme
from sifasuo_desktop.ui.subjects.reports.figure_model import FigureModel

ROW, HEAD = 34, 34
NAMES, NUMBERS, AMOUNTS = 230, 86, 120
"""Pixels of a column at 14-pixel text: names at the left, numbers of a divided report, others."""
MOST_WIDE = 5
"""With more columns than these the names at the left have a width of their own."""


class FigureTable(QTableView):
    """``looked`` carries the figure somebody wants to look behind, and the words of its line."""

    looked = Signal(object, str)

    def __init__(self, look: theme.Theme) -> None:
        super().__init__()
        self._look = look
        self.figures = FigureModel(self.font())
        self.setAccessibleName("报表")
        self.setModel(self.figures)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(look.px(ROW))
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        middle = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
        head.setDefaultAlignment(Qt.AlignmentFlag(middle))
        self.clicked.connect(self._tell)

    def show_view(self, view: ReportView, group: str) -> None:
        """Shows a report; of one that is divided the columns of one group."""
        self.figures.show_view(view, group)
        self.clearSpans()
        for place, line in enumerate(self.figures.lines):
            if line.heads:
                self.setSpan(place, 0, 1, self.figures.columnCount())
        self._fit(divided=bool(view.result.report.by))
        lines = enumerate(self.figures.lines)
        first = next((at for at, line in lines if line.spots), None)
        if first is not None:
            self.setCurrentIndex(self.figures.index(first, 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._tell(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _fit(self, *, divided: bool) -> None:
        """Of a report that is divided every column has room for an amount, its title on two lines."""
        head, px = self.horizontalHeader(), self._look.px
        last = self.figures.columnCount() - 1
        crowded = divided and last > MOST_WIDE
        head.setMinimumHeight(px(HEAD * 2 if divided else HEAD))
        fixed = QHeaderView.ResizeMode.Fixed
        head.setSectionResizeMode(0, fixed if crowded else QHeaderView.ResizeMode.Stretch)
        if crowded:
            self.setColumnWidth(0, px(NAMES))
        for column in range(1, last + 1):
            head.setSectionResizeMode(column, fixed)
            self.setColumnWidth(column, px(NUMBERS if divided else AMOUNTS))

    def _tell(self, index: QModelIndex) -> None:
        spot = self.figures.spot(index)
        if spot is not None:
            self.looked.emit(spot, self.figures.lines[index.row()].words)
