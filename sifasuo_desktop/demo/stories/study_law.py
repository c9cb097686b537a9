"""领导干部学法 of the year, entered from the minutes."""

from collections.abc import Iterator
from datetime import date

import msgspec

from sifasuo_desktop.demo.script import Script
from sifasuo_desktop.demo.stage import Stage, Story, told_table

ENTERED_AFTER = (0, 3)


class Session(msgspec.Struct, frozen=True, kw_only=True):
    """One occasion as ``resources/demo/study_law.toml`` tells it."""

    form: str
    meeting: str
    topic: str
    people: tuple[int, int]
    at: int = 0
    ago: int = 0
    speaker: str = ""
    summary: str = ""
    why: str = ""


def tell(stage: Stage) -> Iterator[Script]:
    """Every occasion."""
    for number, one in enumerate(stage.some(told_table("study_law", "session", Session)), 1):
        day = stage.since_first(one.at) if one.at else stage.ago(one.ago)
        if day > stage.days.first:
            yield _held(stage, one, day, f"study-law-{number}")


def _held(stage: Stage, one: Session, day: date, case: str) -> Script:
    script = stage.script(case)
    entered = stage.days.after(day, stage.between(ENTERED_AFTER))
    values = {
        "held_on": day.isoformat(),
        "form": one.form,
        "meeting": one.meeting.format(last=day.year - 1),
        "topic": one.topic,
        "people": stage.between(one.people),
        "speaker": getattr(stage.place, one.speaker).name if one.speaker else None,
        "place": f"{stage.place.town_name}会议中心"
        if one.form == "examination"
        else "镇党委会议室",
        "summary": one.summary or None,
    }
    script.tell(entered, "clerk", "study_law.add", values, about="study_law")
    if one.why:
        void = {"reason": one.why}
        script.tell(
            stage.days.after(entered, 1), "clerk", "study_law.void", void, about="study_law"
        )
    return script


STORY = Story("study_law", tell, order=390)
