"""A rule about closed cases, declared in one file with its number: due, then over, then gone."""

from datetime import date

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.due import due_rows
from tests.clock import FixedClock
from tests.services.disputes import bring, do


def rows(desk: Workplace, day: str) -> list[tuple[str, str, str]]:
    due = due_rows(desk, on=date.fromisoformat(day), within=60)
    return [(row.title, row.due.isoformat(), row.light) for row in due]


def test_a_closed_case_has_its_row_for_so_many_days(desk: Workplace, clock: FixedClock) -> None:
    case = bring(desk, clock, "effective")
    clock.move("2026-04-30")
    for number in ("1", "2"):
        do(desk, "perform", case, obligation=number, status="paid", performed="2026-04-30")
    do(desk, "close", case, closed="2026-04-30")
    assert rows(desk, "2026-04-30") == [("案卷归档", "2026-05-30", "green")]
    assert rows(desk, "2026-06-10") == [("案卷归档", "2026-05-30", "yellow")]
    assert rows(desk, "2026-06-30") == []
