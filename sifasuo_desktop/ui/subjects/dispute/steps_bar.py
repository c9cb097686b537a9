"""The steps of a dispute, drawn: those behind with a tick, the one under way hollow and bold."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy

from sifasuo_desktop.services.reading.dispute.steps import Steps
from sifasuo_desktop.ui import theme

RADIUS = 9.0


class StepsBar(QFrame):
    """Told to screen readers as words."""

    def __init__(self) -> None:
        super().__init__()
        self._steps = Steps((), 0)
        self.setProperty("part", "card")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_steps(self, steps: Steps) -> None:
        """Shows other steps."""
        self._steps = steps
        words = [
            f"{title}（{'已完成' if place < steps.done else '进行中' if place == steps.done else '未到'}）"
            for place, title in enumerate(steps.titles)
        ]
        self.setAccessibleName(f"办理进度：{'、'.join(words)}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(600, 42 + self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(300, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        count = len(self._steps.titles)
        if not count:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = self.width() / count
        y = 10 + RADIUS + 1
        for place in range(count - 1):
            done = place + 1 <= self._steps.done and self._steps.done > place
            painter.setPen(QPen(QColor(theme.ACCENT if done else theme.LINE), 2))
            x = (place + 0.5) * width + RADIUS + 1
            painter.drawLine(QPointF(x, y), QPointF(x + width - 2 * RADIUS - 2, y))
        for place, title in enumerate(self._steps.titles):
            self._draw_step(painter, QPointF((place + 0.5) * width, y), place, title, width)
        painter.end()

    def _draw_step(
        self, painter: QPainter, centre: QPointF, place: int, title: str, width: float
    ) -> None:
        behind, here = place < self._steps.done, place == self._steps.done
        edge = theme.ACCENT if behind or here else theme.FIELD_LINE
        painter.setPen(QPen(QColor(edge), 2))
        painter.setBrush(QColor(theme.ACCENT if behind else theme.SURFACE))
        painter.drawEllipse(centre, RADIUS, RADIUS)
        if behind:
            painter.setPen(QPen(QColor(theme.SURFACE), 2))
            points = [(-4, 0), (-1, 3), (4, -3)]
            painter.drawPolyline([centre + QPointF(x, y) for x, y in points])
        font = QFont(self.font())
        font.setBold(here)
        painter.setFont(font)
        painter.setPen(QColor(theme.TEXT if behind or here else theme.SECONDARY))
        room = QRectF(centre.x() - width / 2, centre.y() + RADIUS + 3, width, 40)
        painter.drawText(room, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, title)
