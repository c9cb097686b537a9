"""Intake: by keyboard alone, with errors under their fields, drafts, and people known before."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from sifasuo_desktop.services.office.drafts import drafts
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.finding import find
from sifasuo_desktop.services.reading.showing import show
from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.page import Target
from sifasuo_desktop.ui.parts.form_field import FormField
from sifasuo_desktop.ui.shell.frame import Frame
from sifasuo_desktop.ui.subjects.dispute.intake.checklist_card import UNKNOWN, YES
from sifasuo_desktop.ui.subjects.dispute.intake.page import PLACE, IntakePage
from sifasuo_desktop.ui.subjects.dispute.intake.party_card import PartyCard
from tests.ui.frames import keep
from tests.ui.offices import COMMITTEE, SilentPrompter, register
from tests.ui.typing_people import (
    down,
    enter,
    fill,
    here,
    names_of_inputs,
    press,
    tab,
    type_here,
    type_into,
)

ID = "320699197111040015"


def opened(qtbot: QtBot, frame: Frame) -> IntakePage:
    frame.activateWindow()
    qtbot.waitUntil(frame.isActiveWindow)
    with qtbot.waitSignal(frame.top.new):
        press(frame, Qt.Key.Key_N)
    page = frame.page()
    assert isinstance(page, IntakePage)
    settle(qtbot, frame)
    return page


def settle(qtbot: QtBot, frame: Frame) -> None:
    qtbot.waitUntil(frame.desk.runner.idle, timeout=10_000)


def save(qtbot: QtBot, frame: Frame) -> None:
    page = frame.page()
    assert isinstance(page, IntakePage)
    with qtbot.waitSignal(page.save_button.clicked):
        press(frame, Qt.Key.Key_S)
    settle(qtbot, frame)


def card_of(page: IntakePage, side: str) -> PartyCard:
    return page.form.parties.of_side(side)[0]


def field(page: IntakePage, name: str) -> FormField:
    return page.form.start.fields[name]


def words_below(field: FormField) -> str:
    """The help that is seen below an input."""
    return "".join(
        one.text()
        for one in field.findChildren(QLabel)
        if one.property("type") == "secondary" and one.isVisible() and not one.text().endswith("字")
    )


def fill_case(page: IntakePage) -> None:
    fill(field(page, "dispute_type"), "邻里纠纷")
    fill(card_of(page, "applicant").fields.fields["name"], "陈志海")
    fill(card_of(page, "respondent").fields.fields["name"], "吴长林")
    type_into(page.form.facts.facts.input.widget, "双方因排水发生争执，协商不成。")


def only_dispute(office: Workplace) -> dict[str, Any]:
    (item,) = find(office, "dispute").items
    return item


def test_a_case_is_registered_with_the_keyboard_alone(
    qtbot: QtBot, frame: Frame, office: Workplace
) -> None:
    page = opened(qtbot, frame)
    assert here().accessibleName() == "申请日期"
    assert field(page, "applied").value() == "2026-04-10"
    enter()
    assert here().accessibleName() == "案件来源"
    enter()
    type_here("linli")
    enter()
    enter()
    type_here("桑园村 6组")
    enter()
    assert field(page, "committee").input.label() == COMMITTEE  # type: ignore[attr-defined]
    enter()
    assert here().accessibleName() == "申请人1 姓名"
    type_here("陈志海")
    enter()
    type_here(ID)
    enter()
    assert here().accessibleName() == "申请人1 联系电话"
    assert card_of(page, "applicant").value("birth_date") == "1971-11-04"
    for _ in range(4):
        enter()
    assert here().accessibleName() == "被申请人1 姓名"
    type_here("吴长林")
    while here().accessibleName() != "纠纷简要情况":
        enter()
    type_here("双方因排水发生争执，协商不成。")
    tab()
    save(qtbot, frame)
    found = show(office, "dispute", str(only_dispute(office)["id"]))
    assert found["record"]["dispute_type"] == "2"
    assert [one["name"] for one in found["children"]["party"]] == ["陈志海", "吴长林"]
    assert found["children"]["party"][0]["sex"] == "1"
    assert found["record"]["place"] == "桑园村 6组"


def test_enter_takes_the_suggestion_that_is_marked_and_goes_on(qtbot: QtBot, frame: Frame) -> None:
    page = opened(qtbot, frame)
    for _ in range(2):
        enter()
    assert here().accessibleName() == "纠纷类型"
    type_here("消费")
    down()
    enter()
    assert field(page, "dispute_type").value() == "14"
    assert here().accessibleName() == "案件难度"


def test_an_oral_case_is_registered_on_the_same_page(
    qtbot: QtBot, frame: Frame, office: Workplace
) -> None:
    office.act("mediator.add", {"name": "沈卫东", "committee": COMMITTEE})
    page = opened(qtbot, frame)
    press(frame, Qt.Key.Key_O, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(page.form.agreement.isVisible)
    fill_case(page)
    assert page.form.agreement.fields["host"].input.label() == "沈卫东"  # type: ignore[attr-defined]
    fill(page.form.agreement.fields["terms"], "双方互相道歉，今后和睦相处。")
    save(qtbot, frame)
    assert "是否当场履行" in page.form.agreement.fields["performed"].error()
    fill(page.form.agreement.fields["performance"], "自下月起每月十日前付五百元")
    fill(page.form.agreement.fields["performed"], "当场")
    assert "以后的期限" in words_below(page.form.agreement.fields["performance"])
    fill(page.form.agreement.fields["performance"], "")
    fill(page.form.agreement.fields["performed"], "以后")
    fill(page.form.agreement.fields["performed"], "当场")
    assert page.form.agreement.fields["performance"].value() == "当场履行"
    assert words_below(page.form.agreement.fields["performance"]) == ""
    save(qtbot, frame)
    assert only_dispute(office)["state"] == "performed"
    assert only_dispute(office)["track"] == "oral"


def test_an_empty_oral_case_marks_all_that_is_missing_at_once(
    qtbot: QtBot, frame: Frame, office: Workplace
) -> None:
    page = opened(qtbot, frame)
    press(frame, Qt.Key.Key_O, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(page.form.agreement.isVisible)
    save(qtbot, frame)
    assert {field.title for field in page.form.agreement.fields.values() if field.error()} == {
        "人民调解员", "达成协议内容", "是否当场履行", "履行方式、时限",
    }  # fmt: skip


def test_what_is_wrong_stands_under_its_field_and_nothing_typed_is_lost(
    qtbot: QtBot, frame: Frame, office: Workplace
) -> None:
    page = opened(qtbot, frame)
    fill_case(page)
    applicant = card_of(page, "applicant")
    fill(applicant.fields.fields["id_number"], "32069919711104001")
    fill(card_of(page, "respondent").fields.fields["name"], "")
    fill(applicant.fields.fields["phone"], "没有")
    save(qtbot, frame)
    assert find(office, "dispute").total == 0
    assert "没有填写" in card_of(page, "respondent").fields.fields["name"].error()
    assert "电话" in applicant.fields.fields["phone"].error()
    assert applicant.value("id_number") == "32069919711104001"
    assert applicant.value("phone") == "没有"
    assert page.form.facts.facts.value().startswith("双方因排水")
    fill(applicant.fields.fields["phone"], "")
    fill(card_of(page, "respondent").fields.fields["name"], "吴长林")
    save(qtbot, frame)
    assert "18 位，现有 17 位" in applicant.fields.fields["id_number"].error()


def test_a_draft_is_kept_after_the_last_key_and_restored_by_a_new_window(
    qtbot: QtBot, frame: Frame, desk: Desk, office: Workplace
) -> None:
    page = opened(qtbot, frame)
    fill_case(page)
    with qtbot.waitSignal(page.drafts.kept, timeout=6_000):
        pass
    settle(qtbot, frame)
    assert [one.place for one in drafts(office)] == [PLACE]
    second = Frame(desk, "云溪司法所")
    keep(qtbot, second)
    second.start()
    second.go("intake")
    settle(qtbot, second)
    again = second.page()
    assert isinstance(again, IntakePage)
    assert card_of(again, "respondent").name() == "吴长林"
    assert field(again, "dispute_type").value() == "2"
    assert again.form.facts.facts.value() == "双方因排水发生争执，协商不成。"


def test_saving_drops_the_draft(qtbot: QtBot, frame: Frame, office: Workplace) -> None:
    page = opened(qtbot, frame)
    fill_case(page)
    page.drafts.keep_now()
    save(qtbot, frame)
    assert find(office, "dispute").total == 1
    assert drafts(office) == ()


def test_giving_up_asks_only_when_something_was_typed(
    qtbot: QtBot, frame: Frame, prompter: SilentPrompter
) -> None:
    page = opened(qtbot, frame)
    page.give_up()
    assert prompter.asked == []
    page = opened(qtbot, frame)
    fill_case(page)
    prompter.yes = False
    page.give_up()
    assert len(prompter.asked) == 1
    assert card_of(page, "applicant").name() == "陈志海"


def test_acceptance_waits_for_consent_and_every_point(
    qtbot: QtBot, frame: Frame, office: Workplace
) -> None:
    page = opened(qtbot, frame)
    fill_case(page)
    assert not page.accept_button.isEnabled()
    assert page.accept_button.toolTip() == "对方意愿未确认（人民调解法第十七条）"
    fill(card_of(page, "respondent").fields.fields["consent"], "同意调解")
    assert page.form.checklist.points["consent"].state == YES
    assert page.form.checklist.points["civil"].state == UNKNOWN
    assert not page.accept_button.isEnabled()
    page.form.checklist._all_hold()
    assert page.accept_button.isEnabled()
    page.save_and_accept()
    settle(qtbot, frame)
    found = show(office, "dispute", str(only_dispute(office)["id"]))
    assert found["record"]["state"] == "accepted"
    assert len(found["record"]["checklist"]) == 7


def test_a_minor_brings_up_the_guardian(qtbot: QtBot, frame: Frame, office: Workplace) -> None:
    page = opened(qtbot, frame)
    fill_case(page)
    respondent = card_of(page, "respondent")
    fill(respondent.fields.fields["birth_date"], "2012-01-01")
    (guardian,) = respondent.agents
    assert "法定代理人" in (page.form.why_not_accept() or "")
    fill(guardian.fields["name"], "吴家声")
    assert not respondent.needs_guardian()
    save(qtbot, frame)
    found = show(office, "dispute", str(only_dispute(office)["id"]))
    (agent,) = found["children"]["agent"]
    assert (agent["role"], agent["authority"]) == ("guardian", "statutory")


def test_a_returning_person_is_suggested_and_never_merged(
    qtbot: QtBot, frame: Frame, office: Workplace
) -> None:
    earlier = register(office, "陈志海")
    page = opened(qtbot, frame)
    applicant = card_of(page, "applicant")
    fill(applicant.fields.fields["name"], "陈志海")
    fill(applicant.fields.fields["phone"], "")
    settle(qtbot, frame)
    assert not page.form.recognition.isHidden()
    (row,) = page.form.recognition._shown[id(applicant)]
    assert row.known.name == "陈志海"
    row.yes.click()
    settle(qtbot, frame)
    assert page.form.recognition.isHidden()
    assert show(office, "dispute", earlier)["record"]["state"] == "registered"


def test_every_input_of_the_intake_has_a_name_of_its_own(qtbot: QtBot, frame: Frame) -> None:
    page = opened(qtbot, frame)
    page.form.start._show_more()
    page.form.parties._add_respondent()
    page.form.parties.cards[0].add_agent("agent")
    names = names_of_inputs(page)
    assert all(names)
    assert len(names) == len(set(names))
    for one in page.findChildren(FormField):
        assert one.input.widget.accessibleName().endswith(one.title.removesuffix(" *"))
    for made in page.findChildren(QAbstractButton):
        assert made.accessibleName() or made.text()


def test_a_workbench_draft_opens_the_page_with_its_words(qtbot: QtBot, frame: Frame) -> None:
    page = opened(qtbot, frame)
    content = {
        "oral": True,
        "start": {"dispute_type": "2"},
        "people": {"parties": [{"side": "applicant", "name": "甲"}]},
    }
    frame.go("intake", Target(draft=content))
    settle(qtbot, frame)
    assert page.form.oral
    assert card_of(page, "applicant").name() == "甲"


def test_what_is_wrong_behind_more_is_opened_and_told(qtbot: QtBot, frame: Frame) -> None:
    page = opened(qtbot, frame)
    fill_case(page)
    card = card_of(page, "applicant")
    card.set_values({"people_count": "许多"})
    qtbot.mouseClick(card._rare, Qt.MouseButton.LeftButton)
    assert not card.fields.fields["people_count"].isVisible()
    save(qtbot, frame)
    assert card.fields.fields["people_count"].isVisible()
    assert "人数" in card.fields.fields["people_count"].error()
