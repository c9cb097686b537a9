"""What is worked on, and a column right of it; where that would be cramped, it stands below."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QScrollArea, QWidget

LEAST = 16
"""The least width of what is worked on, in lines of text: else the column at the right goes."""
LOW = 14
"""The height of a column that scrolls by itself once it stands below, in lines of text."""
ANY_WIDTH = 16_777_215


class TwoColumns(QWidget):
    """``main`` holds a column, or scrolls one; ``side`` goes in at its end when folded.

    Of a ``side`` that is a scroll area only the content goes: an area inside an area is clumsy.
    ``turned`` says that it was folded or unfolded.
    """

    turned = Signal(bool)

    def __init__(self, width: int, gap: int, parent: QWidget, least: int = LEAST) -> None:
        super().__init__(parent)
        self._width, self._gap, self._least = width, gap, least
        self._part: QWidget | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(gap)
        self._row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)

    def hold(self, main: QWidget, side: QWidget) -> "TwoColumns":
        """Takes the two in; made below this, they are styled once."""
        self._main, self._side = main, side
        side.setFixedWidth(self._width)
        self._row.addWidget(main, 1)
        self._row.addWidget(side)
        return self

    @property
    def folded(self) -> bool:
        """Whether the column at the right stands below."""
        return self._part is not None

    def minimumSizeHint(self) -> QSize:
        """As narrow as what is worked on: the column at the right can stand below it."""
        return QSize(self._main.minimumSizeHint().width(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        least = self._least * self.fontMetrics().height()
        cramped = event.size().width() - self._width - self._gap < least
        if cramped and self._part is None:
            self._fold()
        elif not cramped and self._part is not None:
            self._unfold(self._part)

    def _column(self) -> QBoxLayout:
        inner = self._main.widget() if isinstance(self._main, QScrollArea) else self._main
        column = inner.layout() if inner is not None else None
        assert isinstance(column, QBoxLayout)
        return column

    def _fold(self) -> None:
        if isinstance(self._side, QScrollArea):
            part = self._side.takeWidget()
            self._side.hide()
        else:
            part = self._side
            self._row.removeWidget(part)
            part.setMinimumSize(0, LOW * self.fontMetrics().height())
            part.setMaximumWidth(ANY_WIDTH)
        column = self._column()
        last = column.itemAt(column.count() - 1)
        ends = last is not None and last.spacerItem() is not None
        column.insertWidget(column.count() - ends, part)
        part.show()
        self._part = part
        self.turned.emit(True)

    def _unfold(self, part: QWidget) -> None:
        self._part = None
        self._column().removeWidget(part)
        if isinstance(self._side, QScrollArea):
            self._side.setWidget(part)
        else:
            part.setMinimumSize(0, 0)
            self._row.addWidget(part)
            part.setFixedWidth(self._width)
        self._side.show()
        self.turned.emit(False)
