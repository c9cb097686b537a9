"""What led to a record elsewhere: a record that is void leaves the way to another one open."""

from sifasuo_desktop.domain.ledger import routes_to
from sifasuo_desktop.domain.record import Record
from sifasuo_desktop.ledgers.book import ledgers
from sifasuo_desktop.store.unit_of_work import UnitOfWork


def open_again(void: Record, unit: UnitOfWork) -> None:
    """Records that led to a void one by a route name it no more, so that the route can be gone again."""
    for ledger, route in routes_to(ledgers().values(), void.KIND):
        for led in unit.every(ledger.record, **{route.link: void.id}):
            unit.change(led.replace(**{route.link: None}))
