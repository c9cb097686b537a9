"""Five hundred chance steps over the window of a real office: nothing breaks, stalls or is lost.

Every walk prints its seed. Another one: ``SIFASUO_WALK=seed``, or ``SIFASUO_WALK=fresh``.
"""

import logging
import os
import random
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent, QEventLoop
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from sifasuo_desktop.app.gui import CrashNotice
from sifasuo_desktop.app.trouble import translate
from sifasuo_desktop.demo.story import Period, make_demo
from sifasuo_desktop.kernel.ids import SystemRandomness
from sifasuo_desktop.kernel.settings import Settings
from sifasuo_desktop.services.office.workplace import open_workplace
from sifasuo_desktop.store.slots import LEAST
from sifasuo_desktop.ui.forms.act_form import ActForm
from sifasuo_desktop.ui.page import Target
from sifasuo_desktop.ui.parts.message_bar import MessageBar
from sifasuo_desktop.ui.runner import Runner
from sifasuo_desktop.ui.shell.book_of_pages import record_page
from sifasuo_desktop.ui.shell.window import Window
from sifasuo_desktop.ui.theme import Theme
from tests.clock import FixedClock
from tests.services.offices import PASSWORD
from tests.ui.typing_people import type_into
from tests.ui.wandering import AnyPrompter, Hand

pytestmark = pytest.mark.long

TODAY = date(2026, 11, 20)
FIXED = (1, 2, 3, 4, 5)
STEPS = 100
STALL = 1.5
"""Seconds of this thread, far above what a form takes: the rest of the suite runs beside the walk and
slows it. What a form costs is held by counts in test_making_of_forms."""
HARMLESS = "This plugin does not support"


class CountingRunner(Runner):
    """Counts what was asked of the store, to see whether a key did anything."""

    asked = 0

    def _send_to_store(self, *call: Any) -> None:
        self.asked += 1
        super()._send_to_store(*call)


class Walk:
    """One window, one hand, and what must hold after every step."""

    def __init__(self, window: Window, runner: CountingRunner, chance: random.Random) -> None:
        self.window = window
        self.runner = runner
        self.chance = chance
        self.hand = Hand(window, chance)
        self.trail: list[str] = []
        self.slowest: list[tuple[float, str]] = []
        self._quiet = _loop_time()
        self._sheet: tuple[QWidget, tuple[str, str]] | None = None

    def step(self) -> None:
        """One deed, and everything it sets going."""
        saving, before, asked = self.form(), self.said(), self.runner.asked
        # An open list or menu has the keys until it is closed.
        if QApplication.activePopupWidget() is not None:
            saving = None
        begun = time.thread_time()
        deed = self.hand.act()
        self.trail.append(deed)
        longest = max(time.thread_time() - begun, self.settle())
        self.slowest.append((longest / self._slowness(longest), deed))
        assert self.slowest[-1][0] < STALL, f"{longest * 1000:.0f} ms in one turn of the loop"
        if deed == "Ctrl+S" and saving is not None and saving is self.form():
            assert self.said(), "Ctrl+S was not answered"
            assert self.runner.asked > asked or self.said() != before, "Ctrl+S did nothing"
        self.look_at_sheet()
        self.unlock()

    def settle(self) -> float:
        """Until all is calm; the longest turn of the event loop in seconds of this thread."""
        loop, longest, calm = QEventLoop(), 0.0, 0
        waited = QDeadlineTimer(30_000)
        # A loop that is turned by hand leaves what is to be deleted to the loop around it.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # type: ignore[call-overload]
        while calm < 3:
            assert not waited.hasExpired(), "never calm"
            begun = time.thread_time()
            if self.runner.idle():
                loop.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 1)
            else:
                loop.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            longest = max(longest, time.thread_time() - begun)
            there = self.runner.idle() and not self.window._entering.under_way()
            calm = calm + 1 if there else 0
        return longest

    def form(self) -> QWidget | None:
        """What Ctrl+S would save: the sheet, else the intake page, unless a plain sheet lies over it."""
        frame = self.window.frame
        if frame is None or not frame.isVisible():
            return None
        sheet = frame.holder.sheet
        if sheet is not None:
            return sheet if isinstance(sheet, ActForm) else None
        return getattr(frame.page(), "form", None) if frame.current == "intake" else None

    def said(self) -> tuple[str, ...]:
        """Everything that is told now: in bars, under fields, above rows."""
        bars = [one.text for one in self.window.findChildren(MessageBar) if one.isVisible()]
        lines = [one for one in self.window.findChildren(QLabel) if one.property("type") == "error"]
        under = [one.text() for one in lines if one.isVisible()]
        return tuple(words for words in [*bars, *under] if words)

    def look_at_sheet(self) -> None:
        """A form stays with the page and record it was opened over, and is about that record."""
        frame = self.window.frame
        sheet = frame.holder.sheet if frame is not None else None
        if frame is None or not isinstance(sheet, ActForm):
            self._sheet = None
            return
        record = getattr(frame.page(), "_target", Target()).record
        stands = frame.current, record
        if self._sheet is None or self._sheet[0] is not sheet:
            self._sheet = sheet, stands
        assert self._sheet[1] == stands, f"{sheet.verb.name} of {self._sheet[1]} over {stands}"
        about = sheet.place().rpartition("|")[2]
        if about and record_page(sheet.verb.kind) == frame.current:
            assert about == record, f"{sheet.verb.name} of {about} over {record}"

    def unlock(self) -> None:
        """Opens the locked screen with the password."""
        locked = self.window._locked
        if locked is None or self.chance.random() < 0.3:
            return
        lines = [one for one in locked.findChildren(QLineEdit) if one.isVisible()]
        type_into(lines[-1], PASSWORD)
        lines[-1].returnPressed.emit()
        self.settle()

    def _slowness(self, longest: float) -> float:
        """How much slower the machine is just now than at its best, by a loop of fixed work."""
        if longest < STALL:
            return 1.0
        now = _loop_time()
        self._quiet = min(self._quiet, now)
        return max(1.0, now / self._quiet)


def _loop_time() -> float:
    """The time of this thread that a fixed piece of work takes: the best of three."""
    times = []
    for _ in range(3):
        begun = time.thread_time()
        sum(place * place for place in range(60_000))
        times.append(time.thread_time() - begun)
    return min(times)


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small office of four months."""
    folder = tmp_path_factory.mktemp("walk") / "store"
    period = Period(TODAY - timedelta(120), TODAY)
    make_demo(folder, password=PASSWORD, period=period, scale=0.3, cost=LEAST)
    return folder


@pytest.fixture
def bugs(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What escaped from a slot."""
    found: list[str] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, trace: found.append(repr(error)))
    return found


Begin = Callable[[int], Walk]


@pytest.fixture
def begin(qtbot: QtBot, demonstration: Path, tmp_path: Path, bugs: list[str]) -> Iterator[Begin]:
    begun: list[tuple[Window, CountingRunner, AnyPrompter]] = []

    def begin_at(seed: int) -> Walk:
        chance = random.Random(seed)
        store = tmp_path / "store"
        shutil.copytree(demonstration, store, ignore=shutil.ignore_patterns("lease.*"))
        prompter = AnyPrompter(chance)
        runner = CountingRunner(translate, CrashNotice(prompter).show)
        settings = Settings(tmp_path / "settings.json")
        window = Window(runner, prompter, settings, Theme(), FixedClock(TODAY), SystemRandomness())
        begun.append((window, runner, prompter))
        qtbot.addWidget(window)
        window.resize(1366, 768)
        window.show()
        user = chance.choice(("admin", "clerk", "mediator"))
        window.enter(
            open_workplace(
                store, user, PASSWORD, clock=FixedClock(TODAY), randomness=SystemRandomness()
            )
        )
        walk = Walk(window, runner, chance)
        window.activateWindow()
        walk.settle()
        return walk

    yield begin_at
    for window, runner, prompter in begun:
        window.hide()
        walk = Walk(window, runner, random.Random(0))
        walk.settle()
        if window.desk is not None:
            window.desk.workplace.close()
        runner.close()
        assert prompter.told == []
    assert bugs == []


def seeds() -> tuple[int, ...]:
    """The fixed ones, or the one that is asked for."""
    asked = os.environ.get("SIFASUO_WALK", "")
    if asked == "fresh":
        return (random.SystemRandom().randrange(10**6),)
    return (int(asked),) if asked else FIXED


@pytest.mark.parametrize("place", range(len(seeds())))
def test_whatever_is_pressed_and_typed_nothing_breaks_stalls_or_is_lost(
    begin: Begin,
    place: int,
    qtlog: pytest.FixtureRequest,
    caplog: pytest.LogCaptureFixture,
) -> None:
    seed = seeds()[place]
    print(f"SIFASUO_WALK={seed}")
    walk = begin(seed)
    try:
        for _ in range(STEPS):
            walk.step()
    finally:
        print(*(f"{number}. {deed}" for number, deed in enumerate(walk.trail, 1)), sep="\n")
        print(sorted(walk.slowest)[-3:])
    loud = [one.getMessage() for one in caplog.records if one.levelno >= logging.WARNING]
    assert loud == []
    told = [one.message for one in qtlog.records if HARMLESS not in one.message]  # type: ignore[attr-defined]
    assert told == []


def test_the_walk_notices_a_sheet_over_another_record(begin: Begin) -> None:
    """What is asked after every step is not idle."""
    walk = begin(1)
    frame = walk.window.frame
    assert frame is not None
    frame.desk.form("committee.add", {})
    walk.settle()
    walk.look_at_sheet()
    frame._current = "elsewhere"
    frame._made["elsewhere"] = frame._made[next(iter(frame._made))]
    with pytest.raises(AssertionError, match=r"committee\.add of"):
        walk.look_at_sheet()


def test_the_walk_notices_a_stall(begin: Begin) -> None:
    walk = begin(1)

    def work() -> str:
        begun = time.thread_time()
        while time.thread_time() - begun < 2 * STALL:
            pass
        return "work"

    walk.hand.act = work  # type: ignore[method-assign]
    with pytest.raises(AssertionError, match="ms in one turn"):
        walk.step()


def test_the_walk_notices_a_key_without_an_answer(begin: Begin) -> None:
    walk = begin(1)
    frame = walk.window.frame
    assert frame is not None
    frame.desk.form("committee.add", {})
    walk.settle()
    walk.hand.act = lambda: "Ctrl+S"  # type: ignore[method-assign]
    with pytest.raises(AssertionError, match="not answered"):
        walk.step()
