"""The imports of a kind that were kept before: by whom, when, and taking one back."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QPushButton

from sifasuo_desktop.domain.office.records import User as UserRecord
from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.services.acting.bus import Answer
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.store.batches import PastImport, past_imports
from sifasuo_desktop.ui.desk import Desk, sentences
from sifasuo_desktop.ui.parts.buttons import button
from sifasuo_desktop.ui.parts.card import Card
from sifasuo_desktop.ui.parts.simple_table import SimpleTable
from sifasuo_desktop.ui.runner import Trouble

MOST = 10
_HEADINGS = ("时间", "表格", "登记", "经办人", "情况")
Past = tuple[tuple[PastImport, str], ...]


def read_past(workplace: Workplace, kind: str) -> Past:
    """The newest imports of a kind, each with the name of who did it."""
    with workplace.store.reading() as reader:
        names = {one.account: one.name for one in reader.every(UserRecord)}
        found = past_imports(reader, kind, MOST)
    return tuple((one, names.get(one.by) or one.by) for one in found)


class PastCard(Card):
    """Hidden where there is none; ``undone`` is told after one was taken back."""

    def __init__(self, desk: Desk, undone: Callable[[], None]) -> None:
        super().__init__("以前的导入")
        self._desk = desk
        self._undone = undone
        self._kind = ""
        self.buttons: list[QPushButton] = []
        self.hide()

    def show_kind(self, kind: str) -> None:
        """Reads those of a kind."""
        self._kind = kind
        self._desk.read(partial(read_past, self._desk.workplace, kind), self._show)

    def leave(self) -> None:
        """Something else is looked at; what is still being read is not shown."""
        self._kind = ""
        self.hide()

    def _show(self, result: Past | Refused | Trouble) -> None:
        if not self._kind:
            return
        if not isinstance(result, tuple):
            self._desk.say("\n".join(sentences(result)), "red")
            return
        self.clear()
        self.setVisible(bool(result))
        rows = [
            (
                one.at[:16].replace("T", " "),
                one.file,
                f"{one.new} 行",
                name,
                f"已撤回：{one.taken_back}" if one.taken_back else "已登记",
            )
            for one, name in result
        ]
        self.buttons = []
        ends = [self._end(one) for one, _ in result]
        self.add(SimpleTable(_HEADINGS, rows, wide=(1, 4), ends=ends))

    def _end(self, one: PastImport) -> list[QPushButton]:
        if one.taken_back or not self._desk.workplace.may("import_batch.undo"):
            return []
        made = button("撤回", partial(self.undo, one.id, one.new), kind="link")
        made.setAccessibleName(f"撤回 {one.file}")
        self.buttons.append(made)
        return [made]

    def undo(self, batch: str, rows: int) -> None:
        """Asks, and takes it back."""
        question = f"撤回这次导入的 {rows} 行？撤回以后可以改好表格重新导入。"
        if self._desk.prompter.confirm(self, question, "撤回"):
            self._desk.act("import_batch.undo", {"import_batch": batch}, self._done)

    def _done(self, result: Answer | Refused | Trouble) -> None:
        if not isinstance(result, Answer):
            self._desk.say("\n".join(sentences(result)), "red")
            return
        self._undone()
