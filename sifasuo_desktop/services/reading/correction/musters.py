"""点验: who is to come to the next roll-call, and how the last ones went."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.correction.musters import ABSENT, LATE, Count, away_on, count
from sifasuo_desktop.domain.correction.person_rules import out_of_sight
from sifasuo_desktop.domain.correction.records import Correction, Leave, Muster
from sifasuo_desktop.domain.office.records import Village
from sifasuo_desktop.services.acting.verbs.correction.target import ON_REGISTER
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.store.bulk import OpenCases, cases_in
from sifasuo_desktop.store.reading import Reader

EARLIER = 6


@dataclass(frozen=True)
class Called:
    """One person on the register; ``about`` tells his class and village, ``case`` his leaves."""

    person: Correction
    about: str
    case: CaseFile

    def away(self, day: date | None) -> Leave | None:
        """The leave by which he is away on a day."""
        return away_on(self.case, day) if day is not None else None


@dataclass(frozen=True)
class RollCall:
    """One roll-call of the past, counted from the records of those called."""

    held_at: datetime
    place: str
    juvenile: bool
    count: Count
    late: tuple[str, ...]
    absent: tuple[str, ...]


@dataclass(frozen=True)
class MusterSheet:
    """What the sheet 点验 begins with: those to be called by number, the newest roll-calls first."""

    people: tuple[Called, ...]
    earlier: tuple[RollCall, ...]
    user: str
    now: datetime


def muster_sheet(workplace: Workplace) -> MusterSheet:
    """Reads whom the user may see. Raises Refused ``act.not_allowed``."""
    workplace.require("read:correction")
    with workplace.store.reading() as reader:
        villages = {one.id: one.name for one in reader.every(Village)}
        cases = cases_in(reader, OpenCases(Correction.KIND, ON_REGISTER), (Leave,))
        earlier = roll_calls(workplace, reader)
    people = [_called(case, villages) for case in cases]
    seen = [one for one in people if not out_of_sight(one.person, workplace.may)]
    now = workplace.store.clock.now()
    return MusterSheet(
        tuple(sorted(seen, key=_number)),
        earlier[:EARLIER],
        workplace.user.name,
        datetime.combine(workplace.today(), now.time()),
    )


def roll_calls(workplace: Workplace, reader: Reader) -> tuple[RollCall, ...]:
    """Every roll-call, the newest first: records of one time and place, juveniles apart."""
    people = {
        one.id: one for one in reader.every(Correction) if not out_of_sight(one, workplace.may)
    }
    found: dict[tuple[datetime, str, bool], list[Muster]] = {}
    for item in reader.every(Muster):
        person = people.get(item.parent or "")
        if person is not None and item.void_reason is None:
            found.setdefault((item.held_at, item.place, person.juvenile), []).append(item)
    return tuple(
        RollCall(
            held_at,
            place,
            juvenile,
            count(item.result for item in items),
            _names(items, LATE, people),
            _names(items, ABSENT, people),
        )
        for (held_at, place, juvenile), items in sorted(found.items(), reverse=True)
    )


def _called(case: CaseFile, villages: Mapping[str, str]) -> Called:
    person = case.record
    assert isinstance(person, Correction)
    words = (person.manage_class, villages.get(person.village or ""))
    return Called(person, " · ".join(word for word in words if word), case)


def _number(called: Called) -> str:
    return called.person.register_no


def _names(items: list[Muster], result: str, people: Mapping[str, Correction]) -> tuple[str, ...]:
    return tuple(people[item.parent or ""].name for item in items if item.result == result)
