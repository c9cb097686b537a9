"""用印: which seal, on what, who asked and who allowed it."""

from typing import Any

import pytest

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.finding import find
from sifasuo_desktop.services.reading.reporting import report_named, report_result
from sifasuo_desktop.services.reading.showing import show
from sifasuo_desktop.statistics.periods import read_period
from tests.services.disputes import COMMITTEE
from tests.services.ledger_entries import told


def use(**changes: Any) -> dict[str, Any]:
    """The seal of the office, twice, on 2026-04-07."""
    values = {
        "used_on": "2026-04-07",
        "seal": "office",
        "document": "一季度工作小结",
        "copies": 2,
        "applicant": "沈知秋",
        "approver": "顾明远",
    }
    return {**values, **changes}


def test_a_use_of_a_seal_is_kept_and_found(desk: Workplace) -> None:
    made = desk.act("seal_use.add", use(doc_no="云司〔２０２６〕３号"))
    assert (made.number, made.state) == ("印2026-0001", "kept")
    assert show(desk, "seal_use", made.id)["record"]["doc_no"] == "云司〔2026〕3号"
    other = use(seal="committee", committee=COMMITTEE, document="人民调解协议书")
    desk.act("seal_use.add", other)
    assert [one["id"] for one in find(desk, "seal_use", "云司〔2026〕3号").items] == [made.id]
    assert [one["number"] for one in find(desk, "seal_use", where={"seal": "committee"}).items] == [
        "印2026-0002"
    ]


@pytest.mark.parametrize(
    ("changes", "problems"),
    [
        ({"used_on": "2026-04-11"}, [("date.future", "used_on")]),
        ({"copies": 0}, [("value.count", "copies")]),
        ({"seal": "town"}, [("value.code", "seal")]),
        ({"approver": ""}, [("value.required", "approver")]),
        ({"committee": "没有的调委会"}, [("value.not_found", "committee")]),
    ],
)
def test_a_use_that_cannot_be_is_refused(
    clerk: Workplace, changes: dict[str, Any], problems: list[tuple[str, str]]
) -> None:
    assert told(clerk, "seal_use.add", use(**changes)) == problems
    assert find(clerk, "seal_use").total == 0


def test_a_void_use_keeps_its_number_and_its_reason(clerk: Workplace) -> None:
    ref = clerk.act("seal_use.add", use()).id
    clerk.act("seal_use.void", {"seal_use": ref, "reason": "没有用印"})
    record = show(clerk, "seal_use", "印2026-0001")["record"]
    assert (record["state"], record["void_reason"]) == ("void", "没有用印")
    assert clerk.act("seal_use.add", use()).number == "印2026-0002"


def test_uses_and_copies_are_counted(clerk: Workplace) -> None:
    days = (("2026-03-31", 9), ("2026-04-01", 2), ("2026-04-07", 3), ("2026-04-08", 50))
    refs = [clerk.act("seal_use.add", use(used_on=day, copies=n)).id for day, n in days]
    clerk.act("seal_use.void", {"seal_use": refs[3], "reason": "没有用印"})
    totals = report_result(clerk, report_named("month"), read_period("2026-04")).totals
    assert (totals["seal_uses"], totals["seal_copies"]) == (2, 5)
