"""A dispute as its page shows it: the view of a record, with the view of a dispute."""

from dataclasses import dataclass

from sifasuo_desktop.domain.dispute.agreement_rules import obligations_in_force, visited
from sifasuo_desktop.domain.dispute.records import Dispute
from sifasuo_desktop.services.acting.states import state_of
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.dispute.view import DisputeView, dispute_view
from sifasuo_desktop.services.reading.pointing import pointing_at
from sifasuo_desktop.services.reading.record_view import RecordView


@dataclass(frozen=True, kw_only=True)
class DisputeFile(RecordView):
    """``case`` is what the cards of a dispute are made of."""

    case: DisputeView


def dispute_file(
    workplace: Workplace, name: str, *, unmask: bool = False, again: bool = False
) -> DisputeFile:
    """Raises Refused as ``dispute_view`` does."""
    case = dispute_view(workplace, name, unmask=unmask, again=again)
    word, light = case.light
    record, children = case.whole()
    return DisputeFile(
        kind=Dispute.KIND,
        title=case.title,
        state=case.state,
        light=(word or case.state, light if word else "grey"),
        line=case.line,
        record=record,
        children=children,
        acts=tuple(case.acts.values()),
        papers=case.papers,
        story=case.story,
        today=case.today,
        first=(_next_act(case),),
        unmasked=unmask,
        pointing=pointing_at(workplace, case.dispute),
        case=case,
    )


def _next_act(view: DisputeView) -> str:
    """The act the case is waiting for."""
    state = view.dispute.state
    if state == "registered":
        refused = any(getattr(one, "consent", "") == "no" for one in view.case.children["party"])
        if refused:
            return "dispute.decline"
        return "dispute.accept" if view.allowed("dispute.accept") else "dispute.consent"
    nothing_owed = state == "effective" and not obligations_in_force(view.case)
    if nothing_owed or state == "performed":
        # Whether it was kept is asked before the file is closed (ruling 19).
        return "dispute.close" if visited(view.case) else "dispute.follow_up"
    known = state_of(Dispute.KIND, state)
    return known.awaits if known else ""
