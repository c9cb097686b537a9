"""专项行动 and 问题线索 through the year: most were struck off, some lie on the desk this morning."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import msgspec

from sifasuo_desktop.demo.script import Script
from sifasuo_desktop.demo.stage import Stage, Story, told_table

# How many days after the last morning the term of an open one ends.
OPEN = {"overdue": -4, "overdue_back": -1, "today": 0, "soon": 3, "later": 15, "put_off": 12}


class Campaign(msgspec.Struct, frozen=True, kw_only=True):
    """A campaign; ``starts`` are days after the beginning, or (negative) before the last morning."""

    key: str
    name: str
    source: str
    starts: int
    lasts: int
    matters: str
    ends: int = 0
    outcome: str = ""


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """One issue as ``resources/demo/issues.toml`` tells it."""

    domain: str
    object: str
    text: str
    source: str
    fate: str
    at: int = 0
    ago: int = 0
    level: str = "1"
    demand: str = ""
    measures: str = ""
    finding: str = ""
    back: str = ""
    again: str = ""
    put_off: str = ""
    why: str = ""
    campaign: str = msgspec.field(default="", name="in")
    person: int = msgspec.field(default=0, name="of")
    village: bool = False


def tell(stage: Stage) -> Iterator[Script]:
    """The campaigns, then every issue."""
    for campaign in told_table("issues", "campaign", Campaign):
        yield _campaign(stage, campaign)
    issues = told_table("issues", "issue", Found)
    if stage.quota is not None:
        yield from _of_quota(stage, issues, stage.quota.leads)
        return
    for sort in ([one for one in issues if one.at], [one for one in issues if one.ago]):
        for found in stage.some(sort):
            case = f"issue-{issues.index(found) + 1}"
            yield _issue(stage, case, found)


def _of_quota(stage: Stage, issues: tuple[Found, ...], count: int) -> Iterator[Script]:
    """So many that were struck off within the year, from the first months on."""
    usual = [one for one in issues if one.fate == "closed" and one.at and not one.campaign]
    for number in range(count):
        found = msgspec.structs.replace(usual[number % len(usual)], at=20 + 25 * number, person=0)
        yield _issue(stage, f"issue-{number + 1}", found)


def begins(stage: Stage, campaign: Campaign) -> date:
    """The first day of a campaign."""
    if campaign.starts < 0:
        return stage.ago(-campaign.starts)
    return stage.since_first(campaign.starts)


def campaign_on(stage: Stage, key: str, day: date) -> str | None:
    """How a campaign is named on a day; None before it was there."""
    told = next(one for one in told_table("issues", "campaign", Campaign) if one.key == key)
    begun = begins(stage, told)
    return f"$campaign-{key}" if stage.days.first < begun < day else None


def _campaign(stage: Stage, campaign: Campaign) -> Script:
    script = stage.script(f"campaign-{campaign.key}")
    first = begins(stage, campaign)
    if first <= stage.days.first:
        return script
    script.tell(
        first,
        "admin",
        "campaign.add",
        {
            "name": campaign.name,
            "starts_on": first.isoformat(),
            "ends_on": (first + timedelta(campaign.lasts)).isoformat(),
            "source": campaign.source,
            "keeper": stage.place.leader.name,
            "matters": campaign.matters,
        },
        about="",
    )
    if campaign.ends:
        ended = stage.days.on_or_after(first + timedelta(campaign.ends))
        values = {"ended_on": ended.isoformat(), "outcome": campaign.outcome}
        script.tell(ended, "admin", "campaign.end", values, about="campaign")
    return script


def _issue(stage: Stage, case: str, found: Found) -> Script:
    script = stage.script(case)
    day = stage.since_first(found.at) if found.at else stage.ago(found.ago)
    if day <= stage.days.first:
        return script
    hamlet = stage.hamlet()
    words = {"village": hamlet.called, "town": stage.place.town_name}
    entered = stage.days.after(day, stage.between((0, 1)) if found.at else 0)
    values = {
        "found_on": day.isoformat(),
        "domain": found.domain,
        "object": found.object.format_map(words),
        "description": found.text.format_map(words),
        "found_by": stage.place.clerk.name,
        "source": found.source,
        "campaign": campaign_on(stage, found.campaign, day) if found.campaign else None,
        "village": hamlet.code if found.village else None,
        "person": stage.named(f"correction-{found.person}", day) if found.person else None,
    }
    script.tell(entered, "clerk", "issue.add", values, about="issue")
    Course(stage, script, found).run(entered)
    return script


@dataclass(frozen=True)
class Course:
    """How an issue goes on after it was entered."""

    stage: Stage
    script: Script
    found: Found

    def run(self, entered: date) -> None:
        """To its end, or to where it stands on the last morning."""
        fate, days = self.found.fate, self.stage.days
        if fate == "void":
            self._tell(days.after(entered, 2), "admin", "void", {"reason": self.found.why})
        elif fate in OPEN:
            self._open(entered, days.last + timedelta(OPEN[fate]))
        elif fate != "found":
            self._whole(entered)

    def _whole(self, entered: date) -> None:
        """From hand-over to the end; an open one as far as it has come."""
        found, days = self.found, self.stage.days
        assigned = days.after(entered, self.stage.between((1, 3)))
        if found.ago:
            assigned = days.after(entered, 1)
        due = days.after(assigned, self.stage.between((7, 14)))
        self._assign(assigned, due)
        if found.fate == "extended":
            due = self._extend(days.before(due, 2), due)
        done = days.before(due, self.stage.between((1, 4)))
        if found.fate == "extended":
            done = days.before(due, 1)
        self._rectify(done, found.measures)
        looked = days.after(done, self.stage.between((1, 4)))
        if found.fate == "back":
            until = days.after(looked, self.stage.between((5, 8)))
            self._tell(
                looked,
                "admin",
                "send_back",
                {"due_on": until.isoformat(), "sent_back": found.back},
            )
            done = days.before(until, 2)
            self._rectify(done, f"{found.measures}{found.again}")
            looked = days.after(done, self.stage.between((1, 3)))
        if found.fate == "checking":
            return
        self._verify(looked)
        if found.fate != "verified":
            self._close(days.after(looked, self.stage.between((1, 3))))

    def _open(self, entered: date, due: date) -> None:
        """Handed over, and not put right on the last morning."""
        found, days = self.found, self.stage.days
        assigned = days.after(entered, 1)
        if found.fate == "put_off":
            first = days.on_or_before(days.last - timedelta(8))
            self._assign(assigned, first)
            values = {"due_on": due.isoformat(), "put_off": found.put_off}
            self._tell(days.before(first, 1), "admin", "extend", values)
        elif found.fate == "overdue_back":
            first = days.on_or_before(due - timedelta(10))
            self._assign(assigned, first)
            self._rectify(days.before(first, 1), found.measures)
            values = {"due_on": due.isoformat(), "sent_back": found.back}
            self._tell(days.after(first, 1), "admin", "send_back", values)
        else:
            self._assign(assigned, due)

    def _tell(self, day: date, account: str, verb: str, values: dict[str, Any]) -> bool:
        return self.script.tell(day, account, f"issue.{verb}", values, about="issue")

    def _assign(self, day: date, due: date) -> None:
        place = self.stage.place
        whom = self.stage.chance.choice((place.clerk, *place.town_seat.mediators))
        values = {
            "assigned_to": whom.name,
            "assigned_on": day.isoformat(),
            "due_on": due.isoformat(),
            "level": self.found.level,
            "demand": self.found.demand or None,
        }
        self._tell(day, "admin", "assign", values)

    def _extend(self, day: date, due: date) -> date:
        until = self.stage.days.after(due, self.stage.between((8, 12)))
        values = {"due_on": until.isoformat(), "put_off": self.found.put_off}
        self._tell(day, "admin", "extend", values)
        return until

    def _rectify(self, day: date, measures: str) -> None:
        values = {"rectified_on": day.isoformat(), "measures": measures}
        self._tell(day, "clerk", "rectify", values)

    def _verify(self, day: date) -> None:
        values = {
            "verified_on": day.isoformat(),
            "verified_by": self.stage.place.leader.name,
            "finding": self.found.finding or None,
        }
        self._tell(day, "admin", "verify", values)

    def _close(self, day: date) -> None:
        values = {"closed_on": day.isoformat(), "approved_by": self.stage.place.leader.name}
        self._tell(day, "admin", "close", values)


STORY = Story("issue", tell, order=100)
