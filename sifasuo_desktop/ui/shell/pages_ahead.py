"""The pages of the navigation are made while nobody waits for them: the first look is a quick one."""

from PySide6.QtCore import QTimer

from sifasuo_desktop.ui.shell.ahead import Ahead
from sifasuo_desktop.ui.shell.frame import Frame

LATER_MS = 300
"""The first page is filled by then, and nobody has read it yet."""
BETWEEN_MS = 50


class PagesAhead(QTimer):
    """Begins with its making; makes one page at a time, when nothing else is under way and what
    pages are made of was read.
    """

    def __init__(self, frame: Frame, ahead: Ahead) -> None:
        super().__init__(frame)
        self._ahead = ahead
        self._frame = frame
        self._names = frame.to_be_made()
        self.setSingleShot(True)
        self.timeout.connect(self._make)
        self.start(LATER_MS)

    def _make(self) -> None:
        if not (self._ahead.done and self._frame.desk.runner.idle()):
            self.start(LATER_MS)
        elif self._names:
            self._frame.make(self._names.pop(0))
            self.start(BETWEEN_MS)
