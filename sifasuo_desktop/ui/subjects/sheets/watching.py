"""What an import in the store's lane tells the window, and how the window stops it."""

import threading
import time
from collections.abc import Callable

from sifasuo_desktop.ui.runner import Runner

_EVERY = 0.1


class Watch:
    """Called on the lane for every row; tells the window ten times a second how far it is."""

    def __init__(self, runner: Runner, show: Callable[[tuple[int, int]], None]) -> None:
        self._runner = runner
        self._show = show
        self._stopped = threading.Event()
        self._told = 0.0

    @property
    def stopped(self) -> bool:
        """Whether nothing is to come in."""
        return self._stopped.is_set()

    def stop(self) -> None:
        """From the window: nothing is to come in."""
        self._stopped.set()

    def __call__(self, done: int, total: int) -> bool:
        now = time.monotonic()
        if now - self._told >= _EVERY:
            self._told = now
            self._runner.bring_home(self._show, (done, total))
        return not self._stopped.is_set()
