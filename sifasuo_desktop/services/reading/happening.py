"""One entry of a timeline: what happened to a record on a day, with its papers."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sifasuo_desktop.domain.office.attachment import Attachment
from sifasuo_desktop.services.acting.bus import all_verbs
from sifasuo_desktop.services.reading.late_marks import mark_words
from sifasuo_desktop.services.reading.paper_link import PaperLink

INIT = "init"
AT_FIRST = "建立数据库时录入"

Entry = Mapping[str, Any]
"""A revision of the log as ``show`` gives it."""
Said = Callable[[Entry], str]


@dataclass(frozen=True)
class Happening:
    """One entry of the timeline."""

    day: date
    title: str
    text: str = ""
    record: str = ""
    papers: tuple[PaperLink, ...] = ()


def written(entry: Entry) -> str:
    """The content that was written down, or the reason that was given; of an attachment its title."""
    name = "title" if entry["kind"] == Attachment.KIND else "content"
    _, now = entry["changes"].get(name, (None, None))
    return str(now or entry["reason"] or "")


def happened(history: Iterable[Entry], said: Said = written) -> tuple[Happening, ...]:
    """What the log tells, newest first: one entry an act, whatever number of records it touched."""
    seen: dict[tuple[str, str, str], Happening] = {}
    for entry in history:
        verb = all_verbs().get(entry["verb"])
        title = verb.title if verb is not None else _without_verb(str(entry["verb"]))
        late = mark_words(entry["entered_late"])
        parts = (entry["who"], entry["at"][11:16], late, said(entry))
        words = " · ".join(part for part in parts if part)
        day = date.fromisoformat(entry["at"][:10])
        # What lies beside a record comes by itself: of several in a second each is told.
        beside = entry["record"] if entry["kind"] == Attachment.KIND else ""
        seen[(entry["at"], entry["verb"], beside)] = Happening(day, title, words)
    return tuple(reversed(seen.values()))


def _without_verb(name: str) -> str:
    return AT_FIRST if name == INIT else name
