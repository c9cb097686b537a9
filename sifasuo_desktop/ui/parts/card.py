"""A titled card: white ground, thin line, padding 16, radius 8."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from sifasuo_desktop.ui import theme
from sifasuo_desktop.ui.parts.label import label
from sifasuo_desktop.ui.parts.scroll_area import ScrollArea


class Card(QFrame):
    """A card with a title row (title left, ``add_beside`` right) and a ``body`` layout below."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._held: tuple[object, ...] = ()
        self.setProperty("part", "card")
        outer = self._outer = QVBoxLayout(self)
        self.pad(theme.CARD_PADDING, 12)
        outer.setSpacing(8)
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        if title:
            self.heading = label(title, "section")
            self.head.addWidget(self.heading)
            self.head.addStretch(1)
            outer.addLayout(self.head)
            self.setAccessibleName(title)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        outer.addLayout(self.body, 1)

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Puts a widget below the others."""
        self.body.addWidget(widget, stretch)

    def pad(self, sides: int, ends: int) -> None:
        """Other margins inside the card."""
        self._outer.setContentsMargins(sides, ends, sides, ends)

    def add_beside(self, widget: QWidget) -> None:
        """Puts a widget into the title row, at the right."""
        self.head.addWidget(widget)

    def clear(self) -> None:
        """Takes everything out of the body."""
        empty(self.body)

    def holds(self, *what: object) -> bool:
        """Whether it shows just this already; if not, it is taken for what is shown from now on."""
        before, self._held = self._held, what
        return before == what


def empty(layout: QLayout) -> None:
    """Takes all out of a layout, layouts inside it included."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            empty(inner)


def stand_in_the_middle(page: QWidget, card: Card, width: int) -> ScrollArea:
    """One card in the middle of a page; where it is taller than the page, the page scrolls.

    ``width`` is given for text of 14 pixels and grows with it.
    """
    scale = max(14, page.font().pixelSize()) / 14
    card.setMaximumWidth(round(width * scale))
    scroll = ScrollArea(page)
    column = QVBoxLayout(scroll.ground)
    column.addStretch(2)
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(card, 1000)
    row.addStretch(1)
    column.addLayout(row)
    column.addStretch(3)
    outer = QVBoxLayout(page)
    outer.setContentsMargins(0, 0, 0, 0)
    outer.addWidget(scroll)
    return scroll
