"""The days of a ledger's records: none lies ahead, none before the one it follows."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sifasuo_desktop.domain.fields import field_map
from sifasuo_desktop.domain.ledger import Ledger, Part
from sifasuo_desktop.domain.record import Record
from sifasuo_desktop.services.acting.command import Act


def examine_days(ledger: Ledger, record: Record, changed: Iterable[str], act: Act) -> None:
    """Days that lie ahead, and days in an impossible order, where one of them is new."""
    known, new = field_map(ledger.record), set(changed)
    happened = dict.fromkeys((*ledger.past, *(step.day for step in ledger.steps)))
    for name in happened:
        if name in new:
            act.not_future(_day(getattr(record, name)), name)
    for first, second in ledger.orders:
        earlier, later = _day(getattr(record, first)), _day(getattr(record, second))
        if {first, second} & new:
            at = second if second in new else first
            _in_order(
                (known[first].spec.title, earlier), (known[second].spec.title, later), at, act
            )


def examine_part(
    ledger: Ledger, part: Part, above: Record, item: Record, changed: Iterable[str], act: Act
) -> None:
    """Days of a part that lie ahead, or before the day of the record it belongs to."""
    known, begun = field_map(part.record), field_map(ledger.record)[ledger.dated].spec.title
    for name in part.past:
        if name in set(changed):
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
