"""The people under correction of the demonstration, read from ``resources/demo``."""

from functools import cache

import msgspec

from sifasuo_desktop.demo.templates import demo_table


class Absence(msgspec.Struct, frozen=True, kw_only=True):
    """A leave; ``in_days`` counts from the story's first day."""

    days: int
    reason: str
    detail: str
    where: str
    kind: str
    proof: str
    in_days: int = 0
    county: bool = False
    refused: str = ""


class Offender(msgspec.Struct, frozen=True, kw_only=True):
    """One person: what for, how long, and how he lives."""

    key: str
    sex: str
    age: int
    offence: str
    sentence: str
    work: str
    home: str
    category: str = "02"
    organ: str = ""
    years: int = 0
    months: int = 0
    started: int | None = None
    ends: int | None = None
    recheck_in: int | None = None
    late: int = 0
    ban: str | None = None
    managed_by: str = "office"
    juvenile: bool = False
    expected: bool = False
    leaves: tuple[Absence, ...] = ()
    leave_now: Absence | None = None


class Sentences(msgspec.Struct, frozen=True, kw_only=True):
    """What the records of checks say."""

    report: tuple[str, ...]
    health: tuple[str, ...]
    recheck: tuple[str, ...]
    ban: tuple[str, ...]
    visit: tuple[str, ...]
    talk: tuple[str, ...]
    first_talk: str
    plan: str


@cache
def offenders() -> tuple[Offender, ...]:
    """Everybody on the register in the year."""
    return msgspec.convert(demo_table("corrections")["person"], tuple[Offender, ...])


@cache
def sentences() -> Sentences:
    """The sentences of ``corrections.toml``."""
    return msgspec.convert(demo_table("corrections")["sentences"], Sentences)
