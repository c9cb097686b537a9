"""The menu of a row: open it, do what is lawful now, copy its number."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPoint
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.services.reading.showing import acts_of, case_of
from sifasuo_desktop.ui.lists.record_model import RecordModel
from sifasuo_desktop.ui.page import PageWidget, Target
from sifasuo_desktop.ui.parts.act_ranks import Act, lawful
from sifasuo_desktop.ui.runner import Trouble

MOST_ACTS = 12


class RowMenu(QMenu):
    """``do`` gets the verb of an act, or an empty one to open the record."""

    def __init__(
        self,
        owner: QWidget,
        number: str,
        acts: Sequence[Act],
        do: Callable[[str], None],
    ) -> None:
        super().__init__(owner)
        self._number = number
        self.addAction("打开").setData(partial(do, ""))
        self.addSeparator()
        shown = acts if len(acts) <= MOST_ACTS else (*acts[: MOST_ACTS - 1], acts[-1])
        for act in shown:
            self.addAction(str(act["title"])).setData(partial(do, str(act["verb"])))
        if shown:
            self.addSeparator()
        self.addAction(f"复制编号  {number}").setData(self._copy)
        self.triggered.connect(self._press)
        self.aboutToHide.connect(self.deleteLater)

    def show_at(self, place: QPoint) -> None:
        """Opens the menu with its first entry chosen, for the keyboard."""
        self.popup(place)
        self.setActiveAction(self.actions()[0])

    def _press(self, action: QAction) -> None:
        action.data()()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._number)


class RowMenus(QObject):
    """Reads what is lawful for a row, then shows its menu; ``shown`` is the one that is open."""

    def __init__(
        self, page: PageWidget, model: RecordModel, kind: str, opens: str, order: Sequence[str]
    ) -> None:
        super().__init__(page)
        self._page = page
        self._model = model
        self._kind = kind
        self._opens = opens
        self._order = order
        self.shown: RowMenu | None = None

    def ask(self, index: QModelIndex, place: QPoint) -> None:
        """The menu of a row, at a place of the screen."""
        item = self._model.item(index.row())
        if not item:
            return
        work = partial(self._acts, str(item["id"]))
        self._page.desk.read(work, partial(self._show, item, place))

    def _acts(self, record: str) -> list[dict[str, Any]]:
        workplace = self._page.desk.workplace
        return acts_of(workplace, case_of(workplace, self._kind, record))

    def _show(
        self,
        item: dict[str, Any],
        place: QPoint,
        result: list[dict[str, Any]] | Refused | Trouble,
    ) -> None:
        acts = lawful(result, self._order) if isinstance(result, list) else []
        do = partial(self._go, str(item["id"]))
        self.shown = RowMenu(self._page, str(item["number"] or ""), acts, do)
        self.shown.show_at(place)

    def _go(self, record: str, verb: str) -> None:
        self._page.desk.go(self._opens, Target(record=record, verb=verb))
