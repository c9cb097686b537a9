"""What a person or the office owes again and again: by class, about a ban, about health."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sifasuo_desktop.domain.deadlines.chains import missed_periods, next_in_periods, period_end
from sifasuo_desktop.domain.deadlines.engine import Setting
from sifasuo_desktop.domain.deadlines.facts import CheckFacts, CorrectionFacts
from sifasuo_desktop.domain.deadlines.parameters import FREQUENCIES, Parameter
from sifasuo_desktop.domain.periods import Category


@dataclass(frozen=True)
class Duty:
    """``what`` names it in the key of a period; ``since`` and ``until`` bound it where they do."""

    what: str
    parameter: Parameter
    done: tuple[date, ...]
    since: date | None = None
    until: date | None = None

    def key(self, end: date) -> str:
        """How the period that ends on a day is called where it is settled."""
        return period_key(self.what, end)

    def settled(self, person: CorrectionFacts) -> list[date]:
        """Last days of the periods settled by a decision or an explanation."""
        found = (period_of(key) for key in person.settled_periods)
        return [period[1] for period in found if period and period[0] == self.what]

    def _from(self, since: date) -> date:
        return max(since, self.since) if self.since else since

    def next_from(self, since: date, person: CorrectionFacts) -> date:
        """Last day of the period in which it is due next."""
        number, unit = self.parameter.number, self.parameter.unit
        return next_in_periods(self._from(since), self.done, number, unit, self.settled(person))

    def missed(self, since: date, until: date, *, whole: bool) -> tuple[date, ...]:
        """Last days of the periods in which it was not done; ``whole`` leaves out the one begun."""
        last = min(until, self.until) if self.until else until
        number, unit = self.parameter.number, self.parameter.unit
        first = self._from(since)
        if whole:
            first = max(first, period_end(since, unit) + timedelta(days=1))
        return missed_periods(first, last, self.done, number, unit)


def period_key(what: str, end: date) -> str:
    """``report:2026-02-28``."""
    return f"{what}:{end.isoformat()}"


def period_of(key: str) -> tuple[str, date] | None:
    """The duty and the last day that a key names; None for what is no key of a period."""
    what, _, day = key.partition(":")
    try:
        end = date.fromisoformat(day)
    except ValueError:
        return None
    return (what, end) if key == period_key(what, end) else None


def class_duties(person: CorrectionFacts, setting: Setting) -> Iterator[Duty]:
    """By the office's rule for the person's class, from when both hold."""
    prefix = f"class_policy.{person.management_class}"
    for parameter in setting.parameters.below(prefix) if person.management_class else ():
        if parameter.unit in FREQUENCIES:
            kind = parameter.key.removeprefix(prefix + ".")
            done = tuple(check.on for check in person.checks if _counts(check, kind))
            since = max(filter(None, (parameter.since, person.classed_on)), default=None)
            yield Duty(kind, parameter, done, since)


def other_duties(person: CorrectionFacts, setting: Setting) -> Iterator[Duty]:
    """Reports about the ban while it runs; 暂予监外执行: about health, every calendar month."""
    ban, health = (setting.parameters.get(key) for key in ("ban.report", "health.report"))
    if ban and person.banned and ban.unit in FREQUENCIES:
        yield Duty("ban", ban, tuple(reports_about(person, "ban")), until=person.ban_end)
    if health and person.category is Category.OUTSIDE_PRISON and health.unit in FREQUENCIES:
        yield Duty("health", health, tuple(reports_about(person, "health")))


def reports_about(person: CorrectionFacts, about: str) -> list[date]:
    """The days of the reports about something."""
    return [check.on for check in person.checks if check.about == about]


def _counts(check: CheckFacts, kind: str) -> bool:
    return check.type == kind and check.about in (None, "regular")
