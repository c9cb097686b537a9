"""What a person has to say is not said for him; what can only be one thing stands there."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.dispute.steps import completeness, steps_of
from sifasuo_desktop.services.reading.dispute.view import DisputeView
from sifasuo_desktop.services.reading.showing import show
from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.forms.act_form import ActForm
from sifasuo_desktop.ui.page import Target
from sifasuo_desktop.ui.parts.choosing import ChoiceInput
from sifasuo_desktop.ui.shell.frame import Frame
from sifasuo_desktop.ui.subjects.dispute.page import DisputePage
from tests.ui.frames import at_rest
from tests.ui.offices import COMMITTEE, receive, register
from tests.ui.test_correction_forms import ask_for_leave
from tests.ui.typing_people import here, press


def settle(qtbot: QtBot, frame: Frame) -> None:
    at_rest(qtbot, frame.desk)


def form_of(qtbot: QtBot, frame: Frame, verb: str, **preset: Any) -> ActForm:
    frame.activateWindow()
    qtbot.waitUntil(frame.isActiveWindow)
    frame.desk.load_choices()
    settle(qtbot, frame)
    frame.desk.form(verb, preset)
    settle(qtbot, frame)
    form = frame.holder.sheet
    assert isinstance(form, ActForm)
    return form


def oral(office: Workplace, performance: str = "每月十日前付五百元。", **more: Any) -> str:
    office.act("mediator.add", {"name": "沈卫东", "committee": COMMITTEE})
    answer = office.act(
        "dispute.register_oral",
        {
            "committee": COMMITTEE,
            "applied": "2026-04-02",
            "dispute_type": "6",
            "source": "1",
            "facts": "因建房受伤，双方就赔偿数额协商不成。",
            "parties": [
                {"side": "applicant", "name": "陈志海", "consent": "yes"},
                {"side": "respondent", "name": "吴长林", "consent": "yes"},
            ],
            "host": "沈卫东",
            "agreed": "2026-04-02",
            "terms": ["吴长林分期付清。"],
            "performance": performance,
            "performed": False,
            **more,
        },
    )
    return answer.id


def record(qtbot: QtBot, frame: Frame, case: str) -> tuple[DisputePage, DisputeView]:
    frame.go("dispute", Target(record=case))
    settle(qtbot, frame)
    page = frame.page()
    assert isinstance(page, DisputePage)
    assert page.view is not None
    return page, page.view


def test_a_leave_is_approved_by_whoever_chooses_it_and_never_by_the_form(
    qtbot: QtBot, frame: Frame, office: Workplace
) -> None:
    person = receive(office, "孙志强")
    ask_for_leave(frame.desk, person, "2026-04-20", "2026-04-21")
    form = form_of(qtbot, frame, "correction.leave_approve", correction=person)
    fields = form.panel.fields
    assert fields["decision"].value() is None
    assert fields["decision"].required
    fields["approved"].set_value("2026-13-45")
    press(frame, Qt.Key.Key_S)
    settle(qtbot, frame)
    assert fields["decision"].error() == "“审批意见”没有填写。请填写后再保存。"
    assert "2026年13月45日" in fields["approved"].error()
    assert here().accessibleName() == "审批意见"
    assert show(office, "correction", person)["children"]["leave"][0]["state"] == "requested"
    fields["approved"].set_value("2026-04-10")
    fields["decision"].set_value("approve")
    press(frame, Qt.Key.Key_S)
    settle(qtbot, frame)
    assert show(office, "correction", person)["children"]["leave"][0]["state"] == "approved"


def test_a_script_that_says_nothing_of_it_approves_as_before(desk: Desk) -> None:
    person = receive(desk.workplace, "孙志强")
    ask_for_leave(desk, person, "2026-04-20", "2026-04-21")
    values = {"correction": person, "level": "county"}
    assert desk.workplace.act("correction.leave_approve", values).state == "approved"


def test_that_the_other_side_agrees_to_mediation_is_not_presumed(
    qtbot: QtBot, frame: Frame, office: Workplace
) -> None:
    case = register(office, "陈志海")
    form = form_of(qtbot, frame, "dispute.consent", dispute=case)
    assert form.panel.fields["consent"].value() is None
    press(frame, Qt.Key.Key_S)
    settle(qtbot, frame)
    assert form.panel.fields["consent"].error() == "“调解意愿”没有填写。请填写后再保存。"


def test_an_oral_agreement_to_be_kept_later_is_not_shown_as_kept_and_not_closed_first(
    qtbot: QtBot, frame: Frame, office: Workplace
) -> None:
    case = oral(office)
    page, view = record(qtbot, frame, case)
    steps = steps_of(view.dispute)
    assert (steps.titles[steps.done], steps.done) == ("履行", 2)
    assert ("履行 待办", "yellow") in completeness(view.case)
    assert page.acts.lawful[0]["verb"] == "dispute.follow_up"
    visit = {"visitor": "沈卫东", "way": "phone", "matter": "履行", "situation": "已付第一期。"}
    office.act("dispute.follow_up", {"dispute": case, "visited": "2026-04-10", **visit})
    settle(qtbot, frame)
    page, _ = record(qtbot, frame, case)
    assert page.acts.lawful[0]["verb"] == "dispute.close"


def test_what_is_owed_is_offered_to_be_registered_as_kept(
    qtbot: QtBot, frame: Frame, office: Workplace
) -> None:
    owed = {"debtor": "吴长林", "creditor": "陈志海", "amount": "500.00", "due": "2026-05-10"}
    case = oral(office, "五月十日前付 500.00 元。", obligations=[owed])
    page, view = record(qtbot, frame, case)
    assert page.acts.lawful[0]["verb"] == "dispute.perform"
    assert ("履行 待办", "yellow") in completeness(view.case)


def test_closing_says_beforehand_that_nobody_asked_whether_it_was_kept(
    qtbot: QtBot, frame: Frame, office: Workplace
) -> None:
    case = oral(office, "当场履行完毕。", performed=True)
    page, view = record(qtbot, frame, case)
    assert ("履行 ✓", "green") in completeness(view.case)
    assert page.acts.lawful[0]["verb"] == "dispute.follow_up"
    form = form_of(qtbot, frame, "dispute.close", dispute=case)
    words = [one.text() for one in form.findChildren(QLabel) if one.isVisible()]
    assert "最后一项履行之后还没有回访。建议先登记回访再结案。" in words


@pytest.mark.parametrize(
    ("verb", "name", "words"),
    [("mediator.add", "committee", COMMITTEE), ("dispute.assign", "host", "沈卫东")],
)
def test_the_only_thing_possible_stands_there(
    qtbot: QtBot, frame: Frame, office: Workplace, verb: str, name: str, words: str
) -> None:
    office.act("mediator.add", {"name": "沈卫东", "committee": COMMITTEE})
    case = register(office, "陈志海")
    office.act("dispute.consent", {"dispute": case, "consent": "yes"})
    office.act("dispute.accept", {"dispute": case, "accepted": "2026-04-03"})
    preset = {"dispute": case} if verb.startswith("dispute") else {}
    made = form_of(qtbot, frame, verb, **preset).panel.fields[name].input
    assert isinstance(made, ChoiceInput)
    assert made.label() == words


def test_of_two_committees_none_is_chosen(qtbot: QtBot, frame: Frame, office: Workplace) -> None:
    office.act(
        "committee.add", {"name": "如皋市丁堰镇人民调解委员会", "type": "03", "prefix": "皋丁"}
    )
    form = form_of(qtbot, frame, "mediator.add")
    assert form.panel.fields["committee"].value() is None
