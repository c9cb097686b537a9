"""Which decision on a breach is lawful: by category, by kind of breach, and by its length.

社区矫正法 第二十八条、第四十六条; 实施办法 第三十四条至第三十六条、第四十六条、第四十七条、第四十九条. The county
decides; the program refuses what no article gives and asks for a reason where one departs from it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sifasuo_desktop.domain.correction.records import Breach
from sifasuo_desktop.domain.deadlines.report_in import LateStep
from sifasuo_desktop.domain.periods import Category
from sifasuo_desktop.domain.refusal import Findings

NONE, ADMONISH, WARN = "none", "admonish", "warn"
PUBLIC_SECURITY, REVOKE, IMPRISON = "public_security", "revoke", "imprison"
LATE_REPORT, LEAVE_OVERRUN, LOST, BAN = "late_report", "leave_overrun", "lost", "ban"
# Decisions on the person, served on him; the others are proposals to a court or the police.
SERVED = frozenset({ADMONISH, WARN})
# Breaches whose length alone says which decision the articles ask for.
BY_LENGTH = frozenset({LATE_REPORT, LEAVE_OVERRUN, LOST})

# 管制 cannot be revoked (刑法 38); 假释 is not in the list of 治安管理处罚法; each way back to prison
# belongs to its own category.
_NEVER: Mapping[Category, frozenset[str]] = {
    Category.CONTROL: frozenset({REVOKE, IMPRISON}),
    Category.PROBATION: frozenset({IMPRISON}),
    Category.PAROLE: frozenset({PUBLIC_SECURITY, IMPRISON}),
    Category.OUTSIDE_PRISON: frozenset({REVOKE}),
}
_RANK = {NONE: -1, ADMONISH: 0, WARN: 1, PUBLIC_SECURITY: 2, REVOKE: 3, IMPRISON: 3}
_ASKED = {LateStep.ADMONISH: 0, LateStep.WARN: 1, LateStep.REVOKE: 3}


@dataclass(frozen=True)
class Weighed:
    """A decision on the scales: whom it is about, what happened, and what went before."""

    category: Category
    kind: str
    decision: str
    step: LateStep | None
    reasoned: bool
    earlier: tuple[Breach, ...] = ()


def lawful_decisions(category: Category, kind: str) -> tuple[str, ...]:
    """The decisions that exist for a category and a kind of breach, the lightest first.

    A breach of a court's ban is warned of or goes to the police, never merely admonished (35, 36).
    """
    never = _NEVER.get(category, frozenset())
    found = [decision for decision in _RANK if decision not in never]
    return tuple(item for item in found if not (kind == BAN and item == ADMONISH))


def examine_decision(weighed: Weighed, warnings_needed: int, findings: Findings) -> None:
    """Refuses a lawful decision that is out of proportion and gives no reason for it."""
    if weighed.decision == NONE:
        if not weighed.reasoned:
            findings.refuse("correction.late_reason", "note")
        return
    if weighed.step is None:
        return
    asked = _ASKED.get(weighed.step, -1)
    if weighed.category is Category.CONTROL:
        asked = min(asked, _RANK[PUBLIC_SECURITY])
    rank = _RANK[weighed.decision]
    if weighed.decision == REVOKE and rank > asked and not _ripe(weighed.earlier, warnings_needed):
        findings.refuse("breach.revoke_early", "decision", count=warnings_needed)
    elif rank > asked and not weighed.reasoned and not _repeated(weighed.earlier):
        findings.refuse("breach.heavier", "note")
    elif rank < asked and not weighed.reasoned:
        findings.refuse("breach.lighter", "note")


def _ripe(earlier: Sequence[Breach], warnings_needed: int) -> bool:
    """Two warnings, or a punishment by the police, and still no change (46 三, 四)."""
    decided = [item.decision for item in earlier]
    return decided.count(WARN) >= warnings_needed or PUBLIC_SECURITY in decided


def _repeated(earlier: Sequence[Breach]) -> bool:
    return any(item.decision != NONE for item in earlier)
