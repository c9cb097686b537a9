"""The calendar of date inputs: opened by button or key, moved in by arrows, and never in the way."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from sifasuo_desktop.domain.workdays import Calendar, YearTable
from sifasuo_desktop.ui.forms.next_field import tab_on
from sifasuo_desktop.ui.parts.calendar import CalendarHolder, CalendarPopup
from sifasuo_desktop.ui.parts.dates import BirthInput, DateInput, DateLine, MomentInput
from sifasuo_desktop.ui.parts.fields import Input
from sifasuo_desktop.ui.parts.form_field import FormField
from sifasuo_desktop.ui.shell.frame import Frame
from tests.ui.frames import at_rest
from tests.ui.typing_people import here

TODAY = date(2026, 11, 22)
ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
# The week of 1 October 2026 as a notice might give it: seven days free, Saturday the 10th worked.
NOTICE = YearTable(
    holidays=frozenset(date(2026, 10, day) for day in range(1, 8)),
    worked=frozenset({date(2026, 10, 10)}),
)


def today() -> date:
    return TODAY


class Form(QWidget):
    """A few inputs one below the other."""

    def __init__(self, qtbot: QtBot, *inputs: Input) -> None:
        super().__init__()
        qtbot.addWidget(self)
        column = QVBoxLayout(self)
        self.fields = [FormField(one) for one in inputs]
        for field in self.fields:
            column.addWidget(field)
        CalendarHolder(self, lambda: Calendar({2026: NOTICE}))
        self.show()
        self.activateWindow()
        QApplication.processEvents()
        inputs[0].focus()


@pytest.fixture
def show(qtbot: QtBot) -> Callable[..., Form]:
    """Makes a form and keeps it for the length of a test."""
    kept: list[Form] = []

    def make(*inputs: Input) -> Form:
        kept.append(Form(qtbot, *inputs))
        return kept[-1]

    return make


def popup() -> CalendarPopup:
    found = QApplication.activePopupWidget()
    assert isinstance(found, CalendarPopup)
    return found


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    opened = QApplication.activePopupWidget()
    target = opened.focusWidget() or opened if opened is not None else here()
    QApplication.sendEvent(target, QKeyEvent(QEvent.Type.KeyPress, key, modifier))


def press_in(line: QLineEdit) -> None:
    """Alt+↓ in a line."""
    QApplication.sendEvent(line, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Down, ALT))


def test_a_key_opens_the_calendar_and_arrows_and_enter_choose(
    qtbot: QtBot, show: Callable[..., Form]
) -> None:
    source = DateInput("申请日期", today)
    form = show(source)
    source.set_value("2026-04-02")
    press(Qt.Key.Key_Down, ALT)
    assert popup().grid.day == date(2026, 4, 2)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_PageDown):
        press(key)
    with qtbot.waitSignal(source.edited):
        press(Qt.Key.Key_Return)
    assert QApplication.activePopupWidget() is None
    assert source.value() == "2026-05-10"
    assert here() is source.line
    assert source.line.selectedText() == "2026-05-10"
    assert form.fields[0].error() == ""


def test_esc_goes_back_to_what_was_typed(show: Callable[..., Form]) -> None:
    source = DateInput("申请日期", today)
    form = show(source)
    QTest.keyClicks(source.line, "2026-1")
    press(Qt.Key.Key_Down, ALT)
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None
    assert here() is source.line
    assert source.line.text() == "2026-1"
    assert form.fields[0].error() == ""


def test_tab_leads_back_to_the_input_and_to_no_button(show: Callable[..., Form]) -> None:
    source = DateInput("申请日期", today)
    show(source)
    press(Qt.Key.Key_Down, ALT)
    QTest.keyClick(popup().grid, Qt.Key.Key_Tab)
    assert QApplication.activePopupWidget() is None
    assert here() is source.line


def test_a_click_on_the_button_and_on_a_day(show: Callable[..., Form]) -> None:
    source = DateInput("申请日期", today)
    show(source)
    assert source.line.toolTip() == "日历  Alt+↓"
    source.line.selectAll()
    at = source.line.calendar_place().center()
    QTest.mouseClick(source.line, Qt.MouseButton.LeftButton, pos=at)
    grid = popup().grid
    assert grid.day == date(2026, 11, 22)
    # 1 November 2026 is a Sunday, the last day of the first row.
    size = grid.cell(date(2026, 11, 1)).size()
    at = QPoint(6 * size.width() + 5, size.height() + 5)
    QTest.mouseClick(grid, Qt.MouseButton.LeftButton, pos=at)
    assert source.value() == "2026-11-01"


def test_the_button_takes_no_tab_stop(show: Callable[..., Form]) -> None:
    first, second = DateInput("申请日期", today), DateInput("返回日期", today)
    form = show(first, second)
    assert first.line.findChildren(QWidget) == []
    tab_on(form, forward=True, around=False)
    assert here() is second.line


def test_a_narrow_line_shows_its_day_rather_than_the_sign(
    qtbot: QtBot, show: Callable[..., Form]
) -> None:
    source = DateInput("履行期限", today)
    show(source)
    day = source.line.fontMetrics().horizontalAdvance("2026-10-05")
    source.line.setFixedWidth(day + 30)
    assert not source.line.has_room()
    assert source.line.textMargins().right() == 0
    source.line.setFixedWidth(day + 90)
    assert source.line.has_room()
    assert source.line.textMargins().right() >= 16


def test_days_off_work_come_from_the_calendar_of_the_office(show: Callable[..., Form]) -> None:
    source = DateInput("申请日期", today)
    show(source)
    source.set_value("2026-10-09")
    source.open_calendar()
    grid = popup().grid
    days = {day: grid.mark(date(2026, 10, day)) for day in (1, 3, 8, 10, 11)}
    assert days == {1: "休", 3: "休", 8: "", 10: "班", 11: ""}
    assert grid.rests(date(2026, 10, 11))
    assert not grid.rests(date(2026, 10, 10))
    assert grid.mark(TODAY) == "今"
    assert grid.words() == "10月9日 星期五，工作日"
    press(Qt.Key.Key_Down)
    assert grid.accessibleDescription() == "10月16日 星期五，工作日"


@pytest.mark.parametrize(
    ("typed", "begins", "chosen"),
    [
        ("", date(1986, 1, 1), "1986-01-02"),
        ("1964", date(1964, 1, 1), "1964-01-02"),
        ("1964-05", date(1964, 5, 1), "1964-05-02"),
    ],
)
def test_a_birth_date_begins_where_it_is_known(
    show: Callable[..., Form], typed: str, begins: date, chosen: str
) -> None:
    source = BirthInput("出生日期", today)
    show(source)
    source.set_value(typed)
    source.open_calendar()
    assert popup().grid.day == begins
    assert "工作日" not in popup().grid.words()
    press(Qt.Key.Key_Escape)
    assert (source.value() or "") == typed
    source.open_calendar()
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Return)
    assert source.value() == chosen


def test_the_calendar_leaves_the_time_of_a_moment(show: Callable[..., Form]) -> None:
    source = MomentInput("调解时间", today)
    show(source)
    source.set_value("2026-11-20T09:30")
    source.open_calendar()
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Return)
    assert source.value() == "2026-11-21T09:30"


def test_the_time_is_typed_behind_the_day_that_was_chosen(show: Callable[..., Form]) -> None:
    source = MomentInput("调解时间", today)
    show(source)
    source.open_calendar()
    press(Qt.Key.Key_Return)
    assert source.line.text() == "2026-11-22 "
    QTest.keyClicks(here(), "14:00")
    assert source.value() == "2026-11-22T14:00"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("14:00", "2026-11-22T14:00"),
        ("下午2点半", "2026-11-22T14:30"),
        ("13-45 9:30", "2026-11-22T09:30"),
    ],
)
def test_a_time_typed_first_stays_when_the_day_is_chosen(
    show: Callable[..., Form], typed: str, kept: str
) -> None:
    source = MomentInput("调解时间", today)
    show(source)
    source.line.setText(typed)
    source.open_calendar()
    press(Qt.Key.Key_Return)
    assert source.value() == kept
    assert source.line.selectedText() == kept.replace("T", " ")


@pytest.mark.parametrize("typed", ["0402", "4", "2026"])
def test_digits_that_may_be_a_day_are_no_time(show: Callable[..., Form], typed: str) -> None:
    source = MomentInput("调解时间", today)
    show(source)
    source.line.setText(typed)
    source.write(TODAY)
    assert source.line.text() == "2026-11-22 "


def test_ctrl_moves_by_years_and_is_no_key_of_its_own(show: Callable[..., Form]) -> None:
    source = DateInput("申请日期", today)
    show(source)
    source.set_value("2026-04-02")
    source.open_calendar()
    grid = popup().grid
    for key, day in (
        (Qt.Key.Key_PageUp, date(2025, 4, 2)),
        (Qt.Key.Key_PageDown, date(2026, 4, 2)),
        (Qt.Key.Key_PageDown, date(2027, 4, 2)),
    ):
        press(Qt.Key.Key_Control)
        press(key, CONTROL)
        assert grid.day == day
    press(Qt.Key.Key_PageDown)
    assert grid.day == date(2027, 5, 2)
    assert popup().grid is grid


@pytest.mark.parametrize("held", [CONTROL, ALT, SHIFT, CONTROL | SHIFT])
def test_other_keys_with_ctrl_alt_or_shift_say_nothing_to_the_calendar(
    show: Callable[..., Form], held: Qt.KeyboardModifier
) -> None:
    source = DateInput("申请日期", today)
    show(source)
    source.set_value("2026-04-02")
    source.open_calendar()
    grid = popup().grid
    keys = [
        Qt.Key.Key_Left,
        Qt.Key.Key_Down,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_Return,
        Qt.Key.Key_Space,
        Qt.Key.Key_S,
        Qt.Key.Key_Escape,
        *((Qt.Key.Key_PageUp,) if held != CONTROL else ()),
    ]
    for key in keys:
        press(key, held)
        assert popup().grid.day == date(2026, 4, 2)
    assert grid.isVisible()
    press(Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert QApplication.activePopupWidget() is None
    assert source.value() == "2026-04-02"


@pytest.mark.parametrize("typed", ["2999-12-31", "1800-01-01", "9999-12-31"])
def test_the_ends_of_time_hold(show: Callable[..., Form], typed: str) -> None:
    source = DateInput("申请日期", today)
    show(source)
    source.line.setText(typed)
    source.open_calendar()
    popup().grab()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Up, Qt.Key.Key_PageUp):
        press(key)
    press(Qt.Key.Key_Escape)
    assert source.line.text() == typed


def test_a_window_has_one_calendar_made_when_it_is_asked_for(qtbot: QtBot, frame: Frame) -> None:
    frame.desk.form("dispute.register", {})
    frame.desk.form("correction.receive", {})
    at_rest(qtbot, frame.desk)
    assert frame.findChildren(CalendarPopup) == []
    assert frame.holder.sheet is not None
    lines = [
        one
        for one in frame.holder.sheet.findChildren(QLineEdit)
        if one.isVisible() and isinstance(one, DateLine)
    ]
    assert len(lines) > 3
    for line in lines[:3]:
        press_in(line)
        grid = popup().grid
        # The day of the Mid-Autumn feast is no Saturday or Sunday, and fixed for every year.
        assert grid.rests(date(2026, 9, 25))
        press(Qt.Key.Key_Escape)
    assert len(frame.findChildren(CalendarPopup)) == 1


def test_the_calendar_goes_with_the_window(qtbot: QtBot, frame: Frame) -> None:
    frame.desk.form("dispute.register", {})
    sheet = frame.holder.sheet
    assert sheet is not None
    line = next(one for one in sheet.findChildren(QLineEdit) if isinstance(one, DateLine))
    press_in(line)
    assert popup().isVisible()
    frame.hide()
    assert QApplication.activePopupWidget() is None
