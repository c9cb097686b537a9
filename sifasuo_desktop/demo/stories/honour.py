"""受表彰 of the year, entered when the paper came."""

from collections.abc import Iterator
from datetime import date

import msgspec

from sifasuo_desktop.demo.script import Script
from sifasuo_desktop.demo.stage import Stage, Story, told_table

PAPER_COMES_AFTER = (2, 9)


class Praised(msgspec.Struct, frozen=True, kw_only=True):
    """One honour as ``resources/demo/honours.toml`` tells it."""

    name: str
    level: str
    by: str
    at: int = 0
    ago: int = 0
    who: str = ""
    letter: str = ""
    deeds: str = ""
    why: str = ""


def tell(stage: Stage) -> Iterator[Script]:
    """Every honour."""
    for number, one in enumerate(stage.some(told_table("honours", "honour", Praised)), 1):
        day = stage.since_first(one.at) if one.at else stage.ago(one.ago)
        if day > stage.days.first:
            yield _praised(stage, one, day, f"honour-{number}")


def _praised(stage: Stage, one: Praised, day: date, case: str) -> Script:
    script = stage.script(case)
    words = {"town": stage.place.town_name, "last": day.year - 1}
    entered = stage.days.after(day, stage.between(PAPER_COMES_AFTER))
    values = {
        "awarded_on": day.isoformat(),
        "name": one.name.format_map(words),
        "level": one.level,
        "receiver": "person" if one.who else "office",
        "person": getattr(stage.place, one.who).name if one.who else None,
        "awarded_by": one.by.format_map(words),
        "doc_no": f"皋{one.letter}〔{day.year}〕{stage.between((6, 40))}号" if one.letter else None,
        "deeds": one.deeds or None,
    }
    script.tell(entered, "clerk", "honour.add", values, about="honour")
    if one.why:
        void = {"reason": one.why}
        script.tell(stage.days.after(entered, 1), "admin", "honour.void", void, about="honour")
    return script


STORY = Story("honour", tell, order=370)
