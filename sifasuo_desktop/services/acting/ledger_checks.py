"""What a ledger's records must be before they are kept: days in order, no void entry named."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from sifasuo_desktop.domain.checks import check_value
from sifasuo_desktop.domain.fields import Field, field_map, fields_of, values_of
from sifasuo_desktop.domain.figures import all_hold, fields_of_condition
from sifasuo_desktop.domain.ledger import VOID, Entry, Ledger, Part
from sifasuo_desktop.domain.record import KINDS, Record
from sifasuo_desktop.services.acting.command import Act
from sifasuo_desktop.store.unit_of_work import UnitOfWork


def examine_entry(
    ledger: Ledger, record: Record, changed: Iterable[str], unit: UnitOfWork, act: Act
) -> None:
    """Days that lie ahead or in an impossible order, and void entries that are named, where new."""
    new = set(changed)
    _examine_days(ledger, record, new, act)
    for field in fields_of(ledger.record):
        value = getattr(record, field.name) if field.name in new else None
        if not value:
            continue
        if field.spec.doubt and check_value(field.spec.doubt, str(value)):
            act.findings.warn("ledger.doubted", field.name, title=field.spec.title)
        if field.spec.ref and not field.many:
            _examine_named(field, unit.get(KINDS[field.spec.ref], value), act)
    values = values_of(record)
    for wish in ledger.wishes:
        wished = wish.field in new or any(
            name in new for one in wish.where for name in fields_of_condition(one)
        )
        if wished and not values[wish.field] and all_hold(wish.where, values):
            title = field_map(ledger.record)[wish.field].spec.title
            act.findings.warn("ledger.wished", wish.field, title=title)


def _examine_named(field: Field, there: Record | None, act: Act) -> None:
    """A void record is not named; of one that ended (a village that is no more) it is told."""
    title = field.spec.title
    if isinstance(there, Entry) and there.state == VOID.name:
        act.findings.refuse("ledger.named_void", field.name, title=title, number=there.register_no)
    ended = _day(getattr(there, "valid_to", None))
    if ended is not None and ended < act.today:
        name = str(getattr(there, "name", ""))
        act.findings.warn(
            "ledger.named_ended", field.name, title=title, name=name, day=ended.isoformat()
        )


def _examine_days(ledger: Ledger, record: Record, new: Collection[str], act: Act) -> None:
    happened = dict.fromkeys((*ledger.past, *(step.day for step in ledger.steps)))
    for name in happened:
        if name in new:
            act.not_future(_day(getattr(record, name)), name)
    _examine_orders(ledger.orders, record, new, act)


def _examine_orders(
    orders: Iterable[tuple[str, str]], record: Record, new: Collection[str], act: Act
) -> None:
    known = field_map(type(record))
    for first, second in orders:
        earlier, later = _day(getattr(record, first)), _day(getattr(record, second))
        if first in new or second in new:
            at = second if second in new else first
            _in_order(
                (known[first].spec.title, earlier), (known[second].spec.title, later), at, act
            )


def examine_part(
    ledger: Ledger, part: Part, above: Record, item: Record, changed: Iterable[str], act: Act
) -> None:
    """Days of a part that lie ahead, in an impossible order, or before the day of its record."""
    known, begun = field_map(part.record), field_map(ledger.record)[ledger.dated].spec.title
    new = set(changed)
    _examine_orders(part.orders, item, new, act)
    for name in part.past:
        if name in new:
            day = _day(getattr(item, name))
            act.not_future(day, name)
            first = (begun, _day(getattr(above, ledger.dated)))
            _in_order(first, (known[name].spec.title, day), name, act)


def put_off(ledger: Ledger, names: Iterable[str], before: Record, after: Record, act: Act) -> None:
    """Days that are put off lie after what was said before."""
    for name in names:
        was, now = _day(getattr(before, name)), _day(getattr(after, name))
        if was is not None and now is not None and now <= was:
            title = field_map(ledger.record)[name].spec.title
            act.findings.refuse("ledger.beyond", name, title=title, day=was.isoformat())


def _in_order(
    first: tuple[str, date | None], second: tuple[str, date | None], at: str, act: Act
) -> None:
    """The second day is not before the first; in an old entry (补录) that is only told."""
    earlier, later = first[1], second[1]
    if earlier is None or later is None or earlier <= later:
        return
    say = act.findings.warn if act.late else act.findings.refuse
    say(
        "ledger.order",
        at,
        first=first[0],
        second=second[0],
        earlier=earlier.isoformat(),
        later=later.isoformat(),
    )


def _day(value: Any) -> date | None:
    return value if isinstance(value, date) else None
