"""Assigning a case, and assigning it to others, stands in the timeline with day and names."""

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.dispute.view import dispute_view
from tests.clock import FixedClock
from tests.services.test_due import accepted, committee

__all__ = ["committee"]


def test_every_assignment_stands_in_the_timeline(
    director: Workplace, committee: str, clock: FixedClock
) -> None:
    director.act("mediator.add", {"name": "周怀瑾", "committee": committee})
    clock.move("2026-02-03")
    case = accepted(director, committee)
    clock.move("2026-02-04")
    director.act("dispute.assign", {"dispute": case, "host": "杨启东", "recorder": "沈知秋"})
    clock.move("2026-02-09")
    director.act("dispute.assign", {"dispute": case, "host": "周怀瑾", "co_mediators": ["杨启东"]})
    told = [
        (one.day.isoformat(), one.title, one.text)
        for one in dispute_view(director, case).story
        if one.title in ("指派", "改派")
    ]
    assert told == [
        ("2026-02-09", "改派", "主持：周怀瑾 · 协助：杨启东"),
        ("2026-02-04", "指派", "主持：杨启东 · 记录：沈知秋"),
    ]
