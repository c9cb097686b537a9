"""法律援助联络点: most were there before the year, some came in it, one moved."""

from collections.abc import Iterator
from datetime import timedelta
from math import ceil

import msgspec

from sifasuo_desktop.demo.script import Script
from sifasuo_desktop.demo.stage import Stage, Story, told_table

COVERED = 0.88
"""So many of the villages have a point."""


class Point(msgspec.Struct, frozen=True, kw_only=True):
    """One point as ``resources/demo/aid_point.toml`` tells it."""

    village: int
    place: str
    hours: str
    before: int = 0
    at: int = 0
    remark: str | None = None
    closed: int = 0
    void: int = 0
    why: str = ""


def tell(stage: Stage) -> Iterator[Script]:
    """Every point; those that were there before are entered in the first days."""
    if stage.quota is not None:
        yield from _of_quota(stage, stage.quota.aid_points)
        return
    for number, point in enumerate(stage.some(told_table("aid_point", "point", Point)), 1):
        yield _point(stage, point, number)


def _of_quota(stage: Stage, opened: int) -> Iterator[Script]:
    """Nearly every village has one; so many of them were opened in the year."""
    usual = [one for one in told_table("aid_point", "point", Point) if not (one.void or one.closed)]
    covered = ceil(len(stage.place.hamlets) * COVERED)
    for number in range(covered):
        told = usual[number % len(usual)]
        at = 40 + 60 * number if number < opened else 0
        point = msgspec.structs.replace(told, village=number, at=at, before=told.before or 200)
        yield _point(stage, point, number + 1)


def _point(stage: Stage, point: Point, number: int) -> Script:
    days = stage.days
    hamlet = stage.hamlet_at(point.village)
    contact = stage.people.person("x", stage.between((33, 60)), days.first, hamlet.called)
    opened = stage.since_first(point.at) if point.at else days.first - timedelta(point.before)
    after = stage.between((1, 4)) if point.at else stage.between((2, 5))
    entered = days.after(opened if point.at else days.first, after)
    script = stage.script(f"aid-point-{number}")
    values = {
        "village": hamlet.code,
        "opened_on": opened.isoformat(),
        "place": point.place,
        "service_hours": point.hours,
        "contact": contact.name,
        "phone": contact.phone,
        "remark": point.remark,
    }
    script.tell(entered, "clerk", "aid_point.add", values, about="aid_point")
    if point.closed:
        ended = days.after(entered, point.closed)
        values = {"closed_on": ended.isoformat(), "close_reason": point.why}
        script.tell(ended, "clerk", "aid_point.close", values, about="aid_point")
    if point.void:
        wrong = {"reason": point.why}
        script.tell(
            days.after(entered, point.void), "clerk", "aid_point.void", wrong, about="aid_point"
        )
    return script


STORY = Story("aid_point", tell, order=510)
