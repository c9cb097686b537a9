"""忘了密码: a new password for an account, with the recovery key from the locked cupboard."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from sifasuo_desktop.kernel.clock import Clock
from sifasuo_desktop.kernel.ids import Randomness
from sifasuo_desktop.services.office.recovery import open_with_key
from sifasuo_desktop.ui.parts.fields import TextInput
from sifasuo_desktop.ui.parts.form_field import FormField
from sifasuo_desktop.ui.prompter import Prompter
from sifasuo_desktop.ui.runner import Runner
from sifasuo_desktop.ui.shell.beside_sign_in import BesideSignIn
from sifasuo_desktop.ui.shell.sign_in_fields import DIFFERENT, PASSWORD_RULE

WORDS = (
    "忘了密码",
    "只是您一个人忘了的，请系统管理员在“系统管理—账号”里重设。谁的密码都不记得了，"
    "请取出锁在柜子里的恢复密钥，在下面给一个账号设新密码。这一步会记入日志。",
    "设新密码",
)
KEY_HELP = "纸上的七组字符，字母不分大小写，空格和横线可以不输。"
CHANGED = "新密码已经设好。请用新密码登录。"


class Forgotten(BesideSignIn):
    """Sets a new password for one account of the store in ``folder``."""

    def __init__(
        self,
        runner: Runner,
        prompter: Prompter,
        clock: Clock,
        randomness: Randomness,
        folder: Path,
        account: str,
    ) -> None:
        super().__init__(runner, prompter, clock, randomness, folder, WORDS)
        self.key = FormField(TextInput("恢复密钥", 80), required=True, help=KEY_HELP)
        self.account = FormField(TextInput("登录名", 30), required=True)
        self.password = FormField(
            TextInput("新密码", secret=True), required=True, help=PASSWORD_RULE
        )
        self.again = FormField(TextInput("再输一次", secret=True), required=True)
        self.account.set_value(account)
        names = ("key", "account", "password", "again")
        for name, field in zip(names, self.fields(), strict=True):
            field.setObjectName(name)
            self.card.add(field)
        self.close_card()

    def fields(self) -> tuple[FormField, ...]:
        return self.key, self.account, self.password, self.again

    def complete(self) -> bool:
        if not super().complete():
            return False
        if self.password.value() != self.again.value():
            self.again.set_error(DIFFERENT)
        return self.to_the_first_wrong()

    def work(self) -> Callable[[], Any]:
        return partial(
            open_with_key,
            self.folder,
            str(self.key.value()),
            str(self.account.value()),
            str(self.password.value()),
            clock=self.clock,
            randomness=self.randomness,
        )

    def answered(self, result: Any) -> None:
        self.done.emit(str(self.folder), str(result), CHANGED)
