"""统计报表: a report over a period, the records behind each number, paper, sheet, freezing."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.ledgers.figures import all_figures
from sifasuo_desktop.reports.book import reports
from sifasuo_desktop.services.acting.bus import Answer, ChangeSet
from sifasuo_desktop.services.reading.frozen import Difference
from sifasuo_desktop.services.reading.report_view import ReportView, report_view, trend
from sifasuo_desktop.services.reading.reporting import title_of
from sifasuo_desktop.statistics.report import WHOLE, Report
from sifasuo_desktop.ui import theme
from sifasuo_desktop.ui.desk import Desk, sentences
from sifasuo_desktop.ui.page import PageWidget, Target
from sifasuo_desktop.ui.parts.buttons import button, forbid
from sifasuo_desktop.ui.parts.card import Card
from sifasuo_desktop.ui.parts.chips import Chips
from sifasuo_desktop.ui.parts.head_row import HeadRow
from sifasuo_desktop.ui.parts.label import label
from sifasuo_desktop.ui.parts.scroll_area import ScrollArea
from sifasuo_desktop.ui.parts.two_columns import TwoColumns
from sifasuo_desktop.ui.runner import Trouble
from sifasuo_desktop.ui.subjects.reports.behind_card import BehindCard
from sifasuo_desktop.ui.subjects.reports.figure_model import Spot
from sifasuo_desktop.ui.subjects.reports.figure_table import FigureTable
from sifasuo_desktop.ui.subjects.reports.period_row import PeriodRow
from sifasuo_desktop.ui.subjects.reports.trend_card import Trend, TrendCard
from sifasuo_desktop.ui.subjects.reports.writing import DraftMenu, PackMenu

KEYS = "↑ ↓ ← → 选择数字    Enter 看后面的记录    Alt+← Alt+→ 上一期、下一期    Ctrl+P 打印"
FREEZE = "定稿以后，各项数字和依据的记录留存不变；以后改了记录，这里会说明。现在定稿吗？"


class ReportsPage(PageWidget):
    """The first report of the list is shown for the period that is over."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view: ReportView | None = None
        self.names = Chips("报表")
        self.names.show_chips([(one.name, one.title) for one in _in_order()])
        self.names.chosen.connect(self._chosen)
        self.periods = PeriodRow(desk)
        self.periods.chosen.connect(self._read)
        self.groups = Chips("各栏")
        self.groups.chosen.connect(self._show_table)
        self.table = FigureTable(desk.theme)
        self.table.looked.connect(self._look)
        self.behind = BehindCard(desk)
        self.trend = TrendCard(desk.theme)
        self._state = label("", "secondary", wrap=True)
        self.freeze = button("定稿", self._freeze)
        self.reopen = button("重新打开…", self._reopen)
        self.excel = button("导出 Excel…", self._export)
        self.paper = button("打印", self._print, keys="Ctrl+P")
        self.drafts, self.packs = DraftMenu(self), PackMenu(self)
        self._key = ""
        self._build()

    @property
    def report(self) -> Report:
        """The report that is chosen."""
        return reports()[self.names.value]

    def open(self, target: Target) -> None:
        """Reads the report anew."""
        self._read()
        self.table.setFocus()

    def reload(self, changes: ChangeSet) -> None:
        """Something that may be counted changed."""
        self._read()

    def _build(self) -> None:
        # Where there is no room for table and cards one scrolls; neither is ever crushed.
        scroll = ScrollArea(self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)
        outer = QVBoxLayout(scroll.ground)
        margin = theme.PAGE_MARGIN
        outer.setContentsMargins(margin, 14, margin, 12)
        outer.setSpacing(10)
        head = HeadRow()
        head.left.addWidget(label("统计报表", "title"))
        head.left.addStretch(1)
        menus = (self.drafts.button, self.packs.button)
        for one in (self.paper, self.excel, *menus, self.freeze, self.reopen):
            head.right.addWidget(one)
        outer.addWidget(head)
        outer.addWidget(self.names)
        outer.addWidget(self.periods)
        card = Card()
        card.pad(1, 1)
        card.body.setSpacing(0)
        self.groups.setContentsMargins(12, 8, 12, 8)
        card.add(self.groups)
        card.add(self.table, 1)
        side = QWidget()
        beside = QVBoxLayout(side)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(theme.GAP)
        beside.addWidget(self.behind, 3)
        beside.addWidget(self.trend, 2)
        columns = TwoColumns(self.desk.theme.side_width() + 60, theme.GAP, self)
        outer.addWidget(columns.hold(card, side), 1)
        outer.addWidget(self._state)
        outer.addWidget(label(KEYS, "secondary", wrap=True))

    def _read(self) -> None:
        self.behind.forget()
        work = partial(report_view, self.desk.workplace, self.report, self.periods.period)
        self.desk.read(work, self._show)

    def _show(self, result: ReportView | Refused | Trouble) -> None:
        if not isinstance(result, ReportView):
            self.desk.say("\n".join(sentences(result)), "red")
            return
        self.view = result
        self.periods.count_by(result.result.period.cut)
        divided = bool(result.result.report.by)
        self.groups.setVisible(divided)
        if divided:
            self.groups.show_chips([(one.title, one.title) for one in self.report.columns])
        self._show_table()
        self._show_state(result)
        key = self._key if self._key in self.report.figures else self.report.figures[0]
        self._show_trend(key)

    def _show_table(self) -> None:
        if self.view is None:
            return
        self.table.show_view(self.view, self.groups.value)

    def _show_state(self, view: ReportView) -> None:
        may = self.desk.workplace.may("report.freeze")
        over = view.result.period.last <= view.result.as_of
        kept = view.snapshot
        self.freeze.setVisible(may and kept is None)
        forbid(self.freeze, None if over else "期间结束以后才能定稿。")
        self.reopen.setVisible(may and kept is not None)
        forbid(self.paper, None if self.desk.workplace.may("print") else "您的角色不能打印。")
        if kept is None:
            self._state.setText("还没有定稿。" if over else "期间还没有结束，数字还会变。")
            return
        words = f"{kept.frozen_on} 由{kept.frozen_by}定稿。"
        self._state.setText(words + _since(view.since))

    def _chosen(self) -> None:
        self.groups.choose("")
        self._read()

    def _look(self, spot: Spot, line: str) -> None:
        """Shows the records behind the number, and how it went."""
        if self.view is None:
            return
        title = title_of(all_figures()[spot.key])
        named = self.report.by and line != WHOLE
        words = f"{line}，{title}" if named else title
        self.behind.look(words, spot.key, self.view.result.period, self.report.by, spot.row)
        self._show_trend(spot.key)

    def _show_trend(self, key: str) -> None:
        self._key = key
        work = partial(trend, self.desk.workplace, self.report, self.periods.period)
        self.desk.read(work, self._draw)

    def _draw(self, result: Trend | Refused | Trouble) -> None:
        if isinstance(result, tuple) and self._key in self.report.figures:
            self.trend.show_trend(title_of(all_figures()[self._key]), self._key, result)

    def _print(self) -> None:
        from sifasuo_desktop.services.paper.report_paper import report_of

        job = partial(report_of, self.desk.workplace, self.report, self.periods.period)
        self.desk.go("preview", Target(verb="list", words="reports", job=job))

    def _export(self) -> None:
        name = f"{self.report.title}{self.periods.period.words}.xlsx"
        start = self.desk.start_folder() / name
        out = self.desk.prompter.save_file(self, "导出报表", start, "Excel 工作簿 (*.xlsx)")
        if out is not None:
            from sifasuo_desktop.services.exchange.report_sheet import export_report

            work = partial(
                export_report, self.desk.workplace, self.report, self.periods.period, out
            )
            self.desk.write(work, partial(self._exported, out))

    def _exported(self, out: Path, result: object) -> None:
        if isinstance(result, Refused | Trouble):
            self.desk.say("\n".join(sentences(result)), "red")
        else:
            self.desk.say(f"已导出到 {out}")

    def _freeze(self) -> None:
        if self.desk.prompter.confirm(self, FREEZE, "定稿"):
            values = {"report": self.report.name, "period": self.periods.period.text}
            self.desk.act("report.freeze", values, self._frozen)

    def _frozen(self, result: Answer | Refused | Trouble) -> None:
        if isinstance(result, Answer):
            self.desk.say("已定稿")
            self._read()
        else:
            self.desk.say("\n".join(sentences(result)), "red")

    def _reopen(self) -> None:
        if self.view is not None and self.view.snapshot is not None:
            about = f"{self.report.title} {self.periods.period.words}"
            self.desk.form("report.reopen", {"snapshot": self.view.snapshot.id}, about)


def _in_order() -> list[Report]:
    """The month's report first: it is asked for most."""
    return sorted(reports().values(), key=_place)


def _place(report: Report) -> tuple[bool, bool, str]:
    return report.name != "month", bool(report.by), report.name


def _since(found: Difference | None) -> str:
    """What changed since it was frozen, in words."""
    if found is None:
        return ""
    counts = (("新增", found.entered), ("减少", found.left), ("有改动", found.changed))
    said = [f"{words} {len(moved)} 条" for words, moved in counts if moved]
    if not said:
        return "以后没有改动。"
    numbers = dict.fromkeys(one.number for _, moved in counts for one in moved if one.number)
    shown = "、".join(list(numbers)[:8]) + ("等" if len(numbers) > 8 else "")
    return f"定稿以后{'，'.join(said)}：{shown}；{len(found.figures)} 个数字与定稿不同。"
