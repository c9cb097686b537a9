"""民主协商议事 through the year, and the profiles of villages with the titles they bear."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import msgspec

from sifasuo_desktop.demo.script import Script
from sifasuo_desktop.demo.stage import Stage, Story, told_table

FILED = 96
"""So many days after the beginning the profiles were made."""


class Meeting(msgspec.Struct, frozen=True, kw_only=True):
    """One meeting as ``resources/demo/consultation.toml`` tells it."""

    at: int
    village: int
    topic: str
    people: int
    advisers: str
    result: str
    adopted: str
    laws: str | None = None
    carried_out: str | None = None
    void: str = ""


class Honour(msgspec.Struct, frozen=True, kw_only=True):
    """A title; ``review`` are days from the last morning to its review, ``reviewed`` days after it."""

    level: str
    year: int
    document_no: str | None = None
    review: int | None = None
    reviewed: int = 0


class Profile(msgspec.Struct, frozen=True, kw_only=True):
    """One profile; ``rules`` are days before the beginning."""

    village: int
    rules: int
    law_savvy: int
    tags: tuple[str, ...] = ()
    estates: str | None = None
    counsel: str = ""
    remark: str | None = None
    honour: tuple[Honour, ...] = ()
    void: str = ""


def tell(stage: Stage) -> Iterator[Script]:
    """The profiles and the meetings."""
    for number, meeting in enumerate(stage.some(told_table("consultation", "meeting", Meeting)), 1):
        yield _meeting(stage, meeting, number)
    for number, profile in enumerate(stage.some(told_table("consultation", "profile", Profile)), 1):
        yield _profile(stage, profile, number)


def _meeting(stage: Stage, meeting: Meeting, number: int) -> Script:
    script = stage.script(f"consultation-{number}")
    held = stage.since_first(meeting.at)
    hamlet = stage.hamlet_at(meeting.village)
    chair = stage.people.person("x", stage.between((38, 56)), held, hamlet.called)
    values = {
        "held_on": held.isoformat(),
        "village": hamlet.code,
        "topic": meeting.topic,
        "people": meeting.people,
        "chair": chair.name,
        "advisers": meeting.advisers,
        "laws": meeting.laws,
        "result": meeting.result,
        "adopted": meeting.adopted,
    }
    kind = "consultation_meeting"
    entered = stage.days.after(held, stage.between((1, 3)))
    script.tell(entered, "clerk", f"{kind}.add", values, about=kind)
    if meeting.carried_out:
        done = {"carried_out": meeting.carried_out, "reason": "补记落实情况"}
        script.tell(stage.days.after(entered, 28), "clerk", f"{kind}.change", done, about=kind)
    if meeting.void:
        wrong = {"reason": meeting.void}
        script.tell(stage.days.after(entered, 2), "clerk", f"{kind}.void", wrong, about=kind)
    return script


def _profile(stage: Stage, profile: Profile, number: int) -> Script:
    script = stage.script(f"village-profile-{number}")
    filed = stage.since_first(FILED)
    values = {
        "village": stage.hamlet_at(profile.village).code,
        "filed_on": filed.isoformat(),
        "tags": profile.tags,
        "estates": profile.estates,
        "rules_on": (stage.days.first - timedelta(profile.rules)).isoformat(),
        "counsel": stage.named(profile.counsel, filed) if profile.counsel else None,
        "law_savvy": profile.law_savvy,
        "remark": profile.remark,
        "honours": [_honour(stage, one) for one in profile.honour],
    }
    kind = "village_profile"
    script.tell(filed, "clerk", f"{kind}.add", values, about=kind)
    for place, one in enumerate(profile.honour, 1):
        if one.reviewed:
            _reviewed(stage, script, place, one)
    if profile.void:
        wrong = {"reason": profile.void}
        script.tell(stage.days.after(filed, 4), "clerk", f"{kind}.void", wrong, about=kind)
    return script


def _reviewed(stage: Stage, script: Script, place: int, honour: Honour) -> None:
    """The review was passed so many days after it was due."""
    passed = stage.days.on_or_after(_due(stage, honour) + timedelta(honour.reviewed))
    told: dict[str, Any] = {"village_honour": str(place), "reviewed_on": passed.isoformat()}
    kind = "village_profile"
    script.tell(passed, "clerk", f"{kind}.change_honour", told, about=kind)


def _honour(stage: Stage, honour: Honour) -> dict[str, Any]:
    return {
        "level": honour.level,
        "year": honour.year,
        "document_no": honour.document_no,
        "review_due": _due(stage, honour).isoformat() if honour.review is not None else None,
    }


def _due(stage: Stage, honour: Honour) -> date:
    return stage.days.last + timedelta(honour.review or 0)


STORY = Story("consultation", tell, order=560)
