"""法律顾问: the contracts of the town and some villages, and what the counsels did in the year."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import msgspec

from sifasuo_desktop.demo.script import Script
from sifasuo_desktop.demo.seats import Hamlet
from sifasuo_desktop.demo.stage import Stage, Story, told_table


class Service(msgspec.Struct, frozen=True, kw_only=True):
    """One service; ``void`` says why it is void."""

    mode: str
    matter: str
    hours: int
    people: int
    content: str
    at: int = 0
    ago: int = 0
    output: str | None = None
    score: int | None = None
    void: str = ""


class Counsel(msgspec.Struct, frozen=True, kw_only=True):
    """One contract as ``resources/demo/counsel.toml`` tells it; ``ended`` are working days."""

    client: str
    firm: str
    before: int
    lasts: int
    fee: str
    duties: str
    village: int | None = None
    ended: int = 0
    why: str = ""
    service: tuple[Service, ...] = ()


def tell(stage: Stage) -> Iterator[Script]:
    """Every contract with its services."""
    lawyers: dict[tuple[str, int | None], tuple[str, str, str]] = {}
    counsels = told_table("counsel", "counsel", Counsel)
    for number, counsel in enumerate(counsels):
        at = (counsel.firm, counsel.village)
        if at not in lawyers:
            person = stage.people.person("x", stage.between((29, 51)), stage.days.first, "镇区")
            licence = f"1320699{stage.chance.randrange(10**10):010d}"
            lawyers[at] = (person.name, person.phone, licence)
        yield from _contract(stage, f"counsel-{number}", counsel, lawyers[at])


def _contract(
    stage: Stage, case: str, counsel: Counsel, lawyer: tuple[str, str, str]
) -> Iterator[Script]:
    script = stage.script(case)
    starts = stage.days.first - timedelta(counsel.before)
    entered = stage.days.after(max(starts, stage.days.first), 1 if counsel.before > 0 else 6)
    hamlet = None if counsel.village is None else stage.hamlet_at(counsel.village)
    values: dict[str, Any] = {
        "client": counsel.client.format(
            town=stage.place.town_name, village=hamlet and hamlet.called
        ),
        "village": hamlet.code if hamlet else None,
        "lawyer": lawyer[0],
        "firm": counsel.firm,
        "licence_no": lawyer[2],
        "phone": lawyer[1],
        "starts_on": starts.isoformat(),
        "ends_on": (starts + timedelta(counsel.lasts)).isoformat(),
        "fee": counsel.fee,
        "duties": counsel.duties,
    }
    script.tell(entered, "clerk", "counsel.add", values, about="counsel")
    if counsel.ended:
        ended = stage.days.after(entered, counsel.ended)
        told = {"ended_on": ended.isoformat(), "end_reason": counsel.why}
        script.tell(ended, "clerk", "counsel.end", told, about="counsel")
    yield script
    for place, service in enumerate(stage.some(counsel.service) if counsel.service else ()):
        day = stage.since_first(service.at) if service.at else stage.ago(service.ago)
        if day > entered:
            yield _service(stage, f"{case}-service-{place}", case, (service, day, hamlet))


def _service(
    stage: Stage, case: str, counsel: str, told: tuple[Service, date, Hamlet | None]
) -> Script:
    script = stage.script(case)
    service, day, hamlet = told
    values = {
        "counsel": f"${counsel}",
        "served_on": day.isoformat(),
        "village": hamlet.code if hamlet else None,
        "mode": service.mode,
        "matter": service.matter,
        "hours": service.hours,
        "people": service.people,
        "content": service.content,
        "output": service.output,
        "score": service.score,
    }
    entered = stage.days.after(day, stage.between((0, 4)) if service.at else 0)
    script.tell(entered, "clerk", "counsel_service.add", values, about="counsel_service")
    if service.void:
        wrong = {"reason": service.void}
        script.tell(
            stage.days.after(entered, 3),
            "clerk",
            "counsel_service.void",
            wrong,
            about="counsel_service",
        )
    return script


STORY = Story("counsel", tell, order=530)
