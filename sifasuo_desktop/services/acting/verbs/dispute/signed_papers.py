"""What a signed agreement says of its people: corrected by a signed note, or signed again."""

from datetime import date
from typing import Annotated

from sifasuo_desktop.domain.dispute.agreement_rules import in_force, newest
from sifasuo_desktop.domain.dispute.records import Agent, Party, Signature
from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.services.acting.changing import Amendment, R

# The day of a note (更正说明) signed by the parties and kept in the volume (ruling 33).
SIGNED_NOTE = {
    "signed_note": Annotated[
        date | None,
        F("更正说明签署日期", help="协议已签名生效的，由各方签署更正说明附卷后填写"),
    ]
}


def need_signed_note(amendment: Amendment[R], *names: str) -> None:
    """What stands on an agreement in force needs a reason; its people and terms a signed note."""
    agreement = in_force(amendment.case)
    if agreement is None:
        return
    amendment.need_reason()
    note = getattr(amendment.command, "signed_note", None)
    amendment.act.not_future(note, "signed_note")
    if not amendment.changes(*names):
        return
    if note is None:
        amendment.act.findings.refuse("change.note_needed", "signed_note")
    else:
        code = "dispute.note_before"
        amendment.act.order(agreement.effective, note, code, "signed_note")


def drop_signatures(amendment: Amendment[Party] | Amendment[Agent], party: str, name: str) -> None:
    """Who signed under other particulars signs again before the version binds (L21)."""
    version = newest(amendment.case)
    if version is None or version.state != "unsigned":
        return
    for item in amendment.case.below(Signature, version.id):
        if item.party == party and item.name == name:
            amendment.unit.change(item.replace(void_reason="签名人信息更正，须重新签名"))
            amendment.act.findings.warn("dispute.sign_again", "", name=item.name)
