"""Whoever may not print is offered no paper anywhere, and is told why the button is grey."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from sifasuo_desktop.domain.access import Roles
from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.kernel.settings import Settings
from sifasuo_desktop.services.acting.bus import Bus
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.paper.list_print import list_job
from sifasuo_desktop.services.paper.printing import gather
from sifasuo_desktop.services.reading.dispute.view import dispute_view
from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.page import Target
from sifasuo_desktop.ui.runner import Runner
from sifasuo_desktop.ui.shell.frame import Frame
from sifasuo_desktop.ui.subjects.correction.page import CorrectionPage
from sifasuo_desktop.ui.subjects.dispute.page import DisputePage
from sifasuo_desktop.ui.theme import Theme
from tests.services.offices import seat
from tests.ui.frames import keep
from tests.ui.offices import SilentPrompter, receive, register

Open = Callable[[Workplace], Frame]
WHY = "您的角色不能打印文书。"


@pytest.fixture
def opened(
    qtbot: QtBot, office: Workplace, runner: Runner, prompter: SilentPrompter, tmp_path: Path
) -> Iterator[Open]:
    """The window of whoever is seated."""

    def made(workplace: Workplace) -> Frame:
        settings = Settings(tmp_path / "settings.json")
        desk = Desk(workplace, runner, prompter, Theme(), settings)
        desk.load_choices()
        frame = Frame(desk, "云溪司法所")
        keep(qtbot, frame)
        frame.resize(1366, 768)
        frame.start()
        frame.show()
        qtbot.waitUntil(runner.idle, timeout=10_000)
        return frame

    yield made
    qtbot.waitUntil(runner.idle, timeout=10_000)


@pytest.fixture
def case(office: Workplace) -> str:
    """A case taken in: its 受理登记表 can be printed."""
    case = register(office, "陈志海")
    office.act("dispute.consent", {"dispute": case, "consent": "yes"})
    office.act("dispute.accept", {"dispute": case, "accepted": "2026-04-02"})
    return case


@pytest.fixture
def person(office: Workplace) -> str:
    """Somebody with an application for leave, which has its sheet."""
    person = receive(office, "孙志强")
    leave = {
        "correction": person,
        "applied": "2026-04-06",
        "reason": "1",
        "reason_detail": "陪同母亲就医",
        "destination": "上海市某医院",
        "start": "2026-04-12",
        "end": "2026-04-14",
        "proofs": ["诊断证明"],
    }
    office.act("correction.leave_request", leave)
    return person


def without_print(office: Workplace) -> Workplace:
    """Somebody whose role does corrections but does not print."""
    workplace = seat(office, "clerk")
    granted = Roles({"clerk": frozenset({"read:correction", "correction.*"})})
    workplace.bus = Bus(office.store, office.codes, granted, office.rules)
    return workplace


def shown(qtbot: QtBot, frame: Frame, page: str, record: str = "") -> QWidget:
    frame.go(page, Target(record=record))
    qtbot.waitUntil(frame.desk.runner.idle, timeout=10_000)
    return frame.page()


def entries(menu: QPushButton) -> list[str]:
    """The papers in the menu of the button, the empty forms among them."""
    return [one.text() for one in menu.findChildren(QAction) if one.data() is not None]


def to_print(page: QWidget) -> list[str]:
    """Every button of a page that is about paper, by its name."""
    buttons = page.findChildren(QPushButton)
    return [one.accessibleName() for one in buttons if "打印" in one.accessibleName()]


def press_print(frame: Frame) -> None:
    QTest.keyClick(frame, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)


def test_a_reader_sees_a_case_without_its_papers(
    qtbot: QtBot, office: Workplace, case: str, opened: Open
) -> None:
    frame = opened(seat(office, "reader"))
    page = shown(qtbot, frame, "dispute", case)
    assert isinstance(page, DisputePage)
    assert page.view is not None
    assert page.view.papers == ()
    assert to_print(page) == ["打印"]
    assert not page.print_menu.isEnabled()
    assert (page.print_menu.toolTip(), page.print_menu.accessibleDescription()) == (WHY, WHY)
    assert entries(page.print_menu) == []
    press_print(frame)
    assert frame.current == "dispute"
    assert to_print(shown(qtbot, frame, "disputes")) == []


def test_who_prints_sees_them(qtbot: QtBot, office: Workplace, case: str, opened: Open) -> None:
    frame = opened(seat(office, "mediator"))
    page = shown(qtbot, frame, "dispute", case)
    assert isinstance(page, DisputePage)
    assert to_print(page) == ["打印", "打印人民调解受理登记表"]
    assert page.print_menu.isEnabled()
    assert entries(page.print_menu)[0] == "人民调解受理登记表"
    assert to_print(shown(qtbot, frame, "disputes")) == ["打印清单", "打印台账"]


def test_a_person_is_shown_without_the_sheet_of_the_leave(
    qtbot: QtBot, office: Workplace, person: str, opened: Open
) -> None:
    frame = opened(without_print(office))
    page = shown(qtbot, frame, "correction", person)
    assert isinstance(page, CorrectionPage)
    assert to_print(page) == ["打印"]
    assert not page.print_menu.isEnabled()
    assert page.print_menu.toolTip() == WHY
    assert entries(page.print_menu) == []
    press_print(frame)
    assert frame.current == "correction"
    assert to_print(shown(qtbot, frame, "corrections")) == []


def test_the_sheet_of_a_leave_is_offered_to_who_prints(
    qtbot: QtBot, office: Workplace, person: str, opened: Open
) -> None:
    page = shown(qtbot, opened(seat(office, "clerk")), "correction", person)
    assert isinstance(page, CorrectionPage)
    assert to_print(page) == ["打印", "打印第1次外出审批表"]
    assert page.print_menu.isEnabled()


def test_no_other_way_leads_to_a_paper(office: Workplace, case: str) -> None:
    reader = seat(office, "reader")
    assert dispute_view(reader, case).papers == ()
    assert [one.document for one in dispute_view(office, case).papers] == ["acceptance"]
    for ask in (
        lambda: gather(reader, "acceptance", case),
        lambda: list_job(reader, "dispute", "纠纷", "全部", (), ()),
    ):
        with pytest.raises(Refused) as caught:
            ask()
        assert [one.code for one in caught.value.problems] == ["act.not_allowed"]


def printed(office: Workplace) -> list[tuple[str | None, str | None]]:
    """What was printed by the log, the oldest first."""
    query = "SELECT subject, detail FROM r_event WHERE act = 'print' ORDER BY rowid"
    with office.store.reading() as reader:
        return [tuple(row) for row in reader.connection.exec_driver_sql(query)]  # type: ignore[misc]


def test_a_list_on_paper_is_noted_and_has_its_limit(office: Workplace) -> None:
    mediator = seat(office, "mediator")
    row = ("登2026-0001", "陈志海与吴长林")
    with pytest.raises(Refused) as caught:
        list_job(mediator, "dispute", "纠纷", "全部", ("编号", "当事人"), [row] * 2001)
    (found,) = caught.value.problems
    assert (found.code, dict(found.values)) == (
        "print.list_long",
        {"count": "2001", "most": "2000"},
    )
    assert printed(office) == []
    list_job(mediator, "dispute", "纠纷", "全部", ("编号", "当事人"), [row] * 2000)
    assert printed(office) == [(None, "list:dispute")]
