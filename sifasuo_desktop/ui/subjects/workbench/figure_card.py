"""A figure with its title and a line of words."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from sifasuo_desktop.ui.parts.card import Card
from sifasuo_desktop.ui.parts.label import ElidedLabel, label, restyle


class FigureCard(Card):
    """The number takes the colour of its light only when it is not zero."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title
        self.pad(16, 8)
        row = QHBoxLayout()
        row.setSpacing(10)
        self._number = label("–", "figure")
        self._words = ElidedLabel("", "secondary")
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(label(title, "section"))
        column.addWidget(self._words)
        row.addWidget(self._number)
        row.addLayout(column, 1)
        self.body.addLayout(row)

    def show_figure(self, number: int, words: str, light: str) -> None:
        """Shows a number and what it means today."""
        self._number.setText(str(number))
        self._number.setProperty("light", light if number else "")
        restyle(self._number)
        self._words.show_text(words)
        self.setAccessibleName(f"{self._title} {number}：{words}")
