"""A field of a form: label, required mark, input, and below it the error in words."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from sifasuo_desktop.ui.parts.choosing import CheckInput, ChoiceInput
from sifasuo_desktop.ui.parts.fields import Input
from sifasuo_desktop.ui.parts.label import label

LABEL_WIDTH = 92
ERROR, DOUBT, HELP, COUNT = BELOW = ("error", "doubt", "help", "count")


class FormField(QWidget):
    """``label_width`` 0 puts the label above the input; otherwise it stands left of it.

    ``examine`` says what is wrong with a value alone; it is asked when the input is left. ``typed``
    says that a person changed what the program showed last.
    """

    examine: Callable[[Any], str] | None = None
    typed = False

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
        self._label_width = label_width
        self._column = 1 if label_width else 0
        self._row = 0 if label_width else 1
        self._lines: dict[str, QLabel] = {}
        self._grid = grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(2)
        self._label = _caption(source, required, label_width)
        if label_width:
            grid.addWidget(self._label, 0, 0, Qt.AlignmentFlag.AlignTop)
        else:
            self._head = QHBoxLayout()
            self._head.addWidget(self._label)
            self._head.addStretch(1)
            grid.addLayout(self._head, 0, 0, 1, 2)
        # As wide as what is said below, unless something comes to stand beside it.
        grid.addWidget(source.widget, self._row, self._column, 1, 2)
        grid.setColumnStretch(self._column, 1)
        grid.setRowStretch(self._row + len(BELOW) + 1, 1)
        if help:
            self._tell(HELP, help)
        self._listen()

    def _tell(self, part: str, words: str) -> None:
        """Shows words in the line for an error, doubt, help or the count, made when first needed.

        Of these lines most fields show one, and each costs as much as the input.
        """
        line = self._lines.get(part)
        if line is None:
            if not words:
                return
            line = self._lines[part] = self._line(part)
        line.setText(words)
        line.setVisible(bool(words))

    def _line(self, part: str) -> QLabel:
        if part == COUNT:
            made = label("", "secondary")
        elif part == DOUBT:
            made = label("", "secondary", wrap=True, light="yellow")
        else:
            made = label("", "error" if part == ERROR else "secondary", wrap=True)
        if part == COUNT and not self._label_width:
            self._head.addWidget(made)
            return made
        side = Qt.AlignmentFlag.AlignRight if part == COUNT else Qt.AlignmentFlag(0)
        row = self._row + 1 + BELOW.index(part)
        self._grid.addWidget(made, row, self._column, 1, 2, side)
        return made

    def _said(self, part: str) -> str:
        return self._lines[part].text() if part in self._lines else ""

    def _listen(self) -> None:
        self.input.edited.connect(self._edited)
        self.input.left.connect(self._left)
        self._show_count()

    def add_beside(self, widget: QWidget, share: int = 0) -> None:
        """Puts something at the right of the input; what is said below has the whole width.

        It is short, or takes ``share`` times the room of the input.
        """
        self._grid.setColumnStretch(self._column + 1, share)
        self._grid.addWidget(self.input.widget, self._row, self._column)
        place = Qt.AlignmentFlag.AlignTop if share else Qt.AlignmentFlag.AlignVCenter
        self._grid.addWidget(widget, self._row, self._column + 1, place)

    def value(self) -> Any:
        """The plain value of the input."""
        return self.input.value()

    def set_value(self, value: Any) -> None:
        """Shows a plain value and forgets the error."""
        self.input.set_value(value)
        self.typed = False
        self.set_error("")
        self._show_count()

    def offer(self, value: Any) -> None:
        """Shows a plain value where nobody typed."""
        if not self.typed:
            self.set_value(value)

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
        self._tell(HELP, words)

    def show_help(self, shown: bool) -> None:
        """Shows or hides the line of help below the input."""
        if self._said(HELP):
            self._lines[HELP].setVisible(shown)

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
        if not sentence and not self.error():
            return
        self._tell(ERROR, sentence)
        self.input.set_wrong(bool(sentence))
        self.input.widget.setAccessibleDescription(sentence)

    def doubt(self, sentence: str) -> None:
        """Says below the input what should be looked at and forbids nothing; empty for nothing."""
        self._tell(DOUBT, sentence)

    def doubted(self) -> str:
        """What is said to be looked at."""
        return self._said(DOUBT)

    def error(self) -> str:
        """What is said below the input."""
        return self._said(ERROR)

    def _edited(self) -> None:
        self.typed = True
        # Leaving a combo box counts as editing for Qt; the error goes only with its value.
        if self.error() and self.value() != self._refused:
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
        self._tell(COUNT, "" if count is None else f"{count[0]} / {count[1]} 字")


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
