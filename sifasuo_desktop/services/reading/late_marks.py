"""事后登记: how many days after its day an act on a person was entered, by the stamp of the log.

The business date somebody types says nothing about when it was typed; the log does.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sifasuo_desktop.services.acting.bus import all_verbs
from sifasuo_desktop.store.entries import Entry
from sifasuo_desktop.store.lists import acts_below, history, void_below
from sifasuo_desktop.store.reading import Reader

# An entry on the next day is no news.
NEXT_DAY = 1


def late_days(verb: str, values: Mapping[str, Any], at: str) -> int:
    """Days between the day of an act and its entry; 0 where it was entered at once."""
    day = values.get(_day_of(verb))
    if not day:
        return 0
    days = (date.fromisoformat(at[:10]) - date.fromisoformat(str(day)[:10])).days
    return days if days > NEXT_DAY else 0


def late_marks(revisions: Iterable[Entry]) -> dict[str, int]:
    """By record id the most days any of its acts was entered late."""
    found: dict[str, int] = {}
    for entry in revisions:
        days = late_days(entry.verb, entry.facts or {}, entry.at)
        if days:
            found[entry.record] = max(days, found.get(entry.record, 0))
    return found


def most_late(reader: Reader, kind: str, roots: Sequence[str]) -> dict[str, int]:
    """By top record the most days any act below it was entered late; for a page of a list.

    What was entered by mistake and is void counts for nothing.
    """
    found: dict[str, int] = {}
    dated = tuple(name for name, verb in all_verbs().items() if verb.day)
    void = void_below(reader, kind, roots)
    for entry in acts_below(reader, roots, dated):
        days = late_days(entry.verb, entry.facts or {}, entry.at)
        if days and entry.record not in void:
            found[entry.root] = max(days, found.get(entry.root, 0))
    return found


def _day_of(verb: str) -> str:
    """The field with the day an act is about; empty for an act whose late entry is not marked."""
    declared = all_verbs().get(verb)
    return declared.day if declared else ""


def marks_of(reader: Reader, root: str) -> dict[str, int]:
    """The marks of everything below a top record."""
    return late_marks(history(reader, root))


def mark_words(days: int) -> str:
    """``事后登记（8 天）``, or nothing."""
    return f"事后登记（{days} 天）" if days else ""
