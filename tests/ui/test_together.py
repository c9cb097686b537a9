"""What is put into a layout together appears together; on a page that is not seen it is made ready."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from sifasuo_desktop.ui.parts.label import label
from sifasuo_desktop.ui.parts.together import together


def test_what_is_put_in_together_is_seen_together_but_for_what_was_hidden(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    page.show()
    with together(column):
        made = [label(word) for word in ("甲", "乙", "丙")]
        for one in made:
            column.addWidget(one)
        made[2].hide()
        assert [one.isVisible() for one in made] == [False, False, False]
    assert [one.isVisible() for one in made] == [True, True, False]
    qtbot.waitUntil(lambda: made[0].y() < made[1].y())


def test_for_a_page_that_is_not_seen_all_is_styled_and_placed_before_it_comes(
    qtbot: QtBot,
) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(300, 200)
    column = QVBoxLayout(page)
    with together(column):
        made = [label(word, "title") for word in ("甲", "乙")]
        for one in made:
            column.addWidget(one)
    assert all(one.testAttribute(Qt.WidgetAttribute.WA_WState_Polished) for one in made)
    assert made[0].font().pixelSize() == 20
    assert made[0].y() < made[1].y()
    assert not page.isVisible()
    page.show()
    assert [one.isVisible() for one in made] == [True, True]
