"""A person of the tests and the rows that the shipped (and the office's own) numbers give."""

import tomllib
from dataclasses import replace
from datetime import date
from typing import Any

from sifasuo_desktop.domain.deadlines.book import all_rules
from sifasuo_desktop.domain.deadlines.engine import Obligation, obligations
from sifasuo_desktop.domain.deadlines.facts import CorrectionFacts
from sifasuo_desktop.domain.deadlines.parameters import Parameters
from sifasuo_desktop.domain.periods import Category
from sifasuo_desktop.kernel.paths import resources
from sifasuo_desktop.services.office.reference import load_calendar, load_parameters

D = date.fromisoformat
CHINA, SHIPPED = load_calendar(), load_parameters()
EXPECTED = CorrectionFacts(
    id="c" * 32,
    number="矫2026-0014",
    who="赵某",
    state="expected",
    category=Category.PROBATION,
    effective_on=D("2026-01-05"),
)
PERSON = replace(
    EXPECTED,
    state="supervised",
    reported_on=D("2026-01-12"),
    start=D("2026-01-05"),
    end=D("2026-10-01"),
    announced_on=D("2026-01-12"),
    team_on=D("2026-01-12"),
    plan_on=D("2026-01-12"),
)


def with_own(own: dict[str, Any]) -> Parameters:
    """The national numbers and over them what an office entered."""
    national = tomllib.loads(resources("rules", "national.toml").read_text(encoding="utf-8"))
    return Parameters(national, own)


def rows(
    person: CorrectionFacts, today: str, own: dict[str, Any] | None = None
) -> dict[tuple[str, str], Obligation]:
    """The rows of ``person`` by rule (without its prefix) and part."""
    parameters = with_own(own) if own else SHIPPED
    found = obligations([person], all_rules(), parameters, CHINA, D(today))
    return {(row.rule.removeprefix("correction."), row.part): row for row in found}
