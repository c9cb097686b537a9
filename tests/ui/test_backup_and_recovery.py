"""Backups and the recovery key in the window: first start, 系统管理, forgotten, restored, closed."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from sifasuo_desktop.domain.office.records import Event
from sifasuo_desktop.kernel.ids import SystemRandomness
from sifasuo_desktop.kernel.settings import Settings
from sifasuo_desktop.services.office import backups, recovery
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.store import recovery_keys
from sifasuo_desktop.store.backup import backups_in
from sifasuo_desktop.store.epochs import begin_epoch
from sifasuo_desktop.ui.runner import Runner
from sifasuo_desktop.ui.shell.backup_keeper import BackupKeeper
from sifasuo_desktop.ui.shell.first_key import FirstKey
from sifasuo_desktop.ui.shell.forgotten import Forgotten
from sifasuo_desktop.ui.shell.frame import Frame
from sifasuo_desktop.ui.shell.restore_page import RestorePage
from sifasuo_desktop.ui.shell.window import Window
from sifasuo_desktop.ui.subjects.system.keeping_cards import BackupCard, RecoveryCard
from sifasuo_desktop.ui.subjects.workbench.side_cards import SafetyCard
from sifasuo_desktop.ui.theme import Theme
from tests.clock import FixedClock
from tests.services.offices import FIRST_DAY, PASSWORD
from tests.ui.offices import SilentPrompter

NEW = "Neues-2027"


def make_window(qtbot: QtBot, runner: Runner, tmp_path: Path, store: Path) -> Window:
    settings = Settings(tmp_path / "settings.json")
    settings.keep(store=str(store))
    clock = FixedClock(FIRST_DAY)
    made = Window(runner, SilentPrompter(), settings, Theme(), clock, SystemRandomness())
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    qtbot.waitUntil(runner.idle, timeout=10_000)
    return made


@pytest.fixture
def signing_in(qtbot: QtBot, runner: Runner, office: Workplace, tmp_path: Path) -> Window:
    """The first page at a store that is closed, and a backup of it on a stick."""
    stick = tmp_path / "stick"
    stick.mkdir()
    backups.make(office, stick)
    office.close()
    return make_window(qtbot, runner, tmp_path, office.store.where.folder)


def words(page: QWidget) -> str:
    return "\n".join(one.text() for one in page.findChildren(QLabel) if one.isVisibleTo(page))


def key_of(office: Workplace) -> str:
    key = recovery_keys.key_of(office.store)
    assert key is not None
    return key


def test_a_new_office_sees_its_key_once_and_proves_it_on_paper(
    qtbot: QtBot, runner: Runner, tmp_path: Path
) -> None:
    window = make_window(qtbot, runner, tmp_path, tmp_path / "new")
    fields = window.sign_in.fields
    given = ("320699101", "云溪司法所", "顾明远", "guming", PASSWORD, PASSWORD)
    fields.office.set_value(given[0])
    fields.office_name.set_value(given[1])
    fields.person.set_value(given[2])
    fields.account.set_value(given[3])
    fields.password.set_value(given[4])
    fields.again.set_value(given[5])
    window.sign_in.enter()
    qtbot.waitUntil(lambda: isinstance(window.before.page, FirstKey), timeout=10_000)
    page = window.before.page
    assert isinstance(page, FirstKey)
    assert window.desk is not None
    key = key_of(window.desk.workplace)
    for group in key.split("-"):
        assert group in words(page)
    page.panel.confirm()
    places = list(page.panel.fields)
    assert len(set(places)) == 2
    assert all("没有填写" in field.error() for field in page.panel.fields.values())
    for field in page.panel.fields.values():
        field.set_value("00000")
    page.panel.confirm()
    qtbot.waitUntil(
        lambda: any("不符" in field.error() for field in page.panel.fields.values()),
        timeout=10_000,
    )
    assert window.frame is None
    for place, field in page.panel.fields.items():
        field.set_value(key.split("-")[place - 1].lower())
    page.panel.confirm()
    qtbot.waitUntil(lambda: window.frame is not None, timeout=10_000)
    assert recovery.is_confirmed(window.desk.workplace)
    assert window.before.page is None
    window.close()


def test_the_key_can_be_put_off_and_the_workbench_asks_for_it(qtbot: QtBot, frame: Frame) -> None:
    page = FirstKey(frame.desk, key_of(frame.desk.workplace))
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.done, timeout=1000):
        page._put_off()
    assert not recovery.is_confirmed(frame.desk.workplace)
    qtbot.waitUntil(lambda: "打印恢复密钥" in button_words(frame), timeout=10_000)


def button_words(page: QWidget) -> str:
    found = page.findChildren(QPushButton)
    return "\n".join(one.text() for one in found if one.isVisibleTo(page))


def cards(qtbot: QtBot, frame: Frame) -> tuple[BackupCard, RecoveryCard]:
    frame.go("system")
    qtbot.waitUntil(frame.desk.runner.idle, timeout=10_000)
    (first,) = frame.page().findChildren(BackupCard)
    (second,) = frame.page().findChildren(RecoveryCard)
    return first, second


def test_a_backup_by_hand_is_made_and_listed_and_goes_to_the_second_place(
    qtbot: QtBot, frame: Frame, prompter: SilentPrompter, tmp_path: Path
) -> None:
    card, _ = cards(qtbot, frame)
    qtbot.waitUntil(lambda: "最近备份" in words(card), timeout=10_000)
    card.make()
    qtbot.waitUntil(lambda: "已备份，存在本机，打开核对过。" in card.bar.text, timeout=10_000)
    qtbot.waitUntil(lambda: "手动备份" in words(card), timeout=10_000)
    assert len(backups_in(frame.desk.workplace.store.where.backups)) == 1
    stick = tmp_path / "stick"
    stick.mkdir()
    card._set(stick)
    qtbot.waitUntil(lambda: str(stick) in words(card), timeout=10_000)
    card.make()
    qtbot.waitUntil(lambda: "本机和第二备份位置各一份" in card.bar.text, timeout=10_000)
    assert len(backups_in(stick)) == 1
    stick.rename(tmp_path / "gone")
    card.make()
    qtbot.waitUntil(lambda: "本机已备份。第二备份位置" in card.bar.text, timeout=10_000)
    card._set(frame.desk.workplace.store.where.folder)
    qtbot.waitUntil(lambda: "不能放在数据库自己的文件夹里" in card.bar.text, timeout=10_000)


def test_the_key_is_shown_only_for_the_password(qtbot: QtBot, frame: Frame) -> None:
    _, card = cards(qtbot, frame)
    key = key_of(frame.desk.workplace)
    assert "还没有打印核对" in words(card)
    card.show_key()
    assert card.password.error() == "请先输入本人密码。"
    card.password.set_value("Falsch-2026")
    card.show_key()
    qtbot.waitUntil(lambda: "密码不对" in card.password.error(), timeout=10_000)
    assert key[:5] not in words(card)
    card.password.set_value(PASSWORD)
    card.show_key()
    qtbot.waitUntil(lambda: key[:5] in words(card), timeout=10_000)
    with frame.desk.workplace.store.reading() as reader:
        assert [event.act for event in reader.every(Event)][-1] == "recovery_shown"
    frame.go("workbench")
    cards(qtbot, frame)
    qtbot.waitUntil(lambda: key[:5] not in words(card), timeout=10_000)


def test_the_workbench_says_when_the_second_place_was_away_for_a_week(
    qtbot: QtBot, frame: Frame, tmp_path: Path
) -> None:
    office = frame.desk.workplace
    stick = tmp_path / "stick"
    stick.mkdir()
    backups.set_place(office, stick)
    stick.rename(tmp_path / "gone")
    backups.make(office)
    office.store.clock.move("2026-04-20")  # type: ignore[attr-defined]
    frame.go("system")
    frame.go("workbench")
    (card,) = frame.page().findChildren(SafetyCard)
    qtbot.waitUntil(lambda: "已有 10 天没有连上" in words(card), timeout=10_000)
    assert "上次备份：" in words(card)


def test_the_workbench_of_a_restored_store_asks_for_the_numbers_on_paper(
    qtbot: QtBot, frame: Frame
) -> None:
    (card,) = frame.page().findChildren(SafetyCard)
    qtbot.waitUntil(lambda: "备份" in words(card), timeout=10_000)
    assert "纸上最后的登记号" not in words(card)
    with frame.desk.workplace.store.writing() as unit:
        begin_epoch(unit)
    frame.go("system")
    frame.go("workbench")
    qtbot.waitUntil(lambda: "请查对纸上最后的登记号、案卷号" in words(card), timeout=10_000)


def test_the_hourly_backup_is_made_beside_the_work(qtbot: QtBot, frame: Frame) -> None:
    (keeper,) = frame.findChildren(BackupKeeper)
    keeper.look()
    office = frame.desk.workplace
    found = office.store.where.backups
    qtbot.waitUntil(lambda: [b.header.why for b in backups_in(found)] == ["hour"], timeout=10_000)
    qtbot.waitUntil(frame.desk.runner.idle, timeout=10_000)
    keeper.look()
    qtbot.waitUntil(frame.desk.runner.idle, timeout=10_000)
    assert len(backups_in(found)) == 1


def test_a_failing_hourly_backup_is_told_once_and_work_goes_on(qtbot: QtBot, frame: Frame) -> None:
    folder = frame.desk.workplace.store.where.backups
    folder.rmdir()
    folder.write_text("in the way", encoding="utf-8")
    said: list[str] = []
    frame.desk.said.connect(lambda text, light: said.append(light + text))
    (keeper,) = frame.findChildren(BackupKeeper)
    for _ in range(2):
        keeper.look()
        qtbot.waitUntil(frame.desk.runner.idle, timeout=10_000)
    assert len(said) == 1
    assert said[0].startswith("yellow自动备份没有做成，已经保存的内容没有受影响。")


def test_closing_the_window_makes_the_last_backup(
    qtbot: QtBot, signing_in: Window, office: Workplace
) -> None:
    page = signing_in.sign_in
    page.fields.account.set_value("admin")
    page.fields.password.set_value(PASSWORD)
    page.enter()
    qtbot.waitUntil(lambda: signing_in.frame is not None, timeout=10_000)
    assert signing_in.desk is not None
    village = {"code": "320699101201", "name": "桑园村", "town": "云溪镇"}
    signing_in.desk.workplace.act("village.add", village)
    signing_in.close()
    found = backups_in(office.store.where.backups)
    assert sorted(one.header.why for one in found) == ["close", "hand"]


def test_a_forgotten_password_is_set_anew_with_the_key(
    qtbot: QtBot, runner: Runner, office: Workplace, tmp_path: Path
) -> None:
    key = key_of(office)
    office.close()
    window = make_window(qtbot, runner, tmp_path, office.store.where.folder)
    window.sign_in.forgotten.emit()
    page = window.before.page
    assert isinstance(page, Forgotten)
    page.account.set_value("admin")
    page.password.set_value(NEW)
    page.again.set_value(NEW)
    wrong = key[:-1] + ("8" if key[-1] != "8" else "9")
    page.key.set_value(wrong)
    page.send()
    qtbot.waitUntil(lambda: "第 7 组有误" in page.key.error(), timeout=10_000)
    page.key.set_value(key.replace("-", " ").lower())
    page.send()
    qtbot.waitUntil(lambda: window.before.page is None, timeout=10_000)
    assert window.sign_in.bar.text == "新密码已经设好。请用新密码登录。"
    window.sign_in.fields.password.set_value(NEW)
    window.sign_in.enter()
    qtbot.waitUntil(lambda: window.frame is not None, timeout=10_000)
    window.close()


def test_a_damaged_store_offers_the_newest_backup_and_comes_back_from_it(
    qtbot: QtBot, signing_in: Window, office: Workplace
) -> None:
    where = office.store.where
    content = bytearray(where.database.read_bytes())
    content[20:4000] = bytes(3980)
    where.database.write_bytes(content)
    page = signing_in.sign_in
    page.fields.account.set_value("admin")
    page.fields.password.set_value(PASSWORD)
    page.enter()
    qtbot.waitUntil(lambda: isinstance(signing_in.before.page, RestorePage), timeout=10_000)
    beside = signing_in.before.page
    assert isinstance(beside, RestorePage)
    (newest,) = where.backups.glob("*.sfa")
    qtbot.waitUntil(lambda: beside.source.value() == str(newest), timeout=10_000)
    qtbot.waitUntil(lambda: "云溪司法所" in words(beside), timeout=10_000)
    assert "用备份恢复" in beside.bar.text
    assert "不会删除" in words(beside)
    beside.password.set_value(PASSWORD)
    beside.send()
    qtbot.waitUntil(lambda: signing_in.before.page is None, timeout=10_000)
    assert page.bar.text.startswith("已恢复云溪司法所截至 2026-04-10 12:00 的数据，请登录。")
    assert "既不在备份里也不在上报包里的内容，哪里都没有，程序也无从知道" in page.bar.text
    assert (where.folder / "aside-20260410-120000" / "store.db").read_bytes() == bytes(content)
    page.fields.password.set_value(PASSWORD)
    page.enter()
    qtbot.waitUntil(lambda: signing_in.frame is not None, timeout=10_000)
    signing_in.close()


def test_a_backup_is_restored_on_another_computer_with_the_key(
    qtbot: QtBot, runner: Runner, office: Workplace, tmp_path: Path
) -> None:
    key = key_of(office)
    made = backups.make(office).backup
    copy = tmp_path / "copy.sfa"
    shutil.copy(made.path, copy)
    window = make_window(qtbot, runner, tmp_path, tmp_path / "elsewhere")
    assert window.sign_in.fields.first_run()
    window.sign_in.restore.emit("")
    page = window.before.page
    assert isinstance(page, RestorePage)
    page.way.set_value("key")
    page._look()
    page.send()
    assert "没有填写" in page.source.error()
    page.source.set_value(str(copy))
    page.key.set_value(key)
    page.send()
    qtbot.waitUntil(lambda: window.before.page is None, timeout=10_000)
    assert not window.sign_in.fields.first_run()
    assert (tmp_path / "elsewhere" / "store.db").exists()
    window.close()


def test_the_key_that_saves_restores_and_what_was_refused_is_not_said_of_other_values(
    qtbot: QtBot, runner: Runner, office: Workplace, tmp_path: Path
) -> None:
    made = backups.make(office).backup
    window = make_window(qtbot, runner, tmp_path, tmp_path / "elsewhere")
    window.sign_in.restore.emit("")
    page = window.before.page
    assert isinstance(page, RestorePage)
    page.source.set_value(str(made.path))
    page.account.set_value("admin")
    page.password.set_value("Falsch-2026")
    page.password.input.focus()
    for _ in range(2):
        qtbot.keyClick(
            page.password.input.widget, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier
        )
    qtbot.waitUntil(lambda: page.bar.text.startswith("登录名或密码不对"), timeout=10_000)
    assert not (tmp_path / "elsewhere").exists()
    assert page.password.value() == "Falsch-2026"
    qtbot.keyClick(page.password.input.widget, Qt.Key.Key_X)
    assert page.bar.text == ""
    window.close()


def test_a_backup_that_is_no_backup_is_told_under_its_field(
    qtbot: QtBot, signing_in: Window, tmp_path: Path
) -> None:
    other = tmp_path / "other.sfa"
    other.write_bytes(b"hello")
    signing_in.sign_in.restore.emit("")
    page = signing_in.before.page
    assert isinstance(page, RestorePage)
    page.source.set_value(str(other))
    page._read_source()
    qtbot.waitUntil(lambda: "不是本程序的备份文件" in page.source.error(), timeout=10_000)
    page._leave()
    assert signing_in.before.page is None


@pytest.mark.parametrize("factor", [1.0, 1.75])
def test_nothing_on_these_pages_is_cut_off(
    qtbot: QtBot, qapp: QApplication, signing_in: Window, factor: float
) -> None:
    Theme(factor).apply(qapp)
    signing_in.resize(1024, 640)
    for ask in (signing_in.sign_in.forgotten.emit, lambda: signing_in.sign_in.restore.emit("")):
        ask()
        page = signing_in.before.page
        assert page is not None
        QApplication.processEvents()
        for one in page.findChildren(QLabel):
            if one.isVisibleTo(page) and not one.wordWrap():
                assert one.width() >= one.sizeHint().width(), one.text()
