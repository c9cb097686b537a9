"""The 41 columns of the mediation statistics against a count in plain SQL over the demonstration."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from sifasuo_desktop.kernel.ids import SystemRandomness
from sifasuo_desktop.services.office.workplace import Workplace, open_workplace
from sifasuo_desktop.services.reading.finding import find
from sifasuo_desktop.services.reading.reporting import (
    behind,
    report_json,
    report_named,
    report_result,
)
from sifasuo_desktop.statistics.periods import read_period
from tests.clock import FixedClock
from tests.demonstrations import TODAY, year_in
from tests.services.offices import PASSWORD

pytestmark = pytest.mark.long

PERIODS = ("2026", "2026H1", "2026Q2", "2026-05", "2026-02-11..2026-03-10", "2019")
ACCEPTED = "d.void_reason IS NULL AND d.accepted BETWEEN ? AND ?"
AGREED = "d.void_reason IS NULL AND d.result = '1' AND d.agreed BETWEEN ? AND ?"


def one(table: str, where: str, what: str = "count(*)") -> str:
    return f"SELECT {what} FROM {table} WHERE {where}"


def dispute(where: str, more: str = "", what: str = "count(*)") -> str:
    return one("r_dispute d", f"{where}{more}", what)


def by_body(*types: str) -> str:
    known = ", ".join(f"'{one}'" for one in types)
    joined = "r_dispute d JOIN r_committee c ON c.id = d.committee"
    return one(joined, f"{ACCEPTED} AND c.type IN ({known})")


COLUMNS = {
    "cases": dispute(ACCEPTED),
    "people": one(
        "r_party p JOIN r_dispute d ON d.id = p.parent",
        f"{ACCEPTED} AND p.void_reason IS NULL",
        "coalesce(sum(p.people_count), 0)",
    ),
    "successes": dispute(AGREED),
    "difficult": dispute(ACCEPTED, " AND d.difficulty = '4'"),
    "amount": dispute(AGREED, "", "coalesce(sum(d.agreed_amount), 0)"),
    "by_village": by_body("01", "02"),
    "by_town": by_body("03", "04"),
    "by_enterprise": by_body("05"),
    "by_association": by_body("no such type"),
    "by_trade": by_body("06"),
    "by_other": by_body("99"),
    "source_applied": dispute(ACCEPTED, " AND d.source = '1'"),
    "source_own": dispute(ACCEPTED, " AND d.source = '2'"),
    "source_handed": dispute(ACCEPTED, " AND d.source IN ('3', '4', '5', '6', '7')"),
    **{f"source_{code}": dispute(ACCEPTED, f" AND d.source = '{code}'") for code in "34567"},
    **{
        f"type_{code}": dispute(ACCEPTED, f" AND d.dispute_type = '{code}'")
        for code in range(1, 19)
    },
    "oral": dispute(AGREED, " AND d.track = 'oral'"),
    "written": dispute(AGREED, " AND d.track = 'written'"),
    "performed": dispute(AGREED, " AND d.state IN ('performed', 'closed')"),
    "confirmed": one(
        "r_confirmation c JOIN r_dispute d ON d.id = c.parent",
        "c.void_reason IS NULL AND d.void_reason IS NULL AND c.result = 'valid'"
        " AND c.decided BETWEEN ? AND ?",
    ),
}


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workplace]:
    folder: Path = tmp_path_factory.mktemp("statistics") / "store"
    year_in(folder)
    clock = FixedClock(TODAY)
    workplace = open_workplace(
        folder, "clerk", PASSWORD, clock=clock, randomness=SystemRandomness()
    )
    # Some that were entered by mistake: they have their day, their parties and their type.
    for item in find(workplace, "dispute", where={"state": "mediating"}, limit=2).items:
        workplace.act("dispute.void", {"dispute": item["id"], "reason": "重复登记"})
    yield workplace
    workplace.close()


def plain(workplace: Workplace, sql: str, first: str, last: str) -> int:
    with workplace.store.reading() as reader:
        return int(reader.driver.execute(sql, (first, last)).fetchone()[0])


@pytest.mark.parametrize("text", PERIODS)
def test_every_column_is_what_plain_sql_counts(year: Workplace, text: str) -> None:
    period = read_period(text)
    first, last = period.first.isoformat(), period.last.isoformat()
    expected = {key: plain(year, sql, first, last) for key, sql in COLUMNS.items()}
    found = dict(report_result(year, report_named("mediation_cases"), period).totals)
    assert len(found) == 41
    amount = found.pop("amount")
    assert amount == Decimal(expected.pop("amount")) / 100
    assert found == expected


def test_the_year_is_worth_counting(year: Workplace) -> None:
    found = report_result(year, report_named("mediation_cases"), read_period("2026")).totals
    assert found["cases"] > 50  # type: ignore[operator]
    assert sum(bool(value) for value in found.values()) > 28


def test_the_rows_of_the_committees_add_up_to_the_whole(year: Workplace) -> None:
    found = report_result(year, report_named("mediation_cases"), read_period("2026"))
    assert len(found.rows) > 1
    for key, whole in found.totals.items():
        assert sum((row.figures[key] or 0) for row in found.rows) == whole


def test_behind_every_figure_stand_its_records(year: Workplace) -> None:
    period = read_period("2026Q2")
    report = report_named("mediation_cases")
    found = report_result(year, report, period)
    for key, value in found.totals.items():
        if key not in ("people", "amount"):
            assert len(behind(year, key, period)) == value, key
    row = found.rows[0]
    cases = behind(year, "cases", period, report.by, row.key)
    assert len(cases) == row.figures["cases"]
    assert all(one.kind == "dispute" and one.number for one in cases)


def test_a_period_without_records_is_zero_and_a_ratio_over_nothing_is_empty(
    year: Workplace,
) -> None:
    found = report_result(year, report_named("mediation_committees"), read_period("2019"))
    assert found.rows == ()
    told = report_json(found, None)
    assert told["figures"]["cases"] == 0
    assert told["figures"]["amount"] == "0.00"
    assert told["figures"]["success_rate"] is None
