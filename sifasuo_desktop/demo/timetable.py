"""The days of one written case in their lawful order."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from sifasuo_desktop.demo.days import Days
from sifasuo_desktop.demo.figures import Part
from sifasuo_desktop.demo.templates import Template
from sifasuo_desktop.domain.periods import Count, shift_months

FOLLOW_UP_DAYS = 6
FIRST_VISIT_BY = 24


@dataclass(frozen=True)
class Timetable:
    """Acceptance to agreement. ``stop`` names the last verb told, empty for all."""

    applied: date
    consented: date | None
    accepted: date
    sessions: tuple[date, ...]
    extended_to: date | None = None
    stop: str = ""

    @property
    def agreed(self) -> date:
        """The day of the last session."""
        return self.sessions[-1]


@dataclass(frozen=True)
class Visit:
    """A follow-up: the day, what it found (``early``, ``part``, ``late``, ``done``)."""

    day: date
    kind: str


def usual(story: Template, applied: date, days: Days, chance: Random) -> Timetable:
    """A case as most go: one to three sessions within the month."""
    asks_other_side = chance.random() < 0.4
    consented = days.after(applied, chance.randint(1, 2)) if asks_other_side else None
    accepted = days.after(consented or applied, chance.choice((0, 1, 1, 2)))
    count = chance.choice((1, 1, 1, 2) if story.difficulty in ("1", "2") else (2, 2, 3))
    sessions = [days.after(accepted, chance.randint(2, 6))]
    while len(sessions) < count:
        sessions.append(days.after(sessions[-1], chance.randint(3, 6)))
    month = shift_months(accepted, 1, Count.CIVIL)
    extended = None
    if sessions[-1] > month:
        extended = days.on_or_after(sessions[-1] + timedelta(days=7))
    return Timetable(applied, consented, accepted, tuple(sessions), extended)


def visits(effective: date, parts: Sequence[Part], days: Days, chance: Random) -> tuple[Visit, ...]:
    """After every payment not made at signing, always after the last, once in the first month."""
    found = []
    last = parts[-1]
    for part in parts:
        if part.at_signing and part is not last:
            continue
        base = max(part.performed or part.due, effective)
        if part.performed is not None and part.performed > part.due:
            found.append(Visit(days.on_or_after(part.due + timedelta(days=1)), "late"))
        day = days.on_or_before(base + timedelta(days=chance.randint(3, FOLLOW_UP_DAYS)))
        if part.performed is not None:
            kind = "done" if part is last else "part"
            found.append(Visit(max(day, days.on_or_after(part.performed)), kind))
    first = min((visit.day for visit in found), default=None)
    if first is None or first > effective + timedelta(days=28):
        early = effective + timedelta(days=chance.randint(12, FIRST_VISIT_BY))
        found.append(Visit(days.on_or_before(early), "early"))
    return tuple(sorted(found, key=lambda visit: visit.day))
