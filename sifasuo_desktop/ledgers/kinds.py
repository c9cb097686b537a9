"""All kinds of records there are: those the subjects describe, the ledgers, and the others as they
are declared.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from sifasuo_desktop import domain
from sifasuo_desktop.domain.codes import CodeBook
from sifasuo_desktop.domain.fields import fields_of
from sifasuo_desktop.domain.kind import Kind
from sifasuo_desktop.domain.ledger import Ledger
from sifasuo_desktop.domain.record import KINDS, Record
from sifasuo_desktop.kernel import registry
from sifasuo_desktop.ledgers.book import ledgers
from sifasuo_desktop.ledgers.terms import facts_of, parts_in_terms


@cache
def kinds() -> Mapping[str, Kind]:
    """Every kind by its name, in the order of lists of several kinds.

    Raises BrokenExtension when two modules describe one kind.
    """
    found = registry.discover(domain, "KIND", Kind)
    for name, ledger in ledgers().items():
        if name in found:
            raise registry.BrokenExtension(name)
        found[name] = _described(ledger)
    for name, cls in KINDS.items():
        found.setdefault(name, Kind(record=cls))
    return dict(sorted(found.items(), key=lambda entry: entry[1].order))


def _described(ledger: Ledger) -> Kind:
    """What a ledger's declaration says of its kind."""

    def title(record: Record, beside: Sequence[Record], codes: CodeBook) -> str:
        return ledger.called_by(record)

    def who(record: Record, beside: Sequence[Record]) -> str:
        return ledger.concerns(record)

    def state_words(values: Mapping[str, Any]) -> str:
        return titles.get(str(values["state"]), str(values["state"]))

    titles = {state.name: state.title for state in ledger.states}

    return Kind(
        record=ledger.record,
        word=ledger.word or ledger.record.TITLE,
        states=ledger.states,
        numbers=("register_no",),
        title=title,
        who=who,
        facts=facts_of(ledger) if ledger.terms else None,
        facts_of=parts_in_terms(ledger),
        looked_in=_looked_in(ledger),
        searched=not ledger.catalogue and any(one.spec.search for one in fields_of(ledger.record)),
        told={"state": state_words},
        listed=ledger.columns,
        dated=ledger.dated,
        book=ledger.title,
        register=ledger.register,
        views=ledger.views,
        tallies=ledger.tallies,
        called=(*ledger.called, ledger.who),
        catalogue=ledger.called[0] if ledger.catalogue else "",
        cited=ledger.cited,
        groups=ledger.groups,
        acts=tuple(ledger.verb(name) for name in ledger.acts),
        order=ledger.order,
        keeper=ledger.kept_by,
    )


def _looked_in(ledger: Ledger) -> tuple[str, ...]:
    """Closed states in which something of it may still be due."""
    named = {state for term in ledger.terms for state in term.states}
    return tuple(one.name for one in ledger.states if one.closed and one.name in named)


def kind_of(record: Record) -> Kind:
    """The kind of a record."""
    return kinds()[record.KIND]


def number_of(record: Record) -> str | None:
    """The number a record is called by."""
    return kind_of(record).number_of(record)
