"""Two bars, one above the other: this month in the accent, last month in grey."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from sifasuo_desktop.ui import theme


class TwoBars(QWidget):
    """Lengths are shares of ``largest``; the numbers stand beside it as words."""

    def __init__(self, now: int, before: int, largest: int) -> None:
        super().__init__()
        self._shares = (now / max(1, largest), before / max(1, largest))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"本月 {now}，上月 {before}")

    def sizeHint(self) -> QSize:
        return QSize(120, 22)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        colours = (theme.ACCENT, theme.BAR_BEFORE)
        for place, (share, colour) in enumerate(zip(self._shares, colours, strict=True)):
            if share > 0:
                painter.setBrush(QColor(colour))
                width = max(4.0, share * self.width())
                painter.drawRoundedRect(QRectF(0, 2 + place * 10, width, 7), 3, 3)
