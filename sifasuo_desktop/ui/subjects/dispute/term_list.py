"""协议内容: one text a term, added, taken away and moved."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sifasuo_desktop.ui.forms.row_keys import ADD, RowGroup, drop_button
from sifasuo_desktop.ui.parts.buttons import button
from sifasuo_desktop.ui.parts.label import label
from sifasuo_desktop.ui.parts.phrase_button import PhraseButton
from sifasuo_desktop.ui.parts.text_area import TextArea

_NUMERALS = "一二三四五六七八九十"


class _Term(QWidget):
    edited = Signal()
    moved = Signal(object, int)
    left = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._place = label("", "strong")
        self._place.setMinimumWidth(30)
        self.area = TextArea("协议内容", 2000, 2)
        self.area.edited.connect(self.edited)
        buttons = QVBoxLayout()
        buttons.setSpacing(0)
        self._up = button("上移", self._move_up, kind="link")
        self._down = button("下移", self._move_down, kind="link")
        self._out = drop_button(self._leave)
        for one in (self._up, self._down, self._out):
            buttons.addWidget(one)
        buttons.addStretch(1)
        row.addWidget(self._place)
        row.addWidget(self.area, 1)
        row.addLayout(buttons)

    def number(self, place: int, count: int) -> None:
        """Shows the place and what can be done from there."""
        words = _NUMERALS[place - 1] if place <= len(_NUMERALS) else str(place)
        self._place.setText(f"{words}、")
        self.area.input.widget.setAccessibleName(f"协议内容{place}")
        for one in (self._up, self._down, self._out):
            one.setAccessibleName(f"协议内容{place} {one.text()}")
        self._up.setEnabled(place > 1)
        self._down.setEnabled(place < count)
        self._out.setEnabled(count > 1)

    def _move_up(self) -> None:
        self.moved.emit(self, -1)

    def _move_down(self) -> None:
        self.moved.emit(self, 1)

    def _leave(self) -> None:
        self.left.emit(self)


class TermList(RowGroup):
    """The terms in their order; ``insert`` writes where the cursor was last."""

    def __init__(self) -> None:
        super().__init__()
        self.terms: list[_Term] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(label("协议内容 *", "strong"))
        head.addStretch(1)
        head.addWidget(PhraseButton("terms", self.insert, self, about="协议内容"))
        adder = button("＋ 增加一条", self._add_by_hand, kind="link")
        adder.setAccessibleName("增加一条协议内容")
        adder.setToolTip(ADD)
        head.addWidget(adder)
        column.addLayout(head)
        self._error = label("", "error", wrap=True)
        self._error.hide()
        column.addWidget(self._error)
        self._column = QVBoxLayout()
        self._column.setSpacing(6)
        column.addLayout(self._column)
        self.add()

    def add(self, text: str = "", place: int | None = None) -> TextArea:
        """One more term; at the end without a place."""
        term = _Term()
        term.area.set_value(text)
        term.edited.connect(self._edited)
        term.moved.connect(self._move)
        term.left.connect(self.take_away)
        at = len(self.terms) if place is None else place
        self.terms.insert(at, term)
        self._column.insertWidget(at, term)
        self._number()
        return term.area

    def insert(self, text: str) -> None:
        """Puts a text into the term with the cursor, or the last one."""
        here = [one for one in self.terms if one.area.input.widget.hasFocus()]
        (here or self.terms)[-1].area.insert(text)
        self.edited.emit()

    def value(self) -> list[str]:
        """The terms that have a text."""
        texts = [str(one.area.value() or "").strip() for one in self.terms]
        return [text for text in texts if text]

    def set_value(self, value: Any) -> None:
        """Shows as many terms as there are texts, at least one."""
        while self.terms:
            self._take_away(self.terms[-1])
        for text in list(value or ()) or [""]:
            self.add(text)

    def clear_errors(self) -> None:
        """Takes every error line away."""
        self._error.hide()
        for one in self.terms:
            one.area.set_error("")

    def show_problem(self, path: str, sentence: str) -> bool:
        """Says a sentence under one term or above all."""
        filled = [one for one in self.terms if one.area.value()]
        if path.isdecimal() and int(path) < len(filled):
            filled[int(path)].area.set_error(sentence)
            return True
        if not filled:
            self.terms[0].area.set_error(sentence)
            return True
        self._error.setText(sentence)
        self._error.show()
        return True

    def first_wrong(self) -> TextArea | None:
        """The first term with an error; what is said above them leads into the first."""
        wrong = next((one.area for one in self.terms if one.area.error()), None)
        if wrong is None and not self._error.isHidden():
            return self.terms[0].area
        return wrong

    def _edited(self) -> None:
        """What was said above the terms is not known to be true any more."""
        self._error.hide()
        self.edited.emit()

    def row_widgets(self) -> Sequence[QWidget]:
        return self.terms

    def new_row(self, near: QWidget | None) -> QWidget:
        place = len(self.terms) if near is None else self._place(near) + 1
        self.add(place=place)
        return self.terms[place]

    def drop_row(self, row: QWidget) -> None:
        self._take_away(self.terms[self._place(row)])
        self._number()

    def row_value(self, row: QWidget) -> Any:
        return self.terms[self._place(row)].area.value() or ""

    def put_row(self, place: int, value: Any) -> None:
        self.add(value, place)

    def call_row(self, row: QWidget) -> str:
        return f"协议内容第 {self._place(row) + 1} 条"

    def why_stays(self, row: QWidget) -> str:
        return "" if len(self.terms) > 1 else "协议内容至少一条，不能再删。可以直接改写这一条。"

    def rows_edited(self) -> None:
        self._edited()

    def _place(self, row: QWidget) -> int:
        assert isinstance(row, _Term)
        return self.terms.index(row)

    def _add_by_hand(self) -> None:
        self.add_by_key(None)

    def _move(self, term: _Term, by: int) -> None:
        place = self.terms.index(term)
        self.terms.remove(term)
        self.terms.insert(place + by, term)
        self._column.removeWidget(term)
        self._column.insertWidget(place + by, term)
        self._number()
        self._edited()

    def _take_away(self, term: _Term) -> None:
        self.terms.remove(term)
        self._column.removeWidget(term)
        term.hide()
        term.deleteLater()

    def _number(self) -> None:
        for place, one in enumerate(self.terms, 1):
            one.number(place, len(self.terms))
