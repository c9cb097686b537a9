"""What an act of a ledger wrote down, in words: the fields it filled, and what they said before."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sifasuo_desktop.domain.codes import CodeBook
from sifasuo_desktop.domain.fields import Field, fields_of
from sifasuo_desktop.domain.ledger import OWN
from sifasuo_desktop.domain.record import KINDS
from sifasuo_desktop.services.acting.bus import all_verbs
from sifasuo_desktop.services.reading.choices import Choice
from sifasuo_desktop.services.reading.happening import Entry, Said, written

LONG = 40
"""A text is told as far as this; all of it stands in the record."""
Named = Mapping[str, tuple[Choice, ...]]
Called = Callable[[str, str], str]
"""Kind and id of a record that a field points to → what it is called."""


def change_words(codes: CodeBook, named: Named) -> Said:
    """Tells an act upon a record; what was entered with the record stands there."""

    def called(kind: str, record: str) -> str:
        return next((one.label for one in named.get(kind, ()) if one.value == record), "")

    words = _Words(codes, called, LONG)

    def said(entry: Entry) -> str:
        verb = all_verbs().get(entry["verb"])
        if verb is None or not verb.target or "register_no" in entry["changes"]:
            return written(entry)
        return words.of(entry)

    return said


def overwritten(codes: CodeBook, called: Called, only: Collection[str] = ()) -> Said:
    """Tells an act that wrote over something, all it changed and in full; nothing of others. ``only``
    are the fields that are looked at; none for all.
    """
    words = _Words(codes, called)

    def said(entry: Entry) -> str:
        told = {
            name: change
            for name, change in entry["changes"].items()
            if name not in OWN and (not only or name in only)
        }
        lost = any(not _empty(before) for before, _ in told.values())
        # What was written down, the reason among it, is told with it.
        beside = {name: entry["changes"][name] for name in OWN & entry["changes"].keys()}
        return words.of({**entry, "changes": {**told, **beside}}) if lost else ""

    return said


@dataclass(frozen=True)
class _Words:
    """The words of what an act changed; of a text the first ``most`` characters, all of it for 0."""

    codes: CodeBook
    called: Called
    most: int = 0

    def of(self, entry: Entry) -> str:
        """Field by field, then the reason."""
        told = [
            self._told(field, *entry["changes"][field.name])
            for field in fields_of(KINDS[entry["kind"]])
            if field.name in entry["changes"] and field.name not in OWN
        ]
        said, why = [one for one in told if one], written(entry)
        why = f"原因：{why}" if said and why else why
        return "，".join((*said, why) if why else said)

    def _told(self, field: Field, before: Any, after: Any) -> str:
        old, new = self._value(field, before), self._value(field, after)
        title = field.spec.title
        if old == new:
            # Of a number what is masked may be the same.
            return f"{title}有改动" if old else ""
        if not old:
            return f"{title} {new}"
        return f"{title}由“{old}”改为“{new}”" if new else f"{title}“{old}”清空"

    def _value(self, field: Field, value: Any) -> str:
        if _empty(value):
            return ""
        if isinstance(value, list):
            return "、".join(self._value(field, one) for one in value)
        if value is True:
            return "是"
        if field.spec.ref:
            return self.called(field.spec.ref, str(value))
        codes = field.spec.codes
        text = self.codes.title(codes, str(value)) if codes else str(value)
        return text if not self.most or len(text) <= self.most else f"{text[: self.most - 1]}…"


def _empty(value: Any) -> bool:
    """Nought is something that was said."""
    return value is None or value is False or value in ("", [])
