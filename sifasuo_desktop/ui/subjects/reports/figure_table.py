"""The table of a report: the keys go from number to number, Enter looks behind one."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTableView

from sifasuo_desktop.services.reading.report_view import ReportView
from sifasuo_desktop.ui import theme
from sifasuo_desktop.ui.subjects.reports.figure_model import FigureModel

ROW, HEAD = 34, 34
NAMES, NUMBERS, AMOUNTS = 230, 86, 120
"""Pixels of a column at 14-pixel text: names at the left, numbers of a divided report, others."""
MOST_WIDE, LEAST_NAMES = 5, 190
"""With more columns than these, or less room, the names at the left have a width of their own."""
LEAST_ROWS = 6
"""So many lines are always seen."""


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
        self._crowded = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.setMinimumHeight(look.px(ROW * LEAST_ROWS))
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
        head.setMinimumHeight(px(HEAD * 2 if divided else HEAD))
        for column in range(1, last + 1):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            self.setColumnWidth(column, px(NUMBERS if divided else AMOUNTS))
        self._crowded = divided and last > MOST_WIDE
        self._fit_names()

    def _fit_names(self) -> None:
        """The names take the room that is left; where that is none they keep theirs, and one
        scrolls to the last numbers.
        """
        head, px = self.horizontalHeader(), self._look.px
        if not head.count():
            return
        left = self.viewport().width() - sum(
            self.columnWidth(column) for column in range(1, self.figures.columnCount())
        )
        crowded = self._crowded or left < px(LEAST_NAMES)
        mode = QHeaderView.ResizeMode.Fixed if crowded else QHeaderView.ResizeMode.Stretch
        if head.sectionResizeMode(0) != mode:
            head.setSectionResizeMode(0, mode)
        if crowded:
            self.setColumnWidth(0, px(NAMES if self._crowded else LEAST_NAMES))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_names()

    def _tell(self, index: QModelIndex) -> None:
        spot = self.figures.spot(index)
        if spot is not None:
            self.looked.emit(spot, self.figures.lines[index.row()].words)
