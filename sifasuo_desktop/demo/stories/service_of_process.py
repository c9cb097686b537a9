"""文书送达 through the year: taken, left, posted; a letter that came back, some still under way."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import msgspec

from sifasuo_desktop.demo.script import Script
from sifasuo_desktop.demo.stage import Stage, Story, told_table


class Paper(msgspec.Struct, frozen=True, kw_only=True):
    """One paper as ``resources/demo/served.toml`` tells it."""

    matter: str
    paper: str
    to: str
    way: str
    at: int = 0
    ago: int = 0
    after: int | None = None
    failed: int = 0
    kin: str = ""
    witness: bool = False
    post: bool = False
    of: str = ""
    reason: str = ""
    note: str = ""
    why: str = ""


def tell(stage: Stage) -> Iterator[Script]:
    """Every paper to whom it went."""
    for number, paper in enumerate(stage.some(told_table("served", "paper", Paper)), 1):
        day = stage.since_first(paper.at) if paper.at else stage.ago(paper.ago)
        if day > stage.days.first:
            yield _served(stage, paper, day, f"served-{number}")


def _served(stage: Stage, paper: Paper, day: date, case: str) -> Script:
    script, hamlet = stage.script(case), stage.hamlet()
    name, address = paper.to, None
    if paper.to[1:].isdigit():
        person = stage.people.person(paper.to[0], int(paper.to[1:]), day, hamlet.called)
        name, address = person.name, person.address
    place = stage.place
    words = {"village": hamlet.called, "court": place.court, "police": place.police}
    recipient = name.format_map(words)
    values = {
        "matter": paper.matter,
        "dispute": stage.named(paper.of, day) if paper.of.startswith("dispute") else None,
        "correction": stage.named(paper.of, day) if paper.of.startswith("correction") else None,
        "paper": paper.paper,
        "recipient": recipient,
        "address": address,
        "way": paper.way,
        "sent_on": day.isoformat(),
        "post_no": f"EY{stage.between((10**7, 10**8 - 1))}" if paper.post else None,
        "server": stage.chance.choice((place.clerk, place.mediator)).name,
    }
    script.tell(day, "clerk", "service_of_process.add", values, about="service_of_process")
    _ended(stage, script, paper, day, "" if address is None else recipient)
    return script


def _ended(stage: Stage, script: Script, paper: Paper, day: date, person: str) -> None:
    """Served, come back, or entered by mistake; otherwise it is still under way."""
    if paper.why:
        _tell(script, stage.days.after(day, 1), "void", {"reason": paper.why})
    elif paper.failed:
        failed = stage.days.on_or_after(day + timedelta(paper.failed))
        values = {"failed_on": failed.isoformat(), "failure": paper.reason}
        _tell(script, failed, "fail", values)
    elif paper.after is not None:
        served = stage.days.on_or_after(day + timedelta(paper.after))
        _tell(script, served, "serve", _taken(stage, paper, served, person))


def _taken(stage: Stage, paper: Paper, served: date, person: str) -> dict[str, Any]:
    """Who took it: whoever it was for, somebody of the house, or for a body one of its people."""
    taker = stage.people.person("x", stage.between((30, 55)), served, stage.hamlet().called)
    refused = paper.way == "left"
    name, relation = (person, "本人") if person else (taker.name, "工作人员")
    if paper.kin:
        name, relation = taker.name, paper.kin
    nobody = refused or paper.way == "electronic"
    return {
        "served_on": served.isoformat(),
        "received_by": None if nobody else name,
        "relation": None if nobody else relation,
        "witness": stage.chance.choice(stage.place.village_seats).mediators[0].name
        if paper.witness
        else None,
        "remark": paper.reason or paper.note or None,
    }


def _tell(script: Script, day: date, verb: str, values: dict[str, Any]) -> None:
    script.tell(day, "clerk", f"service_of_process.{verb}", values, about="service_of_process")


STORY = Story("service_of_process", tell, order=340)
