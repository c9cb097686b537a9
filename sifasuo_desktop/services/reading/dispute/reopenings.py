"""When a case was closed and opened again, and why: read from the log, for the timeline."""

from collections.abc import Iterable
from datetime import date

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.services.reading.happening import Happening
from sifasuo_desktop.store.entries import Entry

VERB = "dispute.reopen"


def reopenings(revisions: Iterable[Entry], case: CaseFile) -> tuple[Happening, ...]:
    """Two entries a reopening: the closing the record keeps no more, and the reopening."""
    found: list[Happening] = []
    closed = None
    for entry in revisions:
        if entry.record != case.record.id or entry.facts is None:
            continue
        if entry.verb == VERB:
            day = date.fromisoformat(entry.at[:10])
            if closed:
                found.append(Happening(date.fromisoformat(closed), "结案", "后又重新打开"))
            found.append(Happening(day, "重新打开", entry.reason or ""))
        closed = entry.facts.get("closed")
    return tuple(found)
