"""What waits for the hand-over, as the frames a bundle would carry."""

import json
from typing import Any

from sifasuo_desktop.store.outbox import MEMBERS, log_head, waiting_after
from sifasuo_desktop.store.reading import Reader


def unbundled(reader: Reader) -> list[tuple[int, dict[str, Any]]]:
    """``(n, frame)`` of every revision that is in no bundle yet, in order."""
    found = waiting_after(reader, 0, log_head(reader)[0], 1_000_000)
    return [
        (n, {**dict(zip(MEMBERS, members, strict=True)), **json.loads(content)})
        for n, *members, content in found
    ]
