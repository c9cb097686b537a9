"""工作台: what is due, what was begun, this month against last, and whether the data is safe."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from sifasuo_desktop.domain.deadlines.engine import Obligation
from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.services import handover
from sifasuo_desktop.services.bus import ChangeSet
from sifasuo_desktop.services.drafts import Draft, drafts
from sifasuo_desktop.services.due import due_rows
from sifasuo_desktop.services.handover import HandoverStatus
from sifasuo_desktop.services.month_figures import MonthFigures, month_figures
from sifasuo_desktop.ui import theme
from sifasuo_desktop.ui.desk import Desk, sentences
from sifasuo_desktop.ui.page import Page, PageWidget, Target
from sifasuo_desktop.ui.parts.card import Card, empty
from sifasuo_desktop.ui.parts.chips import Chips
from sifasuo_desktop.ui.parts.label import label
from sifasuo_desktop.ui.parts.times import heading_day, short_day
from sifasuo_desktop.ui.runner import Trouble
from sifasuo_desktop.ui.workbench.due_row import DueRow
from sifasuo_desktop.ui.workbench.figure_card import FigureCard
from sifasuo_desktop.ui.workbench.side_cards import DraftsCard, MonthCard, SafetyCard

MOST_ROWS = 60


@dataclass(frozen=True)
class Morning:
    """All the page shows, read in one go."""

    due: tuple[Obligation, ...]
    drafts: tuple[Draft, ...]
    month: MonthFigures
    handover: HandoverStatus


class Workbench(PageWidget):
    """Laid out by hand: heading, four figures, the due list, three cards at the right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._due: tuple[Obligation, ...] = ()
        outer = QVBoxLayout(self)
        margin = theme.PAGE_MARGIN
        outer.setContentsMargins(margin, 14, margin, 16)
        outer.setSpacing(14)
        outer.addLayout(self._heading())
        outer.addLayout(self._figures())
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self._due_card(), 1)
        row.addWidget(self._side())
        outer.addLayout(row, 1)

    def open(self, target: Target) -> None:
        """Reads everything again."""
        self.desk.read(self._read, self._show)

    def reload(self, changes: ChangeSet) -> None:
        """Any act may settle a row."""
        self.desk.read(self._read, self._show)

    def _heading(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._title = label(heading_day(self.desk.workplace.today()), "title")
        self._summary = label("", "secondary")
        row.addWidget(self._title)
        row.addStretch(1)
        row.addWidget(self._summary)
        return row

    def _figures(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(14)
        self._late = FigureCard("逾期")
        self._today = FigureCard("今天到期")
        self._week = FigureCard("七日内到期")
        self._returned = FigureCard("市局退回")
        for card in (self._late, self._today, self._week, self._returned):
            row.addWidget(card, 1)
        return row

    def _due_card(self) -> Card:
        card = Card("待办")
        card.pad(theme.CARD_PADDING, 12)
        self._areas = Chips("领域")
        self._areas.chosen.connect(self._filter)
        self._areas.setMinimumWidth(self.desk.theme.px(260))
        card.add_beside(self._areas)
        inner = QWidget()
        inner.setProperty("ground", "clear")
        self._rows = QVBoxLayout(inner)
        self._rows.setContentsMargins(0, 0, 6, 0)
        self._rows.setSpacing(0)
        self._rows.setAlignment(Qt.AlignmentFlag.AlignTop)
        scroll = scrolling(inner)
        scroll.setAccessibleName("待办列表")
        card.add(scroll, 1)
        self._rows.addWidget(label("正在读取…", "secondary"))
        return card

    def _side(self) -> QWidget:
        side = QWidget()
        side.setProperty("ground", "clear")
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        self._drafts = DraftsCard(self.desk)
        self._month = MonthCard(self.desk)
        self._safety = SafetyCard(self.desk)
        for card in (self._drafts, self._month, self._safety):
            column.addWidget(card)
        column.addStretch(1)
        return scrolling(side, self.desk.theme.side_width())

    def _read(self) -> Morning:
        workplace = self.desk.workplace
        return Morning(
            due_rows(workplace, within=7),
            drafts(workplace),
            month_figures(workplace),
            handover.status(workplace),
        )

    def _show(self, result: Morning | Refused | Trouble) -> None:
        if not isinstance(result, Morning):
            self.desk.say("\n".join(sentences(result)), "red")
            return
        self._due = result.due
        self._show_figures(result)
        self._show_areas()
        self._show_rows()
        self._drafts.show_work(result.drafts, result.handover.returned)
        self._month.show_figures(result.month)
        self._safety.show_status(result.handover)

    def _show_figures(self, morning: Morning) -> None:
        today = self.desk.workplace.today()
        self._title.setText(heading_day(today))
        late = [row for row in morning.due if row.due < today and not row.soft]
        now = [row for row in morning.due if row.due == today]
        ahead = [row for row in morning.due if row.due > today]
        self._late.show_figure(len(late), "需要马上处理" if late else "没有逾期", "red")
        said = "、".join(dict.fromkeys(row.title for row in now))
        self._today.show_figure(len(now), said or "今天没有到期的事", "yellow")
        nearest = min(ahead, key=_due_day) if ahead else None
        words = f"最近：{short_day(nearest.due, today)} {nearest.title}" if nearest else "没有"
        self._week.show_figure(len(ahead), words, "")
        returned = morning.handover.returned
        why = returned[0].reason if returned else "没有退回的记录"
        self._returned.show_figure(len(returned), why, "red")
        self._summary.setText(" · ".join(_month_words(morning.month)))

    def _show_areas(self) -> None:
        kinds = {row.kind for row in self._due}
        names = (("dispute", "纠纷"), ("correction", "矫正"))
        chips = [("", f"全部 {len(self._due)}")]
        for kind, title in names:
            if kind in kinds:
                chips.append((kind, f"{title} {sum(row.kind == kind for row in self._due)}"))
        self._areas.show_chips(chips if len(chips) > 2 else [])
        if len(chips) <= 2:
            self._areas.choose("")

    def _filter(self, kind: str) -> None:
        self._show_rows()

    def _show_rows(self) -> None:
        empty(self._rows)
        chosen = self._areas.value
        rows = [row for row in self._due if not chosen or row.kind == chosen]
        for row in rows[:MOST_ROWS]:
            self._rows.addWidget(DueRow(self.desk, row))
        if len(rows) > MOST_ROWS:
            self._rows.addWidget(
                label(f"还有 {len(rows) - MOST_ROWS} 项，办完前面的再显示。", "secondary")
            )
        if not rows:
            self._show_empty()

    def _show_empty(self) -> None:
        self._rows.addSpacing(24)
        for text, kind in (
            ("七日内没有到期的事，都办好了。", "section"),
            ("来了新的纠纷，按 Ctrl+N 登记；要找旧案，按 Ctrl+K 搜索。", "secondary"),
        ):
            line = label(text, kind)
            line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self._rows.addWidget(line)


def scrolling(inner: QWidget, width: int = 0) -> QScrollArea:
    """A frameless area that scrolls up and down only."""
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setWidget(inner)
    if width:
        scroll.setFixedWidth(width)
    return scroll


def _due_day(row: Obligation) -> date:
    return row.due


def _month_words(month: MonthFigures) -> list[str]:
    words = []
    accepted, settled = month.of("受理纠纷"), month.of("调解成功")
    if accepted is not None and settled is not None:
        words += [f"本月已受理 {accepted.now} 件", f"调解成功 {settled.now} 件"]
    if month.on_register is not None:
        words.append(f"在册 {month.on_register} 人")
    return words


PAGE = Page("workbench", "工作台", 10, Workbench)
