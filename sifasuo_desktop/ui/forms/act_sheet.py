"""The look of the form of an act: title, message, inputs that scroll, and the foot that saves."""

from abc import abstractmethod
from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from sifasuo_desktop.ui.forms.next_field import EnterGoesOn, put_cursor, tab_on
from sifasuo_desktop.ui.forms.row_keys import RowKeys
from sifasuo_desktop.ui.parts.bit_by_bit import BitByBit
from sifasuo_desktop.ui.parts.buttons import button, shortcut
from sifasuo_desktop.ui.parts.label import ElidedLabel, label
from sifasuo_desktop.ui.parts.message_bar import MessageBar
from sifasuo_desktop.ui.parts.scroll_area import ScrollArea

AT_ONCE = 3
"""So many parts of the inputs are made at once: the cursor is in the first of them."""


class ActSheet(QFrame):
    """Esc leaves and Ctrl+S sends wherever the cursor stands; Enter and Tab stay in the form.

    ``asks_for_more`` before anything goes on to inputs that may not be made yet.
    """

    asks_for_more = Signal()

    def __init__(self, title: str, about: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.about = about
        self._sending = False
        self.setProperty("part", "card")
        self.setAccessibleName(title)
        self.bar = MessageBar()
        self.said = label("", "secondary")
        self.save_button = button("保存", self.send, kind="primary", keys="Ctrl+S")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(20, 14, 12, 14)
        self._column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(label(title, "title"))
        head.addSpacing(8)
        head.addWidget(ElidedLabel(about, "secondary"), 1)
        self._column.addLayout(head)
        self._column.addWidget(self.bar)
        self.rows = RowKeys(self)
        self._column.addWidget(self.rows.strip)
        scroll = ScrollArea(self)
        self.inner = scroll.ground
        self._inside = QVBoxLayout(self.inner)
        self._inside.setContentsMargins(0, 4, 12, 4)
        self._inside.addStretch(1)
        self._column.addWidget(scroll, 1)
        self._column.addLayout(self._foot())
        self._enter = EnterGoesOn(self.inner, self.save_button)
        self._enter.going.connect(self.asks_for_more)
        self.making = BitByBit(self)
        self.asks_for_more.connect(self.making.finish)
        shortcut("Escape", self, self.leave, everywhere=True)

    def say_kept(self, at: str) -> None:
        """Says that what is typed is kept, and when that was."""
        self.said.setText(f"草稿已保存 {at}")

    @abstractmethod
    def send(self) -> None:
        """Sends what is filled in."""

    @abstractmethod
    def leave(self) -> None:
        """Closes."""

    @property
    def sending(self) -> bool:
        """Whether an answer is awaited."""
        return self._sending

    def show_sending(self, sending: bool) -> None:
        """Says that an answer is awaited, or no longer."""
        # The button is not disabled: Qt would take the focus away, out of the form.
        self._sending = sending
        self.save_button.setText("正在保存…" if sending else "保存  Ctrl+S")

    def make_inputs(self, parts: Iterator[None], then: Callable[[], None]) -> None:
        """Makes what there is to fill in part by part, and does ``then`` when all is there.

        What is not complete is not painted, so that nothing seen jumps to another place.
        """
        self.inner.setUpdatesEnabled(False)
        self.making.make(parts, AT_ONCE, partial(self._all_made, then))
        self.renew()

    def _all_made(self, then: Callable[[], None]) -> None:
        then()
        self.renew()
        self.inner.setUpdatesEnabled(True)

    def add_input(self, part: QWidget) -> None:
        """Puts something to fill in between head and foot, below what is there."""
        self._inside.insertWidget(self._inside.count() - 1, part)

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.addWidget(self.said)
        foot.addStretch(1)
        foot.addWidget(button("放弃  Esc", self.leave))
        foot.addWidget(self.save_button)
        return foot

    def renew(self) -> None:
        """Enter goes on through inputs that came or went."""
        self._enter.renew()

    def look(self) -> None:
        """Scrolls to the cursor once everything has its place."""
        self._enter.look()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stays in the form: what lies below it belongs to something else."""
        if self.isVisible():  # Qt asks so as well when the sheet goes with the cursor in it.
            self.asks_for_more.emit()
        return tab_on(self, forward=forward, around=True)

    def put_cursor(self, widget: QWidget | None) -> None:
        """Puts the cursor into an input; without any, on the way to save."""
        put_cursor(widget or self.save_button)
