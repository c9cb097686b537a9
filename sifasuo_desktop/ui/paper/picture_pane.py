"""A scan or photo on the screen: whole at first, larger or smaller as one wants."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from sifasuo_desktop.ui.parts.scroll_area import ScrollArea

STEP, LEAST, MOST = 1.25, 0.05, 4.0


class _Picture(QWidget):
    """Paints the picture into all the room it has."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.pixmap = QPixmap()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(self.rect(), self.pixmap)
        painter.end()


class PicturePane(ScrollArea):
    """Fits the picture into the window until somebody makes it larger or smaller."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, reads="图片")
        self.setWidgetResizable(False)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._picture = _Picture(self)
        self.setWidget(self._picture)
        self._zoom = 0.0

    def show_image(self, image: QImage) -> None:
        """Shows another picture, whole."""
        self._picture.pixmap = QPixmap.fromImage(image)
        self._zoom = 0.0
        self._place()

    def forget(self) -> None:
        """Shows nothing."""
        self._picture.pixmap = QPixmap()
        self._picture.resize(0, 0)

    def larger(self) -> None:
        """A step larger than it is seen now."""
        self._step(STEP)

    def smaller(self) -> None:
        """A step smaller."""
        self._step(1 / STEP)

    def fit(self) -> None:
        """As large as there is room."""
        self._zoom = 0.0
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _step(self, factor: float) -> None:
        size = self._picture.pixmap.size()
        if size.isEmpty():
            return
        now = self._zoom or self._picture.width() / size.width()
        self._zoom = max(LEAST, min(MOST, now * factor))
        self._place()

    def _place(self) -> None:
        whole = self._picture.pixmap.size()
        if whole.isEmpty():
            return
        room = self.viewport().size() - QSize(2, 2)
        if self._zoom:
            size = whole * self._zoom
        else:
            # A small picture is not blown up to coarse squares.
            size = whole.scaled(room.boundedTo(whole), Qt.AspectRatioMode.KeepAspectRatio)
        self._picture.resize(size.expandedTo(QSize(1, 1)))
        self._picture.update()
