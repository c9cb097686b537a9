"""What an act of a ledger wrote down, in words: the fields it filled, and what they said before."""

from collections.abc import Mapping
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


def change_words(codes: CodeBook, named: Named) -> Said:
    """Tells an act upon a record; what was entered with the record stands there."""

    def said(entry: Entry) -> str:
        reason = written(entry)
        verb = all_verbs().get(entry["verb"])
        changes = entry["changes"]
        if verb is None or not verb.target or "register_no" in changes:
            return reason
        told = [
            _told(codes, named, field, *changes[field.name])
            for field in fields_of(KINDS[entry["kind"]])
            if field.name in changes and field.name not in OWN
        ]
        return "，".join(one for one in (*told, reason) if one)

    return said


def _told(codes: CodeBook, named: Named, field: Field, before: Any, after: Any) -> str:
    old, new = (_words(codes, named, field, value) for value in (before, after))
    if old == new:
        return ""
    title = field.spec.title
    return f"{title}由{old}改为{new or '空'}" if old else f"{title} {new}"


def _words(codes: CodeBook, named: Named, field: Field, value: Any) -> str:
    if value in (None, "", [], False):
        return ""
    if isinstance(value, list):
        return "、".join(_words(codes, named, field, one) for one in value)
    if value is True:
        return "是"
    if field.spec.ref:
        known = named.get(field.spec.ref, ())
        return next((one.label for one in known if one.value == value), "")
    text = codes.title(field.spec.codes, str(value)) if field.spec.codes else str(value)
    return text if len(text) <= LONG else f"{text[: LONG - 1]}…"
