"""What a dispute is to lists, pages and rules: its states, how it is called, what is counted of it."""

from collections.abc import Mapping, Sequence
from typing import Any

from sifasuo_desktop.domain.codes import CodeBook
from sifasuo_desktop.domain.dispute.facts import dispute_facts, who_disputes
from sifasuo_desktop.domain.dispute.records import (
    Agreement,
    Arbitration,
    Confirmation,
    Dispute,
    FollowUp,
    Obligation,
    Party,
)
from sifasuo_desktop.domain.dispute.states import DISPUTE_STATES, VERSION_STATES
from sifasuo_desktop.domain.kind import Kind
from sifasuo_desktop.domain.record import Record


def parties_of(beside: Sequence[Record]) -> tuple[Party, ...]:
    """The parties among the records beside a dispute."""
    return tuple(one for one in beside if isinstance(one, Party))


def case_title(dispute: Record, beside: Sequence[Record], codes: CodeBook) -> str:
    """``陈志海与吴长林、周国平之间损害赔偿纠纷``; a side of more than three ends in 等."""
    assert isinstance(dispute, Dispute)
    kind = codes.title("dispute_type", dispute.dispute_type)
    return f"{who_disputes(parties_of(beside))}之间{kind}"


def _who(dispute: Record, beside: Sequence[Record]) -> str:
    return who_disputes(parties_of(beside))


def _row(dispute: Record, beside: Sequence[Record]) -> Mapping[str, Any]:
    return {
        "parties": [
            {"side": one.side, "party_type": one.party_type, "name": one.name}
            for one in parties_of(beside)
        ]
    }


DISPUTE = Kind(
    record=Dispute,
    word="纠纷",
    order=10,
    states=DISPUTE_STATES,
    beside=Party,
    title=case_title,
    who=_who,
    row=_row,
    facts=dispute_facts,
    facts_of=(Party, Agreement, Obligation, FollowUp, Confirmation, Arbitration),
    closed_on="closed",
    takes_late=True,
    handled_by=("host", "co_mediators", "recorder"),
    keeper="host",
    issuer="committee",
    searched=True,
    dated="applied",
    book="人民调解纠纷台账",
    register=(
        "number",
        "who",
        "dispute_type",
        "applied",
        "host",
        "agreed",
        "result",
        "agreed_amount",
        "closed",
        "state",
    ),
)

VERSION = Kind(
    record=Agreement,
    states=VERSION_STATES,
)

KIND = (DISPUTE, VERSION)
