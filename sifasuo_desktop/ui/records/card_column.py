"""The cards of a record, one below the other; each is seen once it is filled."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from sifasuo_desktop.ui import theme
from sifasuo_desktop.ui.parts.card import Card
from sifasuo_desktop.ui.parts.scroll_area import ScrollArea
from sifasuo_desktop.ui.parts.together import together

Filling = Callable[[], object]
"""Fills a card; False where there is nothing in it."""


class CardColumn(ScrollArea):
    """What is in a card stays until the card is filled anew."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, reads="登记的情况")
        self._column = QVBoxLayout(self.ground)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.GAP)
        self._column.addStretch(1)
        self.cards: tuple[QWidget, ...] = ()

    def hold(self, cards: Sequence[QWidget]) -> None:
        """Takes the cards in."""
        self.cards = tuple(cards)
        for place, card in enumerate(cards):
            card.hide()
            self._column.insertWidget(place, card)

    def forget(self) -> None:
        """Of the record before nothing is seen below the name of another."""
        for card in self.cards:
            card.hide()

    def fill(self, fillings: Sequence[Filling]) -> Iterator[None]:
        """Card by card, from the top."""
        for card, fill in zip(self.cards, fillings, strict=True):
            with together(self._column, *_inside(card)):
                card.setVisible(fill() is not False)
            yield


def _inside(card: QWidget) -> tuple[QLayout, ...]:
    return (card.body,) if isinstance(card, Card) else ()
