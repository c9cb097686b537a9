"""What a list page shows: a page of records with what is next for each, and counts of its filters."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sifasuo_desktop.domain.deadlines.engine import Obligation
from sifasuo_desktop.domain.fields import field_map
from sifasuo_desktop.domain.record import KINDS
from sifasuo_desktop.ledgers.kinds import kinds
from sifasuo_desktop.services.acting.states import states_of
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.due import due_rows, due_rows_of
from sifasuo_desktop.services.reading.finding import find, readable_kind, selection
from sifasuo_desktop.services.reading.late_marks import most_late
from sifasuo_desktop.services.reading.list_sort import Order, sort_of
from sifasuo_desktop.store.lists import counts_by, how_many

NEXT_DAYS = 30
PAGE_SIZE = 50
LATE, TODAY, ALL = "due:late", "due:today", ""


@dataclass(frozen=True)
class Of:
    """Only those whose ``field`` names a record; ``words`` say so on the screen."""

    field: str
    record: str
    words: str


@dataclass(frozen=True)
class Asked:
    """What a list is asked for: records of a kind in which all the words occur, of one filter.

    ``chip`` is a state as it is shown, ``due:late``, ``due:today`` or empty; ``order`` says by
    what they stand, newest first without one; ``of`` leaves those that name one record.
    """

    kind: str
    words: str = ""
    chip: str = ALL
    order: Order | None = None
    of: Of | None = None

    def where(self) -> dict[str, str]:
        """The values that columns must have besides the filter."""
        return {self.of.field: self.of.record} if self.of else {}


@dataclass(frozen=True)
class Listed:
    """One page of a list; ``due`` holds the most pressing obligation by record id."""

    items: tuple[dict[str, Any], ...]
    total: int
    next: str | None
    due: Mapping[str, Obligation]


def list_page(
    workplace: Workplace,
    asked: Asked,
    after: str | None = None,
    due: Mapping[str, Obligation] | None = None,
    limit: int = PAGE_SIZE,
    offset: int = 0,
) -> Listed:
    """A page of the records asked for.

    ``due`` of the first page is handed in for the following ones, so that it is read once.
    """
    known = next_due(workplace, asked.kind) if due is None else due
    pressing = asked.chip in (LATE, TODAY)
    found = find(
        workplace,
        asked.kind,
        asked.words,
        where=asked.where() | ({"state": asked.chip} if asked.chip and not pressing else {}),
        limit=limit,
        after=after,
        offset=offset,
        only=_of_chip(known, asked.chip, workplace.today()) if pressing else None,
        sort=sort_of(asked.kind, asked.order, workplace.codes, known),
    )
    return Listed(_with_marks(workplace, asked.kind, found.items), found.total, found.next, known)


def _with_marks(
    workplace: Workplace, kind: str, items: tuple[dict[str, Any], ...]
) -> tuple[dict[str, Any], ...]:
    """With ``entered_late`` where it is marked: the most days anything in the file was late."""
    if not kinds()[kind].marks_late:
        return items
    with workplace.store.reading() as reader:
        marks = most_late(reader, kind, [str(item["id"]) for item in items])
    return tuple({**item, "entered_late": marks.get(str(item["id"]), 0)} for item in items)


def next_due(workplace: Workplace, kind: str) -> dict[str, Obligation]:
    """The most pressing obligation of every record of a kind in the next thirty days.

    What is overdue comes first, then the nearest day; of one day the hard term.
    """
    if kinds()[kind].facts is None:
        return {}
    rows = (row for row in due_rows(workplace, within=NEXT_DAYS) if row.kind == kind)
    return _most_pressing(rows, workplace.today())


def next_due_of(workplace: Workplace, kind: str, record: str) -> Obligation | None:
    """The most pressing obligation of one record, as ``next_due`` says it."""
    rows = due_rows_of(workplace, kind, record, within=NEXT_DAYS)
    return _most_pressing(rows, workplace.today()).get(record)


def _most_pressing(rows: Iterable[Obligation], today: date) -> dict[str, Obligation]:
    first: dict[str, Obligation] = {}
    for row in rows:
        known = first.get(row.record)
        if known is None or _press(row, today) < _press(known, today):
            first[row.record] = row
    return first


def _press(row: Obligation, today: date) -> tuple[bool, date, bool]:
    return not is_late(row, today), row.due, row.soft


def is_late(row: Obligation, today: date) -> bool:
    """Whether a row counts as 逾期: its day is over and its term is no mere custom."""
    return row.due < today and not row.soft


def counts_of(workplace: Workplace, asked: Asked) -> tuple[tuple[str, str], ...]:
    """The filters beside a list."""
    due = next_due(workplace, asked.kind)
    return chip_counts(workplace, asked.kind, asked.words, due, asked.chip, asked.where())


def chip_counts(
    workplace: Workplace,
    kind: str,
    words: str,
    due: Mapping[str, Obligation],
    chosen: str = ALL,
    where: Mapping[str, str] | None = None,
) -> tuple[tuple[str, str], ...]:
    """(value, words) of every filter that finds something: all, late, today, and each state.

    Each number is that of the rows the list shows for the filter and the words. The one that is
    ``chosen`` stays when it finds nothing any more.
    """
    readable_kind(workplace, kind)
    today, given = workplace.today(), dict(where or {})
    chips = []
    with workplace.store.reading() as reader:
        every = selection(workplace, reader, kind, words, given)
        stated = "state" in field_map(KINDS[kind])
        kept = counts_by(reader, every, "state") if stated else {}
        chips.append((ALL, f"全部 {sum(kept.values()) if stated else how_many(reader, every)}"))
        for value, title in ((LATE, "逾期"), (TODAY, "今天")):
            ids = _of_chip(due, value, today)
            only = selection(workplace, reader, kind, words, given, ids)
            count = how_many(reader, only) if ids else 0
            if count or value == chosen:
                chips.append((value, f"{title} {count}"))
        for state in states_of(kind):
            count = kept.get(state.name, 0)
            if state.name in kinds()[kind].by_day:
                asked = given | {"state": state.name}
                count = how_many(reader, selection(workplace, reader, kind, words, asked))
            if count or state.name == chosen:
                chips.append((state.name, f"{state.title} {count}"))
    return tuple(chips)


def _of_chip(due: Mapping[str, Obligation], chip: str, today: date) -> tuple[str, ...]:
    return tuple(
        record
        for record, row in due.items()
        if (is_late(row, today) if chip == LATE else row.due == today)
    )
