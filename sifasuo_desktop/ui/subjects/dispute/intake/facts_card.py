"""纠纷简要情况 with the counter of higher systems, and 申请事项."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sifasuo_desktop.ui.parts.card import Card
from sifasuo_desktop.ui.parts.label import label, restyle
from sifasuo_desktop.ui.parts.phrase_button import PhraseButton
from sifasuo_desktop.ui.parts.text_area import TextArea

LIMIT = 2000
HIGHER_LIMIT = 600
"""Higher systems take no more characters."""


class FactsCard(Card):
    """What the quarrel is about."""

    edited = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__("纠纷简要情况 *", parent)
        self.facts = TextArea("纠纷简要情况", LIMIT, 4)
        self._count = label("", "secondary")
        self.add_beside(self._count)
        self.add_beside(PhraseButton("facts", self.facts.insert, self, about="纠纷简要情况"))
        self.add(self.facts)
        self.requests_title = label("申请事项（每行一项）", "secondary")
        self.add(self.requests_title)
        self.requests = TextArea("申请事项", 500, 2, lines=True)
        self.add(self.requests)
        self.facts.edited.connect(self._edited)
        self.requests.edited.connect(self.edited)
        self._show_count()

    def show_requests(self, wanted: bool) -> None:
        """An oral case has no written requests."""
        self.requests_title.setVisible(wanted)
        self.requests.setVisible(wanted)

    def values(self) -> dict[str, Any]:
        """The plain values."""
        values = {"facts": self.facts.value()}
        if not self.requests.isHidden():
            values["requests"] = self.requests.value()
        return {name: value for name, value in values.items() if value}

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Shows plain values."""
        self.facts.set_value(values.get("facts"))
        self.requests.set_value(values.get("requests"))
        self._show_count()

    def show_problem(self, path: str, sentence: str) -> bool:
        """Says a sentence under one of the two; False when it is about something else."""
        name = path.partition(".")[0]
        area = {"facts": self.facts, "requests": self.requests}.get(name)
        if area is not None:
            area.set_error(sentence)
        return area is not None

    def _edited(self) -> None:
        self._show_count()
        self.edited.emit()

    def _show_count(self) -> None:
        typed = len(self.facts.value() or "")
        light = "red" if typed > LIMIT else "yellow" if typed > HIGHER_LIMIT else ""
        if typed > HIGHER_LIMIT:
            text = f"{typed} / {LIMIT} 字（上级系统只收 {HIGHER_LIMIT} 字）"
        else:
            text = f"{typed} / {HIGHER_LIMIT} 字"
        self._count.setText(text)
        self._count.setProperty("light", light)
        restyle(self._count)
