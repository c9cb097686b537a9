"""登记纠纷 is made while one already types: what comes before it is whole finds it whole."""

import threading
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sifasuo_desktop.services.office.drafts import Draft, drafts
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.finding import find
from sifasuo_desktop.services.reading.showing import show
from sifasuo_desktop.ui.page import Target
from sifasuo_desktop.ui.shell.frame import Frame
from sifasuo_desktop.ui.subjects.dispute.intake.page import MARKED, PLACE, IntakePage
from tests.ui.frames import active, intake_page, settle
from tests.ui.typing_people import enter, here, press, tab, type_here, type_into

ALT = Qt.KeyboardModifier.AltModifier
FIRST_CARD = ["申请日期", "案件来源", "纠纷类型", "案件难度", "发生地", "调委会"]
KEPT: dict[str, Any] = {
    "command_id": "0f3a",
    "oral": False,
    "start": {"applied": "2026-02-27", "source": "1", "dispute_type": "2", "difficulty": "2"},
    "people": {
        "parties": [
            {"side": "applicant", "party_type": "01", "name": "陈志海", "consent": "yes"},
            {"side": "respondent", "party_type": "01", "name": "吴长林", "consent": "unknown"},
            {
                "side": "respondent",
                "party_type": "01",
                "name": "吴家声",
                "consent": "yes",
                "agents": [{"role": "agent", "name": "孙桂芳", "phone": "13800000001"}],
            },
        ]
    },
    "facts": {"facts": "双方因排水发生争执。", "requests": ["恢复原状"]},
    "agreement": {},
    "late": {"reason": "旧案补登", "file_no": "7"},
    "points": {"civil": "yes"},
}
"""What a draft holds of a case with two respondents, one of them with an agent."""


def opened(qtbot: QtBot, frame: Frame, target: Target = Target()) -> IntakePage:
    """The page as it is before the loop has turned: shown, the cursor in it, and not whole."""
    active(qtbot, frame)
    frame.go("intake", target)
    page = frame.page()
    assert isinstance(page, IntakePage)
    assert page.form.making.under_way()
    return page


def names(page: IntakePage) -> list[str]:
    return page.form.parties.names()


def called(widget: QWidget) -> str:
    return widget.accessibleName()


def test_the_first_card_is_there_at_once_and_the_cursor_in_it(qtbot: QtBot, frame: Frame) -> None:
    page = opened(qtbot, frame)
    assert (called(here()), page.form._parties.cards) == ("申请日期", [])
    assert [called(one.input.widget) for one in page.form.start.fields.made().values()] == (
        FIRST_CARD
    )
    settle(qtbot, frame)
    assert [one.called for one in page.form._parties.cards] == ["申请人1", "被申请人1"]
    assert called(here()) == "申请日期"


def test_the_first_card_stays_where_it_is_while_the_others_come(qtbot: QtBot, frame: Frame) -> None:
    page = opened(qtbot, frame)
    QCoreApplication.sendPostedEvents()
    before = page.form.start.geometry()
    settle(qtbot, frame)
    assert page.form.start.geometry() == before
    assert page.form._scroll.ground.minimumHeight() == 0


def test_what_is_typed_while_it_is_made_stays_and_is_kept(
    qtbot: QtBot, frame: Frame, office: Workplace
) -> None:
    page = opened(qtbot, frame)
    type_here("2026-02-26")
    page.keep_typing()
    assert not page.form.making.under_way()
    settle(qtbot, frame)
    (kept,) = drafts(office)
    assert kept.content["start"]["applied"] == "2026-02-26"
    assert [one["side"] for one in kept.content["people"]["parties"]] == ["applicant", "respondent"]
    assert kept.content["agreement"] == {"agreed": "2026-04-10"}
    assert page.form.start.fields["applied"].value() == "2026-02-26"


def test_saving_before_it_is_whole_marks_all_that_is_missing(qtbot: QtBot, frame: Frame) -> None:
    page = opened(qtbot, frame)
    press(frame, Qt.Key.Key_S)
    settle(qtbot, frame)
    assert page.bar.text == MARKED
    assert sorted(called(one.input.widget) for one in page.form.wrong()) == [
        "申请人1 姓名", "纠纷简要情况", "纠纷类型", "被申请人1 姓名",
    ]  # fmt: skip


def test_saving_waits_for_what_is_filled_in_from_the_store(qtbot: QtBot, frame: Frame) -> None:
    busy = threading.Event()
    frame.desk.runner.in_store(busy.wait)
    page = opened(qtbot, frame)
    press(frame, Qt.Key.Key_S)
    QTest.keyClick(here(), Qt.Key.Key_Escape)
    waits = page.save_button.text(), frame.current
    busy.set()
    settle(qtbot, frame)
    assert waits == ("保存登记  Ctrl+S", "intake")
    assert page.bar.text == MARKED
    assert "调委会" not in [called(one.input.widget) for one in page.form.wrong()]


def test_accepting_before_it_is_whole_says_what_is_not_clear(qtbot: QtBot, frame: Frame) -> None:
    page = opened(qtbot, frame)
    assert page.accept_button.toolTip() == "对方意愿未确认（人民调解法第十七条）"
    press(frame, Qt.Key.Key_Return)
    assert page.bar.text == ("暂不能受理：对方意愿未确认（人民调解法第十七条）。可以先保存登记。")
    assert not page.form.making.under_way()


def test_tab_goes_through_all_of_it_before_the_loop_turns(qtbot: QtBot, frame: Frame) -> None:
    opened(qtbot, frame)
    passed = []
    for _ in range(11):
        passed.append(called(here()))
        tab()
    assert passed == [
        *FIRST_CARD, "申请人1 更多", "申请人1 改为单位", "申请人1 增加代理人", "增加申请人",
        "申请人1 姓名",
    ]  # fmt: skip


def test_tab_and_enter_within_the_first_card_wait_for_nothing(qtbot: QtBot, frame: Frame) -> None:
    page = opened(qtbot, frame)
    tab()
    enter()
    assert called(here()) == "纠纷类型"
    assert page.form.making.under_way()


def test_enter_goes_on_to_the_first_party(qtbot: QtBot, frame: Frame) -> None:
    opened(qtbot, frame)
    passed = []
    for _ in range(8):
        passed.append(called(here()))
        enter()
    assert passed == [*FIRST_CARD, "申请人1 姓名", "申请人1 证件号码"]


def test_an_oral_case_is_whole_at_once(qtbot: QtBot, frame: Frame) -> None:
    page = opened(qtbot, frame)
    press(frame, Qt.Key.Key_O, ALT)
    assert not page.form.making.under_way()
    assert page.form.oral
    assert not page.form.agreement.isHidden()
    assert page.form.checklist.isHidden()
    assert page.form.agreement.fields["agreed"].value() == "2026-04-10"
    assert page.form.start.fields["difficulty"].value() == "1"


@pytest.mark.parametrize(
    ("key", "cursor", "cards"),
    [
        (Qt.Key.Key_A, "申请人2 姓名", ["申请人1", "申请人2", "被申请人1"]),
        (Qt.Key.Key_B, "被申请人2 姓名", ["申请人1", "被申请人1", "被申请人2"]),
        (Qt.Key.Key_N, "被申请人2 姓名", ["申请人1", "被申请人1", "被申请人2"]),
    ],
)
def test_a_party_added_by_key_comes_behind_those_of_its_side(
    qtbot: QtBot, frame: Frame, key: Qt.Key, cursor: str, cards: list[str]
) -> None:
    page = opened(qtbot, frame)
    press(frame, key, ALT)
    assert [one.called for one in page.form._parties.cards] == cards
    QCoreApplication.sendPostedEvents()
    assert called(here()) == cursor


def test_a_page_that_is_left_while_it_is_made_is_whole_when_it_comes_back(
    qtbot: QtBot, frame: Frame, office: Workplace
) -> None:
    page = opened(qtbot, frame)
    type_here("2026-02-26")
    frame.go("workbench")
    settle(qtbot, frame)
    (kept,) = drafts(office)
    assert (kept.place, len(kept.content["people"]["parties"])) == (PLACE, 2)
    frame.go("intake")
    settle(qtbot, frame)
    assert page.form.start.fields["applied"].value() == "2026-02-26"
    assert [one.isVisible() for one in page.form.parties.cards] == [True, True]


def test_a_draft_left_before_it_is_whole_loses_no_word(
    qtbot: QtBot, frame: Frame, office: Workplace
) -> None:
    opened(qtbot, frame, Target(draft=KEPT))
    frame.go("workbench")
    settle(qtbot, frame)
    (kept,) = drafts(office)
    people = kept.content["people"]["parties"]
    assert [one["name"] for one in people] == ["陈志海", "吴长林", "吴家声"]
    assert [one["name"] for one in people[2]["agents"]] == ["孙桂芳"]
    for name in ("command_id", "oral", "facts", "late"):
        assert kept.content[name] == KEPT[name], name
    assert kept.content["points"]["civil"] == "yes"
    assert kept.content["start"]["dispute_type"] == "2"


def test_a_draft_saved_before_it_is_whole_is_saved_with_all_of_it(
    qtbot: QtBot, frame: Frame, office: Workplace
) -> None:
    committee = str(find(office, "committee").items[0]["id"])
    opened(qtbot, frame, Target(draft={**KEPT, "start": {**KEPT["start"], "committee": committee}}))
    press(frame, Qt.Key.Key_S)
    settle(qtbot, frame)
    (found,) = find(office, "dispute").items
    saved = show(office, "dispute", str(found["id"]))
    assert saved["record"]["facts"] == "双方因排水发生争执。"
    assert saved["record"]["requests"] == ["恢复原状"]
    assert [one["name"] for one in saved["children"]["party"]] == ["陈志海", "吴长林", "吴家声"]
    assert [one["name"] for one in saved["children"]["agent"]] == ["孙桂芳"]


def test_a_draft_offered_while_it_is_made_is_shown_in_every_card(
    qtbot: QtBot, frame: Frame
) -> None:
    page = opened(qtbot, frame)
    page._offer((Draft(PLACE, "登记纠纷", "2026-03-01T09:00:00+08:00", KEPT),))
    assert page.form.start.fields["applied"].value() == "2026-02-27"
    assert page.form.making.under_way()
    settle(qtbot, frame)
    assert names(page) == ["陈志海", "吴长林", "吴家声"]
    assert page.form.facts.facts.value() == "双方因排水发生争执。"
    assert page.form.late.value() == {"reason": "旧案补登", "file_no": "7"}
    assert page.form.checklist.points["civil"].state == "yes"


def test_a_draft_offered_after_the_first_word_leaves_it_alone(qtbot: QtBot, frame: Frame) -> None:
    page = opened(qtbot, frame)
    type_here("2026-02-26")
    page._offer((Draft(PLACE, "登记纠纷", "2026-03-01T09:00:00+08:00", KEPT),))
    settle(qtbot, frame)
    assert page.form.start.fields["applied"].value() == "2026-02-26"
    assert names(page) == []


def test_what_is_typed_into_a_party_is_not_overwritten_by_a_draft(
    qtbot: QtBot, frame: Frame
) -> None:
    page = intake_page(qtbot, frame)
    page._restore(KEPT)
    assert page.form.making.under_way()
    name = page.form._parties.cards[-1].fields.fields["name"].input
    name.focus()
    type_into(name.widget, "吴常林")
    settle(qtbot, frame)
    assert names(page) == ["陈志海", "吴常林", "吴家声"]


def test_the_form_that_was_left_is_taken_up_again_as_it_lies(qtbot: QtBot, frame: Frame) -> None:
    page = intake_page(qtbot, frame)
    type_here("2026-02-26")
    form = page.form
    frame.go("workbench")
    settle(qtbot, frame)
    frame.go("intake", Target(draft={"command_id": page._command_id, "start": {}}))
    settle(qtbot, frame)
    assert page.form is form
    assert form.isVisible()
    assert form.start.fields["applied"].value() == "2026-02-26"
    frame.go("intake", Target(draft=KEPT))
    settle(qtbot, frame)
    assert page.form is not form
    assert names(page) == ["陈志海", "吴长林", "吴家声"]


def test_how_hard_an_oral_case_is_said_to_be_comes_back_as_it_was(
    qtbot: QtBot, frame: Frame
) -> None:
    page = intake_page(qtbot, frame)
    page._restore({**KEPT, "oral": True})
    settle(qtbot, frame)
    assert page.form.oral
    assert page.form.start.fields["difficulty"].value() == "2"
