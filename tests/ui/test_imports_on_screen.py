"""从表格导入 in the window: looked at, registered, taken back; a list written as it is shown."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from sifasuo_desktop.services.reading.finding import find
from sifasuo_desktop.statistics.sheet_reading import read_sheets
from sifasuo_desktop.ui.lists.list_page import ListPage
from sifasuo_desktop.ui.lists.sheet_menu import SheetMenu
from sifasuo_desktop.ui.page import Target
from sifasuo_desktop.ui.shell.frame import Frame
from sifasuo_desktop.ui.subjects.sheets.page import ImportPage
from tests.made_sheets import table, write_book
from tests.ui.frames import active, settle
from tests.ui.offices import SilentPrompter

HEAD = ("活动日期", "活动主题", "活动地点", "活动形式", "面向人群", "受众人次", "看法")


def event(theme: str, people: Any = 50) -> tuple[Any, ...]:
    return ("2026-3-5", theme, "皋北村", "普法宣讲", "社会大众", people, "好")


def import_page(qtbot: QtBot, frame: Frame) -> ImportPage:
    active(qtbot, frame)
    frame.go("sheet_import", Target(words="publicity"))
    settle(qtbot, frame)
    page = frame.page()
    assert isinstance(page, ImportPage)
    return page


def press(qtbot: QtBot, frame: Frame, made: QPushButton) -> None:
    assert made.isVisible()
    assert made.isEnabled()
    qtbot.mouseClick(made, Qt.MouseButton.LeftButton)
    settle(qtbot, frame)


def chosen(frame: Frame, file: Path) -> None:
    prompter = frame.desk.prompter
    assert isinstance(prompter, SilentPrompter)
    prompter.chosen = file


def shown(page: ImportPage, row: int) -> list[str]:
    model = page.table.rows
    return [str(model.index(row, column).data()) for column in range(4)]


def test_rows_are_looked_at_registered_and_taken_back(
    qtbot: QtBot, frame: Frame, tmp_path: Path
) -> None:
    page = import_page(qtbot, frame)
    file = write_book(
        tmp_path / "普法.xlsx", table(("2026年普法",), HEAD, event("民法典"), event("宪法"))
    )
    chosen(frame, file)
    press(qtbot, frame, page.choose)
    assert page.found.says.text() == "普法.xlsx：共 2 行，可以登记 2 行，已有 0 行，有误 0 行。"
    assert "没有对应栏目、未导入的列：看法" in page.found.remarks.text()
    assert shown(page, 0) == ["3", "可以登记", "2026-3-5", "民法典"]
    assert find(frame.desk.workplace, "publicity").total == 0
    press(qtbot, frame, page.found.register)
    assert page.found.says.text() == "普法.xlsx：共 2 行，已登记 2 行，已有 0 行，有误 0 行。"
    assert find(frame.desk.workplace, "publicity").total == 2
    press(qtbot, frame, page.found.undo)
    assert page.found.says.text().startswith("已撤回")
    assert find(frame.desk.workplace, "publicity").total == 0


def test_a_wrong_cell_is_told_and_only_good_rows_are_registered(
    qtbot: QtBot, frame: Frame, tmp_path: Path
) -> None:
    page = import_page(qtbot, frame)
    chosen(
        frame, write_book(tmp_path / "a.xlsx", table(HEAD, event("民法典"), event("宪法", "很多")))
    )
    press(qtbot, frame, page.choose)
    assert page.found.wrong.text() == "F3“很多”：“受众人次”的填法不对，应填整数。"
    assert not page.found.register.isVisible()
    model = page.table.rows
    wrong = model.index(1, 7)
    assert wrong.data() == "很多"
    assert wrong.data(Qt.ItemDataRole.ToolTipRole) == "“受众人次”的填法不对，应填整数。"
    press(qtbot, frame, page.found.register_good)
    assert find(frame.desk.workplace, "publicity").total == 1


def test_a_file_that_cannot_be_used_says_why(qtbot: QtBot, frame: Frame, tmp_path: Path) -> None:
    page = import_page(qtbot, frame)
    file = tmp_path / "a.xlsx"
    file.write_text("abc")
    chosen(frame, file)
    press(qtbot, frame, page.choose)
    assert page.found.wrong.text().startswith("“a.xlsx”不是电子表格。")
    assert page.choose.isEnabled()


def test_what_was_looked_at_is_what_is_registered(
    qtbot: QtBot, frame: Frame, tmp_path: Path
) -> None:
    page = import_page(qtbot, frame)
    file = write_book(tmp_path / "a.xlsx", table(HEAD, event("民法典")))
    chosen(frame, file)
    press(qtbot, frame, page.choose)
    write_book(file, table(HEAD, event("宪法"), event("反诈")))
    press(qtbot, frame, page.found.register)
    (item,) = find(frame.desk.workplace, "publicity").items
    assert item["theme"] == "民法典"


def test_a_list_is_written_as_it_is_shown(qtbot: QtBot, frame: Frame, tmp_path: Path) -> None:
    frame.desk.workplace.act(
        "publicity.add",
        {"held_on": "2026-03-05", "theme": "民法典", "place": "皋北村", "forms": ["02"],
         "audiences": ["05"], "people": 50},
    )  # fmt: skip
    active(qtbot, frame)
    frame.go("publicity_list")
    settle(qtbot, frame)
    page = frame.page()
    assert isinstance(page, ListPage)
    chosen(frame, tmp_path / "out.xlsx")
    page.findChild(SheetMenu).export()
    settle(qtbot, frame)
    (grid,) = read_sheets(tmp_path / "out.xlsx")
    assert grid.lines[0].cells[0] == "普法活动台账清单"
    titles = [str(one) for one in grid.lines[2].cells]
    row = dict(zip(titles, grid.lines[3].cells, strict=True))
    assert (row["登记号"], row["活动主题"], row["受众人次"]) == ("普2026-0001", "民法典", 50)


def test_the_menu_of_a_list_leads_to_its_imports(qtbot: QtBot, frame: Frame) -> None:
    active(qtbot, frame)
    frame.go("publicity_list")
    settle(qtbot, frame)
    page = frame.page()
    assert isinstance(page, ListPage)
    menu = page.findChild(SheetMenu)
    (opens,) = menu.buttons
    opens.refill()
    entries = [one.text() for one in opens.menu_below.actions()]
    assert entries == ["导出这张清单…", "从表格导入…", "粘贴复制的行  Ctrl+V"]
    menu.bring_in()
    settle(qtbot, frame)
    assert isinstance(frame.page(), ImportPage)


def test_an_import_of_another_day_is_taken_back_where_it_is_listed(
    qtbot: QtBot, frame: Frame, tmp_path: Path
) -> None:
    page = import_page(qtbot, frame)
    chosen(frame, write_book(tmp_path / "a.xlsx", table(HEAD, event("民法典"))))
    press(qtbot, frame, page.choose)
    press(qtbot, frame, page.found.register)
    frame.go("workbench")
    settle(qtbot, frame)
    frame.go("sheet_import", Target(words="village"))
    settle(qtbot, frame)
    assert not page.past.isVisible()
    frame.go("sheet_import", Target(words="publicity"))
    settle(qtbot, frame)
    (undo,) = page.past.buttons
    press(qtbot, frame, undo)
    assert find(frame.desk.workplace, "publicity").total == 0
    assert page.past.buttons == []


def test_a_column_nobody_knew_is_explained_and_known_from_then_on(
    qtbot: QtBot, frame: Frame, tmp_path: Path
) -> None:
    page = import_page(qtbot, frame)
    head = ("活动日期", "搞了什么", *HEAD[2:])
    chosen(frame, write_book(tmp_path / "a.xlsx", table(head, event("民法典"))))
    press(qtbot, frame, page.choose)
    assert "缺少必填的列：活动主题" in page.found.wrong.text()
    assert list(page.mapping.menus) == ["搞了什么", "看法"]
    menu = page.mapping.menus["搞了什么"]
    menu.refill()
    (wanted,) = [one for one in menu.menu_below.actions() if one.text() == "活动主题"]
    menu.menu_below.triggered.emit(wanted)
    assert menu.text() == "活动主题 ▾"
    press(qtbot, frame, page.mapping.go_on)
    press(qtbot, frame, page.found.register)
    assert find(frame.desk.workplace, "publicity").total == 1
    chosen(frame, write_book(tmp_path / "b.xlsx", table(head, event("宪法"))))
    press(qtbot, frame, page.choose)
    assert page.found.says.text().startswith("b.xlsx：共 1 行，可以登记 1 行")


def test_an_import_under_way_is_stopped_and_leaves_nothing(
    qtbot: QtBot, frame: Frame, tmp_path: Path
) -> None:
    page = import_page(qtbot, frame)
    rows = [event(f"第{number}讲") for number in range(1, 400)]
    chosen(frame, write_book(tmp_path / "a.xlsx", table(HEAD, *rows)))
    press(qtbot, frame, page.choose)
    qtbot.mouseClick(page.found.register, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.found.cancel, Qt.MouseButton.LeftButton)
    settle(qtbot, frame)
    assert page.found.says.text() == "已取消，没有登记任何一行。"
    assert find(frame.desk.workplace, "publicity").total == 0


def test_whoever_went_elsewhere_meanwhile_keeps_the_focus(
    qtbot: QtBot, frame: Frame, tmp_path: Path
) -> None:
    """What one types into the search box presses no button of the import that is ready."""
    page = import_page(qtbot, frame)
    chosen(frame, write_book(tmp_path / "a.xlsx", table(HEAD, event("民法典"))))
    qtbot.mouseClick(page.choose, Qt.MouseButton.LeftButton)
    QTest.keyClick(page, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    box = QApplication.focusWidget()
    assert box is not None
    assert not page.isAncestorOf(box)
    settle(qtbot, frame)
    assert page.found.register.isVisible()
    assert QApplication.focusWidget() is box
    for key in ("c", " ", "h"):
        QTest.keyClicks(QApplication.focusWidget(), key)
    settle(qtbot, frame)
    assert find(frame.desk.workplace, "publicity").total == 0


def test_escape_goes_back_to_the_list(qtbot: QtBot, frame: Frame, tmp_path: Path) -> None:
    page = import_page(qtbot, frame)
    chosen(frame, write_book(tmp_path / "a.xlsx", table(HEAD, event("民法典"))))
    press(qtbot, frame, page.choose)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    settle(qtbot, frame)
    assert isinstance(frame.page(), ListPage)
