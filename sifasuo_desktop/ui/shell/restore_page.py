"""从备份恢复: a store from a backup, on another computer or in place of one that is damaged."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.kernel.clock import Clock
from sifasuo_desktop.kernel.ids import Randomness
from sifasuo_desktop.services.office import restoring
from sifasuo_desktop.services.office.backup_words import reason, when
from sifasuo_desktop.services.reading.choices import choice
from sifasuo_desktop.store.backup_file import ENDING, BackupHeader
from sifasuo_desktop.ui.parts.buttons import button
from sifasuo_desktop.ui.parts.fields import TextInput
from sifasuo_desktop.ui.parts.form_field import FormField
from sifasuo_desktop.ui.parts.one_of import OneOfInput
from sifasuo_desktop.ui.prompter import Prompter
from sifasuo_desktop.ui.runner import Runner, Trouble
from sifasuo_desktop.ui.shell.beside_sign_in import BesideSignIn
from sifasuo_desktop.ui.shell.forgotten import KEY_HELP
from sifasuo_desktop.ui.shell.sign_in_fields import DATABASE

WORDS = (
    "从备份恢复",
    "选一个备份文件（U 盘或者共享文件夹里以 .sfa 结尾的），用做备份时的登录名和密码，或者恢复密钥打开。",
    "恢复",
)
HERE = "这里已有数据库：它会移到旁边的文件夹里，不会删除。"
BY_PASSWORD, BY_KEY = "password", "key"


class RestorePage(BesideSignIn):
    """Restores into ``folder``; ``trouble`` says why somebody was brought here."""

    def __init__(
        self,
        runner: Runner,
        prompter: Prompter,
        clock: Clock,
        randomness: Randomness,
        folder: Path,
        account: str,
        trouble: str = "",
    ) -> None:
        super().__init__(runner, prompter, clock, randomness, folder, WORDS)
        self.source = FormField(TextInput("备份文件"), required=True)
        self.target = FormField(TextInput("恢复到"), required=True)
        ways = (choice(BY_PASSWORD, "登录名和密码"), choice(BY_KEY, "恢复密钥"))
        self.way = FormField(OneOfInput("用什么打开", ways), required=True)
        self.account = FormField(TextInput("登录名", 30), required=True)
        self.password = FormField(TextInput("密码", secret=True), required=True)
        self.key = FormField(TextInput("恢复密钥", 80), required=True, help=KEY_HELP)
        self.target.set_value(str(folder))
        self.way.set_value(BY_PASSWORD)
        self.account.set_value(account)
        self._build()
        if trouble:
            self.bar.refuse(trouble)
            runner.in_pool(partial(restoring.newest_whole, folder), self._found)
        self._look()

    def fields(self) -> tuple[FormField, ...]:
        how = (self.key,) if self.way.value() == BY_KEY else (self.account, self.password)
        return (self.source, self.target, *how)

    def work(self) -> Callable[[], Any]:
        return self._restore

    def answered(self, result: Any) -> None:
        said = f"已恢复{result.header.office_name}截至 {when(result.header)} 的数据，请登录。"
        aside = f"原来的数据库移到了 {result.aside.name}。" if result.aside else ""
        account = "" if self.way.value() == BY_KEY else str(self.account.value())
        self.done.emit(
            str(self.target.value()), account, f"{said}{aside}{restoring.what_next(result)}"
        )

    def _build(self) -> None:
        self.source.add_beside(button("选择…", self._choose_source))
        self.target.add_beside(button("选择…", self._choose_target))
        self.card.add(self.source)
        self.card.add(self.target)
        for name in ("way", "account", "password", "key"):
            field = getattr(self, name)
            field.setObjectName(name)
            self.card.add(field)
        self.close_card()
        self.way.input.edited.connect(self._look)
        self.target.input.edited.connect(self._look)
        self.source.input.left.connect(self._read_source)

    def _look(self) -> None:
        by_key = self.way.value() == BY_KEY
        self.key.setVisible(by_key)
        self.account.setVisible(not by_key)
        self.password.setVisible(not by_key)
        there = (Path(str(self.target.value() or "")) / DATABASE).exists()
        self.target.tell_help(HERE if there else "")

    def _choose_source(self) -> None:
        start = Path(str(self.source.value() or Path.home()))
        kinds = f"备份 (*{ENDING})"
        chosen = self.prompter.open_file(self, "选择备份文件", start, kinds)
        if chosen is not None:
            self.source.set_value(str(chosen))
            self._read_source()

    def _choose_target(self) -> None:
        start = Path(str(self.target.value() or self.folder))
        chosen = self.prompter.folder(self, "恢复到哪个文件夹", start)
        if chosen is not None:
            self.target.set_value(str(chosen))
            self._look()

    def _read_source(self) -> None:
        path = self.source.value()
        if path:
            self.runner.in_pool(partial(restoring.about, Path(str(path))), self._show_about)

    def _found(self, result: Path | Refused | Trouble | None) -> None:
        if isinstance(result, Path) and not self.source.value():
            self.source.set_value(str(result))
            self._read_source()

    def _show_about(self, result: BackupHeader | Refused | Trouble) -> None:
        if isinstance(result, BackupHeader):
            said = f"{result.office_name}　{when(result)}　{reason(result)}"
            self.source.tell_help(said)
            self.source.set_error("")
        elif isinstance(result, Trouble):
            self.source.tell_help("")
            self.source.set_error(result.sentence)
        self._look()

    def _restore(self) -> Any:
        by_key = self.way.value() == BY_KEY
        way = (
            restoring.WayIn(key=str(self.key.value()))
            if by_key
            else restoring.WayIn(str(self.account.value()), str(self.password.value()))
        )
        return restoring.restore(
            Path(str(self.source.value())),
            Path(str(self.target.value())),
            way,
            clock=self.clock,
            randomness=self.randomness,
        )
