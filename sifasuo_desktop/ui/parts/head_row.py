"""The head of a record: what it is at the left, what can be done at the right, or below."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QWidget

from sifasuo_desktop.ui.parts.acts_bar import ActsBar
from sifasuo_desktop.ui.parts.label import ElidedLabel

GAP = 10


class HeadRow(QWidget):
    """Side by side while both have room; else one below the other, so that nothing is crushed."""

    def __init__(self) -> None:
        super().__init__()
        self._left, self._right = QWidget(), QWidget()
        self.left, self.right = QHBoxLayout(self._left), QHBoxLayout(self._right)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP)
        for side, inside in ((self._left, self.left), (self._right, self.right)):
            side.setProperty("ground", "clear")
            inside.setContentsMargins(0, 0, 0, 0)
            inside.setSpacing(GAP)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._row.addWidget(self._left, 1)
        self._row.addWidget(self._right)
        self.right.addStretch(1)

    def minimumSizeHint(self) -> QSize:
        """Never wider than the wider of the two: they need not stand side by side."""
        found = super().minimumSizeHint()
        hints = (self._left.minimumSizeHint(), self._right.minimumSizeHint())
        return QSize(max(hint.width() for hint in hints), found.height())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @staticmethod
    def _wanted(row: QHBoxLayout) -> int:
        """The width at which nothing of a row is left out; it does not depend on what is shown."""
        widgets = [item.widget() for at in range(row.count()) if (item := row.itemAt(at))]
        return sum(_whole(one) + GAP for one in widgets if one is not None)

    def _arrange(self) -> None:
        right = self._wanted(self.right)
        beside = self._wanted(self.left) + right <= self.width()
        direction = QBoxLayout.Direction
        wished = direction.LeftToRight if beside else direction.TopToBottom
        if self._row.direction() != wished:
            self._row.setDirection(wished)
            self.updateGeometry()
        for bar in self._right.findChildren(ActsBar):
            bar.shorten(right > self.width() + GAP)


def _whole(widget: QWidget) -> int:
    if isinstance(widget, ElidedLabel | ActsBar):
        return widget.whole_width()
    return 0 if widget.isHidden() else widget.sizeHint().width()
