"""The cards at the right of the workbench: go on, the months, the safety of the data."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from sifasuo_desktop.services.drafts import Draft
from sifasuo_desktop.services.handover import HandoverStatus
from sifasuo_desktop.services.month_figures import MonthFigures
from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.draft_keeper import split_place
from sifasuo_desktop.ui.page import Target
from sifasuo_desktop.ui.parts.bars import TwoBars
from sifasuo_desktop.ui.parts.buttons import button
from sifasuo_desktop.ui.parts.card import Card, empty
from sifasuo_desktop.ui.parts.label import ElidedLabel, label, rule_line
from sifasuo_desktop.ui.parts.pill import Pill
from sifasuo_desktop.ui.parts.times import day_and_time
from sifasuo_desktop.ui.top_bar import light_of

MOST_DRAFTS = 3


class DraftsCard(Card):
    """Forms begun and not saved, newest first."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("接着做")
        self._desk = desk

    def show_drafts(self, found: Sequence[Draft]) -> None:
        """Shows the newest drafts."""
        self.clear()
        for place, draft in enumerate(found[:MOST_DRAFTS]):
            if place:
                self.add(rule_line())
            self.add(_DraftEntry(self._desk, draft))
        if len(found) > MOST_DRAFTS:
            self.add(label(f"另有 {len(found) - MOST_DRAFTS} 份草稿", "secondary"))
        if not found:
            self.add(label("没有填了一半的表单。", "secondary"))


class _DraftEntry(QWidget):
    def __init__(self, desk: Desk, draft: Draft) -> None:
        super().__init__()
        self._desk = desk
        self._draft = draft
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        title = f"未完成：{draft.title}"
        resume = button("", self._resume, kind="link")
        fitting = resume.fontMetrics().elidedText(
            title, Qt.TextElideMode.ElideRight, desk.theme.px(290)
        )
        resume.setText(fitting)
        resume.setAccessibleName(title)
        resume.setToolTip(title)
        column.addWidget(resume)
        when = day_and_time(draft.saved_at, desk.workplace.today())
        column.addWidget(label(f"{when} 自动保存", "secondary"))

    def _resume(self) -> None:
        page, verb, record = split_place(self._draft.place)
        content = self._draft.content
        if page == "act":
            self._desk.form(verb, content.get("preset", {}), content.get("about", ""), content)
        else:
            self._desk.go(page, Target(record=record, verb=verb, draft=content))


class MonthCard(Card):
    """This month's work beside last month's."""

    def __init__(self) -> None:
        super().__init__("本月与上月")
        self._grid_holder = QVBoxLayout()
        self.body.addLayout(self._grid_holder)

    def show_figures(self, month: MonthFigures) -> None:
        """Shows a pair of bars for each figure."""
        empty(self._grid_holder)
        self.setVisible(bool(month.figures))
        panel = QWidget()
        grid = QGridLayout(panel)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        largest = max((max(one.now, one.before) for one in month.figures), default=1)
        for row, one in enumerate(month.figures):
            grid.addWidget(label(one.title), row, 0)
            grid.addWidget(TwoBars(one.now, one.before, largest), row, 1)
            grid.addWidget(label(f"{one.now} / {one.before}", "secondary"), row, 2)
        grid.setColumnStretch(1, 1)
        self._grid_holder.addWidget(panel)
        if month.class_rules == 0:
            self._grid_holder.addWidget(rule_line())
            self._grid_holder.addWidget(
                label(
                    "尚未录入市局的分类管理规定，定期报告等的次数暂不提醒。", "secondary", wrap=True
                )
            )


class SafetyCard(Card):
    """Whether everything reached the bureau."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("数据安全")
        self._desk = desk

    def show_status(self, status: HandoverStatus) -> None:
        """Shows the hand-over light and the last receipt."""
        self.clear()
        row = QHBoxLayout()
        row.addWidget(Pill(*light_of(status, self._desk)))
        row.addStretch(1)
        workplace = self._desk.workplace
        if workplace.may("handover.make") or workplace.may("handover.enrol"):
            row.addWidget(button("去上报", self._go, kind="link"))
        self.body.addLayout(row)
        if status.last_receipt and status.last_received:
            when = day_and_time(status.last_received, workplace.today())
            self.add(ElidedLabel(f"上次回执：{when}（{status.last_receipt}）", "secondary"))
        else:
            self.add(label("数据已加密保存在本机，还没有市局回执。", "secondary", wrap=True))

    def _go(self) -> None:
        self._desk.go("handover")
