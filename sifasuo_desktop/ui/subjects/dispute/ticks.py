"""Several boxes to tick whose entries become known only with the case."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sifasuo_desktop.services.reading.choices import Choice
from sifasuo_desktop.ui.parts.choosing import ChecksInput
from sifasuo_desktop.ui.parts.fields import Input


class Ticks(Input):
    """Like ``ChecksInput``; ``set_choices`` keeps what is ticked."""

    def __init__(self, title: str) -> None:
        panel = QWidget()
        super().__init__(title, panel)
        self._column = QVBoxLayout(panel)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._boxes: ChecksInput | None = None
        self._wanted: list[str] = []

    def set_choices(self, entries: Sequence[Choice]) -> None:
        """Other entries."""
        wanted = self.value()
        if self._boxes is not None:
            self._column.removeWidget(self._boxes.widget)
            self._boxes.widget.hide()
            self._boxes.widget.deleteLater()
        self._boxes = ChecksInput(self.title, entries)
        self._column.addWidget(self._boxes.widget)
        self._boxes.set_value(wanted)
        self._boxes.edited.connect(self.edited)

    def value(self) -> Any:
        return self._boxes.value() if self._boxes is not None else self._wanted

    def set_value(self, value: Any) -> None:
        self._wanted = list(value or ())
        if self._boxes is not None:
            self._boxes.set_value(self._wanted)
