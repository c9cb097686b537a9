"""系统管理 and 数据上报: who may do what is said in words, at any width; names can be put right."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.finding import find
from sifasuo_desktop.services.reading.showing import show
from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.forms.act_form import ActForm
from sifasuo_desktop.ui.page import Target
from sifasuo_desktop.ui.parts.card import Card
from sifasuo_desktop.ui.parts.sheet import SHORTCUTS
from sifasuo_desktop.ui.records.links import RecordLink
from sifasuo_desktop.ui.shell.form_choice import form_for
from sifasuo_desktop.ui.shell.frame import Frame
from sifasuo_desktop.ui.subjects.handover.page import NOT_JOINED, NOT_JOINING
from sifasuo_desktop.ui.subjects.system.forms import UNREADABLE, preview
from tests.services.offices import PASSWORD, seat
from tests.services.people import DELEGATION
from tests.services.test_prosecutors_walk_calendar import NOTICE_2027
from tests.ui.frames import SIZES, FrameAt, at_rest, keep, settle
from tests.ui.offices import COMMITTEE

NEW = "Qingshan-2027"


def words(frame: Frame) -> str:
    shown = [one for one in frame.page().findChildren(QLabel) if one.isVisibleTo(frame)]
    return "\n".join(one.text() for one in shown)


def press(qtbot: QtBot, frame: Frame, name: str) -> None:
    def there() -> list[QPushButton]:
        buttons = frame.page().findChildren(QPushButton)
        return [one for one in buttons if one.accessibleName() == name and one.isVisibleTo(frame)]

    qtbot.waitUntil(lambda: len(there()) == 1, timeout=10_000)
    there()[0].click()
    settle(qtbot, frame)


def sheet_of(frame: Frame) -> ActForm:
    sheet = frame.holder.sheet
    assert isinstance(sheet, ActForm)
    return sheet


def at_page(qtbot: QtBot, frame: Frame, name: str) -> None:
    settle(qtbot, frame)
    frame.go(name)
    settle(qtbot, frame)


def send(qtbot: QtBot, frame: Frame) -> None:
    sheet_of(frame).send()
    qtbot.waitUntil(lambda: frame.holder.sheet is None, timeout=10_000)
    settle(qtbot, frame)


def test_the_name_of_the_office_is_put_right(qtbot: QtBot, frame: Frame) -> None:
    at_page(qtbot, frame, "system")
    press(qtbot, frame, "修改本所信息")
    panel = sheet_of(frame).panel
    assert panel.fields["name"].value() == "云溪司法所"
    panel.set_values({"name": "如皋市司法局云溪司法所"})
    send(qtbot, frame)
    assert frame.desk.workplace.office().name == "如皋市司法局云溪司法所"


def test_the_yearly_notice_is_taken_in(qtbot: QtBot, frame: Frame) -> None:
    at_page(qtbot, frame, "system")
    assert "2027 年的放假安排" not in words(frame)
    press(qtbot, frame, "登记年度放假安排")
    sheet_of(frame).panel.set_values({"text": NOTICE_2027})
    send(qtbot, frame)
    qtbot.waitUntil(lambda: "2027 年的放假安排" in words(frame), timeout=10_000)
    assert frame.desk.workplace.rules.calendar.is_workday(date(2027, 2, 14))


def test_an_account_is_corrected_reset_and_disabled(qtbot: QtBot, frame: Frame) -> None:
    office = frame.desk.workplace
    at_page(qtbot, frame, "system")
    press(qtbot, frame, "修改：沈知秋（clerk）")
    panel = sheet_of(frame).panel
    assert panel.fields["name"].value() == "沈知秋"
    assert panel.fields["roles"].value() == ["clerk"]
    panel.set_values({"name": "沈知夏", "roles": ["clerk", "mediator"]})
    send(qtbot, frame)
    press(qtbot, frame, "重设密码：沈知夏（clerk）")
    sheet_of(frame).secret.set_value(NEW)
    send(qtbot, frame)
    assert seat(office, "clerk").knows_password(NEW)
    press(qtbot, frame, "停用：沈知夏（clerk）")
    send(qtbot, frame)
    (clerk,) = [one for one in find(office, "user").items if one["account"] == "clerk"]
    assert (clerk["title"], clerk["roles"]) == ("沈知夏", ["clerk", "mediator"])
    assert clerk["disabled"] is True
    press(qtbot, frame, "启用：沈知夏（clerk）")
    sheet_of(frame).secret.set_value(PASSWORD)
    send(qtbot, frame)
    assert seat(office, "clerk").knows_password(PASSWORD)


def test_the_log_is_checked_in_the_window(qtbot: QtBot, frame: Frame) -> None:
    at_page(qtbot, frame, "system")
    press(qtbot, frame, "核对日志")
    assert "日志完整" in words(frame)


def test_a_file_number_is_chosen_by_the_look_of_it(qtbot: QtBot, desk: Desk) -> None:
    form = form_for(desk, "committee.add", {})
    qtbot.addWidget(form)
    at_rest(qtbot, form.desk)
    shown = [one.text() for one in form.findChildren(QLabel)]
    assert "文号中“人调字”前面的字，一般是县和乡镇的简称，如 皋云。" in shown
    form.panel.fields["prefix"].set_value("皋石")
    form.panel.fields["prefix"].input.edited.emit()
    field = form.panel.fields["pattern"]
    assert field.input.label() == "（2026）皋石人调字第001号"  # type: ignore[attr-defined]
    assert field.value() == "（{year}）{prefix}人调{track}字第{seq:03d}号"
    shown = [one.text() for one in form.findChildren(QLabel)]
    assert "书面：（2026）皋石人调字第001号；口头：（2026）皋石人调口字第001号" in shown
    assert not any("{" in one for one in shown)
    form.panel.set_values({"name": "如皋市石庄镇人民调解委员会", "type": "03"})
    form.send()
    qtbot.waitUntil(desk.runner.idle, timeout=10_000)
    made = [one for one in find(desk.workplace, "committee").items if one["prefix"] == "皋石"]
    assert len(made) == 1


def test_a_committee_and_a_mediator_are_put_right(qtbot: QtBot, frame: Frame) -> None:
    office = frame.desk.workplace
    name = "如皋市石庄镇人民调解委员会"
    office.act("committee.add", {"name": name, "type": "03", "prefix": "皋石"})
    office.act("mediator.add", {"name": "沈卫东", "committee": name})
    at_page(qtbot, frame, "system")
    press(qtbot, frame, f"修改：{name}")
    sheet = sheet_of(frame)
    shown = [one.text() for one in sheet.findChildren(QLabel)]
    assert "书面：（2026）皋石人调字第001号；口头：（2026）皋石人调口字第001号" in shown
    assert not any("{" in one for one in shown)
    field = sheet.panel.fields["pattern"]
    assert field.input.label() == "（2026）皋石人调字第001号"  # type: ignore[attr-defined]
    sheet.panel.set_values({"place": "便民中心"})
    send(qtbot, frame)
    made = show(office, "committee", name)["record"]
    assert (made["prefix"], made["place"]) == ("皋石", "便民中心")
    press(qtbot, frame, "修改：沈卫东")
    sheet_of(frame).panel.set_values({"name": "沈伟东"})
    send(qtbot, frame)
    assert find(office, "mediator").items[0]["title"] == "沈伟东"


def test_what_a_clerk_may_not_see_leaves_no_gap(
    qtbot: QtBot, office: Workplace, desk: Desk, frame_at: FrameAt
) -> None:
    desk.workplace = seat(office, "clerk")
    frame = frame_at(1366, 1.0)
    at_page(qtbot, frame, "system")
    cards = [one for one in frame.page().findChildren(Card) if one.isVisibleTo(frame)]
    tops = sorted(card.mapTo(frame.page(), card.rect().topLeft()).y() for card in cards)
    assert len(cards) == 9
    assert [tops.count(top) for top in dict.fromkeys(tops)] == [2, 2, 2, 2, 1]


def test_cards_that_are_shown_again_while_they_are_made_hold_everything_once(
    qtbot: QtBot, frame: Frame, office: Workplace
) -> None:
    at_page(qtbot, frame, "system")
    for number in range(1, 4):
        office.act("mediator.add", {"name": f"沈{'一二三'[number - 1]}", "committee": COMMITTEE})
        frame.page().open(Target())
    settle(qtbot, frame)
    names = [one.accessibleName() for one in frame.page().findChildren(RecordLink)]
    assert sorted(one for one in names if one in ("沈一", "沈二", "沈三")) == [
        "沈一",
        "沈三",
        "沈二",
    ]


def test_a_pattern_that_gives_no_number_is_told() -> None:
    assert preview("皋云", "{prefix}人调字第{seq}号") == UNREADABLE
    assert preview("皋云", "{year}-{x}") == UNREADABLE


@pytest.mark.parametrize("account", ["clerk", "mediator"])
def test_who_may_not_join_the_bureau_reads_who_may(
    qtbot: QtBot, desk: Desk, office: Workplace, account: str
) -> None:
    desk.workplace = seat(office, account)
    frame = Frame(desk, "云溪司法所")
    keep(qtbot, frame)
    frame.start()
    frame.show()
    qtbot.waitUntil(desk.runner.idle, timeout=10_000)
    assert "去上报" not in [one.text() for one in frame.page().findChildren(QPushButton)]
    at_page(qtbot, frame, "handover")
    if account == "clerk":
        assert NOT_JOINED + NOT_JOINING in words(frame)
        grey = [b for b in frame.page().findChildren(QPushButton) if not b.isEnabled()]
        assert grey
        assert all(one.toolTip() for one in grey)
    else:
        assert frame.current == "workbench"


@pytest.mark.parametrize(("width", "factor"), SIZES)
@pytest.mark.parametrize("name", ["system", "handover"])
def test_nothing_scrolls_sideways(
    qtbot: QtBot, desk: Desk, frame_at: FrameAt, width: int, factor: float, name: str
) -> None:
    office = desk.workplace
    committee = "某某某自治县云溪镇物业服务纠纷专业人民调解委员会"
    office.act("committee.add", {"name": committee, "type": "03", "prefix": "自治县云溪镇"})
    office.act("mediator.add", {"name": "阿卜杜热西提·买买提", "committee": committee})
    office.act("delegation.record", DELEGATION)
    frame = frame_at(width, factor)
    at_page(qtbot, frame, name)
    QApplication.processEvents()
    for area in frame.page().findChildren(QScrollArea):
        assert area.horizontalScrollBar().maximum() == 0


def test_the_list_of_keys_holds_what_the_window_offers() -> None:
    keys = " ".join(keys for keys, _ in SHORTCUTS)
    for one in (
        "F4",
        "Alt+O",
        "Alt+A",
        "Alt+B",
        "Ctrl+Enter",
        "Ctrl+Shift+S",
        "Delete",
        "Alt+1",
        "Alt+↓",
        "Alt+N",
        "Alt+D",
    ):
        assert one in keys
