"""The page of a ledger's record: acts in the order of the flow, what it names, its parts."""

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from sifasuo_desktop.domain.fields import field_map
from sifasuo_desktop.domain.ledger import Ledger
from sifasuo_desktop.domain.office.aside import Aside
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.finding import find
from sifasuo_desktop.ui.forms.act_form import ActForm
from sifasuo_desktop.ui.lists.list_page import ListPage
from sifasuo_desktop.ui.page import Target
from sifasuo_desktop.ui.records.links import RecordLink
from sifasuo_desktop.ui.records.record_page import RecordPage
from sifasuo_desktop.ui.shell.frame import Frame
from sifasuo_desktop.ui.subjects.workbench.due_row import DueRow
from tests.ui.frames import active, save, settle
from tests.ui.ledger_records import SEVERAL, begun, of_ledgers, several, step
from tests.ui.offices import receive

every_ledger = pytest.mark.parametrize("ledger", several(), ids=lambda one: one.kind)
FIRM = "如皋市云溪纺织有限公司"


@pytest.fixture
def made(office: Workplace) -> dict[str, str]:
    return of_ledgers(office, SEVERAL)


def shown(qtbot: QtBot, frame: Frame, kind: str, record: str) -> RecordPage:
    active(qtbot, frame)
    frame.go(kind, Target(record=record))
    settle(qtbot, frame)
    page = frame.page()
    assert isinstance(page, RecordPage)
    page.whole.finish()
    return page


def texts(page: RecordPage) -> list[str]:
    page.whole.finish()
    QApplication.processEvents()
    return [
        one.accessibleName() or one.text()
        for one in page.whole.findChildren(QLabel)
        if one.isVisibleTo(page)
    ]


def linked(page: RecordPage) -> dict[str, str]:
    """What can be opened from the card, by the title before it."""
    page.whole.finish()
    said = [one for one in page.whole.findChildren(QLabel) if one.isVisibleTo(page)]
    return {
        before.text(): one.accessibleName()
        for before, one in pairwise(said)
        if isinstance(one, RecordLink)
    }


def acts(page: RecordPage) -> list[str]:
    return [str(act["verb"]).split(".")[1] for act in page.acts.lawful]


@every_ledger
def test_all_that_was_entered_is_told_in_words(
    qtbot: QtBot, frame: Frame, made: dict[str, str], ledger: Ledger
) -> None:
    page = shown(qtbot, frame, ledger.kind, made[ledger.kind])
    found = texts(page)
    assert page.file is not None
    for one in ledger.entered:
        if page.file.record[one.name] not in (None, [], False):
            assert one.spec.title in found, one.name
    for part in (one for one in ledger.parts if not one.later):
        assert f"{part.record.TITLE} 1" in found
        assert f"{part.record.TITLE} 2" in found
    kept = {str(value) for value in (*made.values(), ledger.begins)}
    assert not kept & set(found)


def test_the_acts_stand_in_the_order_of_the_flow_and_say_why_not(
    qtbot: QtBot, frame: Frame, office: Workplace, made: dict[str, str]
) -> None:
    page = shown(qtbot, frame, "issue", made["issue"])
    assert acts(page) == ["assign", "change", "void"]
    buttons = [one.accessibleName() for one in page.acts.findChildren(QPushButton)]
    assert buttons == ["更多操作", "更正问题线索", "交办"]
    more = page.acts.findChildren(QPushButton)[0].menu()
    refused = [one.text() for one in more.actions() if not one.isEnabled() and one.text()]
    assert any("销号" in one for one in refused)
    assert any("待交办" in one for one in refused)
    for name, expected in (
        ("assign", ["rectify", "extend", "change", "void"]),
        ("rectify", ["verify", "send_back", "change", "void"]),
        ("verify", ["close", "send_back", "change", "void"]),
        ("close", ["change", "void"]),
    ):
        step(office, f"issue.{name}", made["issue"], made)
        settle(qtbot, frame)
        assert acts(page) == expected
    assert page._light.accessibleName() == "已销号"
    told = [one.title for one in page.file.story] if page.file else []
    assert told == ["销号", "核验通过", "整改完成，申请核验", "交办", "登记问题线索"]


def test_the_fields_stand_under_the_titles_of_their_groups(
    qtbot: QtBot, frame: Frame, office: Workplace, made: dict[str, str]
) -> None:
    step(office, "issue.assign", made["issue"], made)
    found = texts(shown(qtbot, frame, "issue", made["issue"]))
    assert found[:5] == ["登记的内容", "登记号", "问2026-0001", "状态", "整改中"]
    titles = [one for one in found if one in ("排查", "交办", "整改", "核验和销号")]
    assert titles == ["排查", "交办"]


def test_a_record_that_is_named_is_opened_by_its_name(
    qtbot: QtBot, frame: Frame, office: Workplace, made: dict[str, str]
) -> None:
    firm = office.act("enterprise.add", {"name": FIRM, "listed_on": "2026-04-01"}).id
    change = {"enterprise_visit": made["enterprise_visit"], "enterprise": firm}
    office.act("enterprise_visit.change", change)
    page = shown(qtbot, frame, "enterprise_visit", made["enterprise_visit"])
    assert linked(page)["企业"] == f"{FIRM}（企2026-0002）"
    assert page.file is not None
    assert page.file.title == FIRM
    link = next(one for one in page.whole.findChildren(RecordLink) if FIRM in one.accessibleName())
    link.setFocus()
    QTest.keyClick(link, Qt.Key.Key_Return)
    settle(qtbot, frame)
    assert frame.current == "enterprise"
    there = frame.page()
    assert isinstance(there, RecordPage)
    pointing = [one.accessibleName() for one in there.pointing.findChildren(RecordLink)]
    assert pointing == [f"访2026-0001　{FIRM}"]


def test_a_part_that_became_a_record_leads_there_and_gets_its_day(
    qtbot: QtBot, frame: Frame, office: Workplace, made: dict[str, str]
) -> None:
    visit = made["enterprise_visit"]
    raised = office.act(
        "enterprise_visit.raise_issue",
        {"enterprise_visit": visit, "enterprise_finding": "2", "domain": "enterprise"},
    )
    page = shown(qtbot, frame, "enterprise_visit", visit)
    assert "问2026-0002" in linked(page)["转为问题线索"]
    assert "解决日期" not in texts(page)
    for name in ("assign", "rectify", "verify", "close"):
        step(office, f"issue.{name}", raised.id, made)
    settle(qtbot, frame)
    found = texts(page)
    assert found[found.index("解决日期") + 1] == "2026-04-08"
    (link,) = [
        one for one in page.whole.findChildren(RecordLink) if "问2026" in one.accessibleName()
    ]
    link.press()
    settle(qtbot, frame)
    there = frame.page()
    assert isinstance(there, RecordPage)
    assert "访2026-0001" in linked(there)["来自走访"]


def test_a_person_under_correction_is_named_and_a_village_too(
    qtbot: QtBot, frame: Frame, office: Workplace, made: dict[str, str]
) -> None:
    person = receive(office, "孙志强")
    place = {"code": "320699101201", "name": "柳堡村", "town": "云溪镇"}
    village = office.act("village.add", place).id
    office.act("issue.change", {"issue": made["issue"], "person": person, "village": village})
    settle(qtbot, frame)
    page = shown(qtbot, frame, "issue", made["issue"])
    assert linked(page)["涉及的社区矫正对象"] == "孙志强 缓刑（矫2026-0001）"
    assert linked(page)["村（居）"] == "柳堡村"


@every_ledger
def test_the_list_shows_its_columns_and_its_states(
    qtbot: QtBot, frame: Frame, office: Workplace, made: dict[str, str], ledger: Ledger
) -> None:
    office.act(ledger.verb("void"), {ledger.kind: made[ledger.kind], "reason": "重复登记"})
    frame.resize(2400, 768)
    frame.go(f"{ledger.kind}_list")
    settle(qtbot, frame)
    page = frame.page()
    assert isinstance(page, ListPage)
    titles = [page.columns[place].title for place in page.table.shown_columns()]
    known = field_map(ledger.record)
    expected = [known[name].spec.title for name in ledger.columns if name != "state"]
    plain = [one for one in expected if one in titles]
    assert titles[0] == "状态"
    assert [one for one in titles if one in expected] == plain
    chips = [one.accessibleName() for one in page.chips.findChildren(QPushButton)]
    came = begun(ledger)
    live = [f"{ledger.states[0].title} {came}"] if came else []
    assert chips == [f"全部 {came + 1}", *live, "已作废 1"]
    assert page.model.cell(page.model.index(0, 0)) == ("已作废", "grey")


def test_what_is_due_of_an_issue_is_settled_from_the_workbench(
    qtbot: QtBot, frame: Frame, office: Workplace, made: dict[str, str]
) -> None:
    step(office, "issue.assign", made["issue"], made)
    active(qtbot, frame)
    frame.go("workbench")
    settle(qtbot, frame)
    (row,) = [one for one in frame.page().findChildren(DueRow) if one.row.kind == "issue"]
    assert row.row.title == "问题整改期限"
    assert row._press.text() == "整改完成，申请核验"
    QTest.keyClick(row, Qt.Key.Key_Return)
    settle(qtbot, frame)
    form = frame.holder.sheet
    assert isinstance(form, ActForm)
    form.panel.set_values({"measures": "已补签合同"})
    save(qtbot, frame, form)
    (item,) = find(office, "issue").items
    assert item["state"] == "checking"


def test_a_due_row_of_an_issue_is_put_aside_and_taken_up(
    qtbot: QtBot, frame: Frame, office: Workplace, made: dict[str, str]
) -> None:
    active(qtbot, frame)
    step(office, "issue.assign", made["issue"], made)
    frame.go("workbench")
    settle(qtbot, frame)
    (row,) = [one for one in frame.page().findChildren(DueRow) if one.row.kind == "issue"]
    QTest.keyClick(row, Qt.Key.Key_Delete)
    settle(qtbot, frame)
    form = frame.holder.sheet
    assert isinstance(form, ActForm)
    form.panel.set_values({"reason": "等上级明确责任单位", "until": "2026-12-31"})
    save(qtbot, frame, form)
    seen = [one for one in frame.page().findChildren(DueRow) if one.isVisibleTo(frame)]
    assert [one for one in seen if one.row.kind == "issue" and one._aside is None] == []
    with office.store.reading() as reader:
        (aside,) = reader.every(Aside)
    office.act("issue.take_up", {"aside": aside.id})
    settle(qtbot, frame)
    seen = [one for one in frame.page().findChildren(DueRow) if one.isVisibleTo(frame)]
    kinds = [one.row.kind for one in seen if one._aside is None]
    assert [one for one in kinds if one == "issue"] == ["issue"]


def test_a_long_record_is_made_bit_by_bit_and_stays_until_the_next_state_is_there(
    qtbot: QtBot, frame: Frame, office: Workplace, made: dict[str, str]
) -> None:
    visit = made["enterprise_visit"]
    page = shown(qtbot, frame, "enterprise_visit", visit)
    more = {"enterprise_visit": visit, "aspect": "contract", "problem": "合同没有编号"}
    for _ in range(10):
        office.act("enterprise_visit.add_finding", more)
    settle(qtbot, frame)
    page.whole.finish()
    assert page.file is not None
    view = page.file
    page.whole.show_whole(view.record, view.children, view.named)
    assert page.whole._making.under_way()
    seen = [one.text() for one in page.whole.findChildren(QLabel) if one.isVisibleTo(page)]
    assert seen.count("发现的问题 12") == 1
    page.whole.finish()
    assert texts(page).count("发现的问题 12") == 1
    page.whole.show_whole({**view.record, "id": "0" * 32}, {}, {})
    seen = [one.text() for one in page.whole.findChildren(QLabel) if one.isVisibleTo(page)]
    assert not any(one.startswith("发现的问题") for one in seen)


def test_what_needs_a_record_is_entered_from_its_page(
    qtbot: QtBot, frame: Frame, office: Workplace, made: dict[str, str]
) -> None:
    firm = office.act("enterprise.add", {"name": FIRM, "listed_on": "2026-04-01"}).id
    page = shown(qtbot, frame, "enterprise", firm)
    assert [act["title"] for act in page.acts.lawful] == ["登记企业走访", "更正企业", "作废企业"]
    page.begin("enterprise_visit.add")
    settle(qtbot, frame)
    form = frame.holder.sheet
    assert isinstance(form, ActForm)
    assert form.about == FIRM
    assert "enterprise" not in form.panel.fields
    form.panel.set_values({"mode": "door", "items": ["labour"]})
    save(qtbot, frame, form)
    assert frame.current == "enterprise"
    pointing = [one.accessibleName() for one in page.pointing.findChildren(RecordLink)]
    assert pointing == [f"访2026-0002　{FIRM}"]
    office.act("enterprise.void", {"enterprise": firm, "reason": "已注销"})
    settle(qtbot, frame)
    assert page.acts.lawful == []


def test_the_history_tells_what_each_act_filled_in(
    qtbot: QtBot, frame: Frame, office: Workplace, made: dict[str, str]
) -> None:
    issue = made["issue"]
    handed = {"assigned_to": "沈知秋", "assigned_on": "2026-04-09", "level": "2"}
    office.act("issue.assign", {"issue": issue, **handed, "due_on": "2026-04-20"})
    later = {"due_on": "2026-05-10", "put_off": "等材料到货"}
    office.act("issue.extend", {"issue": issue, **later})
    office.act("issue.change", {"issue": issue, "domain": "other", "reason": "登记时选错"})
    page = shown(qtbot, frame, "issue", issue)
    assert page.file is not None
    changed, extended, assigned, entered = [one.text for one in page.file.story]
    assert changed == "秦守正 · 12:00 · 领域由“矛盾纠纷”改为“其他”，原因：登记时选错"
    assert (
        extended == "秦守正 · 12:00 · 整改期限由“2026-04-20”改为“2026-05-10”，延期原因 等材料到货"
    )
    assert assigned == (
        "秦守正 · 12:00 · 级别 较大，责任人 沈知秋，交办日期 2026-04-09，整改期限 2026-04-20"
    )
    assert entered == "秦守正 · 12:00"
    visit = made["enterprise_visit"]
    more = {"enterprise_finding": "1", "domain": "enterprise"}
    raised = office.act("enterprise_visit.raise_issue", {"enterprise_visit": visit, **more})
    page = shown(qtbot, frame, "issue", raised.id)
    assert page.file is not None
    assert [(one.title, one.text) for one in page.file.story] == [
        ("转为问题线索", "秦守正 · 12:00")
    ]
