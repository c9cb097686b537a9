"""A layout that puts its widgets one after the other and goes on in the next line."""

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem


class FlowLayout(QLayout):
    """Wraps like text; ``gap`` pixels between widgets and between lines.

    ``even``: every widget has the width of the widest, so that they stand in columns. With
    ``right`` every line ends at the right. What is hidden takes no place.
    """

    def __init__(self, gap: int = 8, *, even: bool = False, right: bool = False) -> None:
        super().__init__()
        self._gap = gap
        self._even = even
        self._right = right
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        self.setContentsMargins(QMargins())

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self.invalidate()

    def invalidate(self) -> None:
        """Something in it has another size, came or went."""
        self._heights.clear()
        super().invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        self._heights.clear()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        """Asked many times while a page finds its shape, and reckoned once a width."""
        if width not in self._heights:
            self._heights[width] = self._place(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def setGeometry(self, area: QRect) -> None:
        super().setGeometry(area)
        self._place(area, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _place(self, area: QRect, *, move: bool) -> int:
        y = area.y()
        for line in self._lines(area.width()):
            x = area.x()
            if self._right:
                x += area.width() - sum(size.width() for _, size in line)
                x -= self._gap * (len(line) - 1)
            if move:
                for item, size in line:
                    item.setGeometry(QRect(QPoint(x, y), size))
                    x += size.width() + self._gap
            y += max(size.height() for _, size in line) + self._gap
        return max(0, y - self._gap - area.y())

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        """The items line by line, each with its size; every item is asked once."""
        sized = [(one, one.sizeHint()) for one in self._items if not one.isEmpty()]
        if self._even and sized:
            widest = max(size.width() for _, size in sized)
            sized = [(one, QSize(widest, size.height())) for one, size in sized]
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        taken = 0
        for item, size in sized:
            taken += self._gap + size.width()
            if lines and taken <= width:
                lines[-1].append((item, size))
            else:
                lines.append([(item, size)])
                taken = size.width()
        return lines
