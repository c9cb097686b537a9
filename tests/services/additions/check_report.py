"""A report of one file: by type of dispute, with its whole, as values and as a sheet."""

from sifasuo_desktop.services.exchange.report_sheet import report_sheet
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.reporting import (
    report_named,
    report_result,
    reports_json,
)
from sifasuo_desktop.statistics.periods import read_period
from tests.clock import FixedClock
from tests.services.disputes import bring


def test_it_counts_by_type_and_as_a_whole(desk: Workplace, clock: FixedClock) -> None:
    for kind in ("6", "6", "1"):
        bring(desk, clock, "accepted", dispute_type=kind)
    found = report_result(desk, report_named("by_type"), read_period("2026"))
    assert [(row.title, row.figures["cases"]) for row in found.rows] == [
        ("婚姻家庭纠纷", 1),
        ("损害赔偿纠纷", 2),
    ]
    assert found.totals == {"cases": 3, "successes": 0, "success_rate": None}
    sheet, rows = report_sheet("九华司法所", found)
    assert [column.title for column in sheet.columns][1:] == [
        "调解案件总数（件）", "调解成功（件）", "调解成功率（%）",
    ]  # fmt: skip
    assert [list(row) for row in rows] == [
        ["婚姻家庭纠纷", 1, 0, None],
        ["损害赔偿纠纷", 2, 0, None],
    ]
    assert sheet.total == ("合计", 3, 0, None)


def test_it_is_among_the_reports() -> None:
    assert "纠纷分类统计表" in [one["title"] for one in reports_json()]
