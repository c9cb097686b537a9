"""待办: the rows of what is due, by area, those put aside apart; one Tab stop, arrows inside."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QLayoutItem, QScrollArea, QVBoxLayout, QWidget

from sifasuo_desktop.domain.deadlines.engine import Obligation
from sifasuo_desktop.domain.office.aside import Aside
from sifasuo_desktop.ledgers.kinds import kinds
from sifasuo_desktop.ui import theme
from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.parts.bit_by_bit import BitByBit
from sifasuo_desktop.ui.parts.card import Card
from sifasuo_desktop.ui.parts.chips import Chips
from sifasuo_desktop.ui.parts.label import label
from sifasuo_desktop.ui.parts.scroll_area import ScrollArea
from sifasuo_desktop.ui.parts.together import together
from sifasuo_desktop.ui.subjects.workbench.due_row import DueRow, RowKey

MOST_ROWS = 60
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
        self._had = False
        self._making = BitByBit(self)
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

    def await_keys(self) -> None:
        """The cursor stands before the rows."""
        if not self._areas.take_focus():
            self.take_focus()

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
        """Rows that stay are the same widgets, in their places; new ones are made bit by bit."""
        self._had = self._has_cursor() or (self._had and self._making.under_way())
        wanted = self._wanted()
        keys = [self._key(row) for row in wanted[:MOST_ROWS]]
        while self._rows.count() > len(self._shown):
            _take_away(self._rows.takeAt(len(self._shown)))
        self._keep(keys)
        self._making.make(self._grow(keys), 1, partial(self._end_rows, len(wanted) - MOST_ROWS))

    def _keep(self, keys: Sequence[RowKey]) -> None:
        """What does not stay goes at once; the cursor does not wander to another place."""
        there = {row.key: row for row in self._shown}
        cursor = self._shown[self._at] if self._had and self._shown else None
        staying = [there.pop(key) for key in keys if key in there]
        if [row for row in self._shown if row.key not in there] != staying:
            for place, row in enumerate(staying):
                self._rows.removeWidget(row)
                self._rows.insertWidget(place, row)
        gone = [row for row in self._shown if row not in staying]
        self._shown = staying
        self._follow(cursor)
        if cursor in gone:
            (staying[self._at] if staying else self._scroll).setFocus()
        for row in gone:
            self._rows.removeWidget(row)
            row.hide()
            row.deleteLater()

    def _grow(self, keys: Sequence[RowKey]) -> Iterator[None]:
        """The rows that are shown are those wanted, in their order, but for gaps."""
        for place, key in enumerate(keys):
            if place < len(self._shown) and self._shown[place].key == key:
                continue
            cursor = self._shown[self._at] if self._had and self._shown else None
            with together(self._rows):
                row = DueRow(self._desk, key)
                row.step.connect(self._step)
                self._rows.insertWidget(place, row)
                self._shown.insert(place, row)
            self._follow(cursor)
            yield

    def _follow(self, cursor: DueRow | None) -> None:
        """The one Tab stop stays with its row."""
        at = self._shown.index(cursor) if cursor in self._shown else self._at
        self._mark(min(at, max(0, len(self._shown) - 1)))

    def _end_rows(self, more: int) -> None:
        if more > 0:
            words = f"还有 {more} 项，办完前面的再显示。"
            self._rows.addWidget(label(words, "secondary"))
        if not self._shown:
            self._show_empty()
        if self._had:
            self._had = False
            if QApplication.focusWidget() in (None, self._scroll):
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
            policy = Qt.FocusPolicy.StrongFocus if at == place else Qt.FocusPolicy.ClickFocus
            if row.focusPolicy() != policy:
                row.setFocusPolicy(policy)


def _take_away(item: QLayoutItem | None) -> None:
    widget = item.widget() if item is not None else None
    if widget is not None:
        widget.hide()
        widget.deleteLater()


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
