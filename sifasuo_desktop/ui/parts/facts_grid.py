"""Facts as pairs of title and words, in two columns."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from sifasuo_desktop.ui.parts.label import label
from sifasuo_desktop.ui.parts.together import together

LARGE_TEXT = 21
"""From this size on (150 %) there is no room for two columns."""
NARROW = 22
"""Nor below this width, in lines of text, where the grid gives way."""


class FactsGrid(QWidget):
    """Long words take a line of their own; everything can be marked and copied.

    ``make`` makes what stands there instead of the words of a pair, once for a grid. One that
    ``gives_way`` has one column where two would be cramped.
    """

    def __init__(
        self,
        pairs: Sequence[tuple[str, str]] = (),
        columns: int = 2,
        long: int = 24,
        *,
        make: Callable[[tuple[str, str]], QWidget | None] | None = None,
        gives_way: bool = False,
    ) -> None:
        super().__init__()
        self._gives_way = gives_way
        self._pairs: Sequence[tuple[str, str]] = ()
        self._titles = 0
        self._make = make
        self._most = self._columns = 1 if self.font().pixelSize() >= LARGE_TEXT else columns
        self._long = long
        self._labels: list[tuple[QLabel, QWidget]] = []
        self._made: list[bool] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._stretch()
        self.show_pairs(pairs)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() >= NARROW * self.fontMetrics().height()
        columns = self._most if wide or not self._gives_way else 1
        if columns != self._columns:
            self._columns = columns
            self._stretch()
            self.show_pairs(self._pairs)

    def minimumSizeHint(self) -> QSize:
        """As narrow as one column, where the grid gives way."""
        found = super().minimumSizeHint()
        if not self._gives_way or self._most == 1:
            return found
        titles = max((first.sizeHint().width() for first, _ in self._labels), default=0)
        words = max((second.minimumSizeHint().width() for _, second in self._labels), default=0)
        gap = self._grid.horizontalSpacing()
        return QSize(max(titles, self._titles) + gap + words, found.height())

    def _stretch(self) -> None:
        for column in range(self._most):
            there = column < self._columns
            self._grid.setColumnStretch(column * 2 + 1, 1 if there else 0)
            self._grid.setColumnMinimumWidth(column * 2, self._titles if there else 0)

    def align(self, titles: Iterable[str]) -> None:
        """The words begin where they do in other grids with these titles."""
        sample = label("", "secondary")
        sample.ensurePolished()
        metrics = sample.fontMetrics()
        self._titles = max((metrics.horizontalAdvance(one) for one in titles), default=0)
        self._stretch()

    def show_pairs(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Other facts, in the labels there are."""
        self._pairs = pairs
        with together(self._grid):
            self._place(pairs)

    def _place(self, pairs: Sequence[tuple[str, str]]) -> None:
        while self._grid.takeAt(0) is not None:
            pass
        for pair in pairs[len(self._labels) :]:
            made = self._make(pair) if self._make else None
            self._labels.append((label("", "secondary"), made or _copyable()))
            self._made.append(made is not None)
        row, column, top = 0, 0, Qt.AlignmentFlag.AlignTop
        for (title, words), (first, second), made_before in zip(
            pairs, self._labels, self._made, strict=False
        ):
            first.setText(title)
            if isinstance(second, QLabel) and not made_before:
                second.setText(words)
            wide = len(words) > self._long or "\n" in words
            if wide and column:
                row, column = row + 1, 0
            self._grid.addWidget(first, row, column * 2, top)
            span = self._columns * 2 - 1 if wide else 1
            self._grid.addWidget(second, row, column * 2 + 1, 1, span, top)
            column = self._columns if wide else column + 1
            if column >= self._columns:
                row, column = row + 1, 0
        for place, both in enumerate(self._labels):
            for one in both:
                one.setVisible(place < len(pairs))


def _copyable() -> QLabel:
    made = label("", wrap=True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made
