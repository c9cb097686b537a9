"""What has to be done by when: the open cases as facts, the rules over them, and the rows."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sifasuo_desktop.domain.correction import facts as correction
from sifasuo_desktop.domain.correction.policies import policy_layer
from sifasuo_desktop.domain.correction.records import Check, Correction, Leave
from sifasuo_desktop.domain.deadlines.book import all_rules
from sifasuo_desktop.domain.deadlines.engine import Obligation as DueRow
from sifasuo_desktop.domain.deadlines.engine import obligations
from sifasuo_desktop.domain.deadlines.engine import within as falling_within
from sifasuo_desktop.domain.deadlines.facts import CaseFacts
from sifasuo_desktop.domain.dispute import facts as dispute
from sifasuo_desktop.domain.dispute.records import (
    Agreement,
    Confirmation,
    Dispute,
    FollowUp,
    Obligation,
    Party,
)
from sifasuo_desktop.domain.office.records import ClassPolicy
from sifasuo_desktop.services.workplace import Workplace
from sifasuo_desktop.store.bulk import cases_outside
from sifasuo_desktop.store.reading import Reader

_OF_DISPUTES = (Party, Agreement, Obligation, FollowUp, Confirmation)
_OF_CORRECTIONS = (Check, Leave)


def due_rows(
    workplace: Workplace, *, on: date | None = None, within: int = 7
) -> tuple[DueRow, ...]:
    """All that is overdue on a day and what falls within so many days of it.

    Only cases the signed-in user may read: without the permission a juvenile's rows are absent
    (ruling 15). Hard terms stand first, soft ones below, each part by day.
    """
    today = on or workplace.today()
    facts: list[CaseFacts] = []
    with workplace.store.reading() as reader:
        policies = reader.every(ClassPolicy)
        if workplace.may("read:dispute"):
            facts += _disputes(reader)
        if workplace.may("read:correction"):
            facts += _corrections(reader, juveniles=workplace.may("juvenile"))
    parameters = workplace.rules.parameters.over(policy_layer(policies, today))
    rows = obligations(facts, all_rules(), parameters, workplace.rules.calendar, today)
    return falling_within(rows, today, within)


def _disputes(reader: Reader) -> list[CaseFacts]:
    cases = cases_outside(reader, Dispute.KIND, dispute.CLOSED, _OF_DISPUTES)
    return [facts for case in cases if (facts := dispute.dispute_facts(case))]


def _corrections(reader: Reader, *, juveniles: bool) -> list[CaseFacts]:
    cases = cases_outside(reader, Correction.KIND, correction.CLOSED, _OF_CORRECTIONS)
    return [
        facts
        for case in cases
        if (facts := correction.correction_facts(case)) and (juveniles or not facts.juvenile)
    ]


def due_json(rows: Iterable[DueRow]) -> list[dict[str, Any]]:
    """The rows as plain values for scripts."""
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
        }
        for row in rows
    ]
