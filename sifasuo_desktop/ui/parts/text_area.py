"""A long text without a caption of its own, with the error below; its card says what it is."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sifasuo_desktop.ui.parts.fields import LinesInput, LongTextInput
from sifasuo_desktop.ui.parts.label import label


class TextArea(QWidget):
    """Value, error and ``edited`` of one long text; with ``lines`` its value is a list."""

    edited = Signal()

    def __init__(self, title: str, length: int, rows: int, *, lines: bool = False) -> None:
        super().__init__()
        kind = LinesInput if lines else LongTextInput
        self.input = kind(title, length, rows)
        self._error = label("", "error", wrap=True)
        self._error.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.input.widget)
        column.addWidget(self._error)
        self.input.edited.connect(self._edited)

    def value(self) -> Any:
        """The plain value."""
        return self.input.value()

    def set_value(self, value: Any) -> None:
        """Shows a plain value and forgets the error."""
        self.input.set_value(value)
        self.set_error("")

    def set_error(self, sentence: str) -> None:
        """Says below what is wrong; an empty sentence takes it away."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
        self.input.set_wrong(bool(sentence))
        self.input.widget.setAccessibleDescription(sentence)

    def error(self) -> str:
        """What is said below."""
        return self._error.text()

    def insert(self, text: str) -> None:
        """Puts a text where the cursor is."""
        self.input.box.insertPlainText(text)
        self.input.focus()

    def _edited(self) -> None:
        if self._error.text():
            self.set_error("")
        self.edited.emit()
