"""The head of a record: what it is at the left, what can be done at the right, or below."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from sifasuo_desktop.ui.parts.acts_bar import ActsBar
from sifasuo_desktop.ui.parts.label import ElidedLabel

GAP = 10


class HeadRow(QWidget):
    """Side by side while both have room; else one below the other, so that nothing is crushed.

    Where what can be done has no room on a line of its own, the last of it goes on a second line.
    """

    def __init__(self) -> None:
        super().__init__()
        self._left, self._right = QWidget(), QWidget()
        self.left, self.right, self._second = (
            QHBoxLayout(self._left),
            QHBoxLayout(),
            QHBoxLayout(),
        )
        lines = QVBoxLayout(self._right)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(GAP)
        lines.addLayout(self.right)
        lines.addLayout(self._second)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP)
        for side in (self._left, self._right):
            side.setProperty("ground", "clear")
        for inside in (self.left, self.right, self._second):
            inside.setContentsMargins(0, 0, 0, 0)
            inside.setSpacing(GAP)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._row.addWidget(self._left, 1)
        self._row.addWidget(self._right)
        self.right.addStretch(1)
        self._second.addStretch(1)

    def minimumSizeHint(self) -> QSize:
        """Never wider than the wider of the two, nor what can be done than its wider line."""
        found = super().minimumSizeHint()
        least = [one.minimumSizeHint().width() + GAP for one in self._done() if not one.isHidden()]
        whole, halves = sum(least), range(len(least) + 1)
        lines = min(max(sum(least[:at]), whole - sum(least[:at])) for at in halves)
        return QSize(max(self._left.minimumSizeHint().width(), lines - GAP), found.height())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _done(self) -> list[QWidget]:
        """What stands at the right, both lines."""
        return [*_held(self.right), *_held(self._second)]

    def _break(self, room: int) -> None:
        """Puts on the first line what fits."""
        done, wanted = self._done(), 0
        first = len(done)
        for place, one in enumerate(done):
            wanted += _whole(one) + GAP
            if wanted - GAP > room and place:
                first = place
                break
        if len(_held(self.right)) == first:
            return
        for one in done:
            self.right.removeWidget(one)
            self._second.removeWidget(one)
        for place, one in enumerate(done):
            (self.right if place < first else self._second).addWidget(one)
        self.updateGeometry()

    def _arrange(self) -> None:
        right = _wanted(self._done())
        beside = _wanted(_held(self.left)) + right <= self.width()
        self._break(self.width())
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


def _held(row: QHBoxLayout) -> list[QWidget]:
    """The widgets of a row in their order."""
    items = (row.itemAt(at) for at in range(row.count()))
    return [one for item in items if item and (one := item.widget()) is not None]


def _wanted(widgets: list[QWidget]) -> int:
    """The width at which nothing of a row is left out; it does not depend on what is shown."""
    return sum(_whole(one) + GAP for one in widgets)
