"""The due rows of one case as they stand within an act."""

from sifasuo_desktop.domain.deadlines.engine import Obligation, obligations
from sifasuo_desktop.domain.deadlines.facts import CaseFacts
from sifasuo_desktop.ledgers.terms import all_rules
from sifasuo_desktop.services.acting.command import Act
from sifasuo_desktop.services.acting.parameters import parameters_on
from sifasuo_desktop.store.unit_of_work import UnitOfWork


def rows_of(facts: CaseFacts, unit: UnitOfWork, act: Act) -> tuple[Obligation, ...]:
    """By the rules of the act, with the office's own for the classes over them."""
    parameters = parameters_on(act.rules.parameters, unit, act.today)
    return obligations([facts], all_rules(), parameters, act.rules.calendar, act.today)
