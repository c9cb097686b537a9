"""The input that takes over what was written of an earlier record: found while one types."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal

from sifasuo_desktop.domain.record import KINDS
from sifasuo_desktop.services.reading.recalled import Recalled
from sifasuo_desktop.ui.parts.form_field import LABEL_WIDTH, FormField
from sifasuo_desktop.ui.parts.seeking import RecordInput, Seek


class RecallInput(RecordInput):
    """``taken`` carries the words of what was chosen, by field; then the input is empty again."""

    taken = Signal(object)

    def __init__(self, title: str, kind: str, recall: Seek) -> None:
        super().__init__(title, kind, recall)
        self.chosen.connect(self._taken_over)

    def found_by(self, kind: str) -> str:
        return "输入其中几个字查找，选中即填入"

    def _taken_over(self) -> None:
        found = self.value()
        values: Mapping[str, Any] = next(
            (
                one.values
                for one in self._choices
                if isinstance(one, Recalled) and one.value == found
            ),
            {},
        )
        if values:
            self.set_value(None)
            self.taken.emit(values)

    def _settle(self) -> None:
        """Leaving takes over nothing that was not chosen."""
        self.set_value(None)
        self.left.emit()

    def wrong(self) -> str:
        return ""


class RecallField(FormField):
    """The line in which what was written of earlier records is looked for."""

    taken = Signal(object)

    def __init__(self, kind: str, recall: Seek, label_width: int = LABEL_WIDTH) -> None:
        made = RecallInput(f"查往日{KINDS[kind].TITLE}", kind, recall)
        super().__init__(made, label_width=label_width)
        # Once the list of what was found has closed: inputs are made and the cursor moves.
        made.taken.connect(self.taken, Qt.ConnectionType.QueuedConnection)
