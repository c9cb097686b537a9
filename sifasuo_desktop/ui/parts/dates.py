"""Inputs of a day, a birth date, a moment: typed, or chosen in a calendar (Alt+↓)."""

from datetime import date, datetime
from functools import cache
from typing import Any

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QIcon,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)

from sifasuo_desktop.domain.typed_births import typed_birth
from sifasuo_desktop.domain.typed_dates import time_at_end, typed_date, typed_moment
from sifasuo_desktop.kernel.paths import resources
from sifasuo_desktop.ui.parts.calendar import calendar_for
from sifasuo_desktop.ui.parts.fields import TextInput, Today, TypedLine

OPEN = "日历  Alt+↓"
_BESIDE = 10
# Where the calendar opens for somebody whose birth date is not known at all.
_GROWN = 40


@cache
def _icon() -> QIcon:
    return QIcon(resources("icons", "calendar.svg").as_posix())


class DateLine(TypedLine):
    """A line with a place to click that opens the calendar and takes no Tab stop, as Alt+↓ does.

    The place is painted: a button of its own in every date would make a form slower to open.
    """

    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setToolTip(OPEN)

    def has_room(self) -> bool:
        """Whether the sign leaves a whole day to be read; in a narrower line the key is enough."""
        day = self.fontMetrics().horizontalAdvance("2026-10-05")
        return self.width() >= day + self._icon_size() + 2 * _BESIDE

    def calendar_place(self) -> QRect:
        """Where the sign of the calendar stands; it grows with the text."""
        size = self._icon_size()
        return QRect(self.width() - size - _BESIDE, (self.height() - size) // 2, size, size)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alone = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_Down and alone == Qt.KeyboardModifier.AltModifier:
            self.asked.emit()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setTextMargins(0, 0, self._icon_size() if self.has_room() else 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.isEnabled() and not self.isReadOnly() and self.has_room():
            painter = QPainter(self)
            _icon().paint(painter, self.calendar_place())
            painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        over = self._over(event.position().toPoint())
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._over(event.position().toPoint()):
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        left = event.button() == Qt.MouseButton.LeftButton
        if left and self._over(event.position().toPoint()):
            self.asked.emit()
        else:
            super().mouseReleaseEvent(event)

    def _over(self, at: QPoint) -> bool:
        return self.has_room() and at.x() >= self.calendar_place().left() - _BESIDE // 2

    def _icon_size(self) -> int:
        return max(16, round(self.fontMetrics().height() * 0.85))


class DateInput(TextInput):
    """A date typed as ``20260402``, ``2026.4.2``, ``4-2`` or ``今天``."""

    line: DateLine

    def __init__(self, title: str, today: Today) -> None:
        super().__init__(title)
        self._today = today
        self.hint("如 20260402、4-2、今天")
        self.line.asked.connect(self.open_calendar)

    def make_line(self) -> DateLine:
        return DateLine()

    def open_calendar(self) -> None:
        """Shows the calendar at the day that stands here; closed, it leaves what was typed."""
        if self.line.isEnabled() and not self.line.isReadOnly():
            self.focus()
            calendar_for(self.line).ask(self)

    def value(self) -> Any:
        text = self.line.text().strip()
        try:
            return typed_date(text, self._today()).isoformat() if text else None
        except ValueError:
            return text

    def today(self) -> date:
        """The business date."""
        return self._today()

    def day_shown(self) -> date:
        """The day that stands here, else today."""
        try:
            return typed_date(self.line.text().strip(), self._today())
        except ValueError:
            return self._today()

    def take_day(self, day: date) -> None:
        """Writes the day that was chosen, as if it had been typed; the next key replaces it."""
        self.write(day)
        self.focus()
        self.line.selectAll()

    def write(self, day: date) -> None:
        """Writes a day in full."""
        self.line.setText(day.isoformat())

    def _settle(self) -> None:
        self.set_value(self.value())


class BirthInput(DateInput):
    """A birth date as far as it is known: ``1964``, ``1964-05``, ``约62岁``."""

    def __init__(self, title: str, today: Today) -> None:
        super().__init__(title, today)
        self.hint("如 19640503、1964-05、1964、约62岁")

    def value(self) -> Any:
        text = self.line.text().strip()
        try:
            return str(typed_birth(text, self._today())) if text else None
        except ValueError:
            return text

    def day_shown(self) -> date:
        try:
            born = typed_birth(self.line.text().strip(), self._today())
        except ValueError:
            return date(self._today().year - _GROWN, 1, 1)
        return date(born.year, born.month or 1, born.day or 1)


class MomentInput(DateInput):
    """A day and a time of day; the calendar sets the day and leaves the time.

    A time may also be typed first, and the day chosen afterwards.
    """

    def __init__(self, title: str, today: Today) -> None:
        super().__init__(title, today)
        self.hint("如 4-2 9:30、今天 14:00")

    def value(self) -> Any:
        text = self.line.text().strip()
        try:
            return _minutes(typed_moment(text, self._today())) if text else None
        except ValueError:
            return text

    def set_value(self, value: Any) -> None:
        super().set_value(None if value is None else str(value).replace("T", " "))

    def day_shown(self) -> date:
        moment = self._moment()
        return moment.date() if moment else super().day_shown()

    def take_day(self, day: date) -> None:
        """The time of day is typed behind the day, unless it stands there already."""
        clock = self._clock()
        super().take_day(day)
        if not clock:
            self.line.setCursorPosition(len(self.line.text()))

    def write(self, day: date) -> None:
        self.line.setText(f"{day.isoformat()} {self._clock()}")

    def _clock(self) -> str:
        """The time of day that stands here, with a day or alone."""
        moment = self._moment()
        if moment is not None:
            return f"{moment:%H:%M}"
        try:
            return time_at_end(self.line.text())
        except ValueError:
            return ""

    def _moment(self) -> datetime | None:
        try:
            return typed_moment(self.line.text().strip(), self._today())
        except ValueError:
            return None


def _minutes(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M")
