"""The list of what is due: a refresh makes only what is new, and never many rows in one turn."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from sifasuo_desktop.domain.deadlines.engine import Obligation
from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.parts import bit_by_bit
from sifasuo_desktop.ui.subjects.workbench.due_list import DueList
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
    qtbot.waitUntil(
        lambda: len(listed.rows()) == count and not listed._making.under_way(), timeout=5_000
    )


def press(key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


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


def test_a_turn_of_the_loop_makes_few_rows(
    qtbot: QtBot, listed: DueList, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed.show_due([obligation(number) for number in range(70)], {})
    assert len(listed.findChildren(DueRow)) == 1
    monkeypatch.setattr(bit_by_bit, "SLICE", 0.0)
    counts = []
    while len(listed.rows()) < 60:
        QCoreApplication.processEvents()
        counts.append(len(listed.rows()))
    assert max(after - before for before, after in pairwise(counts)) <= 2
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
    QPushButton("别处", listed).show()
    listed.activateWindow()
    listed.take_focus()
    qtbot.waitUntil(listed.rows()[0].hasFocus, timeout=5_000)
    listed.show_due([obligation(number + 100) for number in range(40)], {})
    turn_until_whole(qtbot, listed, 40)
    assert listed.rows()[0].hasFocus()
    assert listed.rows()[0].row.number == "登2026-0100"


def test_the_row_with_the_cursor_and_the_scrolled_place_stay_while_others_come_and_go(
    qtbot: QtBot, listed: DueList, monkeypatch: pytest.MonkeyPatch
) -> None:
    due = [obligation(number) for number in range(40)]
    listed.show_due(due, {})
    turn_until_whole(qtbot, listed, 40)
    listed.activateWindow()
    listed.take_focus()
    qtbot.waitUntil(listed.rows()[0].hasFocus, timeout=5_000)
    for _ in range(20):
        press(Qt.Key.Key_Down)
    row, bar = listed.rows()[20], listed._scroll.verticalScrollBar()
    assert (row.hasFocus(), row.row.number) == (True, "登2026-0020")
    qtbot.waitUntil(lambda: bar.value() > 300, timeout=5_000)
    place = bar.value()
    monkeypatch.setattr(bit_by_bit, "SLICE", 0.0)
    late = [obligation(number, FIRST_DAY - timedelta(1)) for number in (70, 71, 72)]
    listed.show_due([*late, *due[:10], *due[11:]], {})
    while listed._making.under_way():
        assert row.hasFocus()
        assert "登2026-0010" not in [one.row.number for one in listed.rows()]
        assert bar.value() >= place - 2 * row.height()
        QCoreApplication.processEvents()
    assert row.hasFocus()
    assert listed.rows()[22] is row
    assert [one.row.number for one in listed.rows()[:4]] == [
        "登2026-0070", "登2026-0071", "登2026-0072", "登2026-0000",
    ]  # fmt: skip
    stops = [one for one in listed.rows() if one.focusPolicy() == Qt.FocusPolicy.StrongFocus]
    assert stops == [row]
    row.clearFocus()
    listed.take_focus()
    assert row.hasFocus()
    press(Qt.Key.Key_Up)
    assert listed.rows()[21].hasFocus()


def test_where_the_row_with_the_cursor_goes_the_next_one_has_it_at_once(
    qtbot: QtBot, listed: DueList, monkeypatch: pytest.MonkeyPatch
) -> None:
    due = [obligation(number) for number in range(6)]
    listed.show_due(due, {})
    turn_until_whole(qtbot, listed, 6)
    listed.activateWindow()
    listed.take_focus()
    qtbot.waitUntil(listed.rows()[0].hasFocus, timeout=5_000)
    press(Qt.Key.Key_Down)
    monkeypatch.setattr(bit_by_bit, "SLICE", 0.0)
    listed.show_due([due[0], *due[2:], *(obligation(number) for number in range(20, 30))], {})
    assert listed._making.under_way()
    assert [one.row.number for one in listed.rows() if one.hasFocus()] == ["登2026-0002"]
    turn_until_whole(qtbot, listed, 15)
    assert [one.row.number for one in listed.rows() if one.hasFocus()] == ["登2026-0002"]


def test_what_is_due_at_last_takes_the_place_of_what_is_still_being_shown(
    qtbot: QtBot, listed: DueList
) -> None:
    listed.show_due([obligation(number) for number in range(40)], {})
    listed.show_due([obligation(number) for number in (50, 51, 0)], {})
    turn_until_whole(qtbot, listed, 3)
    assert [one.row.number for one in listed.rows()] == [
        "登2026-0050",
        "登2026-0051",
        "登2026-0000",
    ]
    assert [one.row.number for one in listed.findChildren(DueRow) if one.isVisible()] == [
        "登2026-0000", "登2026-0050", "登2026-0051",
    ]  # fmt: skip
