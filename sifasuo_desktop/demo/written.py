"""A written case: from registration to the closed file."""

from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from sifasuo_desktop.demo.cast import Cast, guardian_values, party_values
from sifasuo_desktop.demo.days import chinese, hour_of
from sifasuo_desktop.demo.figures import (
    Figures,
    Part,
    obligation_values,
    payment_clause,
    performance_text,
)
from sifasuo_desktop.demo.talking import session_text, visit_text, way_of
from sifasuo_desktop.demo.templates import Template, phrases
from sifasuo_desktop.demo.timetable import Timetable, Visit
from sifasuo_desktop.demo.told_case import ToldCase

CHECKS = ("civil", "jurisdiction", "consent", "not_elsewhere", "no_crime", "mediable", "capacity")
SOURCES = (("1", None),) * 9 + (
    ("2", None),
    ("6", None),
    ("7", "71"),
    ("7", "72"),
    ("7", "73"),
    ("7", "82"),
)


class WrittenCase(ToldCase):
    """Tells one case. What a story leaves open is decided here by chance."""

    def choose_people(self) -> None:
        mediators = list(self.seat.mediators)
        self.chance.shuffle(mediators)
        self.host, *self.others = mediators
        self.tone = self.chance.randrange(9)
        hamlet = self.seat.hamlet
        self.room = "镇人民调解室" if hamlet is None else f"{hamlet.called}调解室"

    @property
    def worker(self) -> str:
        """The account that records the mediation: the mediator's own or the clerk's."""
        return "mediator" if self.host is self.place.mediator else "clerk"

    def register(self, table: Timetable, sums: Figures) -> bool:
        """The intake."""
        story, cast = self.story, self.cast
        cast.words.update(sums.words())
        cast.words["issue"] = cast.told(story.issue)
        mine = (story.source, story.source_detail)
        source, detail = mine if story.source else self.chance.choice(SOURCES)
        letters = [letter for letter in "abc" if letter in cast.parties]
        values: dict[str, Any] = {
            "committee": self.seat.name,
            "applied": table.applied.isoformat(),
            "dispute_type": story.type,
            "sub_type": story.sub,
            "source": source,
            "source_detail": detail,
            "difficulty": story.difficulty,
            "occurred": cast.occurred.isoformat(),
            "place": cast.told(story.place),
            "village": cast.hamlet.code,
            "people_involved": story.people or len(letters),
            "loss_amount": f"{sums.loss}.00" if sums.loss else None,
            "facts": cast.told(story.facts),
            "requests": [cast.told(text) for text in story.requests],
            "lead_role": self.lead_role,
            "major_petition": story.petition,
            "parties": [
                party_values(
                    cast, letter, getattr(story, f"{letter}_job"), self._consent(letter, table)
                )
                for letter in letters
            ],
            "agents": guardian_values(cast),
        }
        hour = hour_of(self.chance, self.days.on_or_after(table.applied))
        values |= escalation(story, hour, self.chance)
        return self.script.tell(table.applied, "clerk", "dispute.register", values, hour=hour)

    def _consent(self, letter: str, table: Timetable) -> str:
        return "yes" if letter != "b" or table.consented is None else "unknown"

    def consent(self, day: date, answer: str) -> bool:
        """The other side's answer, usually by telephone."""
        values = {"party": self.cast.parties["b"].name, "consent": answer}
        return self.script.tell(day, "clerk", "dispute.consent", values)

    def accept(self, table: Timetable) -> None:
        """Acceptance with its seven points, and who mediates."""
        values: dict[str, Any] = {"accepted": table.accepted.isoformat(), "checklist": CHECKS}
        if self.story.court:
            values |= {"received_from_court": table.applied.isoformat(), "court_mode": "before"}
        self.script.tell(table.accepted, "clerk", "dispute.accept", values)
        values = {
            "host": self.host.name,
            "co_mediators": [self.others[0].name] if self.others else [],
            "recorder": self.place.clerk.name,
        }
        self.script.tell(table.accepted, "clerk", "dispute.assign", values)

    def mediate(self, table: Timetable, *, agreed: bool, last_is_open: bool = False) -> None:
        """The sessions; the last one succeeds, fails or leaves it open."""
        for number, day in enumerate(table.sessions, 1):
            is_last = number == len(table.sessions)
            following = None if is_last else table.sessions[number]
            if is_last and last_is_open:
                following = self.days.after(day, 5)
            extended = table.extended_to if number == max(1, len(table.sessions) - 1) else None
            held = hour_of(self.chance, day)
            letters = [letter for letter in "abc" if letter in self.cast.parties]
            result = "3" if following else "1" if agreed else "2"
            values = {
                "held_at": f"{held:%Y-%m-%dT%H:%M}",
                "place": self.room,
                "present": [self.cast.signs_for(letter) for letter in letters],
                "invited": self.chance.sample(phrases().invited, self.chance.randint(0, 1)),
                "record": session_text(
                    self.story,
                    self.cast,
                    self.chance,
                    number=number,
                    tone=self.tone,
                    following=following,
                    agreed=agreed,
                    extended_to=extended,
                ),
                "result": result,
                "next_date": following.isoformat() if following else None,
                "extended_to": extended.isoformat() if extended else None,
            }
            entered = held + timedelta(minutes=self.chance.randrange(70, 130))
            self.script.tell(day, self.worker, "dispute.mediate", values, hour=entered)

    def agree(self, day: date, parts: tuple[Part, ...]) -> None:
        """The text of the agreement with its obligations."""
        cast, story = self.cast, self.story
        last_due = chinese(max(part.due for part in parts))
        cast.words.update(
            when2=chinese(day),
            payment=payment_clause(cast, parts),
            duty_clause=f"上述事项由{cast.parties['b'].name}完成，期限至{last_due}（含当日）。",
        )
        facts = cast.told(story.facts.replace("，申请调解。", "。").replace("，申请调解", ""))
        facts = f"{facts}\n争议事项：{cast.told(story.issue)}。\n{cast.told(story.finding)}"
        values = {
            "agreed": day.isoformat(),
            "facts": facts,
            "terms": [cast.told(term) for term in story.terms],
            "performance": performance_text(cast, parts),
            "obligations": obligation_values(story, cast, parts),
        }
        self.script.tell(day, self.worker, "dispute.agree", values)

    def sign(self, day: date, late_party: date | None = None) -> date:
        """Everybody signs on ``day``; with ``late_party`` the last party comes on another day."""
        letters = [letter for letter in "abc" if letter in self.cast.parties]
        waiting = letters[-1:] if late_party else []
        now = [signature(self.cast, letter, day) for letter in letters if letter not in waiting]
        now += [
            {
                "role": "mediator",
                "name": self.host.name,
                "manner": "sign",
                "signed": day.isoformat(),
            },
            {"role": "seal", "name": self.seat.name, "manner": "seal", "signed": day.isoformat()},
        ]
        self.script.tell(day, self.worker, "dispute.sign", {"signatures": now})
        if late_party is None:
            return day
        rest = [signature(self.cast, letter, late_party) for letter in waiting]
        self.script.tell(late_party, self.worker, "dispute.sign", {"signatures": rest})
        return late_party

    def perform(self, number: int, part: Part) -> bool:
        """A payment confirmed with its proof."""
        assert part.performed is not None
        proof = "收条" if part.at_signing else "转账凭证"
        values = {
            "obligation": str(number),
            "status": "paid",
            "performed": part.performed.isoformat(),
            "proof": proof if part.amount else "现场照片",
        }
        return self.script.tell(part.performed, "clerk", "dispute.perform", values)

    def follow_up(self, visit: Visit, part: Part | None) -> bool:
        """A visit or call."""
        text = visit_text(visit.kind, self.cast, part, self.chance)
        values = {
            "visited": visit.day.isoformat(),
            "visitor": self.host.name,
            "way": way_of(text),
            "matter": "协议履行情况",
            "situation": text,
            "satisfied": None if visit.kind == "late" else "1",
        }
        return self.script.tell(visit.day, self.worker, "dispute.follow_up", values)

    def close(self, after: date, note: str = "") -> None:
        """The file is closed some days after the last event."""
        day = self.days.after(after, self.chance.randint(2, 6))
        note = note or self.chance.choice(phrases().close)
        self.script.tell(day, "clerk", "dispute.close", {"closed": day.isoformat(), "note": note})


def escalation(story: Template, hour: datetime, chance: Random) -> dict[str, Any]:
    """What was done against a dispute growing worse; reported before it was registered."""
    if story.prediction == "1":
        return {}
    reported = hour - timedelta(minutes=chance.randrange(40, 90, 5))
    return {
        "prediction": story.prediction,
        "prediction_measures": story.measures,
        "reported_to": story.reported_to,
        "reported_at": f"{reported:%Y-%m-%dT%H:%M}",
    }


def signature(cast: Cast, letter: str, day: date) -> dict[str, Any]:
    """A party's signature; a child's guardian signs."""
    return {
        "role": "agent" if letter == "a" and cast.guardian else "party",
        "name": cast.signs_for(letter),
        "party": cast.parties[letter].name,
        "manner": "sign_fingerprint",
        "signed": day.isoformat(),
    }
