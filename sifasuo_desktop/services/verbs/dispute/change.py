"""dispute.change: a slip in what was registered is put right before the agreement binds."""

from datetime import date, datetime
from typing import Annotated, ClassVar

from sifasuo_desktop.domain.fields import F, fields_of
from sifasuo_desktop.domain.words import CaseFacts, Money
from sifasuo_desktop.services.command import Act, Command, Outcome, Verb
from sifasuo_desktop.services.verbs.dispute.target import DisputeRef, answer, opened
from sifasuo_desktop.store.unit_of_work import UnitOfWork


class ChangeDispute(Command):
    """Only what is filled in changes. The day of application is never overwritten: it interrupts
    the limitation of actions (诉讼时效规定 第十二条)."""

    VERB: ClassVar[str] = "dispute.change"
    TITLE: ClassVar[str] = "更正登记内容"

    dispute: DisputeRef
    dispute_type: Annotated[str | None, F("纠纷类型", codes="dispute_type")] = None
    sub_type: Annotated[str | None, F("子类型", length=40)] = None
    difficulty: Annotated[str | None, F("案件难度", codes="difficulty")] = None
    prediction: Annotated[str | None, F("案件预测", codes="prediction")] = None
    prediction_measures: Annotated[str | None, F("防激化措施", length=500, multiline=True)] = None
    reported_to: Annotated[str | None, F("报告对象", length=60)] = None
    reported_at: Annotated[datetime | None, F("报告时间")] = None
    occurred: Annotated[date | None, F("发生日期")] = None
    place: Annotated[str | None, F("发生地", length=200)] = None
    village: Annotated[str | None, F("村（居）", ref="village", length=40)] = None
    people_involved: Annotated[int | None, F("涉及人数")] = None
    loss_amount: Annotated[Money | None, F("损失总额")] = None
    facts: CaseFacts | None = None


def handle(command: ChangeDispute, unit: UnitOfWork, act: Act) -> Outcome:
    """Keeps the case as it really is."""
    _, dispute = opened(unit, command.dispute)
    act.order(command.occurred, dispute.applied, "dispute.occurred_after", "occurred")
    act.findings.settle()
    given = {
        field.name: value
        for field in fields_of(ChangeDispute)
        if field.name != "dispute" and (value := getattr(command, field.name)) is not None
    }
    changed = dispute.replace(**given)
    unit.change(changed)
    return answer(changed)


VERB = Verb(
    ChangeDispute,
    "dispute.change",
    handle,
    "dispute",
    target="dispute",
    states=("registered", "accepted", "assigned", "mediating", "agreed"),
)
