"""A soft term is never called late; what the bureau returned is seen on list and page."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.due import due_rows
from sifasuo_desktop.services.reading.listing import LATE, Asked, chip_counts, list_page, next_due
from sifasuo_desktop.services.reading.showing import show
from sifasuo_desktop.ui.lists.list_page import ListPage
from sifasuo_desktop.ui.records.whole_record import sections
from sifasuo_desktop.ui.shell.frame import Frame
from sifasuo_desktop.ui.subjects.workbench.figure_card import FigureCard
from tests.ui.offices import COMMITTEE, RECEIVED, receive, register
from tests.ui.test_workbench import REASON, give_back, pressed, words_on

Make = Callable[[Workplace, str], str]


def begun(office: Workplace, applied: str, kind: str) -> str:
    """A dispute of a kind, applied for on a day."""
    return office.act(
        "dispute.register",
        {
            "committee": COMMITTEE,
            "applied": applied,
            "dispute_type": kind,
            "source": "1",
            "facts": "双方就款项协商不成。",
            "parties": [
                {"side": "applicant", "name": "陈志海", "consent": "yes"},
                {"side": "respondent", "name": "吴长林", "consent": "yes"},
            ],
        },
    ).id


def labour(office: Workplace) -> str:
    """A labour dispute applied for on 2026-03-20: from 2026-04-04 arbitration is open, softly."""
    return begun(office, "2026-03-20", "10")


def figure(page: QWidget, title: str) -> str:
    (card,) = [
        one for one in page.findChildren(FigureCard) if one.accessibleName().startswith(f"{title} ")
    ]
    return card.accessibleName()


def says(qtbot: QtBot, page: QWidget, words: str) -> None:
    """Waits for words: what is put into a shown page appears with the next turn of the loop."""
    qtbot.waitUntil(lambda: words in words_on(page), timeout=10_000)


def settled(qtbot: QtBot, frame: Frame, page: str) -> QWidget:
    frame.go(page)
    qtbot.waitUntil(frame.desk.runner.idle, timeout=10_000)
    return frame.page()


def test_a_soft_term_that_passed_is_not_counted_as_late(qtbot: QtBot, frame: Frame) -> None:
    office = frame.desk.workplace
    labour(office)
    (row,) = due_rows(office)
    assert (row.rule, row.due.isoformat(), row.soft, row.light) == (
        "dispute.labour",
        "2026-04-04",
        True,
        "yellow",
    )
    page = settled(qtbot, frame, "workbench")
    assert figure(page, "逾期") == "逾期 0：没有逾期"
    says(qtbot, page, "已过 6 天")
    assert "逾期 6 天" not in words_on(page)


def test_no_filter_of_a_list_calls_a_soft_term_late(office: Workplace) -> None:
    labour(office)
    due = next_due(office, "dispute")
    chips = chip_counts(office, "dispute", "", due)
    assert not [words for value, words in chips if value == LATE]
    assert list_page(office, Asked("dispute", chip=LATE)).total == 0


def test_a_hard_term_that_passed_is_late_everywhere(qtbot: QtBot, frame: Frame) -> None:
    office = frame.desk.workplace
    case = begun(office, "2026-03-05", "6")
    office.act("dispute.accept", {"dispute": case, "accepted": "2026-03-05"})
    (row,) = due_rows(office)
    assert (row.rule, row.due.isoformat(), row.soft, row.light) == (
        "dispute.mediation",
        "2026-04-05",
        False,
        "red",
    )
    page = settled(qtbot, frame, "workbench")
    assert figure(page, "逾期") == "逾期 1：需要马上处理"
    says(qtbot, page, "逾期 5 天")
    listed = list_page(office, Asked("dispute", chip=LATE))
    assert [item["id"] for item in listed.items] == [case]
    chips = chip_counts(office, "dispute", "", next_due(office, "dispute"))
    assert (LATE, "逾期 1") in chips


@pytest.mark.parametrize(("page", "make"), [("disputes", register), ("corrections", receive)])
def test_a_returned_record_says_so_in_its_list(
    qtbot: QtBot, frame: Frame, page: str, make: Make
) -> None:
    office = frame.desk.workplace
    good, bad = make(office, "陈志海"), make(office, "王德胜")
    give_back(office, bad)
    shown = settled(qtbot, frame, page)
    assert isinstance(shown, ListPage)
    model = shown.model
    titles = [
        model.headerData(one, Qt.Orientation.Horizontal) for one in range(model.columnCount())
    ]
    column = titles.index("上报")
    words = {
        model.item(row)["id"]: model.index(row, column).data() for row in range(model.rowCount())
    }
    assert words == {good: "已保存", bad: "被退回"}


def test_the_handover_page_tells_what_was_returned_and_leads_there(
    qtbot: QtBot, frame: Frame
) -> None:
    office = frame.desk.workplace
    case = register(office, "陈志海")
    give_back(office, case)
    page = settled(qtbot, frame, "handover")
    says(qtbot, page, "市局退回")
    says(qtbot, page, REASON)
    pressed(qtbot, frame, "退回：登2026-0001")
    assert frame.current == "dispute"


def test_the_handover_page_is_silent_while_nothing_was_returned(qtbot: QtBot, frame: Frame) -> None:
    register(frame.desk.workplace, "陈志海")
    page = settled(qtbot, frame, "handover")
    says(qtbot, page, "还没有打过包。")
    assert REASON not in words_on(page)
    assert "市局退回" not in words_on(page)


def test_what_was_entered_late_is_seen_in_the_list_and_in_the_whole_record(
    qtbot: QtBot, frame: Frame
) -> None:
    """Received on 2026-03-25, entered on 2026-04-10."""
    office = frame.desk.workplace
    late = receive(office, "沈立群")
    page = settled(qtbot, frame, "corrections")
    assert isinstance(page, ListPage)
    (place,) = [i for i, column in enumerate(page.columns) if column.title == "事后登记"]
    assert page.model.words_of(place, 1) == ["16 天"]
    assert place in page.table.shown_columns()
    frame.resize(1024, 768)
    QApplication.processEvents()
    page.table.fit()
    assert place in page.table.shown_columns()
    found = show(office, "correction", late)
    records = frame.desk.around().records
    told = sections(office.codes, records, "correction", found["record"], found["children"])
    (_, pairs) = next(told)
    assert ("登记时间", "事后登记（16 天）") in pairs


def test_a_list_names_the_latest_entry_of_each_file(office: Workplace) -> None:
    receive(office, "沈立群")
    office.act("correction.receive", {**RECEIVED, "name": "陆建明", "reported": "2026-04-09"})
    found = list_page(office, Asked("correction"))
    assert {one["name"]: one["entered_late"] for one in found.items} == {"沈立群": 16, "陆建明": 0}
