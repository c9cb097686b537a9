"""Correction through its forms: reception, leave from request to return, what is due, papers."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from sifasuo_desktop.domain.deadlines.engine import Obligation
from sifasuo_desktop.services.reading.due import due_rows
from sifasuo_desktop.services.reading.showing import show
from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.forms.act_form import ActForm
from sifasuo_desktop.ui.page import Target
from sifasuo_desktop.ui.paper.preview import PreviewPage
from sifasuo_desktop.ui.parts.due_words import act_preset, act_title
from sifasuo_desktop.ui.shell.form_choice import form_for
from sifasuo_desktop.ui.shell.frame import Frame
from sifasuo_desktop.ui.subjects.correction.form import CorrectionForm
from sifasuo_desktop.ui.subjects.correction.panels.leave import LeavePanel
from sifasuo_desktop.ui.subjects.correction.panels.receive import ReceivePanel
from tests.ui.frames import at_rest
from tests.ui.offices import receive
from tests.ui.typing_people import fill

ID_NUMBER = "320699197111040015"


def open_form(qtbot: QtBot, desk: Desk, verb: str, **preset: Any) -> ActForm:
    form = form_for(desk, verb, preset)
    qtbot.addWidget(form)
    form.resize(1000, 700)
    form.show()
    at_rest(qtbot, form.desk)
    return form


def send(qtbot: QtBot, form: ActForm) -> None:
    with qtbot.waitSignal(form.closed, timeout=10_000):
        form.send()
    at_rest(qtbot, form.desk)


def words_of(form: ActForm) -> str:
    assert isinstance(form.panel, LeavePanel)
    return form.panel.weight_line.text()


def ask_for_leave(desk: Desk, person: str, start: str, end: str) -> str:
    answer = desk.workplace.act(
        "correction.leave_request",
        {
            "correction": person,
            "applied": "2026-04-02",
            "reason": "4",
            "reason_detail": "父亲住院。",
            "destination": "苏州市",
            "start": start,
            "end": end,
        },
    )
    return answer.id


def decide(desk: Desk, person: str, leave: str) -> None:
    desk.workplace.act(
        "correction.leave_approve",
        {"correction": person, "leave": leave, "level": "county", "approved": "2026-04-02"},
    )


def test_a_person_is_received_through_the_form(qtbot: QtBot, desk: Desk) -> None:
    form = open_form(qtbot, desk, "correction.receive")
    fields = form.panel.fields
    fill(fields["name"], "孙志强")
    fill(fields["id_number"], ID_NUMBER)
    assert fields["birth_date"].value() == "1971-11-04"
    assert fields["sex"].value() == "1"
    fill(fields["residence"], "云溪镇桑园村 6 组")
    fill(fields["category"], "缓刑")
    fill(fields["offence"], "危险驾驶罪")
    fill(fields["deciding_organ"], "如皋市人民法院")
    fill(fields["effective"], "2026-3-20")
    fill(fields["start"], "2026-3-20")
    fill(fields["end"], "2026-9-19")
    fill(fields["reported"], "2026-3-25")
    with qtbot.waitSignal(form.done) as done:
        form.send()
    at_rest(qtbot, desk)
    assert done.args is not None
    kept = show(desk.workplace, "correction", done.args[0].id)["record"]
    assert (kept["state"], kept["birth_date"], kept["sex"]) == ("received", "1971-11-04", "1")


def test_fields_of_some_persons_are_asked_for_only_when_they_apply(
    qtbot: QtBot, desk: Desk
) -> None:
    form = open_form(qtbot, desk, "correction.receive")
    fields = form.panel.fields
    assert fields["temporary_kind"].isHidden()
    assert fields["ban"].isHidden()
    assert fields["recheck_base"].isHidden()
    fill(fields["category"], "暂予监外执行")
    assert not fields["temporary_kind"].isHidden()
    fill(fields["temporary_kind"], "01")
    assert not fields["recheck_base"].isHidden()
    fill(fields["category"], "缓刑")
    assert fields["temporary_kind"].isHidden()
    assert "temporary_kind" not in form.panel.values()
    form.panel.set_values({"ban": "禁止饮酒"})
    assert not fields["ban"].isHidden()


@pytest.mark.parametrize(
    ("end", "light", "words"),
    [("2026-09-19", "green", "核对一致"), ("2026-09-20", "yellow", "应至 2026-09-19")],
)
def test_the_term_warns_and_leaves_the_dates_of_the_court_alone(
    qtbot: QtBot, desk: Desk, end: str, light: str, words: str
) -> None:
    form = open_form(qtbot, desk, "correction.receive")
    panel = form.panel
    assert isinstance(panel, ReceivePanel)
    panel.set_values({"start": "2026-03-20", "end": end, "term_months": 6, "category": "02"})
    assert words in panel.cross_check.text()
    assert panel.cross_check.property("light") == light
    assert panel.fields["end"].value() == end


def test_somebody_awaited_is_received_without_typing_anything_again(
    qtbot: QtBot, desk: Desk
) -> None:
    person = desk.workplace.act(
        "correction.receive",
        {
            "name": "许建新",
            "sex": "1",
            "birth_date": "1971-11-04",
            "id_number": ID_NUMBER,
            "residence": "云溪镇桑园村 6 组",
            "category": "02",
            "offence": "盗窃罪",
            "deciding_organ": "如皋市人民法院",
            "effective": "2026-03-20",
            "start": "2026-03-20",
            "end": "2026-09-19",
        },
    ).id
    form = open_form(qtbot, desk, "correction.receive", correction=person)
    assert form.panel.fields["offence"].value() == "盗窃罪"
    assert form.panel.fields["id_number"].value() is None
    fill(form.panel.fields["reported"], "2026-3-25")
    send(qtbot, form)
    found = show(desk.workplace, "correction", person)
    assert found["record"]["state"] == "received"
    assert found["record"]["id_number"] == "320699********0015"


def test_what_is_recorded_goes_before_what_is_usual(qtbot: QtBot, desk: Desk) -> None:
    person = receive(desk.workplace, "孙志强")
    desk.workplace.act(
        "correction.plan",
        {"correction": person, "plan": "每月走访一次。", "plan_made": "2026-04-01"},
    )
    form = open_form(qtbot, desk, "correction.plan", correction=person)
    assert form.panel.fields["plan"].value() == "每月走访一次。"
    assert form.panel.fields["plan_made"].value() == desk.workplace.today().isoformat()


def test_a_leave_tells_days_total_and_level_before_it_is_saved(qtbot: QtBot, desk: Desk) -> None:
    person = receive(desk.workplace, "孙志强")
    decide(desk, person, ask_for_leave(desk, person, "2026-04-06", "2026-04-25"))
    form = open_form(qtbot, desk, "correction.leave_request", correction=person)
    fields = form.panel.fields
    assert words_of(form) == ""
    fill(fields["start"], "2026-5-1")
    fill(fields["end"], "2026-5-5")
    assert "共 5 天" in words_of(form)
    assert "两个月内累计 25 天" in words_of(form)
    assert "没有有效的委托书" in words_of(form)
    fill(fields["end"], "2026-5-12")
    assert "两个月内累计 32 天" in words_of(form)
    assert desk.workplace.codes.title("leave_level", "city") in words_of(form)


def test_the_open_leave_is_chosen_when_it_is_decided_and_when_the_person_is_back(
    qtbot: QtBot, desk: Desk
) -> None:
    person = receive(desk.workplace, "孙志强")
    first = ask_for_leave(desk, person, "2026-04-06", "2026-04-07")
    decide(desk, person, first)
    second = ask_for_leave(desk, person, "2026-04-20", "2026-04-22")
    form = open_form(qtbot, desk, "correction.leave_approve", correction=person)
    assert form.panel.fields["leave"].value() == second
    assert form.panel.fields["level"].value() == "county"
    assert form.panel.fields["reason"].isHidden()
    form.panel.fields["decision"].set_value("approve")
    send(qtbot, form)
    back = open_form(qtbot, desk, "correction.leave_return", correction=person, leave=first)
    assert back.panel.fields["leave"].value() == first
    assert "2026-04-07" in words_of(back)


def row(**values: Any) -> Obligation:
    given: dict[str, Any] = {
        "rule": "correction.recheck",
        "kind": "correction",
        "record": "1" * 32,
        "part": "",
        "number": "",
        "who": "",
        "light": "red",
        "soft": False,
        "provisional": False,
        "title": "",
        "basis": "",
        "why": "",
        "act": "correction.report",
        "late_days": 0,
        **values,
    }
    return Obligation(**given)


def test_a_row_about_a_recheck_opens_a_report_about_a_recheck(qtbot: QtBot, desk: Desk) -> None:
    person = receive(desk.workplace, "孙志强")
    day = desk.workplace.today()
    preset = act_preset(row(record=person, due=day, reminder=day))
    form = open_form(qtbot, desk, "correction.report", **preset)
    assert form.panel.fields["about"].value() == "recheck"
    assert not form.panel.fields["hospital"].isHidden()
    assert form.panel.fields["staff"].value() == [desk.workplace.user.name]


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("correction.missed", "说明原因"),
        ("correction.late_handover", "登记发函"),
        ("correction.exit_filing", "登记报备"),
        ("correction.leave_filing", "登记备案、通报"),
    ],
)
def test_a_button_says_what_its_row_asks_for(rule: str, words: str) -> None:
    day = date(2026, 4, 2)
    assert act_title(row(rule=rule, act="correction.notice", due=day, reminder=day)) == words


def test_every_row_of_the_workbench_opens_its_form_at_its_record(
    qtbot: QtBot, frame: Frame
) -> None:
    desk = frame.desk
    person = receive(desk.workplace, "孙志强")
    leave = ask_for_leave(desk, person, "2026-04-06", "2026-04-07")
    decide(desk, person, leave)
    rows = [one for one in due_rows(desk.workplace, within=40) if one.act]
    assert any(one.part == leave for one in rows)
    for one in rows:
        desk.form(one.act, act_preset(one))
        at_rest(qtbot, desk)
        form = frame.holder.sheet
        assert isinstance(form, CorrectionForm)
        assert form.verb.name == one.act
        assert form.content()["preset"] == {"correction": one.record}
        if one.part == leave:
            assert form.panel.fields["leave"].value() == leave


def test_the_papers_of_a_person_are_printed_from_the_page(qtbot: QtBot, frame: Frame) -> None:
    desk = frame.desk
    person = receive(desk.workplace, "孙志强")
    ask_for_leave(desk, person, "2026-04-06", "2026-04-07")
    frame.go("correction", Target(record=person))
    at_rest(qtbot, desk)
    sheets = [
        one
        for one in frame.page().findChildren(QPushButton)
        if one.accessibleName() == "打印第1次外出审批表"
    ]
    qtbot.mouseClick(sheets[0], Qt.MouseButton.LeftButton)
    at_rest(qtbot, desk)
    page = frame.page()
    assert isinstance(page, PreviewPage)
    assert page.document.pageCount() >= 1
