"""Work off the window: one lane for the store, a small pool for the rest, one signal home.

No QThread objects. Work runs on Python threads; its result comes home by one queued signal and is
handed to a bound method on the window's thread. Refused comes back as a value.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from sifasuo_desktop.domain.refusal import Refused

T = TypeVar("T")


@dataclass(frozen=True)
class Trouble:
    """Trouble of the surroundings (disk, file, password), told in a sentence."""

    code: str
    sentence: str


Failed = (Refused, Trouble)
"""What a callback asks with ``isinstance(result, Failed)``."""

Translate = Callable[[BaseException], "Trouble | None"]


@dataclass(frozen=True)
class _Landing:
    then: Callable[[Any], None] | None
    result: Any


class Runner(QObject):
    """Two lanes and one road home.

    ``translate`` turns an exception that is no bug into a Trouble; ``on_bug`` gets the others on
    the window's thread.
    """

    _home = Signal(object)

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
        self._pool = ThreadPoolExecutor(2, "pool")
        self._under_way = 0
        self._closed = False
        self._home.connect(self._land, Qt.ConnectionType.QueuedConnection)

    def in_store(
        self, work: Callable[[], T], then: Callable[[T | Refused | Trouble], None] | None = None
    ) -> None:
        """Runs work that touches the store; such work runs one after the other, in order."""
        self._send(self._store, work, then)

    def in_pool(
        self, work: Callable[[], T], then: Callable[[T | Refused | Trouble], None] | None = None
    ) -> None:
        """Runs rendering, crypto or transport beside everything else."""
        self._send(self._pool, work, then)

    def bring_home(self, then: Callable[[T], None], value: T) -> None:
        """From any thread: calls ``then(value)`` on the window's thread."""
        self._home.emit((_Landing(then, value), False))

    def idle(self) -> bool:
        """Whether nothing is under way."""
        return self._under_way == 0

    def close(self) -> None:
        """Waits for work under way and takes no more; what a late timer still asks is dropped."""
        self._closed = True
        self._store.shutdown(wait=True)
        self._pool.shutdown(wait=True)

    def _send(
        self, lane: ThreadPoolExecutor, work: Callable[[], Any], then: Callable[[Any], None] | None
    ) -> None:
        if self._closed:
            return
        self._under_way += 1
        lane.submit(self._run, work, then)

    def _run(self, work: Callable[[], Any], then: Callable[[Any], None] | None) -> None:
        try:
            result: Any = work()
        except Refused as refusal:
            result = refusal
        except BaseException as error:
            result = self._translate(error) or _Bug(error)
        self._home.emit((_Landing(then, result), True))

    @Slot(object)
    def _land(self, arrival: tuple[_Landing, bool]) -> None:
        landing, counted = arrival
        self._under_way -= counted
        if isinstance(landing.result, _Bug):
            self._on_bug(landing.result.error)
        elif landing.then is not None and _alive(landing.then):
            landing.then(landing.result)


@dataclass(frozen=True)
class _Bug:
    error: BaseException


def _alive(then: Callable[..., Any]) -> bool:
    """Whether the widget that waits for the result still exists."""
    owner = getattr(then, "__self__", getattr(getattr(then, "func", None), "__self__", None))
    return not isinstance(owner, QObject) or isValid(owner)
