"""A person under correction as his page shows him: what is due in his head, and what comes first."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from sifasuo_desktop.domain.codes import CodeBook
from sifasuo_desktop.domain.correction.records import Correction, Muster
from sifasuo_desktop.domain.deadlines.engine import Obligation
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.happening import Entry
from sifasuo_desktop.services.reading.listing import next_due_of
from sifasuo_desktop.services.reading.record_view import RecordView, record_view
from sifasuo_desktop.ui.parts.due_words import light_words
from sifasuo_desktop.ui.subjects.correction.acts import waited_for
from sifasuo_desktop.ui.subjects.correction.cards import muster_words

Plain = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class PersonFile(RecordView):
    """``due`` is what is due next."""

    due: Obligation | None


def person_file(
    workplace: Workplace, name: str, *, unmask: bool = False, again: bool = False
) -> PersonFile:
    """Raises Refused as ``show`` does."""
    codes = workplace.codes
    told = partial(said, codes)
    seen = record_view(workplace, Correction.KIND, name, unmask=unmask, again=again, said=told)
    record = seen.record
    due = next_due_of(workplace, Correction.KIND, str(record["id"]))
    light, why = (seen.state, "grey"), ""
    if due is not None:
        words, colour = light_words(due, seen.today)
        light, why = (f"{due.title} {words}", colour), f"{due.basis}\n{due.why}"
    own = {
        "title": f"{record['name']}　{record['number']}",
        "light": light,
        "why": why,
        "line": _line(codes, record),
        "first": waited_for(seen.children.get("leave", ()), due.act if due else ""),
        "due": due,
    }
    return PersonFile(**{**vars(seen), **own})


def said(codes: CodeBook, entry: Entry) -> str:
    """What was written down in an act, in words."""
    after = {name: now for name, (_, now) in entry["changes"].items()}
    if entry["kind"] == Muster.KIND:
        return muster_words(codes, after)
    return str(after.get("content") or "")


def _line(codes: CodeBook, record: Plain) -> str:
    parts = [
        codes.title("correction_category", record["category"]),
        f"{record['start']} 至 {record['end']}",
        f"管理类别：{record['manage_class'] or '未定'}",
        codes.title("managed_by", record["managed_by"]),
        "未成年社区矫正对象" if record["juvenile"] else "",
        codes.title("handover", record["handover"]),
    ]
    return " · ".join(part for part in parts if part)
