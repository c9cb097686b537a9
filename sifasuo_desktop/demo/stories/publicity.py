"""普法活动 through the year: the fixed days of the calendar and what the office does beside."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import msgspec

from sifasuo_desktop.demo.script import Script
from sifasuo_desktop.demo.stage import Stage, Story, told_table

ENTERED_AFTER = (1, 4)
"""An event is entered so many working days after it: somebody first writes it down."""


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """One event as ``resources/demo/publicity.toml`` tells it."""

    day: str
    theme: str
    place: str
    forms: tuple[str, ...]
    audiences: tuple[str, ...]
    people: tuple[int, int]
    materials: tuple[int, int]
    laws: str
    summary: str
    speaker: str
    village: bool = False
    occasion: str | None = None
    partners: str | None = None
    cost: str | None = None


def tell(stage: Stage) -> Iterator[Script]:
    """Every event whose day lies in the story."""
    for number, event in enumerate(stage.some(told_table("publicity", "event", Event)), 1):
        held = stage.each_year(event.day)
        if held is not None:
            yield _held(stage, event, held, number)


def _held(stage: Stage, event: Event, held: date, number: int) -> Script:
    script = stage.script(f"publicity-{number}")
    script.tell(
        stage.days.after(held, stage.between(ENTERED_AFTER)),
        "clerk",
        "publicity.add",
        _values(stage, event, held),
        about="",
    )
    return script


def _values(stage: Stage, event: Event, held: date) -> dict[str, Any]:
    hamlet = stage.hamlet()
    people, materials = stage.between(event.people), stage.between(event.materials)
    words = {
        "town": stage.place.town_name,
        "village": hamlet.called,
        "people": people,
        "materials": materials,
    }
    speaker = getattr(stage.place, event.speaker).name
    return {
        "held_on": held.isoformat(),
        "theme": event.theme,
        "place": event.place.format_map(words),
        "village": hamlet.code if event.village else None,
        "forms": event.forms,
        "audiences": event.audiences,
        "people": people,
        "materials": materials,
        "occasion": event.occasion,
        "laws": event.laws,
        "partners": event.partners.format_map(words) if event.partners else None,
        "speaker": speaker,
        "cost": event.cost,
        "summary": event.summary.format_map(words),
    }


STORY = Story("publicity", tell, order=300)
