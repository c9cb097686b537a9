"""What goes first in the store's lane: acts before reads, and one read for all that ask the same."""

import threading
from collections.abc import Generator
from functools import partial
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from PySide6.QtCore import QObject
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sifasuo_desktop.ui.lane import Lane, Rank
from sifasuo_desktop.ui.runner import Runner

NAMES = some.sampled_from(["workbench", "light", "list"])
SENT = some.lists(
    some.tuples(some.just("act"), some.none())
    | some.tuples(some.just("read"), NAMES | some.none())
    | some.tuples(some.just("in order"), some.none()),
    max_size=14,
)


class Diary(QObject):
    """What was done in the lane, and what came home of it."""

    def __init__(self) -> None:
        super().__init__()
        self.done: list[int] = []
        self.home: list[object] = []

    def do(self, number: int) -> int:
        self.done.append(number)
        return number

    def land(self, result: object) -> None:
        self.home.append(result)


class Held:
    """The lane, kept busy by a read until everything was sent."""

    def __init__(self, qtbot: QtBot, runner: Runner, diary: Diary) -> None:
        self._qtbot, self.runner, self._diary = qtbot, runner, diary
        self._gate, self._begun = threading.Event(), threading.Event()
        runner.read_in_store(self._wait, diary.land)
        qtbot.waitUntil(self._begun.is_set)

    def _wait(self) -> int:
        self._begun.set()
        assert self._gate.wait(10)
        return -1

    def let_go(self) -> None:
        self._gate.set()
        self._qtbot.waitUntil(self.runner.idle, timeout=10_000)


def send(runner: Runner, diary: Diary, number: int, how: str, name: str | None) -> None:
    work = partial(diary.do, number)
    if how == "act":
        runner.act_in_store(work, diary.land)
    elif how == "read":
        runner.read_in_store(work, diary.land, name)
    else:
        runner.in_store(work, diary.land)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None
)
@given(SENT)
def test_acts_go_first_reads_merge_and_nothing_passes_what_goes_in_order(
    qtbot: QtBot, runner: Runner, sent: list[tuple[str, str | None]]
) -> None:
    diary = Diary()
    held = Held(qtbot, runner, diary)
    for number, (how, name) in enumerate(sent):
        send(runner, diary, number, how, name)
    held.let_go()
    done = diary.done
    assert diary.home == [-1, *done]
    assert len(set(done)) == len(done)
    part = [sum(how == "in order" for how, _ in sent[:number]) for number in range(len(sent))]
    for earlier, later in pairwise(done):
        assert part[earlier] <= part[later]
        if part[earlier] == part[later]:
            assert (sent[earlier][0], sent[later][0]) != ("read", "act")
            if sent[earlier][0] == sent[later][0] == "act":
                assert earlier < later
    for number, (how, name) in enumerate(sent):
        newer = [
            other
            for other in range(number + 1, len(sent))
            if sent[other] == ("read", name) and part[other] == part[number]
        ]
        assert (number in done) == (how != "read" or name is None or not newer)


def test_a_save_goes_before_the_refreshes_that_wait(qtbot: QtBot, runner: Runner) -> None:
    diary = Diary()
    held = Held(qtbot, runner, diary)
    for number, how, name in (
        (1, "read", "workbench"), (2, "read", "light"), (3, "act", None), (4, "read", "workbench"),
        (5, "act", None), (6, "read", None), (7, "read", None),
    ):  # fmt: skip
        send(runner, diary, number, how, name)
    held.let_go()
    assert diary.done == [3, 5, 4, 2, 6, 7]


def test_a_save_goes_between_the_parts_of_a_read(qtbot: QtBot, runner: Runner) -> None:
    diary = Diary()
    begun, gate = threading.Event(), threading.Event()

    def parts() -> Generator[None, None, str]:
        diary.do(1)
        begun.set()
        assert gate.wait(10)
        yield
        diary.do(2)
        yield
        diary.do(3)
        return "all"

    runner.read_in_store(parts, diary.land)
    qtbot.waitUntil(begun.is_set)
    send(runner, diary, 9, "act", None)
    send(runner, diary, 8, "read", None)
    gate.set()
    qtbot.waitUntil(runner.idle, timeout=10_000)
    assert diary.done == [1, 9, 2, 3, 8]
    assert diary.home == [9, "all", 8]


class Painted(QWidget):
    """Knows whether what it asked for was being read when it was painted."""

    def __init__(self) -> None:
        super().__init__()
        self.begun = threading.Event()
        self.seen: list[bool] = []

    def read(self) -> int:
        self.begun.set()
        return len(self.seen)

    def paintEvent(self, event: QPaintEvent) -> None:
        self.seen.append(self.begun.is_set())


def test_a_read_is_begun_when_what_asked_for_it_is_painted(qtbot: QtBot, runner: Runner) -> None:
    diary, page = Diary(), Painted()
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    page.seen.clear()
    page.update()
    runner.read_in_store(page.read, diary.land)
    assert not page.begun.wait(0.2)
    qtbot.waitUntil(runner.idle)
    assert page.seen == [False]
    assert diary.home == [1]


def test_what_goes_in_order_is_done_at_the_end_however_many_reads_wait(
    qtbot: QtBot, runner: Runner
) -> None:
    diary = Diary()
    for number in range(4):
        send(runner, diary, number, "read", None)
    send(runner, diary, 9, "in order", None)
    runner.close()
    assert diary.done[-1] == 9


def test_what_was_to_be_read_for_pages_that_go_is_not_read() -> None:
    lane = Lane()
    for token, rank in enumerate((Rank.READ, Rank.ACT, Rank.READ, Rank.IN_ORDER, Rank.READ)):
        lane.put(token, rank)
    assert lane.drop_reads() == (0, 2, 4)
    assert [lane.take() for _ in range(3)] == [1, 3, None]
