"""What every told dispute knows: its story, its people, its seat, and the days it may happen on."""

from random import Random

from sifasuo_desktop.demo.cast import Cast
from sifasuo_desktop.demo.days import Days
from sifasuo_desktop.demo.script import Script
from sifasuo_desktop.demo.seats import Place, Seat
from sifasuo_desktop.demo.templates import Template


class ToldCase:
    """Base of written and oral cases; the acts gather in ``script``."""

    def __init__(
        self,
        name: str,
        story: Template,
        cast: Cast,
        seat: Seat,
        place: Place,
        days: Days,
        chance: Random,
        lead_role: str = "1",
    ) -> None:
        self.story, self.cast, self.seat, self.place = story, cast, seat, place
        self.days, self.chance, self.lead_role = days, chance, lead_role
        self.script = Script(name, days, chance)
        self.choose_people()

    def choose_people(self) -> None:
        """Who of the seat does what."""
