"""A light: a pill with a word, never a bare dot."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from sifasuo_desktop.ui.parts.label import restyle


class Pill(QLabel):
    """A word on the ground of its light: ``red``, ``yellow``, ``green`` or ``grey``."""

    def __init__(self, word: str, light: str = "grey", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "pill")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.show_light(word, light)

    def show_light(self, word: str, light: str) -> None:
        """Another word on another ground."""
        self.setText(word)
        self.setAccessibleName(word)
        self.setProperty("light", light)
        restyle(self)
