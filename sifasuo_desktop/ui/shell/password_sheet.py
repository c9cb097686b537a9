"""修改本人密码: the sheet in which everybody sets another password of his own."""

from PySide6.QtCore import Signal

from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.services.acting.bus import Answer
from sifasuo_desktop.ui.desk import Desk, sentences, told
from sifasuo_desktop.ui.forms.act_sheet import ActSheet
from sifasuo_desktop.ui.parts.fields import TextInput
from sifasuo_desktop.ui.parts.form_field import FormField
from sifasuo_desktop.ui.runner import Trouble
from sifasuo_desktop.ui.shell.sign_in_fields import DIFFERENT, PASSWORD_RULE

TITLE = "修改本人密码"
CHANGED = "密码已修改，下次登录和解锁用新密码。旧密码不再有效。"


class PasswordSheet(ActSheet):
    """Nothing typed here becomes a draft; ``closed`` when the sheet may go."""

    closed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(TITLE, "")
        self._desk = desk
        self.old = FormField(TextInput("现在的密码", secret=True), required=True)
        self.new = FormField(TextInput("新密码", secret=True), required=True, help=PASSWORD_RULE)
        last = TextInput("再输一次", secret=True)
        self.again = FormField(last, required=True)
        for field in self._fields():
            self.add_input(field)
        self.renew()
        last.line.returnPressed.connect(self.send)

    def focus_first(self) -> None:
        """The cursor goes to the first input."""
        self.put_cursor(self.old.input.widget)

    def leave(self) -> None:
        """Closes; no password typed is kept anywhere."""
        if not self.sending:
            self.closed.emit()

    def send(self) -> None:
        """Changes the password, once at a time."""
        if self.sending or not self._complete():
            return
        self.show_sending(True)
        secrets = {"old": str(self.old.value()), "password": str(self.new.value())}
        self._desk.act("user.own_password", {}, self._answered, secrets)

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
        self.show_sending(False)
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
