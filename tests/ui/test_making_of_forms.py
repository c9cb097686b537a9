"""How forms are made: below their parents, so that Qt goes over each part once or twice."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sifasuo_desktop.ui.shell.book_of_pages import pages_for
from sifasuo_desktop.ui.shell.frame import Frame
from sifasuo_desktop.ui.subjects.dispute.obligation_rows import ObligationRows
from tests.ui.frames import at_rest, keep

MOST = 3.5
"""Changes of style a widget: about ten when a form is made first and gets its parent last."""


class Witness(QObject):
    """Counts the changes of style, and names what was shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        # Never the widgets themselves: a half-made one that is held stays half-made for Python.
        self.styled = 0
        self.alone: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, QWidget):
            if event.type() == QEvent.Type.StyleChange:
                self.styled += 1
            if event.type() == QEvent.Type.Show and watched.isWindow():
                self.alone.append(f"{type(watched).__name__} {watched.accessibleName()}")
        return False


@pytest.fixture
def witness(qapp: QApplication) -> Iterator[Witness]:
    made = Witness()
    qapp.installEventFilter(made)
    yield made
    qapp.removeEventFilter(made)


def test_a_form_is_made_below_its_parent(qtbot: QtBot, witness: Witness, frame: Frame) -> None:
    for verb in ("", "correction.receive", "dispute.register"):
        witness.styled = 0
        if verb:
            frame.desk.form(verb, {})
        else:
            frame.go("intake")
        at_rest(qtbot, frame.desk)
        made = frame.holder.sheet if verb else frame.page()
        assert made is not None
        assert witness.styled < MOST * len(made.findChildren(QWidget)), verb


def test_nothing_is_a_window_of_its_own_before_it_has_its_place(
    qtbot: QtBot, witness: Witness, frame: Frame
) -> None:
    witness.alone.clear()
    again = Frame(frame.desk, "云溪司法所")
    keep(qtbot, again)
    again.start()
    for name in pages_for(frame.desk.workplace):
        if name != "preview":
            again.go(name)
            qtbot.waitUntil(frame.desk.runner.idle, timeout=10_000)
    rows = ObligationRows(frame.desk.workplace.today, to_text=True)
    qtbot.addWidget(rows)
    rows.add()
    assert witness.alone == []
