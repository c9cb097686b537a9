"""待办: the rows of what is due, by area, those put aside apart; one Tab stop, arrows inside."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from sifasuo_desktop.domain.deadlines.engine import Obligation
from sifasuo_desktop.domain.office.aside import Aside
from sifasuo_desktop.ledgers.kinds import kinds
from sifasuo_desktop.ui import theme
from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.parts.card import Card, empty
from sifasuo_desktop.ui.parts.chips import Chips
from sifasuo_desktop.ui.parts.label import label
from sifasuo_desktop.ui.parts.scroll_area import ScrollArea
from sifasuo_desktop.ui.subjects.workbench.due_row import DueRow, RowKey

MOST_ROWS = 60
EACH_TURN = 10
"""So many new rows are made before the window listens to the person again."""
ASIDE = "aside"
LOWEST = 300
"""Some rows are always seen; where there is no room for them, the page scrolls."""
WIDE = 660
"""Below this many pixels (at 14-pixel text) title and names have lines of their own."""


class DueList(Card):
    """The row the cursor stood on keeps it when the rows are read again."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("待办")
        self._desk = desk
        self._due: tuple[Obligation, ...] = ()
        self._asides: dict[Obligation, Aside] = {}
        self._others: frozenset[str] = frozenset()
        self._shown: list[DueRow] = []
        self._narrow = False
        self._at = 0
        self._coming: list[Obligation] = []
        self._more = 0
        self._kept: dict[RowKey, DueRow] = {}
        self._had = False
        self._growing = QTimer(self)
        self._growing.setSingleShot(True)
        self._growing.timeout.connect(self._grow)
        self.pad(theme.CARD_PADDING, 12)
        self._areas = Chips("领域")
        self._areas.chosen.connect(self._filter)
        self._areas.setMinimumWidth(desk.theme.px(200))
        self.head.addWidget(self._areas, 10)
        self._scroll = _WholeRows(self)
        self._scroll.setAccessibleName("待办列表")
        self._rows = QVBoxLayout(self._scroll.ground)
        self._rows.setContentsMargins(0, 0, 6, 0)
        self._rows.setSpacing(0)
        self._rows.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.add(self._scroll, 1)
        self.setMinimumHeight(desk.theme.px(LOWEST))
        self._rows.addWidget(label("正在读取…", "secondary"))

    def show_due(
        self,
        due: Sequence[Obligation],
        asides: Mapping[Obligation, Aside],
        others: frozenset[str] = frozenset(),
    ) -> None:
        """Shows what is due; the rows put aside stand under 已搁置.

        Those of the records ``others`` are only looked at.
        """
        now, before = (tuple(due), dict(asides), others), (self._due, self._asides, self._others)
        if now == before and self._shown:
            return
        self._due, self._asides, self._others = now
        self._show_areas()
        self._show_rows()

    def rows(self) -> list[DueRow]:
        """The rows on the screen, from the first to the last."""
        return self._shown

    def take_focus(self) -> None:
        """The cursor goes to the row it stood on, or to the first."""
        if self._shown:
            self._go_to(min(self._at, len(self._shown) - 1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self._desk.theme.px(WIDE)
        if narrow != self._narrow:
            self._narrow = narrow
            if self._due:
                self._show_rows()

    def _show_areas(self) -> None:
        live = [row for row in self._due if row not in self._asides]
        chips = [("", f"全部 {len(live)}")]
        for name, kind in kinds().items():
            count = sum(row.kind == name for row in live)
            if count and count < len(live):
                chips.append((name, f"{kind.word} {count}"))
        if self._asides:
            chips.append((ASIDE, f"已搁置 {len(self._asides)}"))
        self._areas.show_chips(chips if len(chips) > 1 else [])
        if len(chips) <= 1:
            self._areas.choose("")

    def _filter(self, kind: str) -> None:
        self._at = 0
        self._show_rows()

    def _wanted(self) -> list[Obligation]:
        chosen = self._areas.value
        if chosen == ASIDE:
            return [row for row in self._due if row in self._asides]
        live = [row for row in self._due if row not in self._asides]
        return [row for row in live if not chosen or row.kind == chosen]

    def _show_rows(self) -> None:
        """Rows that stay are the same widgets; new ones are made a few in a turn of the loop."""
        self._had = self._has_cursor() or (self._had and bool(self._coming))
        wanted = self._wanted()
        self._coming, self._more = wanted[:MOST_ROWS], len(wanted) - MOST_ROWS
        staying = {self._key(row) for row in self._coming}
        for row in self._shown:
            self._rows.removeWidget(row)
            self._kept[row.key] = row
        for key in [key for key in self._kept if key not in staying]:
            gone = self._kept.pop(key)
            gone.hide()
            gone.deleteLater()
        empty(self._rows)
        self._shown = []
        self._grow()

    def _grow(self) -> None:
        made = 0
        while self._coming and made < EACH_TURN:
            key = self._key(self._coming.pop(0))
            row = self._kept.pop(key, None)
            if row is None:
                row = DueRow(self._desk, key)
                row.step.connect(self._step)
                made += 1
            self._rows.addWidget(row)
            self._shown.append(row)
        self._mark(min(self._at, max(0, len(self._shown) - 1)))
        if self._coming:
            self._growing.start()
        else:
            self._end_rows()

    def _end_rows(self) -> None:
        if self._more > 0:
            more = f"还有 {self._more} 项，办完前面的再显示。"
            self._rows.addWidget(label(more, "secondary"))
        if not self._shown:
            self._show_empty()
        if self._had:
            self._had = False
            self.take_focus()

    def _key(self, row: Obligation) -> RowKey:
        today = self._desk.workplace.today()
        others = row.record in self._others
        return RowKey(row, self._asides.get(row), self._narrow, today, others)

    def _has_cursor(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self._scroll.isAncestorOf(focused)

    def _show_empty(self) -> None:
        self._rows.addSpacing(24)
        for text, kind in (
            ("七日内没有到期的事，都办好了。", "section"),
            ("来了新的纠纷，按 Ctrl+N 登记；要找旧案，按 Ctrl+K 搜索。", "secondary"),
        ):
            line = label(text, kind, wrap=True)
            line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self._rows.addWidget(line)

    def _step(self, by: int) -> None:
        sender = self.sender()
        place = next((at for at, row in enumerate(self._shown) if row is sender), self._at)
        self._go_to(min(max(0, place + by), len(self._shown) - 1))

    def _go_to(self, place: int) -> None:
        self._mark(place)
        row = self._shown[place]
        row.setFocus(Qt.FocusReason.OtherFocusReason)
        outer: QWidget | None = row
        while outer is not None:
            if isinstance(outer, QScrollArea):
                outer.ensureWidgetVisible(row, 0, 8)
            outer = outer.parentWidget()

    def _mark(self, place: int) -> None:
        """One Tab stop: the row the cursor stood on."""
        self._at = place
        for at, row in enumerate(self._shown):
            here = at == place
            row.setFocusPolicy(Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus)


class _WholeRows(ScrollArea):
    """Ends below a whole row: what is cut off at the lower edge cannot be read."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().rangeChanged.connect(self._end_at_a_row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._end_at_a_row()

    def _end_at_a_row(self) -> None:
        rows = self.ground.layout()
        if rows is None:
            return
        ends = [
            item.geometry().bottom() + 1 for at in range(rows.count()) if (item := rows.itemAt(at))
        ]
        room = self.height() - 2 * self.frameWidth()
        whole = max((end for end in ends if end <= room), default=room)
        cut = bool(ends) and ends[-1] > room
        self.setViewportMargins(0, 0, 0, room - whole if cut else 0)
