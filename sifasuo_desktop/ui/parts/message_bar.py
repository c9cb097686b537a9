"""The bar above a form or list that says what happened or why not."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from sifasuo_desktop.ui.parts.buttons import button
from sifasuo_desktop.ui.parts.label import label, restyle


class MessageBar(QFrame):
    """Hidden until something is to be said; stays until closed or replaced."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "message")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        self._text = label("", wrap=True)
        row.addWidget(self._text, 1)
        row.addWidget(button("关闭提示", self.clear, kind="link"))
        self.hide()

    @property
    def text(self) -> str:
        """What the bar says now; empty when hidden."""
        return self._text.text() if not self.isHidden() else ""

    def refuse(self, sentences: Sequence[str] | str) -> None:
        """Says in red why something was not done."""
        self._say(sentences, "red")

    def warn(self, sentences: Sequence[str] | str) -> None:
        """Says in yellow what should be known."""
        self._say(sentences, "yellow")

    def confirm(self, sentences: Sequence[str] | str) -> None:
        """Says in green what was done."""
        self._say(sentences, "green")

    def clear(self) -> None:
        """Says nothing more."""
        self._text.setText("")
        self.hide()

    def _say(self, sentences: Sequence[str] | str, light: str) -> None:
        text = sentences if isinstance(sentences, str) else "\n".join(sentences)
        self._text.setText(text)
        self.setAccessibleName(text)
        self.setProperty("light", light)
        restyle(self)
        self.setVisible(bool(text))
