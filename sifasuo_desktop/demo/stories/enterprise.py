"""企业 and the visits to them: what was found was solved, became an issue, or is still open."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import msgspec

from sifasuo_desktop.demo.people import Company
from sifasuo_desktop.demo.quota import Quota
from sifasuo_desktop.demo.script import Script
from sifasuo_desktop.demo.stage import Stage, Story, told_table
from sifasuo_desktop.demo.stories.issue import Course, Found, campaign_on

OFTEN = 12
"""So many of the firms were on the list from the first days; the others came with their visit."""


class Raised(msgspec.Struct, frozen=True, kw_only=True):
    """What a finding became."""

    level: str
    demand: str
    measures: str
    finding: str


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """A legal problem found in a visit; ``solved`` are days after it."""

    aspect: str
    problem: str
    advised: str
    solved: int = 0
    issue: Raised | None = None


class Visit(msgspec.Struct, frozen=True, kw_only=True):
    """One visit."""

    mode: str
    items: tuple[str, ...]
    advice: str
    at: int = 0
    ago: int = 0
    campaign: bool = False
    finding: tuple[Finding, ...] = ()


class Firm(msgspec.Struct, frozen=True, kw_only=True):
    """One firm as ``resources/demo/enterprises.toml`` tells it."""

    word: str
    kind: str
    industry: str
    scale: str
    visit: tuple[Visit, ...]
    key: bool = False


def tell(stage: Stage) -> Iterator[Script]:
    """Every firm with its visits, and what became of what was found there."""
    if stage.quota is not None:
        yield from _of_quota(stage, stage.quota)
        return
    for number, firm in enumerate(stage.some(told_table("enterprises", "firm", Firm)), 1):
        yield from _firm(stage, firm, number)


def _of_quota(stage: Stage, quota: Quota) -> Iterator[Script]:
    """So many firms, each visited once, and so many problems that were solved; some are still open."""
    firms = told_table("enterprises", "firm", Firm)
    findings = [one for firm in firms for visit in firm.visit for one in visit.finding]
    plain = [msgspec.structs.replace(one, issue=None, solved=7) for one in findings]
    solved = 0
    for number in range(1, quota.firms + 1):
        firm = firms[(number - 1) % len(firms)]
        found: tuple[Finding, ...] = ()
        if solved < quota.problems:
            found, solved = (plain[(solved + number) % len(plain)],), solved + 1
        elif number % 5 == 0:
            found = (msgspec.structs.replace(plain[number % len(plain)], solved=0),)
        at = 20 + 300 * number // (quota.firms + 1)
        visit = msgspec.structs.replace(firm.visit[0], at=at, ago=0, campaign=False, finding=found)
        yield from _firm(stage, msgspec.structs.replace(firm, visit=(visit,)), number)


def _firm(stage: Stage, firm: Firm, number: int) -> Iterator[Script]:
    name = f"enterprise-{number}"
    company = stage.people.firm(f"南通{firm.word}{firm.kind}", stage.days.first)
    contact = stage.people.person("x", stage.between((26, 50)), stage.days.first, "镇区")
    first = _day_of(stage, firm.visit[0])
    listed = stage.days.after(stage.days.first, stage.between((2, 6)))
    if number > OFTEN:
        listed = max(listed, stage.days.before(first, stage.between((5, 12))))
    script = stage.script(name)
    script.tell(
        listed,
        "clerk",
        "enterprise.add",
        {
            "name": company.name,
            "credit_code": company.credit_code,
            "listed_on": listed.isoformat(),
            "industry": firm.industry,
            "scale": firm.scale,
            "legal_person": company.head.name,
            "contact": contact.name,
            "phone": contact.phone,
            "village": stage.hamlet().code,
            "address": company.address,
            "key": firm.key,
            "remark": "列入重点服务企业名录，每年至少走访两次。" if firm.key else None,
        },
        about="",
    )
    yield script
    for place, visit in enumerate(firm.visit, 1):
        day = _day_of(stage, visit)
        if day > listed:
            yield from _visit(stage, f"{name}-visit-{place}", visit, day, (name, company))


def _day_of(stage: Stage, visit: Visit) -> date:
    return stage.since_first(visit.at) if visit.at else stage.ago(visit.ago)


def _visit(
    stage: Stage, case: str, visit: Visit, day: date, whom: tuple[str, Company]
) -> Iterator[Script]:
    """The visit itself with what was found, then what became of each of it."""
    script = stage.script(case)
    name, company = whom
    place = stage.place
    fellow = stage.chance.choice((place.leader, *place.town_seat.mediators))
    values: dict[str, Any] = {
        "enterprise": f"${name}",
        "visited_on": day.isoformat(),
        "mode": visit.mode,
        "visitors": f"{place.clerk.name}、{fellow.name}",
        "received_by": company.head.name,
        "items": visit.items,
        "self_check": stage.chance.random() < 0.7,
        "campaign": campaign_on(stage, "business", day) if visit.campaign else None,
        "advice": visit.advice,
        "findings": [
            {"aspect": one.aspect, "problem": one.problem, "advised": one.advised}
            for one in visit.finding
        ],
    }
    told = script.tell(day, "clerk", "enterprise_visit.add", values, about="enterprise_visit")
    solved = sorted((one.solved, n) for n, one in enumerate(visit.finding, 1) if one.solved)
    for after, number in solved:
        on = stage.days.on_or_after(day + timedelta(after))
        change = {"enterprise_finding": str(number), "solved_on": on.isoformat()}
        script.tell(
            on, "clerk", "enterprise_visit.change_finding", change, about="enterprise_visit"
        )
    yield script
    for number, one in enumerate(visit.finding, 1):
        if told and one.issue is not None:
            yield _raised(stage, f"{case}-issue-{number}", case, number, day, one.issue)


def _raised(stage: Stage, case: str, visit: str, number: int, day: date, raised: Raised) -> Script:
    """A finding that was too grave for advice alone."""
    script = stage.script(case)
    entered = stage.days.after(day, 1)
    values = {
        "enterprise_visit": f"${visit}",
        "enterprise_finding": str(number),
        "domain": "enterprise",
        "source": "visit",
        "found_by": stage.place.clerk.name,
        "campaign": campaign_on(stage, "business", day),
    }
    script.tell(entered, "clerk", "enterprise_visit.raise_issue", values, about="issue")
    course = Found(
        domain="enterprise",
        object="",
        text="",
        source="visit",
        fate="closed",
        ago=1,
        level=raised.level,
        demand=raised.demand,
        measures=raised.measures,
        finding=raised.finding,
    )
    Course(stage, script, course).run(entered)
    return script


STORY = Story("enterprise", tell, order=200)
