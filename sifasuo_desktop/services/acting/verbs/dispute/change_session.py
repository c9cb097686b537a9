"""dispute.change_session, dispute.void_session: the record of a meeting is put right (ruling 33)."""

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.dispute.records import Dispute, Session
from sifasuo_desktop.services.acting.changing import (
    Amendment,
    Changing,
    change_verb,
    correctable,
    void_verb,
)
from sifasuo_desktop.services.acting.command import Act
from sifasuo_desktop.services.acting.verbs.dispute.target import LIVING
from sifasuo_desktop.services.acting.verbs.dispute.willing import examine_willing
from sifasuo_desktop.store.unit_of_work import UnitOfWork


def examine(amendment: Amendment[Session]) -> Session:
    """The parties sign 调解记录, so that a reason is always asked for."""
    act, after = amendment.act, amendment.after
    dispute = amendment.case.record
    assert isinstance(dispute, Dispute)
    amendment.need_reason()
    day = after.held_at.date()
    act.not_future(day, "held_at")
    amendment.order(dispute.accepted, "held_at", "dispute.session_before_accept")
    if amendment.changes("present"):
        present = examine_willing(act, amendment.case, after.present, day)
        after = after.replace(present=present)
    amendment.order("held_at", "next_date", "dispute.next_before")
    amendment.order("held_at", "extended_to", "dispute.extend_before")
    return after


def settle(amendment: Amendment[Session]) -> None:
    """An extension moves the mediation month, as when it was recorded."""
    if amendment.changes("extended_to"):
        _move_term(amendment.case, amendment.unit, amendment.before, amendment.after)


def _move_term(case: CaseFile, unit: UnitOfWork, before: Session, after: Session | None) -> None:
    kept = [one for one in case.all(Session) if one.id != before.id]
    if after is not None:
        kept.append(after)
    days = [(one.held_at, one.extended_to) for one in kept if one.extended_to]
    dispute = unit.get(Dispute, case.record.id)
    assert dispute is not None
    unit.change(dispute.replace(mediation_due=max(days)[1] if days else None))


def left(case: CaseFile, session: Session, unit: UnitOfWork, act: Act) -> None:
    """The only meeting before an agreement stays; a void extension extends nothing."""
    dispute = case.record
    assert isinstance(dispute, Dispute)
    if len(case.all(Session)) == 1 and dispute.state not in ("mediating", "failed"):
        act.findings.refuse("change.only_session", "session")
    elif len(case.all(Session)) == 1 and dispute.state == "mediating":
        unit.change(dispute.replace(state="assigned"))
    if session.extended_to:
        _move_term(case, unit, session, None)


CHANGING = Changing(
    Session, correctable(Session), called="position", examine=examine, settle=settle
)
VERB = (
    change_verb("dispute.change_session", "更正调解记录", CHANGING, states=LIVING),
    void_verb(
        "dispute.void_session",
        "作废调解记录",
        Session,
        states=LIVING,
        settle=left,
        leads_to=("assigned",),
    ),
)
