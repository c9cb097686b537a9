"""The box of an input that is chosen: it has its list of entries when it is first needed."""

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QSignalBlocker,
    QSize,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QStandardItem,
    QStandardItemModel,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QCompleter,
    QLineEdit,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from sifasuo_desktop.services.reading.choices import Choice
from sifasuo_desktop.ui.parts.typing import LeftBox, Line

FEWEST = 6
"""So many characters are always seen."""
_SOUGHT = int(Qt.ItemDataRole.UserRole) + 1
_LOOKS = (QEvent.Type.FontChange, QEvent.Type.StyleChange)


class ChoiceBox(LeftBox):
    """A combo box the mouse wheel cannot change while one scrolls past it.

    Qt makes the list below a combo box, nine widgets, as soon as it gets entries or a font, is asked
    for its size or painted, and each list takes part in everything its form does. Here it is made
    when the cursor comes, or when somebody asks what the box holds.

    ``picked`` carries the words of the entry taken from what typing has found; ``stepping`` while
    a key moves from one entry to the next without opening the list.
    """

    picked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.stepping = False
        self._choices: tuple[Choice, ...] = ()
        self._ready = False
        self._entries: QStandardItemModel | None = None
        self._sizes: tuple[QSize, QSize] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(14)
        self.line = _ChoiceLine()
        self.setLineEdit(self.line)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.line.clicked.connect(self._show_all)

    def offer(self, choices: Sequence[Choice]) -> None:
        """Other entries; what stands in the line stays."""
        self._choices = tuple(choices)
        if self._ready:
            self._list_entries()

    def put(self, place: int, words: str) -> None:
        """Shows words, and as the current entry that at a place; -1 for none."""
        if self._ready:
            self.setCurrentIndex(place)
        self.setEditText(words)

    def get_ready(self) -> None:
        """Makes the list, once."""
        if self._ready:
            return
        self._ready = True
        self._finder = Finder(self)
        self.setCompleter(self._finder)
        self.line.textEdited.connect(self._finder.seek)
        self._finder.activated[str].connect(self.picked)  # type: ignore[index]
        self._list_entries()

    def count(self) -> int:
        self.get_ready()
        return super().count()

    def itemText(self, index: int) -> str:
        self.get_ready()
        return super().itemText(index)

    def model(self) -> QAbstractItemModel:
        self.get_ready()
        return super().model()

    def completer(self) -> QCompleter:
        self.get_ready()
        return self._finder

    def showPopup(self) -> None:
        self.get_ready()
        super().showPopup()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.get_ready()
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.get_ready()
        self.stepping = True
        super().keyPressEvent(event)
        self.stepping = False

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        """Qt would hand a new font on to the list; one that is not there yet takes it over when it
        is made.
        """
        looks = event.type() in _LOOKS
        if looks:
            self._sizes = None
        if looks and not self._ready:
            QWidget.changeEvent(self, event)
        else:
            super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """As Qt does for a line with an arrow."""
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()

    def sizeHint(self) -> QSize:
        return self._measured()[0]

    def minimumSizeHint(self) -> QSize:
        return self._measured()[1]

    def _measured(self) -> tuple[QSize, QSize]:
        if self._sizes is None:
            self._sizes = _sizes_of(self.font())
        return self._sizes

    def _show_all(self) -> None:
        self.get_ready()
        self._finder.show_all()

    def entries(self, choices: tuple[Choice, ...]) -> QStandardItemModel:
        """The entries as Qt wants them: shared by all inputs that offer the same."""
        return _model_of(choices)

    def _list_entries(self) -> None:
        """Gives Qt the entries without touching what stands in the line or is marked there."""
        line, words = self.line, self.line.text()
        at, marked, long = line.cursorPosition(), line.selectionStart(), line.selectionLength()
        model = self.entries(self._choices)
        blocked = QSignalBlocker(self)
        self.setModel(model)
        self._finder.offer(model)
        # Held here: what all inputs share may be given up while this one is still open; and what was
        # held before only goes once nothing shows it.
        self._entries = model
        places = (place for place, one in enumerate(self._choices) if one.label == words)
        self.setCurrentIndex(next(places, -1))
        self.setEditText(words)
        line.setCursorPosition(at)
        if marked >= 0:
            line.setSelection(marked, long)
        blocked.unblock()


class Finder(QCompleter):
    """Shows the entries in whose words, code or pinyin the typed text occurs.

    The filter is set from ``textEdited`` and not in ``splitPath``: Qt calls that while rows are
    being added, and a filter that changes then crashes.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._found = QSortFilterProxyModel(parent)
        self._found.setFilterRole(_SOUGHT)
        self._found.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.setMaxVisibleItems(10)

    def offer(self, model: QStandardItemModel) -> None:
        """Other entries to find; the box has just given this its own, which are not sought in."""
        self._found.setSourceModel(model)
        self.setModel(self._found)

    def seek(self, typed: str) -> None:
        """Leaves the entries in which ``typed`` occurs."""
        self._found.setFilterFixedString("".join(typed.split()))

    def show_all(self) -> None:
        """Opens the whole list; typing goes on in the line and makes it shorter."""
        self.seek("")
        self.setCompletionPrefix("")
        self.complete()


class _ChoiceLine(Line):
    """A click anywhere into the words opens the list, not only one on the arrow."""

    clicked = Signal()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self.isEnabled():
            self.clicked.emit()


@lru_cache(maxsize=64)
def _model_of(choices: tuple[Choice, ...]) -> QStandardItemModel:
    """Nobody changes them."""
    return make_model(choices)


def make_model(choices: tuple[Choice, ...]) -> QStandardItemModel:
    """Entries with their values and what they are found by."""
    model = QStandardItemModel()
    for one in choices:
        item = QStandardItem(one.label)
        item.setData(one.value, Qt.ItemDataRole.UserRole)
        item.setData(one.sought, _SOUGHT)
        model.appendRow(item)
    return model


_SIZES: dict[tuple[str, str], tuple[QSize, QSize]] = {}


def _sizes_of(font: QFont) -> tuple[QSize, QSize]:
    """What Qt gives an empty box as its size and its least: the same for all in one font."""
    application = QApplication.instance()
    sheet = application.styleSheet() if isinstance(application, QApplication) else ""
    key = (",".join((*font.families(), font.key())), sheet)
    if key not in _SIZES:
        sample = QComboBox()
        sample.setFont(font)
        sample.setMinimumContentsLength(FEWEST)
        sample.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        sample.setLineEdit(QLineEdit())
        sample.ensurePolished()
        _SIZES[key] = sample.sizeHint(), sample.minimumSizeHint()
    return _SIZES[key]
