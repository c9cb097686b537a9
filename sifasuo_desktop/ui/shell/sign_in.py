"""The first page: sign in at a store, or make the store of an office."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.kernel.clock import Clock
from sifasuo_desktop.kernel.ids import Randomness
from sifasuo_desktop.kernel.paths import default_store
from sifasuo_desktop.kernel.settings import Settings
from sifasuo_desktop.services.office.workplace import Workplace, create_workplace, open_workplace
from sifasuo_desktop.services.reading.choices import Choice
from sifasuo_desktop.ui.desk import told
from sifasuo_desktop.ui.forms.next_field import EnterGoesOn
from sifasuo_desktop.ui.parts.buttons import button
from sifasuo_desktop.ui.parts.card import Card, stand_in_the_middle
from sifasuo_desktop.ui.parts.form_field import FormField
from sifasuo_desktop.ui.parts.label import label
from sifasuo_desktop.ui.parts.message_bar import MessageBar
from sifasuo_desktop.ui.prompter import Prompter
from sifasuo_desktop.ui.runner import Runner, Trouble
from sifasuo_desktop.ui.shell.sign_in_fields import SignInFields, town_choices

WARNING = "严禁存储、处理国家秘密"
LOST = "密码忘了，只有下一步给出的恢复密钥打得开。请记牢密码，并按本单位的规定交接。"
DAMAGED = ("store.damaged", "store.wrong_key", "store.slots_damaged", "store.saves_lost")
"""Troubles of a store that is there: the newest backup is offered."""
PRELOAD_MS = 60
"""What may be needed later is read after the first paint, not beside it."""


class _Towns(QObject):
    """Reads the list of offices once, after the first paint of a page that asks for one."""

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
        """The page is shown and an office is to be begun."""
        if not self._loaded:
            self._timer.start()

    def _load(self) -> None:
        self._loaded = True
        self._runner.in_pool(town_choices, self._then)


class SignIn(QWidget):
    """``entered`` carries the open workplace, ``made`` that of an office just begun.

    ``forgotten`` and ``restore`` ask for the pages beside this one; ``restore`` carries what is
    wrong with the store that is there.
    """

    stretching = Signal()
    entered = Signal(object)
    made = Signal(object)
    forgotten = Signal()
    restore = Signal(str)

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
        self._busy = self._making_new = False
        self.setProperty("ground", "page")
        self.fields = SignInFields(settings)
        self.bar = MessageBar()
        self._build()
        self.fields.folder.input.edited.connect(self.look)
        self._towns = _Towns(runner, self._take_towns, self)
        self.look()

    def enter(self) -> None:
        """Opens or makes the store, in its lane; the key takes a moment to stretch."""
        if self._busy:
            return
        self.bar.clear()
        if not self.fields.complete():
            return
        self._set_busy(True)
        self.stretching.emit()
        self._making_new = self.fields.first_run()
        begin = _making if self._making_new else _opening
        self._runner.in_store(begin(self.fields, self._clock, self._randomness), self._in)

    def come_back(self, folder: str, account: str, words: str) -> None:
        """From a page beside: the store and account to sign in with now, and what was done."""
        self.fields.folder.set_value(folder)
        if account:
            self.fields.account.set_value(account)
        self.fields.password.set_value(None)
        self.look()
        self.bar.confirm(words)

    def ask_forgotten(self) -> None:
        """Asks for the page where a lost password is set anew."""
        self.forgotten.emit()

    def ask_restore(self) -> None:
        """Asks for the page where a backup is restored."""
        self.restore.emit("")

    def begin_again(self) -> None:
        """Empty for another person to sign in."""
        self.fields.account.set_value("")
        self.fields.password.set_value(None)
        self.look()

    def showEvent(self, event: QEvent) -> None:
        """The cursor waits where something is still missing."""
        super().showEvent(event)  # type: ignore[arg-type]
        if self.fields.first_run():
            self._towns.want()
        self.fields.first_empty().setFocus()

    def _build(self) -> None:
        card = Card()
        card.pad(32, 24)
        card.add(label("司法所工作台", "title"))
        self._hint = label("", "secondary", wrap=True)
        card.add(self._hint)
        card.add(self.bar)
        row = QHBoxLayout()
        row.addWidget(self.fields.folder, 1)
        row.addWidget(button("选择…", self._choose), 0, Qt.AlignmentFlag.AlignTop)
        card.body.addLayout(row)
        for field in self.fields.every():
            card.add(field)
        self._lost = label(LOST, "error", wrap=True)
        card.add(self._lost)
        ways = QHBoxLayout()
        self._forgotten = button("忘了密码…", self.ask_forgotten, kind="link")
        ways.addWidget(self._forgotten)
        ways.addWidget(button("从备份恢复…", self.ask_restore, kind="link"))
        ways.addStretch(1)
        card.body.addLayout(ways)
        foot = QHBoxLayout()
        foot.addWidget(label(WARNING, "error", wrap=True), 1)
        self._go = button("登录", self.enter, kind="primary")
        foot.addWidget(self._go)
        card.body.addSpacing(4)
        card.body.addLayout(foot)
        stand_in_the_middle(self, card, 560)
        EnterGoesOn(self, self._go).renew()
        for field in (self.fields.password, self.fields.again):
            line = field.input.widget
            assert isinstance(line, QLineEdit)
            line.returnPressed.connect(self._past_the_last)

    def _past_the_last(self) -> None:
        """Enter in the last input goes in at once, without a stop on the button."""
        if self._go.hasFocus():
            self.fields.last().input.focus()
            self.enter()

    def _choose(self) -> None:
        start = Path(str(self.fields.folder.value() or default_store()))
        chosen = self._prompter.folder(self, "选择数据库文件夹", start)
        if chosen is not None:
            self.fields.folder.set_value(str(chosen))
            self.look()

    def look(self) -> None:
        """Asks for what the folder named needs: to sign in, or to begin an office."""
        first = self.fields.first_run()
        if first and self.isVisible():
            self._towns.want()
        self.fields.show_wanted()
        self._lost.setVisible(first)
        self._forgotten.setVisible(not first)
        self._go.setText("建立并登录" if first else "登录")
        self._hint.setText(
            "这个位置还没有数据库。填写下面各项，为本所建立一个加密的数据库；"
            "第一个账号是系统管理员和所长。"
            if first
            else "请用本人的账号登录。数据只保存在这台电脑上，全部加密。"
        )

    def _take_towns(self, result: tuple[Choice, ...] | Refused | Trouble) -> None:
        if isinstance(result, tuple):
            self.fields.take_towns(result)

    def _in(self, result: Workplace | Refused | Trouble) -> None:
        self._set_busy(False)
        if isinstance(result, Workplace):
            store, account = self.fields.folder.value(), self.fields.account.value()
            self._settings.keep(store=str(store), account=str(account))
            self.fields.password.set_value(None)
            self.fields.again.set_value(None)
            self.look()
            (self.made if self._making_new else self.entered).emit(result)
        elif isinstance(result, Trouble) and result.code in DAMAGED:
            self.restore.emit(result.sentence)
        else:
            self._refused(result)

    def _refused(self, result: Refused | Trouble) -> None:
        fields = self.fields
        places: dict[str, FormField] = {
            "password": fields.password,
            "office": fields.office,
            "name": fields.office_name,
            "admin": fields.account,
            "admin_name": fields.person,
            "store.wrong_password": fields.password,
            "store.wait": fields.password,
            "store.slot_old": fields.password,
            "store.disabled": fields.account,
            "store.missing": fields.folder,
            "store.exists": fields.folder,
        }
        if isinstance(result, Trouble):
            wrong = [(places.get(result.code), result.sentence)]
        else:
            wrong = [(places.get(found.field), told(found)) for found in result.problems]
        for field, words in wrong:
            if field is not None:
                field.set_error(words)
        self.bar.refuse([words for field, words in wrong if field is None])
        first = next((field for field, _ in wrong if field is not None), None)
        if first is not None:
            first.input.focus()

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self._go.setEnabled(not busy)
        if busy:
            self._go.setText("请稍候…")
        else:
            self.look()


def _opening(fields: SignInFields, clock: Clock, randomness: Randomness) -> Callable[[], Workplace]:
    return partial(
        open_workplace,
        Path(str(fields.folder.value())),
        str(fields.account.value()),
        str(fields.password.value()),
        clock=clock,
        randomness=randomness,
    )


def _making(fields: SignInFields, clock: Clock, randomness: Randomness) -> Callable[[], Workplace]:
    return partial(
        create_workplace,
        Path(str(fields.folder.value())),
        office=str(fields.office.value()),
        name=fields.name_of_office(),
        admin=str(fields.account.value()),
        admin_name=str(fields.person.value()),
        password=str(fields.password.value()),
        clock=clock,
        randomness=randomness,
    )
