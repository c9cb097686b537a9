"""Sign-in, the frame, its pages and lists, on a real office."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from sifasuo_desktop.kernel.ids import SystemRandomness
from sifasuo_desktop.kernel.settings import Settings
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.listing import PAGE_SIZE
from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.forms.act_form import ActForm
from sifasuo_desktop.ui.lists.list_page import ListPage
from sifasuo_desktop.ui.page import Target
from sifasuo_desktop.ui.parts.choosing import ChoiceInput
from sifasuo_desktop.ui.runner import Runner
from sifasuo_desktop.ui.shell.book_of_pages import pages_for
from sifasuo_desktop.ui.shell.frame import Frame
from sifasuo_desktop.ui.shell.lock import LockScreen
from sifasuo_desktop.ui.shell.sign_in import WARNING, SignIn
from tests.clock import FixedClock
from tests.services.offices import FIRST_DAY, PASSWORD, seat
from tests.ui.frames import at_rest, settle
from tests.ui.offices import SilentPrompter, of_every_kind, receive, register


def sign_in_at(qtbot: QtBot, runner: Runner, folder: Path, settings: Path) -> SignIn:
    page = SignIn(
        runner,
        SilentPrompter(),
        Settings(settings),
        FixedClock(FIRST_DAY),
        SystemRandomness(),
    )
    qtbot.addWidget(page)
    page.fields.folder.set_value(str(folder))
    page.look()
    page.show()
    return page


def test_a_wrong_password_is_told_under_the_field_and_the_name_stays(
    qtbot: QtBot, runner: Runner, office: Workplace, tmp_path: Path
) -> None:
    page = sign_in_at(qtbot, runner, tmp_path / "store", tmp_path / "settings.json")
    page.fields.account.set_value("admin")
    page.fields.password.set_value("falsch")
    page.enter()
    qtbot.waitUntil(runner.idle, timeout=10_000)
    assert page.fields.password.error() == "登录名或密码不对。请重新输入。"
    assert page.fields.account.value() == "admin"


def test_a_missing_password_is_told_before_anything_is_tried(
    qtbot: QtBot, runner: Runner, office: Workplace, tmp_path: Path
) -> None:
    page = sign_in_at(qtbot, runner, tmp_path / "store", tmp_path / "settings.json")
    page.enter()
    assert "没有填写" in page.fields.password.error()


def test_the_first_run_makes_a_store_and_remembers_where(
    qtbot: QtBot, runner: Runner, tmp_path: Path
) -> None:
    page = sign_in_at(qtbot, runner, tmp_path / "new", tmp_path / "settings.json")
    qtbot.waitUntil(runner.idle, timeout=10_000)
    assert page.fields.first_run()
    for field, value in (
        (page.fields.office, "320699101"),
        (page.fields.office_name, "云溪司法所"),
        (page.fields.person, "顾明远"),
        (page.fields.account, "guming"),
        (page.fields.password, PASSWORD),
        (page.fields.again, "other"),
    ):
        field.set_value(value)
    page.enter()
    assert "不一样" in page.fields.again.error()
    page.fields.again.set_value(PASSWORD)
    with qtbot.waitSignal(page.made, timeout=10_000) as entered:
        page.enter()
    assert entered.args is not None
    workplace = entered.args[0]
    assert workplace.user.account == "guming"
    assert Settings(tmp_path / "settings.json").text("account") == "guming"
    workplace.close()


def test_the_sign_in_page_forbids_state_secrets(
    qtbot: QtBot, runner: Runner, tmp_path: Path
) -> None:
    page = sign_in_at(qtbot, runner, tmp_path / "new", tmp_path / "settings.json")
    qtbot.waitUntil(runner.idle, timeout=10_000)
    assert WARNING in [line.text() for line in page.findChildren(QLabel)]


def test_every_page_opens_and_every_input_and_button_has_a_name(qtbot: QtBot, frame: Frame) -> None:
    workplace = frame.desk.workplace
    records = of_every_kind(workplace)
    for name in pages_for(workplace):
        frame.go(name, Target(record=records.get(name, "")))
        qtbot.waitUntil(frame.desk.runner.idle, timeout=10_000)
        page = frame.page()
        for kind in (QLineEdit, QPlainTextEdit, QComboBox, QCheckBox, QPushButton):
            for child in page.findChildren(kind):
                assert child.accessibleName() or child.text(), (name, kind)
        assert frame.bar.text == ""


def test_the_navigation_shows_only_what_may_be_read(office: Workplace) -> None:
    shown = [page.title for page in pages_for(seat(office, "mediator")).values() if page.order]
    assert "社区矫正" not in shown
    assert shown[:2] == ["工作台", "纠纷调解"]


def test_a_list_reads_page_after_page_and_never_twice(qtbot: QtBot, frame: Frame) -> None:
    workplace = frame.desk.workplace
    made = [register(workplace, f"陈志海{number}") for number in range(130)]
    settle(qtbot, frame)
    frame.go("disputes")
    qtbot.waitUntil(frame.desk.runner.idle, timeout=10_000)
    page = frame.page()
    assert isinstance(page, ListPage)
    assert page.model.rowCount() == 130
    assert [row for row in range(130) if page.model.item(row)] == list(range(PAGE_SIZE))
    for row in range(0, 130, PAGE_SIZE):
        page.table.scrollTo(page.model.index(row, 0), page.table.ScrollHint.PositionAtTop)
        qtbot.waitUntil(lambda at=row: bool(page.model.item(at)), timeout=10_000)
    shown = [page.model.item(row)["id"] for row in range(130)]
    assert shown == list(reversed(made))


def test_a_list_goes_to_its_end_with_one_page_read(qtbot: QtBot, frame: Frame) -> None:
    workplace = frame.desk.workplace
    made = [register(workplace, f"陈志海{number}") for number in range(330)]
    settle(qtbot, frame)
    frame.go("disputes")
    qtbot.waitUntil(frame.desk.runner.idle, timeout=10_000)
    page = frame.page()
    assert isinstance(page, ListPage)
    qtbot.keyClick(page.table, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: bool(page.model.item(329)), timeout=10_000)
    assert page.model.item(329)["id"] == made[0]
    pages = {row // PAGE_SIZE for row in range(330) if page.model.item(row)}
    assert pages == {0, 6}
    assert page.table.currentIndex().row() == 329
    with qtbot.waitSignal(frame.desk.turn) as turned:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert turned.args == ["dispute", Target(record=made[0])]
    frame.go("disputes")
    qtbot.waitUntil(frame.desk.runner.idle, timeout=10_000)
    qtbot.keyClick(page.table, Qt.Key.Key_Home)
    assert page.table.currentIndex().row() == 0
    bar = page.table.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    qtbot.waitUntil(frame.desk.runner.idle, timeout=10_000)
    row = page.table.rowAt(5)
    qtbot.waitUntil(lambda: bool(page.model.item(row)), timeout=10_000)
    assert page.model.item(row)["id"] == made[329 - row]


def test_the_keyboard_chooses_a_row_and_opens_it_and_a_reload_keeps_it(
    qtbot: QtBot, frame: Frame
) -> None:
    made = [receive(frame.desk.workplace, f"孙志强{number}") for number in range(4)]
    frame.go("corrections")
    qtbot.waitUntil(frame.desk.runner.idle, timeout=10_000)
    page = frame.page()
    assert isinstance(page, ListPage)
    for _ in range(2):
        qtbot.keyClick(page.table, Qt.Key.Key_Down)
    assert page.table.currentIndex().row() == 2
    receive(frame.desk.workplace, "孙志强九")
    qtbot.waitUntil(lambda: page.model.rowCount() == 5)
    assert page.table.currentIndex().row() == 3
    with qtbot.waitSignal(frame.desk.turn) as turned:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert turned.args == ["correction", Target(record=made[1])]
    qtbot.waitUntil(frame.desk.runner.idle, timeout=10_000)


def test_a_weak_first_password_is_refused_under_its_field(qtbot: QtBot, desk: Desk) -> None:
    form = ActForm(desk, "user.add", {})
    qtbot.addWidget(form)
    at_rest(qtbot, form.desk)
    form.panel.set_values({"account": "wang", "name": "王五", "roles": ["clerk"]})
    form.secret.set_value("12345678")
    form.send()
    qtbot.waitUntil(desk.runner.idle, timeout=10_000)
    assert "密码至少 8 位" in form.secret.error()
    assert form.panel.fields["account"].value() == "wang"


def test_a_list_is_filtered_by_pinyin_and_says_when_nothing_is_found(
    qtbot: QtBot, frame: Frame
) -> None:
    for name in ("陈志海", "李桂香"):
        register(frame.desk.workplace, name)
    frame.go("disputes", Target(words="lgx"))
    page = frame.page()
    assert isinstance(page, ListPage)
    qtbot.waitUntil(frame.desk.runner.idle, timeout=10_000)
    assert page.model.rowCount() == 1
    page.filter.setText("无此人")
    page._filtered()
    qtbot.waitUntil(frame.desk.runner.idle, timeout=10_000)
    assert page.model.rowCount() == 0
    assert page.nothing.title.text() == "没有符合条件的记录。"


def test_an_act_elsewhere_is_seen_in_the_list_at_once(qtbot: QtBot, frame: Frame) -> None:
    frame.go("corrections")
    qtbot.waitUntil(frame.desk.runner.idle, timeout=10_000)
    page = frame.page()
    assert isinstance(page, ListPage)
    assert page.model.rowCount() == 0
    receive(frame.desk.workplace, "孙志强")
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)


def test_a_forbidden_act_is_disabled_with_its_reason(qtbot: QtBot, frame: Frame) -> None:
    person = receive(frame.desk.workplace, "孙志强")
    frame.go("correction", Target(record=person))
    qtbot.waitUntil(frame.desk.runner.idle, timeout=10_000)
    actions = [
        action
        for button in frame.page().findChildren(QPushButton)
        if button.menu() is not None
        for action in button.menu().actions()
    ]
    forbidden = [action for action in actions if not action.isEnabled()]
    assert forbidden
    assert all(action.toolTip() != action.text() for action in forbidden)


def test_the_locked_screen_opens_only_with_the_password(qtbot: QtBot, desk: Desk) -> None:
    screen = LockScreen(desk)
    qtbot.addWidget(screen)
    screen.show()
    screen.password.set_value("falsch")
    screen.ask()
    qtbot.waitUntil(desk.runner.idle, timeout=10_000)
    assert screen.password.error() == "密码不对。请重新输入。"
    screen.password.set_value(PASSWORD)
    with qtbot.waitSignal(screen.opened, timeout=10_000):
        screen.ask()


def test_an_office_typed_in_part_is_understood_at_sign_in(
    qtbot: QtBot, runner: Runner, tmp_path: Path
) -> None:
    page = sign_in_at(qtbot, runner, tmp_path / "new", tmp_path / "settings.json")
    source = page.fields.office.input
    assert isinstance(source, ChoiceInput)
    qtbot.waitUntil(lambda: source.box.count() > 0, timeout=10_000)
    source.box.setEditText("九华")
    assert page.fields.office.value() == "320682108"
