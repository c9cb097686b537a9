"""The pages beside the first one, where nobody is signed in: a card with inputs and a way back."""

from abc import abstractmethod
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.kernel.clock import Clock
from sifasuo_desktop.kernel.ids import Randomness
from sifasuo_desktop.ui.desk import told
from sifasuo_desktop.ui.parts.buttons import button
from sifasuo_desktop.ui.parts.card import Card, stand_in_the_middle
from sifasuo_desktop.ui.parts.form_field import FormField
from sifasuo_desktop.ui.parts.label import label
from sifasuo_desktop.ui.parts.message_bar import MessageBar
from sifasuo_desktop.ui.prompter import Prompter
from sifasuo_desktop.ui.runner import Runner, Trouble

WAIT = "请稍候…"


class BesideSignIn(QWidget):
    """``done`` carries the folder, the login name and what is to be said; ``back`` nothing."""

    done = Signal(str, str, str)
    back = Signal()

    def __init__(
        self,
        runner: Runner,
        prompter: Prompter,
        clock: Clock,
        randomness: Randomness,
        folder: Path,
        words: tuple[str, str, str],
    ) -> None:
        super().__init__()
        self.runner = runner
        self.prompter = prompter
        self.clock = clock
        self.randomness = randomness
        self.folder = folder
        title, why, self._go_words = words
        self._busy = False
        self._refused_before = False
        self.setProperty("ground", "page")
        self.card = Card()
        self.card.pad(32, 24)
        self.card.add(label(title, "title"))
        self.card.add(label(why, "secondary", wrap=True))
        self.bar = MessageBar()
        self.card.add(self.bar)
        self.go = button(self._go_words, self.send, kind="primary")
        stand_in_the_middle(self, self.card, 600)

    def fields(self) -> tuple[FormField, ...]:
        """The inputs that must be filled in now, in their order."""
        return ()

    @abstractmethod
    def work(self) -> Callable[[], Any]:
        """What is to be done, in the lane of the store."""

    def answered(self, result: Any) -> None:
        """It was done."""

    def close_card(self) -> None:
        """The last row: the way back, and the button."""
        row = QHBoxLayout()
        row.addWidget(button("返回", self._leave, kind="link"))
        row.addStretch(1)
        row.addWidget(self.go)
        self.card.body.addSpacing(4)
        self.card.body.addLayout(row)
        for field in self.findChildren(FormField):
            field.input.edited.connect(self._edited)

    def send(self) -> None:
        """Does it, once at a time, when all is filled in."""
        if self._busy or not self.complete():
            return
        self._set_busy(True)
        self.runner.in_store(self.work(), self._home)

    def complete(self) -> bool:
        """Whether all is filled in; says under each field what is not."""
        self.bar.clear()
        for field in self.fields():
            field.set_error("" if field.value() else f"“{field.title}”没有填写。")
        return self.to_the_first_wrong()

    def to_the_first_wrong(self) -> bool:
        """Puts the cursor where something is wrong; whether nothing is."""
        wrong = next((field for field in self.fields() if field.error()), None)
        if wrong is not None:
            wrong.input.focus()
        return wrong is None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        save = event.matches(QKeySequence.StandardKey.Save)
        if save or event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.send()
            return
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
            return
        super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        empty = [field for field in self.fields() if not field.value()]
        if empty:
            empty[0].input.focus()

    def _edited(self) -> None:
        """What was said of the values before is not said of others."""
        if self._refused_before:
            self._refused_before = False
            self.bar.clear()

    def _leave(self) -> None:
        if not self._busy:
            self.back.emit()

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.go.setEnabled(not busy)
        self.go.setText(WAIT if busy else self._go_words)

    def _home(self, result: Any) -> None:
        self._set_busy(False)
        self._refused_before = isinstance(result, Trouble | Refused)
        if isinstance(result, Trouble):
            self.bar.refuse(result.sentence)
        elif isinstance(result, Refused):
            self._refused(result)
        else:
            self.answered(result)

    def _refused(self, result: Refused) -> None:
        places = {field.objectName(): field for field in self.fields()}
        for found in result.problems:
            if found.field in places:
                places[found.field].set_error(told(found))
            else:
                self.bar.refuse(told(found))
        self.to_the_first_wrong()
