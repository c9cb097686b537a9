"""Committees, mediators, villages, accounts: each has a page and a list, made from what is declared."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.finding import find
from sifasuo_desktop.ui.lists.list_page import ListPage
from sifasuo_desktop.ui.page import Target
from sifasuo_desktop.ui.records.links import RecordLink
from sifasuo_desktop.ui.records.record_page import RecordPage
from sifasuo_desktop.ui.shell.book_of_pages import pages_for
from sifasuo_desktop.ui.shell.frame import Frame
from tests.services.offices import seat
from tests.ui.frames import active, settle
from tests.ui.offices import COMMITTEE, register

OTHER = "如皋市云溪镇桑园村人民调解委员会"


def texts(frame: Frame) -> list[str]:
    shown = [one for one in frame.page().findChildren(QLabel) if one.isVisibleTo(frame)]
    return [one.accessibleName() or one.text() for one in shown]


def press(qtbot: QtBot, frame: Frame, name: str) -> None:
    (made,) = [
        one
        for one in frame.page().findChildren(QPushButton)
        if one.accessibleName() == name and one.isVisibleTo(frame)
    ]
    made.click()
    settle(qtbot, frame)


def shown_list(frame: Frame) -> ListPage:
    page = frame.page()
    assert isinstance(page, ListPage)
    return page


def rows(page: ListPage) -> list[list[str]]:
    shown = page.table.shown_columns()
    count = page.model.rowCount()
    return [[page.model.data(page.model.index(row, at)) for at in shown] for row in range(count)]


def heads(page: ListPage) -> list[str]:
    return [page.columns[place].title for place in page.table.shown_columns()]


@pytest.fixture
def committee(office: Workplace) -> str:
    """A committee with a mediator and two cases, beside another with its own."""
    office.act("committee.add", {"name": OTHER, "type": "01", "prefix": "皋桑", "phone": None})
    office.act("mediator.add", {"name": "俞凤英", "committee": COMMITTEE, "phone": "19900000077"})
    office.act("mediator.add", {"name": "石桂兰", "committee": OTHER})
    register(office, "陈志海")
    register(office, "王磊")
    (item,) = [one for one in find(office, "committee").items if one["name"] == COMMITTEE]
    return str(item["id"])


def test_a_name_in_the_system_page_opens_the_page_of_its_record(
    qtbot: QtBot, frame: Frame, committee: str
) -> None:
    frame.go("system")
    settle(qtbot, frame)
    (link,) = [
        one
        for one in frame.page().findChildren(RecordLink)
        if one.accessibleName() == COMMITTEE and one.isVisibleTo(frame)
    ]
    active(qtbot, frame)
    link.setFocus()
    QTest.keyClick(link, Qt.Key.Key_Return)
    settle(qtbot, frame)
    assert frame.current == "committee"
    found = texts(frame)
    assert COMMITTEE in found
    assert "如 （2026）皋云人调字第001号" in found
    assert not any("{" in text for text in found)


def test_a_committee_shows_what_points_to_it_and_leads_to_the_rest(
    qtbot: QtBot, frame: Frame, committee: str
) -> None:
    frame.desk.show_record("committee", committee)
    settle(qtbot, frame)
    found = texts(frame)
    place = found.index("人民调解员 · 所属调委会")
    assert found[place + 1 : place + 3] == ["共 1 条", "俞凤英"]
    place = found.index("纠纷 · 调委会")
    assert found[place + 1] == "共 2 条"
    assert found[place + 2].endswith("王磊与吴长林之间损害赔偿纠纷")
    press(qtbot, frame, "查看全部：人民调解员 · 所属调委会")
    page = shown_list(frame)
    assert [row[0] for row in rows(page)] == ["俞凤英"]
    assert page.chips.value == ""
    assert f"只看 所属调委会：{COMMITTEE}" in texts(frame)
    press(qtbot, frame, "不限，看全部")
    assert [row[0] for row in rows(page)] == ["石桂兰", "俞凤英"]
    assert not page.part.isVisibleTo(page)


def test_the_cases_of_a_committee_are_counted_by_their_states(
    qtbot: QtBot, frame: Frame, committee: str
) -> None:
    frame.desk.show_record("committee", committee)
    settle(qtbot, frame)
    press(qtbot, frame, "查看全部：纠纷 · 调委会")
    assert frame.current == "disputes"
    page = shown_list(frame)
    assert page.model.total == 2
    frame.go("disputes", Target(words="陈志海"))
    settle(qtbot, frame)
    assert page.asked().of is None


def test_a_part_of_a_list_is_kept_as_a_filter(qtbot: QtBot, frame: Frame, committee: str) -> None:
    frame.desk.show_record("committee", committee)
    settle(qtbot, frame)
    press(qtbot, frame, "查看全部：人民调解员 · 所属调委会")
    page = shown_list(frame)
    page.arranging.keep_filter()
    settle(qtbot, frame)
    page.show_all()
    settle(qtbot, frame)
    assert page.model.total == 2
    (kept,) = page.arranging.view.saved
    assert kept.title == f"所属调委会：{COMMITTEE}"
    page.arranging.use_filter(kept)
    settle(qtbot, frame)
    assert [row[0] for row in rows(page)] == ["俞凤英"]


def test_a_mediator_is_masked_and_unmasked_once(
    qtbot: QtBot, frame: Frame, committee: str, office: Workplace
) -> None:
    (item,) = [one for one in find(office, "mediator").items if one["title"] == "俞凤英"]
    frame.desk.show_record("mediator", str(item["id"]))
    settle(qtbot, frame)
    assert "199****0077" in texts(frame)
    press(qtbot, frame, "显示完整号码")
    assert "19900000077" in texts(frame)
    page = frame.page()
    assert isinstance(page, RecordPage)
    assert not page.print_menu.isVisibleTo(page)


def test_villages_are_listed_and_sorted_with_their_declared_columns(
    qtbot: QtBot, frame: Frame, office: Workplace
) -> None:
    for code, name in (("320699101201", "柳堡村"), ("320699101202", "安丰村")):
        office.act("village.add", {"code": code, "name": name, "town": "云溪镇"})
    frame.go("system")
    settle(qtbot, frame)
    press(qtbot, frame, "查看全部：村（居）")
    page = shown_list(frame)
    assert heads(page) == ["区划代码", "名称", "乡镇街道", "上报"]
    assert rows(page) == [
        ["320699101202", "安丰村", "云溪镇", "已保存"],
        ["320699101201", "柳堡村", "云溪镇", "已保存"],
    ]
    page.table.horizontalHeader().sectionClicked.emit(0)
    settle(qtbot, frame)
    assert [row[1] for row in rows(page)] == ["柳堡村", "安丰村"]
    page.filter.setText("安丰")
    page._filtered()
    settle(qtbot, frame)
    assert [row[1] for row in rows(page)] == ["安丰村"]


def test_accounts_are_filtered_by_whether_they_are_in_use(
    qtbot: QtBot, frame: Frame, office: Workplace
) -> None:
    (clerk,) = [one for one in find(office, "user").items if one["account"] == "clerk"]
    office.act("user.disable", {"user": clerk["id"]})
    frame.desk.show_list("user")
    settle(qtbot, frame)
    page = shown_list(frame)
    assert heads(page) == ["状态", "姓名", "登录名", "角色"]
    page.chips.choose("disabled")
    page._filtered()
    settle(qtbot, frame)
    assert rows(page) == [["已停用", "沈知秋", "clerk", "经办人"]]
    chips = [one.accessibleName() for one in page.chips.findChildren(QPushButton)]
    assert chips == ["全部 6", "在用 5", "已停用 1"]


def test_an_account_is_changed_and_disabled_on_its_page(
    qtbot: QtBot, frame: Frame, office: Workplace
) -> None:
    (clerk,) = [one for one in find(office, "user").items if one["account"] == "clerk"]
    frame.desk.show_record("user", str(clerk["id"]))
    settle(qtbot, frame)
    page = frame.page()
    assert isinstance(page, RecordPage)
    assert [act["title"] for act in page.acts.lawful] == ["修改账号", "停用账号", "重设密码"]
    page.begin("user.change")
    settle(qtbot, frame)
    sheet = frame.holder.sheet
    assert sheet is not None
    assert sheet.panel.fields["name"].value() == "沈知秋"  # type: ignore[attr-defined]
    assert sheet.panel.fields["roles"].value() == ["clerk"]  # type: ignore[attr-defined]
    office.act("user.disable", {"user": clerk["id"]})
    with pytest.raises(Refused) as caught:
        office.act("user.disable", {"user": clerk["id"]})
    assert caught.value.problems[0].code == "user.disabled_already"


def test_who_may_not_read_a_kind_has_no_page_of_it(
    office: Workplace,
) -> None:
    reader = pages_for(seat(office, "reader"))
    assert {"committee", "mediator", "village", "committee_list"} <= set(reader)
    assert not {"user", "delegation", "class_policy", "delegation_list"} & set(reader)
    auditor = pages_for(seat(office, "auditor"))
    assert "user" in auditor
    assert "committee" not in auditor


def test_what_nobody_looks_at_one_by_one_leads_to_the_system_page(
    qtbot: QtBot, frame: Frame
) -> None:
    frame.desk.show_record("event", "0" * 32)
    settle(qtbot, frame)
    assert frame.current == "system"
