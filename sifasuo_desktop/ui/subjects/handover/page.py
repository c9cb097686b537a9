"""数据上报: three steps in words — 打包, 发送或拷盘, 回执 — and what to do when one fails."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.services.acting.bus import ChangeSet
from sifasuo_desktop.services.exchange import handover
from sifasuo_desktop.services.exchange.handover_status import HandoverStatus, status
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.ui import theme
from sifasuo_desktop.ui.desk import Desk, sentences
from sifasuo_desktop.ui.page import PageWidget, Target
from sifasuo_desktop.ui.parts.bit_by_bit import BitByBit
from sifasuo_desktop.ui.parts.buttons import button, forbid
from sifasuo_desktop.ui.parts.card import Card
from sifasuo_desktop.ui.parts.label import label
from sifasuo_desktop.ui.parts.pill import Pill
from sifasuo_desktop.ui.parts.scroll_area import ScrollArea
from sifasuo_desktop.ui.runner import Trouble
from sifasuo_desktop.ui.subjects.handover.cards import BundlesCard, ReturnedCard, StepsRow
from sifasuo_desktop.ui.subjects.handover.light import light_of
from sifasuo_desktop.ui.subjects.handover.remarks_card import RemarksCard

REQUEST = "接入申请 (*.sfq)"
CERTIFICATE = "市局证书 (*.sfc)"
RECEIPT = "回执 (*.sfr)"
NOT_ALLOWED = "您的角色不能办理数据上报。打包、拷盘、发送、导入回执由所长或者经办人登录办理。"
NOT_JOINING = "接入市局由系统管理员或者所长登录办理。"
NOT_JOINED = "还没有接入市局，打包、发送、导入回执现在都不能办。"
COPIED = (
    "{count} 个包已写到 U 盘，并读回核对无误，可以拔出 U 盘。请交市局，取得回执后在第 3 步导入。"
)


class HandoverPage(PageWidget):
    """Joining the bureau once; then the same three steps every time."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._buttons: list[QPushButton] = []
        outer = QVBoxLayout(self)
        margin = theme.PAGE_MARGIN
        outer.setContentsMargins(margin, 14, margin, 14)
        outer.setSpacing(12)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(label("数据上报", "title"))
        self._light = Pill("正在读取", "grey")
        head.addWidget(self._light)
        head.addStretch(1)
        outer.addLayout(head)
        self._why = label("", wrap=True)
        outer.addWidget(self._why)
        scroll = ScrollArea(self)
        column = QVBoxLayout(scroll.ground)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._making = BitByBit(self)
        self._remarks = RemarksCard(desk)
        column.addWidget(self._remarks)
        column.addWidget(self._join())
        column.addWidget(self._steps())
        self._returned = ReturnedCard(desk)
        self._bundles = BundlesCard(desk)
        column.addWidget(self._returned)
        column.addWidget(self._bundles)
        column.addStretch(1)
        outer.addWidget(scroll, 1)

    def open(self, target: Target) -> None:
        """Reads where the hand-over stands."""
        self._refresh()

    def reload(self, changes: ChangeSet) -> None:
        """Every act adds to what waits."""
        self._refresh()

    def _join(self) -> Card:
        card = Card("接入市局")
        self._join_words = label("", wrap=True)
        card.add(self._join_words)
        row = QHBoxLayout()
        row.setSpacing(8)
        self._request = button("生成接入申请…", self._make_request)
        self._accept = button("导入市局证书…", self._take_certificate)
        row.addWidget(self._request)
        row.addWidget(self._accept)
        row.addStretch(1)
        card.body.addLayout(row)
        return card

    def _steps(self) -> StepsRow:
        self._copy = button("打包并拷到 U 盘…", self._choose_stick, kind="primary")
        self._send = button("发送到共享文件夹…", self._choose_share)
        self._receipt = button("导入回执…", self._choose_receipt)
        self._three = StepsRow(self.desk, (self._copy, self._send), (self._receipt,))
        return self._three

    def _refresh(self) -> None:
        self.desk.read(partial(status, self.desk.workplace), self._show)

    def _show(self, result: HandoverStatus | Refused | Trouble) -> None:
        if not isinstance(result, HandoverStatus):
            self._fail(result)
            return
        self._making.make(self._fill(result), 1, self.updateGeometry)

    def _fill(self, status: HandoverStatus) -> Iterator[None]:
        self._light.show_light(*light_of(status, self.desk))
        self._show_join(status)
        yield
        for card in (self._remarks, self._three, self._returned):
            card.show_status(status)
            yield
        yield from self._bundles.parts(status)

    def _show_join(self, status: HandoverStatus) -> None:
        workplace = self.desk.workplace
        mark = f"申请指纹 {status.fingerprint}，请与市局电话核对。" if status.fingerprint else ""
        if status.enrolled:
            self._join_words.setText(f"已接入：{status.bureau}。{mark}")
        else:
            self._join_words.setText(
                "还没有接入。先生成接入申请，用 U 盘交给市局；取得市局的证书文件后在这里导入。"
                + mark
            )
        may_enrol = None if workplace.may("handover.enrol") else NOT_JOINING
        self._why.setText(who_may(workplace, status))
        self._why.setVisible(bool(self._why.text()))
        for made in (self._request, self._accept):
            forbid(made, may_enrol)
        joined = None if status.enrolled else NOT_JOINED + (may_enrol or "请先接入。")
        for made, permission in (
            (self._copy, "handover.make"),
            (self._send, "handover.send"),
            (self._receipt, "handover.receipt"),
        ):
            forbid(made, joined if workplace.may(permission) else NOT_ALLOWED)

    def _make_request(self) -> None:
        start = self.desk.start_folder() / "接入申请.sfq"
        path = self.desk.prompter.save_file(self, "接入申请存到哪里", start, REQUEST)
        if path is not None:
            self._work(partial(handover.enrol_request, self.desk.workplace, path), self._requested)

    def _take_certificate(self) -> None:
        path = self._ask_file("选择市局的证书文件", CERTIFICATE)
        if path is not None:
            self._work(partial(handover.enrol_accept, self.desk.workplace, path), self._joined)

    def _choose_stick(self) -> None:
        folder = self.desk.prompter.folder(self, "选择 U 盘上的文件夹", self.desk.start_folder())
        if folder is not None:
            self._work(partial(handover.make_and_copy, self.desk.workplace, folder), self._copied)

    def _choose_share(self) -> None:
        folder = self.desk.prompter.folder(self, "选择共享文件夹", self.desk.start_folder())
        if folder is not None:
            target = f"file:{folder}"
            self._work(partial(handover.synchronise, self.desk.workplace, target), self._shared)

    def _choose_receipt(self) -> None:
        path = self._ask_file("选择市局的回执文件", RECEIPT)
        if path is not None:
            self._work(partial(handover.apply_receipt, self.desk.workplace, path), self._taken)

    def _ask_file(self, title: str, kinds: str) -> Path | None:
        return self.desk.prompter.open_file(self, title, self.desk.start_folder(), kinds)

    def _work(self, work: Any, then: Any) -> None:
        self._light.show_light("正在处理，请不要拔出 U 盘", "yellow")
        self.desk.write(work, then)

    def _requested(self, result: str | Refused | Trouble) -> None:
        if self._came_home(result):
            self.desk.say(f"接入申请已生成，指纹 {result}。请用 U 盘交给市局，并电话核对指纹。")

    def _joined(self, result: str | Refused | Trouble) -> None:
        if self._came_home(result):
            self.desk.say("已接入市局，可以上报了。")

    def _copied(self, result: list[dict[str, Any]] | Refused | Trouble) -> None:
        if self._came_home(result) and isinstance(result, list):
            self.desk.say(COPIED.format(count=len(result)) if result else "没有需要拷出的包。")

    def _shared(self, result: dict[str, Any] | Refused | Trouble) -> None:
        if self._came_home(result) and isinstance(result, dict):
            sent, receipts = len(result["sent"]), len(result["receipts"])
            over = len(result["passed_over"])
            more = f"另有 {over} 份不是本机的回执或者读不出来，已跳过。" if over else ""
            self.desk.say(f"已发送 {sent} 个包，收到 {receipts} 份新回执。{more}")

    def _taken(self, result: str | Refused | Trouble) -> None:
        if self._came_home(result):
            self.desk.say(f"市局已接收（回执号 {result}）。")

    def _came_home(self, result: object) -> bool:
        self._refresh()
        if isinstance(result, Refused | Trouble):
            self._fail(result)
            return False
        return True

    def _fail(self, result: Refused | Trouble) -> None:
        self.desk.say("\n".join(sentences(result)), "red")


def who_may(workplace: Workplace, status: HandoverStatus) -> str:
    """Why buttons are grey for whoever is signed in, and who can do it instead."""
    if not status.enrolled:
        return "" if workplace.may("handover.enrol") else NOT_JOINED + NOT_JOINING
    return "" if workplace.may("handover.make") else NOT_ALLOWED
