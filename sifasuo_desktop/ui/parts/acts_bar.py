"""The lawful next acts of a record as buttons; a forbidden one is disabled with its reason."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from sifasuo_desktop.ui.parts.buttons import button, forbid
from sifasuo_desktop.ui.parts.card import empty

MOST_BUTTONS = 4


class ActsBar(QWidget):
    """``order`` names the verbs by importance: allowed ones become buttons, the rest is in 更多."""

    def __init__(
        self, chosen: Callable[[str], None], order: Sequence[str], most: int = MOST_BUTTONS
    ) -> None:
        super().__init__()
        self._chosen = chosen
        self._most = most
        self._order = {verb: place for place, verb in enumerate(order)}
        self._first = ""
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)

    def show_acts(self, acts: Sequence[Mapping[str, Any]], first: str = "") -> None:
        """Shows the acts of a record as ``show`` found them; ``first`` is the one that is due."""
        empty(self._row)
        self._first = first
        ranked = sorted(acts, key=self._rank)
        buttons = ranked[: self._most]
        more = self._more(ranked[self._most :])
        if more is not None:
            self._row.addWidget(more)
        for place, act in reversed(list(enumerate(buttons))):
            kind = "primary" if place == 0 and act["allowed"] else ""
            made = _ActButton(act, self._chosen, kind)
            self._row.addWidget(made)

    def _rank(self, act: Mapping[str, Any]) -> tuple[bool, int, str]:
        place = self._order.get(str(act["verb"]), len(self._order))
        return not act["allowed"], -1 if act["verb"] == self._first else place, str(act["verb"])

    def _more(self, acts: Sequence[Mapping[str, Any]]) -> QPushButton | None:
        if not acts:
            return None
        more = button("更多 ▾")
        more.setAccessibleName("更多操作")
        menu = QMenu(more)
        menu.setToolTipsVisible(True)
        for act in acts:
            menu.addAction(_ActEntry(act, self._chosen, menu))
        more.setMenu(menu)
        return more


class _ActButton(QPushButton):
    def __init__(self, act: Mapping[str, Any], chosen: Callable[[str], None], kind: str) -> None:
        super().__init__(str(act["title"]))
        self._verb = str(act["verb"])
        self._then = chosen
        self.setAccessibleName(str(act["title"]))
        if kind:
            self.setProperty("kind", kind)
        forbid(self, act["reason"])
        self.clicked.connect(self._press)

    def _press(self) -> None:
        self._then(self._verb)


class _ActEntry(QAction):
    def __init__(
        self, act: Mapping[str, Any], chosen: Callable[[str], None], parent: QMenu
    ) -> None:
        super().__init__(str(act["title"]), parent)
        self._verb = str(act["verb"])
        self._then = chosen
        self.setEnabled(bool(act["allowed"]))
        if act["reason"]:
            self.setToolTip(str(act["reason"]))
            self.setStatusTip(str(act["reason"]))
            self.setText(f"{act['title']}（{act['reason']}）")
        self.triggered.connect(self._press)

    def _press(self) -> None:
        self._then(self._verb)
