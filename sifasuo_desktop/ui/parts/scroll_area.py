"""An area that scrolls up and down, without a frame; ``ground`` is what takes the layout."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class ScrollArea(QScrollArea):
    """Make what it holds below ``ground``: Qt goes through a part that is finished once more
    whenever it gets another parent, which costs a form of 700 widgets some hundred milliseconds.

    ``reads`` names an area that is mostly read: the cursor stops at it, and the arrows scroll it.
    """

    def __init__(self, parent: QWidget | None = None, *, reads: str = "") -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        # Inputs scroll into sight; a stop at which nothing is seen would only take a key.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if reads else Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(reads)
        self.ground = QWidget()
        self.ground.setProperty("ground", "clear")
        self.setWidget(self.ground)
