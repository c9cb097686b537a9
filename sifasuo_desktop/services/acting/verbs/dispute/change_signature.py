"""dispute.change_signature, dispute.void_signature: what was recorded of a signature is put right."""

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.dispute.agreement_rules import (
    REFUSED,
    effective_day,
    in_force,
    missing_signatures,
    newest,
)
from sifasuo_desktop.domain.dispute.records import Agreement, Dispute, Signature
from sifasuo_desktop.services.acting.changing import Amendment, Changing, change_verb, void_verb
from sifasuo_desktop.services.acting.command import Act
from sifasuo_desktop.services.acting.verbs.dispute.sign import bind_when_complete
from sifasuo_desktop.services.acting.verbs.dispute.target import LIVING
from sifasuo_desktop.store.unit_of_work import UnitOfWork


def examine(amendment: Amendment[Signature]) -> None:
    """Day and manner are read off the paper again; a version that binds keeps every hand."""
    act, after = amendment.act, amendment.after
    amendment.need_reason()
    act.not_future(after.signed, "signed")
    version = amendment.case.with_id(Agreement, after.parent or "")
    assert version is not None
    amendment.order(version.agreed, "signed", "dispute.sign_before_agreed")
    if version.effective is not None and after.manner == REFUSED:
        act.findings.refuse("change.signature_binding", "manner", name=after.name)


def settle(amendment: Amendment[Signature]) -> None:
    """The day of the last hand is the day from which the version binds; it may be this hand."""
    after, case, dispute = amendment.after, amendment.case, amendment.case.record
    assert isinstance(dispute, Dispute)
    version = case.with_id(Agreement, after.parent or "")
    assert version is not None
    hands = [after if item.id == after.id else item for item in case.below(Signature, version.id)]
    if version.effective is None:
        if dispute.state == "agreed" and version == newest(case):
            bind_when_complete(amendment.unit, amendment.act, case, dispute, version, hands)
        return
    day = effective_day(hands)
    amendment.unit.change(version.replace(effective=day))
    binding = in_force(case)
    if binding is not None and binding.id == version.id:
        amendment.unit.change(dispute.replace(effective=day))


def left(case: CaseFile, signature: Signature, unit: UnitOfWork, act: Act) -> None:
    """Without it a version that binds would not."""
    version = case.with_id(Agreement, signature.parent or "")
    assert version is not None
    others = [item for item in case.below(Signature, version.id) if item.id != signature.id]
    if version.effective is not None and missing_signatures(case, version, others):
        act.findings.refuse("change.signature_binding", "signature", name=signature.name)


CHANGING = Changing(Signature, ("manner", "signed"), examine=examine, settle=settle)
VERB = (
    change_verb("dispute.change_signature", "更正签署", CHANGING, states=LIVING),
    void_verb(
        "dispute.void_signature", "作废签署", Signature, called="name", states=LIVING, settle=left
    ),
)
