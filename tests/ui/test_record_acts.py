"""The acts of a record: lawful ones first and by key, what forbids the others told once."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.ui.forms.act_form import ActForm
from sifasuo_desktop.ui.page import Target
from sifasuo_desktop.ui.parts.acts_bar import ActsBar
from sifasuo_desktop.ui.shell.frame import Frame
from sifasuo_desktop.ui.subjects.correction.page import CorrectionPage
from sifasuo_desktop.ui.subjects.dispute.page import DisputePage
from tests.services.disputes import oral
from tests.services.people import parolee
from tests.ui.frames import at_rest
from tests.ui.offices import COMMITTEE, receive, register
from tests.ui.typing_people import press

ALT = Qt.KeyboardModifier.AltModifier


def settle(qtbot: QtBot, frame: Frame) -> None:
    at_rest(qtbot, frame.desk)


def shown(qtbot: QtBot, frame: Frame, page: str, record: str) -> ActsBar:
    frame.go(page, Target(record=record))
    settle(qtbot, frame)
    made = frame.page()
    assert isinstance(made, DisputePage | CorrectionPage)
    return made.acts


def buttons(bar: ActsBar) -> list[str]:
    """The acts that stand as buttons; the menu is not one of them."""
    row = bar.layout()
    made = [row.itemAt(place).widget() for place in range(row.count())]
    return [
        one.accessibleName() for one in made if isinstance(one, QPushButton) and one.menu() is None
    ]


def menu_lines(bar: ActsBar) -> list[tuple[str, bool]]:
    assert bar._more is not None
    return [
        (action.text().split("\t")[0], action.isEnabled())
        for action in bar._more.menu().actions()
        if not action.isSeparator()
    ]


def test_lawful_acts_stand_first_and_one_reason_is_told_once(
    qtbot: QtBot, frame: Frame, office: Workplace
) -> None:
    bar = shown(qtbot, frame, "dispute", register(office, "陈志海"))
    lines = menu_lines(bar)
    enabled = [is_open for _, is_open in lines]
    assert enabled == sorted(enabled, reverse=True)
    reasons = [words for words, is_open in lines if not is_open and words.startswith("　")]
    assert len(reasons) == len(set(reasons))
    assert sum("现在是“已登记”，不能办理。" in words for words in reasons) == 1
    lawful = [words for words, is_open in lines if is_open]
    assert lawful[-1] == "作废"
    assert "作废" not in buttons(bar)


def test_a_closed_case_offers_no_act_that_is_not_lawful(
    qtbot: QtBot, frame: Frame, office: Workplace
) -> None:
    case = register(office, "陈志海")
    office.act("dispute.void", {"dispute": case, "reason": "重复登记"})
    bar = shown(qtbot, frame, "dispute", case)
    assert [act["title"] for act in bar.lawful] == buttons(bar)
    assert "受理" not in buttons(bar)


def test_what_ends_a_case_for_good_is_no_button_even_when_nothing_else_is_lawful(
    qtbot: QtBot,
) -> None:
    bar = ActsBar([].append, ())
    qtbot.addWidget(bar)
    bar.show_acts([{"verb": "dispute.void", "title": "作废", "allowed": True, "reason": None}])
    assert buttons(bar) == []
    assert menu_lines(bar) == [("作废", True)]


def test_approving_and_returning_a_leave_are_not_hidden(
    qtbot: QtBot, frame: Frame, office: Workplace
) -> None:
    person = receive(office, "孙志强")
    office.act(
        "correction.leave_request",
        {
            "correction": person,
            "applied": "2026-04-10",
            "reason": "4",
            "reason_detail": "家中老人住院。",
            "destination": "上海市浦东新区某路 1 号",
            "destination_kind": "other_city",
            "start": "2026-04-11",
            "end": "2026-04-13",
        },
    )
    bar = shown(qtbot, frame, "correction", person)
    assert "审批请假" in buttons(bar)


@pytest.mark.parametrize(("page", "kind"), [("dispute", "dispute"), ("correction", "correction")])
def test_every_lawful_act_has_a_key(
    qtbot: QtBot, frame: Frame, office: Workplace, page: str, kind: str
) -> None:
    make = register if kind == "dispute" else receive
    bar = shown(qtbot, frame, page, make(office, "陈志海"))
    frame.activateWindow()
    qtbot.waitUntil(frame.isActiveWindow)
    assert bar.lawful
    for place, act in enumerate(bar.lawful[:9]):
        press(frame, Qt.Key(Qt.Key.Key_1 + place), ALT)
        settle(qtbot, frame)
        form = frame.holder.sheet
        assert isinstance(form, ActForm)
        assert form.verb.name == act["verb"]
        frame.holder.close_sheet()
    # Those beyond the digits are chosen with arrows in the menu a key opens.
    press(frame, Qt.Key.Key_0, ALT)
    assert bar._more is not None
    menu = bar._more.menu()
    qtbot.waitUntil(menu.isVisible)
    menu.close()


def test_the_keys_of_acts_do_nothing_below_an_open_form(
    qtbot: QtBot, frame: Frame, office: Workplace
) -> None:
    bar = shown(qtbot, frame, "dispute", register(office, "陈志海"))
    frame.activateWindow()
    qtbot.waitUntil(frame.isActiveWindow)
    press(frame, Qt.Key.Key_1, ALT)
    settle(qtbot, frame)
    form = frame.holder.sheet
    press(frame, Qt.Key.Key_2, ALT)
    settle(qtbot, frame)
    assert len(bar.lawful) > 1
    assert frame.holder.sheet is form


def closed_oral(office: Workplace) -> str:
    """A small dispute settled on the spot and closed; its id."""
    office.act("mediator.add", {"name": "沈卫东", "committee": COMMITTEE})
    values = oral(committee=COMMITTEE)
    case = office.act("dispute.register_oral", values).id
    office.act("dispute.close", {"dispute": case, "closed": "2026-04-10"})
    return case


def test_a_closed_case_is_opened_again_from_the_menu_with_a_reason(
    qtbot: QtBot, frame: Frame, office: Workplace
) -> None:
    case = closed_oral(office)
    bar = shown(qtbot, frame, "dispute", case)
    assert "重新打开" not in buttons(bar)
    assert ("重新打开", True) in menu_lines(bar)
    frame.desk.form("dispute.reopen", {"dispute": case})
    settle(qtbot, frame)
    form = frame.holder.sheet
    assert isinstance(form, ActForm)
    press(frame, Qt.Key.Key_S)
    settle(qtbot, frame)
    assert frame.holder.sheet is form
    assert form.panel.fields["reason"].error()
    form.panel.set_values({"reason": "漏登一次回访"})
    press(frame, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: now(frame) == ("performed", None), timeout=10_000)
    assert told(frame)[:2] == [("重新打开", "漏登一次回访"), ("结案", "后又重新打开")]


def now(frame: Frame) -> tuple[str, date | None]:
    """State and day of closing as the page shows them."""
    page = frame.page()
    assert isinstance(page, DisputePage)
    assert page.view is not None
    return page.view.dispute.state, page.view.dispute.closed


def told(frame: Frame) -> list[tuple[str, str]]:
    """The course of the case as the page shows it."""
    page = frame.page()
    assert isinstance(page, DisputePage)
    assert page.view is not None
    return [(one.title, one.text) for one in page.view.story]


def test_the_act_that_is_due_begins_with_what_it_is_about(
    qtbot: QtBot, frame: Frame, office: Workplace
) -> None:
    person = office.act("correction.receive", parolee()).id
    bar = shown(qtbot, frame, "correction", person)
    assert bar.lawful[0]["verb"] == "correction.report"
    press(frame, Qt.Key.Key_1, ALT)
    settle(qtbot, frame)
    form = frame.holder.sheet
    assert isinstance(form, ActForm)
    # 每月报告身体情况 is due, not one of the regular reports.
    assert form.panel.fields["about"].value() == "health"
