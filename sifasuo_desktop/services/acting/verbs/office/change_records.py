"""committee.change, mediator.change, village.change, delegation.change, policy.change.

The office's own records are put right and retired; what is retired is no longer offered.
"""

from sifasuo_desktop.domain.office.numbering import BadPattern, all_filled, may_collide
from sifasuo_desktop.domain.office.records import (
    ClassPolicy,
    Committee,
    Delegation,
    Mediator,
    Village,
)
from sifasuo_desktop.ledgers.kinds import kinds
from sifasuo_desktop.services.acting.changing import Amendment, Changing, change_verb, correctable
from sifasuo_desktop.services.acting.verbs.office.record_policy import examine_policy
from sifasuo_desktop.store.unit_of_work import UnitOfWork


def committee(amendment: Amendment[Committee]) -> None:
    """As at registration; numbers already given stay."""
    act, unit, after = amendment.act, amendment.unit, amendment.after
    try:
        all_filled(after)
    except BadPattern:
        act.findings.refuse("dispute.pattern_bad", "pattern")
        return
    for other in unit.every(Committee):
        if other.id == after.id:
            continue
        if other.name == after.name:
            act.findings.refuse("dispute.committee_twice", "name", name=other.name)
        elif may_collide(after, other):
            act.findings.refuse("dispute.pattern_twice", "prefix", name=other.name)
    act.not_future(after.retired_on, "retired_on")
    used = _issued_by(after, unit)
    if used and amendment.changes("name", "prefix", "pattern"):
        amendment.need_reason()
        act.findings.warn("change.committee_used", "name", count=used)


def _issued_by(committee: Committee, unit: UnitOfWork) -> int:
    """How many cases bear the committee's name on their papers."""
    cases = (
        unit.every(kind.record, **{kind.issuer: committee.id})
        for kind in kinds().values()
        if kind.issuer
    )
    return sum(len(found) for found in cases)


def mediator(amendment: Amendment[Mediator]) -> None:
    """Another of the same name is only warned of; who left keeps his cases."""
    act, after = amendment.act, amendment.after
    act.not_future(after.retired_on, "retired_on")
    same = amendment.unit.every(Mediator, name=after.name, committee=after.committee)
    if any(one.id != after.id for one in same):
        act.findings.warn("office.mediator_similar", "name", name=after.name)


def village(amendment: Amendment[Village]) -> None:
    """A code stands for one village only."""
    act, after = amendment.act, amendment.after
    same = amendment.unit.every(Village, code=after.code)
    if any(one.id != after.id for one in same):
        act.findings.refuse("office.village_taken", "code", code=after.code)
    if after.valid_from and after.valid_to and after.valid_to < after.valid_from:
        act.findings.refuse("office.village_validity", "valid_to")


def delegation(amendment: Amendment[Delegation]) -> None:
    """As at registration; leave was approved on it, so a reason is asked for."""
    act, after = amendment.act, amendment.after
    amendment.need_reason()
    act.not_future(after.issued, "issued")
    if not after.scope:
        act.findings.refuse("delegation.scope_empty", "scope")
    if after.valid_to is not None and after.valid_to < after.valid_from:
        act.findings.refuse("delegation.validity", "valid_to")
    amendment.order("issued", "valid_from", "delegation.before_issued")
    same = amendment.unit.every(Delegation, document_no=after.document_no)
    if any(one.id != after.id for one in same):
        act.findings.refuse("delegation.twice", "document_no", number=after.document_no)


def policy(amendment: Amendment[ClassPolicy]) -> None:
    """As at registration."""
    examine_policy(amendment.act, amendment.after.times, amendment.after.manage_class)


VERB = (
    change_verb(
        "committee.change",
        "更正（撤销）调委会",
        Changing(Committee, correctable(Committee), examine=committee),
    ),
    change_verb(
        "mediator.change",
        "更正（离任）调解员",
        Changing(Mediator, correctable(Mediator), examine=mediator),
    ),
    change_verb(
        "village.change",
        "更正（停用）村（居）",
        Changing(Village, correctable(Village), examine=village),
        permission="office.village",
    ),
    change_verb(
        "delegation.change",
        "更正委托书",
        Changing(Delegation, correctable(Delegation), examine=delegation),
    ),
    change_verb(
        "policy.change",
        "更正分类管理规定",
        Changing(ClassPolicy, correctable(ClassPolicy), examine=policy),
    ),
)
