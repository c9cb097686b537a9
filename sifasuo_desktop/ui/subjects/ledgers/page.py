"""业务台账: the ledgers in their sections, each with its counts, its list, and its form."""

from functools import partial
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QVBoxLayout

from sifasuo_desktop.domain.ledger import Ledger
from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.services.acting.bus import ChangeSet
from sifasuo_desktop.services.reading.ledger_counts import (
    LedgerCount,
    gathered_ledgers,
    ledger_counts,
)
from sifasuo_desktop.ui import theme
from sifasuo_desktop.ui.desk import Desk, sentences
from sifasuo_desktop.ui.page import PageWidget, Target
from sifasuo_desktop.ui.parts.card import Card
from sifasuo_desktop.ui.parts.label import label, rule_line
from sifasuo_desktop.ui.parts.scroll_area import ScrollArea
from sifasuo_desktop.ui.runner import Trouble
from sifasuo_desktop.ui.subjects.ledgers.row import KEYS, LedgerRow

TWO_COLUMNS = 900
"""From this many pixels on (at 14-pixel text) two sections stand side by side."""


class LedgersPage(PageWidget):
    """A card a section; the arrows go from ledger to ledger, over all cards."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        outer = QVBoxLayout(self)
        margin = theme.PAGE_MARGIN
        outer.setContentsMargins(margin, 14, margin, 12)
        outer.setSpacing(12)
        outer.addWidget(label("业务台账", "title"))
        scroll = ScrollArea(self)
        self._grid = QGridLayout(scroll.ground)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.GAP)
        self.rows: list[LedgerRow] = []
        self._cards = [
            self._card(section, tuple(of))
            for section, of in groupby(gathered_ledgers(desk.workplace), key=_section)
        ]
        self._columns = 0
        self._arrange()
        outer.addWidget(scroll, 1)
        outer.addWidget(label(KEYS, "secondary", wrap=True))
        self._last = self.rows[0] if self.rows else None

    def open(self, target: Target) -> None:
        """Counts anew; the cursor stands where it was."""
        self._read()
        if self._last is not None:
            self._last.setFocus(Qt.FocusReason.OtherFocusReason)

    def reload(self, changes: ChangeSet) -> None:
        """Something was entered."""
        self._read()

    def begin_new(self) -> bool:
        """A record of the ledger with the cursor."""
        row = self._here()
        return row is not None and row.begin_new()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _card(self, section: str, of: tuple[Ledger, ...]) -> Card:
        card = Card(self.desk.in_own_words(section))
        card.body.setSpacing(0)
        for place, ledger in enumerate(of):
            if place:
                card.add(rule_line())
            row = LedgerRow(self.desk, ledger)
            row.step.connect(partial(self._step, len(self.rows)))
            self.rows.append(row)
            card.add(row)
        card.body.addStretch(1)
        return card

    def _arrange(self) -> None:
        columns = 2 if self.width() >= self.desk.theme.px(TWO_COLUMNS) else 1
        if columns == self._columns:
            return
        self._columns = columns
        for card in self._cards:
            self._grid.removeWidget(card)
        for place, card in enumerate(self._cards):
            self._grid.addWidget(card, place // columns, place % columns)
        rows = -(-len(self._cards) // columns)
        for row in range(len(self._cards) + 1):
            self._grid.setRowStretch(row, 1 if row == rows else 0)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _step(self, place: int, by: int) -> None:
        """The row so many places below the one at a place."""
        there = self.rows[max(0, min(len(self.rows) - 1, place + by))]
        self._last = there
        there.setFocus(Qt.FocusReason.OtherFocusReason)

    def _here(self) -> LedgerRow | None:
        at = QApplication.focusWidget()
        found = (one for one in self.rows if at is not None and (one is at or one.isAncestorOf(at)))
        return next(found, None)

    def _read(self) -> None:
        self.desk.read(partial(ledger_counts, self.desk.workplace), self._show)

    def _show(self, result: dict[str, LedgerCount] | Refused | Trouble) -> None:
        if not isinstance(result, dict):
            self.desk.say("\n".join(sentences(result)), "red")
            return
        for row in self.rows:
            row.show_count(result[row.ledger.kind])


def _section(ledger: Ledger) -> str:
    return ledger.section
