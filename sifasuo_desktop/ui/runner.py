"""Work off the window: one lane for the store, a small pool for the rest, one signal home.

No QThread objects. Work runs on Python threads; its result comes home by one queued signal and is
handed to a bound method on the window's thread. Refused comes back as a value.
"""

from collections.abc import Callable, Generator, Hashable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import count
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from shiboken6 import isValid

from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.services.office.reference_data import sentence
from sifasuo_desktop.ui.collector import Collector
from sifasuo_desktop.ui.lane import Lane, Rank

T = TypeVar("T")

PAINTED_MS = 1
"""Work is begun in the next turn of the loop, after what is to be painted in this one; a timer of
nothing would come before the painting on some systems."""


@dataclass(frozen=True)
class Trouble:
    """Trouble of the surroundings (disk, file, password), told in a sentence."""

    code: str
    sentence: str


Failed = (Refused, Trouble)
"""What a callback asks with ``isinstance(result, Failed)``."""

Translate = Callable[[BaseException], "Trouble | None"]


@dataclass(frozen=True)
class _Job:
    work: Callable[[], Any]
    then: Callable[[Any], None] | None
    counted: bool = True
    stop: Callable[[], object] | None = None


class _Held(QTimer):
    """How often something is to be begun once all is painted."""

    def __init__(self, begin: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._begin = begin
        self._times = 0
        self.setSingleShot(True)
        self.setInterval(PAINTED_MS)
        self.timeout.connect(self.let_go)

    def hold(self) -> None:
        """Once more."""
        self._times += 1
        if not self.isActive():
            self.start()

    def let_go(self) -> None:
        """Begins it as often as it was held."""
        self.stop()
        times, self._times = self._times, 0
        for _ in range(times):
            self._begin()


class Runner(QObject):
    """Two lanes and one road home.

    In the store's lane an act goes before the reads that wait, and of reads that ask the same only
    the newest is run: what a page shows never lets a save wait. Nothing is begun before what asked
    for it is painted: Python works for one thread at a time, and each cell of a list would wait for
    it.

    ``translate`` turns an exception that is no bug into a Trouble; ``on_bug`` gets the others on
    the window's thread. Who asked is told the end of every job, of a bug as a Trouble: nothing
    waits for ever for an answer that does not come.

    A lane is handed numbers only: were it the last to hold a page, the page would be destroyed on
    the lane's thread, and Qt crashes. For the same reason cycles are collected here alone.
    """

    _home = Signal(int)

    def __init__(
        self,
        translate: Translate,
        on_bug: Callable[[BaseException], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._translate = translate
        self._on_bug = on_bug
        self._store = ThreadPoolExecutor(1, "store")
        self._lane = Lane()
        self._pool = ThreadPoolExecutor(2, "pool")
        self._under_way = 0
        self._closed = False
        self._tokens = count()
        self._jobs: dict[int, _Job] = {}
        self._results: dict[int, Any] = {}
        self._parts: dict[int, Generator[None, None, Any]] = {}
        self._collector = Collector(self)
        self._held = _Held(partial(self._store.submit, self._run_next), self)
        self._home.connect(self._land, Qt.ConnectionType.QueuedConnection)

    def in_store(
        self, work: Callable[[], T], then: Callable[[T | Refused | Trouble], None] | None = None
    ) -> None:
        """Runs work that touches the store after all that was sent before it."""
        self._send_to_store(work, then, Rank.IN_ORDER)

    def act_in_store(
        self, work: Callable[[], T], then: Callable[[T | Refused | Trouble], None] | None = None
    ) -> None:
        """Runs work that changes the store: after the acts sent before it, ahead of every read."""
        self._send_to_store(work, then, Rank.ACT)

    def read_in_store(
        self,
        work: Callable[[], T] | Callable[[], Generator[None, None, T]],
        then: Callable[[T | Refused | Trouble], None],
        instead: Hashable = None,
    ) -> None:
        """Runs work that only reads; an earlier read that still waits and asks the same
        (``instead``) is not run. Work that yields lets acts go between its parts.
        """
        self._send_to_store(work, then, Rank.READ, instead)

    def in_pool(
        self,
        work: Callable[[], T],
        then: Callable[[T | Refused | Trouble], None] | None = None,
        *,
        stop: Callable[[], object] | None = None,
    ) -> None:
        """Runs rendering, crypto or transport beside everything else; closing calls ``stop``."""
        self._send(self._pool, work, then, stop)

    def bring_home(self, then: Callable[[T], None], value: T) -> None:
        """From any thread: calls ``then(value)`` on the window's thread."""
        token = next(self._tokens)
        self._results[token] = value
        self._jobs[token] = _Job(_nothing, then, counted=False)
        self._home.emit(token)

    def idle(self) -> bool:
        """Whether nothing is under way."""
        return self._under_way == 0

    def hold_collections(self) -> None:
        """Much is read from now on that stays; see ``Collector``."""
        self._collector.hold()

    def keep_what_is_there(self) -> None:
        """What was read and made so far stays for good; see ``Collector``."""
        self._collector.keep()

    def clear_away(self) -> None:
        """Nobody types while something is under way: what is gone is collected meanwhile; see
        ``Collector``.
        """
        if not self.idle():
            self._collector.clear()

    def close(self) -> None:
        """Waits for work under way and takes no more; what a late timer still asks is dropped, and
        so is what was to be read for pages that go.
        """
        self._closed = True
        self._held.let_go()
        for token in self._lane.drop_reads():
            self._forget(token)
        _stop(self._jobs.values())
        self._store.shutdown(wait=True)
        self._pool.shutdown(wait=True)
        self._collector.stop()

    def _send(
        self,
        lane: ThreadPoolExecutor,
        work: Callable[[], Any],
        then: Callable[[Any], None] | None,
        stop: Callable[[], object] | None = None,
    ) -> None:
        if self._closed:
            return
        self._under_way += 1
        token = next(self._tokens)
        self._jobs[token] = _Job(work, then, stop=stop)
        lane.submit(self._run, token)

    def _send_to_store(
        self,
        work: Callable[[], Any],
        then: Callable[[Any], None] | None,
        rank: Rank,
        instead: Hashable = None,
    ) -> None:
        if self._closed:
            return
        self._under_way += 1
        token = next(self._tokens)
        self._jobs[token] = _Job(work, then)
        replaced = self._lane.put(token, rank, instead)
        if replaced is not None:
            self._forget(replaced)
        else:
            self._held.hold()

    def _forget(self, token: int) -> None:
        """On the window's thread: what waited is not run."""
        del self._jobs[token]
        self._parts.pop(token, None)
        self._under_way -= 1

    def _run_next(self) -> None:
        """In the store's lane, once for everything sent: brings one thing to its end."""
        while (token := self._lane.take()) is not None:
            result = self._outcome(token)
            if result is not _UNFINISHED:
                self._bring(token, result)
                return
            self._lane.put_back(token)

    def _run(self, token: int) -> None:
        self._bring(token, self._outcome(token))

    def _bring(self, token: int, result: Any) -> None:
        self._results[token] = result
        self._home.emit(token)

    def _outcome(self, token: int) -> Any:
        try:
            parts = self._parts.get(token)
            if parts is None:
                result = self._jobs[token].work()
                if not isinstance(result, Generator):
                    return result
                parts = self._parts[token] = result
            return _next_part(parts)
        except Refused as refusal:
            # Its frames hold the page that asked; they must not outlive this call.
            refusal.__context__ = None
            return refusal.with_traceback(None)
        except BaseException as error:
            return self._ended(error)

    def _ended(self, error: BaseException) -> Any:
        try:
            return self._translate(error) or _Bug(error)
        except BaseException as another:
            return _Bug(another)

    @Slot(int)
    def _land(self, token: int) -> None:
        job, result = self._jobs.pop(token), self._results.pop(token)
        self._parts.pop(token, None)
        self._under_way -= job.counted
        if not isinstance(result, _Bug):
            _tell(job, result)
            return
        try:
            _tell(job, Trouble(UNEXPECTED, sentence(UNEXPECTED)))
        finally:
            self._on_bug(result.error)


def _stop(jobs: Iterable[_Job]) -> None:
    """Ends what may last; nobody waits for it any more."""
    for stop in [job.stop for job in jobs if job.stop is not None]:
        stop()


_UNFINISHED = object()
UNEXPECTED = "store.unexpected"


def _tell(job: _Job, result: Any) -> None:
    """Brings the end of a job to whoever asked, if he is still there."""
    if job.then is not None and _alive(job.then):
        job.then(result)


def _next_part(parts: Generator[None, None, Any]) -> Any:
    """Runs work to its next pause; what it returns at its end."""
    try:
        next(parts)
    except StopIteration as end:
        return end.value
    return _UNFINISHED


def _nothing() -> None:
    """The work of what only comes home."""


@dataclass(frozen=True)
class _Bug:
    error: BaseException


def _alive(then: Callable[..., Any]) -> bool:
    """Whether the widget that waits for the result still exists."""
    owner = getattr(then, "__self__", getattr(getattr(then, "func", None), "__self__", None))
    return not isinstance(owner, QObject) or isValid(owner)
