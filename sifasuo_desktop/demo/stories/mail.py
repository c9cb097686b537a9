"""收发文 through the year: most is done and filed, a few papers wait on the desk, one is late."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

import msgspec

from sifasuo_desktop.demo.script import Script
from sifasuo_desktop.demo.stage import Stage, Story, told_table

OWN = {"所": "九司", "所函": "九司函"}
"""The signs of the office's own numbers; those of others are numbered by how far the year is."""
OTHERS = "皋"
DAYS_A_NUMBER = 4


class Paper(msgspec.Struct, frozen=True, kw_only=True):
    """One document as ``resources/demo/mail.toml`` tells it."""

    way: str
    party: str
    subject: str
    at: int = 0
    ago: int = 0
    letter: str = ""
    due: int = 0
    done: int | None = None
    filed: int = 0
    opinion: str = ""
    result: str = ""
    why: str = ""


def tell(stage: Stage) -> Iterator[Script]:
    """Every document by its day."""
    own = own_numbers(stage)
    for case, paper, day in _by_day(stage):
        yield _moved(stage, paper, day, case, own.get(case) or _number(stage, paper, day))


def own_numbers(stage: Stage) -> dict[str, str]:
    """The numbers of the office's own papers by case; each sign counts from 1 every year."""
    given: Counter[str] = Counter()
    found = {}
    for case, paper, day in _by_day(stage):
        if paper.letter in OWN:
            sign = f"{OWN[paper.letter]}〔{day.year}〕"
            given[sign] += 1
            found[case] = f"{sign}{given[sign]}号"
    return found


def _by_day(stage: Stage) -> Iterator[tuple[str, Paper, date]]:
    told = told_table("mail", "mail", Paper)
    days = {
        f"mail-{told.index(one) + 1}": (
            one,
            stage.since_first(one.at) if one.at else stage.ago(one.ago),
        )
        for one in stage.some(told)
    }
    for case, (paper, day) in sorted(days.items(), key=lambda entry: entry[1][1]):
        if day > stage.days.first:
            yield case, paper, day


def case_of(words: str) -> str:
    """The case of the document whose title holds the words."""
    told = told_table("mail", "mail", Paper)
    return f"mail-{next(n for n, one in enumerate(told, 1) if words in one.subject)}"


def _number(stage: Stage, paper: Paper, day: date) -> str | None:
    if not paper.letter:
        return None
    place = day.timetuple().tm_yday // DAYS_A_NUMBER + stage.between((1, 3))
    return f"{OTHERS}{paper.letter}〔{day.year}〕{place}号"


def _moved(stage: Stage, paper: Paper, day: date, case: str, number: str | None) -> Script:
    script = stage.script(case)
    words = {"town": stage.place.town_name, "next": day.year + 1}
    came = paper.way == "in"
    written = stage.days.before(day, stage.between((1, 4))) if came else day
    values = {
        "direction": paper.way,
        "moved_on": day.isoformat(),
        "party": paper.party.format_map(words),
        "doc_no": number,
        "subject": paper.subject.format_map(words),
        "written_on": written.isoformat(),
        "copies": 1 if came else stage.between((1, 3)),
        "handler": stage.chance.choice((stage.place.clerk, stage.place.leader)).name,
        "due_on": (day + timedelta(paper.due)).isoformat() if paper.due else None,
        "opinion": paper.opinion or None,
    }
    script.tell(day, "clerk", "mail.add", values, about="mail")
    if paper.why:
        void = {"reason": paper.why}
        script.tell(stage.days.after(day, 1), "clerk", "mail.void", void, about="mail")
    elif paper.done is not None:
        _done(stage, script, paper, stage.days.after(day, paper.done))
    return script


def _done(stage: Stage, script: Script, paper: Paper, done: date) -> None:
    values: Mapping[str, Any] = {"done_on": done.isoformat(), "result": paper.result or None}
    script.tell(done, "clerk", "mail.finish", values, about="mail")
    if paper.filed:
        filed = stage.days.after(done, paper.filed)
        values = {"filed_on": filed.isoformat(), "volume": f"{filed.year}年文书档案"}
        script.tell(filed, "clerk", "mail.file", values, about="mail")


STORY = Story("mail", tell, order=310)
