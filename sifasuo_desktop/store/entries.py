"""Entries of the revision log as their readers need them: in the present shape of the records."""

import json
from dataclasses import dataclass
from typing import Any

from sifasuo_desktop.domain.converters import Plain
from sifasuo_desktop.domain.growing import raised
from sifasuo_desktop.store.schema.own import REVISION

ENTRY_COLUMNS = tuple(
    REVISION.c[name] for name in ("rev", "record", "kind", "root", "ver", "verb", "by", "at", "payload")
)  # fmt: skip


@dataclass(frozen=True)
class Entry:
    """One entry. ``facts`` is what the record said after it; None where the content was erased."""

    rev: str
    record: str
    kind: str
    root: str
    verb: str
    by: str
    at: str
    facts: Plain | None
    reason: str | None


def facts_of(kind: str, ver: int, payload: bytes) -> Plain:
    """What a payload says of its record, in the present shape whatever step wrote it."""
    return raised(kind, ver, json.loads(payload)["f"])


def entry_of(row: Any) -> Entry:
    """The entry of a row mapping of ``ENTRY_COLUMNS``."""
    own = {name: row[name] for name in ("rev", "record", "kind", "root", "verb", "by", "at")}
    if row["payload"] is None:
        return Entry(**own, facts=None, reason=None)
    content = json.loads(row["payload"])
    facts = raised(row["kind"], row["ver"], content["f"])
    return Entry(**own, facts=facts, reason=content["x"].get("reason"))
