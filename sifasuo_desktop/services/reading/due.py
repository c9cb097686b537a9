"""What has to be done by when: the open cases as facts, the rules over them, and the rows."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any
from weakref import WeakKeyDictionary

from sifasuo_desktop.domain.deadlines.engine import Obligation as DueRow
from sifasuo_desktop.domain.deadlines.engine import in_order, obligations
from sifasuo_desktop.domain.deadlines.engine import within as falling_within
from sifasuo_desktop.domain.deadlines.facts import CaseFacts
from sifasuo_desktop.domain.kind import Kind
from sifasuo_desktop.domain.ledger import Entry
from sifasuo_desktop.domain.office.aside import Aside
from sifasuo_desktop.domain.office.records import Event
from sifasuo_desktop.domain.record import ANY, KINDS, root_kind
from sifasuo_desktop.ledgers.kinds import kinds
from sifasuo_desktop.ledgers.terms import all_rules
from sifasuo_desktop.services.acting.command import Rulebook
from sifasuo_desktop.services.acting.parameters import parameters_on
from sifasuo_desktop.services.acting.states import open_states
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.store.bulk import OpenCases, cases_in
from sifasuo_desktop.store.reading import Reader

# What of the rows one may see depends on these, and on the areas one may read.
_IN_SIGHT = ("juvenile", "sealed")
_MOST = 20
"""More cases written to than these, and all is computed anew."""
_NO_ASIDES: Mapping[DueRow, Aside] = MappingProxyType({})


def due_rows(
    workplace: Workplace, *, on: date | None = None, within: int = 7
) -> tuple[DueRow, ...]:
    """All that is overdue on a day and what falls within so many days of it.

    Only cases the signed-in user may read: without the permission the rows of a juvenile's or of a
    sealed record are absent (ruling 15). Hard terms stand first, soft ones below, each part by day.
    """
    today = on or workplace.today()
    with workplace.store.reading() as reader:
        newest = reader.newest_entry()
        kept = _KEPT.get(workplace)
        granted = _granted(workplace)
        if kept is None or not kept.holds(today, granted, workplace.rules):
            rows = _rows(workplace, reader, today)
            kept = _KEPT[workplace] = _Kept(newest, today, granted, workplace.rules, rows)
        elif kept.newest != newest:
            rows = _brought_on(workplace, reader, today, kept)
            kept = _KEPT[workplace] = replace(kept, newest=newest, rows=rows)
    return falling_within(kept.rows, today, within)


def due_rows_of(
    workplace: Workplace, kind: str, record: str, *, within: int = 7
) -> tuple[DueRow, ...]:
    """The rows of one case, by its own facts alone."""
    today = workplace.today()
    with workplace.store.reading() as reader:
        rows = _rows(workplace, reader, today, {kind: (record,)})
    return falling_within(rows, today, within)


def _granted(workplace: Workplace) -> tuple[bool, ...]:
    areas = {kind.reading for kind in kinds().values() if kind.facts is not None}
    return tuple(workplace.may(one) for one in (*sorted(areas), *_IN_SIGHT))


@dataclass(frozen=True)
class _Kept:
    """All rows, and of what they were computed: the newest entry of the log, the day, the rules."""

    newest: int
    today: date
    granted: tuple[bool, ...]
    rules: Rulebook
    rows: tuple[DueRow, ...]

    def holds(self, today: date, granted: tuple[bool, ...], rules: Rulebook) -> bool:
        """Whether it was computed for the same day, by the same rules and permissions."""
        return (self.today, self.granted) == (today, granted) and self.rules is rules


_KEPT: WeakKeyDictionary[Workplace, _Kept] = WeakKeyDictionary()


def _brought_on(
    workplace: Workplace, reader: Reader, today: date, kept: _Kept
) -> tuple[DueRow, ...]:
    """The rows after what was written since: those of the cases it was about are computed anew.

    All of them where it was about something else, a check policy, say, or about many cases.
    """
    changed = reader.changed_since(kept.newest, _MOST)
    if changed is None:
        return _rows(workplace, reader, today)
    cases: dict[str, tuple[str, ...]] = {}
    for kind, root in changed:
        # What lies beside a case changes no term of it.
        if kind == Event.KIND or KINDS[kind].PARENT == ANY:
            continue
        top = root_kind(kind)
        if not _without_terms(top):
            cases[top] = tuple({*cases.get(top, ()), root})
    if any(kind not in kinds() or kinds()[kind].facts is None for kind in cases):
        return _rows(workplace, reader, today)
    rows = [row for row in kept.rows if row.record not in cases.get(row.kind, ())]
    if cases:
        rows += _rows(workplace, reader, today, cases)
    return in_order(rows)


def _without_terms(kind: str) -> bool:
    """Whether it is a ledger in which nothing is ever due: no other record's day depends on it."""
    return issubclass(KINDS[kind], Entry) and kinds()[kind].facts is None


def _rows(
    workplace: Workplace,
    reader: Reader,
    today: date,
    only: Mapping[str, tuple[str, ...]] | None = None,
) -> tuple[DueRow, ...]:
    """Of all cases, or of some by their kind."""
    facts = [
        found
        for kind in kinds().values()
        if kind.facts is not None and workplace.may(kind.reading)
        if only is None or kind.name in only
        for found in _facts(kind, workplace, reader, today, only[kind.name] if only else ())
    ]
    parameters = parameters_on(workplace.rules.parameters, reader, today)
    return obligations(facts, all_rules(), parameters, workplace.rules.calendar, today)


def _facts(
    kind: Kind, workplace: Workplace, reader: Reader, today: date, records: tuple[str, ...]
) -> Iterator[CaseFacts]:
    """Of every open case of a kind that may be read, and of those that closed not long ago."""
    assert kind.facts is not None
    wanted = OpenCases(
        kind.name,
        (*open_states(kind.name), *kind.looked_in),
        kind.unsettled,
        kind.closed_on,
        _looked_back(kind, today),
        records,
    )
    for case in cases_in(reader, wanted, kind.facts_of):
        if not kind.out_of_sight(case.record, workplace.may):
            found = kind.facts(case)
            if found is not None:
                yield found


def _looked_back(kind: Kind, today: date) -> date | None:
    """The first day of closing at which a rule still looks; None where no rule looks back."""
    days = max((rule.after_closing for rule in all_rules() if rule.kind == kind.name), default=0)
    return today - timedelta(days) if days else None


def due_json(
    rows: Iterable[DueRow], asides: Mapping[DueRow, Aside] = _NO_ASIDES
) -> list[dict[str, Any]]:
    """The rows as plain values for scripts; a row put aside stays and says so."""
    return [
        {
            "rule": row.rule,
            "kind": row.kind,
            "number": row.number,
            "who": row.who,
            "due": row.due.isoformat(),
            "light": row.light,
            "soft": row.soft,
            "provisional": row.provisional,
            "basis": row.basis,
            "why": row.why,
            "aside": _aside_json(asides.get(row)),
        }
        for row in rows
    ]


def _aside_json(aside: Aside | None) -> dict[str, Any] | None:
    if aside is None:
        return None
    until = aside.until.isoformat() if aside.until else None
    return {"id": aside.id, "until": until, "reason": aside.reason}
