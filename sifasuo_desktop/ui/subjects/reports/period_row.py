"""Which period a report is made for: its sort, the one before and behind, or from a day to a day."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sifasuo_desktop.statistics.periods import Period, after, before, read_period
from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.parts.buttons import button, shortcut
from sifasuo_desktop.ui.parts.chips import Chips
from sifasuo_desktop.ui.parts.dates import DateInput
from sifasuo_desktop.ui.parts.label import label

MONTH, QUARTER, HALF, YEAR, SPAN = "month", "quarter", "half", "year", "span"
SORTS = ((MONTH, "月"), (QUARTER, "季度"), (HALF, "半年"), (YEAR, "年"), (SPAN, "起止日期"))


class PeriodRow(QWidget):
    """``chosen`` when another period was taken. Alt+← and Alt+→ go to the one before and behind."""

    chosen = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        # What is reported is the period that is over.
        self.period = before(read_period(f"{desk.workplace.today():%Y-%m}"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.sorts = Chips("统计期间")
        self.sorts.show_chips(SORTS)
        self.sorts.choose(MONTH)
        self.sorts.chosen.connect(self._sorted)
        row.addWidget(self.sorts, 1)
        self.earlier = button("‹ 上一期", self._earlier, kind="link")
        self.words = label(self.period.words, "strong")
        self.later = button("下一期 ›", self._later, kind="link")
        self.first = DateInput("起", desk.workplace.today)
        self.last = DateInput("止", desk.workplace.today)
        for one in (self.earlier, self.words, self.later):
            row.addWidget(one)
        for field in (self.first, self.last):
            field.widget.setFixedWidth(desk.theme.px(150))
            row.addWidget(field.widget)
        self._ask = button("统计", self._asked)
        row.addWidget(self._ask)
        shortcut("Alt+Left", self, self._earlier, everywhere=True)
        shortcut("Alt+Right", self, self._later, everywhere=True)
        self._show()

    def count_by(self, cut: int) -> None:
        """The months end on a day of the office's own."""
        if self.period.cut != cut and self.sorts.value != SPAN:
            self.period = read_period(self.period.text, cut)
            self._show()

    def take(self, period: Period) -> None:
        """Another period, told to whoever waits for it."""
        self.period = period
        self._show()
        self.chosen.emit()

    def _show(self) -> None:
        period = self.period
        days = f"（{period.first} 至 {period.last}）" if period.cut else ""
        self.words.setText(period.words + days)
        span = self.sorts.value == SPAN
        for named in (self.earlier, self.words, self.later):
            named.setVisible(not span)
        for typed in (self.first.widget, self.last.widget, self._ask):
            typed.setVisible(span)

    def _sorted(self, sort: str) -> None:
        """The period of that sort in which the present one begins."""
        if sort == SPAN:
            self.first.set_value(self.period.first.isoformat())
            self.last.set_value(self.period.last.isoformat())
            self._show()
            self.first.focus()
            return
        self.take(_of_sort(sort, self.period.last, self.period.cut))

    def _asked(self) -> None:
        try:
            first, last = (date.fromisoformat(str(one.value())) for one in (self.first, self.last))
        except ValueError:
            self._desk.say("请填写起止日期，如 20260401。", "red")
            return
        if last < first:
            self._desk.say("起始日期在终止日期之后。请核对。", "red")
            return
        self.take(read_period(f"{first}..{last}"))

    def _earlier(self) -> None:
        if self.sorts.value != SPAN:
            self.take(before(self.period))

    def _later(self) -> None:
        if self.sorts.value != SPAN:
            self.take(after(self.period))


def _of_sort(sort: str, day: date, cut: int) -> Period:
    """The period of a sort in whose months a day lies."""
    texts = {
        MONTH: f"{day:%Y-%m}",
        QUARTER: f"{day.year}Q{(day.month + 2) // 3}",
        HALF: f"{day.year}H{1 if day.month <= 6 else 2}",
        YEAR: f"{day.year}",
    }
    return read_period(texts[sort], cut)
