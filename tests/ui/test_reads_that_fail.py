"""What a form asked ends in an error of the program: the form is told, and goes on being of use."""

import threading
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.finding import find
from sifasuo_desktop.services.reading.showing import show
from sifasuo_desktop.store import drafts
from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.forms.act_form import ActForm
from sifasuo_desktop.ui.forms.awaited import Awaited
from sifasuo_desktop.ui.shell.frame import Frame
from sifasuo_desktop.ui.subjects.dispute.intake.page import IntakePage
from tests.ui.frames import active, form_of, intake_page, save, settle
from tests.ui.offices import receive
from tests.ui.typing_people import fill, here, press

BUG = "程序出错，这一步没有做成，已经填写的内容都还在。请再试一次；仍然不行的，请告诉技术人员。"
BROKEN = "CREATE TRIGGER broken BEFORE INSERT ON revision BEGIN SELECT RAISE(ABORT, ''); END"
WHEN = "2026-04-10T09:00:00+08:00"


@pytest.fixture
def spoiled(qtbot: QtBot, desk: Desk, bugs: list[BaseException]) -> Iterator[None]:
    """A draft that nobody can read any more, while the test runs."""
    store, account = desk.workplace.store, desk.workplace.user.account
    drafts.put(store, "act|correction.talk|", account, "登记谈话", WHEN, "{")
    yield
    drafts.drop(store, "act|correction.talk|", account)
    qtbot.waitUntil(desk.runner.idle, timeout=10_000)
    assert {type(one).__name__ for one in bugs} == {"JSONDecodeError"}
    bugs.clear()


def fill_in_visit(form: ActForm) -> None:
    """What the record of a visit needs."""
    fill(form.panel.fields["content"], "上门走访，情况正常。")
    fill(form.panel.fields["visited"], "本人")


def fill_in(page: IntakePage, name: str) -> None:
    """What a registration needs."""
    fill(page.form.start.fields["dispute_type"], "邻里纠纷")
    for side, called in (("applicant", name), ("respondent", "吴长林")):
        (card,) = page.form.parties.of_side(side)
        fill(card.fields.fields["name"], called)
    fill(page.form.facts.facts, "双方因排水发生争执。")


@pytest.mark.usefixtures("spoiled")
def test_a_form_whose_draft_cannot_be_read_is_saved_and_left_as_every_other(
    qtbot: QtBot, frame: Frame, office: Workplace
) -> None:
    person = receive(office, "孙志强")
    form = form_of(qtbot, frame, "correction.visit", correction=person)
    fill_in_visit(form)
    save(qtbot, frame, form)
    (check,) = show(office, "correction", person)["children"]["check"]
    assert check["content"] == "上门走访，情况正常。"
    form = form_of(qtbot, frame, "correction.visit", correction=person)
    QTest.keyClick(here(), Qt.Key.Key_Escape)
    settle(qtbot, frame)
    assert frame.holder.sheet is None


@pytest.mark.usefixtures("spoiled")
def test_every_registration_after_a_draft_that_cannot_be_read_is_saved(
    qtbot: QtBot, frame: Frame, office: Workplace
) -> None:
    for name in ("陈志海", "顾兰芳"):
        page = intake_page(qtbot, frame)
        fill_in(page, name)
        press(frame, Qt.Key.Key_S)
        settle(qtbot, frame)
        assert frame.current == "dispute"
    assert len(find(office, "dispute").items) == 2


def test_an_act_that_ends_in_an_error_of_the_program_is_told_and_can_be_done_again(
    qtbot: QtBot, frame: Frame, office: Workplace, bugs: list[BaseException]
) -> None:
    person = receive(office, "孙志强")
    form = form_of(qtbot, frame, "correction.visit", correction=person)
    fill_in_visit(form)
    with office.store.writing() as unit:
        unit.connection.execute(text(BROKEN))
    press(frame, Qt.Key.Key_S)
    settle(qtbot, frame)
    assert len(bugs) == 1
    assert form.bar.text == BUG
    assert form.panel.fields["content"].value() == "上门走访，情况正常。"
    assert form.save_button.text() == "保存  Ctrl+S"
    with office.store.writing() as unit:
        unit.connection.execute(text("DROP TRIGGER broken"))
    save(qtbot, frame, form)
    assert len(show(office, "correction", person)["children"]["check"]) == 1
    bugs.clear()


def test_what_is_wanted_is_forgotten_when_nobody_can_take_the_answer(
    qtbot: QtBot, desk: Desk
) -> None:
    done: list[str] = []
    awaited = Awaited(desk, QObject(desk))
    with qtbot.captureExceptions() as raised:
        awaited.read(partial(int, 1), partial(int, base=2))
        assert awaited.holds(partial(done.append, "saved"))
        qtbot.waitUntil(desk.runner.idle, timeout=10_000)
    assert [kind for kind, *_ in raised] == [TypeError]
    assert not awaited.waiting
    assert not awaited.holds(partial(done.append, "saved"))
    assert done == []


@pytest.mark.usefixtures("spoiled")
def test_a_registration_that_was_to_be_saved_can_be_left_after_an_error(
    qtbot: QtBot, frame: Frame, office: Workplace
) -> None:
    active(qtbot, frame)
    frame.go("intake")
    press(frame, Qt.Key.Key_S)
    settle(qtbot, frame)
    QTest.keyClick(here(), Qt.Key.Key_Escape)
    settle(qtbot, frame)
    assert frame.current == "disputes"


@pytest.mark.usefixtures("spoiled")
def test_a_draft_that_cannot_be_read_does_not_hinder_what_is_to_be_saved(
    qtbot: QtBot, frame: Frame, office: Workplace
) -> None:
    person = receive(office, "孙志强")
    active(qtbot, frame)
    busy = threading.Event()
    frame.desk.runner.in_store(busy.wait)
    frame.desk.form("correction.visit", {"correction": person})
    form = frame.holder.sheet
    assert isinstance(form, ActForm)
    form.making.finish()
    fill_in_visit(form)
    press(frame, Qt.Key.Key_S)
    busy.set()
    settle(qtbot, frame)
    (check,) = show(office, "correction", person)["children"]["check"]
    assert check["content"] == "上门走访，情况正常。"


@pytest.mark.usefixtures("spoiled")
def test_a_draft_that_cannot_be_read_does_not_hinder_a_registration(
    qtbot: QtBot, frame: Frame, office: Workplace
) -> None:
    active(qtbot, frame)
    busy = threading.Event()
    frame.desk.runner.in_store(busy.wait)
    frame.go("intake")
    page = frame.page()
    assert isinstance(page, IntakePage)
    fill_in(page, "陈志海")
    press(frame, Qt.Key.Key_S)
    busy.set()
    settle(qtbot, frame)
    (found,) = find(office, "dispute").items
    assert str(found["title"]).startswith("陈志海")


def test_what_was_to_be_saved_is_not_sent_when_its_record_cannot_be_read_and_that_is_told(
    qtbot: QtBot, frame: Frame
) -> None:
    active(qtbot, frame)
    frame.desk.form("correction.visit", {"correction": "0" * 32})
    form = frame.holder.sheet
    assert isinstance(form, ActForm)
    press(frame, Qt.Key.Key_S)
    settle(qtbot, frame)
    assert form.bar.text == f"找不到“{'0' * 32}”。请核对编号。"
    assert not form.sending
    assert form.panel.fields["content"].error() == ""
