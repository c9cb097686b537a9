"""What has to be done by when: the open cases as facts, the rules over them, and the rows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any
from weakref import WeakKeyDictionary

from sifasuo_desktop.domain.codes import CodeBook
from sifasuo_desktop.domain.correction import facts as correction
from sifasuo_desktop.domain.correction.person_rules import out_of_sight
from sifasuo_desktop.domain.correction.policies import policy_layer
from sifasuo_desktop.domain.correction.records import Breach, Check, Correction, Leave, Notice
from sifasuo_desktop.domain.deadlines.book import all_rules
from sifasuo_desktop.domain.deadlines.engine import Obligation as DueRow
from sifasuo_desktop.domain.deadlines.engine import obligations
from sifasuo_desktop.domain.deadlines.engine import within as falling_within
from sifasuo_desktop.domain.deadlines.facts import CaseFacts
from sifasuo_desktop.domain.dispute import facts as dispute
from sifasuo_desktop.domain.dispute.records import (
    Agreement,
    Arbitration,
    Confirmation,
    Dispute,
    FollowUp,
    Obligation,
    Party,
)
from sifasuo_desktop.domain.office.aside import Aside
from sifasuo_desktop.domain.office.records import ClassPolicy
from sifasuo_desktop.services.acting.command import Rulebook
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.store.bulk import cases_in
from sifasuo_desktop.store.reading import Reader

# What of the rows one may see depends on these.
_READING = ("read:dispute", "read:correction", "juvenile", "sealed")
_OF_DISPUTES = (Party, Agreement, Obligation, FollowUp, Confirmation, Arbitration)
_NO_ASIDES: Mapping[DueRow, Aside] = MappingProxyType({})
_OF_CORRECTIONS = (Check, Leave, Breach, Notice)


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
        granted = tuple(workplace.may(one) for one in _READING)
        if kept is None or not kept.holds(newest, today, granted, workplace.rules):
            rows = _rows(workplace, reader, today)
            kept = _KEPT[workplace] = _Kept(newest, today, granted, workplace.rules, rows)
    return falling_within(kept.rows, today, within)


@dataclass(frozen=True)
class _Kept:
    """All rows, and of what they were computed: the newest entry of the log, the day, the rules."""

    newest: int
    today: date
    granted: tuple[bool, ...]
    rules: Rulebook
    rows: tuple[DueRow, ...]

    def holds(self, newest: int, today: date, granted: tuple[bool, ...], rules: Rulebook) -> bool:
        """Whether nothing was written since, on the same day, by the same rules and permissions."""
        same = (self.newest, self.today, self.granted) == (newest, today, granted)
        return same and self.rules is rules


_KEPT: WeakKeyDictionary[Workplace, _Kept] = WeakKeyDictionary()


def _rows(workplace: Workplace, reader: Reader, today: date) -> tuple[DueRow, ...]:
    facts: list[CaseFacts] = []
    policies = reader.every(ClassPolicy)
    if workplace.may("read:dispute"):
        facts += _disputes(reader, workplace.codes)
    if workplace.may("read:correction"):
        facts += _corrections(reader, workplace)
    parameters = workplace.rules.parameters.over(policy_layer(policies, today))
    return obligations(facts, all_rules(), parameters, workplace.rules.calendar, today)


def _open(codes: CodeBook, kind: str, closed: Sequence[str]) -> tuple[str, ...]:
    return tuple(state for state in codes.list(f"{kind}_state").titles if state not in closed)


def _disputes(reader: Reader, codes: CodeBook) -> list[CaseFacts]:
    states = _open(codes, Dispute.KIND, dispute.CLOSED)
    cases = cases_in(reader, Dispute.KIND, states, _OF_DISPUTES)
    return [facts for case in cases if (facts := dispute.dispute_facts(case))]


def _corrections(reader: Reader, workplace: Workplace) -> list[CaseFacts]:
    states = _open(workplace.codes, Correction.KIND, correction.CLOSED)
    cases = cases_in(reader, Correction.KIND, states, _OF_CORRECTIONS, besides="unsettled")
    seen = (case for case in cases if not out_of_sight(case.record, workplace.may))
    return [facts for case in seen if (facts := correction.correction_facts(case))]


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
