"""从表格导入: choose a file, look at what would come in, register it, take it back."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from sifasuo_desktop.domain.record import KINDS
from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.services.exchange.excel.form import Form
from sifasuo_desktop.services.exchange.excel.importing import Imported, import_file
from sifasuo_desktop.services.exchange.excel.rows import SheetError
from sifasuo_desktop.services.exchange.excel.template import make_template
from sifasuo_desktop.ui import theme
from sifasuo_desktop.ui.desk import Desk, sentences
from sifasuo_desktop.ui.page import PageWidget, Target
from sifasuo_desktop.ui.parts.buttons import button
from sifasuo_desktop.ui.parts.card import Card
from sifasuo_desktop.ui.parts.head_row import HeadRow
from sifasuo_desktop.ui.parts.label import label
from sifasuo_desktop.ui.runner import Trouble
from sifasuo_desktop.ui.subjects.sheets.past_card import PastCard
from sifasuo_desktop.ui.subjects.sheets.rows_table import RowsTable
from sifasuo_desktop.ui.subjects.sheets.watching import Watch

SHEETS = "表格 (*.xlsx *.xls *.ods)"
TEMPLATE = "Excel 表格 (*.xlsx)"
HOW = (
    "选择一个表格文件（.xlsx、.xls、.ods），先看会登记哪些行，再决定是否登记。"
    "表头上方的标题、合计行、空行会跳过；列标题与模板不完全一样也能认。"
    "已经登记过的行不会重复登记；登记以后没有再办理过的，可以整批撤回。"
)
_MOST_ERRORS = 4
_MOST_NOTES = 6


class ImportPage(PageWidget):
    """One kind at a time; ``words`` of the target name it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._kind = ""
        self._file: Path | None = None
        self.found: Imported | None = None
        self._watch: Watch | None = None
        outer = QVBoxLayout(self)
        margin = theme.PAGE_MARGIN
        outer.setContentsMargins(margin, 14, margin, 12)
        outer.setSpacing(12)
        outer.addWidget(self._head())
        card = Card()
        self._says = label(HOW, wrap=True)
        card.add(self._says)
        self._remarks = label("", "secondary", wrap=True)
        card.add(self._remarks)
        self._wrong = label("", wrap=True, light="red")
        card.add(self._wrong)
        card.add(self._acts())
        card.add(self._under_way())
        outer.addWidget(card)
        rows = Card()
        rows.pad(1, 1)
        self.table = RowsTable(desk.theme)
        rows.add(self.table, 1)
        self._rows = rows
        outer.addWidget(rows, 1)
        self.past = PastCard(desk, self._undone)
        outer.addWidget(self.past)
        self._rest = QWidget()
        outer.addWidget(self._rest, 1)
        self._show_nothing()

    def open(self, target: Target) -> None:
        """Another kind begins anew."""
        if target.words and target.words != self._kind and self._watch is None:
            self._kind = target.words
            self._title.setText(f"从表格导入：{KINDS[self._kind].TITLE}")
            self._show_nothing()
        self.choose.setFocus()

    # --- what stands on it --------------------------------------------------------------------

    def _head(self) -> HeadRow:
        head = HeadRow()
        self._title = label("从表格导入", "title")
        head.left.addWidget(self._title)
        head.left.addStretch(1)
        self.template = button("下载模板…", self._save_template)
        self.choose = button("选择表格文件…", self._choose_file, kind="primary")
        head.right.addWidget(self.template)
        head.right.addWidget(self.choose)
        return head

    def _acts(self) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.register = button("登记", partial(self._register, False), kind="primary")
        self.register_good = button("只登记没有错误的行", partial(self._register, True))
        self.undo = button("撤回这次导入", self._undo)
        self.to_list = button("看清单", self._to_list)
        self._four = (self.register, self.register_good, self.undo, self.to_list)
        for one in self._four:
            row.addWidget(one)
        row.addStretch(1)
        return made

    def _under_way(self) -> QWidget:
        self._waits = QWidget()
        row = QHBoxLayout(self._waits)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self.bar = QProgressBar()
        self.bar.setAccessibleName("进度")
        self.bar.setFormat("第 %v 行，共 %m 行")
        row.addWidget(self.bar, 1)
        self.cancel = button("取消", self._cancel)
        row.addWidget(self.cancel)
        return self._waits

    # --- a file -------------------------------------------------------------------------------

    def _choose_file(self) -> None:
        asked = self.desk.prompter.open_file(self, "选择表格文件", self.desk.start_folder(), SHEETS)
        if asked is not None:
            self._file = asked
            self._run(partial(import_file, dry_run=True))

    def _register(self, good: bool) -> None:
        self._run(partial(import_file, accept_good=good, initiator=self.desk))

    def _run(self, work: "partial[Imported]") -> None:
        """Looks at the file, or brings it in, in the store's lane."""
        assert self._file is not None
        self._watch = Watch(self.desk.runner, self._show_progress)
        self._show_busy(True)
        whole = partial(work, self.desk.workplace, self._kind, self._file, progress=self._watch)
        self.desk.write(whole, self._show)

    def _show_progress(self, told: tuple[int, int]) -> None:
        done, total = told
        self.bar.setMaximum(total)
        self.bar.setValue(done)

    def _cancel(self) -> None:
        if self._watch is not None:
            self._watch.stop()

    def _show(self, result: Imported | Refused | Trouble) -> None:
        self._watch = None
        self._show_busy(False)
        if not isinstance(result, Imported):
            self._show_nothing()
            self._wrong.setText("\n".join(sentences(result)))
            self._wrong.setVisible(True)
            return
        if result.cancelled:
            self._show_nothing()
            self._says.setText("已取消，没有登记任何一行。")
            return
        self._show_found(result)

    # --- what is shown ------------------------------------------------------------------------

    def _show_busy(self, busy: bool) -> None:
        self._waits.setVisible(busy)
        self.bar.setMaximum(0)
        for one in (*self._four, self.choose, self.template):
            one.setEnabled(not busy)

    def _show_nothing(self) -> None:
        self.found = None
        self._waits.hide()
        self._says.setText(HOW)
        for one in (self._remarks, self._wrong, *self._four, self._rows):
            one.hide()
        if self._kind:
            self.past.show_kind(self._kind)
        self._rest.show()
        self.template.setEnabled(bool(self._kind))
        self.choose.setEnabled(bool(self._kind))

    def _show_found(self, found: Imported) -> None:
        self.found = found
        name = self._file.name if self._file else ""
        done = "已登记" if found.batch else "可以登记"
        counts = f"共 {found.rows} 行，{done} {found.new} 行，已有 {found.known} 行，有误 {found.wrong} 行"
        self._says.setText(f"{name}：{counts}。")
        self._show_words(found)
        ready = found.batch is None
        self.register.setText(f"登记这 {found.new} 行")
        self.register.setVisible(ready and found.new > 0 and not found.errors)
        self.register_good.setText(f"只登记没有错误的 {found.new} 行")
        self.register_good.setVisible(ready and found.new > 0 and bool(found.errors))
        self.undo.setVisible(not ready and self.desk.workplace.may("import_batch.undo"))
        self.to_list.setVisible(not ready)
        self.table.show_found(found)
        self._rows.show()
        self._rest.hide()
        self.past.leave()
        first = next((one for one in self._four if one.isVisibleTo(self)), self.table)
        first.setFocus()

    def _show_words(self, found: Imported) -> None:
        asked = [f"{message}（{len(rows)} 行）" for message, rows in found.warnings.items()]
        notes = [*found.notes, *asked]
        more = [f"另有 {len(notes) - _MOST_NOTES} 条提醒"] if len(notes) > _MOST_NOTES else []
        self._remarks.setText("\n".join((*notes[:_MOST_NOTES], *more)))
        self._remarks.setVisible(bool(notes))
        told = [_told(one) for one in found.errors]
        rest = len(told) - _MOST_ERRORS
        more = [f"另有 {rest} 处，见下表里标红的单元格，指针停在上面看说明。"] if rest > 0 else []
        self._wrong.setText("\n".join((*told[:_MOST_ERRORS], *more)))
        self._wrong.setVisible(bool(told))

    # --- beside it ----------------------------------------------------------------------------

    def _undo(self) -> None:
        assert self.found is not None
        self.past.undo(self.found.batch or "", self.found.new)

    def _undone(self) -> None:
        self._show_nothing()
        self._says.setText("已撤回，这次导入的行都不在了。改好表格以后可以重新导入。")
        self.choose.setFocus()

    def _to_list(self) -> None:
        self.desk.show_list(self._kind)

    def _save_template(self) -> None:
        start = self.desk.start_folder() / f"{KINDS[self._kind].TITLE}导入模板.xlsx"
        asked = self.desk.prompter.save_file(self, "保存模板", start, TEMPLATE)
        if asked is not None:
            work = partial(make_template, self.desk.workplace, self._kind, asked)
            self.desk.write(work, partial(self._saved, asked))

    def _saved(self, where: Path, result: Form | Refused | Trouble) -> None:
        if isinstance(result, Form):
            self.desk.say(f"模板已保存：{where}")
        else:
            self.desk.say("\n".join(sentences(result)), "red")


def _told(error: SheetError) -> str:
    """An error with its cell and what is written there."""
    place = f"{error.column}{error.row}" if error.column else f"第 {error.row} 行"
    written = f"“{error.value}”" if error.value else ""
    return f"{place}{written}：{error.message}"
