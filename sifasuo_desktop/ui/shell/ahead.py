"""What is needed soon is read after the first paint: lists and acts off the window's thread.

One module is read at a time, the next when the window has come to its own work in between: Python
works for one thread at a time, and a page would wait for every word it paints. The classes of Qt can be made on that thread alone, and with them the pages that are made of them;
both are made a few at a time between its turns.
"""

from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from time import perf_counter

from PySide6 import QtWidgets
from PySide6.QtCore import QObject, QTimer

from sifasuo_desktop.kernel.registry import names_below
from sifasuo_desktop.services import exchange, reading
from sifasuo_desktop.services.acting import verbs
from sifasuo_desktop.services.acting.bus import all_verbs
from sifasuo_desktop.services.reading.choices import warm_up
from sifasuo_desktop.ui.runner import Runner
from sifasuo_desktop.ui.shell.book_of_pages import page_modules

LATER_MS = 1000
"""The acts and lists are needed by the first form: a quarter of a second that is over by the time a
password is typed. The workbench comes first."""


PAINTED_MS = 50
"""请稍候 is painted by then; a key is stretched for many times as long."""

SLICE = 0.01
"""Seconds of a turn of the loop that are given to classes; one that is slow to make is a turn."""


def make_classes(names: Iterator[str], seconds: float) -> bool:
    """Makes classes for so long, at least one; whether some may be left.

    PySide makes a class of Qt where it is first named, and all it knows where it first meets one
    it does not know: that would be the first form.
    """
    begun = perf_counter()
    for name in names:
        getattr(QtWidgets, name)
        if perf_counter() - begun >= seconds:
            return True
    return False


def modules_read() -> Iterator[str]:
    """The modules of the acts, of the hand-over and of the lists."""
    for room in (verbs, exchange, reading):
        yield from names_below(room)


class Ahead(QObject):
    """A moment after the start, and when nothing else is under way; ``done`` when all is there."""

    def __init__(self, runner: Runner, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = runner
        self._later = self._timer(LATER_MS, self._read)
        self._modules = modules_read()
        self._pages = page_modules()
        self._classes = iter(dir(QtWidgets))
        self._between = self._timer(0, self._make)
        self._quiet = self._timer(PAINTED_MS, runner.clear_away)
        self._started = self._sounds = self.done = False

    def start(self) -> None:
        """To be called when the window is shown; it is shown again whenever it was put away."""
        if not self._started:
            self._started = True
            self._runner.hold_collections()
            self._later.start()

    def use_the_pause(self) -> None:
        """To be called when a key begins to be stretched: nobody types meanwhile."""
        self.read_sounds()
        self._quiet.start()

    def read_sounds(self) -> None:
        """To be called when nobody types.

        The sounds of all characters are read in two goes that let no other thread work for a
        tenth of a second.
        """
        if not self._sounds:
            self._sounds = True
            self._runner.in_pool(warm_up)

    def _read(self) -> None:
        if not self._runner.idle():
            self._later.start()
            return
        self._read_next(None)

    def _read_next(self, _read: object) -> None:
        module = next(self._modules, None)
        if module is not None:
            self._runner.in_pool(partial(import_module, module), self._read_next)
        else:
            self._runner.in_pool(all_verbs, self._begin)

    def _begin(self, _read: object) -> None:
        self._between.start()

    def _make(self) -> None:
        page = next(self._pages, None)
        if page is not None:
            import_module(page)
            self._between.start()
        elif make_classes(self._classes, SLICE):
            self._between.start()
        else:
            self.done = True
            self._runner.keep_what_is_there()

    def _timer(self, wait: int, work: Callable[[], object]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(wait)
        timer.timeout.connect(work)
        return timer
