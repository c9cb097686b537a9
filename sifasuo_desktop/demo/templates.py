"""The stories the demonstration tells, read from ``resources/demo``."""

import tomllib
from functools import cache
from typing import Any

import msgspec

from sifasuo_desktop.kernel.paths import resources


class Template(msgspec.Struct, frozen=True, kw_only=True):
    """One story with blanks; it is told ``n`` times a year with other people and figures.

    ``a``, ``b``, ``c`` say who takes part: sex and ages (``m40-60``), ``child9-15``, or ``co:`` and
    a kind of company. ``pay`` is ``now``, ``parts``, ``duty`` (something else than money).
    """

    key: str
    type: str
    n: int
    facts: str
    a: str
    b: str
    c: str = ""
    sub: str | None = None
    difficulty: str = "1"
    source: str = ""
    source_detail: str | None = None
    prediction: str = "1"
    measures: str | None = None
    reported_to: str | None = None
    petition: bool = False
    people: int = 0
    a_job: str = ""
    b_job: str = ""
    c_job: str = ""
    near: bool = False
    family: bool = False
    surname: bool = False
    couple: bool = False
    court: bool = False
    labour: bool = False
    confirm: bool = False
    refuses: bool = False
    later: bool = False
    ago: tuple[int, int] = (3, 30)
    place: str = ""
    loss: tuple[int, int, int] | None = None
    share: tuple[int, ...] = (100,)
    share_c: int = 0
    pay: str = ""
    duty: str = ""
    manner: str = ""
    choices: dict[str, tuple[str, ...]] = {}
    requests: tuple[str, ...] = ()
    issue: str = ""
    finding: str = ""
    a_says: str = ""
    b_says: str = ""
    work: str = ""
    terms: tuple[str, ...] = ()
    reason: str = ""
    channels: tuple[str, ...] = ()
    explanation: str = ""


class Phrases(msgspec.Struct, frozen=True, kw_only=True):
    """Sentences for records of sessions and visits."""

    opening: tuple[str, ...]
    first_round: tuple[str, ...]
    goes_on: tuple[str, ...]
    agreed: tuple[str, ...]
    last_round: tuple[str, ...]
    not_agreed: tuple[str, ...]
    extended: str
    invited: tuple[str, ...]
    visit_money: tuple[str, ...]
    visit_part: tuple[str, ...]
    visit_early: tuple[str, ...]
    visit_late: tuple[str, ...]
    visit_duty: tuple[str, ...]
    close: tuple[str, ...]


def demo_table(name: str) -> dict[str, Any]:
    """A file of ``resources/demo``."""
    with resources("demo", f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def templates(name: str, table: str = "case") -> tuple[Template, ...]:
    """The stories of one table of one file."""
    return msgspec.convert(demo_table(name)[table], tuple[Template, ...])


@cache
def phrases() -> Phrases:
    """The sentences of ``phrases.toml``."""
    return msgspec.convert(demo_table("phrases"), Phrases)
