"""A mistake in what a ledger declares of its papers and registers is told, with its place."""

from dataclasses import replace

import pytest

from sifasuo_desktop.domain.ledger import Group, Ledger, Sheet, Tally, View
from sifasuo_desktop.ledgers.campaign import LEDGER as CAMPAIGN
from sifasuo_desktop.ledgers.enterprise import VISIT, EnterpriseFinding
from sifasuo_desktop.ledgers.issue import LEDGER as ISSUE
from tests.unit.test_ledger_checking import ISSUES, VISITS, told

CAMPAIGNS = "sifasuo_desktop/ledgers/campaign.py: campaign: "
TALLY = Tally(name="found", title="发现问题", part=EnterpriseFinding)
ORDER = Sheet(name="order", title="交办单")


@pytest.mark.parametrize(
    ("ledger", "said"),
    [
        (
            replace(ISSUE, views=(View(name="all", title="全表", columns=("object", "whom")),)),
            f"{ISSUES}view all: there is no field whom",
        ),
        (
            replace(ISSUE, tallies=(TALLY,)),
            f"{ISSUES}tally found: enterprise_finding is no part of it",
        ),
        (
            replace(VISIT, register=(), tallies=(replace(TALLY, filled="done_on"),)),
            f"{VISITS}tally found: there is no field done_on",
        ),
        (
            replace(VISIT, register=(), tallies=(replace(TALLY, name="advice"),)),
            f"{VISITS}tally advice: there is a field of that name",
        ),
        (
            replace(VISIT, columns=("firm", "found")),
            f"{VISITS}columns: there is no field found",
        ),
        (
            replace(ISSUE, cited="name"),
            f"{ISSUES}cited: 'name', there are both, title, number",
        ),
        (
            replace(ISSUE, sheets=(replace(ORDER, since="given_on"),)),
            f"{ISSUES}sheet order: there is no field given_on",
        ),
        (
            replace(ISSUE, sheets=(replace(ORDER, groups=(Group(title="一", fields=("a",)),)),)),
            f"{ISSUES}sheet order: there is no field a",
        ),
        (
            replace(ISSUE, sheets=(replace(ORDER, name="sheet"),)),
            f"{ISSUES}sheet sheet is there twice",
        ),
        (
            replace(VISIT, sheet=replace(ORDER, asks="advice")),
            f"{VISITS}sheet order: advice is no field of codes",
        ),
        (
            replace(VISIT, sheet=replace(ORDER, beside={"advice": ("name",)})),
            f"{VISITS}sheet order: field advice names no record",
        ),
        (
            replace(VISIT, sheet=replace(ORDER, beside={"enterprise": ("size",)})),
            f"{VISITS}sheet order: enterprise has no field size",
        ),
        (
            replace(CAMPAIGN, sheet=replace(ORDER, counts=("leads",))),
            f"{CAMPAIGNS}sheet order: there is no figure leads of a ledger",
        ),
        (
            replace(VISIT, sheet=replace(ORDER, counts=("publicity_events",))),
            f"{VISITS}sheet order: publicity does not point here, figure publicity_events counts nothing",
        ),
    ],
)
def test_a_mistake_in_papers_and_registers_names_its_place(ledger: Ledger, said: str) -> None:
    assert told(ledger) == [said]
