"""What a joint request about an agreement keeps and asks, to a court or an arbitration commission."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.deadlines.parameters import Parameter
from sifasuo_desktop.domain.dispute.facts import Request, about_binding
from sifasuo_desktop.domain.dispute.records import Dispute
from sifasuo_desktop.services.acting.command import Act
from sifasuo_desktop.store.unit_of_work import UnitOfWork

WAITING = (None, "applied")


class Days(Protocol):
    """What an application and its record say of their days."""

    @property
    def applied(self) -> date:
        """When it was made."""

    @property
    def result(self) -> str | None:
        """What became of it."""

    @property
    def decided(self) -> date | None:
        """When that was decided."""


@dataclass(frozen=True)
class JointRequest:
    """``granted`` is the result by which it is granted.

    The codes tell that it was made before the agreement bound, decided before it was made, granted
    without a day, or made too late.
    """

    granted: str
    before: str
    decided_before: str
    day_needed: str
    late: str

    def examine_days(self, made: Days, dispute: Dispute, term: Parameter | None, act: Act) -> None:
        """The application after effectiveness and within its term, the decision after it."""
        act.not_future(made.applied, "applied")
        act.not_future(made.decided, "decided")
        act.order(dispute.effective, made.applied, self.before, "applied")
        act.order(made.applied, made.decided, self.decided_before, "decided")
        if made.result == self.granted and made.decided is None:
            act.findings.warn(self.day_needed, "decided")
        if term is None or dispute.effective is None:
            return
        last = term.due(dispute.effective, act.rules.calendar).day
        if made.applied > last:
            act.findings.warn(self.late, "applied", day=last.isoformat())

    def granted_now(self, made: tuple[Request, ...], dispute: Dispute) -> Request | None:
        """The request about the version that binds which was granted, or None."""
        granted = (item for item in about_binding(made, dispute) if item.result == self.granted)
        return next(granted, None)


def waiting_request(case: CaseFile, cls: type[Request]) -> Request | None:
    """The application whose result is not known yet, or None."""
    waiting = [item for item in case.all(cls) if item.result in WAITING]
    return waiting[-1] if waiting else None


def keep_request(
    unit: UnitOfWork, case: CaseFile, cls: type[Request], values: dict[str, Any]
) -> None:
    """Keeps the application, or its result when the application is there already.

    What is not given with the result stays as it was.
    """
    known = waiting_request(case, cls)
    if known is not None:
        given = {name: value for name, value in values.items() if value not in (None, ())}
        unit.change(known.replace(**given))
    else:
        unit.add(cls(id=unit.new_id(), parent=case.record.id, **values))
