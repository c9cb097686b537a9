"""When a case was assigned, and to whom: read from the log, for the timeline."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.dispute.records import Session
from sifasuo_desktop.services.reading.happening import Happening
from sifasuo_desktop.store.entries import Entry

VERB = "dispute.assign"


def assignments(
    revisions: Iterable[Entry], case: CaseFile, names: Mapping[str, str]
) -> tuple[Happening, ...]:
    """One entry an assignment, with the mediators' names; a record keeps no day of it.

    The day is that of the entry. The first one of a case entered late stands no later than the
    first session, which it made possible.
    """
    found: list[Happening] = []
    sessions = [session.held_at.date() for session in case.all(Session)]
    for entry in revisions:
        if entry.verb != VERB or entry.record != case.record.id or entry.facts is None:
            continue
        day = date.fromisoformat(entry.at[:10])
        if not found:
            day = min([day, *sessions])
        found.append(Happening(day, "指派" if not found else "改派", _who(entry.facts, names)))
    return tuple(found)


def _who(facts: Mapping[str, Any], names: Mapping[str, str]) -> str:
    helping = "、".join(names.get(one, "") for one in facts.get("co_mediators") or ())
    people = (
        ("主持", names.get(facts.get("host") or "", "")),
        ("协助", helping),
        ("记录", facts.get("recorder") or ""),
    )
    return " · ".join(f"{word}：{name}" for word, name in people if name)
