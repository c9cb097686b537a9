"""Right after a store was made: its recovery key, printed and proved on paper before work begins."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.paper.recovery_panel import RecoveryPanel
from sifasuo_desktop.ui.parts.buttons import button
from sifasuo_desktop.ui.parts.card import Card, stand_in_the_middle
from sifasuo_desktop.ui.parts.label import label

WHY = "所有人的密码都忘了的时候，只有它打得开本所的数据。请现在就打印，锁进柜子。"


class FirstKey(QWidget):
    """``done`` when the key was proved, or put off: the workbench goes on asking for it."""

    done = Signal()

    def __init__(self, desk: Desk, key: str) -> None:
        super().__init__()
        self.setProperty("ground", "page")
        card = Card()
        card.pad(32, 24)
        card.add(label("恢复密钥", "title"))
        card.add(label(WHY, "secondary", wrap=True))
        self.panel = RecoveryPanel(desk, key)
        self.panel.confirmed.connect(self.done)
        card.add(self.panel)
        row = QHBoxLayout()
        row.addWidget(button("以后再做", self._put_off, kind="link"))
        row.addStretch(1)
        row.addWidget(button("核对并继续", self.panel.confirm, kind="primary"))
        card.body.addLayout(row)
        stand_in_the_middle(self, card, 560)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.panel.confirm()
            return
        super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.panel.first().setFocus()

    def _put_off(self) -> None:
        self.done.emit()
