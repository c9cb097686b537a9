"""The recovery key on the screen: its groups, printed at once, two of them asked back from paper."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from sifasuo_desktop.documents.engine.blocks import PaperContent
from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.services.office import recovery
from sifasuo_desktop.services.paper.printing import PaperJob, PrintedPaper
from sifasuo_desktop.services.paper.recovery_sheet import sheet_content
from sifasuo_desktop.ui.desk import Desk, sentences, told
from sifasuo_desktop.ui.paper.pdf_pages import PRINT_DPI, print_pages
from sifasuo_desktop.ui.parts.buttons import button
from sifasuo_desktop.ui.parts.fields import TextInput
from sifasuo_desktop.ui.parts.form_field import FormField
from sifasuo_desktop.ui.parts.label import label
from sifasuo_desktop.ui.parts.message_bar import MessageBar
from sifasuo_desktop.ui.runner import Trouble

ASKED = "请打印（没有打印机的，用笔抄下七组字符），再对照纸上填回下面两组："
DONE = "核对无误。请把这张纸装入信封，锁进柜子。"


class RecoveryPanel(QWidget):
    """``confirmed`` when both groups were copied from the paper."""

    confirmed = Signal()

    def __init__(self, desk: Desk, key: str) -> None:
        super().__init__()
        self._desk = desk
        self._key = key
        self._busy = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.bar = MessageBar()
        column.addWidget(self.bar)
        column.addLayout(self._groups())
        row = QHBoxLayout()
        self._print = button("打印恢复密钥…", self.print)
        row.addWidget(self._print)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(label(ASKED, "secondary", wrap=True))
        self.fields = {
            place: FormField(TextInput(f"第 {place} 组", 12), required=True)
            for place in recovery.asked_groups()
        }
        pair = QHBoxLayout()
        pair.setSpacing(16)
        for field in self.fields.values():
            pair.addWidget(field)
        column.addLayout(pair)

    def first(self) -> QWidget:
        """Where the cursor waits."""
        return next(iter(self.fields.values())).input.widget

    def print(self) -> None:
        """Asks for the printer, then prints in memory: no file holds the key."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setResolution(PRINT_DPI)
        if self._desk.prompter.printer(self, printer):
            self._print.setEnabled(False)
            work = partial(sheet_content, self._desk.workplace, self._key)
            self._desk.read(work, partial(self._draw, printer))

    def confirm(self) -> None:
        """Looks whether what was typed stands on the paper, once at a time."""
        if self._busy:
            return
        self.bar.clear()
        typed = {}
        for place, field in self.fields.items():
            typed[place] = str(field.value() or "")
            field.set_error("" if typed[place] else f"“{field.title}”没有填写。")
        if not all(typed.values()):
            next(field for field in self.fields.values() if field.error()).input.focus()
            return
        self._busy = True
        self._desk.read(partial(recovery.confirm, self._desk.workplace, typed), self._answered)

    def _groups(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(6)
        for place, group in enumerate(self._key.split("-")):
            line, column = divmod(place, 4)
            caption = label(f"第 {place + 1} 组", "secondary")
            words = label(group, "key")
            words.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
            words.setAccessibleName(f"第 {place + 1} 组 {' '.join(group)}")
            grid.addWidget(caption, line * 2, column)
            grid.addWidget(words, line * 2 + 1, column)
        grid.setColumnStretch(4, 1)
        return grid

    def _draw(self, printer: QPrinter, result: PaperContent | Refused | Trouble) -> None:
        if isinstance(result, Refused | Trouble):
            self._print.setEnabled(True)
            self.bar.refuse(sentences(result))
            return
        self._desk.runner.in_pool(PaperJob(result).render, partial(self._send, printer))

    def _send(self, printer: QPrinter, result: PrintedPaper | Refused | Trouble) -> None:
        if isinstance(result, Refused | Trouble):
            self._printed(0)
            return
        self._desk.runner.in_pool(partial(print_pages, result.pdf, printer), self._printed)

    def _printed(self, result: int | Refused | Trouble) -> None:
        self._print.setEnabled(True)
        if isinstance(result, int) and result:
            self.bar.confirm("已送往打印机。")
        else:
            self.bar.refuse("打印机没有接受。请检查打印机，或者用笔抄下七组字符。")

    def _answered(self, result: Refused | Trouble | None) -> None:
        self._busy = False
        if result is None:
            self.bar.confirm(DONE)
            self.confirmed.emit()
        elif isinstance(result, Trouble):
            self.bar.refuse(sentences(result))
        else:
            for found in result.problems:
                field = self.fields.get(int(found.field)) if found.field.isdecimal() else None
                if field is None:
                    self.bar.refuse(told(found))
                else:
                    field.set_error(told(found))
                    field.input.focus()
