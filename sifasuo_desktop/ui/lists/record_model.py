"""The rows of a list as a table model; more are fetched in the store's lane, never in ``data``."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from sifasuo_desktop.domain.deadlines.engine import Obligation
from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.services.reading.list_again import ListedAgain, list_again
from sifasuo_desktop.services.reading.listing import PAGE_SIZE, Asked, Listed, list_page
from sifasuo_desktop.ui.desk import Desk, sentences
from sifasuo_desktop.ui.runner import Trouble

Index = QModelIndex | QPersistentModelIndex
Cell = Callable[[Mapping[str, Any], Obligation | None], tuple[str, str]]


@dataclass(frozen=True)
class Column:
    """A column: its title, its width at text size 1, and (words, light) of a cell.

    A cell with a light is drawn as a pill in a column of ``pills``. ``stretch`` columns share what
    is left. Where all do not fit, columns are left out, the highest ``spare`` first; 0 stays
    always. ``name`` is the declared field or what ``can_sort`` knows; ``sort`` another one it is
    ordered by. An ``extra`` column is shown only to whoever chose it.
    """

    title: str
    width: int
    cell: Cell
    stretch: bool = False
    spare: int = 0
    name: str = ""
    sort: str = ""
    extra: bool = False
    pills: bool = False

    @property
    def order(self) -> str:
        """The name of what the list is ordered by when this column's heading is pressed."""
        return self.sort or self.name


class RecordModel(QAbstractTableModel):
    """All rows of a list; those looked at are read, page by page, wherever they stand.

    ``loaded`` after every first page that came home; ``again`` says that it is of the selection
    that was shown before.
    """

    loaded = Signal()

    def __init__(self, desk: Desk, kind: str, columns: Sequence[Column]) -> None:
        super().__init__()
        self._desk = desk
        self._columns = tuple(columns)
        self._items: dict[int, dict[str, Any]] = {}
        self._cells: dict[int, tuple[tuple[str, str], ...]] = {}
        self._asked = 0
        self._reading: int | None = None
        self._wanted: int | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._read_wanted)
        self.asked = Asked(kind)
        self._shown: Asked | None = None
        self.again = False
        self.due: Mapping[str, Obligation] = {}
        self.total = 0

    def load(self, asked: Asked, rows: Sequence[int] = ()) -> None:
        """Reads the first page of another selection, or the same again where it is looked at."""
        self.asked = asked
        self._asked += 1
        self._reading = self._wanted = None
        places = rows if asked == self._shown else ()
        work = partial(list_again, self._desk.workplace, asked, places)
        then = partial(self._first_page, self._asked)
        self._desk.read(work, then, instead=(id(self), "first"))

    def item(self, row: int) -> dict[str, Any]:
        """The plain values of a row; nothing as long as it is not read."""
        return self._items.get(row, {})

    def row_of(self, identity: str) -> int:
        """The row of a record, or -1 where none was read."""
        return next((row for row, item in self._items.items() if item["id"] == identity), -1)

    def words_of(self, column: int, most: int) -> Sequence[str]:
        """The words of a column in some of the rows that were read."""
        return [cells[column][0] for cells in islice(self._cells.values(), most)]

    def lights_in(self, column: int) -> bool:
        """Whether a column is drawn as pills."""
        return 0 in self._cells and bool(self._cells[0][column][1])

    def cell(self, index: Index) -> tuple[str, str]:
        """The words of a cell, and its light where it is drawn as a pill."""
        row, column = index.row(), index.column()
        cells = self._cells.get(row)
        if cells is None:
            self._want(row // PAGE_SIZE)
            return "", ""
        words, light = cells[column]
        return words, light if self._columns[column].pills else ""

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self.total

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        cells = self._cells.get(index.row())
        if cells is None:
            if role == Qt.ItemDataRole.DisplayRole:
                self._want(index.row() // PAGE_SIZE)
            return None
        words, _ = cells[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return words
        if role == Qt.ItemDataRole.ToolTipRole and len(words) > 12:
            return words
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def _want(self, page: int) -> None:
        """Of several pages looked at the last is read next: what was scrolled past is not."""
        if page != self._reading:
            self._wanted = page
            self._soon.start()

    def _read_wanted(self) -> None:
        if self._wanted is None or self._reading is not None:
            return
        self._reading, self._wanted = self._wanted, None
        place = self._reading * PAGE_SIZE
        work = partial(list_page, self._desk.workplace, self.asked, due=self.due, offset=place)
        self._desk.read(work, partial(self._further_page, self._asked, place))

    def _first_page(self, asked: int, result: ListedAgain | Refused | Trouble) -> None:
        if asked != self._asked:
            return
        if not isinstance(result, ListedAgain):
            self._desk.say("\n".join(sentences(result)), "red")
            return
        self.again, self._shown = self.asked == self._shown, self.asked
        self.due = result.first.due
        read = ((0, result.first.items), *result.further)
        items = {row: item for place, page in read for row, item in enumerate(page, place)}
        cells = {row: self._row(item) for row, item in items.items()}
        same = self.total == result.first.total and self._cells == cells
        if self.again and same and _ids(self._items) == _ids(items):
            self._items = items  # Nothing is to be drawn anew.
        else:
            self.beginResetModel()
            self._items, self._cells, self.total = items, cells, result.first.total
            self.endResetModel()
        self.loaded.emit()

    def _further_page(self, asked: int, place: int, result: Listed | Refused | Trouble) -> None:
        if asked != self._asked:
            return
        self._reading = None
        if isinstance(result, Listed) and result.items:
            self._take(place, result.items)
            last = self.index(place + len(result.items) - 1, len(self._columns) - 1)
            self.dataChanged.emit(self.index(place, 0), last)
        if self._wanted is not None:
            self._soon.start()

    def _take(self, place: int, items: Sequence[dict[str, Any]]) -> None:
        for row, item in enumerate(items, place):
            self._items[row] = item
            self._cells[row] = self._row(item)

    def _row(self, item: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
        due = self.due.get(str(item["id"]))
        return tuple(column.cell(item, due) for column in self._columns)


def _ids(items: Mapping[int, Mapping[str, Any]]) -> dict[int, Any]:
    return {row: item["id"] for row, item in items.items()}
