"""Cells of the lists: words and, for a pill, its light."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sifasuo_desktop.domain.codes import CodeBook
from sifasuo_desktop.domain.deadlines.engine import Obligation
from sifasuo_desktop.services.acting.states import state_of
from sifasuo_desktop.ui.parts.due_words import light_words


class Cells:
    """Makes the cells of a kind's list from code titles and the business date."""

    def __init__(self, kind: str, codes: CodeBook, today: date) -> None:
        self._kind = kind
        self._codes = codes
        self._today = today

    def state(self, item: Mapping[str, Any], due: Obligation | None) -> tuple[str, str]:
        """What presses most: the light of what is due within a week, else the state."""
        if due is not None and (due.due - self._today).days <= 7:
            return light_words(due, self._today)
        state = state_of(self._kind, item["state"])
        return (state.title, state.light) if state else ("", "grey")

    def next(self, item: Mapping[str, Any], due: Obligation | None) -> tuple[str, str]:
        """What is to be done next and by when."""
        if due is None:
            return "—", ""
        day = f"{due.due:%m-%d}" if due.due.year == self._today.year else due.due.isoformat()
        return f"{due.title} {day}", ""

    def late(self, item: Mapping[str, Any], due: Obligation | None) -> tuple[str, str]:
        """How many days after its day the latest entry in the file was made."""
        days = int(item.get("entered_late") or 0)
        return (f"{days} 天" if days else "—"), ""

    def coded(self, name: str, codes: str) -> "_Coded":
        """A cell that shows the title of a code."""
        return _Coded(self._codes, name, codes)

    def span(self, start: str, end: str) -> "_Span":
        """A cell that shows two days: ``2026-02-10 至 2028-02-09``."""
        return _Span(start, end)

    def text(self, name: str) -> "_Text":
        """A cell that shows a value as it is."""
        return _Text(name)


class _Span:
    def __init__(self, start: str, end: str) -> None:
        self._start = start
        self._end = end

    def __call__(self, item: Mapping[str, Any], due: Obligation | None) -> tuple[str, str]:
        return f"{item[self._start]} 至 {item[self._end]}", ""


class _Text:
    def __init__(self, name: str) -> None:
        self._name = name

    def __call__(self, item: Mapping[str, Any], due: Obligation | None) -> tuple[str, str]:
        return str(item.get(self._name) or "—"), ""


class _Coded:
    def __init__(self, codes: CodeBook, name: str, list_name: str) -> None:
        self._codes = codes
        self._name = name
        self._list = list_name

    def __call__(self, item: Mapping[str, Any], due: Obligation | None) -> tuple[str, str]:
        value = item.get(self._name)
        return (self._codes.title(self._list, str(value)) if value else "—"), ""
