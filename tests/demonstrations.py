"""The year of the demonstration that several tests look at or send away, told once."""

from datetime import date
from pathlib import Path

from sifasuo_desktop.demo.story import Period, Told, make_demo
from sifasuo_desktop.store.slots import LEAST
from tests.made_once import copied, made_for_all
from tests.services.offices import PASSWORD

TODAY = date(2026, 11, 20)


def tell_demo(folder: Path, *, seed: int = 1, scale: float = 1.0) -> Told:
    """A demonstration up to TODAY."""
    period = Period.of(TODAY)
    return make_demo(folder, password=PASSWORD, period=period, seed=seed, scale=scale, cost=LEAST)


def year_in(folder: Path) -> Told:
    """The whole year in ``folder``."""
    made, told = made_for_all(tell_demo)
    copied(made, folder)
    return told
