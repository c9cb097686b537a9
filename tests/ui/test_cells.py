"""The cells of a list are drawn by hand, and look as the style sheet draws them."""

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QStyledItemDelegate
from pytestqt.qtbot import QtBot

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.ui.lists.list_page import ListPage
from tests.ui.frames import FrameAt, settle
from tests.ui.offices import receive


def drawn(page: ListPage) -> QImage:
    """The table from its second column on: the first one holds the pills."""
    viewport = page.table.viewport()
    left = page.table.columnViewportPosition(1)
    return viewport.grab().toImage().copy(left, 0, viewport.width() - left, viewport.height())


@pytest.mark.parametrize("factor", [1.0, 1.25, 1.5, 1.75])
def test_words_stand_where_the_style_sheet_puts_them(
    qtbot: QtBot, frame_at: FrameAt, office: Workplace, factor: float
) -> None:
    for name in ("王磊", "安小满", "欧阳建国强"):
        receive(office, name)
    frame = frame_at(1366, factor)
    frame.go("corrections")
    settle(qtbot, frame)
    page = frame.page()
    assert isinstance(page, ListPage)
    page.table.setCurrentIndex(page.model.index(1, 0))
    page.table.setColumnWidth(2, 47)  # too narrow for its words
    page.filter.setFocus()
    by_hand = drawn(page)
    plain = QStyledItemDelegate(page.table)
    page.table.setItemDelegate(plain)
    by_style = drawn(page)
    assert by_hand == by_style
    page.table.setCurrentIndex(page.model.index(2, 0))
    assert drawn(page) != by_style
