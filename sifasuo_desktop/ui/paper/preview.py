"""A paper before it is printed: pages, zoom, printer, copies, PDF. No file is written for it."""

from functools import partial

from PySide6.QtCore import QBuffer, QPointF
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.kernel.files import unused, write_durably
from sifasuo_desktop.services.office.reference_data import sentence
from sifasuo_desktop.services.paper.printing import (
    MOST_BLANK,
    PaperJob,
    PrintedPaper,
    blank_job,
    gather,
)
from sifasuo_desktop.ui import theme
from sifasuo_desktop.ui.desk import Desk, sentences
from sifasuo_desktop.ui.page import NOWHERE, PageWidget, Target
from sifasuo_desktop.ui.paper.paper_pages import PaperPages
from sifasuo_desktop.ui.paper.party_count import PartyCount
from sifasuo_desktop.ui.paper.pdf_pages import load, print_pages
from sifasuo_desktop.ui.paper.thumbnails import Thumbnails
from sifasuo_desktop.ui.parts.buttons import button, shortcut
from sifasuo_desktop.ui.parts.fields import NumberInput
from sifasuo_desktop.ui.parts.label import ElidedLabel, label
from sifasuo_desktop.ui.parts.message_bar import MessageBar
from sifasuo_desktop.ui.runner import Trouble

BLANK = "blank"


class PreviewPage(PageWidget):
    """Opened at ``Target(record, verb=document, part=item or "blank", words=page to go back to)``.

    ``blank 3`` is the blank form for three parties.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._target = NOWHERE
        self._paper: PrintedPaper | None = None
        self._buffer: QBuffer | None = None
        self.document = QPdfDocument(self)
        self.bar = MessageBar()
        self._title = ElidedLabel("", "title")
        self._pages = label("", "secondary")
        self.copies = NumberInput("份数")
        self.parties = PartyCount(self.blank_for, MOST_BLANK)
        self.thumbnails = Thumbnails(self.document)
        self.pages = PaperPages(self.document, fitting=desk.theme.factor > 1.25)
        self._build()
        shortcut("Escape", self, self.back)

    def open(self, target: Target) -> None:
        """Makes the paper: read in the store's lane, drawn in the other."""
        self._target = target
        self._forget()
        self.bar.clear()
        if not self.parties.asking:
            self.pages.setFocus()
        self._title.show_text("正在生成…")
        self.desk.read(partial(self._gather, target), partial(self._render, target))

    def back(self) -> None:
        """To the page this was opened from."""
        page = self._target.words or "workbench"
        self.desk.go(page, Target(record=self._target.record))

    def print(self) -> None:
        """Asks for printer and pages, then prints beside everything else."""
        if self._paper is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self._paper.title)
        printer.setCopyCount(self._copies())
        if self.desk.prompter.printer(self, printer):
            work = partial(print_pages, self._paper.pdf, printer)
            self.desk.runner.in_pool(work, self._printed)

    def save(self) -> None:
        """Keeps the PDF where the user says."""
        if self._paper is None:
            return
        start = unused(self.desk.start_folder(), self._paper.file_name, ".pdf")
        path = self.desk.prompter.save_file(self, "另存为 PDF", start, "PDF (*.pdf)")
        if path is not None:
            work = partial(write_durably, path, self._paper.pdf)
            self.desk.runner.in_pool(work, partial(self._saved, path.name))

    def blank(self) -> None:
        """The same form with nothing filled in."""
        target = self._target
        self.open(Target(target.record, target.verb, BLANK, target.words))

    def blank_for(self, parties: int) -> None:
        """The blank form with lines for so many parties."""
        target = self._target
        self.open(Target(target.record, target.verb, f"{BLANK} {parties}", target.words))

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.PAGE_MARGIN, 12, theme.PAGE_MARGIN, 12)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(button("返回  Esc", self.back))
        head.addWidget(self._title, 1)
        head.addWidget(self._pages)
        for made in (
            button("缩小", self.pages.smaller, keys="Ctrl+-"),
            button("放大", self.pages.larger, keys="Ctrl+="),
            button("适合宽度", self.pages.fit),
        ):
            head.addWidget(made)
        column.addLayout(head)
        column.addWidget(self.bar)
        row = QHBoxLayout()
        row.setSpacing(theme.GAP)
        row.addWidget(self.thumbnails)
        row.addWidget(self.pages, 1)
        column.addLayout(row, 1)
        column.addLayout(self._foot())
        self.thumbnails.currentRowChanged.connect(self._jump)

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        self._blank = button("空白表格", self.blank)
        foot.addWidget(self._blank)
        foot.addWidget(self.parties)
        foot.addStretch(1)
        caption = label("份数")
        caption.setBuddy(self.copies.widget)
        foot.addWidget(caption)
        self.copies.widget.setFixedWidth(64)
        foot.addWidget(self.copies.widget)
        self._save = button("另存为 PDF", self.save, keys="Ctrl+Shift+S")
        self._print = button("打印…", self.print, kind="primary", keys="Ctrl+P")
        foot.addWidget(self._save)
        foot.addWidget(self._print)
        return foot

    def _forget(self) -> None:
        self._paper = None
        self.thumbnails.forget()
        self.document.close()
        self._pages.setText("")
        for made in (self._save, self._print, self._blank):
            made.setEnabled(False)
        self.parties.forget()

    def _gather(self, target: Target) -> PaperJob:
        if target.job is not None:
            return target.job()
        if target.part.startswith(BLANK):
            parties = int(target.part.removeprefix(BLANK) or 2)
            return blank_job(target.verb, self.desk.workplace, parties)
        item = int(target.part) if target.part.isdecimal() else None
        return gather(self.desk.workplace, target.verb, target.record, item)

    def _render(self, target: Target, result: PaperJob | Refused | Trouble) -> None:
        if target is not self._target:
            return
        if isinstance(result, PaperJob):
            self.desk.runner.in_pool(result.render, partial(self._show, target))
            return
        self._title.show_text("不能打印")
        self.bar.refuse(sentences(result))

    def _show(self, target: Target, result: PrintedPaper | Refused | Trouble) -> None:
        """Of papers drawn at the same time, only the one asked for last."""
        if target is not self._target:
            return
        if not isinstance(result, PrintedPaper):
            self.bar.refuse(sentences(result))
            return
        self._paper = result
        self._buffer = load(self.document, result.pdf, self)
        blank = self._target.part.startswith(BLANK)
        self._title.show_text(f"{result.title}（空白）" if blank else result.title)
        self._pages.setText(f"共 {result.pages} 页")
        self.copies.set_value(result.copies)
        told = [sentence(one.code, **dict(one.values)) for one in result.warnings]
        if result.missing:
            told.append(sentence("print.missing_characters", chars="、".join(result.missing)))
        if told:
            self.bar.warn(told)
        self._save.setEnabled(True)
        self._print.setEnabled(True)
        self._blank.setEnabled(not blank and self._target.job is None)
        self.parties.show_count(result.parties)
        self.thumbnails.draw()
        self.pages.keep_whole()

    def _jump(self, row: int) -> None:
        if row >= 0:
            self.pages.pageNavigator().jump(row, QPointF(), 0)

    def _copies(self) -> int:
        typed = self.copies.value()
        return typed if isinstance(typed, int) and 1 <= typed <= 99 else 1

    def _printed(self, result: int | Refused | Trouble) -> None:
        if isinstance(result, int) and result:
            self.bar.confirm(f"已送往打印机：{result} 页。")
        else:
            self.bar.refuse("打印机没有接受。请检查打印机是否开机、有纸，再打印一次。")

    def _saved(self, name: str, result: Refused | Trouble | None) -> None:
        if isinstance(result, Refused | Trouble):
            self.bar.refuse(sentences(result))
        else:
            self.bar.confirm(f"已保存：{name}。文件里有个人信息，请妥善保管。")
