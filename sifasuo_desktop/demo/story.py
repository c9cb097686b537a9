"""Plays the year: every act by its day through the bus, with the time of the story."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from random import Random

from sifasuo_desktop.demo import stories
from sifasuo_desktop.demo.beside import made_beside
from sifasuo_desktop.demo.corrections import Corrections
from sifasuo_desktop.demo.days import ONE_DAY, Days
from sifasuo_desktop.demo.disputes import Disputes
from sifasuo_desktop.demo.office_setup import OFFICE, make_place, office_name, tell_setup
from sifasuo_desktop.demo.people import People
from sifasuo_desktop.demo.quota import Quota
from sifasuo_desktop.demo.script import Script, Step
from sifasuo_desktop.demo.stage import Stage, Story
from sifasuo_desktop.demo.topped_up import up_to
from sifasuo_desktop.demo.unfinished import Unfinished
from sifasuo_desktop.domain.office.records import User as UserRecord
from sifasuo_desktop.domain.periods import Count, shift_months
from sifasuo_desktop.domain.refusal import Refused, problem
from sifasuo_desktop.kernel import registry
from sifasuo_desktop.kernel.clock import CHINA, StoryClock, stamp
from sifasuo_desktop.kernel.ids import SeededRandomness, SystemRandomness
from sifasuo_desktop.services.acting.playing import resolved
from sifasuo_desktop.services.office import origins
from sifasuo_desktop.services.office.reference_data import towns
from sifasuo_desktop.services.office.workplace import (
    Workplace,
    check_password,
    create_workplace,
    signed_in,
)
from sifasuo_desktop.store import recovery_keys
from sifasuo_desktop.store.epochs import epoch_of
from sifasuo_desktop.store.log import head_of_log
from sifasuo_desktop.store.slots import Cost, calibrated

ADMIN = "admin"
ACCOUNTS = (ADMIN, "clerk", "mediator")


LEAST_DAYS = 120
"""A case that is settled needs weeks, and some must be: a shorter story cannot be told."""


@dataclass(frozen=True)
class Period:
    """The first day of the story and the day on which it is looked at."""

    first: date
    last: date

    @classmethod
    def of(cls, today: date, year: int | None = None) -> "Period":
        """The twelve months before ``today``, or a calendar year up to ``today`` at the latest. Raises
        Refused ``demo.short`` for a year that has hardly begun.
        """
        if year is None:
            return cls(shift_months(today, -12, Count.CIVIL), today)
        first, last = date(year, 1, 1), min(date(year, 12, 31), today)
        days = (last - first).days + 1
        if days < LEAST_DAYS:
            at = {"year": year, "before": year - 1, "today": last, "days": days}
            raise Refused(problem("demo.short", "year", **at, least=LEAST_DAYS))
        return cls(first, last)


@dataclass(frozen=True)
class Told:
    """What a demonstration holds; ``head`` is the last hash of its log, in hexadecimal."""

    office: str
    disputes: int
    corrections: int
    accounts: tuple[str, ...]
    head: str


@dataclass(frozen=True)
class Scripts:
    """All that happens, in the order of its time."""

    scripts: list[Script]

    def steps(self) -> list[Step]:
        """Every act by its moment; acts of one moment stay in the order they were written."""
        every = [step for script in self.scripts for step in script.steps]
        return sorted(every, key=lambda step: step.at)

    def count(self, verbs: Iterable[str]) -> int:
        """How many cases begin with one of the verbs."""
        return sum(1 for one in self.scripts if one.steps and one.steps[0].verb in verbs)


@dataclass(frozen=True)
class ToldOf:
    """Which office is told of, and what of the city's year it has."""

    office: str = OFFICE
    quota: Quota | None = None


def write_story(seed: int, days: Days, scale: float, of: ToldOf = ToldOf()) -> Scripts:
    """The whole year as a list of acts; nothing is written to a store yet."""
    chance = Random(seed)
    people = People(chance, _town(of.office))
    place = make_place(people, days, chance, of.office)
    disputes = Disputes(days, place, people, chance)
    scripts = [tell_setup(place, days, chance)]
    scripts += disputes.year(scale)
    scripts += Unfinished(disputes).all(scale)
    if of.quota is not None:
        scripts += up_to(disputes, of.quota, scripts)
    scripts += Corrections(days, place, people, chance).all(scale)
    for story in sorted(_stories().values(), key=lambda one: (one.order, one.name)):
        own = Random(f"{seed} {story.name}")
        begun = {one.case: one.steps[0].at.date() for one in scripts if one.steps}
        stage = Stage(days, place, people.beside(own), own, scale, begun, of.quota)
        scripts += story.tell(stage)
    return Scripts([script for script in scripts if script.steps])


def _stories() -> Mapping[str, Story]:
    """Every story beside the two subjects. Raises BrokenExtension."""
    return registry.discover(stories, "STORY", Story)


def make_demo(
    folder: Path,
    *,
    password: str,
    period: Period,
    seed: int = 1,
    scale: float = 1.0,
    cost: Cost | None = None,
    of: ToldOf = ToldOf(),
) -> Told:
    """A store with an invented office year; same seed and period, same records and log.

    Keys, salts of the slots and the device come from the operating system. Cut off anywhere, there
    is no store and the call can be repeated. Raises Refused ``value.password``, StoreTrouble
    ``store.exists``, ``demo.folder_used``; then nothing was changed.
    """
    check_password(ADMIN, password)
    cost = cost or calibrated()
    with made_beside(folder) as made:
        device, told = _tell(made, password, period, (seed, scale), cost, of)
    origins.moved(device, made, folder)
    return told


def _tell(
    folder: Path,
    password: str,
    period: Period,
    drawn: tuple[int, float],
    cost: Cost,
    of: ToldOf,
) -> tuple[str, Told]:
    """Makes the store and plays the year in it; its device, and what it holds."""
    seed, scale = drawn
    opening = datetime.combine(period.first - ONE_DAY, time(8, 0), CHINA)
    clock = StoryClock(opening)
    workplace = create_workplace(
        folder,
        office=of.office,
        name=office_name(of.office),
        admin=ADMIN,
        password=password,
        clock=clock,
        randomness=SystemRandomness(),
        cost=cost,
        records=SeededRandomness(seed),
    )
    try:
        written = write_story(seed, _days(workplace, period), scale, of)
        told = _play(workplace, clock, written, of.office)
        for account in ACCOUNTS[1:]:
            workplace.store.add_slot(account, password, cost)
        # Nobody prints the key of an invented office; the steps of a new one are behind it.
        recovery_keys.confirm(workplace.store, stamp(clock.now()))
        with workplace.store.reading() as reader:
            return epoch_of(reader).device, told
    finally:
        workplace.close()


def _days(workplace: Workplace, period: Period) -> Days:
    return Days(period.first, period.last, workplace.rules.calendar)


def _play(workplace: Workplace, clock: StoryClock, told: Scripts, office: str) -> Told:
    Player(workplace, clock).play(told.steps())
    with workplace.store.reading() as reader:
        head = head_of_log(reader.connection).hash.hex()
    return Told(
        office,
        told.count(("dispute.register", "dispute.register_oral")),
        told.count(("correction.receive",)),
        ACCOUNTS,
        head,
    )


@dataclass
class Player:
    """Does the acts one by one, each in its own transaction, as whoever does them."""

    workplace: Workplace
    clock: StoryClock
    cases: dict[str, str] = field(default_factory=dict)
    seats: dict[str, Workplace] = field(default_factory=dict)

    def play(self, steps: Iterable[Step]) -> None:
        """Every act at its moment. Raises Refused when the story breaks a rule."""
        for step in steps:
            self.clock.move_to(step.at)
            answer = self._seat(step.account).act(step.verb, self._values(step))
            if step.case:
                self.cases.setdefault(step.case, answer.id)

    def _values(self, step: Step) -> Mapping[str, object]:
        values = {name: value for name, value in step.values.items() if value is not None}
        if step.about and step.case in self.cases:
            values[step.about] = self.cases[step.case]
        return {name: resolved(value, self.cases) for name, value in values.items()}

    def _seat(self, account: str) -> Workplace:
        if account not in self.seats:
            with self.workplace.store.reading() as reader:
                (record,) = reader.every(UserRecord, account=account)
            seat = Workplace(self.workplace.store, signed_in(record), self.workplace.rules)
            self.seats[account] = seat
        return self.seats[account]


def _town(office: str) -> str:
    return f"{towns()[office]['county']}{towns()[office]['town']}"
