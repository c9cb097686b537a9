"""A page with a list: title and count, filters, the table; Enter opens the record."""

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from sifasuo_desktop.domain.deadlines.engine import Obligation
from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.services.bus import ChangeSet
from sifasuo_desktop.services.listing import Asked, counts_of
from sifasuo_desktop.ui import theme
from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.lists.pill_delegate import PillDelegate
from sifasuo_desktop.ui.lists.record_model import Column, RecordModel
from sifasuo_desktop.ui.page import PageWidget, Target
from sifasuo_desktop.ui.parts.buttons import shortcut
from sifasuo_desktop.ui.parts.card import Card
from sifasuo_desktop.ui.parts.chips import Chips
from sifasuo_desktop.ui.parts.label import label
from sifasuo_desktop.ui.runner import Trouble

WAIT_MS = 180
ROW_HEIGHT = 40


class RecordTable(QTableView):
    """Rows of 40, whole rows chosen, Enter opens."""

    def __init__(self, model: RecordModel, columns: Sequence[Column], look: theme.Theme) -> None:
        super().__init__()
        self._columns = tuple(columns)
        self._look = look
        self.setModel(model)
        self.setItemDelegate(PillDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(max(ROW_HEIGHT, look.px(34)))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        for place, column in enumerate(columns):
            if column.stretch:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
            else:
                self.setColumnWidth(place, look.px(column.width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leaves out the columns that can best be spared, so that nothing scrolls sideways."""
        room = event.size().width()
        needed = sum(self._look.px(column.width) for column in self._columns)
        spared = sorted(range(len(self._columns)), key=self._spare, reverse=True)
        for place in spared:
            column = self._columns[place]
            hide = needed > room and column.spare > 0
            self.setColumnHidden(place, hide)
            needed -= self._look.px(column.width) if hide else 0
        super().resizeEvent(event)

    def _spare(self, place: int) -> int:
        return self._columns[place].spare

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
            return
        super().keyPressEvent(event)


class ListPage(PageWidget):
    """A list of one kind; ``record_page`` shows a record of it."""

    kind = ""
    title = ""
    filter_hint = ""
    record_page = ""
    empty_words = ("", "")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.columns = self.make_columns()
        self.model = RecordModel(desk, self.kind, self.columns)
        self.model.loaded.connect(self._loaded)
        self.chips = Chips("按状态筛选")
        self.chips.chosen.connect(self._filtered)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.filter_hint)
        self.filter.setAccessibleName("筛选")
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._typed)
        self.table = RecordTable(self.model, self.columns, desk.theme)
        self.table.setAccessibleName(f"{self.title}列表")
        self.table.activated.connect(self._open_row)
        self.table.clicked.connect(self._open_row)
        self.table.selectionModel().currentRowChanged.connect(self._remember)
        self._chosen = ""
        self._count = label("", "secondary")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT_MS)
        self._timer.timeout.connect(self._filtered)
        self._build()
        shortcut("Ctrl+F", self, self._to_filter)

    @abstractmethod
    def make_columns(self) -> tuple[Column, ...]:
        """The columns of this list."""

    def make_buttons(self) -> Sequence[QPushButton]:
        """The buttons at the right of the title."""
        return ()

    def open(self, target: Target) -> None:
        """Reads the list; ``words`` of the target go into the filter."""
        if target.words:
            self.filter.setText(target.words)
            self.chips.choose("")
        self._read()
        self.table.setFocus()

    def reload(self, changes: ChangeSet) -> None:
        """Reads the list again when one of its records changed."""
        self._read()

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        margin = theme.PAGE_MARGIN
        outer.setContentsMargins(margin, 14, margin, 12)
        outer.setSpacing(12)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(label(self.title, "title"))
        head.addWidget(self._count)
        head.addStretch(1)
        for made in self.make_buttons():
            head.addWidget(made)
        outer.addLayout(head)
        row = QHBoxLayout()
        row.addWidget(self.chips, 1)
        self.filter.setFixedWidth(self.desk.theme.px(300))
        row.addWidget(self.filter, 0, Qt.AlignmentFlag.AlignTop)
        outer.addLayout(row)
        card = Card()
        card.pad(1, 1)
        self._body = QStackedWidget()
        self._body.addWidget(self.table)
        self._body.addWidget(self._nothing())
        card.add(self._body, 1)
        outer.addWidget(card, 1)
        outer.addWidget(label("↑ ↓ 选择    Enter 打开    Ctrl+F 筛选", "secondary"))

    def _nothing(self) -> QWidget:
        panel = QWidget()
        column = QVBoxLayout(panel)
        column.addStretch(2)
        self._empty_title = label("", "section")
        self._empty_hint = label("", "secondary")
        for line in (self._empty_title, self._empty_hint):
            line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(line)
        column.addStretch(3)
        return panel

    def _read(self) -> None:
        asked = Asked(self.kind, self.filter.text().strip(), self.chips.value)
        self.model.load(asked)
        self.desk.read(partial(counts_of, self.desk.workplace, asked), self._show_chips)

    def _show_chips(self, result: tuple[tuple[str, str], ...] | Refused | Trouble) -> None:
        if isinstance(result, tuple):
            before = self.chips.value
            self.chips.show_chips(result)
            if self.chips.value != before:
                self._filtered()

    def _typed(self) -> None:
        self._timer.start()

    def _filtered(self) -> None:
        self._read()

    def _loaded(self) -> None:
        self._count.setText(f"共 {self.model.total} 条")
        none = self.model.rowCount() == 0
        self._body.setCurrentIndex(1 if none else 0)
        if none:
            sought = bool(self.filter.text().strip() or self.chips.value)
            title, hint = (
                ("没有符合条件的记录。", "可以换个词，或者选“全部”。")
                if sought
                else self.empty_words
            )
            self._empty_title.setText(title)
            self._empty_hint.setText(hint)
        elif not self.table.currentIndex().isValid():
            row = max(0, self.model.row_of(self._chosen))
            self.table.setCurrentIndex(self.model.index(row, 0))

    def _remember(self, index: QModelIndex) -> None:
        """The chosen record stays chosen when the list is read again."""
        if index.isValid():
            self._chosen = str(self.model.item(index.row())["id"])

    def _to_filter(self) -> None:
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def _open_row(self, index: QModelIndex) -> None:
        item = self.model.item(index.row())
        self.desk.go(self.record_page, Target(record=str(item["id"])))


def text_cell(name: str) -> "_Text":
    """A cell that shows a value as it is."""
    return _Text(name)


class _Text:
    def __init__(self, name: str) -> None:
        self._name = name

    def __call__(self, item: Mapping[str, object], due: Obligation | None) -> tuple[str, str]:
        return str(item.get(self._name) or "—"), ""
