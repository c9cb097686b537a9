"""What an import found or did, in words, and what can be done next."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from sifasuo_desktop.services.exchange.excel.importing import Imported
from sifasuo_desktop.services.exchange.excel.rows import SheetError
from sifasuo_desktop.ui.parts.buttons import button
from sifasuo_desktop.ui.parts.card import Card
from sifasuo_desktop.ui.parts.label import label

HOW = (
    "选择一个表格文件（.xlsx、.xls、.ods），或者在表格里选中行、连同列标题一起复制后粘贴到这里，"
    "先看会登记哪些行，再决定是否登记。"
    "表头上方的标题、合计行、空行会跳过；列标题与模板不完全一样也能认。"
    "已经登记过的行不会重复登记；登记以后没有再办理过的，可以整批撤回。"
)
_MOST_ERRORS = 4
_MOST_NOTES = 6


@dataclass(frozen=True)
class Doings:
    """What the buttons do; ``register`` is told whether only good rows are meant."""

    register: Callable[[], None]
    register_good: Callable[[], None]
    undo: Callable[[], None]
    to_list: Callable[[], None]
    cancel: Callable[[], None]


class FoundCard(Card):
    """Words, buttons, and how far it is while it is under way."""

    def __init__(self, does: Doings, *, may_undo: bool) -> None:
        super().__init__()
        self._may_undo = may_undo
        self.says = label(HOW, wrap=True)
        self.remarks = label("", "secondary", wrap=True)
        self.wrong = label("", wrap=True, light="red")
        for words in (self.says, self.remarks, self.wrong):
            self.add(words)
        self.register = button("登记", does.register, kind="primary")
        self.register_good = button("只登记没有错误的行", does.register_good)
        self.undo = button("撤回这次导入", does.undo)
        self.to_list = button("看清单", does.to_list)
        self.acts = (self.register, self.register_good, self.undo, self.to_list)
        self.add(_side_by_side(self.acts))
        self.bar = QProgressBar()
        self.bar.setAccessibleName("进度")
        self.bar.setFormat("第 %v 行，共 %m 行")
        self.cancel = button("取消", does.cancel)
        self._waits = _side_by_side((self.bar, self.cancel))
        self.add(self._waits)
        self.show_words(HOW)

    def show_busy(self, busy: bool) -> None:
        """Whether an import is under way."""
        self._waits.setVisible(busy)
        self.bar.setMaximum(0)
        for one in self.acts:
            one.setEnabled(not busy)

    def show_progress(self, told: tuple[int, int]) -> None:
        """How many rows of how many are done."""
        done, total = told
        self.bar.setMaximum(total)
        self.bar.setValue(done)

    def show_words(self, words: str, wrong: str = "") -> None:
        """Nothing was found: words alone, or why a file cannot be used."""
        self._waits.hide()
        self.says.setText(words)
        self.wrong.setText(wrong)
        self.wrong.setVisible(bool(wrong))
        for one in (self.remarks, *self.acts):
            one.hide()

    def show_found(self, name: str, found: Imported) -> None:
        """Counts, what was passed over, what is asked and wrong, and the acts that follow."""
        ready, some = found.batch is None, found.new > 0
        counts = f"共 {found.rows} 行，{'可以登记' if ready else '已登记'} {found.new} 行"
        self.says.setText(f"{name}：{counts}，已有 {found.known} 行，有误 {found.wrong} 行。")
        self._show_remarks(found)
        self._show_errors(found)
        _say(self.register, f"登记这 {found.new} 行")
        self.register.setVisible(ready and some and not found.errors)
        _say(self.register_good, f"只登记没有错误的 {found.new} 行")
        self.register_good.setVisible(ready and some and bool(found.errors))
        self.undo.setVisible(not ready and self._may_undo)
        self.to_list.setVisible(not ready)

    def _show_remarks(self, found: Imported) -> None:
        asked = [f"{message}（{len(rows)} 行）" for message, rows in found.warnings.items()]
        notes = [*found.notes, *asked]
        rest = len(notes) - _MOST_NOTES
        more = [f"另有 {rest} 条提醒"] if rest > 0 else []
        self.remarks.setText("\n".join((*notes[:_MOST_NOTES], *more)))
        self.remarks.setVisible(bool(notes))

    def _show_errors(self, found: Imported) -> None:
        told = [_told(one) for one in found.errors]
        rest = len(told) - _MOST_ERRORS
        more = [f"另有 {rest} 处，见下表里标红的单元格，指针停在上面看说明。"] if rest > 0 else []
        self.wrong.setText("\n".join((*told[:_MOST_ERRORS], *more)))
        self.wrong.setVisible(bool(told))


def _say(made: QPushButton, words: str) -> None:
    made.setText(words)
    made.setAccessibleName(words)


def _side_by_side(widgets: tuple[QWidget, ...]) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for one in widgets:
        row.addWidget(one, int(isinstance(one, QProgressBar)))
    if not any(isinstance(one, QProgressBar) for one in widgets):
        row.addStretch(1)
    return made


def _told(error: SheetError) -> str:
    """An error with its cell and what is written there."""
    written = f"“{error.value}”" if error.value else ""
    return f"{error.place}{written}：{error.message}"
