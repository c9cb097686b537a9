"""dispute.reopen: a closed case is taken up again; its closing and the reason stay in the log."""

from typing import Annotated, ClassVar

from sifasuo_desktop.domain.dispute.agreement_rules import obligations_in_force, performance_state
from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.services.acting.command import Act, Command, Outcome, Verb
from sifasuo_desktop.services.acting.verbs.dispute.target import DisputeRef, answer, opened
from sifasuo_desktop.store.lists import state_before
from sifasuo_desktop.store.unit_of_work import UnitOfWork


class ReopenDispute(Command):
    """Back to the state from which it was closed, as later payments have made it."""

    VERB: ClassVar[str] = "dispute.reopen"
    TITLE: ClassVar[str] = "重新打开"

    dispute: DisputeRef
    reason: Annotated[
        str,
        F(
            "原因",
            length=300,
            multiline=True,
            help="原结案日期和这里写的原因留在办理经过中；办完后须再次结案",
        ),
    ]


def handle(command: ReopenDispute, unit: UnitOfWork, act: Act) -> Outcome:
    """Takes the day of closing away; what was paid since counts."""
    case, dispute = opened(unit, command.dispute)
    owed = obligations_in_force(case)
    state = performance_state(owed) if owed else state_before(unit, dispute.id, "closed")
    unit.reason = command.reason
    again = dispute.replace(state=state or performance_state(owed), closed=None)
    unit.change(again)
    return answer(again)


VERB = Verb(
    ReopenDispute,
    "dispute.close",
    handle,
    "dispute",
    target="dispute",
    states=("closed",),
    leads_to=("effective", "performing", "performed", "failed"),
)
