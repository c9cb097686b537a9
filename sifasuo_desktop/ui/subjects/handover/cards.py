"""A step of the hand-over in words and buttons, and the list of what was handed over."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QWidget

from sifasuo_desktop.services.exchange.handover_status import HandoverStatus
from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.parts.buttons import Button
from sifasuo_desktop.ui.parts.card import Card
from sifasuo_desktop.ui.parts.flow import FlowLayout
from sifasuo_desktop.ui.parts.label import label
from sifasuo_desktop.ui.parts.simple_table import SimpleTable
from sifasuo_desktop.ui.parts.times import day_and_time

MOST_BUNDLES = 12
THREE_COLUMNS = 820
"""From this many pixels on (at 14-pixel text) the three steps stand side by side."""
HEADINGS = ("序号", "包", "条数", "打包", "发送或者拷出", "市局已接收（回执号）")


class StepCard(Card):
    """Where a step stands, what it is for, and its buttons at the foot."""

    def __init__(
        self, title: str, words: QLabel, hint: str, buttons: Sequence[QPushButton]
    ) -> None:
        super().__init__(title)
        self.add(words)
        self.add(label(hint, "secondary", wrap=True))
        self.body.addStretch(1)
        line = QWidget()
        flow = FlowLayout()
        line.setLayout(flow)
        for made in buttons:
            flow.addWidget(made)
        self.add(line)


class StepsRow(QWidget):
    """打包, 发送或者拷盘, 回执: side by side where there is room, else one below the other."""

    def __init__(
        self, desk: Desk, carrying: Sequence[QPushButton], receiving: Sequence[QPushButton]
    ) -> None:
        super().__init__()
        self._desk = desk
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(12)
        self._waiting = label("", wrap=True)
        self._sent = label("", wrap=True)
        self._received = label("", wrap=True)
        steps: tuple[tuple[str, QLabel, Sequence[QPushButton], str], ...] = (
            ("1  打包", self._waiting, (), "改动按顺序签名、加密成包；包只有市局能打开。"),
            (
                "2  发送或者拷盘",
                self._sent,
                carrying,
                "没有回执的包每次都会再拷一份，重复不要紧。",
            ),
            (
                "3  回执",
                self._received,
                receiving,
                "只有市局的回执才算“市局已接收”。回执在 U 盘或者共享文件夹里。",
            ),
        )
        for title, words, buttons, hint in steps:
            self._row.addWidget(StepCard(title, words, hint, buttons), 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= self._desk.theme.px(THREE_COLUMNS)
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.LeftToRight if wide else direction.TopToBottom)

    def show_status(self, status: HandoverStatus) -> None:
        """Where each of the three stands."""
        today = self._desk.workplace.today()
        waiting = f"有 {status.waiting} 条改动还没有打包。" if status.waiting else "改动都已打包。"
        if status.snapshot_due:
            waiting = "数据恢复或者复制以后第一次打包，全部记录重新打包一次。"
        self._waiting.setText(waiting if status.enrolled else "接入以后，从头打包上报。")
        older = f"其中 {status.older} 个是恢复以前打的，一起交。" if status.older else ""
        sent = f"{status.open} 个包还没有回执。{older}" if status.open else "没有等回执的包。"
        self._sent.setText(sent)
        photos = f"另有 {status.contents} 件附件的文件还没有回执。" if status.contents else ""
        received = (
            f"上次回执 {day_and_time(status.last_received, today)}，回执号 {status.last_receipt}。"
            if status.last_received and status.last_receipt
            else "还没有收到过回执。"
        )
        self._received.setText(f"{received}{photos}" if status.enrolled else received)


class BundlesCard(Card):
    """上报记录: the newest bundles with their receipts."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("上报记录")
        self._desk = desk

    def parts(self, status: HandoverStatus) -> Iterator[None]:
        """Shows the newest bundles, a row at a time."""
        shown = status.bundles, self._desk.workplace.today()
        if self.holds(*shown):
            return
        # Given up in between, it shows a part and is filled anew.
        self.holds()
        self.clear()
        table = SimpleTable(HEADINGS, (), wide=(1,))
        self.add(table if status.bundles else label("还没有打过包。", "secondary"))
        yield
        for bundle in status.bundles[:MOST_BUNDLES]:
            table.add_row(self._words(bundle))
            yield
        self.holds(*shown)

    def _words(self, bundle: Mapping[str, Any]) -> tuple[str, ...]:
        today = self._desk.workplace.today()
        times = [bundle["made_at"], bundle["sent_at"], bundle["received_at"]]
        made, sent, received = (day_and_time(at, today) if at else "—" for at in times)
        if bundle["receipt"]:
            received = f"{received}（{bundle['receipt']}）"
        elif bundle["older"]:
            received = "恢复以前打的，一起交"
        elif bundle["left"]:
            received = "改由全量包上报"
        name, count = str(bundle["name"]), str(bundle["revisions"])
        return (str(bundle["seq"]), name, count, made, sent, received)


class ReturnedCard(Card):
    """市局退回: which records the bureau did not take, and why; hidden while there are none."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("市局退回")
        self._desk = desk
        self.hide()

    def show_status(self, status: HandoverStatus) -> None:
        """One line a record, with the way to it."""
        if self.holds(status.returned):
            return
        self.clear()
        self.setVisible(bool(status.returned))
        for item in status.returned:
            row = QHBoxLayout()
            row.addWidget(_Way(self._desk, item.kind, item.record, item.title or "打开"))
            row.addWidget(label(item.reason, "secondary", wrap=True), 1)
            self.body.addLayout(row)


class _Way(Button):
    def __init__(self, desk: Desk, kind: str, record: str, text: str) -> None:
        super().__init__(text)
        self.setProperty("kind", "link")
        self.setAccessibleName(f"退回：{text}")
        self._desk = desk
        self._kind = kind
        self._record = record
        self.clicked.connect(self._open)

    def _open(self) -> None:
        self._desk.show_record(self._kind, self._record)
