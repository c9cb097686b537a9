"""Rows that tell a ledger's record and what was done to it: read from ``resources/demo``, told alike.

Words in braces are filled in. ``@+5`` in a value is the fifth working day after the day of the record or
of the act, ``@-30d`` a day thirty days before it, ``$case`` another case of the story if it has begun.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import msgspec

from sifasuo_desktop.demo.people import Person
from sifasuo_desktop.demo.script import Script
from sifasuo_desktop.demo.stage import Stage, told_table


class Then(msgspec.Struct, frozen=True, kw_only=True):
    """One act on the record, so many working days after the one before; the name of its verb."""

    act: str
    after: int = 1
    by: str = "clerk"
    values: dict[str, Any] = {}


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One record. It is entered ``at`` days after the beginning, or ``ago`` days before the last
    morning; its own day lies ``back`` days before. ``sex`` and ``age`` make the person of whom it is.
    """

    values: dict[str, Any]
    at: int = 0
    ago: int = 0
    back: int = 0
    sex: str = "x"
    age: int = 0
    then: tuple[Then, ...] = ()


@dataclass(frozen=True)
class Words:
    """What fills in the values of one row."""

    stage: Stage
    said: Mapping[str, Any]

    def of(self, value: Any, day: date) -> Any:
        """A value of the row, told of a day."""
        if isinstance(value, dict):
            return {name: self.of(one, day) for name, one in value.items()}
        if isinstance(value, list):
            return [self.of(one, day) for one in value]
        if not isinstance(value, str):
            return value
        if value.startswith("$"):
            return self.stage.named(value[1:], day)
        return (
            self._day(value[1:], day)
            if value[:1] == "@"
            else value.format_map({**self.said, "y": day.year, "m": day.month})
        )

    def _day(self, told: str, day: date) -> str:
        days = self.stage.days
        if told.endswith("d"):
            return (day + timedelta(int(told[:-1]))).isoformat()
        count = int(told)
        return (days.before(day, -count) if count < 0 else days.after(day, count)).isoformat()


def tell_rows(stage: Stage, file: str, kind: str, dated: str) -> Iterator[Script]:
    """Every row of the table ``kind`` of a file; ``dated`` is the day the ledger counts by."""
    rows = told_table(file, kind, Row)
    for sort in ([one for one in rows if one.at], [one for one in rows if one.ago]):
        for row in stage.some(sort) if sort else ():
            yield _told(stage, row, kind, rows.index(row) + 1, dated)


def _told(stage: Stage, row: Row, kind: str, number: int, dated: str) -> Script:
    script = stage.script(f"{kind.replace('_', '-')}-{number}")
    entered = stage.since_first(row.at) if row.at else stage.ago(row.ago)
    if entered <= stage.days.first:
        return script
    day = stage.days.on_or_before(entered - timedelta(row.back))
    words = Words(stage, _said(stage, row))
    values = {dated: day.isoformat(), **words.of(row.values, day)}
    script.tell(entered, "clerk", f"{kind}.add", values, about=kind)
    for then in row.then:
        entered = stage.days.after(entered, then.after)
        done = words.of(then.values, entered)
        script.tell(entered, then.by, f"{kind}.{then.act}", done, about=kind)
    return script


def _said(stage: Stage, row: Row) -> dict[str, Any]:
    place, hamlet = stage.place, stage.hamlet()
    said: dict[str, Any] = {
        "town": place.town_name,
        "village": hamlet.called,
        "code": hamlet.code,
        "court": place.court,
        "police": place.police,
        **_of(place.leader, "leader"),
        **_of(place.clerk, "clerk"),
        "mediator": stage.chance.choice(place.town_seat.mediators).name,
    }
    if row.age:
        person = stage.people.person(row.sex, row.age, stage.days.first, hamlet.called)
        said |= {**_of(person, "person"), "name": person.name}
    return said


def _of(person: Person, called: str) -> dict[str, str]:
    return {
        called: person.name,
        f"{called}_sex": person.sex,
        f"{called}_phone": person.phone,
        f"{called}_id": person.id_number,
        f"{called}_born": person.born.isoformat(),
    }
