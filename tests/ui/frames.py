"""Frames and forms as a person has them: active, opened, saved, at rest."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.forms.act_form import ActForm
from sifasuo_desktop.ui.shell.frame import Frame
from sifasuo_desktop.ui.subjects.dispute.form import DisputeForm
from sifasuo_desktop.ui.subjects.dispute.intake.page import IntakePage
from tests.ui.typing_people import press

SIZES = [(1366, 1.0), (1024, 1.0), (1366, 1.75)]
"""Widths of the window and factors of the text at which everything must fit."""
Begin = Callable[[str], DisputeForm]
FrameAt = Callable[..., Frame]
"""``frame_at(width, factor, height=768)``."""


def dealt(names: Iterable[str], hand: int = 12) -> list[tuple[str, ...]]:
    """Names in hands: what is done with each of them needs no window of its own."""
    every = list(names)
    return [tuple(every[at : at + hand]) for at in range(0, len(every), hand)]


def first(hand: tuple[str, ...]) -> str:
    """What a hand is called by."""
    return hand[0]


@contextmanager
def about(name: str) -> Iterator[None]:
    """Says of which of a hand something failed."""
    try:
        yield
    except BaseException as error:
        error.add_note(f"of {name}")
        raise


def keep(qtbot: QtBot, widget: QWidget) -> None:
    """Holds a widget until the test is over: who loses the last hold of one that is shown has it
    taken apart piece by piece while Qt still calls it.
    """
    qtbot.addWidget(widget, before_close_func=lambda _: widget.isVisible())


def active(qtbot: QtBot, frame: Frame) -> None:
    """The keys go to this window."""
    frame.activateWindow()
    qtbot.waitUntil(frame.isActiveWindow)


def settle(qtbot: QtBot, frame: Frame) -> None:
    """Lets everything come home and be shown, also the news of acts and what is made bit by bit."""
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # type: ignore[call-overload]
    qtbot.waitUntil(lambda: not frame._news, timeout=10_000)
    at_rest(qtbot, frame.desk)


def at_rest(qtbot: QtBot, desk: Desk) -> None:
    """Lets what is made bit by bit be made, and what it reads come home, until nothing is left."""
    qtbot.waitUntil(desk.runner.idle, timeout=10_000)
    QApplication.processEvents()
    qtbot.waitUntil(desk.runner.idle, timeout=10_000)


def form_of(qtbot: QtBot, frame: Frame, verb: str, **preset: Any) -> ActForm:
    """The form of an act over the page, with its record read."""
    active(qtbot, frame)
    frame.desk.form(verb, preset)
    at_rest(qtbot, frame.desk)
    form = frame.holder.sheet
    assert isinstance(form, ActForm)
    return form


def save(qtbot: QtBot, frame: Frame, form: ActForm) -> None:
    """Saves by the key and waits until the form is gone."""
    with qtbot.waitSignal(form.closed):
        press(frame, Qt.Key.Key_S)
    settle(qtbot, frame)


def intake_page(qtbot: QtBot, frame: Frame) -> IntakePage:
    """登记纠纷, with the keys."""
    active(qtbot, frame)
    frame.go("intake")
    settle(qtbot, frame)
    page = frame.page()
    assert isinstance(page, IntakePage)
    return page
