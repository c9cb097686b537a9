"""How a test waits for the window: it asks again soon."""

import time
from collections.abc import Callable

from PySide6.QtWidgets import QApplication
from pytestqt.exceptions import TimeoutError
from pytestqt.qtbot import QtBot

from sifasuo_desktop.ui.parts.bit_by_bit import BitByBit
from sifasuo_desktop.ui.runner import Runner

SOON, LATER = 1, 10
"""Milliseconds: most answers of the store are there in two, and pytest-qt always waits ten."""


def wait_until(bot: QtBot, met: Callable[[], bool | None], *, timeout: int = 5000) -> None:
    """``QtBot.waitUntil``: until ``met`` is true, or asserts without failing.

    Who waits for the lanes waits as well for what is made of their answers, bit by bit.
    """
    lanes = getattr(met, "__func__", None) is Runner.idle
    last, pause = time.monotonic() + timeout / 1000, SOON
    while True:
        late = time.monotonic() > last
        failed: AssertionError | None = None
        try:
            if met() in (None, True) and not (lanes and making()):
                return
        except AssertionError as error:
            failed = error
        if late:
            raise TimeoutError(f"waitUntil timed out in {timeout} milliseconds") from failed
        bot.wait(pause)
        pause = min(2 * pause, LATER)


def have_made() -> None:
    """Lets the window make what it makes bit by bit."""
    while making():
        QApplication.processEvents()


def making() -> bool:
    """Whether a window still makes something bit by bit."""
    return any(
        one.under_way()
        for window in QApplication.topLevelWidgets()
        for one in window.findChildren(BitByBit)
    )
