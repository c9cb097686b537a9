"""Draws cells with a light as pills; a widget a row would freeze long lists."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from sifasuo_desktop.ui import theme
from sifasuo_desktop.ui.lists.record_model import LIGHT_ROLE

Index = QModelIndex | QPersistentModelIndex


class PillDelegate(QStyledItemDelegate):
    """Everything else is drawn as usual, without the dotted focus frame."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        light = index.data(LIGHT_ROLE)
        plain = QStyleOptionViewItem(option)
        plain.state &= ~QStyle.StateFlag.State_HasFocus
        if not light:
            super().paint(painter, plain, index)
            return
        self.initStyleOption(plain, index)
        words, plain.text = str(index.data()), ""
        style = plain.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, plain, painter, plain.widget)
        self._pill(painter, plain, words, light)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(super().sizeHint(option, index).width(), 36)

    def _pill(
        self, painter: QPainter, option: QStyleOptionViewItem, words: str, light: str
    ) -> None:
        text, ground = theme.LIGHTS[light]
        metrics = option.fontMetrics
        area = option.rect
        width = min(metrics.horizontalAdvance(words) + 24, area.width() - 12)
        height = metrics.height() + 4
        pill = QRectF(area.x() + 8, area.center().y() - height / 2, width, height)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(pill, height / 2, height / 2)
        painter.setPen(QColor(text))
        fitting = metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(width) - 16)
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, fitting)
        painter.restore()
