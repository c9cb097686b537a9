"""A field of a form: label, required mark, input, and below it the error in words."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from sifasuo_desktop.ui.parts.choosing import CheckInput, ChoiceInput
from sifasuo_desktop.ui.parts.fields import Input
from sifasuo_desktop.ui.parts.label import label

LABEL_WIDTH = 92


class FormField(QWidget):
    """``label_width`` 0 puts the label above the input; otherwise it stands left of it.

    ``examine`` says what is wrong with a value alone; it is asked when the input is left.
    """

    examine: Callable[[Any], str] | None = None

    _refused: Any = None

    def __init__(
        self,
        source: Input,
        *,
        required: bool = False,
        help: str = "",
        label_width: int = LABEL_WIDTH,
    ) -> None:
        super().__init__()
        self.input = source
        self.title = source.title
        self.required = required
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(2)
        self._label = _caption(source, required, label_width)
        self._counter = label("", "secondary")
        self._error = label("", "error", wrap=True)
        self._doubt: QLabel | None = None  # Made when it is needed: a form has many fields.
        self._help = label(help, "secondary", wrap=True)
        self._grid = grid
        self._lay_out(label_width)
        self._help.setVisible(bool(help))
        self._listen()

    def _lay_out(self, label_width: int) -> None:
        grid, source = self._grid, self.input
        at = self._at = 0 if label_width else 1
        if not label_width:
            head = QHBoxLayout()
            head.addWidget(self._label)
            head.addStretch(1)
            head.addWidget(self._counter)
            grid.addLayout(head, 0, 0)
        else:
            grid.addWidget(self._label, 0, 0, Qt.AlignmentFlag.AlignTop)
        column = 1 if label_width else 0
        grid.addWidget(source.widget, at, column)
        grid.addWidget(self._error, at + 1, column, 1, 2)
        grid.addWidget(self._help, at + 3, column, 1, 2)
        if label_width:
            grid.addWidget(self._counter, at + 4, column, 1, 2, Qt.AlignmentFlag.AlignRight)
        grid.setColumnStretch(column, 1)
        grid.setRowStretch(at + 5, 1)
        self._error.hide()

    def _listen(self) -> None:
        self.input.edited.connect(self._edited)
        self.input.left.connect(self._left)
        self._show_count()

    def add_beside(self, widget: QWidget) -> None:
        """Puts something short at the right of the input; what is said below has the whole width."""
        column = 2 if self._at == 0 else 1
        self._grid.addWidget(widget, self._at, column, Qt.AlignmentFlag.AlignVCenter)

    def value(self) -> Any:
        """The plain value of the input."""
        return self.input.value()

    def set_value(self, value: Any) -> None:
        """Shows a plain value and forgets the error."""
        self.input.set_value(value)
        self.set_error("")
        self._show_count()

    def recaption(self, title: str) -> None:
        """Other words beside the same input."""
        self.title = title
        self._label.setText(f"{title} *" if self.required else title)
        self._label.setAccessibleName(f"{title}（必填）" if self.required else title)

    def must_be_chosen(self) -> None:
        """A person has to say it here; nothing is presumed."""
        self.required = True
        self.input.set_value(None)
        self.recaption(self.title)

    def choose_only(self) -> None:
        """Where something is required and only one thing is possible, that stands here."""
        if self.required and self.value() is None and isinstance(self.input, ChoiceInput):
            self.set_value(self.input.only())

    def tell_help(self, words: str) -> None:
        """Other words of help below the input."""
        self._help.setText(words)
        self.show_help(True)

    def show_help(self, shown: bool) -> None:
        """Shows or hides the line of help below the input."""
        self._help.setVisible(shown and bool(self._help.text()))

    def hide_caption(self) -> None:
        """Leaves the words beside the input to its surroundings."""
        self._label.hide()

    def set_error(self, sentence: str) -> None:
        """Says below the input what is wrong; an empty sentence takes it away.

        What the input itself finds comes first: words outside a list are not too long, but
        not to be chosen.
        """
        sentence = sentence and (self.input.wrong() or sentence)
        self._refused = self.value() if sentence else None
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
        self.input.set_wrong(bool(sentence))
        self.input.widget.setAccessibleDescription(sentence)

    def doubt(self, sentence: str) -> None:
        """Says below the input what should be looked at and forbids nothing; empty for nothing."""
        if self._doubt is None:
            if not sentence:
                return
            self._doubt = label("", "secondary", wrap=True, light="yellow")
            column = 1 if self._at == 0 else 0
            self._grid.addWidget(self._doubt, self._at + 2, column, 1, 2)
        self._doubt.setText(sentence)
        self._doubt.setVisible(bool(sentence))

    def doubted(self) -> str:
        """What is said to be looked at."""
        return self._doubt.text() if self._doubt is not None else ""

    def error(self) -> str:
        """What is said below the input."""
        return self._error.text()

    def _edited(self) -> None:
        # Leaving a combo box counts as editing for Qt; the error goes only with its value.
        if self._error.text() and self.value() != self._refused:
            self.set_error("")
        self._show_count()

    def _left(self) -> None:
        if not self.input.widget.isEnabled():
            return
        wrong = (self.examine(self.value()) if self.examine else "") or self.input.wrong()
        if wrong:
            self.set_error(wrong)

    def _show_count(self) -> None:
        count = self.input.count()
        self._counter.setVisible(count is not None)
        if count is not None:
            self._counter.setText(f"{count[0]} / {count[1]} 字")


def _caption(source: Input, required: bool, width: int) -> QLabel:
    text = "" if isinstance(source, CheckInput) else source.title
    caption = label(f"{text} *" if required and text else text)
    caption.setBuddy(source.widget)
    if required:
        caption.setAccessibleName(f"{source.title}（必填）")
    if width:
        # Widths are given for text of 14 pixels and grow with it.
        scale = max(14, caption.font().pixelSize()) / 14
        caption.setFixedWidth(round(width * scale))
        caption.setMinimumHeight(round(32 * scale))
        caption.setWordWrap(True)
        caption.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    elif not text:
        caption.hide()
    return caption
