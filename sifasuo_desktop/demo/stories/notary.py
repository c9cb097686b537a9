"""远程公证: points and matters are entered first, then people apply; some wait this morning."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import msgspec

from sifasuo_desktop.demo.script import Script
from sifasuo_desktop.demo.stage import Stage, Story, told_table

OFFICE = "江苏省如皋市公证处（示例）"
STOPPED, STOPPED_AFTER = "租赁合同", 141
"""A matter that is no longer offered, and after how many working days."""


class Point(msgspec.Struct, frozen=True, kw_only=True):
    """One point; ``closed`` are working days after it was entered."""

    name: str
    place: str
    before: int
    village: int = 0
    closed: int = 0


class Booking(msgspec.Struct, frozen=True, kw_only=True):
    """One application; ``slot`` are days from the last morning to the day agreed."""

    matter: str
    purpose: str
    checked: str
    fate: str
    at: int = 0
    ago: int = 0
    point: int = 0
    slot: int = 0
    more: str = ""
    why: str = ""


def tell(stage: Stage) -> Iterator[Script]:
    """The points and matters, then everybody who applied."""
    points = told_table("notary", "point", Point)
    if stage.quota is not None:
        points = points[: stage.quota.notary_points]
    for number, point in enumerate(points):
        yield _listed(stage, f"notary-point-{number}", "notary_point", _point(stage, point), point)
    if stage.quota is None:
        yield _stopped(stage)
    bookings = told_table("notary", "booking", Booking)
    if not points:
        return
    for number, booking in enumerate(stage.some(bookings), 1):
        yield _booking(stage, f"notary-{number}", booking)


def _point(stage: Stage, point: Point) -> dict[str, Any]:
    contact = stage.people.person("x", stage.between((27, 45)), stage.days.first, "镇区")
    hamlet = stage.hamlet_at(point.village)
    return {
        "name": point.name,
        "village": hamlet.code if point.village else None,
        "opened_on": (stage.days.first - timedelta(point.before)).isoformat(),
        "place": point.place,
        "notary_office": OFFICE,
        "contact": contact.name,
        "phone": contact.phone,
    }


def _listed(stage: Stage, case: str, kind: str, values: dict[str, Any], told: Point) -> Script:
    """Entered in the first days; some ended in the year."""
    script = stage.script(case)
    entered = stage.days.after(stage.days.first, 1)
    script.tell(entered, "clerk", f"{kind}.add", values, about=kind)
    if told.closed:
        ended = stage.days.after(entered, told.closed)
        script.tell(ended, "clerk", f"{kind}.close", {"closed_on": ended.isoformat()}, about=kind)
    return script


def _stopped(stage: Stage) -> Script:
    """One of the matters is not offered any more."""
    script = stage.script("notary-matter")
    ended = stage.days.after(stage.days.first, STOPPED_AFTER)
    values = {"notary_matter": STOPPED, "stopped_on": ended.isoformat()}
    script.tell(ended, "clerk", "notary_matter.stop", values, about="")
    return script


def _booking(stage: Stage, case: str, booking: Booking) -> Script:
    script = stage.script(case)
    day = stage.since_first(booking.at) if booking.at else stage.ago(booking.ago)
    if day <= stage.days.after(stage.days.first, 1):
        return script
    person = stage.people.person("x", stage.between((24, 74)), day, stage.hamlet().called)
    slot = stage.days.after(day, 2)
    if booking.fate == "booked":
        slot = stage.days.last + timedelta(booking.slot)
    values = {
        "applicant": person.name,
        "id_number": person.id_number,
        "phone": person.phone,
        "matter": booking.matter,
        "purpose": booking.purpose,
        "point": f"$notary-point-{booking.point if stage.quota is None else 0}",
        "booked_on": day.isoformat(),
        "slot_on": slot.isoformat(),
        "slot": stage.chance.choice(("上午九时", "上午十时", "下午二时", "下午三时半")),
        "checked": booking.checked,
        "agent": stage.place.clerk.name,
    }
    script.tell(day, "clerk", "notary.add", values, about="notary")
    Course(stage, script, booking).run(day, slot)
    return script


@dataclass(frozen=True)
class Course:
    """How an application goes on."""

    stage: Stage
    script: Script
    booking: Booking

    def run(self, day: date, slot: date) -> None:
        """To its end, or to where it stands on the last morning."""
        fate, days = self.booking.fate, self.stage.days
        if fate == "void":
            self._tell(days.after(day, 1), "void", {"reason": self.booking.why})
        elif fate == "booked":
            return
        elif fate in ("refused", "dropped"):
            verb = {"refused": "refuse", "dropped": "drop"}[fate]
            ended = {"ended_on": slot.isoformat(), "end_reason": self.booking.why}
            self._tell(slot, verb, ended)
        else:
            self._accepted(slot)

    def _accepted(self, slot: date) -> None:
        days, between = self.stage.days, self.stage.between
        if self.booking.more:
            lacking = {"told_on": slot.isoformat(), "lacking": self.booking.more}
            self._tell(slot, "ask_more", lacking)
            slot = days.after(slot, between((4, 9)))
        if self.booking.fate == "lacking":
            return
        person = self.stage.people.person("x", between((30, 52)), slot, "镇区")
        accepted = {
            "handed_on": slot.isoformat(),
            "accepted_on": slot.isoformat(),
            "officer": person.name,
        }
        self._tell(slot, "accept", accepted)
        if self.booking.fate == "accepted":
            return
        issued = days.after(slot, between((3, 8)))
        certificate = f"（{issued.year}）示例公证第{between((1000, 9999))}号"
        self._tell(
            issued, "issue", {"issued_on": issued.isoformat(), "certificate_no": certificate}
        )
        if self.booking.fate == "issued":
            return
        given = days.after(issued, between((1, 4)))
        how = self.stage.chance.choice(("self", "self", "agent", "post", "door"))
        self._tell(given, "deliver", {"delivered_on": given.isoformat(), "delivery": how})

    def _tell(self, day: date, verb: str, values: dict[str, Any]) -> None:
        self.script.tell(day, "clerk", f"notary.{verb}", values, about="notary")


STORY = Story("notary", tell, order=520)
