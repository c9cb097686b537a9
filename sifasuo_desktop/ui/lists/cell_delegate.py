"""Draws the cells of a list, those with a light as pills; a widget a row would freeze long lists.

Nothing is asked of the style: going through the style sheet for each cell costs a third more than
all the words of a screen.
"""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from sifasuo_desktop.ui import theme
from sifasuo_desktop.ui.lists.record_model import RecordModel

Index = QModelIndex | QPersistentModelIndex
SIDE = 11
"""Pixels before and after the words of a cell."""


class CellDelegate(QStyledItemDelegate):
    """Without the dotted focus frame: the whole row is marked."""

    def __init__(self, model: RecordModel, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._text, self._line = QColor(theme.TEXT), QColor(theme.INNER_LINE)
        self._chosen = QColor(theme.ACCENT_PALE)
        self._lights = {
            light: (QColor(text), QColor(ground)) for light, (text, ground) in theme.LIGHTS.items()
        }

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        area, metrics = option.rect, option.fontMetrics
        words, light = self._model.cell(index)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, self._chosen)
        painter.fillRect(area.x(), area.bottom(), area.width(), 1, self._line)
        if light:
            self._pill(painter, area, metrics, words, light)
        elif words:
            room = area.width() - 2 * SIDE
            line = words.replace("\n", " ")
            fitting = metrics.elidedText(line, Qt.TextElideMode.ElideRight, room)
            above = (area.height() - 1 - metrics.height()) // 2
            painter.setPen(self._text)
            painter.drawText(area.x() + SIDE, area.y() + above + metrics.ascent(), fitting)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(super().sizeHint(option, index).width(), 36)

    def _pill(
        self, painter: QPainter, area: QRect, metrics: QFontMetrics, words: str, light: str
    ) -> None:
        text, ground = self._lights[light]
        width = min(metrics.horizontalAdvance(words) + 24, area.width() - 12)
        height = metrics.height() + 4
        pill = QRectF(area.x() + 8, area.center().y() - height / 2, width, height)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(pill, height / 2, height / 2)
        painter.setPen(text)
        fitting = metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(width) - 16)
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, fitting)
        painter.restore()
