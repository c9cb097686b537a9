"""从表格导入: choose a file, look at what would come in, register it, take it back."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sifasuo_desktop.domain.record import KINDS
from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.services.exchange.excel.importing import Imported, Looked, import_file, look_at
from sifasuo_desktop.services.exchange.excel.pasted_sheet import PASTED, pasted_sheet
from sifasuo_desktop.services.exchange.excel.reading_apart import SheetReading
from sifasuo_desktop.statistics.sheet_reading import Grid
from sifasuo_desktop.ui import theme
from sifasuo_desktop.ui.desk import Desk, sentences
from sifasuo_desktop.ui.page import PageWidget, Target
from sifasuo_desktop.ui.parts.buttons import button, shortcut
from sifasuo_desktop.ui.parts.card import Card
from sifasuo_desktop.ui.parts.head_row import HeadRow
from sifasuo_desktop.ui.parts.label import label
from sifasuo_desktop.ui.parts.taking_focus import take_focus
from sifasuo_desktop.ui.runner import Trouble
from sifasuo_desktop.ui.subjects.sheets.found_card import HOW, Doings, FoundCard
from sifasuo_desktop.ui.subjects.sheets.mapping_card import MappingCard
from sifasuo_desktop.ui.subjects.sheets.past_card import PastCard
from sifasuo_desktop.ui.subjects.sheets.rows_table import RowsTable
from sifasuo_desktop.ui.subjects.sheets.template import save_template
from sifasuo_desktop.ui.subjects.sheets.watching import Watch

T = TypeVar("T")
SHEETS = "表格 (*.xlsx *.xls *.ods)"
READING = "正在读表格里的行…"
CANCELLED = "已取消，没有登记任何一行。"
UNDONE = "已撤回，这次导入的行都不在了。改好表格以后可以重新导入。"


class ImportPage(PageWidget):
    """One kind at a time; ``words`` of the target name it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._kind = ""
        self._file: Path | None = None
        self._grids: tuple[Grid, ...] = ()
        self._reading: SheetReading | None = None
        self._said: Mapping[str, str] = {}
        self._batch = ("", 0)
        self._watch: Watch | None = None
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        shortcut("Escape", self, self._back)
        self._build()
        self._show_nothing()

    def _build(self) -> None:
        desk, outer, margin = self.desk, QVBoxLayout(self), theme.PAGE_MARGIN
        outer.setContentsMargins(margin, 14, margin, 12)
        outer.setSpacing(12)
        self._title = label("从表格导入", "title")
        self.template = button("下载模板…", self._save_template)
        self.choose = button("选择表格文件…", self._choose_file, kind="primary")
        self.paste = button("粘贴复制的行", self._paste, keys="Ctrl+V")
        left = (button("返回  Esc", self._back), self._title)
        outer.addWidget(_head(left, (self.template, self.paste, self.choose)))
        does = Doings(
            partial(self._register, False),
            partial(self._register, True),
            self._undo,
            self._to_list,
            self._cancel,
        )
        self.found = FoundCard(does, may_undo=desk.workplace.may("import_batch.undo"))
        outer.addWidget(self.found)
        self.mapping = MappingCard(self._look)
        outer.addWidget(self.mapping)
        self._rows = Card()
        self._rows.pad(1, 1)
        self.table = RowsTable(desk.theme)
        self._rows.add(self.table, 1)
        outer.addWidget(self._rows, 1)
        self.past = PastCard(desk, self._undone)
        outer.addWidget(self.past)
        self._rest = QWidget()
        outer.addWidget(self._rest, 1)

    def open(self, target: Target) -> None:
        """Another kind begins anew."""
        if target.words and target.words != self._kind and self._watch is None:
            self._kind = target.words
            self._title.setText(f"从表格导入：{KINDS[self._kind].TITLE}")
            self._show_nothing()
        self.choose.setFocus()
        if target.part == PASTED.name:
            self._paste()

    # --- a file -------------------------------------------------------------------------------

    def _choose_file(self) -> None:
        asked = self.desk.prompter.open_file(self, "选择表格文件", self.desk.start_folder(), SHEETS)
        if asked is not None:
            self._file, self._grids = asked, ()
            self._watch = Watch(self.desk.runner, self.found.show_progress)
            self._show_reading()
            self._show_busy(True)
            self._reading = SheetReading(asked)
            runner = self.desk.runner
            runner.in_pool(self._reading.read, self._opened, stop=self._reading.stop)

    def _paste(self) -> None:
        """What was copied from a spreadsheet, its head with it."""
        if not self._kind or self._watch is not None:
            return
        self._file, self._grids = PASTED, ()
        try:
            self._grids = (pasted_sheet(QGuiApplication.clipboard().text()),)
        except Refused as refusal:
            self._show(refusal)
        else:
            self._look({})

    def _opened(self, result: tuple[Grid, ...] | Refused | Trouble) -> None:
        """What is looked at and what is registered is what was read now."""
        self._reading = None
        if self._watch is not None and self._watch.stopped:
            self._show(Imported(cancelled=True))
        elif not isinstance(result, tuple):
            self._show(result)
        else:
            self._grids = result
            self._look({})

    def _look(self, said: Mapping[str, str]) -> None:
        """What would come in, with what was said of its columns."""
        self._said = said
        take_focus(self, self)  # what has it is hidden next
        self._show_reading()
        self._run(look_at, self._looked)

    def _register(self, good: bool) -> None:
        self._run(partial(import_file, accept_good=good, initiator=self.desk), self._show)

    def _run(self, work: Callable[..., T], then: Callable[[T | Refused | Trouble], None]) -> None:
        """Looks at the file, or brings it in, in the store's lane."""
        assert self._file is not None
        self._watch = Watch(self.desk.runner, self.found.show_progress)
        self._show_busy(True)
        given = (self.desk.workplace, self._kind, self._file)
        told = {"columns": self._said, "progress": self._watch, "grids": self._grids}
        self.desk.write(partial(work, *given, **told), then)

    def _cancel(self) -> None:
        for one in [each for each in (self._watch, self._reading) if each is not None]:
            one.stop()

    def _show_busy(self, busy: bool) -> None:
        if busy:
            # A button that is forbidden would push the focus on to wherever comes next.
            take_focus(self, self)
        self.found.show_busy(busy)
        self._may_choose(not busy)

    def _may_choose(self, may: bool) -> None:
        for one in (self.choose, self.template, self.paste):
            one.setEnabled(may)

    # --- what came of it ----------------------------------------------------------------------

    def _looked(self, result: Looked | Refused | Trouble) -> None:
        if not isinstance(result, Looked):
            self._show(result)
            return
        self._show(result.found)
        if result.unmapped is not None and not getattr(result.found, "cancelled", False):
            self.mapping.show_unmapped(result.unmapped)

    def _show(self, result: Imported | Refused | Trouble) -> None:
        self._watch = None
        self._show_busy(False)
        if not isinstance(result, Imported):
            self._show_nothing(wrong="\n".join(sentences(result)))
            take_focus(self, self.choose)
        elif result.cancelled:
            self._show_nothing(CANCELLED)
        else:
            self._show_found(result)

    def _show_nothing(self, words: str = HOW, wrong: str = "") -> None:
        self._batch = ("", 0)
        self.found.show_words(words, wrong)
        self._hide_rows()
        self._may_choose(bool(self._kind))
        if self._kind:
            self.past.show_kind(self._kind)

    def _show_reading(self) -> None:
        """What was shown of another file is no more."""
        self.found.show_words(READING)
        self._hide_rows()

    def _hide_rows(self) -> None:
        self.mapping.hide()
        self._rows.hide()
        self._rest.show()

    def _show_found(self, found: Imported) -> None:
        self._batch = (found.batch or "", found.new)
        self.found.show_found(self._file.name if self._file else "", found)
        self.table.show_found(found)
        self._rows.show()
        self._rest.hide()
        self.past.leave()
        if found.batch:
            self.mapping.hide()
        first = next((one for one in self.found.acts if one.isVisibleTo(self)), self.table)
        take_focus(self, first)

    # --- beside it ----------------------------------------------------------------------------

    def _undo(self) -> None:
        self.past.undo(*self._batch)

    def _undone(self) -> None:
        self._show_nothing(UNDONE)
        take_focus(self, self.choose)

    def _back(self) -> None:
        """To the list, unless something is under way: that is stopped first."""
        if self._watch is not None:
            self._cancel()
        elif self._kind:
            self._to_list()

    def _to_list(self) -> None:
        self.desk.show_list(self._kind)

    def _save_template(self) -> None:
        save_template(self, self.desk, self._kind)


def _head(left: Sequence[QWidget], right: Sequence[QWidget]) -> HeadRow:
    head = HeadRow()
    for one in left:
        head.left.addWidget(one)
    head.left.addStretch(1)
    for one in right:
        head.right.addWidget(one)
    return head
