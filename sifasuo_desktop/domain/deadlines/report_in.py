"""Report-in: its deadline, how late it is, and what the law lets the county consider.

The result is a suggestion with its article, never an act. Lateness, search and the one-month test
start from the rolled deadline; the reminder stays on the unrolled day.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from sifasuo_desktop.domain.deadlines.facts import CorrectionFacts
from sifasuo_desktop.domain.deadlines.parameters import Due, Parameter, Parameters
from sifasuo_desktop.domain.periods import Category
from sifasuo_desktop.domain.workdays import Calendar


class LateStep(StrEnum):
    """What a late report-in leads to, by its length."""

    ON_TIME = "on_time"
    ADMONISH = "admonish"
    WARN = "warn"
    REVOKE = "revoke"


@dataclass(frozen=True)
class Lateness:
    """``days`` late (0: on time), the step, and the suggestion with its article in Chinese."""

    days: int
    step: LateStep
    suggestion: str
    basis: str


def handed_over(facts: CorrectionFacts) -> bool:
    """暂予监外执行: not the person reports, the organ that holds him hands him over (社矫法 21)."""
    return facts.category is Category.OUTSIDE_PRISON and not facts.transfer_decided_on


def report_in_parameter(facts: CorrectionFacts) -> str:
    """The key of the parameter that sets this person's deadline."""
    if facts.transfer_decided_on:
        return "transfer.report"
    if handed_over(facts):
        return "transfer_in.days"
    return "report_in.days"


def report_in_due(facts: CorrectionFacts, parameters: Parameters, calendar: Calendar) -> Due | None:
    """The (rolled) day to report by; None while the base date is unknown.

    Base: 判决、裁定生效之日; for 暂予监外执行 receipt of the decision; for a transfer its receipt.
    """
    base = facts.transfer_decided_on or facts.effective_on
    if handed_over(facts):
        base = facts.decided_on or facts.effective_on
    parameter = parameters.get(report_in_parameter(facts))
    return parameter.due(base, calendar) if base and parameter else None


def revocation_review_from(deadline: date, parameters: Parameters) -> date | None:
    """First day on which lateness exceeds one month (period_months of the deadline, plus a day)."""
    limit = parameters.get("late.revoke")
    if limit is None:
        return None
    return limit.due(deadline, Calendar()).day + timedelta(days=1)


PROVISIONAL = "（暂定：该年的放假调休安排尚未公布，公布后以公布的为准）"


def unsure(provisional: bool) -> str:
    """What a sentence says after a day that rests on a year whose notice is not known."""
    return PROVISIONAL if provisional else ""


def _suggested(parameters: Parameters, key: str) -> Parameter | None:
    return parameters.get(f"suggest.{key}")


def lateness(
    category: Category,
    deadline: date,
    on: date,
    parameters: Parameters,
    first: str = "admonish",
) -> Lateness:
    """How late a report or a return on ``on`` is: 1–10 days, 11 and more, or over a month.

    ``first`` names the suggestion of the first ten days: ``admonish`` or, for a leave, ``leave``.
    """
    days = max(0, (on - deadline).days)
    review = revocation_review_from(deadline, parameters)
    if days == 0:
        return Lateness(0, LateStep.ON_TIME, "", "")
    step, key = LateStep.WARN, "warn"
    if review and on >= review:
        step, key = LateStep.REVOKE, f"revoke.{category.value}"
    elif days <= parameters.number("late.admonish_max"):
        step, key = LateStep.ADMONISH, first
    found = _suggested(parameters, key)
    if found is None:
        return Lateness(days, step, "", "")
    return Lateness(days, step, found.title, found.basis)
