"""The locked screen, and the clock that locks after ten minutes without a key."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QShowEvent, QWindow
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.services.office.locking import password_opens
from sifasuo_desktop.ui.desk import Desk, sentences
from sifasuo_desktop.ui.parts.buttons import button
from sifasuo_desktop.ui.parts.card import Card, stand_in_the_middle
from sifasuo_desktop.ui.parts.fields import TextInput
from sifasuo_desktop.ui.parts.form_field import FormField
from sifasuo_desktop.ui.parts.label import label
from sifasuo_desktop.ui.runner import Trouble

IDLE_MS = 10 * 60 * 1000
_SIGNS_OF_LIFE = (
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
)


class LockScreen(QWidget):
    """Shows nothing of the office's work.

    ``opened`` after the right password; ``another`` when somebody else wants to sign in.
    """

    opened = Signal()
    another = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setProperty("ground", "page")
        card = Card()
        card.pad(32, 24)
        card.add(label("已锁定", "title"))
        who = f"{desk.workplace.user.called}，请输入密码继续。没有保存的内容都还在。"
        card.add(label(who, "secondary", wrap=True))
        self.password = FormField(TextInput("密码", secret=True), label_width=48)
        card.add(self.password)
        row = QHBoxLayout()
        row.addWidget(button("换人登录", self._change_user, kind="link"))
        row.addStretch(1)
        self._go = button("继续工作", self.ask, kind="primary")
        row.addWidget(self._go)
        card.body.addLayout(row)
        hint = "换人登录：没有保存的内容留作本人的草稿，本人下次登录后在“接着做”里。"
        card.add(label(hint, "secondary", wrap=True))
        stand_in_the_middle(self, card, 440)

    def _change_user(self) -> None:
        self.another.emit()

    def ask(self) -> None:
        """Tries the password, off the window's thread."""
        if not self._go.isEnabled():
            return
        self._go.setEnabled(False)
        password = str(self.password.value() or "")
        work = partial(password_opens, self._desk.workplace, password)
        self._desk.runner.in_pool(work, self._answered)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.ask()
            return
        super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.password.set_value(None)
        self.password.input.focus()

    def _answered(self, result: bool | Refused | Trouble) -> None:
        self._go.setEnabled(True)
        if result is True:
            self.opened.emit()
            return
        wrong = ["密码不对。请重新输入。"] if result is False else sentences(result)
        self.password.set_error("\n".join(wrong))
        self.password.input.focus()


class IdleClock(QObject):
    """``idle`` after ten minutes without key or mouse in the windows of the program.

    It listens to the windows a person works in. A filter on the whole application would be called
    for every event of every object: some ten thousand calls for opening one form.
    """

    idle = Signal()

    def __init__(self, application: QGuiApplication, wait_ms: int = IDLE_MS) -> None:
        super().__init__(application)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(wait_ms)
        self._timer.timeout.connect(self.idle)
        application.focusWindowChanged.connect(self._listen)
        self._listen(application.focusWindow())

    def _listen(self, window: QWindow | None) -> None:
        """Coming to a window is a sign of life, and so is whatever happens there."""
        if window is not None:
            window.installEventFilter(self)
        self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS_OF_LIFE:
            self._timer.start()
        return False
