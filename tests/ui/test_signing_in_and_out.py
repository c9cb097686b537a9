"""The first start, the name of an account, another user at the lock, one's own password."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from sifasuo_desktop.domain.access import User
from sifasuo_desktop.kernel.ids import SystemRandomness
from sifasuo_desktop.kernel.settings import Settings
from sifasuo_desktop.services.office.drafts import drafts
from sifasuo_desktop.services.office.workplace import Workplace, open_workplace
from sifasuo_desktop.services.reading.finding import find
from sifasuo_desktop.store.backup import backups_in
from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.parts.form_field import FormField
from sifasuo_desktop.ui.runner import Runner
from sifasuo_desktop.ui.shell.ask_name import AskName
from sifasuo_desktop.ui.shell.frame import Frame
from sifasuo_desktop.ui.shell.lock import LockScreen
from sifasuo_desktop.ui.shell.password_sheet import CHANGED, PasswordSheet
from sifasuo_desktop.ui.shell.sign_in import LOST, SignIn
from sifasuo_desktop.ui.shell.sign_in_fields import PASSWORD_RULE
from sifasuo_desktop.ui.shell.window import Window
from sifasuo_desktop.ui.subjects.dispute.intake.page import IntakePage
from sifasuo_desktop.ui.theme import Theme
from tests.clock import FixedClock
from tests.services.offices import FIRST_DAY, PASSWORD
from tests.ui.offices import SilentPrompter, receive
from tests.ui.typing_people import enter, here, press, type_here

NEW = "Qingshan-2027"


@pytest.fixture
def window(qtbot: QtBot, runner: Runner, tmp_path: Path) -> Window:
    settings = Settings(tmp_path / "settings.json")
    settings.keep(store=str(tmp_path / "new"))
    clock = FixedClock(FIRST_DAY)
    made = Window(runner, SilentPrompter(), settings, Theme(), clock, SystemRandomness())
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    qtbot.waitUntil(runner.idle, timeout=10_000)
    return made


def first_page(qtbot: QtBot, window: Window) -> SignIn:
    # The list of offices is read a moment after the first paint.
    page = window.sign_in
    office = page.fields.office.input
    qtbot.waitUntil(lambda: office.has("320682108"), timeout=10_000)  # type: ignore[attr-defined]
    return page


def fill(page: SignIn, **values: str) -> None:
    for name, value in values.items():
        getattr(page.fields, name).set_value(value)
    page.fields.show_wanted()


def shown_words(page: QWidget) -> list[str]:
    return [one.text() for one in page.findChildren(QLabel) if one.isVisibleTo(page)]


def overlaps(field: FormField) -> bool:
    """Whether a line of words of the field lies over its input or over another line."""
    parts = [field.input.widget, *field._lines.values()]
    shown = [part.geometry() for part in parts if part.isVisible()]
    return any(
        one.intersects(other) for place, one in enumerate(shown) for other in shown[place + 1 :]
    )


@pytest.mark.parametrize("factor", [1.0, 1.75])
def test_the_first_start_tells_its_rules_and_nothing_covers_anything(
    qtbot: QtBot, qapp: QApplication, runner: Runner, tmp_path: Path, factor: float
) -> None:
    Theme(factor).apply(qapp)
    settings = Settings(tmp_path / "settings.json")
    settings.keep(store=str(tmp_path / "new"))
    page = SignIn(runner, SilentPrompter(), settings, FixedClock(FIRST_DAY), SystemRandomness())
    qtbot.addWidget(page)
    page.resize(1024, 700)
    page.show()
    words = shown_words(page)
    assert PASSWORD_RULE in words
    assert LOST in words
    assert page.focusWidget() is page.fields.office.input.widget
    page.enter()
    QApplication.processEvents()
    for field in page.fields.wanted():
        assert not overlaps(field), field.title
        low = field.mapTo(page, QPoint(0, field.height())).y()
        assert field.minimumSizeHint().height() <= field.height(), (field.title, low)


def test_enter_takes_the_office_that_was_sought_and_goes_on_to_the_end(
    qtbot: QtBot, window: Window
) -> None:
    page = first_page(qtbot, window)
    qtbot.keyClicks(here(), "jiuhua")
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    enter()
    assert here() is page.fields.person.input.widget
    assert page.fields.office.value() == "320682108"
    for words in ("顾明远", "gumingyuan", "Yunxi-2026"):
        type_here(words)
        enter()
    assert here() is page.fields.again.input.widget
    type_here("anders")
    enter()
    assert page.fields.again.error() == "两次输入的密码不一样。请重新输入。"
    assert here() is page.fields.again.input.widget


def test_everything_wrong_is_told_at_once(qtbot: QtBot, window: Window) -> None:
    page = first_page(qtbot, window)
    fill(page, office="没有的所", person="wang", account="wang", password="kurz", again="anders")
    page.enter()
    wrong = [field.title for field in page.fields.wanted() if field.error()]
    assert wrong == ["司法所", "本人姓名", "密码", "再输一次"]
    assert page.fields.password.value() == "kurz"
    # What is empty does not hide what is wrong elsewhere.
    fill(page, person="")
    page.enter()
    assert [field.title for field in page.fields.wanted() if field.error()] == wrong


def test_a_name_left_over_never_overrides_the_office_that_was_chosen(
    qtbot: QtBot, window: Window
) -> None:
    page = first_page(qtbot, window)
    fill(page, office="320699101")
    assert page.fields.office_name.isVisibleTo(page)
    fill(page, office_name="云溪司法所")
    fill(page, office="320682108")
    assert not page.fields.office_name.isVisibleTo(page)
    assert page.fields.name_of_office() is None


def test_an_account_without_a_name_is_asked_for_it_once(
    qtbot: QtBot, window: Window, office: Workplace, runner: Runner
) -> None:
    office.user = User(office.user.id, "admin", "", office.user.roles)
    window.enter(office)
    (asking,) = window.findChildren(AskName)
    asking.person.set_value("admin")
    asking.keep()
    qtbot.waitUntil(runner.idle, timeout=10_000)
    assert "本人姓名" in asking.person.error()
    asking.person.set_value("秦守义")
    with qtbot.waitSignal(window.ready, timeout=10_000):
        asking.keep()
    assert office.user.name == "秦守义"
    assert window.frame is not None
    assert "秦守义" in window.frame.top.user.text()


def test_another_user_signs_in_at_the_lock_and_typed_words_stay(
    qtbot: QtBot, window: Window, office: Workplace, runner: Runner, tmp_path: Path
) -> None:
    person = receive(office, "孙志强")
    with qtbot.waitSignal(window.ready, timeout=10_000):
        window.enter(office)
    frame = window.frame
    assert frame is not None
    frame.desk.form("correction.visit", {"correction": person})
    qtbot.waitUntil(runner.idle, timeout=10_000)
    sheet = frame.holder.sheet
    panel = sheet.panel  # type: ignore[union-attr]
    panel.fields["content"].set_value("家访记录写了一半")
    panel.edited.emit()
    window.lock()
    (lock,) = window.findChildren(LockScreen)
    lock.another.emit()
    qtbot.waitUntil(runner.idle, timeout=10_000)
    assert window.frame is None
    assert window.sign_in.isVisible()
    assert not window.sign_in.fields.account.value()
    again = open_workplace(
        tmp_path / "store",
        "admin",
        PASSWORD,
        clock=FixedClock(FIRST_DAY),
        randomness=SystemRandomness(),
    )
    try:
        assert "家访记录写了一半" in str([one.content for one in drafts(again)])
        acts = [one["act"] for one in find(again, "event", limit=20).items]
        assert acts.count("sign_out") == 1
    finally:
        again.close()


def test_who_leaves_the_seat_to_another_leaves_a_backup_of_what_was_changed(
    qtbot: QtBot, window: Window, office: Workplace
) -> None:
    receive(office, "孙志强")
    with qtbot.waitSignal(window.ready, timeout=10_000):
        window.enter(office)
    assert window.frame is not None
    window.frame.top.user.press("换人登录…")
    qtbot.waitUntil(lambda: window.frame is None, timeout=10_000)
    (made,) = backups_in(office.store.where.backups)
    assert made.header.why == "close"


def test_another_user_signs_in_from_the_menu_of_the_name(
    qtbot: QtBot, window: Window, office: Workplace, runner: Runner
) -> None:
    with qtbot.waitSignal(window.ready, timeout=10_000):
        window.enter(office)
    frame = window.frame
    assert frame is not None
    frame.top.user.press("换人登录…")
    qtbot.waitUntil(lambda: window.frame is None, timeout=10_000)
    assert window.sign_in.isVisible()
    assert not window.sign_in.fields.account.value()


def test_everybody_sets_his_own_password(qtbot: QtBot, frame: Frame) -> None:
    frame.top.user.press("修改本人密码…")
    sheet = frame.holder.sheet
    assert isinstance(sheet, PasswordSheet)
    assert PASSWORD_RULE in shown_words(sheet)
    sheet.send()
    assert all(field.error() for field in (sheet.old, sheet.new, sheet.again))
    for field, value in ((sheet.old, "Falsch-2026"), (sheet.new, NEW), (sheet.again, NEW)):
        field.set_value(value)
    sheet.send()
    qtbot.waitUntil(frame.desk.runner.idle, timeout=10_000)
    assert "现在的密码不对" in sheet.old.error()
    sheet.old.set_value(PASSWORD)
    sheet.again.input.focus()
    qtbot.keyClick(sheet.again.input.widget, Qt.Key.Key_Return)
    qtbot.waitUntil(frame.desk.runner.idle, timeout=10_000)
    assert frame.holder.sheet is None
    assert frame.bar.text == CHANGED
    assert frame.desk.workplace.knows_password(NEW)


def test_the_keys_of_the_own_password_answer_over_a_form_that_waits(
    qtbot: QtBot, frame: Frame
) -> None:
    frame.activateWindow()
    qtbot.waitUntil(frame.isActiveWindow)
    frame.go("intake")
    qtbot.waitUntil(frame.desk.runner.idle, timeout=10_000)
    frame.sheets.show_own_password()
    sheet = frame.holder.sheet
    assert isinstance(sheet, PasswordSheet)
    press(frame, Qt.Key.Key_S)
    assert sheet.old.error()
    frame.top.search.setFocus()
    press(frame, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    assert frame.holder.sheet is None
    press(frame, Qt.Key.Key_S)
    qtbot.waitUntil(frame.desk.runner.idle, timeout=10_000)
    page = frame.page()
    assert isinstance(page, IntakePage)
    assert page.form.start.fields["dispute_type"].error()


def test_after_too_many_wrong_passwords_the_locked_screen_says_how_long_to_wait(
    qtbot: QtBot, desk: Desk
) -> None:
    lock = LockScreen(desk)
    qtbot.addWidget(lock)
    told = []
    for _ in range(5):
        lock.password.set_value("Falsch-2026")
        lock.ask()
        qtbot.waitUntil(desk.runner.idle, timeout=10_000)
        told.append(lock.password.error())
    assert told[3] == "密码不对。请重新输入。"
    assert told[4] == "密码已经连续输错几次，请等 5 秒 再试。忘记密码的，请系统管理员重设。"
