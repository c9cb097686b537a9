"""The attachments of a record as small pictures with their titles; pictures come as they are seen."""

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.services.paper.attachments import data_of
from sifasuo_desktop.services.reading.attachments import Attached
from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.records.small_picture import framed
from sifasuo_desktop.ui.runner import Trouble

PICTURE, WIDE, HIGH = 104, 128, 152
"""The side of a small picture and the room of one with its title, at text of the usual size."""
ROWS = 2
"""So many rows are seen without scrolling."""
EACH_TIME = 6
Pictures = list[tuple[str, bytes]]


class AttachmentList(QListWidget):
    """``opened`` and ``renamed`` name an attachment by its id."""

    opened = Signal(str)
    renamed = Signal(str, str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._shown: tuple[Attached, ...] = ()
        self._asked: set[str] = set()
        self._px = desk.theme.px
        self.setAccessibleName("附件")
        self.setViewMode(QListWidget.ViewMode.IconMode)
        self.setMovement(QListWidget.Movement.Static)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setWordWrap(True)
        self.setIconSize(QSize(self._px(PICTURE), self._px(PICTURE)))
        self.setGridSize(QSize(self._px(WIDE), self._px(HIGH)))
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemActivated.connect(self._activated)
        self.itemChanged.connect(self._changed)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._look)
        self.verticalScrollBar().valueChanged.connect(self._look_later)

    def show_attachments(self, there: Sequence[Attached], *, may_change: bool) -> None:
        """Shows others; those that stay keep their pictures and the choice, unless more came."""
        if tuple(there) == self._shown:
            return
        before = {one.record.id for one in self._shown}
        new = [one for one in there if one.record.id not in before] if before else []
        chosen = new[-1] if new else self.chosen()
        icons = {self._id(item): item.icon() for item in self._items() if not item.icon().isNull()}
        self._shown = tuple(there)
        self._asked = set(icons)
        self.blockSignals(True)
        self.clear()
        for one in there:
            item = self._made(one, icons.get(one.record.id), may_change=may_change)
            self.addItem(item)
            if chosen is not None and chosen.record.id == one.record.id:
                self.setCurrentItem(item)
        self.blockSignals(False)
        self._fit()
        if self.currentItem() is not None:
            self.scrollToItem(self.currentItem())
        self._look_later()

    def chosen(self) -> Attached | None:
        """The one the cursor is on."""
        row = self.currentRow()
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def rename(self) -> None:
        """Begins to write another title over the one that is chosen."""
        item = self.currentItem()
        if item is not None:
            self.editItem(item)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        self._look_later()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look_later()

    def _made(self, one: Attached, icon: QIcon | None, *, may_change: bool) -> QListWidgetItem:
        record = one.record
        item = QListWidgetItem(record.title)
        item.setData(Qt.ItemDataRole.UserRole, record.id)
        item.setTextAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        item.setSizeHint(QSize(self._px(WIDE - 8), self._px(HIGH - 8)))
        item.setToolTip(about(one))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{record.title}，{about(one)}")
        if icon is not None:
            item.setIcon(icon)
        if may_change:
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
        return item

    def _items(self) -> Iterator[QListWidgetItem]:
        return (self.item(row) for row in range(self.count()))

    def _id(self, item: QListWidgetItem) -> str:
        return str(item.data(Qt.ItemDataRole.UserRole))

    def _fit(self) -> None:
        across = max(1, self.viewport().width() // self._px(WIDE))
        rows = min(ROWS, -(-self.count() // across))
        height = rows * self._px(HIGH) + 2 * self.frameWidth() + 2
        if height != self.maximumHeight():
            self.setFixedHeight(height)

    def _look_later(self) -> None:
        self._later.start()

    def _look(self) -> None:
        """Asks for the pictures of those that are seen and have none, a few at a time."""
        if not self.isVisible():
            return
        seen = self.viewport().rect()
        wanted = [
            one
            for one, item in zip(self._shown, self._items(), strict=True)
            if one.there
            and one.record.id not in self._asked
            and self.visualItemRect(item).intersects(seen)
        ][:EACH_TIME]
        if wanted:
            self._asked |= {one.record.id for one in wanted}
            self._desk.read(partial(self._read, wanted), partial(self._landed))

    def _read(self, wanted: Sequence[Attached]) -> Pictures:
        """In the store's lane: the small pictures alone are opened."""
        found = []
        for one in wanted:
            try:
                data = data_of(self._desk.workplace, one.record, small=True)
            except Refused:
                continue
            found.append((one.record.id, data))
        return found

    def _landed(self, result: Pictures | Refused | Trouble) -> None:
        if not isinstance(result, list):
            return
        pictures = dict(result)
        self.blockSignals(True)
        for item in self._items():
            data = pictures.get(self._id(item))
            if data is not None:
                item.setIcon(self._icon(data))
        self.blockSignals(False)
        self._look_later()

    def _icon(self, data: bytes) -> QIcon:
        return QIcon(framed(data, self.iconSize()))

    def _activated(self, item: QListWidgetItem) -> None:
        self.opened.emit(self._id(item))

    def _changed(self, item: QListWidgetItem) -> None:
        before = next((one for one in self._shown if one.record.id == self._id(item)), None)
        title = item.text().strip()
        if before is None or title == before.record.title:
            return
        if not title:
            self.blockSignals(True)
            item.setText(before.record.title)
            self.blockSignals(False)
            return
        self.renamed.emit(before.record.id, title)


def about(one: Attached) -> str:
    """What is known of an attachment besides its title."""
    record = one.record
    pages = f"{record.pages} 页" if record.pages else ""
    day = f"{record.taken_on} 拍摄" if record.taken_on else ""
    lost = "" if one.there else "文件不在这台电脑上"
    return " · ".join(part for part in (one.below, pages, day, record.name, lost) if part)
