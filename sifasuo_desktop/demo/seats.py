"""Where the story happens: the office, its villages, its committees and who mediates there."""

from dataclasses import dataclass
from random import Random

from sifasuo_desktop.demo.people import Person


@dataclass(frozen=True)
class Hamlet:
    """A village or residents' committee: its code and what people call it."""

    code: str
    called: str


@dataclass(frozen=True)
class Seat:
    """A people's mediation committee with its mediators; ``hamlet`` is None for the town's."""

    name: str
    mediators: tuple[Person, ...]
    hamlet: Hamlet | None = None


@dataclass(frozen=True)
class Place:
    """The office of the story. ``town`` is how addresses begin, ``court`` the basic court."""

    town: str
    town_name: str
    court: str
    police: str
    hamlets: tuple[Hamlet, ...]
    town_seat: Seat
    village_seats: tuple[Seat, ...]
    clerk: Person
    mediator: Person
    leader: Person

    def hamlet(self, chance: Random) -> Hamlet:
        """Any village of the town."""
        return chance.choice(self.hamlets)
