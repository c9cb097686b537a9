"""The disputes an office has of the city's year: as many led and joined as fall to it, and no more."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from sifasuo_desktop.demo.disputes import SETTLED_BEFORE, Disputes
from sifasuo_desktop.demo.quota import Quota
from sifasuo_desktop.demo.script import Script
from sifasuo_desktop.demo.templates import Template, templates

LED, TOOK_PART = "1", "2"
LAST = timedelta(days=12)
"""So long before the last day the last of them is settled."""


def up_to(disputes: Disputes, quota: Quota, scripts: Sequence[Script]) -> Iterator[Script]:
    """Major petitions the office joined, then oral cases until it has led as many as it has."""
    days, chance = disputes.days, disputes.chance
    plain = [one for one in templates("written") if _plain(one)]
    early = days.working(days.first, days.last - SETTLED_BEFORE)
    for script in filter(_major, scripts):
        _mark(script, major_petition=False)
    for _ in range(quota.petitions):
        script = disputes.case("written", chance.choice(plain), chance.choice(early))
        _mark(script, lead_role=TOOK_PART, major_petition=True)
        yield script
    short = [one for one in templates("oral") if not one.later]
    working = days.working(days.first, days.last - LAST)
    lacking = quota.disputes - sum(map(_led, scripts))
    for day in sorted(chance.choice(working) for _ in range(lacking)):
        yield disputes.oral(chance.choice(short), day, lead=LED)


def _major(script: Script) -> bool:
    return bool(script.steps) and script.steps[0].values.get("major_petition") is True


def _mark(script: Script, **values: object) -> None:
    """Other values with which the case is entered."""
    first = script.steps[0]
    script.steps[0] = replace(first, values={**first.values, **values})


def _plain(story: Template) -> bool:
    return not (story.c or story.confirm or story.refuses or story.a.startswith("child"))


def _led(script: Script) -> bool:
    """Whether a case is led by the office and comes to an agreement that is signed."""
    if not script.steps or script.steps[0].values.get("lead_role") != LED:
        return False
    return any(step.verb in ("dispute.register_oral", "dispute.sign") for step in script.steps)
