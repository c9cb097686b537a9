"""The two lanes and the one road home."""

import threading
from collections.abc import Generator
from functools import partial

from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from sifasuo_desktop.domain.refusal import Refused, problem
from sifasuo_desktop.store.engine import StoreTrouble
from sifasuo_desktop.ui.runner import Runner, Trouble


class Catcher(QObject):
    """Keeps what came home, and on which thread."""

    rung = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.results: list[object] = []
        self.threads: set[int] = set()
        self.total = 0

    def catch(self, result: object) -> None:
        self.results.append(result)
        self.threads.add(threading.get_ident())

    def add(self, number: int) -> None:
        self.total += number


def fail(error: BaseException) -> None:
    raise error


def test_results_come_home_on_the_windows_thread_in_the_order_of_the_store(
    qtbot: QtBot, runner: Runner
) -> None:
    catcher = Catcher()
    for number in range(50):
        runner.in_store(partial(int, number), catcher.catch)
    qtbot.waitUntil(runner.idle, timeout=10_000)
    assert catcher.results == list(range(50))
    assert catcher.threads == {threading.get_ident()}


def test_the_store_lane_is_another_thread_and_always_the_same(qtbot: QtBot, runner: Runner) -> None:
    catcher = Catcher()
    for _ in range(5):
        runner.in_store(threading.get_ident, catcher.catch)
    qtbot.waitUntil(runner.idle, timeout=10_000)
    assert len(set(catcher.results)) == 1
    assert catcher.results[0] != threading.get_ident()


def test_a_refusal_comes_back_as_a_value(qtbot: QtBot, runner: Runner) -> None:
    catcher = Catcher()
    runner.in_store(partial(fail, Refused(problem("act.not_allowed"))), catcher.catch)
    qtbot.waitUntil(runner.idle, timeout=10_000)
    (refusal,) = catcher.results
    assert isinstance(refusal, Refused)


def test_trouble_of_the_surroundings_comes_back_as_a_sentence(qtbot: QtBot, runner: Runner) -> None:
    catcher = Catcher()
    runner.in_store(partial(fail, StoreTrouble("store.wrong_password")), catcher.catch)
    runner.in_pool(partial(fail, OSError(28, "No space left on device")), catcher.catch)
    qtbot.waitUntil(runner.idle, timeout=10_000)
    said = {result.code for result in catcher.results if isinstance(result, Trouble)}
    assert said == {"store.wrong_password", "store.disk"}


BUG = Trouble(
    "store.unexpected",
    "程序出错，这一步没有做成，已经填写的内容都还在。请再试一次；仍然不行的，请告诉技术人员。",
)


def unfinished() -> Generator[None, None, None]:
    """Work in parts whose second fails."""
    yield
    raise ZeroDivisionError


def test_a_bug_goes_to_the_crash_notice_and_its_sentence_to_whoever_asked(
    qtbot: QtBot, runner: Runner, bugs: list[BaseException]
) -> None:
    catcher = Catcher()
    runner.in_pool(partial(fail, ZeroDivisionError()), catcher.catch)
    runner.read_in_store(unfinished, catcher.catch)
    runner.act_in_store(partial(fail, ZeroDivisionError()))
    qtbot.waitUntil(runner.idle, timeout=10_000)
    assert catcher.results == [BUG, BUG]
    assert [type(error) for error in bugs] == [ZeroDivisionError] * 3
    bugs.clear()


def test_a_bug_is_noted_also_where_whoever_asked_fails_on_it(
    qtbot: QtBot, runner: Runner, bugs: list[BaseException]
) -> None:
    with qtbot.captureExceptions() as raised:
        runner.in_pool(partial(fail, ZeroDivisionError()), partial(int, base=2))
        qtbot.waitUntil(runner.idle, timeout=10_000)
    assert [kind for kind, *_ in raised] == [TypeError]
    assert [type(error) for error in bugs] == [ZeroDivisionError]
    bugs.clear()


def test_what_cannot_even_be_put_into_words_comes_home_as_a_bug(qtbot: QtBot) -> None:
    catcher, found = Catcher(), list[BaseException]()
    runner = Runner(fail, found.append)  # type: ignore[arg-type]
    runner.in_store(partial(fail, OSError(5, "Input/output error")), catcher.catch)
    qtbot.waitUntil(runner.idle, timeout=10_000)
    runner.close()
    assert catcher.results == [BUG]
    assert [type(error) for error in found] == [OSError]


def test_a_result_for_a_page_that_is_gone_is_dropped(qtbot: QtBot, runner: Runner) -> None:
    gate = threading.Event()
    catcher = Catcher()
    results = catcher.results
    runner.in_store(gate.wait, catcher.catch)
    catcher.deleteLater()
    with qtbot.waitSignal(catcher.destroyed):
        pass
    gate.set()
    qtbot.waitUntil(runner.idle, timeout=10_000)
    assert results == []


def test_five_thousand_signals_do_not_wear_the_bindings_out(qtbot: QtBot) -> None:
    catcher = Catcher()
    catcher.rung.connect(catcher.add)
    for _ in range(5000):
        catcher.rung.emit(1)
    assert catcher.total == 5000


def test_five_thousand_results_come_home(qtbot: QtBot, runner: Runner) -> None:
    catcher = Catcher()
    for _ in range(5000):
        runner.in_pool(partial(int, 1), catcher.add)
    qtbot.waitUntil(runner.idle, timeout=20_000)
    assert catcher.total == 5000


def test_what_may_last_is_stopped_when_the_window_is_closed(qtbot: QtBot, runner: Runner) -> None:
    stopped = threading.Event()
    runner.in_pool(lambda: stopped.wait(60), stop=stopped.set)
    ended = threading.Event()
    runner.in_pool(ended.set)
    qtbot.waitUntil(ended.is_set)
    runner.close()
    assert stopped.is_set()
