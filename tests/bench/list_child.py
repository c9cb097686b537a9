"""Run in a process of its own: ``ours|all STORE JUMPS`` opens the list of disputes and jumps in it,
in the window or in a bare table of Qt over all rows; prints the costs and the memory as JSON.
"""

import json
import random
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEventLoop,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtWidgets import QApplication, QTableView

from sifasuo_desktop.store.schema.own import RECORDS
from sifasuo_desktop.ui.lists.list_page import ListPage
from tests.bench import memory
from tests.bench.grown import open_grown
from tests.bench.seat import Deed, Seat
from tests.bench.table import Cost

LIST = "disputes"
Index = QModelIndex | QPersistentModelIndex


class Clock:
    """From a deed to what is painted."""

    def __init__(self) -> None:
        self._start = self._begun = 0.0

    def begin(self) -> None:
        self._start, self._begun = time.perf_counter(), time.process_time()

    def told(self) -> Cost:
        wall, cpu = time.perf_counter() - self._start, time.process_time() - self._begun
        return Cost(wall * 1000, cpu * 1000)


def rows_to_jump_to(total: int, count: int) -> list[int]:
    """The same in both."""
    source = random.Random(17)
    return [source.randrange(100, total - 100) for _ in range(count)]


class Ours:
    """The list page of the window."""

    def __init__(self, seat: Seat, jumps: int) -> None:
        self._seat, self._jumps = seat, jumps
        self._clock = Clock()
        self.told: dict[str, Any] = {}

    def deeds(self) -> Iterator[Deed]:
        """Opens the list, opens it again after an act, jumps."""
        yield None
        before = memory.begin()
        self._open()
        page = self._page()
        self.told["open"] = self._until(lambda: page.model.total > 0)
        self._seat.frame.go("workbench")
        yield None
        self._seat.workplace.note("print", None, "清单")
        self._open()
        self.told["again"] = self._until(lambda: bool(page.model.item(0)))
        total = page.model.total
        rows = rows_to_jump_to(total, self._jumps)
        self.told["jumps"] = [self._jump(page, row) for row in rows]
        ends = []
        for row in rows[:5]:
            self._jump(page, row)
            page.model.load(page.model.asked)
            yield None
            ends.append(self._jump(page, total - 1))
        self.told["ends"] = ends
        self.told["memory"] = memory.highest() - before

    def _open(self) -> None:
        self._clock.begin()
        self._seat.frame.go(LIST)

    def _page(self) -> ListPage:
        page = self._seat.frame.page()
        assert isinstance(page, ListPage)
        return page

    def _jump(self, page: ListPage, row: int) -> Cost:
        self._clock.begin()
        page.table.scrollTo(page.model.index(row, 0))
        page.table.viewport().grab()
        return self._until(lambda: bool(page.model.item(row)))

    def _until(self, ready: Callable[[], bool]) -> Cost:
        application = self._seat.application
        while not ready():
            application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        self._page().table.viewport().grab()
        return self._clock.told()


class Rows(QAbstractTableModel):
    """All rows, as the driver gave them."""

    def __init__(self, rows: list[tuple[Any, ...]]) -> None:
        super().__init__()
        self._rows = rows

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows[0])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        value = self._rows[index.row()][index.column()]
        return "" if value is None else str(value)


def everything(store: Path, jumps: int) -> dict[str, Any]:
    """The columns the list shows of all rows, in a table of Qt."""
    application = QApplication(sys.argv[:1])
    workplace = open_grown(store)
    with workplace.store.reading() as reader:
        driver: Any = reader.driver
    clock, before = Clock(), memory.begin()
    clock.begin()
    query = f"SELECT * FROM {RECORDS['dispute'].name} ORDER BY rowid DESC"
    model = Rows(driver.execute(query).fetchall())
    view = QTableView()
    view.setModel(model)
    view.resize(1100, 600)
    view.show()
    application.processEvents()
    view.viewport().grab()
    told: dict[str, Any] = {"open": clock.told()}

    def jump(row: int) -> Cost:
        clock.begin()
        view.scrollTo(model.index(row, 0))
        application.processEvents()
        view.viewport().grab()
        return clock.told()

    rows = rows_to_jump_to(model.rowCount(), jumps)
    told["jumps"] = [jump(row) for row in rows]
    told["ends"] = [(jump(row), jump(model.rowCount() - 1))[1] for row in rows[:5]]
    told["memory"] = memory.highest() - before
    workplace.close()
    return told


def main() -> int:
    way, store, jumps = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    if way == "all":
        print(json.dumps(everything(store, jumps)))
        return 0
    seat = Seat(store)
    ours = Ours(seat, jumps)
    seat.work(ours.deeds())
    print(json.dumps(ours.told))
    return 0


if __name__ == "__main__":
    sys.exit(main())
