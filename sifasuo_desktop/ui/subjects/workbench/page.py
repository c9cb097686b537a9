"""工作台: what is due, what was begun, this month against last, and whether the data is safe."""

from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QVBoxLayout, QWidget

from sifasuo_desktop.domain.deadlines.engine import Obligation
from sifasuo_desktop.domain.office.aside import Aside
from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.services.acting.bus import ChangeSet
from sifasuo_desktop.services.exchange.handover_status import HandoverStatus, status
from sifasuo_desktop.services.office.backups import Standing, standing
from sifasuo_desktop.services.office.drafts import Draft, drafts
from sifasuo_desktop.services.reading.asides import asides_of
from sifasuo_desktop.services.reading.due import due_rows
from sifasuo_desktop.services.reading.first_steps import FirstStep, first_steps
from sifasuo_desktop.services.reading.month_figures import MonthFigures, month_figures
from sifasuo_desktop.services.reading.others import others_named
from sifasuo_desktop.ui import theme
from sifasuo_desktop.ui.desk import Desk, sentences
from sifasuo_desktop.ui.page import NOWHERE, PageWidget, Target
from sifasuo_desktop.ui.parts.bit_by_bit import BitByBit
from sifasuo_desktop.ui.parts.head_row import HeadRow
from sifasuo_desktop.ui.parts.label import label
from sifasuo_desktop.ui.parts.scroll_area import ScrollArea
from sifasuo_desktop.ui.parts.times import heading_day, short_day
from sifasuo_desktop.ui.parts.together import together
from sifasuo_desktop.ui.parts.two_columns import TwoColumns
from sifasuo_desktop.ui.runner import Trouble
from sifasuo_desktop.ui.subjects.workbench.due_list import DueList
from sifasuo_desktop.ui.subjects.workbench.figure_card import FigureCard
from sifasuo_desktop.ui.subjects.workbench.first_steps_card import FINISHED, FirstStepsCard
from sifasuo_desktop.ui.subjects.workbench.side_cards import (
    ON_REGISTER,
    DraftsCard,
    MonthCard,
    SafetyCard,
)

LEAST = 18
"""The least width of the list beside the cards, in lines of text."""


@dataclass(frozen=True)
class Morning:
    """All the page shows, read in one go."""

    due: tuple[Obligation, ...]
    asides: Mapping[Obligation, Aside]
    others: frozenset[str]
    steps: tuple[FirstStep, ...]
    drafts: tuple[Draft, ...]
    month: MonthFigures
    handover: HandoverStatus
    backups: Standing


class Workbench(PageWidget):
    """Laid out by hand: heading, four figures, the due list, three cards at the right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._making = BitByBit(self)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        scroll = ScrollArea(self)
        page.addWidget(scroll)
        outer = QVBoxLayout(scroll.ground)
        margin = theme.PAGE_MARGIN
        outer.setContentsMargins(margin, 14, margin, 16)
        outer.setSpacing(14)
        outer.addWidget(self._heading())
        outer.addLayout(self._figures())
        self.columns = TwoColumns(desk.theme.side_width(), 14, scroll.ground, LEAST)
        self.columns.turned.connect(self._turned)
        main = QWidget(self.columns)
        main.setProperty("ground", "clear")
        left = QVBoxLayout(main)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(14)
        self._steps = FirstStepsCard(desk)
        self._steps.passed.connect(self._passed)
        self._list = DueList(desk)
        left.addWidget(self._steps)
        left.addWidget(self._list, 1)
        outer.addWidget(self.columns.hold(main, self._side()), 1)

    def open(self, target: Target) -> None:
        """Reads everything again; Enter begins no first step whoever comes back did not choose."""
        focused = QApplication.focusWidget()
        if focused is not None and self._steps.isAncestorOf(focused):
            self._list.await_keys()
        self.desk.read(self._read, self._show)

    def reload(self, changes: ChangeSet) -> None:
        """Any act may settle a row."""
        self.desk.read(self._read, self._show)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows find the list from anywhere on the page."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._list.take_focus()
            return
        super().keyPressEvent(event)

    def _turned(self, folded: bool) -> None:
        """Four figures beside each other need the room of both columns."""
        self._place_figures(2 if folded else 4)

    def _heading(self) -> HeadRow:
        row = HeadRow()
        self._title = label(heading_day(self.desk.workplace.today()), "title")
        self._summary = label("", "secondary")
        row.left.addWidget(self._title)
        row.left.addStretch(1)
        row.right.addWidget(self._summary)
        return row

    def _figures(self) -> QGridLayout:
        self._figure_grid = QGridLayout()
        self._figure_grid.setSpacing(14)
        self._late = FigureCard("逾期")
        self._today = FigureCard("今天到期")
        self._week = FigureCard("七日内到期")
        self._returned = FigureCard("市局退回")
        self._place_figures(4)
        return self._figure_grid

    def _place_figures(self, columns: int) -> None:
        for place, card in enumerate((self._late, self._today, self._week, self._returned)):
            self._figure_grid.removeWidget(card)
            self._figure_grid.addWidget(card, place // columns, place % columns)
        for column in range(4):
            self._figure_grid.setColumnStretch(column, 1 if column < columns else 0)

    def _side(self) -> ScrollArea:
        side = ScrollArea(self.columns)
        side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = self._side_column = QVBoxLayout(side.ground)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        self._drafts = DraftsCard(self.desk)
        self._month = MonthCard(self.desk)
        self._safety = SafetyCard(self.desk)
        for card in (self._drafts, self._month, self._safety):
            column.addWidget(card)
        column.addStretch(1)
        return side

    def _read(self) -> Generator[None, None, Morning]:
        """In parts, so that a save need not wait for all of it."""
        workplace = self.desk.workplace
        rows = due_rows(workplace, within=7)
        yield
        asides = asides_of(workplace, rows)
        steps = first_steps(workplace, self._steps_kept().split(","))
        begun = drafts(workplace)
        yield
        month = month_figures(workplace)
        told = status(workplace)
        others = others_named(workplace, ((row.kind, row.record) for row in rows))
        return Morning(rows, asides, others, steps, begun, month, told, standing(workplace))

    def _show(self, result: Morning | Refused | Trouble) -> None:
        if not isinstance(result, Morning):
            self.desk.say("\n".join(sentences(result)), "red")
            return
        self._making.make(self._fill(result), 1, self.updateGeometry)

    def _fill(self, morning: Morning) -> Iterator[None]:
        """The figures and what is due, then card by card."""
        self._show_figures(morning)
        yield
        self._show_steps(morning.steps)
        self._list.show_due(morning.due, morning.asides, morning.others)
        yield
        for card, fill in (
            (
                self._drafts,
                partial(self._drafts.show_work, morning.drafts, morning.handover.returned),
            ),
            (self._month, partial(self._month.show_figures, morning.month)),
            (self._safety, partial(self._safety.show_status, morning.handover, morning.backups)),
        ):
            with together(self._side_column, card.body):
                fill()
            yield

    def _show_figures(self, morning: Morning) -> None:
        today = self.desk.workplace.today()
        self._title.setText(heading_day(today))
        due = [row for row in morning.due if row not in morning.asides]
        late = [row for row in due if row.due < today and not row.soft]
        now = [row for row in due if row.due == today]
        ahead = [row for row in due if row.due > today]
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

    def _passed(self, step: str) -> None:
        """The office said that it does not need a step."""
        self._keep_steps(f"{self._steps_kept()},{step}")
        self.open(NOWHERE)

    def _steps_key(self) -> str:
        return f"first_steps {self.desk.workplace.store.where.folder}"

    def _steps_kept(self) -> str:
        return self.desk.settings.text(self._steps_key())

    def _keep_steps(self, words: str) -> None:
        self.desk.settings.keep(**{self._steps_key(): words})

    def _show_steps(self, steps: tuple[FirstStep, ...]) -> None:
        """Put away for good when finished, also if something is retired later."""
        if FINISHED in self._steps_kept().split(","):
            steps = ()
        elif steps and all(step.done for step in steps):
            self._keep_steps(FINISHED)
        self._steps.show_steps(steps)


def _due_day(row: Obligation) -> date:
    return row.due


def _month_words(month: MonthFigures) -> list[str]:
    words = []
    accepted, settled = month.of("受理纠纷"), month.of("调解成功")
    if accepted is not None and settled is not None:
        words += [f"本月已受理 {accepted.now} 件", f"调解成功 {settled.now} 件"]
    on_register = month.today.get(ON_REGISTER)
    if on_register is not None:
        words.append(f"在册 {on_register} 人")
    return words
