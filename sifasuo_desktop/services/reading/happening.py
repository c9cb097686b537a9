"""One entry of a timeline: what happened to a record on a day, with its papers."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sifasuo_desktop.domain.ledger import Below
from sifasuo_desktop.domain.office.attachment import Attachment
from sifasuo_desktop.domain.record import KINDS
from sifasuo_desktop.services.acting.bus import all_verbs
from sifasuo_desktop.services.reading.late_marks import mark_words
from sifasuo_desktop.services.reading.paper_link import PaperLink

INIT = "init"
AT_FIRST = "建立数据库时录入"

Entry = Mapping[str, Any]
"""A revision of the log as ``show`` gives it."""
Said = Callable[[Entry], str]


@dataclass(frozen=True)
class Came:
    """An attachment that came: its id and what it was called."""

    attachment: str
    title: str


@dataclass(frozen=True)
class Happening:
    """One entry of the timeline; ``attached`` is what came, as long as it stands."""

    day: date
    title: str
    text: str = ""
    record: str = ""
    papers: tuple[PaperLink, ...] = ()
    attached: Came | None = None


def written(entry: Entry) -> str:
    """The content that was written down, or the reason that was given; of an attachment its title."""
    name = "title" if entry["kind"] == Attachment.KIND else "content"
    _, now = entry["changes"].get(name, (None, None))
    return str(now or entry["reason"] or "")


def happened(history: Iterable[Entry], said: Said = written) -> tuple[Happening, ...]:
    """What the log tells, newest first: one entry an act, whatever number of records it touched."""
    entries = tuple(history)
    stands = _standing(entries)
    seen: dict[tuple[str, str, str], Happening] = {}
    called: dict[str, str] = {}
    for entry in entries:
        verb = all_verbs().get(entry["verb"])
        title = verb.title if verb is not None else _without_verb(str(entry["verb"]))
        late = mark_words(entry["entered_late"])
        # What its file is like is of no use to whoever reads what happened.
        beside = entry["record"] if entry["kind"] == Attachment.KIND else ""
        told = (written if beside else said)(entry)
        which = called.get(entry["record"], "")
        called[entry["record"]] = _called(entry) or which
        told = told if told.startswith(which) else "，".join(filter(None, (which, told)))
        parts = (entry["who"], entry["at"][11:16], late, told)
        words = " · ".join(part for part in parts if part)
        day = date.fromisoformat(entry["at"][:10])
        new = beside in stands and "sm3" in entry["changes"]
        came = Came(beside, written(entry)) if new else None
        # What lies beside a record comes by itself: of several in a second each is told.
        happening = Happening(day, title, words, attached=came)
        seen[(entry["at"], entry["verb"], beside)] = happening
    return tuple(reversed(seen.values()))


def _called(entry: Entry) -> str:
    """What a part or an attachment is called where something more happens to it."""
    if entry["kind"] == Attachment.KIND:
        return str(entry["changes"].get("title", (None, None))[1] or "")
    _, position = entry["changes"].get("position", (None, None))
    return f"第 {position} 项" if position and issubclass(KINDS[entry["kind"]], Below) else ""


def _standing(history: Iterable[Entry]) -> set[str]:
    """The attachments that were not made void."""
    own = [entry for entry in history if entry["kind"] == Attachment.KIND]
    gone = {
        entry["record"] for entry in own if entry["changes"].get("void_reason", (None, None))[1]
    }
    return {entry["record"] for entry in own} - gone


def _without_verb(name: str) -> str:
    return AT_FIRST if name == INIT else name
