"""How far a dispute has come: its steps, its papers complete or not, its obligations' words."""

from dataclasses import dataclass
from datetime import date

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.dispute.agreement_rules import in_force, obligations_in_force
from sifasuo_desktop.domain.dispute.records import Dispute, FollowUp, Obligation, Session
from sifasuo_desktop.services.acting.states import state_of

WRITTEN = ("登记", "受理", "调解", "协议生效", "履行", "结案")
ORAL = ("登记", "协议生效", "履行", "结案")
FAILED = ("登记", "受理", "调解", "终止", "结案")


@dataclass(frozen=True)
class Steps:
    """The titles of the steps and how many of them are behind; the next one is under way."""

    titles: tuple[str, ...]
    done: int


def steps_of(dispute: Dispute) -> Steps:
    """Where a dispute stands."""
    if dispute.state == "declined":
        return Steps(("登记", "不予受理"), 2)
    if dispute.state == "void":
        return Steps(("登记", "作废"), 2)
    if dispute.failed is not None:
        return Steps(FAILED, 5 if dispute.state == "closed" else 4)
    state = state_of(Dispute.KIND, dispute.state)
    done = state.step if state else 0
    if dispute.track == "oral":
        return Steps(ORAL, max(1, done - 2))
    return Steps(WRITTEN, done)


def performance_light(item: Obligation, today: date) -> tuple[str, str]:
    """The word and the light of an obligation (ruling 21: past its day it is 到期未确认)."""
    if item.status == "paid":
        return "已履行", "green"
    late = item.due < today
    if item.status == "open":
        return ("到期未确认", "red") if late else ("未到期", "grey")
    if item.status == "partly":
        return "部分履行", "red" if late else "yellow"
    return "未履行", "red"


def completeness(case: CaseFile) -> tuple[tuple[str, str], ...]:
    """What a file should hold with its light; the law applied is for a person to check (ruling 23)."""
    dispute = case.record
    assert isinstance(dispute, Dispute)
    if dispute.state in ("declined", "void"):
        return ()
    found = []
    if dispute.track == "written":
        found.append(_point("受理", dispute.accepted is not None))
        found.append(_point("调解记录", bool(case.all(Session))))
    if dispute.failed is None:
        found.append(_point("协议签署", in_force(case) is not None))
        owed = obligations_in_force(case)
        # Without anything listed it is the state that says so: nobody has asked yet while it binds.
        performed = not owed and dispute.state in ("performed", "closed")
        paid = performed or (bool(owed) and all(item.status == "paid" for item in owed))
        found.append(_point("履行", paid))
        found.append(_point("回访", bool(case.all(FollowUp))))
    found.append(_point("结案", dispute.closed is not None))
    found.append(("法律适用 待人工核对", "grey"))
    return tuple(found)


def _point(title: str, there: bool) -> tuple[str, str]:
    return (f"{title} ✓", "green") if there else (f"{title} 待办", "yellow")
