"""How a test waits for the window: it asks again soon."""

import time
from collections.abc import Callable

from pytestqt.exceptions import TimeoutError
from pytestqt.qtbot import QtBot

SOON, LATER = 1, 10
"""Milliseconds: most answers of the store are there in two, and pytest-qt always waits ten."""


def wait_until(bot: QtBot, met: Callable[[], bool | None], *, timeout: int = 5000) -> None:
    """``QtBot.waitUntil``: until ``met`` is true, or asserts without failing."""
    last, pause = time.monotonic() + timeout / 1000, SOON
    while True:
        late = time.monotonic() > last
        failed: AssertionError | None = None
        try:
            if met() in (None, True):
                return
        except AssertionError as error:
            failed = error
        if late:
            raise TimeoutError(f"waitUntil timed out in {timeout} milliseconds") from failed
        bot.wait(pause)
        pause = min(2 * pause, LATER)
