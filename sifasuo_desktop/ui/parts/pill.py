"""A light: a pill with a word, never a bare dot."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
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


class LongPill(Pill):
    """A pill whose words end in … where they do not fit; the tooltip holds all of them."""

    def show_light(self, word: str, light: str) -> None:
        super().show_light(word, light)
        self.setToolTip(word)
        self._fit()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """The size at which nothing is left out."""
        found, metrics = super().sizeHint(), self.fontMetrics()
        more = metrics.horizontalAdvance(self.accessibleName()) - metrics.horizontalAdvance(
            self.text()
        )
        return QSize(found.width() + more, found.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(4 * self.fontMetrics().height(), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        frame = super().sizeHint().width() - self.fontMetrics().horizontalAdvance(self.text())
        room = self.width() - frame
        whole = self.accessibleName()
        self.setText(self.fontMetrics().elidedText(whole, Qt.TextElideMode.ElideRight, room))
