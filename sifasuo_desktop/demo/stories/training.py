"""培训 of the year: what the office held for the villages, and what its people went to."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import msgspec

from sifasuo_desktop.demo.script import Script
from sifasuo_desktop.demo.stage import Stage, Story, told_table

ENTERED_AFTER = (0, 3)


class Course(msgspec.Struct, frozen=True, kw_only=True):
    """One course as ``resources/demo/trainings.toml`` tells it."""

    part: str
    course: str
    subject: str
    level: str
    hours: int
    people: int
    place: str
    trainees: str | tuple[str, ...]
    at: int = 0
    ago: int = 0
    lasts: int = 0
    by: str = ""
    lecturer: str = ""
    content: str = ""
    why: str = ""


def tell(stage: Stage) -> Iterator[Script]:
    """Every course."""
    for number, course in enumerate(stage.some(told_table("trainings", "course", Course)), 1):
        day = stage.since_first(course.at) if course.at else stage.ago(course.ago)
        if day > stage.days.first:
            yield _held(stage, course, day, f"training-{number}")


def _held(stage: Stage, course: Course, day: date, case: str) -> Script:
    script = stage.script(case)
    last = stage.days.after(day, course.lasts)
    entered = stage.days.after(last, stage.between(ENTERED_AFTER))
    values = _values(stage, course, day, last)
    script.tell(entered, "clerk", "training.add", values, about="training")
    if course.why:
        void = {"reason": course.why}
        script.tell(stage.days.after(entered, 1), "clerk", "training.void", void, about="training")
    return script


def _values(stage: Stage, course: Course, day: date, last: date) -> dict[str, Any]:
    place = stage.place
    words = {"town": place.town_name}
    trainees = course.trainees
    if not isinstance(trainees, str):
        trainees = "、".join(getattr(place, one).name for one in trainees)
    return {
        "part": course.part,
        "course": course.course,
        "subject": course.subject,
        "level": course.level,
        "starts_on": day.isoformat(),
        "ends_on": last.isoformat() if last > day else None,
        "hours": course.hours,
        "people": course.people,
        "organiser": course.by.format_map(words) or None,
        "lecturer": getattr(place, course.lecturer).name if course.lecturer else None,
        "place": course.place.format_map(words),
        "trainees": trainees,
        "content": course.content or None,
    }


STORY = Story("training", tell, order=380)
