"""亮灯: the red and yellow matters of the risk cases of all offices on a day.

Which ledgers hold risk cases, and what makes a case red besides what is due, they say themselves.
A day in the past shows what was so on it: what was done later is taken back.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from sifasuo_desktop.bureau.offices import offices
from sifasuo_desktop.bureau.present_tables import OFFICE, tables
from sifasuo_desktop.bureau.store import Bureau
from sifasuo_desktop.bureau.texts import sentence
from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.deadlines.engine import Light, obligations
from sifasuo_desktop.domain.fields import field_map
from sifasuo_desktop.domain.ledger import VOID, Entry, Ledger
from sifasuo_desktop.domain.record import Record
from sifasuo_desktop.ledgers.book import ledgers
from sifasuo_desktop.ledgers.terms import all_rules, facts_of, parts_in_terms
from sifasuo_desktop.services.office.reference import shipped_calendar, shipped_parameters
from sifasuo_desktop.store.schema.rows import from_row

RED: Light = "red"


@dataclass(frozen=True, kw_only=True)
class Lit:
    """A matter with a light; one that no day settles has no ``due``."""

    office: str
    office_name: str
    kind: str
    number: str
    who: str
    light: Light
    due: date | None
    rule: str
    title: str
    why: str
    basis: str

    def told(self) -> dict[str, Any]:
        """As plain values for scripts."""
        plain = {name: value for name, value in self.__dict__.items() if name != "title"}
        return {**plain, "due": self.due.isoformat() if self.due else None}

    @property
    def what(self) -> str:
        """What is due by when."""
        facts = {"title": self.title, "due": str(self.due)}
        return sentence("lights", "due", facts) if self.due else self.why


def lights(bureau: Bureau, on: date) -> tuple[Lit, ...]:
    """What is red or yellow on a day: red first, each part by day, then as the offices stand."""
    found: list[Lit] = []
    with bureau.reading() as connection:
        listed = offices(connection)
        names = {one.code: one.name for one in listed}
        for ledger in ledgers().values():
            if ledger.risk:
                then = (
                    (office, _then(ledger, one, on)) for office, one in _cases(connection, ledger)
                )
                cases = {case.record.id: (office, case) for office, case in then if case}
                found += _of_ledger(ledger, cases, names, on)
    places = {one.code: place for place, one in enumerate(listed)}

    def order(one: Lit) -> tuple[Any, ...]:
        place = places.get(one.office, len(places))
        return one.light != RED, one.due or date.max, place, one.number, one.rule

    return tuple(sorted(found, key=order))


def _of_ledger(
    ledger: Ledger, cases: dict[str, tuple[str, CaseFile]], names: dict[str, str], on: date
) -> Iterator[Lit]:
    facts = filter(None, (facts_of(ledger)(case) for _, case in cases.values()))
    for row in obligations(facts, all_rules(), shipped_parameters(), shipped_calendar(), on):
        if row.light != "green":
            office = cases[row.record][0]
            yield Lit(
                office=office,
                office_name=names.get(office, office),
                kind=row.kind,
                number=row.number,
                who=row.who,
                light=row.light,
                due=row.due,
                rule=row.rule,
                title=row.title,
                why=row.why,
                basis=row.basis,
            )
    for office, case in cases.values():
        for name in ledger.risk_fields:
            if getattr(case.record, name) and _still(ledger, case.record, name, on):
                yield _said(ledger, case.record, name, office, names)


def _said(ledger: Ledger, record: Record, name: str, office: str, names: dict[str, str]) -> Lit:
    """What is red since the record says so."""
    assert isinstance(record, Entry)
    known, day = field_map(ledger.record), _day_of(ledger, name)
    title, told = known[name].spec.title, getattr(record, day) if day else None
    dated = {"title": title, "day_title": known[day].spec.title, "day": str(told)} if told else {}
    return Lit(
        office=office,
        office_name=names.get(office, office),
        kind=ledger.kind,
        number=record.register_no,
        who=ledger.concerns(record),
        light=RED,
        due=None,
        rule=ledger.verb(name),
        title=title,
        why=sentence("lights", "said", dated) if dated else title,
        basis=ledger.title,
    )


def _still(ledger: Ledger, record: Record, name: str, on: date) -> bool:
    """What ends with a day stays red to the end of that year, in which it counts; else while the case
    is open.
    """
    day = _day_of(ledger, name)
    since = getattr(record, day) if day else None
    if since is not None:
        return bool(since.year == on.year)
    return any(one.name == getattr(record, "state", "") and not one.closed for one in ledger.states)


def _day_of(ledger: Ledger, name: str) -> str:
    """The day of the step that asks for a field."""
    return next((step.day for step in ledger.steps if name in step.fields), "")


def _then(ledger: Ledger, case: CaseFile, on: date) -> CaseFile | None:
    """A case as it stood on a day; None for a void one, and for one that was not there yet."""
    record = case.record
    if getattr(record, "state", "") == VOID.name:
        return None
    if ledger.dated in ledger.past and getattr(record, ledger.dated) > on:
        return None
    done = [step for step in ledger.steps if step.day and getattr(record, step.day)]
    later = [step for step in done if getattr(record, step.day) > on]
    if not later:
        return case
    kept = {name for step in done if step not in later for name in step.fields}
    known = field_map(ledger.record)
    emptied = {
        name: known[name].default
        for step in later
        for name in step.fields
        if name not in kept and not known[name].required
    }
    flow = [state.name for state in ledger.states]
    reached = [flow.index(step.to) for step in done if step not in later]
    state = flow[max(reached, default=0)]
    return CaseFile(record.replace(**emptied, state=state), case.children)


def _cases(connection: Connection, ledger: Ledger) -> Iterator[tuple[str, CaseFile]]:
    """Every record of a ledger with the parts its terms read, and the office it is of."""
    below: dict[str, dict[str, tuple[Record, ...]]] = {}
    for cls in parts_in_terms(ledger):
        for row in _rows(connection, cls):
            parts = below.setdefault(row["root"], {})
            parts[cls.KIND] = (*parts.get(cls.KIND, ()), from_row(cls, row))
    for row in _rows(connection, ledger.record):
        yield row[OFFICE], CaseFile(from_row(ledger.record, row), below.get(row["id"], {}))


def _rows(connection: Connection, cls: type[Record]) -> Iterable[Any]:
    table = tables()[cls.KIND]
    place = table.c.position if "position" in table.c else table.c.id
    return connection.execute(select(table).order_by(table.c[OFFICE], place)).mappings()
