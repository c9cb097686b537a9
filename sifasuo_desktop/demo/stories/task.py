"""上级交办任务 through the year: most were answered in time, one is late this morning."""

from collections.abc import Iterator
from datetime import date, timedelta

import msgspec

from sifasuo_desktop.demo.script import Script
from sifasuo_desktop.demo.stage import Stage, Story, told_table
from sifasuo_desktop.demo.stories.mail import case_of


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """One task as ``resources/demo/tasks.toml`` tells it."""

    by: str
    matter: str
    sort: str
    at: int = 0
    ago: int = 0
    mail: str = ""
    due: int = 0
    told: int | None = None
    closed: int | None = None
    content: str = ""
    feedback: str = ""
    why: str = ""


def tell(stage: Stage) -> Iterator[Script]:
    """Every task."""
    for number, asked in enumerate(stage.some(told_table("tasks", "task", Asked)), 1):
        day = stage.since_first(asked.at) if asked.at else stage.ago(asked.ago)
        if day > stage.days.first:
            yield _asked(stage, asked, day, f"task-{number}")


def _asked(stage: Stage, asked: Asked, day: date, case: str) -> Script:
    script = stage.script(case)
    entered = stage.days.after(day, 1)
    words = {"town": stage.place.town_name}
    whom = stage.chance.choice((stage.place.clerk, stage.place.clerk, stage.place.leader))
    values = {
        "received_on": day.isoformat(),
        "given_by": asked.by.format_map(words),
        "matter": asked.matter,
        "sort": asked.sort,
        "mail": stage.named(case_of(asked.mail), entered) if asked.mail else None,
        "assigned_to": whom.name,
        "due_on": (day + timedelta(asked.due)).isoformat() if asked.due else None,
        "content": asked.content or None,
    }
    script.tell(entered, "clerk", "task.add", values, about="task")
    if asked.why:
        void = {"reason": asked.why}
        script.tell(stage.days.after(entered, 2), "admin", "task.void", void, about="task")
    elif asked.told is not None:
        _answered(stage, script, asked, stage.days.after(day, asked.told))
    return script


def _answered(stage: Stage, script: Script, asked: Asked, told: date) -> None:
    values = {"feedback_on": told.isoformat(), "feedback": asked.feedback}
    script.tell(told, "clerk", "task.report", values, about="task")
    if asked.closed is not None:
        closed = stage.days.after(told, asked.closed)
        ended = {"closed_on": closed.isoformat()}
        script.tell(closed, "admin", "task.close", ended, about="task")


STORY = Story("task", tell, order=320)
