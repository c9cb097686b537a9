"""What the deadline rules need to know of a case; filled from records by whoever calls the engine.

Dates are dates of the business; a missing date means that the event has not happened (or is not
known). Facts carry no law: every number stands in the parameters.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from sifasuo_desktop.domain.periods import Category


@dataclass(frozen=True, kw_only=True)
class CaseFacts:
    """What every case has: the record, the number shown, and whom it concerns.

    ``over``: nothing is due any more but what a rule about closed cases says.
    """

    id: str
    number: str
    who: str
    state: str
    over: bool = False


# --- disputes -------------------------------------------------------------------------------


class Performance(StrEnum):
    """What is known of an obligation; silence after its day is never "unpaid" (到期未确认)."""

    OPEN = "open"
    PARTLY = "partly"
    PAID = "paid"
    UNPAID = "unpaid"


class CourtReferral(StrEnum):
    """A court's referral: 委派 before filing, 委托 after it, by ordinary or summary procedure."""

    BEFORE = "before"
    ORDINARY = "ordinary"
    SUMMARY = "summary"


@dataclass(frozen=True, kw_only=True)
class Pause:
    """Days that do not count (鉴定): from ``start`` up to, not including, ``end``; None: open."""

    start: date
    end: date | None = None


@dataclass(frozen=True, kw_only=True)
class ObligationFacts:
    """One obligation of the agreement in force: who owes whom what by when."""

    id: str
    no: int
    due: date | None
    debtor: str = ""
    creditor: str = ""
    amount: Decimal | None = None
    status: Performance = Performance.OPEN
    performed_on: date | None = None
    at_signing: bool = False


@dataclass(frozen=True, kw_only=True)
class RequestFacts:
    """A joint request about the agreement."""

    applied: date | None = None
    result: str | None = None


@dataclass(frozen=True, kw_only=True)
class DisputeFacts(CaseFacts):
    """A dispute; ``extended_to`` is the new last day both parties agreed to."""

    track: str = "written"
    applied: date | None = None
    accepted: date | None = None
    extended_to: date | None = None
    pauses: tuple[Pause, ...] = ()
    court_referral: CourtReferral | None = None
    court_received: date | None = None
    labour: bool = False
    agreed: date | None = None
    effective: date | None = None
    failed: date | None = None
    closed: date | None = None
    obligations: tuple[ObligationFacts, ...] = ()
    follow_ups: tuple[date, ...] = ()
    confirmation: RequestFacts = RequestFacts()
    arbitration: RequestFacts = RequestFacts()


# --- corrections ----------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class CheckFacts:
    """A check on its day: report, visit or talk.

    ``about`` of a report: regular, immediate, ban, health or recheck.
    """

    type: str
    on: date
    about: str | None = None


@dataclass(frozen=True, kw_only=True)
class LeaveFacts:
    """A leave; ``end`` is its last day, ``extended_to`` the last day after a granted extension."""

    id: str
    start: date
    end: date
    state: str
    number: str = ""
    applied: date | None = None
    extended_to: date | None = None
    level: str | None = None
    returned_on: date | None = None
    contacts: tuple[date, ...] = ()
    cancelled_on: date | None = None
    told_on: date | None = None
    approved_on: date | None = None
    owed: frozenset[str] = frozenset()
    filed: frozenset[str] = frozenset()
    overrun_handled: bool = False


@dataclass(frozen=True, kw_only=True)
class BreachFacts:
    """A decision on a breach; ``on_paper`` one that is served, and the day it was."""

    id: str
    kind: str
    decision: str
    decided_on: date
    on_paper: bool
    served_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class CorrectionFacts(CaseFacts):
    """A person in community correction.

    ``effective_on``: 判决、裁定生效之日; ``decided_on``: the day the decision or approval of
    暂予监外执行 was received by the organ that hands the person over. ``late_handled``: a decision
    on a late report-in (also a reasoned 不处理) is recorded. ``transfer_decided_on``: the person came
    from another county by a decision received on that day. ``recheck_base`` is the anchor of the
    three-month chain of 保外就医; the rechecks are the reports about ``recheck``.
    """

    category: Category
    sex: str = "0"
    juvenile: bool = False
    managed_by_county: bool = False
    management_class: str | None = None
    effective_on: date | None = None
    decided_on: date | None = None
    transfer_decided_on: date | None = None
    reported_on: date | None = None
    searched_on: date | None = None
    late_handled: bool = False
    announced_on: date | None = None
    team_on: date | None = None
    plan_on: date | None = None
    exit_filed_on: date | None = None
    start: date | None = None
    end: date | None = None
    released_on: date | None = None
    checks: tuple[CheckFacts, ...] = ()
    leaves: tuple[LeaveFacts, ...] = ()
    medical_parole: bool = False
    recheck_base: date | None = None
    recheck_extended_to: date | None = None
    banned: bool = False
    ban_end: date | None = None
    summary_on: date | None = None
    papers_ready_on: date | None = None
    detained: bool = False
    revocation_pending: bool = False
    breaches: tuple[BreachFacts, ...] = ()
    settled_periods: frozenset[str] = frozenset()
    entered_on: date | None = None
    classed_on: date | None = None
    letter_sent: bool = False
    sealing_required: bool = False
    sealed_on: date | None = None


Facts = DisputeFacts | CorrectionFacts
