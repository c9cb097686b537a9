"""Lists and menus that are longer than the room: one column, and no row cut in half."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from sifasuo_desktop.ui.page import Target
from sifasuo_desktop.ui.shell.frame import Frame
from sifasuo_desktop.ui.subjects.workbench.due_list import DueList
from tests.ui.narrow import sized
from tests.ui.offices import register

__all__ = ["sized"]


def test_a_long_menu_is_one_column_that_scrolls(qtbot: QtBot, sized: Frame) -> None:
    menu = QMenu(sized)
    for place in range(90):
        menu.addAction(f"第 {place} 项")
    menu.popup(sized.mapToGlobal(QPoint(10, 10)))
    QApplication.processEvents()
    lefts = {menu.actionGeometry(one).x() for one in menu.actions()}
    menu.close()
    assert len(lefts) == 1


@pytest.mark.parametrize("height", [768, 731, 700, 803])
def test_no_row_of_what_is_due_is_cut_at_the_lower_edge(
    qtbot: QtBot, sized: Frame, height: int
) -> None:
    office = sized.desk.workplace
    for place in range(14):
        case = register(office, f"陈志海{place}", applied="2026-03-12")
        office.act("dispute.consent", {"dispute": case, "consent": "yes"})
        office.act("dispute.accept", {"dispute": case, "accepted": "2026-03-12"})
    sized.resize(sized.width(), height)
    sized.go("workbench", Target())
    qtbot.waitUntil(sized.desk.runner.idle, timeout=10_000)
    due = sized.page().findChild(DueList)
    assert due is not None
    rows = due.rows()
    assert len(rows) == 14
    view = rows[0].parentWidget().parentWidget()
    # Rows get their height one layout after they were made.
    qtbot.waitUntil(lambda: _end(rows[0], view) <= view.height() < _end(rows[-1], view))
    # Those made in a later turn find their place one layout later, too.
    qtbot.waitUntil(lambda: _tops(rows, view) == sorted(set(_tops(rows, view))))
    qtbot.waitUntil(lambda: _cut(rows, view) == [])
    assert _end(rows[0], view) <= view.height() < _end(rows[-1], view)


def _cut(rows: Sequence[QWidget], view: QWidget) -> list[int]:
    edge = view.height()
    return [at for at, top in enumerate(_tops(rows, view)) if top < edge < _end(rows[at], view)]


def _tops(rows: Sequence[QWidget], view: QWidget) -> list[int]:
    return [row.mapTo(view, QPoint(0, 0)).y() for row in rows]


def _end(row: QWidget, view: QWidget) -> int:
    return row.mapTo(view, QPoint(0, row.height())).y()
