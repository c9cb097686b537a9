"""用印 through the year: on the office's own papers, and on the agreements of the town's committee."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import msgspec

from sifasuo_desktop.demo.script import Script
from sifasuo_desktop.demo.stage import Stage, Story, told_table
from sifasuo_desktop.demo.stories.mail import case_of, own_numbers


class Use(msgspec.Struct, frozen=True, kw_only=True):
    """One use of a seal as ``resources/demo/seal_uses.toml`` tells it."""

    document: str
    copies: int
    to: str
    who: str
    at: int = 0
    ago: int = 0
    mail: str = ""
    seat: bool = False
    remark: str = ""
    why: str = ""


def tell(stage: Stage) -> Iterator[Script]:
    """Every use, entered on its day: the book lies beside the seal."""
    for number, use in enumerate(stage.some(told_table("seal_uses", "use", Use)), 1):
        day = stage.since_first(use.at) if use.at else stage.ago(use.ago)
        if day > stage.days.first:
            yield _used(stage, use, day, f"seal-use-{number}")


def _used(stage: Stage, use: Use, day: date, case: str) -> Script:
    script = stage.script(case)
    # What a paper goes out with is sealed after it was entered.
    entered = stage.days.after(day, 1) if use.mail else day
    script.tell(entered, "clerk", "seal_use.add", _values(stage, use, entered), about="seal_use")
    if use.why:
        void = {"reason": use.why}
        script.tell(entered, "clerk", "seal_use.void", void, about="seal_use")
    return script


def _values(stage: Stage, use: Use, day: date) -> dict[str, Any]:
    place, paper = stage.place, case_of(use.mail) if use.mail else ""
    words = {
        "town": place.town_name,
        "village": stage.hamlet().called,
        "court": place.court,
    }
    return {
        "used_on": day.isoformat(),
        "seal": "committee" if use.seat else "office",
        "committee": place.town_seat.name if use.seat else None,
        "document": use.document,
        "doc_no": own_numbers(stage).get(paper),
        "copies": use.copies,
        "sent_to": use.to.format_map(words),
        "applicant": getattr(place, use.who).name,
        "approver": (place.town_seat.mediators[0] if use.seat else place.leader).name,
        "keeper": place.clerk.name,
        "mail": stage.named(paper, day),
        "remark": use.remark or None,
    }


STORY = Story("seal_use", tell, order=330)
