"""Lists by hand: order by heading, chosen columns, kept filters, the menu of a row, keys, print."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.list_sort import Order
from sifasuo_desktop.services.reading.list_view import (
    ListView,
    SavedFilter,
    keep_list_view,
    list_view,
)
from sifasuo_desktop.ui.forms.act_form import ActForm
from sifasuo_desktop.ui.lists.list_page import ListPage
from sifasuo_desktop.ui.page import Target
from sifasuo_desktop.ui.paper.preview import PreviewPage
from sifasuo_desktop.ui.shell.frame import Frame
from tests.reading_pdf import text_of
from tests.services.offices import seat
from tests.ui.offices import receive, register

NAMES = ("王磊", "安小满", "陈志海")


def settle(qtbot: QtBot, frame: Frame) -> None:
    qtbot.waitUntil(frame.desk.runner.idle, timeout=10_000)


@pytest.fixture
def page(qtbot: QtBot, frame: Frame, office: Workplace) -> ListPage:
    for name in NAMES:
        receive(office, name)
    frame.go("corrections")
    settle(qtbot, frame)
    shown = frame.page()
    assert isinstance(shown, ListPage)
    return shown


def names(page: ListPage) -> list[str]:
    return [str(page.model.item(row)["name"]) for row in range(page.model.rowCount())]


def choose(menu: QMenu, *path: str) -> None:
    """Triggers an entry as a click does, through menus below menus."""
    for action in menu.actions():
        if action.text() == path[0]:
            below = action.menu()
            if isinstance(below, QMenu):
                choose(below, *path[1:])
            else:
                action.trigger()
            return
    raise AssertionError(path)


def place_of(page: ListPage, title: str) -> int:
    return [column.title for column in page.columns].index(title)


def heading(page: ListPage, title: str) -> None:
    page.table.horizontalHeader().sectionClicked.emit(place_of(page, title))


def test_a_heading_orders_up_then_down_then_newest_first(
    qtbot: QtBot, frame: Frame, page: ListPage
) -> None:
    assert names(page) == ["陈志海", "安小满", "王磊"]
    for expected in (
        ["安小满", "陈志海", "王磊"],
        ["王磊", "陈志海", "安小满"],
        list(reversed(NAMES)),
    ):
        heading(page, "姓名")
        settle(qtbot, frame)
        assert names(page) == expected
    heading(page, "上报")
    settle(qtbot, frame)
    assert page.order is None


def test_the_order_can_be_chosen_without_the_mouse(
    qtbot: QtBot, frame: Frame, page: ListPage
) -> None:
    menu = page.arranging.column_menu
    menu.refill()
    choose(menu.menu_below, "排序", "姓名 ↑")
    settle(qtbot, frame)
    assert names(page) == ["安小满", "陈志海", "王磊"]


def test_chosen_columns_are_there_again_for_who_chose_them(
    qtbot: QtBot, frame: Frame, page: ListPage, office: Workplace
) -> None:
    menu = page.arranging.column_menu
    for title in ("报到日期", "管理类别"):
        menu.refill()
        choose(menu.menu_below, title)
        settle(qtbot, frame)
    reported, place = place_of(page, "报到日期"), place_of(page, "管理类别")
    assert not page.table.isColumnHidden(reported)
    assert page.table.isColumnHidden(place)
    assert page.model.data(page.model.index(0, reported)) == "2026-03-25"
    kept = list_view(office, "correction").columns
    assert kept is not None
    assert "reported" in kept
    assert list_view(seat(office, "clerk"), "correction") == ListView()
    assert list_view(office, "dispute") == ListView()
    menu.refill()
    choose(menu.menu_below, "恢复常用的列")
    settle(qtbot, frame)
    assert page.table.isColumnHidden(reported)
    assert not page.table.isColumnHidden(place)


def test_a_filter_is_kept_used_again_and_forgotten(
    qtbot: QtBot, frame: Frame, page: ListPage, office: Workplace
) -> None:
    page.filter.setText("axm")
    page.chips.choose("received")
    page.show_order(Order("name"))
    settle(qtbot, frame)
    menu = page.arranging.saved_menu
    menu.refill()
    choose(menu.menu_below, "保存现在的筛选：已接收 · axm · 姓名↑")
    settle(qtbot, frame)
    page.show_order(None)
    page.show_all()
    settle(qtbot, frame)
    assert len(names(page)) == 3
    menu.refill()
    choose(menu.menu_below, "已接收 · axm · 姓名↑")
    settle(qtbot, frame)
    assert (page.filter.text(), page.chips.value) == ("axm", "received")
    assert page.order == Order("name")
    assert names(page) == ["安小满"]
    menu.refill()
    choose(menu.menu_below, "删除", "已接收 · axm · 姓名↑")
    settle(qtbot, frame)
    assert list_view(office, "correction").saved == ()


def test_a_kept_arrangement_that_cannot_be_read_is_the_usual_one(office: Workplace) -> None:
    view = ListView(("name",), (SavedFilter("逾期", chip="due:late", order=Order("end", True)),))
    assert keep_list_view(office, "correction", view) == list_view(office, "correction")
    from sifasuo_desktop.store import preferences

    preferences.put(office.store, office.user.account, "list.correction", '{"saved": [1]}')
    assert list_view(office, "correction") == ListView()


def row_menu(qtbot: QtBot, frame: Frame, page: ListPage) -> QMenu:
    page.menus.ask(page.model.index(0, 0), QPoint(50, 50))
    settle(qtbot, frame)
    assert page.menus.shown is not None
    return page.menus.shown


def test_a_row_is_opened_copied_and_acted_on_from_its_menu(
    qtbot: QtBot, frame: Frame, page: ListPage
) -> None:
    menu = row_menu(qtbot, frame, page)
    number = str(page.model.item(0)["number"])
    choose(menu, f"复制编号  {number}")
    assert QGuiApplication.clipboard().text() == number
    menu.close()
    menu = row_menu(qtbot, frame, page)
    titles = [action.text() for action in menu.actions()]
    assert titles[0] == "打开"
    assert "登记走访" in titles
    assert "接收登记" not in titles
    choose(menu, "登记走访")
    settle(qtbot, frame)
    assert isinstance(frame.holder.sheet, ActForm)
    assert frame.holder.sheet.verb.name == "correction.visit"
    menu.close()


def test_the_menu_key_opens_the_menu_of_the_chosen_row(
    qtbot: QtBot, frame: Frame, page: ListPage
) -> None:
    from PySide6.QtGui import QContextMenuEvent

    page.table.setCurrentIndex(page.model.index(1, 0))
    middle = QPoint(400, 300)
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Keyboard, middle, page.table.mapToGlobal(middle)
    )
    with qtbot.waitSignal(page.table.menu_asked) as asked:
        page.table.contextMenuEvent(event)
    assert asked.args is not None
    assert asked.args[0].row() == 1
    settle(qtbot, frame)
    assert page.menus.shown is not None
    page.menus.shown.close()


def test_the_filter_answers_down_esc_and_enter(qtbot: QtBot, frame: Frame, page: ListPage) -> None:
    frame.activateWindow()
    qtbot.waitUntil(frame.isActiveWindow)
    page._to_filter()
    qtbot.keyClick(page.filter, Qt.Key.Key_Down)
    assert page.table.hasFocus()
    page._to_filter()
    qtbot.keyClicks(page.filter, "axm")
    qtbot.keyClick(page.filter, Qt.Key.Key_Escape)
    settle(qtbot, frame)
    assert page.filter.text() == ""
    assert page.filter.hasFocus()
    qtbot.keyClick(page.filter, Qt.Key.Key_Escape)
    assert page.table.hasFocus()
    page._to_filter()
    qtbot.keyClicks(page.filter, "axm")
    with qtbot.waitSignal(frame.desk.turn) as turned:
        qtbot.keyClick(page.filter, Qt.Key.Key_Return)
    assert turned.args is not None
    assert turned.args[0] == "correction"
    settle(qtbot, frame)


def test_esc_in_the_list_shows_all_again(qtbot: QtBot, frame: Frame, page: ListPage) -> None:
    page.filter.setText("axm")
    page.chips.choose("received")
    page._filtered()
    settle(qtbot, frame)
    page.show_all()
    settle(qtbot, frame)
    assert (page.filter.text(), page.chips.value, len(names(page))) == ("", "", 3)


@pytest.mark.parametrize("size", [(1024, 768), (1366, 768), (1920, 1080)])
def test_a_number_is_never_cut(
    qtbot: QtBot, frame: Frame, office: Workplace, size: tuple[int, int]
) -> None:
    case = register(office, "陈志海")
    office.act("dispute.consent", {"dispute": case, "consent": "yes"})
    office.act("dispute.accept", {"dispute": case, "accepted": "2026-04-03"})
    frame.resize(*size)
    frame.go("disputes")
    settle(qtbot, frame)
    page = frame.page()
    assert isinstance(page, ListPage)
    place = place_of(page, "案号")
    words = str(page.model.data(page.model.index(0, place)))
    assert words == "（2026）皋云人调字第001号"
    assert page.table.columnWidth(place) >= page.table.fontMetrics().horizontalAdvance(words) + 8
    shown = sum(page.table.columnWidth(column) for column in range(len(page.columns)))
    assert shown <= page.table.viewport().width()


def test_a_list_is_printed_as_it_is_shown(
    qtbot: QtBot, frame: Frame, page: ListPage, office: Workplace
) -> None:
    page.show_order(Order("name"))
    settle(qtbot, frame)
    page.print()
    preview = frame.page()
    assert isinstance(preview, PreviewPage)
    qtbot.waitUntil(lambda: preview._paper is not None, timeout=10_000)
    paper = preview._paper
    assert paper is not None
    words = "".join(text_of(paper.pdf).split())
    assert paper.file_name == "社区矫正对象清单 2026-04-10 姓名↑"
    assert words.index("安小满") < words.index("陈志海") < words.index("王磊")
    assert "共3条" in words
    assert not preview._blank.isEnabled()
    preview.back()
    settle(qtbot, frame)
    assert isinstance(frame.page(), ListPage)
    assert frame.page() is page
    assert page.order == Order("name")


def test_a_list_keeps_its_filter_while_a_record_is_looked_at(
    qtbot: QtBot, frame: Frame, page: ListPage
) -> None:
    page.filter.setText("axm")
    page._filtered()
    settle(qtbot, frame)
    frame.go("correction", Target(record=str(page.model.item(0)["id"])))
    settle(qtbot, frame)
    frame.go("corrections")
    settle(qtbot, frame)
    assert names(page) == ["安小满"]


def test_a_list_read_again_is_drawn_anew_only_where_something_changed(
    qtbot: QtBot, frame: Frame, page: ListPage, office: Workplace
) -> None:
    resets: list[int] = []
    page.model.modelReset.connect(lambda: resets.append(page.model.rowCount()))
    frame.go("workbench")
    settle(qtbot, frame)
    frame.go("corrections")
    settle(qtbot, frame)
    assert names(page) == ["陈志海", "安小满", "王磊"]
    assert resets == []
    receive(office, "周国平")
    frame.go("workbench")
    settle(qtbot, frame)
    frame.go("corrections")
    settle(qtbot, frame)
    assert resets[-1] == 4
    assert names(page)[0] == "周国平"
    heading(page, "姓名")
    settle(qtbot, frame)
    assert names(page) == ["安小满", "陈志海", "王磊", "周国平"]
