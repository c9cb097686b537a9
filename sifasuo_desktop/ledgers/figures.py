"""All figures there are: those of the subjects and those of the ledgers, each looked through."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cache

from sifasuo_desktop import domain
from sifasuo_desktop.domain.fields import Field, field_map
from sifasuo_desktop.domain.figures import (
    AnyChild,
    Counted,
    Figure,
    Ratio,
    children_in,
    fields_in,
    fields_of_condition,
)
from sifasuo_desktop.domain.ledger import BrokenLedger
from sifasuo_desktop.domain.record import KINDS, family, parent_kind
from sifasuo_desktop.kernel import registry
from sifasuo_desktop.ledgers.book import ledgers
from sifasuo_desktop.ledgers.checking import file_of
from sifasuo_desktop.ledgers.kinds import kinds


class BrokenFigure(BrokenLedger):
    """A figure over what is not there; says where it is declared, its key and the field."""


@cache
def all_figures() -> Mapping[str, Counted]:
    """Every figure and ratio by its key. Raises BrokenFigure, BrokenExtension."""
    kinds()
    declared = registry.discover(domain, "FIGURES", Counted, key="key")
    own = {one.key: one for ledger in ledgers().values() for one in ledger.figures}
    at = {
        one.key: f"{file_of(ledger)}: {ledger.kind}: "
        for ledger in ledgers().values()
        for one in ledger.figures
    }
    doubled = sorted(declared.keys() & own.keys())
    if doubled:
        raise BrokenFigure(f"figure {doubled[0]} is declared twice")
    found = {**declared, **own}
    wrong = [
        f"{at.get(one.key, '')}{mistake}"
        for one in found.values()
        for mistake in mistakes(one, found)
    ]
    if wrong:
        raise BrokenFigure("\n".join(wrong))
    return found


def field_of(kind: str, name: str) -> tuple[str, Field] | None:
    """The kind that has a field, the record's own or the nearest above it, with the field; None
    where none has. Of a path through a reference (``committee.type``) the last.
    """
    first, _, rest = name.partition(".")
    at: str | None = kind
    while at:
        field = field_map(KINDS[at]).get(first)
        if field is not None:
            return field_of(field.spec.ref, rest) if rest and field.spec.ref else (at, field)
        at = parent_kind(at) or None
    return None


def mistakes(one: Counted, every: Mapping[str, Counted]) -> Iterator[str]:
    """What is wrong with a figure."""
    at = f"figure {one.key}"
    if not one.title and not getattr(one, "coded", None):
        yield f"{at}: it has no title"
    if isinstance(one, Ratio):
        for key in (*one.above, *one.below):
            if not isinstance(every.get(key), Figure):
                yield f"{at}: there is no figure {key}"
    elif isinstance(one, Figure):
        yield from _figure(at, one)


def _figure(at: str, one: Figure) -> Iterator[str]:
    if one.of not in KINDS:
        yield f"{at}: there is no kind {one.of}"
        return
    yield from _days(at, one)
    for name in fields_in(one):
        if field_of(one.of, name) is None:
            yield f"{at}: {one.of} has no field {name}"
    for child in children_in(one):
        yield from _child(at, one.of, child)
    measured = field_of(one.of, one.measure.field) if one.measure.field else None
    if one.measure.how == "total" and (not measured or measured[1].type not in (int, Decimal)):
        yield f"{at}: {one.measure.field or 'nothing'} cannot be added up"


def _days(at: str, figure: Figure) -> Iterator[str]:
    days = [name for name in (figure.when, figure.from_, figure.until) if name]
    if bool(figure.when) == bool(figure.from_):
        yield f"{at}: it needs either when, or from_ and until"
    for name in days:
        found = field_of(figure.of, name)
        if found is not None and not issubclass(found[1].type, date):
            yield f"{at}: field {name} is no day"


def _child(at: str, of: str, child: AnyChild) -> Iterator[str]:
    if child.kind not in {cls.KIND for cls in family(of)} - {of}:
        yield f"{at}: {child.kind} lies not below {of}"
        return
    for condition in child.where:
        for name in fields_of_condition(condition):
            if name not in field_map(KINDS[child.kind]):
                yield f"{at}: {child.kind} has no field {name}"


def money(figure: Counted) -> bool:
    """Whether its values are amounts."""
    if not isinstance(figure, Figure) or figure.measure.how != "total":
        return False
    found = field_of(figure.of, figure.measure.field)
    return found is not None and found[1].type is Decimal
