"""修改本人密码: the sheet in which everybody sets another password of his own."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.services.bus import Answer
from sifasuo_desktop.ui.desk import Desk, sentences, told
from sifasuo_desktop.ui.parts.buttons import button, shortcut
from sifasuo_desktop.ui.parts.fields import TextInput
from sifasuo_desktop.ui.parts.form_field import FormField
from sifasuo_desktop.ui.parts.label import label
from sifasuo_desktop.ui.parts.message_bar import MessageBar
from sifasuo_desktop.ui.runner import Trouble
from sifasuo_desktop.ui.sign_in_fields import DIFFERENT, PASSWORD_RULE

TITLE = "修改本人密码"
CHANGED = "密码已修改，下次登录和解锁用新密码。旧密码不再有效。"


class PasswordSheet(QFrame):
    """Nothing typed here becomes a draft; ``closed`` when the sheet may go."""

    closed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._busy = False
        self.setProperty("part", "card")
        self.setAccessibleName(TITLE)
        self.old = FormField(TextInput("现在的密码", secret=True), required=True)
        self.new = FormField(TextInput("新密码", secret=True), required=True, help=PASSWORD_RULE)
        self.again = FormField(TextInput("再输一次", secret=True), required=True)
        self.bar = MessageBar()
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 14)
        column.setSpacing(8)
        column.addWidget(label(TITLE, "title"))
        column.addWidget(self.bar)
        for field in self._fields():
            column.addWidget(field)
        column.addStretch(1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(button("放弃  Esc", self.leave))
        self._save = button("保存", kind="primary")
        self._save.setText("保存  Ctrl+S")
        self._save.clicked.connect(self.send)
        foot.addWidget(self._save)
        column.addLayout(foot)
        shortcut("Escape", self, self.leave)
        shortcut("Ctrl+S", self, self.send)

    def focus_first(self) -> None:
        """The cursor goes to the first input."""
        self.old.input.focus()

    def leave(self) -> None:
        """Closes; no password typed is kept anywhere."""
        if not self._busy:
            self.closed.emit()

    def send(self) -> None:
        """Changes the password, once at a time."""
        if self._busy or not self._complete():
            return
        self._busy = True
        secrets = {"old": str(self.old.value()), "password": str(self.new.value())}
        self._desk.act("user.own_password", {}, self._answered, secrets)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.focusWidget() in (self.again.input.widget, self._save):
                self.send()
            else:
                self.focusNextChild()
            return
        super().keyPressEvent(event)

    def _fields(self) -> tuple[FormField, ...]:
        return self.old, self.new, self.again

    def _complete(self) -> bool:
        self.bar.clear()
        for field in self._fields():
            field.set_error("" if field.value() else f"“{field.title}”没有填写。")
        if self.new.value() and self.again.value() and self.new.value() != self.again.value():
            self.again.set_error(DIFFERENT)
        return self._go_to_the_first_wrong()

    def _go_to_the_first_wrong(self) -> bool:
        wrong = next((field for field in self._fields() if field.error()), None)
        if wrong is not None:
            wrong.input.focus()
        return wrong is None

    def _answered(self, result: Answer | Refused | Trouble) -> None:
        self._busy = False
        if isinstance(result, Answer):
            self._desk.say(CHANGED)
            self.closed.emit()
            return
        if isinstance(result, Trouble):
            self.bar.refuse(sentences(result))
            return
        places = {"old": self.old, "password": self.new}
        for found in result.problems:
            if found.field in places:
                places[found.field].set_error(told(found))
            else:
                self.bar.refuse(told(found))
        self._go_to_the_first_wrong()
