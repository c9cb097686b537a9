"""The register of community correction through the year, person by person."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random

from sifasuo_desktop.demo.days import Days
from sifasuo_desktop.demo.leaves import tell_leave, tell_present_leave
from sifasuo_desktop.demo.musters import Watched, tell_musters, watched
from sifasuo_desktop.demo.offenders import Offender, offenders
from sifasuo_desktop.demo.people import People
from sifasuo_desktop.demo.reception import Reception, Sentence
from sifasuo_desktop.demo.script import Script
from sifasuo_desktop.demo.seats import Place
from sifasuo_desktop.demo.supervision import Planned, Supervision
from sifasuo_desktop.domain.periods import Count, shift_months, term

REPORT_IN_DAYS = 10
MEDICAL_AGO = 12


@dataclass
class Corrections:
    """Tells everybody on the register."""

    days: Days
    place: Place
    people: People
    chance: Random
    called: list[Watched] = field(default_factory=list)

    def all(self, scale: float) -> Iterator[Script]:
        """Everybody, or with a small scale only some."""
        everybody = offenders()
        step = 1 if scale >= 1 else 3
        for number, offender in enumerate(everybody):
            if number % step == 0:
                yield self._person(offender, number)
        yield tell_musters(self.days, self.place, self.chance, self.called)

    def _person(self, offender: Offender, number: int) -> Script:
        script = Script(f"correction-{number + 1}", self.days, self.chance)
        sentence = self._sentence(offender)
        person = self.people.person(
            offender.sex, offender.age, sentence.start, self.place.hamlet(self.chance).called
        )
        reception = Reception(script, self.place, self.people, offender, person, sentence)
        if offender.expected:
            reception.await_person(max(self.days.before(self.days.last, 3), sentence.start))
            return script
        reception.receive(self._entered(sentence.reported))
        if offender.managed_by == "county":
            return script
        reception.announce(self._entered(sentence.announced))
        self._supervise(script, offender, sentence, number)
        return script

    def _entered(self, day: date) -> date:
        """Whoever was there before the program is entered in its first days."""
        return max(day, self.days.after(self.days.first, 2))

    def _supervise(
        self, script: Script, offender: Offender, sentence: Sentence, number: int
    ) -> None:
        watch = Supervision(self.days, self.place, offender, sentence, number, self.chance)
        away: list[Planned] = []
        for absence in offender.leaves:
            away += tell_leave(self.days, self.place, absence, sentence)
        if offender.leave_now:
            away += tell_present_leave(self.days, self.place, offender.leave_now)
        checks = [self._while_here(act, away) for act in watch.acts()]
        for act in sorted([*checks, *away], key=lambda act: (act.day, act.order)):
            act.tell(script)
        if not offender.juvenile:
            asked = (one.values for one in away if one.verb == "correction.leave_request")
            since = self._entered(sentence.announced)
            self.called.append(watched(script.case, since, sentence.end, asked))

    def _while_here(self, check: Planned, away: list[Planned]) -> Planned:
        """Nobody is seen at home while he is away: the check is made before he leaves."""
        for asked in away:
            start, end = (asked.values.get(name, "") for name in ("start", "end"))
            if start and start <= check.day.isoformat() <= end:
                return replace(check, day=self.days.before(date.fromisoformat(start), 1))
        return check

    def _sentence(self, offender: Offender) -> Sentence:
        start = self._start(offender)
        end = term(start, years=offender.years, months=offender.months).end
        deadline = self.days.on_or_after(start + timedelta(days=REPORT_IN_DAYS))
        early = start + timedelta(days=self.chance.randint(2, 7))
        reported = min(self.days.on_or_after(early), deadline)
        if offender.late:
            reported = self.days.on_or_after(deadline + timedelta(days=offender.late))
        announced = self.days.after(reported, self.chance.randint(1, 3))
        return Sentence(start, end, deadline, reported, announced)

    def _start(self, offender: Offender) -> date:
        if offender.expected:
            return self.days.on_or_before(self.days.last - timedelta(days=6))
        if offender.recheck_in is not None:
            due = self.days.last + timedelta(days=offender.recheck_in)
            return shift_months(due, -MEDICAL_AGO, Count.CRIMINAL)
        if offender.started is not None:
            return self.days.first + timedelta(days=offender.started)
        assert offender.ends is not None
        end = self.days.last + timedelta(days=offender.ends + 1)
        return shift_months(end, -12 * offender.years - offender.months, Count.CIVIL)
