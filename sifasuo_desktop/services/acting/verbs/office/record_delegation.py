"""delegation.record: a 委托书 of the county body for the office's work in correction."""

from datetime import date
from typing import Annotated, ClassVar

from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.office.records import Delegation
from sifasuo_desktop.services.acting.command import Act, Command, Outcome, Verb
from sifasuo_desktop.store.unit_of_work import UnitOfWork


class RecordDelegation(Command):
    """实施办法 第二十七条: without one the office approves no leave (ruling 6)."""

    VERB: ClassVar[str] = "delegation.record"
    TITLE: ClassVar[str] = "登记委托书"

    document_no: Annotated[str, F("委托书文号", length=60, form="number")]
    issued: Annotated[date, F("委托日期")]
    scope: Annotated[tuple[str, ...], F("委托事项", codes="delegation_scope")]
    valid_from: Annotated[date, F("有效期起")]
    valid_to: Annotated[date | None, F("有效期止")] = None


def handle(command: RecordDelegation, unit: UnitOfWork, act: Act) -> Outcome:
    """Keeps the commission with number, scope and validity."""
    act.not_future(command.issued, "issued")
    if not command.scope:
        act.findings.refuse("delegation.scope_empty", "scope")
    if command.valid_to is not None and command.valid_to < command.valid_from:
        act.findings.refuse("delegation.validity", "valid_to")
    act.order(command.issued, command.valid_from, "delegation.before_issued", "valid_from")
    if unit.every(Delegation, document_no=command.document_no):
        act.findings.refuse("delegation.twice", "document_no", number=command.document_no)
    act.findings.settle()
    delegation = Delegation(
        id=unit.new_id(),
        document_no=command.document_no,
        issued=command.issued,
        scope=command.scope,
        valid_from=command.valid_from,
        valid_to=command.valid_to,
    )
    unit.add(delegation)
    return Outcome(delegation.id, delegation.document_no, None)


VERB = Verb(RecordDelegation, "delegation.record", handle, "delegation")
