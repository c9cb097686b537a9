"""When a case was assigned, and to whom: read from the log, for the timeline."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.dispute.records import Session
from sifasuo_desktop.services.reading.dispute.story import Happening

VERB = "dispute.assign"


def assignments(
    revisions: Iterable[Any], case: CaseFile, names: Mapping[str, str]
) -> tuple[Happening, ...]:
    """One entry an assignment, with the mediators' names; a record keeps no day of it.

    The day is that of the entry. The first one of a case entered late stands no later than the
    first session, which it made possible.
    """
    found: list[Happening] = []
    sessions = [session.held_at.date() for session in case.all(Session)]
    for row in revisions:
        if row["verb"] != VERB or row["record"] != case.record.id or row["payload"] is None:
            continue
        day = date.fromisoformat(row["at"][:10])
        if not found:
            day = min([day, *sessions])
        found.append(Happening(day, "指派" if not found else "改派", _who(row, names)))
    return tuple(found)


def _who(row: Mapping[str, object], names: Mapping[str, str]) -> str:
    payload = row["payload"]
    assert isinstance(payload, bytes)
    facts = json.loads(payload)["f"]
    helping = "、".join(names.get(one, "") for one in facts.get("co_mediators") or ())
    people = (
        ("主持", names.get(facts.get("host") or "", "")),
        ("协助", helping),
        ("记录", facts.get("recorder") or ""),
    )
    return " · ".join(f"{word}：{name}" for word, name in people if name)
