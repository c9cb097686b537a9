"""值班 through the year: lawyers every second week, the office between, a roster for the days ahead."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from sifasuo_desktop.demo.script import Script
from sifasuo_desktop.demo.stage import Stage, Story
from sifasuo_desktop.demo.templates import demo_table

FIRMS = ("江苏明和律师事务所（示例）", "江苏正澄律师事务所（示例）")
LAWYERS_EVERY, OWN_EVERY = 16, 31
"""Days between two turns."""
AHEAD = (3, 17)
PLACE = "镇公共法律服务站"


def tell(stage: Stage) -> Iterator[Script]:
    """The turns of the year, then those that were only planned, and one entered twice."""
    told = demo_table("duty")
    first = stage.days.first
    lawyer = stage.people.person("m", 38, first, "镇区")
    counsel = stage.people.person("f", 34, first, "镇区")
    for number, matters in enumerate(stage.some(told["lawyer"]), 1):
        who = counsel if number % 3 == 0 else lawyer
        role = "counsel" if who is counsel else "lawyer"
        day = stage.since_first(LAWYERS_EVERY * number - 6)
        more = {
            "sitter": who.name,
            "role": role,
            "firm": FIRMS[who is counsel],
            "phone": who.phone,
            "shift": "am",
        }
        yield _sat(stage, f"duty-{role}-{number}", day, more, matters)
    for number, matters in enumerate(stage.some(told["staff"]), 1):
        whom = stage.chance.choice((stage.place.clerk, stage.place.mediator))
        more = {"sitter": whom.name, "role": "staff", "shift": "day" if number % 3 else "pm"}
        day = stage.since_first(OWN_EVERY * number - 14)
        yield _sat(stage, f"duty-staff-{number}", day, more, matters)
    yield from _planned(stage, {"sitter": lawyer.name, "role": "lawyer", "firm": FIRMS[0]})


def _sat(stage: Stage, case: str, day: date, more: Mapping[str, Any], matters: str) -> Script:
    script = stage.script(case)
    quiet = "无来访" in matters or "平稳" in matters
    values = {
        **more,
        "day": day.isoformat(),
        "place": PLACE,
        "callers": 0 if quiet else stage.between((2, 6)),
        "calls": 2 if quiet else stage.between((0, 4)),
        "matters": matters.format(village=stage.hamlet().called),
    }
    script.tell(stage.days.after(day, stage.between((0, 2))), "clerk", "duty.add", values, about="")
    return script


def _planned(stage: Stage, more: Mapping[str, Any]) -> Iterator[Script]:
    """The roster of the coming weeks; nobody has come yet."""
    entered = stage.ago(4)
    for number, ahead in enumerate(AHEAD, 1):
        script = stage.script(f"duty-ahead-{number}")
        day = stage.days.on_or_after(stage.days.last).toordinal() + ahead
        on = stage.days.on_or_after(date.fromordinal(day)).isoformat()
        values = {**more, "day": on, "shift": "am", "place": PLACE}
        script.tell(entered, "clerk", "duty.add", values, about="duty")
        yield script
    script = stage.script("duty-twice")
    script.tell(entered, "clerk", "duty.add", values, about="duty")
    script.tell(entered, "clerk", "duty.void", {"reason": "排班时录了两遍"}, about="duty")
    yield script


STORY = Story("duty", tell, order=350)
