"""The first page: sign in at a store, or make the store of an office."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.kernel.clock import Clock
from sifasuo_desktop.kernel.ids import Randomness
from sifasuo_desktop.kernel.paths import default_store
from sifasuo_desktop.kernel.settings import Settings
from sifasuo_desktop.services.choices import Choice, choice
from sifasuo_desktop.services.reference_data import towns
from sifasuo_desktop.services.workplace import Workplace, create_workplace, open_workplace
from sifasuo_desktop.ui.desk import sentences, told
from sifasuo_desktop.ui.parts.buttons import button
from sifasuo_desktop.ui.parts.card import Card
from sifasuo_desktop.ui.parts.choosing import ChoiceInput
from sifasuo_desktop.ui.parts.fields import TextInput
from sifasuo_desktop.ui.parts.form_field import FormField
from sifasuo_desktop.ui.parts.label import label
from sifasuo_desktop.ui.parts.message_bar import MessageBar
from sifasuo_desktop.ui.prompter import Prompter
from sifasuo_desktop.ui.runner import Runner, Trouble

WARNING = "严禁存储、处理国家秘密"
DATABASE = "store.db"
PRELOAD_MS = 60
"""What may be needed later is read after the first paint, not beside it."""


def town_choices() -> tuple[Choice, ...]:
    """The offices of the list, found by name, code or pinyin."""
    return tuple(
        choice(code, f"{entry['name']}（{code}）", code=code) for code, entry in towns().items()
    )


class _Towns(QObject):
    """Reads the list of offices once, after the first paint."""

    def __init__(self, runner: Runner, then: Callable[[Any], None], parent: QObject) -> None:
        super().__init__(parent)
        self._runner = runner
        self._then = then
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PRELOAD_MS)
        self._timer.timeout.connect(self._load)
        self._loaded = False

    def want(self) -> None:
        """The page is shown."""
        if not self._loaded:
            self._timer.start()

    def _load(self) -> None:
        self._loaded = True
        self._runner.in_pool(town_choices, self._then)


class SignIn(QWidget):
    """``entered`` carries the open workplace."""

    entered = Signal(object)

    def __init__(
        self,
        runner: Runner,
        prompter: Prompter,
        settings: Settings,
        clock: Clock,
        randomness: Randomness,
    ) -> None:
        super().__init__()
        self._runner = runner
        self._prompter = prompter
        self._settings = settings
        self._clock = clock
        self._randomness = randomness
        self._busy = False
        self.setProperty("ground", "page")
        self.folder = FormField(TextInput("数据库位置"))
        self.office = FormField(ChoiceInput("司法所", ()), required=True)
        self.office_name = FormField(TextInput("司法所名称", 60), help="名册里没有时填写全称")
        self.account = FormField(TextInput("登录名", 30), required=True)
        self.password = FormField(TextInput("密码", secret=True), required=True)
        self.again = FormField(TextInput("再输一次", secret=True), required=True)
        self.bar = MessageBar()
        self._build()
        self.folder.set_value(settings.text("store") or str(default_store()))
        self.account.set_value(settings.text("account"))
        self.folder.input.edited.connect(self._look)
        self._look()
        self._towns = _Towns(runner, self._take_towns, self)

    def first_run(self) -> bool:
        """Whether no store lies in the folder named."""
        return not (Path(str(self.folder.value() or "")) / DATABASE).exists()

    def enter(self) -> None:
        """Opens or makes the store, in its lane; the key takes a moment to stretch."""
        if self._busy or not self._complete():
            return
        self._set_busy(True)
        self._runner.in_store(self._making() if self.first_run() else self._opening(), self._in)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, from the last input into the office."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            last = self.again if self.first_run() else self.password
            if last.input.widget.hasFocus() or self._go.hasFocus():
                self.enter()
            else:
                self.focusNextChild()
            return
        super().keyPressEvent(event)

    def showEvent(self, event: QEvent) -> None:
        """The cursor waits where something is still missing."""
        super().showEvent(event)  # type: ignore[arg-type]
        self._towns.want()
        (self.password if self.account.value() else self.account).input.focus()

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        card = Card()
        card.setFixedWidth(520)
        card.pad(32, 24)
        card.add(label("司法所工作台", "title"))
        self._hint = label("", "secondary", wrap=True)
        card.add(self._hint)
        card.add(self.bar)
        row = QHBoxLayout()
        row.addWidget(self.folder, 1)
        row.addWidget(button("选择…", self._choose), 0, Qt.AlignmentFlag.AlignTop)
        card.body.addLayout(row)
        for field in (self.office, self.office_name, self.account, self.password, self.again):
            card.add(field)
        foot = QHBoxLayout()
        foot.addWidget(label(WARNING, "error"))
        foot.addStretch(1)
        self._go = button("登录", self.enter, kind="primary")
        foot.addWidget(self._go)
        card.body.addSpacing(4)
        card.body.addLayout(foot)
        outer.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        outer.addStretch(3)

    def _choose(self) -> None:
        start = Path(str(self.folder.value() or default_store()))
        chosen = self._prompter.folder(self, "选择数据库文件夹", start)
        if chosen is not None:
            self.folder.set_value(str(chosen))
            self._look()

    def _look(self) -> None:
        first = self.first_run()
        for field in (self.office, self.office_name, self.again):
            field.setVisible(first)
        self._go.setText("建立并登录" if first else "登录")
        self._hint.setText(
            "这个位置还没有数据库。填写下面各项，为本所建立一个加密的数据库；"
            "第一个账号是系统管理员和所长。"
            if first
            else "请用本人的账号登录。数据只保存在这台电脑上，全部加密。"
        )

    def _take_towns(self, result: tuple[Choice, ...] | Refused | Trouble) -> None:
        source = self.office.input
        if isinstance(result, tuple) and isinstance(source, ChoiceInput):
            source.set_choices(result)

    def _complete(self) -> bool:
        self.bar.clear()
        needed = [self.folder, self.account, self.password]
        if self.first_run():
            needed += [self.office, self.again]
        missing = [field for field in needed if not field.value()]
        for field in (*needed, self.office_name):
            field.set_error("")
        for field in missing:
            field.set_error(f"“{field.title}”没有填写。")
        if missing:
            missing[0].input.focus()
            return False
        if self.first_run() and self.password.value() != self.again.value():
            self.again.set_error("两次输入的密码不一样。请重新输入。")
            return False
        return True

    def _opening(self) -> Callable[[], Workplace]:
        return partial(
            open_workplace,
            Path(str(self.folder.value())),
            str(self.account.value()),
            str(self.password.value()),
            clock=self._clock,
            randomness=self._randomness,
        )

    def _making(self) -> Callable[[], Workplace]:
        return partial(
            create_workplace,
            Path(str(self.folder.value())),
            office=str(self.office.value()),
            name=self.office_name.value(),
            admin=str(self.account.value()),
            password=str(self.password.value()),
            clock=self._clock,
            randomness=self._randomness,
        )

    def _in(self, result: Workplace | Refused | Trouble) -> None:
        self._set_busy(False)
        if isinstance(result, Workplace):
            self._settings.keep(store=str(self.folder.value()), account=str(self.account.value()))
            self.password.set_value(None)
            self.again.set_value(None)
            self.entered.emit(result)
        else:
            self._refused(result)

    def _refused(self, result: Refused | Trouble) -> None:
        places: dict[str, Any] = {
            "password": self.password,
            "office": self.office,
            "store.wrong_password": self.password,
            "store.disabled": self.account,
            "store.missing": self.folder,
            "store.exists": self.folder,
        }
        if isinstance(result, Trouble):
            field = places.get(result.code)
            if field is None:
                self.bar.refuse(result.sentence)
            else:
                field.set_error(result.sentence)
                field.input.focus()
            return
        for found in result.problems:
            if found.field in places:
                sentence = told(found)
                if found.code == "store.office_unknown":
                    sentence = "名册里没有这个代码。请在“司法所名称”里写明全称。"
                places[found.field].set_error(sentence)
            else:
                self.bar.refuse(sentences(result))

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self._go.setEnabled(not busy)
        if busy:
            self._go.setText("请稍候…")
        else:
            self._look()
