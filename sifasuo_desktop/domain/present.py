"""How records are called: number, title and the state on a day."""

from collections.abc import Sequence
from datetime import date, timedelta

from sifasuo_desktop.domain.codes import CodeBook
from sifasuo_desktop.domain.correction.leave_rules import in_force
from sifasuo_desktop.domain.correction.records import Correction, Leave
from sifasuo_desktop.domain.dispute.facts import who_disputes
from sifasuo_desktop.domain.dispute.records import Dispute, PartyFacts
from sifasuo_desktop.domain.office.records import User
from sifasuo_desktop.domain.record import Record

ENDING_DAYS = 30


def number_of(record: Record) -> str | None:
    """The number a record is called by: file number, register number, code, name."""
    for name in ("file_no", "register_no", "code", "account", "document_no", "name"):
        value = getattr(record, name, None)
        if value:
            return str(value)
    return None


def case_title(dispute: Dispute, parties: Sequence[PartyFacts], codes: CodeBook) -> str:
    """``陈志海与吴长林、周国平之间损害赔偿纠纷``; more than four parties end in 等."""
    kind = codes.title("dispute_type", dispute.dispute_type)
    return f"{who_disputes(parties)}之间{kind}"


def title_of(record: Record, parties: Sequence[PartyFacts], codes: CodeBook) -> str:
    """What a list shows for a record."""
    if isinstance(record, Dispute):
        return case_title(record, parties, codes)
    if isinstance(record, Correction):
        return f"{record.name} {codes.title('correction_category', record.category)}"
    return str(getattr(record, "name", "") or type(record).TITLE)


def display_state(record: Record, today: date) -> str | None:
    """The state on a day: a leave is away or overdue and a term is ending by its dates alone."""
    state = getattr(record, "state", None)
    if isinstance(record, Leave) and in_force(record):
        if today > record.end:
            return "overdue"
        return "away" if state == "approved" and today >= record.start else str(state)
    if isinstance(record, Correction) and state == "supervised":
        return "ending" if today >= record.end - timedelta(ENDING_DAYS) else state
    if isinstance(record, User):
        return "disabled" if record.disabled else "active"
    return None if state is None else str(state)


def kept_state(kind: str, state: str, today: date) -> tuple[str, tuple[tuple[str, str, str], ...]]:
    """The state that is kept, and bounds of other columns, of records whose state on a day is so."""
    if state in shown_states(kind):
        last = (today + timedelta(ENDING_DAYS)).isoformat()
        return "supervised", (("end", "<=" if state == "ending" else ">", last),)
    return state, ()


def shown_states(kind: str) -> tuple[str, ...]:
    """The states that depend on the day as well as on what is kept."""
    return ("supervised", "ending") if kind == Correction.KIND else ()
