"""Who takes part in one dispute, and the words its story fills its blanks with."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from sifasuo_desktop.demo.days import chinese
from sifasuo_desktop.demo.people import Company, People, Person
from sifasuo_desktop.demo.seats import Hamlet, Place
from sifasuo_desktop.demo.templates import Template

ADULT_CHILD_GAP = (23, 29)


@dataclass(frozen=True)
class Cast:
    """The parties of one dispute (``a`` applies), a child's guardian, and the story's words."""

    parties: dict[str, Person | Company]
    guardian: Person | None
    hamlet: Hamlet
    occurred: date
    words: dict[str, str] = field(default_factory=dict)

    def signs_for(self, letter: str) -> str:
        """Who speaks and signs for a party."""
        party = self.parties[letter]
        if letter == "a" and self.guardian is not None:
            return self.guardian.name
        return party.head.name if isinstance(party, Company) else party.name

    def told(self, text: str, **more: str) -> str:
        """A text of the story with its blanks filled in."""
        return text.format_map({**self.words, **more})


# A name with a point and a rare character occur in every office.
UNUSUAL = {
    ("goods_quality", "a"): {"surname": "古丽娜", "given": "·艾山", "nation": "05", "sex": "f"},
    ("loan_between_friends", "b"): {"given": "喆", "sex": "m"},
}


@dataclass
class Casting:
    """Finds the people of the stories."""

    people: People
    place: Place
    chance: Random
    unusual_used: set[tuple[str, str]] = field(default_factory=set)

    def cast(self, story: Template, applied: date, hamlet: Hamlet) -> Cast:
        """The parties of a story that is applied for on a day; ``a`` lives in ``hamlet``."""
        chance = self.chance
        other = hamlet if self._neighbours(story) else self.place.hamlet(chance)
        first = self._party(story, "a", applied, hamlet)
        parties = {"a": first}
        parties["b"] = self._party(story, "b", applied, other, first)
        if story.c:
            parties["c"] = self._party(story, "c", applied, other)
        guardian = None
        if story.a.startswith("child"):
            assert isinstance(first, Person)
            guardian = self.people.person(
                "m", chance.randint(34, 42), applied, hamlet.called, surname=first.name[0]
            )
        occurred = applied - timedelta(days=chance.randint(*story.ago))
        words = {letter: party.name for letter, party in parties.items()}
        words |= {"av": hamlet.called, "bv": other.called, "when": chinese(occurred)}
        # One draw for all, so that what belongs together in the lists stays together.
        draw = chance.random()
        words |= {n: options[int(draw * len(options))] for n, options in story.choices.items()}
        words = {name: text.format_map(words) for name, text in words.items()}
        return Cast(parties, guardian, hamlet, occurred, words)

    def _neighbours(self, story: Template) -> bool:
        close = story.near or story.couple or story.family or story.type in ("1", "2")
        return close or self.chance.random() < 0.35

    def _party(
        self,
        story: Template,
        letter: str,
        applied: date,
        hamlet: Hamlet,
        first: Person | Company | None = None,
    ) -> Person | Company:
        profile = getattr(story, letter)
        if profile.startswith("co:"):
            return self.people.company(profile.removeprefix("co:"), applied)
        sex, age = self._sex_and_age(profile)
        more: dict[str, str] = {}
        if isinstance(first, Person):
            age, more = self._kin(story, first, age, applied)
        key = (story.key, letter)
        if key in UNUSUAL and key not in self.unusual_used:
            self.unusual_used.add(key)
            more = dict(UNUSUAL[key])
            sex = more.pop("sex", sex)
        job = getattr(story, f"{letter}_job", "")
        # A trade of the story's own choices is filled in with the words.
        job = "" if job.startswith("{") else job
        return self.people.person(sex, age, applied, hamlet.called, occupation=job, **more)

    def _sex_and_age(self, profile: str) -> tuple[str, int]:
        child = profile.startswith("child")
        sex, ages = ("x", profile[5:]) if child else (profile[0], profile[1:])
        low, _, high = ages.partition("-")
        return sex, self.chance.randint(int(low), int(high))

    def _kin(
        self, story: Template, first: Person, age: int, applied: date
    ) -> tuple[int, dict[str, str]]:
        years = applied.year - first.born.year
        if story.couple:
            age = max(23, years + self.chance.randint(-1, 4))
        elif story.family:
            age = years - self.chance.randint(*ADULT_CHILD_GAP)
        return age, {"surname": first.name[0]} if story.surname else {}


def party_values(cast: Cast, letter: str, job: str, consent: str) -> dict[str, Any]:
    """A party as the intake takes it."""
    party = cast.parties[letter]
    side = "applicant" if letter == "a" else "respondent"
    if isinstance(party, Company):
        return {
            "side": side,
            "party_type": "02",
            "name": party.name,
            "id_type": "07",
            "id_number": party.credit_code,
            "phone": party.phone,
            "address": party.address,
            "legal_representative": party.head.name,
            "representative_post": "法定代表人",
            "consent": consent,
        }
    return {
        "side": side,
        "name": party.name,
        "sex": party.sex,
        "nation": party.nation,
        "birth_date": party.born.isoformat(),
        "id_number": party.id_number,
        "phone": party.phone,
        "address": party.address,
        "occupation": job.format_map(cast.words) if job else party.occupation,
        "consent": consent,
    }


def guardian_values(cast: Cast) -> list[dict[str, Any]]:
    """The guardian of a child among those who act for parties."""
    guardian = cast.guardian
    if guardian is None:
        return []
    return [
        {
            "acts_for": cast.parties["a"].name,
            "role": "guardian",
            "agent_type": "4",
            "name": guardian.name,
            "sex": guardian.sex,
            "nation": guardian.nation,
            "birth_date": guardian.born.isoformat(),
            "id_number": guardian.id_number,
            "phone": guardian.phone,
            "address": guardian.address,
            "relation": "父亲",
            "authority": "statutory",
        }
    ]
