"""The list of what is due: a refresh makes only what is new, and never many rows in one turn."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from sifasuo_desktop.domain.deadlines.engine import Obligation
from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.subjects.workbench.due_list import EACH_TURN, DueList
from sifasuo_desktop.ui.subjects.workbench.due_row import DueRow
from tests.services.offices import FIRST_DAY


def obligation(number: int, due: date = FIRST_DAY) -> Obligation:
    return Obligation(
        rule="dispute.accept", title="决定是否受理", kind="dispute", record=f"{number:032x}",
        number=f"登2026-{number:04d}", who="陈志海与吴长林", due=due, light="yellow", basis="", why="",
        act="dispute.accept", part="", reminder=due, soft=False, provisional=False,
        late_days=(FIRST_DAY - due).days,
    )  # fmt: skip


@pytest.fixture
def listed(qtbot: QtBot, desk: Desk) -> DueList:
    made = DueList(desk)
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    return made


def turn_until_whole(qtbot: QtBot, listed: DueList, count: int) -> None:
    qtbot.waitUntil(lambda: len(listed.rows()) == count, timeout=5_000)


def test_rows_that_stay_are_the_same_widgets(qtbot: QtBot, listed: DueList) -> None:
    due = [obligation(number) for number in range(30)]
    listed.show_due(due, {})
    turn_until_whole(qtbot, listed, 30)
    before = {row.row.record: row for row in listed.rows()}
    late = obligation(5, FIRST_DAY - timedelta(1))
    listed.show_due([late, *due[:5], *due[6:], obligation(99)], {})
    turn_until_whole(qtbot, listed, 31)
    rows = listed.rows()
    assert [row.row.number for row in rows[:3]] == ["登2026-0005", "登2026-0000", "登2026-0001"]
    new = [row.row.number for row in rows if before.get(row.row.record) is not row]
    assert new == ["登2026-0005", "登2026-0099"]
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # type: ignore[call-overload]
    assert len(listed.findChildren(DueRow)) == 31
    qtbot.waitUntil(lambda: rows[30].geometry().top() > rows[29].geometry().top(), timeout=5_000)
    places = [row.geometry().top() for row in rows]
    assert places == sorted(set(places))


def test_a_turn_of_the_loop_makes_few_rows(qtbot: QtBot, listed: DueList) -> None:
    listed.show_due([obligation(number) for number in range(70)], {})
    assert len(listed.findChildren(DueRow)) == EACH_TURN
    turn_until_whole(qtbot, listed, 60)
    last = listed._rows.itemAt(60)
    assert last is not None
    (words,) = [one.text() for one in (last.widget(),) if isinstance(one, QLabel)]
    assert words == "还有 10 项，办完前面的再显示。"


def test_the_cursor_stays_on_its_row_while_rows_are_still_made(
    qtbot: QtBot, listed: DueList
) -> None:
    due = [obligation(number) for number in range(40)]
    listed.show_due(due, {})
    turn_until_whole(qtbot, listed, 40)
    listed.activateWindow()
    listed.take_focus()
    qtbot.waitUntil(listed.rows()[0].hasFocus, timeout=5_000)
    listed.show_due([obligation(number + 100) for number in range(40)], {})
    turn_until_whole(qtbot, listed, 40)
    assert listed.rows()[0].hasFocus()
    assert listed.rows()[0].row.number == "登2026-0100"
