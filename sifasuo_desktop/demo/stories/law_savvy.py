"""法律明白人: who was on the list before, who came, who was trained in the year and who left."""

from collections.abc import Iterator
from datetime import date, timedelta

import msgspec

from sifasuo_desktop.demo.script import Script
from sifasuo_desktop.demo.stage import Stage, Story, told_table


class Savvy(msgspec.Struct, frozen=True, kw_only=True):
    """One of them as ``resources/demo/law_savvy.toml`` tells it; ``left`` are working days."""

    village: int
    role: str
    ages: tuple[int, int]
    before: int = 0
    at: int = 0
    trained: int = 0
    trained_at: int = 0
    remark: str | None = None
    left: int = 0
    why: str = ""
    void: str = ""


def tell(stage: Stage) -> Iterator[Script]:
    """Every one of them."""
    for number, savvy in enumerate(stage.some(told_table("law_savvy", "person", Savvy)), 1):
        yield _person(stage, savvy, number)


def _person(stage: Stage, savvy: Savvy, number: int) -> Script:
    days = stage.days
    hamlet = stage.hamlet_at(savvy.village)
    person = stage.people.person("x", stage.between(savvy.ages), days.first, hamlet.called)
    listed = stage.since_first(savvy.at) if savvy.at else days.first - timedelta(savvy.before)
    trained = days.first - timedelta(savvy.trained) if savvy.trained else None
    entered = days.after(max(listed, days.first), stage.between((1, 3)))
    script = stage.script(f"law-savvy-{number}")
    values = {
        "name": person.name,
        "village": hamlet.code,
        "listed_on": listed.isoformat(),
        "sex": person.sex,
        "phone": person.phone,
        "role": savvy.role,
        "certificate_no": f"皋法明〔{listed.year}〕示例{number}号",
        "trained_on": trained.isoformat() if trained else None,
        "remark": savvy.remark,
    }
    script.tell(entered, "clerk", "law_savvy.add", values, about="law_savvy")
    if savvy.void:
        wrong = {"reason": savvy.void}
        script.tell(days.after(entered, 2), "clerk", "law_savvy.void", wrong, about="law_savvy")
    ends = [(days.after(entered, savvy.left), "leave")] if savvy.left else []
    later = stage.since_first(savvy.trained_at) if savvy.trained_at else None
    if later is not None:
        ends.append((later, "train"))
    for day, what in sorted(ends):
        _later(script, savvy, day, what)
    return script


def _later(script: Script, savvy: Savvy, day: date, what: str) -> None:
    if what == "train":
        values = {"trained_on": day.isoformat(), "reason": "参加镇里培训"}
        script.tell(day, "clerk", "law_savvy.change", values, about="law_savvy")
    else:
        values = {"left_on": day.isoformat(), "left_reason": savvy.why}
        script.tell(day, "clerk", "law_savvy.leave", values, about="law_savvy")


STORY = Story("law_savvy", tell, order=540)
