"""An offscreen window system, set before Qt is imported; a desk at a real encrypted office."""

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sifasuo_desktop.app.trouble import translate
from sifasuo_desktop.kernel.settings import Settings
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.page import Target
from sifasuo_desktop.ui.runner import Runner
from sifasuo_desktop.ui.shell.frame import Frame
from sifasuo_desktop.ui.subjects.dispute.form import DisputeForm
from sifasuo_desktop.ui.subjects.dispute.page import DisputePage
from sifasuo_desktop.ui.theme import Theme
from tests.clock import FixedClock
from tests.services.offices import FIRST_DAY, make_template, open_copy
from tests.ui.asking import wait_until
from tests.ui.frames import Begin, FrameAt, active, keep, settle
from tests.ui.offices import COMMITTEE, SilentPrompter

QtBot.waitUntil = wait_until


def dress(qapp: QApplication) -> None:
    """The program's look with text of the usual size."""
    if qapp.styleSheet() == Theme().qss() and qapp.font().pixelSize() == Theme().px(14):
        return
    # What was closed is dressed anew too, as long as it is not deleted.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # type: ignore[call-overload]
    Theme().apply(qapp)


@pytest.fixture(autouse=True)
def usual_look(qapp: QApplication) -> Iterator[None]:
    """No test begins with the size of text another one, or a walk of chance, left behind."""
    dress(qapp)
    yield
    dress(qapp)


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("template") / "store"
    make_template(folder)
    workplace = open_copy(folder, folder.parent / "filled", FixedClock(FIRST_DAY))
    workplace.act(
        "committee.add", {"name": COMMITTEE, "type": "03", "prefix": "皋云", "phone": None}
    )
    workplace.close()
    return folder.parent / "filled"


@pytest.fixture
def office(template: Path, tmp_path: Path) -> Iterator[Workplace]:
    workplace = open_copy(template, tmp_path / "store", FixedClock(FIRST_DAY))
    yield workplace
    workplace.close()


@pytest.fixture
def bugs() -> list[BaseException]:
    """What would have reached the crash notice."""
    return []


@pytest.fixture
def runner(qtbot: QtBot, bugs: list[BaseException]) -> Iterator[Runner]:
    made = Runner(translate, bugs.append)
    yield made
    qtbot.waitUntil(made.idle, timeout=10_000)
    made.close()
    assert not bugs


@pytest.fixture
def prompter() -> SilentPrompter:
    return SilentPrompter()


@pytest.fixture
def desk(
    qtbot: QtBot, office: Workplace, runner: Runner, prompter: SilentPrompter, tmp_path: Path
) -> Iterator[Desk]:
    made = Desk(office, runner, prompter, Theme(), Settings(tmp_path / "settings.json"))
    made.load_choices()
    qtbot.waitUntil(runner.idle, timeout=10_000)
    yield made
    qtbot.waitUntil(runner.idle, timeout=10_000)


@pytest.fixture
def frame(qtbot: QtBot, desk: Desk) -> Frame:
    made = Frame(desk, "云溪司法所")
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.start()
    made.show()
    qtbot.waitUntil(desk.runner.idle, timeout=10_000)
    return made


@pytest.fixture
def frame_at(qtbot: QtBot, qapp: QApplication, desk: Desk) -> FrameAt:
    """Makes the frame of an office with a long name, at a size and with a size of text."""

    def made(width: int, factor: float, height: int = 768) -> Frame:
        desk.theme = Theme(factor)
        desk.theme.apply(qapp)
        frame = Frame(desk, "如皋市司法局云溪司法所")
        keep(qtbot, frame)
        frame.resize(width, height)
        frame.start()
        frame.show()
        assert frame.width() == width or width < 1024
        return frame

    return made


@pytest.fixture
def page(qtbot: QtBot, case: str, frame: Frame) -> DisputePage:
    """The page of the ``case`` a module of tests makes."""
    active(qtbot, frame)
    frame.desk.load_choices()
    frame.go("dispute", Target(record=case))
    settle(qtbot, frame)
    shown = frame.page()
    assert isinstance(shown, DisputePage)
    return shown


@pytest.fixture
def begin(qtbot: QtBot, frame: Frame, page: DisputePage) -> Begin:
    """Opens the form of an act on that page."""

    def opened(verb: str) -> DisputeForm:
        page.begin(verb)
        settle(qtbot, frame)
        active(qtbot, frame)
        form = frame.holder.sheet
        assert isinstance(form, DisputeForm)
        return form

    return opened
