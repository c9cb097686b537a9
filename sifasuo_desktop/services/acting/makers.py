"""The acts that make a record of a kind: they name none, and ask for all that a record must have."""

from sifasuo_desktop.domain.fields import field_map, fields_of
from sifasuo_desktop.domain.ledger import OWN, Entry
from sifasuo_desktop.domain.record import KINDS
from sifasuo_desktop.ledgers.book import ledgers
from sifasuo_desktop.services.acting.bus import all_verbs
from sifasuo_desktop.services.acting.command import Verb


def makers_of(kind: str) -> tuple[Verb, ...]:
    """The verbs by which a record of a kind is entered."""
    record = KINDS[kind]
    kept = OWN if issubclass(record, Entry) else {"id"}
    needed = {one.name for one in fields_of(record) if one.required} - kept
    return tuple(
        verb
        for verb in all_verbs().values()
        if verb.kind == kind and not verb.target and needed <= set(field_map(verb.command))
    )


def naming(verb: Verb, kind: str) -> str:
    """The field in which an act names a record of a kind: the one acted upon, or one it needs."""
    needed = (one.name for one in fields_of(verb.command) if one.required and one.spec.ref == kind)
    return verb.target or next(needed, "")


def begun_from(kind: str) -> tuple[Verb, ...]:
    """The verbs that enter into a ledger what cannot be without a record of a kind."""
    return tuple(verb for ledger in ledgers() for verb in makers_of(ledger) if naming(verb, kind))
