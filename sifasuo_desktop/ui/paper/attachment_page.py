"""An attachment looked at inside the window; nothing is written to the disk for it."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QBuffer
from PySide6.QtGui import QImage
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.services.paper.attachments import Picture, data_of
from sifasuo_desktop.services.paper.pictures import PDF
from sifasuo_desktop.services.reading.attachments import Attached, attachments_of
from sifasuo_desktop.ui import theme
from sifasuo_desktop.ui.desk import Desk, sentences
from sifasuo_desktop.ui.page import NOWHERE, PageWidget, Target
from sifasuo_desktop.ui.paper.paper_pages import PaperPages
from sifasuo_desktop.ui.paper.pdf_pages import load
from sifasuo_desktop.ui.paper.picture_pane import PicturePane
from sifasuo_desktop.ui.parts.buttons import add_key, button, forbid, shortcut
from sifasuo_desktop.ui.parts.head_row import HeadRow
from sifasuo_desktop.ui.parts.label import ElidedLabel, label
from sifasuo_desktop.ui.parts.message_bar import MessageBar
from sifasuo_desktop.ui.runner import Trouble


@dataclass(frozen=True)
class Seen:
    """One attachment with its place among those of its record."""

    picture: Picture
    there: tuple[Attached, ...]
    place: int


class AttachmentPage(PageWidget):
    """Opened at ``Target(record, verb=kind of the record, part=attachment)``."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._target = NOWHERE
        self._seen: Seen | None = None
        self._buffer: QBuffer | None = None
        self.document = QPdfDocument(self)
        self.bar = MessageBar()
        self._title = ElidedLabel("", "title")
        self._count = label("", "secondary")
        self.pane = PicturePane()
        self.pages = PaperPages(self.document, fitting=True)
        self.pages.setAccessibleName("附件页面")
        self.stack = QStackedWidget()
        self.stack.addWidget(self.pane)
        self.stack.addWidget(self.pages)
        self._before = button("上一件  Alt+←", self.before)
        self._after = button("下一件  Alt+→", self.after)
        add_key(self._before, "Alt+Left")
        add_key(self._after, "Alt+Right")
        self._build()
        shortcut("Escape", self, self.back)

    def open(self, target: Target) -> None:
        """Reads the attachment in the store's lane, unpacks it in the other."""
        self._target = target
        self._seen = None
        self.pane.forget()
        self.document.close()
        self.bar.clear()
        self._title.show_text("正在打开…" if target.record else "没有选中附件")
        self._count.setText("")
        for one in (self._before, self._after):
            one.setEnabled(False)
        if target.record:
            self.desk.read(partial(self._read, target), partial(self._unpack, target))

    def back(self) -> None:
        """To the record."""
        self.desk.show_record(self._target.verb, self._target.record)

    def before(self) -> None:
        """The attachment before this one."""
        self._go(-1)

    def after(self) -> None:
        """The next attachment."""
        self._go(1)

    def larger(self) -> None:
        """A step larger."""
        self._shown().larger()

    def smaller(self) -> None:
        """A step smaller."""
        self._shown().smaller()

    def fit(self) -> None:
        """As large as there is room."""
        self._shown().fit()

    def _shown(self) -> PicturePane | PaperPages:
        return self.pages if self.stack.currentWidget() is self.pages else self.pane

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.PAGE_MARGIN, 12, theme.PAGE_MARGIN, 12)
        column.setSpacing(8)
        head = HeadRow()
        head.left.addWidget(button("返回  Esc", self.back))
        head.left.addWidget(self._title, 1)
        head.left.addWidget(self._count)
        for made in (
            self._before,
            self._after,
            button("缩小", self.smaller, keys="Ctrl+-"),
            button("放大", self.larger, keys="Ctrl+="),
            button("适合窗口", self.fit),
        ):
            head.right.addWidget(made)
        column.addWidget(head)
        column.addWidget(self.bar)
        column.addWidget(self.stack, 1)

    def _go(self, step: int) -> None:
        seen = self._seen
        if seen is None:
            return
        place = seen.place + step
        if 0 <= place < len(seen.there):
            record = seen.there[place].record.id
            self.open(Target(self._target.record, self._target.verb, record))

    def _read(self, target: Target) -> Seen:
        there = attachments_of(self.desk.workplace, target.verb, target.record)
        place = next((at for at, one in enumerate(there) if one.record.id == target.part), 0)
        one = there[place].record
        data = data_of(self.desk.workplace, one)
        return Seen(Picture(one.title, data, one.media, one.width, one.height), there, place)

    def _unpack(self, target: Target, result: Seen | Refused | Trouble) -> None:
        if target is not self._target:
            return
        if not isinstance(result, Seen):
            self._title.show_text("打不开")
            self.bar.refuse(sentences(result))
            return
        self._seen = result
        picture = result.picture
        self._title.show_text(picture.title)
        self._count.setText(f"第 {result.place + 1} 件，共 {len(result.there)} 件")
        forbid(self._before, None if result.place else "这是第一件")
        last = result.place + 1 == len(result.there)
        forbid(self._after, "这是最后一件" if last else None)
        if picture.media == PDF:
            self._buffer = load(self.document, picture.data, self)
            self.stack.setCurrentWidget(self.pages)
            self.pages.setFocus()
            return
        work = partial(QImage.fromData, picture.data)
        self.desk.runner.in_pool(work, partial(self._show, target))

    def _show(self, target: Target, result: QImage | Refused | Trouble) -> None:
        if target is not self._target:
            return
        if not isinstance(result, QImage) or result.isNull():
            self.bar.refuse("这张图片打不开。请另存后用别的程序看看，或者重新扫描。")
            return
        self.stack.setCurrentWidget(self.pane)
        self.pane.show_image(result)
        self.pane.setFocus()
