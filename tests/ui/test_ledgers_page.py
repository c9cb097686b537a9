"""业务台账: every ledger with its counts, its list and its form, by keys alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from sifasuo_desktop.domain.ledger import Ledger
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.finding import find
from sifasuo_desktop.services.reading.search_everything import Hit, everything
from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.lists.list_page import ListPage
from sifasuo_desktop.ui.page import Target
from sifasuo_desktop.ui.records.links import PageLink
from sifasuo_desktop.ui.records.record_page import RecordPage
from sifasuo_desktop.ui.shell.frame import Frame
from sifasuo_desktop.ui.subjects.ledgers.page import LedgersPage
from tests.services.offices import seat
from tests.ui.frames import active, save, settle
from tests.ui.ledger_records import SEVERAL, begun, of_ledgers, several, step, values_of
from tests.ui.offices import SilentPrompter
from tests.ui.typing_people import here, press

every_ledger = pytest.mark.parametrize(
    "ledger", [one for one in several() if not one.place], ids=lambda one: one.kind
)
PLAIN = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def made(office: Workplace) -> dict[str, str]:
    return of_ledgers(office, SEVERAL)


@pytest.fixture
def page(qtbot: QtBot, frame: Frame) -> LedgersPage:
    return opened(qtbot, frame)


def opened(qtbot: QtBot, frame: Frame) -> LedgersPage:
    active(qtbot, frame)
    frame.go("ledgers")
    settle(qtbot, frame)
    page = frame.page()
    assert isinstance(page, LedgersPage)
    return page


def at(page: LedgersPage, ledger: Ledger) -> None:
    """Goes to the row of a ledger by the arrows alone."""
    row = next(one for one in page.rows if one.ledger is ledger)
    for _ in page.rows:
        QTest.keyClick(here(), Qt.Key.Key_Up)
    while here() is not row:
        before = here()
        QTest.keyClick(here(), Qt.Key.Key_Down)
        assert here() is not before


def marked(frame: Frame) -> list[str]:
    """The entry of the navigation that is marked."""
    return [one.text() for one in frame.navigation.findChildren(QPushButton) if one.isChecked()]


def test_it_stands_in_the_navigation_before_the_hand_over(frame: Frame) -> None:
    entries = [one.text() for one in frame.navigation.findChildren(QPushButton)]
    assert entries[:9] == [
        "工作台", "纠纷调解", "社区矫正", "法治审核", "公共法律服务", "业务台账", "统计报表",
        "数据上报", "系统管理",
    ]  # fmt: skip


def test_every_ledger_is_counted_with_what_presses(
    qtbot: QtBot, frame: Frame, office: Workplace, made: dict[str, str]
) -> None:
    page = opened(qtbot, frame)
    sections = [
        one.text() for one in page.findChildren(QLabel) if one.property("type") == "section"
    ]
    assert sections == [
        "隐患和问题", "普法依治", "服务企业", "法治审核", "依法行政", "公共法律服务", "综治和信访",
        "所务管理", "所情档案",
    ]  # fmt: skip
    said = {row.ledger.kind: row.accessibleName() for row in page.rows}
    assert {kind: said[kind] for kind in SEVERAL if kind in said} == {
        "campaign": "专项行动台账 共 1 条 未办结 1",
        "enterprise": "服务企业名录 共 1 条",
        "enterprise_visit": "企业走访台账 共 1 条",
        "issue": "问题线索台账 共 1 条 未办结 1",
        "mail": "收发文登记簿 共 1 条 未办结 1 逾期 1",
        "meeting": "列席会议台账 共 1 条",
        "publicity": "普法活动台账 共 1 条",
        "review_matter": "审核事项目录 共 9 条",
        "weak_village": "法治薄弱村（社区）排查整治台账 共 1 条 未办结 1",
    }
    step(office, "issue.assign", made["issue"], made)
    office.act("publicity.void", {"publicity": made["publicity"], "reason": "重复登记"})
    settle(qtbot, frame)
    said = {row.ledger.kind: row.accessibleName() for row in page.rows}
    assert said["issue"] == "问题线索台账 共 1 条 未办结 1 逾期 1"
    assert said["publicity"] == "普法活动台账 共 0 条"


@every_ledger
def test_enter_opens_the_list_and_the_crumbs_lead_back(
    qtbot: QtBot, frame: Frame, made: dict[str, str], ledger: Ledger
) -> None:
    page = opened(qtbot, frame)
    at(page, ledger)
    QTest.keyClick(here(), Qt.Key.Key_Return)
    settle(qtbot, frame)
    shown = frame.page()
    assert isinstance(shown, ListPage)
    assert (shown.kind, shown.title) == (ledger.kind, ledger.title)
    assert shown.model.total == 1 + begun(ledger)
    assert marked(frame) == ["业务台账"]
    QTest.keyClick(here(), Qt.Key.Key_Return)
    settle(qtbot, frame)
    record = frame.page()
    assert isinstance(record, RecordPage)
    assert record.file is not None
    assert record.file.record["id"] == made[ledger.kind]
    assert marked(frame) == ["业务台账"]
    crumbs = [one for one in record.findChildren(PageLink) if one.isVisibleTo(record)]
    assert [one.text() for one in crumbs] == ["业务台账", ledger.title]
    crumbs[0].click()
    settle(qtbot, frame)
    assert frame.current == "ledgers"


@every_ledger
def test_a_record_is_entered_from_the_row_and_shown(
    qtbot: QtBot, frame: Frame, office: Workplace, ledger: Ledger
) -> None:
    made = of_ledgers(office, SEVERAL)
    page = opened(qtbot, frame)
    at(page, ledger)
    QTest.keyClick(here(), Qt.Key.Key_Right)
    QTest.keyClick(here(), Qt.Key.Key_Return)
    settle(qtbot, frame)
    form = frame.holder.sheet
    assert form.verb.name == ledger.verb("add")  # type: ignore[union-attr]
    form.panel.set_values(values_of(ledger.entered, made))  # type: ignore[union-attr]
    save(qtbot, frame, form)  # type: ignore[arg-type]
    record = frame.page()
    assert frame.current == ledger.kind
    assert isinstance(record, RecordPage)
    assert record.file is not None
    assert int(record.file.record["register_no"][-3:]) == 2 + begun(ledger)


@every_ledger
def test_ctrl_n_enters_one_more_of_what_is_shown(
    qtbot: QtBot, frame: Frame, made: dict[str, str], ledger: Ledger
) -> None:
    page = opened(qtbot, frame)
    at(page, ledger)
    for name, target in (
        ("", Target()),
        (f"{ledger.kind}_list", Target()),
        (ledger.kind, Target(record=made[ledger.kind])),
    ):
        if name:
            frame.go(name, target)
            settle(qtbot, frame)
        press(frame, Qt.Key.Key_N)
        settle(qtbot, frame)
        assert frame.holder.sheet is not None, name
        assert frame.holder.sheet.verb.name == ledger.verb("add")  # type: ignore[attr-defined]
        press(frame, Qt.Key.Key_Escape, PLAIN)
        assert frame.holder.sheet is None


def test_ctrl_n_elsewhere_registers_a_dispute_as_before(qtbot: QtBot, frame: Frame) -> None:
    active(qtbot, frame)
    for name in ("workbench", "disputes", "handover"):
        frame.go(name)
        settle(qtbot, frame)
        press(frame, Qt.Key.Key_N)
        settle(qtbot, frame)
        assert frame.current == "intake"


def test_the_cursor_comes_back_to_the_ledger_it_left(
    qtbot: QtBot, frame: Frame, page: LedgersPage
) -> None:
    QTest.keyClick(here(), Qt.Key.Key_Down)
    QTest.keyClick(here(), Qt.Key.Key_Down)
    left = here()
    frame.go("workbench")
    settle(qtbot, frame)
    frame.go("ledgers")
    settle(qtbot, frame)
    assert here() is left
    assert left is page.rows[2]


def test_who_only_reads_sees_what_he_may_and_enters_nothing(
    qtbot: QtBot, desk: Desk, office: Workplace, made: dict[str, str]
) -> None:
    reading = Desk(
        seat(office, "reader"),
        desk.runner,
        SilentPrompter(),
        desk.theme,
        desk.settings,
    )
    page = LedgersPage(reading)
    qtbot.addWidget(page)
    page.open(Target())
    qtbot.waitUntil(desk.runner.idle, timeout=10_000)
    shown = [row.ledger.kind for row in page.rows]
    assert {"campaign", "publicity", "enterprise", "enterprise_visit"} <= set(shown)
    hidden = {"issue", "admin_case", "petition", "aid", "service_of_process", "staff_member"}
    assert not hidden & set(shown)
    assert {row.maker for row in page.rows} == {None}
    assert not page.rows[0].begin_new()


def test_the_search_box_finds_records_of_every_ledger_and_their_parts(
    office: Workplace, made: dict[str, str]
) -> None:
    for ledger in several():
        name = str(find(office, ledger.kind).items[0]["number"])
        hits = [one for one in everything(office, name) if isinstance(one, Hit)]
        # Lists that come with the program are no cases to look for.
        told = (ledger.kind, made[ledger.kind]) in [(one.kind, one.id) for one in hits]
        assert told == (not ledger.catalogue)
    more = {"aspect": "contract", "problem": "印章没有专人保管"}
    office.act(
        "enterprise_visit.add_finding", {"enterprise_visit": made["enterprise_visit"], **more}
    )
    found = [one.kind for one in everything(office, "印章没有专人") if isinstance(one, Hit)]
    assert found == ["enterprise_visit"]
