"""When a case was closed and opened again, and why: read from the log, for the timeline."""

import json
from datetime import date

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.services.dispute_story import Happening
from sifasuo_desktop.store.lists import history
from sifasuo_desktop.store.reading import Reader

VERB = "dispute.reopen"


def reopenings(reader: Reader, case: CaseFile) -> tuple[Happening, ...]:
    """Two entries a reopening: the closing the record keeps no more, and the reopening."""
    found: list[Happening] = []
    closed = None
    for row in history(reader, case.record.id):
        if row["record"] != case.record.id or row["payload"] is None:
            continue
        payload = json.loads(row["payload"])
        if row["verb"] == VERB:
            day = date.fromisoformat(row["at"][:10])
            if closed:
                found.append(Happening(date.fromisoformat(closed), "结案", "后又重新打开"))
            found.append(Happening(day, "重新打开", payload["x"].get("reason") or ""))
        closed = payload["f"].get("closed")
    return tuple(found)
