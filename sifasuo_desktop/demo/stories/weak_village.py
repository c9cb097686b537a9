"""法治薄弱村（社区）: listed, worked on, sent back once; one was struck off, the others are on their way."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import msgspec

from sifasuo_desktop.demo.script import Script
from sifasuo_desktop.demo.stage import Stage, Story, told_table


class Visit(msgspec.Struct, frozen=True, kw_only=True):
    """One visit, so many days after listing."""

    after: int
    done: str


class Measure(msgspec.Struct, frozen=True, kw_only=True):
    """One measure; ``done`` are days after listing, ``issue`` is the case it stands for."""

    after: int
    measure: str
    done: int = 0
    issue: str = ""


class Weak(msgspec.Struct, frozen=True, kw_only=True):
    """One village as ``resources/demo/weak_village.toml`` tells it."""

    village: int
    at: int
    batch: str
    listed_by: str
    reasons: str
    goals: tuple[str, ...]
    visit: tuple[Visit, ...] = ()
    measure: tuple[Measure, ...] = ()
    self: int = 0
    self_result: str = ""
    back_after: int = 0
    back: str = ""
    self_again: int = 0
    self_again_result: str = ""
    county: int = 0
    county_result: str = ""
    city: int = 0
    city_result: str = ""
    closed: int = 0
    closed_by: str = ""
    void: str = ""


def tell(stage: Stage) -> Iterator[Script]:
    """Every village."""
    for number, weak in enumerate(stage.some(told_table("weak_village", "weak", Weak)), 1):
        yield Way(stage, f"weak-village-{number}", weak).script()


@dataclass(frozen=True)
class Way:
    """The way of one village."""

    stage: Stage
    case: str
    weak: Weak

    def script(self) -> Script:
        """From the list to where it stands on the last morning."""
        listed = self.stage.since_first(self.weak.at)
        script, weak, stage = self.stage.script(self.case), self.weak, self.stage
        officer = stage.chance.choice((stage.place.clerk, *stage.place.town_seat.mediators))
        values = {
            "village": stage.hamlet_at(weak.village).code,
            "listed_on": listed.isoformat(),
            "batch": weak.batch,
            "listed_by": weak.listed_by,
            "reasons": weak.reasons,
            "goals": weak.goals,
            "officer": officer.name,
            "officer_phone": officer.phone,
        }
        script.tell(stage.days.after(listed, 1), "clerk", "weak_village.add", values, about="")
        if weak.void:
            self._tell(script, stage.days.after(listed, 5), "void", {"reason": weak.void})
        for day, verb, more in sorted(self._acts(listed), key=lambda one: one[0]):
            self._tell(script, day, verb, {**more, **_visitors(verb, officer.name)})
        return script

    def _acts(self, listed: date) -> Iterator[tuple[date, str, dict[str, Any]]]:
        """What is done, each with its day."""
        weak = self.weak
        for visit in weak.visit:
            day = self._day(listed, visit.after)
            yield day, "add_visit", {"visited_on": day.isoformat(), "done": visit.done}
        for place, one in enumerate(sorted(weak.measure, key=lambda one: one.after), 1):
            day = self._day(listed, one.after)
            keeper = self.stage.hamlet_at(weak.village).called + "委会主任"
            issue = self.stage.named(one.issue, day) if one.issue else None
            yield day, "add_measure", {"measure": one.measure, "keeper": keeper, "issue": issue}
            if one.done:
                day = self._day(listed, one.done)
                part = {"weak_village_measure": str(place), "done_on": day.isoformat()}
                yield day, "change_measure", part
        yield from self._checks(listed)

    def _checks(self, listed: date) -> Iterator[tuple[date, str, dict[str, Any]]]:
        weak = self.weak
        for after, result in (
            (weak.self, weak.self_result),
            (weak.self_again, weak.self_again_result),
        ):
            if after:
                day = self._day(listed, after)
                yield day, "self_check", {"self_on": day.isoformat(), "self_result": result}
        if weak.back_after:
            day = self._day(listed, weak.back_after)
            yield day, "send_back", {"sent_back_on": day.isoformat(), "sent_back": weak.back}
        if weak.county:
            day = self._day(listed, weak.county)
            told = {"county_on": day.isoformat(), "county_result": weak.county_result}
            yield day, "county", told
        if weak.city:
            day = self._day(listed, weak.city)
            yield day, "city", {"city_on": day.isoformat(), "city_result": weak.city_result}
        if weak.closed:
            day = self._day(listed, weak.closed)
            yield day, "close", {"closed_on": day.isoformat(), "closed_by": weak.closed_by}

    def _day(self, listed: date, after: int) -> date:
        return self.stage.days.on_or_after(listed + timedelta(after))

    def _tell(self, script: Script, day: date, verb: str, values: dict[str, Any]) -> None:
        account = "admin" if verb in ("send_back", "close", "void") else "clerk"
        script.tell(day, account, f"weak_village.{verb}", values, about="weak_village")


def _visitors(verb: str, officer: str) -> dict[str, str]:
    return {"visitors": officer} if verb == "add_visit" else {}


STORY = Story("weak_village", tell, order=400)
