"""数据备份 and 恢复密钥: what is left when the computer or the passwords are lost."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.services.office import backups, recovery
from sifasuo_desktop.services.office.backup_words import reason, size_words, when
from sifasuo_desktop.services.office.backups import Job, Made, Standing
from sifasuo_desktop.store.backup import Backup
from sifasuo_desktop.ui.desk import Desk, sentences, told
from sifasuo_desktop.ui.paper.recovery_panel import RecoveryPanel
from sifasuo_desktop.ui.parts.buttons import button
from sifasuo_desktop.ui.parts.card import Card, empty
from sifasuo_desktop.ui.parts.facts_grid import FactsGrid
from sifasuo_desktop.ui.parts.fields import TextInput
from sifasuo_desktop.ui.parts.form_field import FormField
from sifasuo_desktop.ui.parts.label import label
from sifasuo_desktop.ui.parts.message_bar import MessageBar
from sifasuo_desktop.ui.parts.simple_table import SimpleTable
from sifasuo_desktop.ui.runner import Trouble

SHOWN = 6
NO_PLACE = "还没有选。电脑坏了、丢了，只有别处的备份救得回来，请选一个 U 盘或者共享文件夹。"
OLD_SHEET = (
    "换一个新的恢复密钥？\n换了以后，原来那张纸打不开现在的数据，只打得开以前的备份。"
    "请当场打印新的，再立即备份一次。"
)


class BackupCard(Card):
    """The newest backups, the second place, and a backup by hand."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("数据备份")
        self._desk = desk
        self._busy = False
        self.bar = MessageBar()
        self.add(self.bar)
        self._facts = QVBoxLayout()
        self._facts.setSpacing(8)
        self.body.addLayout(self._facts)
        row = QHBoxLayout()
        self._now = button("立即备份", self.make)
        self._choose = button("选择第二备份位置…", self.choose, kind="link")
        self._none = button("不用第二备份位置", self.give_up, kind="link")
        for made in (self._now, self._choose, self._none):
            row.addWidget(made)
        row.addStretch(1)
        self.body.addLayout(row)
        self._list = QVBoxLayout()
        self.body.addLayout(self._list)
        self.body.addStretch(1)
        may = desk.workplace.may
        if not may("backup.make"):
            self.hide()
        if not may("backup.place"):
            self._choose.hide()
        self._none.hide()

    def refresh(self) -> None:
        """Reads what there is, in the store's lane."""
        if self._desk.workplace.may("backup.make"):
            self._desk.read(self._read, self._show)

    def make(self) -> None:
        """A backup now, beside everything else, once at a time."""
        if self._busy:
            return
        self._set_busy(True)
        self._desk.read(partial(backups.job, self._desk.workplace), self._begin)

    def choose(self) -> None:
        """Another second place."""
        start = self._desk.start_folder()
        chosen = self._desk.prompter.folder(self, "选择第二备份位置", start)
        if chosen is not None:
            self._set(chosen)

    def give_up(self) -> None:
        """No second place any more; what lies there stays."""
        question = "不再往第二备份位置拷备份？那里已有的备份不会删除。"
        if self._desk.prompter.confirm(self, question, "不再使用"):
            self._set(None)

    def _set(self, folder: Path | None) -> None:
        work = partial(backups.set_place, self._desk.workplace, folder)
        self._desk.read(work, self._placed)

    def _placed(self, result: Refused | Trouble | None) -> None:
        if result is None:
            self.bar.clear()
            self.refresh()
        else:
            self.bar.refuse(sentences(result))

    def _read(self) -> tuple[Standing, tuple[Backup, ...]]:
        workplace = self._desk.workplace
        return backups.standing(workplace), backups.listed(workplace)

    def _show(self, result: tuple[Standing, tuple[Backup, ...]] | Refused | Trouble) -> None:
        if isinstance(result, Refused | Trouble):
            self.bar.refuse(sentences(result))
            return
        standing, found = result
        if self.holds(standing, found):
            return
        empty(self._facts)
        empty(self._list)
        last = (
            f"{when(standing.last.header)}（{reason(standing.last.header)}）"
            if standing.last
            else "还没有"
        )
        self._facts.addWidget(FactsGrid([("最近备份", last), ("第二位置", _place(standing))]))
        remark = backups.remark(standing)
        if remark is not None:
            self._facts.addWidget(label(told(remark), "secondary", wrap=True, light="yellow"))
        self._none.setVisible(standing.place is not None and self._choose.isVisibleTo(self))
        if found:
            rows = [
                (when(one.header), reason(one.header), size_words(one.bytes))
                for one in found[:SHOWN]
            ]
            self._list.addWidget(SimpleTable(("时间", "原因", "大小"), rows, (1,)))
        if len(found) > SHOWN:
            more = f"另有 {len(found) - SHOWN} 份更早的，在数据库文件夹的 backups 里。"
            self._list.addWidget(label(more, "secondary", wrap=True))

    def _begin(self, result: Job | Refused | Trouble) -> None:
        if isinstance(result, Job):
            self._desk.runner.in_pool(result.run, self._made)
            return
        self._set_busy(False)
        self.bar.refuse(sentences(result))

    def _made(self, result: Made | Refused | Trouble) -> None:
        self._set_busy(False)
        if not isinstance(result, Made):
            self.bar.refuse(sentences(result))
            return
        if result.trouble is not None:
            self.bar.warn(f"本机已备份。{told(result.trouble)}")
        else:
            both = "本机和第二备份位置各一份" if result.copy else "存在本机"
            self.bar.confirm(f"已备份，{both}，打开核对过。")
        note = partial(backups.note_made, self._desk.workplace, result, told=True)
        self._desk.read(note, self._noted)

    def _noted(self, result: Refused | Trouble | None) -> None:
        self.refresh()

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self._now.setEnabled(not busy)
        self._now.setText("正在备份…" if busy else "立即备份")


def _place(standing: Standing) -> str:
    if standing.place is None:
        return NO_PLACE
    state = "" if standing.there else "（现在没有连上）"
    return f"{standing.place}{state}"


class RecoveryCard(Card):
    """The recovery key: shown for the password, printed, proved, changed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("恢复密钥")
        self._desk = desk
        self._busy = self._new = False
        self.add(label("所有人的密码都忘了的时候，靠它打开本所的数据。", "secondary", wrap=True))
        self._state = label("", wrap=True)
        self.add(self._state)
        self.bar = MessageBar()
        self.add(self.bar)
        self.password = FormField(TextInput("本人密码", secret=True))
        show = button("显示并打印", self.show_key)
        self.password.add_beside(show)
        self.add(self.password)
        self._place = QVBoxLayout()
        self.body.addLayout(self._place)
        self.body.addStretch(1)
        if not desk.workplace.may("recovery.show"):
            self.hide()

    def refresh(self) -> None:
        """Reads whether the key was proved; a key that is shown goes out of sight."""
        empty(self._place)
        if self._desk.workplace.may("recovery.show"):
            work = partial(recovery.is_confirmed, self._desk.workplace)
            self._desk.read(work, self._tell)

    def show_key(self) -> None:
        """The key, for whoever gives his password again."""
        self._ask(False)

    def renew(self) -> None:
        """Another key, where the paper may be in wrong hands."""
        if self._desk.prompter.confirm(self, OLD_SHEET, "换一个新的"):
            self._ask(True)

    def _ask(self, new: bool) -> None:
        self.bar.clear()
        if self._busy:
            return
        if not self.password.value():
            self.password.set_error("请先输入本人密码。")
            self.password.input.focus()
            return
        self._busy = True
        work = partial(recovery.show, self._desk.workplace, str(self.password.value()), new=new)
        self._desk.read(work, self._shown)

    def _shown(self, result: str | Refused | Trouble) -> None:
        self._busy = False
        if not isinstance(result, str):
            self.password.set_error("\n".join(sentences(result)))
            self.password.input.focus()
            return
        self.password.set_error("")
        empty(self._place)
        panel = RecoveryPanel(self._desk, result)
        panel.confirmed.connect(self._confirmed)
        self._place.addWidget(panel)
        row = QHBoxLayout()
        row.addWidget(button("核对", panel.confirm))
        row.addStretch(1)
        row.addWidget(button("换一个新的…", self.renew, kind="link"))
        self._place.addLayout(row)

    def _confirmed(self) -> None:
        self.password.set_value(None)
        self.refresh()

    def _tell(self, result: bool | Refused | Trouble) -> None:
        if isinstance(result, bool):
            self._state.setText(
                "已打印并核对过。" if result else "还没有打印核对。请现在就打印，锁进柜子。"
            )
