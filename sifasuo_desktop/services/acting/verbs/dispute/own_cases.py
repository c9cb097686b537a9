"""Whose a case is: of whoever registered it, and of the mediators it was assigned to."""

from sifasuo_desktop.domain.dispute.records import Dispute
from sifasuo_desktop.domain.office.records import Mediator
from sifasuo_desktop.services.acting.command import Act
from sifasuo_desktop.store.unit_of_work import UnitOfWork

MEDIATOR = "mediator"
_BEYOND = frozenset({"director", "clerk"})


def only_mediates(act: Act) -> bool:
    """Whether the signed-in person handles cases as a mediator alone, not for the office."""
    return MEDIATOR in act.user.roles and not _BEYOND & set(act.user.roles)


def is_own(dispute: Dispute, unit: UnitOfWork, act: Act) -> bool:
    """Whether he registered the case, or it was assigned to him by his name."""
    if unit.first_author(dispute.id) == act.user.account:
        return True
    assigned = [unit.get(Mediator, one) for one in (dispute.host, *dispute.co_mediators) if one]
    names = {mediator.name for mediator in assigned if mediator} | {dispute.recorder}
    return bool(act.user.name) and act.user.name in names
