"""Labels of the type scale: title, section, strong, secondary, figure, error."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget


def label(text: str, kind: str = "", *, wrap: bool = False, light: str = "") -> QLabel:
    """A label in plain text; ``kind`` names the type, ``light`` colours a figure."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if kind:
        made.setProperty("type", kind)
    if light:
        made.setProperty("light", light)
    made.setWordWrap(wrap)
    if wrap:
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    return made


class ElidedLabel(QLabel):
    """A label of one line that ends in … where it does not fit; the tooltip holds all of it."""

    def __init__(self, text: str = "", kind: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        if kind:
            self.setProperty("type", kind)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(40)
        self.show_text(text)

    def show_text(self, text: str) -> None:
        """Shows a text, shortened to the width there is."""
        self._whole = text
        self.setAccessibleName(text)
        self._fit()
        self.updateGeometry()

    def whole_width(self) -> int:
        """The width at which nothing is left out, in the face it is painted in."""
        self.ensurePolished()
        return self.fontMetrics().horizontalAdvance(self._whole) + 2

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another height changes no word."""
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        fitting = self.fontMetrics().elidedText(
            self._whole, Qt.TextElideMode.ElideRight, self.width()
        )
        if fitting != self.text():
            self.setText(fitting)
        tip = self._whole if fitting != self._whole else ""
        if tip != self.toolTip():
            self.setToolTip(tip)


def rule_line() -> QFrame:
    """A thin inner line between rows."""
    line = QFrame()
    line.setProperty("part", "line")
    return line


def restyle(widget: QWidget) -> None:
    """Makes the style sheet look again at a widget whose properties changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()
