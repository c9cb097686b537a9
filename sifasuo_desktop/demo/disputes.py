"""The year's disputes: which story when, before whom, and how it ends."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import partial
from random import Random

from sifasuo_desktop.demo.cast import Cast, Casting
from sifasuo_desktop.demo.days import Days
from sifasuo_desktop.demo.figures import Figures, Part, figures, usual_parts
from sifasuo_desktop.demo.oral import OralCase
from sifasuo_desktop.demo.people import People
from sifasuo_desktop.demo.script import Script
from sifasuo_desktop.demo.seats import Place, Seat
from sifasuo_desktop.demo.templates import Template, templates
from sifasuo_desktop.demo.timetable import Timetable, usual, visits
from sifasuo_desktop.demo.written import WrittenCase

# So long before the last day a case is begun at the latest that is not one of ``unfinished``.
SETTLED_BEFORE = timedelta(days=75)
# Settled cases of a full year by track; what is unfinished or failed comes on top.
WRITTEN, ORAL = 30, 27
# Every so many-th case is led by somebody else and the office takes part (司法所参与).
TAKES_PART = 13


@dataclass(frozen=True)
class Later:
    """An act after the agreement: its day, its place within the day, and how it is told."""

    day: date
    order: int
    tell: Callable[[], object]


@dataclass
class Disputes:
    """Tells the disputes of one year."""

    days: Days
    place: Place
    people: People
    chance: Random
    casting: Casting = field(init=False)
    told: int = 0

    def __post_init__(self) -> None:
        self.casting = Casting(self.people, self.place, self.chance)

    def year(self, scale: float) -> Iterator[Script]:
        """The settled cases of the year by day of application; ``scale`` shortens the list."""
        stories = [("written", story) for story in self._some("written", WRITTEN * scale)]
        stories += [("oral", story) for story in self._some("oral", ORAL * scale)]
        for end in ("declined", "failed"):
            stories += [(end, story) for story in templates("endings", end)]
        self.chance.shuffle(stories)
        for day, (kind, story) in zip(self._applications(len(stories)), stories, strict=True):
            yield self.case(kind, story, day)

    def _some(self, name: str, count: float) -> list[Template]:
        """So many stories: the uncommon ones first, every one once, common ones again."""
        stories = sorted(templates(name), key=lambda story: not _uncommon(story))
        again = [story for story in stories for _ in range(story.n - 1)]
        self.chance.shuffle(again)
        return [*stories, *again][: round(count)]

    def _applications(self, count: int) -> list[date]:
        working = self.days.working(self.days.first, self.days.last - SETTLED_BEFORE)
        return sorted(self.chance.choice(working) for _ in range(count))

    def case(self, kind: str, story: Template, day: date) -> Script:
        """A case applied for on a day, and how it ends."""
        if kind == "oral":
            return self.oral(story, day)
        case, sums = self.written(story, day)
        table = usual(story, day, self.days, self.chance)
        if story.refuses:
            table = replace(table, consented=self.days.after(day, 1))
        case.register(table, sums)
        if table.consented:
            case.consent(table.consented, "no" if story.refuses else "yes")
        if kind == "declined":
            self._decline(case, table)
            return case.script
        case.accept(table)
        if kind == "failed":
            self._fail(case, table)
            return case.script
        case.mediate(table, agreed=True)
        self._settle(case, story, table, sums)
        return case.script

    def written(self, story: Template, day: date) -> tuple[WrittenCase, Figures]:
        """A written case before the town's committee, sometimes a village's."""
        seat = self.place.town_seat
        easy = story.difficulty in ("1", "2") and not story.c
        if easy and self.chance.random() < 0.15:
            seat = self.chance.choice(self.place.village_seats)
        cast = self._cast(story, day, seat)
        case = WrittenCase(
            self._name(), story, cast, seat, self.place, self.days, self.chance, self._lead()
        )
        return case, figures(story, self.chance)

    def _cast(self, story: Template, day: date, seat: Seat) -> Cast:
        return self.casting.cast(story, day, seat.hamlet or self.place.hamlet(self.chance))

    def _name(self) -> str:
        self.told += 1
        return f"dispute-{self.told}"

    def _lead(self) -> str:
        return "2" if self.told % TAKES_PART == 0 else "1"

    def _settle(self, case: WrittenCase, story: Template, table: Timetable, sums: Figures) -> None:
        parts = usual_parts(story, sums, table.agreed, self.days, self.chance)
        case.agree(table.agreed, parts)
        late = None
        if not any(part.at_signing for part in parts) and self.chance.random() < 0.25:
            late = self.days.after(table.agreed, 1)
        effective = case.sign(table.agreed, late)
        asked = self.confirmation(case, effective) if story.confirm else ()
        self.fulfil(case, effective, parts, asked)

    def fulfil(
        self,
        case: WrittenCase,
        effective: date,
        parts: Sequence[Part],
        more: Sequence[Later] = (),
    ) -> None:
        """Payments and visits by day, then the end; a payment not made leaves the case open."""
        acts = list(more)
        for number, part in enumerate(parts, 1):
            if part.performed is not None:
                acts.append(Later(part.performed, 0, partial(case.perform, number, part)))
        for visit in visits(effective, parts, self.days, self.chance):
            acts.append(Later(visit.day, 1, partial(case.follow_up, visit, parts[-1])))
        for act in sorted(acts, key=lambda act: (act.day, act.order)):
            act.tell()
        if all(part.performed for part in parts):
            case.close(max(act.day for act in acts))

    def confirmation(
        self, case: WrittenCase, effective: date, *, decided: bool = True
    ) -> tuple[Later, ...]:
        """Judicial confirmation, applied for together within the thirty days."""
        applied = self.days.on_or_before(effective + timedelta(days=self.chance.randint(6, 22)))
        asked = {"court": self.place.court, "applied": applied.isoformat()}
        day = self.days.after(applied, self.chance.randint(6, 12))
        number = f"（{day.year}）苏0682民特{self.chance.randint(21, 260)}号"
        result = {**asked, "case_no": number, "result": "valid", "decided": day.isoformat()}

        def later(on: date, values: Mapping[str, str]) -> Later:
            tell = partial(case.script.tell, on, "clerk", "dispute.confirm", values)
            return Later(on, 2, tell)

        return (later(applied, asked), later(day, result))[: 1 + decided]

    def _decline(self, case: WrittenCase, table: Timetable) -> None:
        story = case.story
        day = self.days.after(table.consented or table.applied, 1)
        values = {
            "declined": day.isoformat(),
            "reason": story.reason,
            "channels": story.channels,
            "explanation": case.cast.told(story.explanation),
        }
        case.script.tell(day, "clerk", "dispute.decline", values)

    def _fail(self, case: WrittenCase, table: Timetable) -> None:
        story = case.story
        case.mediate(table, agreed=False, last_is_open=story.reason == "1")
        day = self.days.after(table.agreed, 9 if story.reason == "1" else 0)
        values = {
            "failed": day.isoformat(),
            "reason": story.reason,
            "channels": story.channels,
            "explanation": case.cast.told(story.explanation),
        }
        case.script.tell(day, case.worker, "dispute.fail", values)
        case.close(day, "调解不成，已告知救济途径，材料整理归档。")

    def oral(
        self, story: Template, day: date, *, due_in: int = 0, lead: str | None = None
    ) -> Script:
        """An oral case; most are done with on the spot."""
        seat = self.place.town_seat
        if self.chance.random() < 0.6:
            seat = self.chance.choice(self.place.village_seats)
        cast = self._cast(story, day, seat)
        sums = figures(story, self.chance)
        name, led = self._name(), lead or self._lead()
        case = OralCase(name, story, cast, seat, self.place, self.days, self.chance, led)
        part = Part("b", sums.pay, day, day, True)
        if story.later:
            due = day + timedelta(days=due_in or self.chance.randint(7, 15))
            performed = None if due_in else due - timedelta(days=self.chance.randint(0, 4))
            part = Part("b", sums.pay, due, performed)
        case.register(day, sums, part)
        case.finish(day, part)
        return case.script


def _uncommon(story: Template) -> bool:
    """What a demonstration must show even when it is small."""
    return bool(story.c or story.confirm or story.a.startswith("child"))
