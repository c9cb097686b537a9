"""Asked once after signing in with an account that has no person's name."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.services.acting.bus import Answer
from sifasuo_desktop.ui.desk import Desk, sentences
from sifasuo_desktop.ui.parts.buttons import button
from sifasuo_desktop.ui.parts.card import Card, stand_in_the_middle
from sifasuo_desktop.ui.parts.fields import TextInput
from sifasuo_desktop.ui.parts.form_field import FormField
from sifasuo_desktop.ui.parts.label import label
from sifasuo_desktop.ui.runner import Trouble

WHY = "这个账号还没有本人姓名。文书和经过里要写本人姓名，不写登录名；没有姓名，文书上就空着。"


class AskName(QWidget):
    """``done`` when the name is kept, or put off until the next sign-in."""

    done = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._busy = False
        self.setProperty("ground", "page")
        card = Card()
        card.pad(32, 24)
        card.add(label("请填写本人姓名", "title"))
        card.add(label(WHY, "secondary", wrap=True))
        self.person = FormField(TextInput("本人姓名", 50), required=True)
        card.add(self.person)
        row = QHBoxLayout()
        row.addWidget(button("下次再填", self._put_off, kind="link"))
        row.addStretch(1)
        row.addWidget(button("保存并继续", self.keep, kind="primary"))
        card.body.addLayout(row)
        stand_in_the_middle(self, card, 520)

    def keep(self) -> None:
        """Keeps the name, once at a time."""
        if self._busy:
            return
        name = self.person.value()
        if not name:
            self.person.set_error("“本人姓名”没有填写。")
            self.person.input.focus()
            return
        self._busy = True
        self._desk.act("user.own_name", {"name": name}, self._answered)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.keep()
            return
        super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.person.input.focus()

    def _put_off(self) -> None:
        self.done.emit()

    def _answered(self, result: Answer | Refused | Trouble) -> None:
        self._busy = False
        if isinstance(result, Answer):
            self.done.emit()
            return
        self.person.set_error("\n".join(sentences(result)))
        self.person.input.focus()
