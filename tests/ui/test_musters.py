"""登记点验: nothing is said of anybody beforehand, one press a person, nothing typed is lost."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.correction.musters import muster_sheet
from sifasuo_desktop.services.reading.showing import show
from sifasuo_desktop.ui.forms.act_form import ActForm
from sifasuo_desktop.ui.page import Target
from sifasuo_desktop.ui.parts.simple_table import SimpleTable
from sifasuo_desktop.ui.shell.frame import Frame
from sifasuo_desktop.ui.subjects.correction.muster_rows import MusterRow, MusterRows
from sifasuo_desktop.ui.subjects.correction.page import CorrectionPage
from tests.services.people import check, decision, id_number, leave, person, woman
from tests.ui.frames import active, form_of, save, settle
from tests.ui.typing_people import enter, here, press, type_here

HALL = "云溪司法所会议室"
THIRD = {"name": "石远山", "birth_date": "1979-02-20", "id_number": id_number("1979-02-20")}
YOUTH = {"name": "戚小舟", "birth_date": "2008-09-01", "id_number": id_number("2008-09-01")}


@pytest.fixture
def people(office: Workplace) -> list[str]:
    """葛云帆, 梅若溪, 石远山."""
    wanted = (person(), woman(), person(**THIRD))
    return [office.act("correction.receive", values).id for values in wanted]


def opened(qtbot: QtBot, frame: Frame) -> ActForm:
    active(qtbot, frame)
    frame.go("corrections")
    settle(qtbot, frame)
    press(frame, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    settle(qtbot, frame)
    form = frame.holder.sheet
    assert isinstance(form, ActForm)
    assert form.verb.name == "correction.muster"
    return form


def rows_of(qtbot: QtBot, form: ActForm, count: int) -> list[MusterRow]:
    rows = form.panel.groups["people"]
    assert isinstance(rows, MusterRows)
    qtbot.waitUntil(lambda: len(rows.all_rows()) == count)
    return list(rows.all_rows())


def told(form: ActForm) -> str:
    rows = form.panel.groups["people"]
    assert isinstance(rows, MusterRows)
    return next(one.text() for one in rows.findChildren(QLabel) if one.text().startswith("在册"))


def kept(office: Workplace, ref: str) -> list[tuple[str, Any]]:
    found = show(office, "correction", ref)["children"]["muster"]
    return [(one["result"], one["note"]) for one in found]


def test_by_keys_alone_each_person_is_one_press(
    qtbot: QtBot, frame: Frame, office: Workplace, people: list[str]
) -> None:
    form = opened(qtbot, frame)
    rows_of(qtbot, form, 3)
    assert told(form) == (
        "在册 3 人，应到 0 人，实到 0 人，未到 0 人，没有填写的 3 人不列入这次点验。"
    )
    enter()
    type_here(HALL)
    enter()
    assert isinstance(here(), QPlainTextEdit)
    QTest.keyClick(here(), Qt.Key.Key_Tab)
    while not here().accessibleName().startswith("葛云帆"):
        QTest.keyClick(here(), Qt.Key.Key_Tab)
    QTest.keyClick(here(), Qt.Key.Key_1)
    enter()
    assert here().accessibleName().startswith("梅若溪")
    QTest.keyClick(here(), Qt.Key.Key_Right)
    enter()
    assert isinstance(here(), QLineEdit)
    assert here().accessibleName() == "梅若溪 原因、处理"
    type_here("客车晚点")
    enter()
    assert here().accessibleName().startswith("石远山")
    QTest.keyClick(here(), Qt.Key.Key_3)
    QTest.keyClick(here(), Qt.Key.Key_Delete)
    assert told(form).endswith("没有填写的 1 人不列入这次点验。")
    QTest.keyClick(here(), Qt.Key.Key_3)
    assert told(form) == "在册 3 人，应到 3 人，实到 2 人，其中迟到 1 人，未到 1 人。"
    save(qtbot, frame, form)
    assert [kept(office, ref) for ref in people] == [
        [("present", None)],
        [("late", "客车晚点")],
        [("absent", None)],
    ]
    assert frame.current == "corrections"
    said = frame.bar.bar.text
    assert "登记点验：已保存。" in said
    assert "“石远山”未到，没有写明原因和处理。" in said


def test_the_rest_came_but_for_those_on_leave(
    qtbot: QtBot, frame: Frame, office: Workplace, people: list[str]
) -> None:
    asked = leave(people[0], "2026-04-08", "2026-04-13", "2026-04-07")
    office.act("correction.leave_request", asked)
    office.act("correction.leave_approve", decision(people[0], "county", "2026-04-07"))
    form = opened(qtbot, frame)
    away, *rest = rows_of(qtbot, form, 3)
    assert away._about.accessibleName().startswith("准假外出 2026-04-08 至 2026-04-13 · ")
    rest[1].choose("absent", "电话打不通，已上门查找")
    form.panel.groups["people"]._rest_came()  # type: ignore[attr-defined]
    assert [row.result() for row in (away, *rest)] == [None, "present", "absent"]
    assert "没有填写的 1 人（其中准假外出 1 人）不列入这次点验" in told(form)
    form.panel.fields["held_at"].set_value("2026-04-07T09:00")
    form.panel.fields["held_at"].input.edited.emit()
    assert "准假外出" not in away._about.accessibleName()
    form.panel.groups["people"]._rest_came()  # type: ignore[attr-defined]
    assert away.result() == "present"


def test_who_was_entered_already_is_told_at_his_row_and_nothing_typed_is_lost(
    qtbot: QtBot, frame: Frame, office: Workplace, people: list[str]
) -> None:
    head = {"held_at": "2026-04-10T09:00", "place": HALL, "staff": ["顾明远"]}
    row = {"correction": people[1], "result": "present"}
    office.act("correction.muster", {**head, "people": [row]})
    form = opened(qtbot, frame)
    rows = rows_of(qtbot, form, 3)
    (earlier,) = form.panel.findChildren(SimpleTable)
    told_before = [one.text() for one in earlier.findChildren(QLabel)]
    assert told_before[5:] == ["2026-04-10 09:00", HALL, "1 人", "1 人", "—"]
    form.panel.fields["held_at"].set_value(head["held_at"])
    rows[0].choose("late", "路上车坏")
    rows[1].choose("absent", "没有来")
    press(frame, Qt.Key.Key_S)
    settle(qtbot, frame)
    assert frame.holder.sheet is form
    error = rows[1].fields["result"].error()
    assert error.startswith("“梅若溪”在 2026-04-10 09:00 的点验已经登记。")
    assert rows[0].fields["note"].value() == "路上车坏"
    assert kept(office, people[0]) == []
    rows[1].fields["result"].input.focus()
    QTest.keyClick(here(), Qt.Key.Key_Backspace)
    save(qtbot, frame, form)
    assert kept(office, people[0]) == [("late", "路上车坏")]
    assert kept(office, people[1]) == [("present", None)]


def test_a_half_filled_roll_call_waits_as_a_draft(
    qtbot: QtBot, frame: Frame, office: Workplace, people: list[str]
) -> None:
    form = opened(qtbot, frame)
    rows = rows_of(qtbot, form, 3)
    form.panel.fields["place"].set_value(HALL)
    rows[2].fields["result"].input.focus()
    QTest.keyClick(here(), Qt.Key.Key_3)
    rows[2].fields["note"].input.focus()
    type_here("已通知次日到所")
    frame.go("disputes")
    settle(qtbot, frame)
    again = opened(qtbot, frame)
    settle(qtbot, frame)
    back = rows_of(qtbot, again, 3)
    assert again.panel.fields["place"].value() == HALL
    assert (back[2].result(), back[2].fields["note"].value()) == ("absent", "已通知次日到所")
    assert told(again).startswith("在册 3 人，应到 1 人，实到 0 人，未到 1 人，没有填写的 2 人")


def test_juveniles_are_another_roll_call(
    qtbot: QtBot, frame: Frame, office: Workplace, people: list[str]
) -> None:
    young = office.act("correction.receive", person(**YOUTH)).id
    form = opened(qtbot, frame)
    rows_of(qtbot, form, 3)
    group = form.panel.groups["people"]
    assert isinstance(group, MusterRows)
    assert not group.group.isHidden()
    group._rest_came()
    group.group.set_value("juveniles")
    group.group.input.edited.emit()
    (row,) = rows_of(qtbot, form, 1)
    assert row.called.person.name == "戚小舟"
    row.choose("present")
    form.panel.fields["place"].set_value(HALL)
    save(qtbot, frame, form)
    assert kept(office, young) == [("present", None)]
    assert kept(office, people[0]) == []
    (held,) = muster_sheet(office).earlier
    assert (held.juvenile, held.count.called) == (True, 1)


def test_saved_at_once_a_long_register_is_kept_whole(
    qtbot: QtBot, frame: Frame, office: Workplace
) -> None:
    refs = []
    for place in range(20):
        birth = f"19{60 + place}-03-0{1 + place % 9}"
        values = person(name=f"甲{place}", birth_date=birth, id_number=id_number(birth))
        refs.append(office.act("correction.receive", values).id)
    form = form_of(qtbot, frame, "correction.muster")
    form.panel.fields["place"].set_value(HALL)
    group = form.panel.groups["people"]
    assert isinstance(group, MusterRows)
    group._rest_came()
    save(qtbot, frame, form)
    assert [kept(office, ref) for ref in refs] == [[("present", None)]] * 20


def test_the_page_of_a_person_tells_it_and_not_what_is_void(
    qtbot: QtBot, frame: Frame, office: Workplace, people: list[str]
) -> None:
    ref = people[0]
    head = {"place": HALL, "staff": ["顾明远"]}
    for day, result, note in (("08", "late", "记错人"), ("09", "absent", "外出未请假")):
        row = {"correction": ref, "result": result, "note": note}
        held = {"held_at": f"2026-04-{day}T09:00", "people": [row]}
        office.act("correction.muster", {**head, **held})
    visit = check(ref, "2026-04-07", way="site", place="家中", visited="本人", content="写错的走访")
    office.act("correction.visit", visit)
    found = show(office, "correction", ref)["children"]["check"]
    void = {"correction": ref, "reason": "登错"}
    office.act("correction.void_check", {**void, "check": found[0]["id"]})
    office.act("correction.void_muster", {**void, "muster": "1"})
    frame.go("correction", Target(record=ref))
    settle(qtbot, frame)
    page = frame.page()
    assert isinstance(page, CorrectionPage)
    card = [one.accessibleName() or one.text() for one in page._checks.findChildren(QLabel)]
    assert "2026-04-09  点验" in card
    assert any(words.endswith("未到 · 外出未请假") for words in card)
    assert not any("记错人" in words or "写错的走访" in words for words in card)
    story = [one.accessibleName() or one.text() for one in page.timeline.findChildren(QLabel)]
    assert any("未到 · 外出未请假" in words for words in story)
