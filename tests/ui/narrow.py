"""Sizes of windows and of text at which everything must fit, and what scrolls sideways there."""

import pytest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from sifasuo_desktop.ui.shell.frame import Frame
from tests.ui.frames import SIZES, FrameAt


def sideways(root: QWidget) -> list[str]:
    """The areas that scroll sideways, with the widest thing in each."""
    QApplication.processEvents()
    found = []
    for area in root.findChildren(QScrollArea):
        if area.isVisible() and area.horizontalScrollBar().maximum():
            inner = area.widget()
            wide = max(inner.findChildren(QWidget), key=lambda one: one.minimumSizeHint().width())
            found.append(f"{type(wide).__name__} {wide.accessibleName()} {wide.parentWidget()}")
    return found


@pytest.fixture(params=SIZES, ids=["1366", "1024", "175 %"])
def sized(request: pytest.FixtureRequest, frame_at: FrameAt) -> Frame:
    return frame_at(*request.param)
