"""The rows of a list as a table model; more are fetched in the store's lane, never in ``data``."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from sifasuo_desktop.domain.deadlines.engine import Obligation
from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.services.reading.listing import Asked, Listed, list_page
from sifasuo_desktop.ui.desk import Desk, sentences
from sifasuo_desktop.ui.runner import Trouble

Index = QModelIndex | QPersistentModelIndex
LIGHT_ROLE = int(Qt.ItemDataRole.UserRole) + 1
Cell = Callable[[Mapping[str, Any], Obligation | None], tuple[str, str]]


@dataclass(frozen=True)
class Column:
    """A column: its title, its width at text size 1, and (words, light) of a cell.

    A cell with a light is drawn as a pill. ``stretch`` columns share what is left. Where all do
    not fit, columns are left out, the highest ``spare`` first; 0 stays always. ``name`` is the
    declared field or what ``can_sort`` knows; ``sort`` another one it is ordered by. An ``extra``
    column is shown only to whoever chose it.
    """

    title: str
    width: int
    cell: Cell
    stretch: bool = False
    spare: int = 0
    name: str = ""
    sort: str = ""
    extra: bool = False

    @property
    def order(self) -> str:
        """The name of what the list is ordered by when this column's heading is pressed."""
        return self.sort or self.name


class RecordModel(QAbstractTableModel):
    """``loaded`` after every page that came home."""

    loaded = Signal()

    def __init__(self, desk: Desk, kind: str, columns: Sequence[Column]) -> None:
        super().__init__()
        self._desk = desk
        self._columns = tuple(columns)
        self._items: list[dict[str, Any]] = []
        self._cells: list[tuple[tuple[str, str], ...]] = []
        self._next: str | None = None
        self._asked = 0
        self._fetching = False
        self.asked = Asked(kind)
        self.due: Mapping[str, Obligation] = {}
        self.total = 0

    def load(self, asked: Asked) -> None:
        """Reads the first page of another selection, or the same again."""
        self.asked = asked
        self._asked += 1
        self._fetching = True
        work = partial(list_page, self._desk.workplace, asked)
        self._desk.read(work, partial(self._first_page, self._asked), instead=(id(self), "first"))

    def item(self, row: int) -> dict[str, Any]:
        """The plain values of a row."""
        return self._items[row]

    def row_of(self, identity: str) -> int:
        """The row of a record, or -1."""
        return next((i for i, item in enumerate(self._items) if item["id"] == identity), -1)

    def words_of(self, column: int, most: int) -> Sequence[str]:
        """The words of a column in the first rows."""
        return [row[column][0] for row in self._cells[:most]]

    def lights_in(self, column: int) -> bool:
        """Whether a column is drawn as pills."""
        return bool(self._cells) and bool(self._cells[0][column][1])

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._items)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        words, light = self._cells[index.row()][index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return words
        if role == LIGHT_ROLE:
            return light
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

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._next is not None and not self._fetching

    def fetchMore(self, parent: Index) -> None:
        if not self.canFetchMore(parent):
            return
        self._fetching = True
        work = partial(list_page, self._desk.workplace, self.asked, self._next, self.due)
        self._desk.read(work, partial(self._next_page, self._asked))

    def _first_page(self, asked: int, result: Listed | Refused | Trouble) -> None:
        if asked != self._asked:
            return
        self._fetching = False
        if not isinstance(result, Listed):
            self._desk.say("\n".join(sentences(result)), "red")
            return
        self.beginResetModel()
        self.due = result.due
        self._items = list(result.items)
        self._cells = [self._row(item) for item in self._items]
        self._next = result.next
        self.total = result.total
        self.endResetModel()
        self.loaded.emit()

    def _next_page(self, asked: int, result: Listed | Refused | Trouble) -> None:
        if asked != self._asked:
            return
        self._fetching = False
        if not isinstance(result, Listed):
            self._next = None
            return
        first = len(self._items)
        self.beginInsertRows(QModelIndex(), first, first + len(result.items) - 1)
        self._items.extend(result.items)
        self._cells.extend(self._row(item) for item in result.items)
        self._next = result.next
        self.endInsertRows()
        self.loaded.emit()

    def _row(self, item: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
        due = self.due.get(str(item["id"]))
        return tuple(column.cell(item, due) for column in self._columns)
