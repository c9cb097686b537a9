"""Inputs that are typed: text, long text with a counter, lines, money, number.

Every input has ``value()`` and ``set_value()`` in plain JSON form and the signal ``edited``. What
cannot be understood comes back as it was typed, so that nothing typed is ever lost and the act
refuses it in words.
"""

import re
from abc import abstractmethod
from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from sifasuo_desktop.domain import money
from sifasuo_desktop.domain.fields import Field
from sifasuo_desktop.domain.folding import cleaned
from sifasuo_desktop.domain.typed_amounts import typed_amount
from sifasuo_desktop.domain.typed_numbers import typed_code
from sifasuo_desktop.domain.typed_values import BadValue, typed
from sifasuo_desktop.ui.parts.label import restyle
from sifasuo_desktop.ui.parts.typing import Line, taken_back

Today = Callable[[], date]


class Input(QObject):
    """What every input offers; ``widget`` is what is seen and carries the accessible name."""

    # Only what a person does, never ``set_value``.
    edited = Signal()
    # The cursor went on, and what was typed stands in its full form.
    left = Signal()

    def __init__(self, title: str, widget: QWidget) -> None:
        super().__init__(widget)
        self.title = title
        self.widget = widget
        widget.setAccessibleName(title)

    @abstractmethod
    def value(self) -> Any:
        """The plain value; None when nothing is filled in."""

    @abstractmethod
    def set_value(self, value: Any) -> None:
        """Shows a plain value, or whatever was typed instead of one."""

    def call(self, name: str) -> None:
        """Gives the input the name a screen reader says."""
        self.widget.setAccessibleName(name)

    def count(self) -> tuple[int, int] | None:
        """Characters typed and the limit, for inputs that have a counter."""
        return None

    def wrong(self) -> str:
        """What is wrong with the value whatever the declaration says; asked when it is left."""
        return ""

    def hint(self, text: str) -> None:
        """Grey words inside the empty input, where it has a line for them."""
        line = self.widget.lineEdit() if isinstance(self.widget, QComboBox) else self.widget
        if isinstance(line, QLineEdit | QPlainTextEdit):
            line.setPlaceholderText(text)

    def set_wrong(self, wrong: bool) -> None:
        """Frames the input in red."""
        state = "true" if wrong else "false"
        if state != (self.widget.property("wrong") or "false"):
            self.widget.setProperty("wrong", state)
            restyle(self.widget)

    def focus(self) -> None:
        """Puts the cursor here; what stands in a line is selected, so that typing replaces it."""
        self.widget.setFocus(Qt.FocusReason.OtherFocusReason)
        line = self.widget.lineEdit() if isinstance(self.widget, QComboBox) else self.widget
        if isinstance(line, QLineEdit):
            line.selectAll()


class TextInput(Input):
    """One line of text."""

    def __init__(self, title: str, length: int = 0, *, secret: bool = False) -> None:
        self.line = self.make_line()
        super().__init__(title, self.line)
        self._setting = False
        if length:
            # Longer than lawful is typed, shown and refused in words, never cut off silently.
            self.line.setMaxLength(length * 2 + 100)
        if secret:
            self.line.setEchoMode(QLineEdit.EchoMode.Password)
        # Not ``textEdited``: dictation and screen readers put whole texts in.
        self.line.textChanged.connect(self._changed)
        self.line.left.connect(self._leave)

    def make_line(self) -> "TypedLine":
        """The line; inputs with a button in it make their own."""
        return TypedLine()

    def value(self) -> Any:
        return self.line.text() or None

    def set_value(self, value: Any) -> None:
        self._setting = True
        self.line.setText("" if value is None else str(value))
        self._setting = False
        if self.line.hasFocus():
            # Filled in under the cursor: the next key replaces it, as after Tab.
            self.line.selectAll()

    def _changed(self) -> None:
        if not self._setting:
            self.edited.emit()

    def _leave(self) -> None:
        self._settle()
        self.left.emit()

    def _settle(self) -> None:
        """Called when the cursor leaves: rewrites what is understood in its full form."""


class TypedLine(Line):
    """``left`` when the cursor goes on; not when it goes to a list that belongs to the line."""

    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class _TypedText(QPlainTextEdit):
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not (event.matches(QKeySequence.StandardKey.Undo) and taken_back(self)):
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class TypedInput(TextInput):
    """One line whose declaration says how it is folded: numbers, codes, names."""

    def __init__(self, declared: Field, today: Today) -> None:
        super().__init__(declared.spec.title, declared.spec.length)
        self._declared = declared
        self._today = today

    def value(self) -> Any:
        text = self.line.text()
        if not cleaned(text).strip():
            return None
        try:
            return typed(self._declared, text, self._today()) or None
        except BadValue:
            return text.strip() or None

    def _settle(self) -> None:
        folded = self.value() or ""
        if folded != self.line.text():
            self.set_value(folded)


class MoneyInput(TextInput):
    """Yuan; ``13800``, ``13,800.5`` become ``13800.00``, ``13800.50``."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.hint("元")
        self.line.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def value(self) -> Any:
        text = self.line.text().strip()
        if not text:
            return None
        try:
            return money.plain(typed_amount(text))
        except money.BadAmount:
            return text

    def _settle(self) -> None:
        self.set_value(self.value())


class NumberInput(TextInput):
    """A whole number."""

    def value(self) -> Any:
        text = self.line.text().strip()
        plain = typed_code(text)
        return int(plain) if re.fullmatch(r"[0-9]{1,9}", plain) else text or None


class LongTextInput(Input):
    """Several lines of text with a counter."""

    def __init__(self, title: str, length: int, rows: int = 4) -> None:
        self.box = _TypedText()
        super().__init__(title, self.box)
        self.box.left.connect(self.left)
        self.length = length
        self.box.setTabChangesFocus(True)
        self._setting = False
        self.box.setFixedHeight(self.box.fontMetrics().lineSpacing() * rows + 18)
        self.box.textChanged.connect(self._changed)

    def value(self) -> Any:
        return self.box.toPlainText() or None

    def set_value(self, value: Any) -> None:
        self._show("" if value is None else str(value))

    def count(self) -> tuple[int, int] | None:
        return len(self.box.toPlainText()), self.length

    def _show(self, text: str) -> None:
        self._setting = True
        self.box.setPlainText(text)
        self._setting = False

    def _changed(self) -> None:
        if not self._setting:
            self.edited.emit()


class LinesInput(LongTextInput):
    """A list of texts, one a line."""

    def value(self) -> Any:
        lines = [line.strip() for line in self.box.toPlainText().split("\n")]
        return [line for line in lines if line]

    def set_value(self, value: Any) -> None:
        self._show(value if isinstance(value, str) else "\n".join(value or ()))

    def count(self) -> tuple[int, int] | None:
        return None
