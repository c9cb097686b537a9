"""A report with its call: counts what there is, for whoever may read it."""

from datetime import date
from importlib import import_module

import pytest

from sifasuo_desktop.cli.main import build_parser
from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.services.office.workplace import Workplace
from tests.services.disputes import registration
from tests.services.offices import seat

# Only in the copy is it there.
by_dispute_type = import_module(
    "sifasuo_desktop.services.reading.dispute.type_report"
).by_dispute_type
THIS_YEAR = date(2026, 1, 1), date(2026, 4, 30)


def test_it_counts_by_type_within_the_days(desk: Workplace) -> None:
    for kind in ("6", "6", "1"):
        desk.act("dispute.register", registration(dispute_type=kind))
    title = desk.codes.title
    assert by_dispute_type(desk, *THIS_YEAR) == {
        title("dispute_type", "6"): 2,
        title("dispute_type", "1"): 1,
    }
    assert by_dispute_type(desk, date(2025, 1, 1), date(2025, 12, 31)) == {}


def test_whoever_may_not_read_disputes_is_refused(office: Workplace) -> None:
    with pytest.raises(Refused):
        by_dispute_type(seat(office, "auditor"), *THIS_YEAR)


def test_the_call_is_there() -> None:
    assert build_parser().parse_args(["report", "--store", "s"]).runs == "reporting:report"
