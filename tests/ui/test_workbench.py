"""The workbench: what the bureau returned, the hint about the class rule, the months."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from sifasuo_desktop.services.exchange import handover_status
from sifasuo_desktop.services.office.backups import standing
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.store import outbox
from sifasuo_desktop.store.schema.own import REVISION
from sifasuo_desktop.ui.parts.scroll_area import ScrollArea
from sifasuo_desktop.ui.shell.frame import Frame
from sifasuo_desktop.ui.subjects.handover.page import COPIED
from sifasuo_desktop.ui.subjects.workbench.figure_card import FigureCard
from sifasuo_desktop.ui.subjects.workbench.page import Workbench
from sifasuo_desktop.ui.subjects.workbench.side_cards import NO_RULE, SafetyCard
from tests.services.offices import seat
from tests.ui.frames import FrameAt, settle
from tests.ui.offices import receive

REASON = "证件号码应为 18 位"


def give_back(office: Workplace, record: str) -> None:
    """The bureau returns the newest revision of a record."""
    with office.store.writing() as unit:
        query = select(REVISION.c.rev).where(REVISION.c.record == record)
        rev = unit.rows(query.order_by(REVISION.c.n.desc()))[0][0]
        outbox.mark_received(
            unit, epoch="", through=0, receipt="HZ-1", at="", returned=[(rev, REASON)]
        )


def words_on(widget: QWidget) -> str:
    labels = [one for one in widget.findChildren(QLabel) if one.isVisibleTo(widget)]
    return "\n".join(one.toolTip() or one.text() for one in labels)


def pressed(qtbot: QtBot, frame: Frame, name: str) -> None:
    def there() -> list[QPushButton]:
        buttons = frame.page().findChildren(QPushButton)
        return [one for one in buttons if one.accessibleName() == name and one.isVisibleTo(frame)]

    # A button put into a page that is shown appears with the next turn of the loop.
    qtbot.waitUntil(lambda: len(there()) == 1, timeout=10_000)
    qtbot.mouseClick(there()[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(frame.desk.runner.idle, timeout=10_000)


def figures(frame: Frame) -> set[tuple[int, int]]:
    """Where the four figures stand, as row and column."""
    cards = frame.page().findChildren(FigureCard)
    lefts, tops = (sorted({at(one.pos()) for one in cards}) for at in (QPoint.x, QPoint.y))
    return {(tops.index(one.y()), lefts.index(one.x())) for one in cards}


@pytest.mark.parametrize(
    ("width", "factor", "folded"),
    [
        (1366, 1.0, False),
        (1024, 1.0, False),
        (1366, 1.75, False),
        (1024, 1.75, True),
        (800, 1.0, True),
    ],
)
def test_the_cards_at_the_right_stand_below_where_both_would_be_cramped(
    qtbot: QtBot, frame_at: FrameAt, width: int, factor: float, folded: bool
) -> None:
    frame = frame_at(width, factor)
    settle(qtbot, frame)
    page = frame.page()
    assert isinstance(page, Workbench)
    assert page.columns.folded is folded
    below = page._month.mapTo(page, QPoint()).y() > page._list.mapTo(page, QPoint()).y()
    assert below is folded
    two_by_two = {(0, 0), (0, 1), (1, 0), (1, 1)}
    assert figures(frame) == (two_by_two if folded else {(0, 0), (0, 1), (0, 2), (0, 3)})
    (outer,) = [one for one in page.children() if isinstance(one, ScrollArea)]
    assert outer.horizontalScrollBar().maximum() == 0
    frame.resize(2200, 768)
    settle(qtbot, frame)
    assert not page.columns.folded
    assert figures(frame) == {(0, 0), (0, 1), (0, 2), (0, 3)}


def test_what_the_bureau_returned_is_counted_and_opened(qtbot: QtBot, frame: Frame) -> None:
    office = frame.desk.workplace
    give_back(office, receive(office, "孙志强"))
    frame.go("workbench")
    card = frame.page().findChildren(FigureCard)[-1]
    told = f"市局退回 1：{REASON}"
    qtbot.waitUntil(lambda: card.accessibleName() == told, timeout=10_000)
    qtbot.waitUntil(frame.desk.runner.idle, timeout=10_000)
    (returned,) = handover_status.status(office).returned
    pressed(qtbot, frame, f"市局退回：{returned.title}")
    assert frame.current == "correction"


def test_a_record_changed_after_its_return_is_no_longer_returned(office: Workplace) -> None:
    person = receive(office, "孙志强")
    give_back(office, person)
    assert [one.record for one in handover_status.status(office).returned] == [person]
    plan = {"correction": person, "plan": "每月走访一次。", "plan_made": "2026-04-01"}
    office.act("correction.plan", plan)
    assert handover_status.status(office).returned == ()


def test_what_may_not_be_read_is_not_told_as_returned(office: Workplace) -> None:
    give_back(office, receive(office, "孙志强"))
    assert handover_status.status(seat(office, "mediator")).returned == ()


def test_the_hint_about_the_class_rule_is_given_once(qtbot: QtBot, frame: Frame) -> None:
    assert NO_RULE in words_on(frame.page())
    pressed(qtbot, frame, "知道了")
    frame.go("system")
    frame.go("workbench")
    qtbot.waitUntil(frame.desk.runner.idle, timeout=10_000)
    assert NO_RULE not in words_on(frame.page())


def test_after_the_copy_the_stick_may_be_pulled() -> None:
    said = COPIED.format(count=2)
    assert "读回核对" in said
    assert "可以拔出" in said


def test_how_much_waits_is_said_once_the_office_has_joined(frame: Frame) -> None:
    status = handover_status.status(frame.desk.workplace)
    assert status.waiting
    assert "条待上报" not in words_on(frame)
    assert "尚未接入市局" in words_on(frame.page())
    joined = replace(status, enrolled=True)
    card = SafetyCard(frame.desk)
    card.show_status(joined, standing(frame.desk.workplace))
    assert f"{status.waiting} 条待上报" in words_on(card)
