"""The small picture of an attachment: read when it comes into sight, pressed to see it whole."""

from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy

from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.services.paper.attachments import small_of
from sifasuo_desktop.services.reading.happening import Came
from sifasuo_desktop.ui import theme
from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.parts.buttons import Button
from sifasuo_desktop.ui.runner import Trouble

WIDE, HIGH = 96, 72
"""At text of the usual size."""


def framed(data: bytes, size: QSize) -> QPixmap:
    """A small picture in a size, with a line around it: of a white sheet nothing would be seen on a
    white card.
    """
    picture = QPixmap.fromImage(QImage.fromData(data))
    smooth = Qt.TransformationMode.SmoothTransformation
    small = picture.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, smooth)
    if not small.isNull():
        painter = QPainter(small)
        painter.setPen(QColor(theme.LINE))
        painter.drawRect(small.rect().adjusted(0, 0, -1, -1))
        painter.end()
    return small


class SmallPicture(Button):
    """Keeps its room from the beginning; without its file on this computer it is not seen."""

    def __init__(self, desk: Desk, came: Came) -> None:
        super().__init__()
        self._desk = desk
        self._which = came.attachment
        self._asked = False
        px = desk.theme.px
        self.setIconSize(QSize(px(WIDE), px(HIGH)))
        self.setProperty("kind", "link")
        self.setFixedHeight(px(HIGH) + 4)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"打开附件 {came.title}")
        self.setToolTip(came.title)

    def paintEvent(self, event: QPaintEvent) -> None:
        """What is painted is in sight."""
        super().paintEvent(event)
        if not self._asked:
            self._asked = True
            self._desk.read(partial(small_of, self._desk.workplace, self._which), self._landed)

    def _landed(self, result: bytes | Refused | Trouble) -> None:
        if not isinstance(result, bytes):
            self.hide()
            return
        small = framed(result, self.iconSize())
        self.setIconSize(small.size())
        self.setIcon(QIcon(small))
