"""信息简报 through the year: about half were taken up."""

from collections.abc import Iterator
from datetime import date, timedelta

import msgspec

from sifasuo_desktop.demo.script import Script
from sifasuo_desktop.demo.stage import Stage, Story, told_table


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """One brief as ``resources/demo/briefs.toml`` tells it."""

    headline: str
    sort: str
    to: str
    text: str
    at: int = 0
    ago: int = 0
    adopted: int = 0
    by: str = ""
    why: str = ""


def tell(stage: Stage) -> Iterator[Script]:
    """Every brief."""
    for number, brief in enumerate(stage.some(told_table("briefs", "brief", Written)), 1):
        day = stage.since_first(brief.at) if brief.at else stage.ago(brief.ago)
        if day > stage.days.first:
            yield _written(stage, brief, day, f"brief-{number}")


def _written(stage: Stage, brief: Written, day: date, case: str) -> Script:
    script = stage.script(case)
    words = {"town": stage.place.town_name, "village": stage.hamlet().called}
    author = stage.chance.choice((stage.place.clerk, stage.place.clerk, stage.place.leader))
    values = {
        "written_on": day.isoformat(),
        "headline": brief.headline.format_map(words),
        "sort": brief.sort,
        "author": author.name,
        "sent_to": brief.to.format_map(words),
        "text": brief.text.format_map(words),
    }
    script.tell(day, "clerk", "brief.add", values, about="brief")
    if brief.why:
        void = {"reason": brief.why}
        script.tell(stage.days.after(day, 1), "clerk", "brief.void", void, about="brief")
    elif brief.adopted:
        adopted = stage.days.on_or_after(day + timedelta(brief.adopted))
        taken = {"adopted_on": adopted.isoformat(), "adopted_by": brief.by.format_map(words)}
        script.tell(adopted, "clerk", "brief.adopt", taken, about="brief")
    return script


STORY = Story("brief", tell, order=360)
