"""The calendar of every date input: one a window, made when it is first asked for.

Arrows move by day and week, PageUp and PageDown by month, with Ctrl by year; Enter takes the day,
Esc goes back to the input and leaves what was typed.
"""

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import Protocol

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from sifasuo_desktop.domain.typed_values import FIRST_YEAR, LAST_YEAR
from sifasuo_desktop.domain.workdays import Calendar
from sifasuo_desktop.ui import theme
from sifasuo_desktop.ui.parts.buttons import button
from sifasuo_desktop.ui.parts.label import label

WEEKDAYS = "一二三四五六日"
_WEEKS = 6
_MODIFIERS = (
    Qt.Key.Key_Shift,
    Qt.Key.Key_Control,
    Qt.Key.Key_Alt,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_Meta,
)
_CHOOSE = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -7,
    Qt.Key.Key_Down: 7,
}
_PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_NONE = Qt.KeyboardModifier.NoModifier


class Asking(Protocol):
    """An input that asks for a day."""

    @property
    def widget(self) -> QWidget:
        """What the calendar stands below."""

    def today(self) -> date:
        """The business date."""

    def day_shown(self) -> date:
        """The day the calendar begins at."""

    def take_day(self, day: date) -> None:
        """The day that was chosen."""


class CalendarHolder(QObject):
    """A child of the window, or of the page, whose date inputs share one calendar."""

    def __init__(self, place: QWidget, working_days: Callable[[], Calendar]) -> None:
        super().__init__(place)
        self._place = place
        self._working_days = working_days
        self.popup: CalendarPopup | None = None

    def ask(self, source: Asking) -> None:
        """Shows the calendar below an input."""
        if self.popup is None:
            self.popup = CalendarPopup(self._place)
        self.popup.show_for(source, self._working_days())

    def close(self) -> None:
        """Takes the calendar away with the window it belongs to, when that is locked or left."""
        if self.popup is not None:
            self.popup.hide()


def calendar_for(widget: QWidget) -> CalendarHolder:
    """The calendar of the nearest surroundings that has one; a window without gets its own."""
    outer: QWidget | None = widget
    while outer is not None:
        found = outer.findChild(CalendarHolder, options=Qt.FindChildOption.FindDirectChildrenOnly)
        if isinstance(found, CalendarHolder):
            return found
        outer = outer.parentWidget()
    return CalendarHolder(widget.window(), Calendar)


class DayGrid(QWidget):
    """Six weeks from Monday to Sunday; ``moved`` with every other day, ``chosen`` with Enter."""

    moved = Signal(object)
    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.day = self.today = date(2000, 1, 1)
        self._working = Calendar()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName("日历")

    def begin(self, day: date, today: date, working: Calendar) -> None:
        """Shows the month of a day."""
        self.day = self.today = today
        self._working = working
        self.updateGeometry()
        self.go(today)
        self.go(day)

    def go(self, day: date) -> None:
        """Moves to a day of a year that is no slip of the pen."""
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            return
        self.day = day
        self.setAccessibleDescription(self.words())
        self.update()
        self.moved.emit(day)

    def step_months(self, count: int) -> None:
        """The same day of another month, or the last there is."""
        months = self.day.year * 12 + self.day.month - 1 + count
        year, month = months // 12, months % 12 + 1
        if year in range(FIRST_YEAR, LAST_YEAR + 1):
            self.go(date(year, month, min(self.day.day, _length(year, month))))

    def mark(self, day: date) -> str:
        """The word in the corner of a day: 今, 休 on a day off work, 班 on a weekend worked."""
        if day == self.today:
            return "今"
        if self.rests(day):
            known = self._working.years.get(day.year)
            free = known is not None and day in known.holidays
            return "休" if day.weekday() < 5 or free or self._working.is_fixed(day) else ""
        return "班" if day.weekday() >= 5 else ""

    def rests(self, day: date) -> bool:
        """Whether a day is no working day."""
        return not self._working.is_workday(day)

    def words(self) -> str:
        """The day and what it is, as it is read out."""
        day = self.day
        told = f"{day.month}月{day.day}日 星期{WEEKDAYS[day.weekday()]}"
        if self._working.covers(day) or day.year in self._working.fixed:
            # Of other years the program knows the weekday alone.
            told += "，休息日" if self.rests(day) else "，工作日"
        return f"{told}（今天）" if day == self.today else told

    def first(self) -> date:
        """The Monday the grid begins with."""
        first = self.day.replace(day=1)
        return first - timedelta(first.weekday())

    def cell(self, day: date) -> QRect:
        """Where a day stands."""
        place = (day - self.first()).days
        size = self._cell()
        row, column = divmod(place, 7)
        return QRect(column * size.width(), (row + 1) * size.height(), size.width(), size.height())

    def sizeHint(self) -> QSize:
        size = self._cell()
        return QSize(size.width() * 7, size.height() * (_WEEKS + 1))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _cell(self) -> QSize:
        line = self.fontMetrics().height()
        return QSize(max(36, line * 2), max(30, round(line * 1.7)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        held = _held(event)
        if key in _PAGES and held in (_NONE, Qt.KeyboardModifier.ControlModifier):
            self.step_months(_PAGES[key] * (1 if held == _NONE else 12))
        elif held != _NONE:
            event.ignore()
        elif key in _CHOOSE:
            self.chosen.emit(self.day)
        elif key in _STEPS:
            self._step(_STEPS[key])
        elif key == Qt.Key.Key_Home:
            self.go(self.day.replace(day=1))
        elif key == Qt.Key.Key_End:
            self.go(self.day.replace(day=_length(self.day.year, self.day.month)))
        else:
            event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.step_months(-1 if event.angleDelta().y() > 0 else 1)
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        size = self._cell()
        at = event.position().toPoint()
        row, column = at.y() // size.height() - 1, at.x() // size.width()
        if 0 <= row < _WEEKS and 0 <= column < 7:
            self.go(self.first() + timedelta(row * 7 + column))
            self.chosen.emit(self.day)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size = self._cell()
        painter.setPen(QColor(theme.SECONDARY))
        for column, word in enumerate(WEEKDAYS):
            at = QRect(column * size.width(), 0, size.width(), size.height())
            painter.drawText(at, Qt.AlignmentFlag.AlignCenter, word)
        for place in range(_WEEKS * 7):
            self._paint_day(painter, self.first() + timedelta(place))

    def _paint_day(self, painter: QPainter, day: date) -> None:
        box = self.cell(day).adjusted(1, 1, -1, -1)
        here, inside = day == self.day, day.month == self.day.month
        text, ground = self._colours(day, inside=inside, here=here)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(box, 4, 4)
        if day == self.today and not here:
            painter.setPen(QColor(theme.ACCENT))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 4, 4)
        painter.setPen(QColor(text))
        painter.setFont(self.font())
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(day.day))
        word = self.mark(day)
        if word and inside:
            small = QFont(self.font())
            small.setPixelSize(max(10, round(self.font().pixelSize() * 0.68)))
            painter.setFont(small)
            corner = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
            painter.drawText(box.adjusted(0, 0, -2, 0), corner, word)

    def _colours(self, day: date, *, inside: bool, here: bool) -> tuple[str, str]:
        """Text and ground of a day."""
        if here:
            return theme.SURFACE, theme.ACCENT
        rests = self.rests(day)
        ground = theme.LIGHTS["red"][1] if rests and inside else theme.SURFACE
        if not inside:
            return theme.BAR_BEFORE, ground
        return (theme.LIGHTS["red"][0] if rests else theme.TEXT), ground

    def _step(self, days: int) -> None:
        self.go(self.day + timedelta(days))


class CalendarPopup(QFrame):
    """The month with its way to other months, below the input that asked."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("part", "calendar")
        self.setAccessibleName("日历")
        self._source: Asking | None = None
        self.grid = DayGrid(self)
        self._month = label("", "strong")
        self._month.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._told = label("", "secondary")
        self._today = button("今天", self._take_today, kind="link")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(4)
        column.addLayout(self._head())
        column.addWidget(self.grid)
        foot = QHBoxLayout()
        foot.addWidget(self._told, 1)
        foot.addWidget(self._today)
        column.addLayout(foot)
        column.addWidget(label("回车填入，Esc 返回，PageUp、PageDown 换月", "secondary"))
        for one in self.findChildren(QPushButton):
            one.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.grid.moved.connect(self._moved)
        self.grid.chosen.connect(self._chosen)
        # So that the input knows that it was left for a list of its own, and not for good.
        self.grid.setFocus()

    def show_for(self, source: Asking, working: Calendar) -> None:
        """Shows the month of what stands in an input."""
        self._source = source
        self.grid.begin(source.day_shown(), source.today(), working)
        self.adjustSize()
        self.move(self._beside(source.widget))
        self.show()
        self.grid.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Every other key, Esc first of all, leads back to the input; one with Ctrl or Alt says
        # nothing here, and Ctrl itself is only the beginning of Ctrl+PageUp.
        if _held(event) == _NONE and event.key() not in _MODIFIERS:
            self.hide()

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(8)
        for text, step in (("上年", self._year_before), ("上月", self._month_before)):
            head.addWidget(button(text, step, kind="link"))
        head.addWidget(self._month, 1)
        for text, step in (("下月", self._month_after), ("下年", self._year_after)):
            head.addWidget(button(text, step, kind="link"))
        return head

    def _beside(self, widget: QWidget) -> QPoint:
        """Below the input, above it where there is no room, never off the screen."""
        room = widget.screen().availableGeometry()
        below = widget.mapToGlobal(QPoint(0, widget.height() + 2))
        top = below.y()
        if top + self.height() > room.bottom():
            top = widget.mapToGlobal(QPoint(0, -2)).y() - self.height()
        left = min(below.x(), room.right() - self.width())
        return QPoint(max(room.left(), left), max(room.top(), top))

    def _moved(self, day: date) -> None:
        self._month.setText(f"{day.year}年{day.month}月")
        self._told.setText(self.grid.words())

    def _chosen(self, day: date) -> None:
        self.hide()
        if self._source is not None and isValid(self._source.widget):
            self._source.take_day(day)

    def _take_today(self) -> None:
        self._chosen(self.grid.today)

    def _year_before(self) -> None:
        self.grid.step_months(-12)

    def _month_before(self) -> None:
        self.grid.step_months(-1)

    def _month_after(self) -> None:
        self.grid.step_months(1)

    def _year_after(self) -> None:
        self.grid.step_months(12)


def _held(event: QKeyEvent) -> Qt.KeyboardModifier:
    """The modifiers of a key; that it stands on the number pad is none."""
    return event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier


def _length(year: int, month: int) -> int:
    return monthrange(year, month)[1]
