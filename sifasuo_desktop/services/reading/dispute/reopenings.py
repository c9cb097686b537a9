"""When a case was closed and opened again, and why: read from the log, for the timeline."""

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.services.reading.dispute.story import Happening

VERB = "dispute.reopen"


def reopenings(revisions: Iterable[Any], case: CaseFile) -> tuple[Happening, ...]:
    """Two entries a reopening: the closing the record keeps no more, and the reopening."""
    found: list[Happening] = []
    closed = None
    for row in revisions:
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
