"""What a list page shows: a page of records with what is next for each, and counts of its filters."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sifasuo_desktop.domain.deadlines.engine import Obligation
from sifasuo_desktop.services.due import due_rows
from sifasuo_desktop.services.finding import find
from sifasuo_desktop.services.workplace import Workplace

NEXT_DAYS = 30
PAGE_SIZE = 50
LATE, TODAY, ALL = "due:late", "due:today", ""
_MOST_DUE = 2000


@dataclass(frozen=True)
class Listed:
    """One page of a list; ``due`` holds the most pressing obligation by record id."""

    items: tuple[dict[str, Any], ...]
    total: int
    next: str | None
    due: Mapping[str, Obligation]


def list_page(
    workplace: Workplace,
    kind: str,
    words: str,
    chip: str,
    after: str | None = None,
    due: Mapping[str, Obligation] | None = None,
) -> Listed:
    """A page of the records of a kind. ``chip`` is a state, ``due:late``, ``due:today`` or empty.

    ``due`` of the first page is handed in for the following ones, so that it is read once.
    """
    known = next_due(workplace, kind) if due is None else due
    if chip in (LATE, TODAY):
        found = find(workplace, kind, words, limit=_MOST_DUE)
        wanted = _of_chip(workplace, known, chip)
        items = tuple(item for item in found.items if item["id"] in wanted)
        return Listed(items, len(items), None, known)
    where = {"state": chip} if chip else {}
    found = find(workplace, kind, words, where=where, limit=PAGE_SIZE, after=after)
    return Listed(found.items, found.total, found.next, known)


def next_due(workplace: Workplace, kind: str) -> dict[str, Obligation]:
    """The first obligation of every record of a kind in the next thirty days."""
    first: dict[str, Obligation] = {}
    for row in due_rows(workplace, within=NEXT_DAYS):
        if row.kind == kind:
            first.setdefault(row.record, row)
    return first


def chip_counts(
    workplace: Workplace, kind: str, due: Mapping[str, Obligation]
) -> tuple[tuple[str, str], ...]:
    """(value, words) of every filter that finds something: all, late, today, and each state."""
    total = find(workplace, kind, limit=1).total
    chips = [(ALL, f"全部 {total}")]
    for value, title in ((LATE, "逾期"), (TODAY, "今天")):
        count = len(_of_chip(workplace, due, value))
        if count:
            chips.append((value, f"{title} {count}"))
    for state, title in workplace.codes.list(f"{kind}_state").titles.items():
        count = find(workplace, kind, where={"state": state}, limit=1).total
        if count:
            chips.append((state, f"{title} {count}"))
    return tuple(chips)


def _of_chip(workplace: Workplace, due: Mapping[str, Obligation], chip: str) -> frozenset[str]:
    today = workplace.today()
    return frozenset(
        record
        for record, row in due.items()
        if (row.due < today and not row.soft if chip == LATE else row.due == today)
    )
