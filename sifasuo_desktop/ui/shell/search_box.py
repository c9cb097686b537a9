"""The one search box at the top: what is found appears below while one types."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem

from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.ledgers.kinds import kinds
from sifasuo_desktop.services.reading.search_everything import Hit, Rest, everything
from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.runner import Trouble

TITLE = "搜索"
PLACEHOLDER = "姓名、拼音首字母、案号、证件尾号、关键词  Ctrl+K"
WAIT_MS = 180


class SearchBox(QLineEdit):
    """``chosen`` carries the Hit to open. ↓ goes into the list, Enter opens, Esc empties."""

    chosen = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._asked = 0
        self.setPlaceholderText(PLACEHOLDER)
        self.setAccessibleName(TITLE)
        self.setClearButtonEnabled(True)
        self._list: QListWidget | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT_MS)
        self._timer.timeout.connect(self._ask)
        self.textEdited.connect(self._typed)
        key = QShortcut(QKeySequence("Ctrl+K"), self)
        key.activated.connect(self._take_focus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys that belong to the list of what was found."""
        found = self._list
        if event.key() == Qt.Key.Key_Escape:
            self.forget()
        elif found is None or not found.isVisible():
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            found.setCurrentRow(max(0, min(found.count() - 1, found.currentRow() + step)))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(found.currentItem())
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._list is not None and not self._list.underMouse():
            self._list.hide()

    def hideEvent(self, event: QHideEvent) -> None:
        """Behind the lock, and for whoever comes after, nothing sought is left."""
        super().hideEvent(event)
        self.forget()

    def forget(self) -> None:
        """Empties the box; what is still being looked for is not shown any more."""
        self._timer.stop()
        self._asked += 1
        self.clear()
        if self._list is not None:
            self._list.hide()
            self._list.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The list goes when the window changes its size."""
        if event.type() == QEvent.Type.Resize and self._list is not None:
            self._list.hide()
        return False

    def _take_focus(self) -> None:
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def _typed(self) -> None:
        self._timer.start()

    def _ask(self) -> None:
        words = self.text().strip()
        self._asked += 1
        if not words:
            self._show(())
            return
        work = partial(everything, self._desk.workplace, words)
        self._desk.read(work, partial(self._landed, self._asked), instead=(id(self), "search"))

    def _landed(self, asked: int, result: tuple[Hit | Rest, ...] | Refused | Trouble) -> None:
        if asked == self._asked and isinstance(result, tuple):
            self._show(result)

    def _show(self, hits: tuple[Hit | Rest, ...]) -> None:
        found = self._list or self._make_list()
        found.clear()
        for hit in hits:
            item = QListWidgetItem(_line(hit))
            item.setData(Qt.ItemDataRole.UserRole, hit)
            found.addItem(item)
        if not hits:
            empty = QListWidgetItem("没有找到。可换姓名、拼音首字母或案号再试。")
            empty.setFlags(Qt.ItemFlag.NoItemFlags)
            found.addItem(empty)
        found.setCurrentRow(0)
        corner = self.mapTo(self.window(), QPoint(0, self.height() + 4))
        height = found.count() * max(28, found.sizeHintForRow(0)) + 6
        found.setGeometry(corner.x(), corner.y(), max(520, self.width()), height)
        found.setVisible(bool(self.text().strip()))
        found.raise_()

    def _make_list(self) -> QListWidget:
        made = QListWidget(self.window())
        made.setAccessibleName("找到的记录")
        made.setFrameShape(QFrame.Shape.Box)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setUniformItemSizes(True)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.itemClicked.connect(self._open)
        self.window().installEventFilter(self)
        self._list = made
        return made

    def _open(self, item: QListWidgetItem | None) -> None:
        hit = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        if isinstance(hit, Hit | Rest):
            self.forget()
        if isinstance(hit, Hit):
            self.chosen.emit(hit)
        elif isinstance(hit, Rest):
            self._desk.show_list(hit.kind, hit.words)


def _line(hit: Hit | Rest) -> str:
    word = kinds()[hit.kind].word
    if isinstance(hit, Rest):
        beyond = "以上" if hit.more else ""
        return f"{word}　还有 {hit.count} 条{beyond}，在列表里看全部"
    return f"{word}　{hit.number}　{hit.title}"
