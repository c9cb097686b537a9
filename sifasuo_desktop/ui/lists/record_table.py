"""The table of a list: rows of 40, columns as wide as what stands in them, order by heading."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from sifasuo_desktop.services.reading.list_sort import Order
from sifasuo_desktop.ui import theme
from sifasuo_desktop.ui.lists.cell_delegate import CellDelegate
from sifasuo_desktop.ui.lists.record_model import Column, RecordModel

ROW_HEIGHT = 40
MEASURED = 100
PADDING = 24
PILL_PADDING = 44


class RecordTable(QTableView):
    """``menu_asked`` carries the row and where its menu should stand; Enter opens a row.

    Home and End go to the first and the last row.
    """

    menu_asked = Signal(QModelIndex, QPoint)

    def __init__(self, model: RecordModel, columns: Sequence[Column], look: theme.Theme) -> None:
        super().__init__()
        self._columns = tuple(columns)
        self._look = look
        self._records = model
        self._chosen: frozenset[str] | None = None
        self.setModel(model)
        self.setItemDelegate(CellDelegate(model, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(max(ROW_HEIGHT, look.px(34)))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setStretchLastSection(False)
        self.show_columns(None)

    def show_columns(self, names: Sequence[str] | None) -> None:
        """The columns that were chosen, or with None the usual ones."""
        self._chosen = None if names is None else frozenset(names)
        policy = Qt.ScrollBarPolicy
        wanted = policy.ScrollBarAlwaysOff if names is None else policy.ScrollBarAsNeeded
        self.setHorizontalScrollBarPolicy(wanted)
        self.fit()

    def shown_columns(self) -> list[int]:
        """The places of the columns that are chosen, whether there is room for them or not."""
        chosen = self._chosen
        return [
            place
            for place, column in enumerate(self._columns)
            if (not column.extra if chosen is None else column.name in chosen)
        ]

    def show_order(self, order: Order | None) -> None:
        """Marks the heading the list is ordered by."""
        header = self.horizontalHeader()
        names = [column.order for column in self._columns]
        header.setSortIndicatorShown(order is not None)
        if order is not None and order.column in names:
            way = Qt.SortOrder.DescendingOrder if order.descending else Qt.SortOrder.AscendingOrder
            header.setSortIndicator(names.index(order.column), way)

    def fit(self) -> None:
        """Every column as wide as its words; the room left goes to those that stretch.

        Of the usual columns those that can best be spared are left out where all do not fit.
        """
        shown = self.shown_columns()
        needed = {place: self._needed(place) for place in shown}
        room = self.viewport().width()
        if self._chosen is None:
            for place in sorted(shown, key=self._spare, reverse=True):
                if sum(needed.values()) > room and self._columns[place].spare > 0:
                    del needed[place]
        left = room - sum(needed.values())
        stretching = [place for place in needed if self._columns[place].stretch]
        for place in range(len(self._columns)):
            self.setColumnHidden(place, place not in needed)
        for place, width in needed.items():
            more = left // len(stretching) if place in stretching else 0
            least = self._look.px(80) if self._chosen is None else width
            self.setColumnWidth(place, max(least, width + more) if more else width)

    def top_row(self) -> int:
        """The first row in sight, or -1."""
        return self.rowAt(0)

    def scroll_to(self, row: int) -> None:
        """Makes it the first row in sight, as far as the list goes."""
        self.updateGeometries()
        self.verticalScrollBar().setValue(row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.fit()
        super().resizeEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the row under the mouse, or of the chosen row when a key asked for it."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            index = self.currentIndex()
            place = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
        else:
            index = self.indexAt(self.viewport().mapFromGlobal(event.globalPos()))
            place = event.globalPos()
        if index.isValid():
            self.setCurrentIndex(index)
            self.menu_asked.emit(index, place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
            return
        if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and self._records.rowCount():
            last = self._records.rowCount() - 1
            self.setCurrentIndex(
                self._records.index(0 if event.key() == Qt.Key.Key_Home else last, 0)
            )
            return
        super().keyPressEvent(event)

    def _spare(self, place: int) -> int:
        return self._columns[place].spare

    def _needed(self, place: int) -> int:
        column = self._columns[place]
        if column.stretch:
            return self._look.px(column.width)
        measure = self.fontMetrics().horizontalAdvance
        padding = PILL_PADDING if self._records.lights_in(place) else PADDING
        words = self._records.words_of(place, MEASURED)
        head = measure(column.title) + PADDING + self._look.px(14)
        widest = max((measure(one) + padding for one in words), default=0)
        # A long text is cut at twice the width its column was given, a number never.
        most = 10_000 if column.spare == 0 else self._look.px(column.width) * 2
        return max(head, min(widest, most))
