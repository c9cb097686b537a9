"""The cards at the right of the workbench: go on, the months, the safety of the data."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from sifasuo_desktop.services.acting.bus import all_verbs
from sifasuo_desktop.services.exchange.handover_status import HandoverStatus, Returned
from sifasuo_desktop.services.office.backups import Standing, remark
from sifasuo_desktop.services.office.drafts import Draft
from sifasuo_desktop.services.reading.month_figures import MonthFigures
from sifasuo_desktop.ui.desk import Desk, told
from sifasuo_desktop.ui.forms.draft_keeper import split_place
from sifasuo_desktop.ui.page import Target
from sifasuo_desktop.ui.parts.bars import TwoBars
from sifasuo_desktop.ui.parts.buttons import button
from sifasuo_desktop.ui.parts.card import Card, empty
from sifasuo_desktop.ui.parts.label import ElidedLabel, label, rule_line
from sifasuo_desktop.ui.parts.pill import Pill
from sifasuo_desktop.ui.parts.times import day_and_time

RULE_SAID = "class_rule_said"
CLASS_RULES = "分类管理规定"
ON_REGISTER = "在册社区矫正对象"
"""Figures of today by their titles."""
NO_RULE = "尚未录入市局的分类管理规定，定期报告等的次数暂不提醒。可在系统管理中登记。"
NO_RECEIPT = "数据已加密保存在本机，还没有市局回执。"
NOT_JOINED = "数据已加密保存在本机。接入市局由系统管理员或者所长办理，接入后从头上报。"
UNSURE = (
    "数据是从备份恢复的：做备份以后纸上用过的编号，程序不知道。"
    "接着登记以前，请查对纸上最后的登记号、案卷号。"
)
CONFIRM = "number.confirm"
"""The act that takes the last numbers on paper."""
MOST_DRAFTS = 3
MOST_RETURNED = 3


class DraftsCard(Card):
    """Forms begun and not saved, newest first."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("接着做")
        self._desk = desk

    def show_work(self, found: Sequence[Draft], returned: Sequence[Returned]) -> None:
        """Shows what the bureau returned and the newest drafts."""
        if self.holds(found, returned, self._desk.workplace.today()):
            return
        self.clear()
        entries: list[QWidget] = [_DraftEntry(self._desk, one) for one in found[:MOST_DRAFTS]]
        entries += [_ReturnedEntry(self._desk, one) for one in returned[:MOST_RETURNED]]
        for place, entry in enumerate(entries):
            if place:
                self.add(rule_line())
            self.add(entry)
        if len(found) > MOST_DRAFTS:
            self.add(label(f"另有 {len(found) - MOST_DRAFTS} 份草稿", "secondary"))
        if len(returned) > MOST_RETURNED:
            more = f"市局共退回 {len(returned)} 条，其余见数据上报。"
            self.add(label(more, "secondary", wrap=True))
        if not entries:
            self.add(label("没有填了一半的表单。", "secondary"))


class _ReturnedEntry(QWidget):
    """Something the bureau returned: what, and why."""

    def __init__(self, desk: Desk, item: Returned) -> None:
        super().__init__()
        self._desk = desk
        self._item = item
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        title = f"市局退回：{item.title}"
        column.addWidget(_fitting_link(desk, title, self._open))
        column.addWidget(ElidedLabel(item.reason, "secondary"))

    def _open(self) -> None:
        self._desk.show_record(self._item.kind, self._item.record)


def _fitting_link(desk: Desk, title: str, pressed: Callable[[], object]) -> QPushButton:
    made = button("", pressed, kind="link")
    width = desk.theme.px(290)
    made.setText(made.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, width))
    made.setAccessibleName(title)
    made.setToolTip(title)
    return made


class _DraftEntry(QWidget):
    def __init__(self, desk: Desk, draft: Draft) -> None:
        super().__init__()
        self._desk = desk
        self._draft = draft
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        title = f"未完成：{draft.title}"
        column.addWidget(_fitting_link(desk, title, self._resume))
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

    def __init__(self, desk: Desk) -> None:
        super().__init__("本月与上月")
        self._desk = desk
        self._shown: MonthFigures | None = None
        self._grid_holder = QVBoxLayout()
        self.body.addLayout(self._grid_holder)

    def show_figures(self, month: MonthFigures) -> None:
        """Shows a pair of bars for each figure."""
        said = bool(self._desk.settings.text(RULE_SAID))
        if self.holds(month, said):
            return
        self._shown = month
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
        if month.today.get(CLASS_RULES) == 0 and not said:
            self._grid_holder.addWidget(rule_line())
            self._grid_holder.addWidget(label(NO_RULE, "secondary", wrap=True))
            self._grid_holder.addWidget(button("知道了", self._said, kind="link"))

    def _said(self) -> None:
        """The hint is given once; 系统管理 goes on saying it."""
        self._desk.settings.keep(**{RULE_SAID: "yes"})
        if self._shown is not None:
            self.show_figures(self._shown)


class SafetyCard(Card):
    """Whether everything reached the bureau, and whether there is a backup."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("数据安全")
        self._desk = desk

    def show_status(self, status: HandoverStatus, backups: Standing) -> None:
        """Shows the hand-over light, the last receipt and the last backup."""
        workplace = self._desk.workplace
        if self.holds(status, backups, workplace.today()):
            return
        self.clear()
        row = QHBoxLayout()
        row.addWidget(Pill(*_waiting_light(status)))
        row.addStretch(1)
        if workplace.may("handover.make" if status.enrolled else "handover.enrol"):
            row.addWidget(button("去上报", self._go, kind="link"))
        self.body.addLayout(row)
        if status.last_receipt and status.last_received:
            when = day_and_time(status.last_received, workplace.today())
            self.add(ElidedLabel(f"上次回执：{when}（{status.last_receipt}）", "secondary"))
        else:
            self.add(label(NO_RECEIPT if status.enrolled else NOT_JOINED, "secondary", wrap=True))
        self.add(label(self._backed_up(backups), "secondary", wrap=True))
        if backups.numbers_unsure:
            self.add(label(UNSURE, "secondary", wrap=True, light="yellow"))
            if CONFIRM in all_verbs() and workplace.may(CONFIRM):
                self.add(button(all_verbs()[CONFIRM].title, self._confirm, kind="link"))
        away = remark(backups)
        if away is not None:
            self.add(label(told(away), "secondary", wrap=True, light="yellow"))

    def _confirm(self) -> None:
        self._desk.form(CONFIRM, {})

    def _backed_up(self, backups: Standing) -> str:
        where = "" if backups.place is not None else "，没有第二备份位置"
        if backups.last is None:
            return f"还没有备份{where}。"
        made = day_and_time(backups.last.header.made_at, self._desk.workplace.today())
        return f"上次备份：{made}{where}。"

    def _go(self) -> None:
        self._desk.go("handover")


def _waiting_light(status: HandoverStatus) -> tuple[str, str]:
    """How much still has to reach the bureau."""
    if not status.enrolled:
        return "尚未接入市局", "grey"
    if status.waiting:
        return f"{status.waiting} 条待上报", "yellow"
    if status.open:
        return f"{status.open} 个包等回执", "yellow"
    return "没有要上报的内容", "green"
