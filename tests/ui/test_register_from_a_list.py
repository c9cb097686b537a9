"""打印台账 above a list: the register of a period of today, whatever the list is narrowed to."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.ui.lists.list_page import ListPage
from sifasuo_desktop.ui.lists.list_printing import RegisterMenu
from sifasuo_desktop.ui.paper.preview import PreviewPage
from sifasuo_desktop.ui.shell.frame import Frame
from tests.reading_pdf import text_of

EVENTS = {
    "去年宪法宣传": "2025-12-04",
    "春节送法下乡": "2026-01-20",
    "消费者权益宣讲": "2026-03-12",
    "清明安全教育": "2026-03-29",
    "民法典进社区": "2026-04-08",
}
"""Today is 10 April 2026."""
PERIODS = ["本月", "上月", "本季度", "上季度", "今年", "去年", "全部"]
Shown = Callable[[str], ListPage]


def settle(qtbot: QtBot, frame: Frame) -> None:
    qtbot.waitUntil(frame.desk.runner.idle, timeout=10_000)


@pytest.fixture
def events(office: Workplace) -> Workplace:
    for theme, day in EVENTS.items():
        values = {"held_on": day, "theme": theme, "place": "文化广场", "people": 30}
        office.act("publicity.add", {**values, "forms": ["02"], "audiences": ["05"]})
    return office


@pytest.fixture
def shown(qtbot: QtBot, frame: Frame) -> Shown:
    def show(kind: str) -> ListPage:
        frame.desk.show_list(kind)
        settle(qtbot, frame)
        page = frame.page()
        assert isinstance(page, ListPage)
        return page

    return show


def menu_of(page: ListPage) -> QMenu:
    made = page.findChild(RegisterMenu)
    assert isinstance(made, RegisterMenu)
    made.menu.refill()
    return made.menu.menu_below


def titles(page: ListPage) -> list[str]:
    return [one.text() for one in menu_of(page).actions()]


def printed(qtbot: QtBot, frame: Frame, page: ListPage, *path: str) -> str:
    menu = menu_of(page)
    for title in path:
        (entry,) = (one for one in menu.actions() if one.text() == title)
        below = entry.menu()
        if isinstance(below, QMenu):
            menu = below
    entry.trigger()
    preview = frame.page()
    assert isinstance(preview, PreviewPage)
    qtbot.waitUntil(lambda: preview._paper is not None, timeout=10_000)
    assert preview._paper is not None
    return "".join(text_of(preview._paper.pdf).split())


@pytest.mark.parametrize(
    ("title", "period", "held"),
    [
        ("本月", "2026年4月", ["民法典进社区"]),
        ("上月", "2026年3月", ["消费者权益宣讲", "清明安全教育"]),
        ("本季度", "2026年第二季度", ["民法典进社区"]),
        ("上季度", "2026年第一季度", ["春节送法下乡", "消费者权益宣讲", "清明安全教育"]),
        ("今年", "2026年", ["春节送法下乡", "消费者权益宣讲", "清明安全教育", "民法典进社区"]),
        ("去年", "2025年", ["去年宪法宣传"]),
        ("全部", "", list(EVENTS)),
    ],
)
def test_the_register_of_a_period_is_printed_from_the_list(
    qtbot: QtBot,
    frame: Frame,
    events: Workplace,
    shown: Shown,
    title: str,
    period: str,
    held: list[str],
) -> None:
    page = shown("publicity")
    page.filter.setText("nothing is called so")
    page._filtered()
    settle(qtbot, frame)
    words = printed(qtbot, frame, page, title)
    assert ("期间" in words, f"期间（按活动日期）：{period}" in words) == (
        bool(period),
        bool(period),
    )
    assert [theme for theme in EVENTS if theme in words] == held
    assert [words.index(theme) for theme in held] == sorted(map(words.index, held))
    preview = frame.page()
    assert isinstance(preview, PreviewPage)
    preview.back()
    settle(qtbot, frame)
    assert frame.page() is page


@pytest.mark.parametrize(
    ("cut", "period", "held"),
    [(7, "2026年5月", ["民法典进社区"]), (20, "2026年4月", ["清明安全教育", "民法典进社区"])],
)
def test_the_month_ends_on_the_day_of_the_office(
    qtbot: QtBot,
    frame: Frame,
    events: Workplace,
    shown: Shown,
    cut: int,
    period: str,
    held: list[str],
) -> None:
    """Behind its cut-off day the next month has begun; in it stands what was held since the last."""
    events.act("office.change", {"cut_off": cut})
    words = printed(qtbot, frame, shown("publicity"), "本月")
    assert f"期间（按活动日期）：{period}" in words
    assert [theme for theme in EVENTS if theme in words] == held


@pytest.mark.parametrize("kind", ["dispute", "correction", "issue", "campaign", "enterprise_visit"])
def test_every_kind_with_days_offers_the_same_periods(
    events: Workplace, shown: Shown, kind: str
) -> None:
    assert titles(shown(kind))[:7] == PERIODS


def test_the_registers_by_other_columns_have_their_periods_too(
    qtbot: QtBot, frame: Frame, office: Workplace, shown: Shown
) -> None:
    given = {"found_on": "2026-04-02", "domain": "enterprise", "object": "云塘建材"}
    office.act("issue.add", {**given, "description": "未签合同。"})
    page = shown("issue")
    assert titles(page)[7:] == ["问题清单", "责任清单", "整改台账"]
    (duty,) = (one.menu() for one in menu_of(page).actions() if one.text() == "责任清单")
    assert isinstance(duty, QMenu)
    assert [one.text() for one in duty.actions()] == PERIODS
    words = printed(qtbot, frame, page, "责任清单", "上月")
    assert words.startswith("责任清单单位：云溪司法所期间（按发现日期）：2026年3月共0条")
