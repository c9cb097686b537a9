"""Numbers over the end of a year: the year is that of the act on paper, not of the day of entry."""

from typing import Any

import pytest

from sifasuo_desktop.services.office.workplace import Workplace
from tests.clock import FixedClock
from tests.services.disputes import do, oral, record, refused, registration
from tests.services.people import person


def registered(desk: Workplace, applied: str) -> str:
    return desk.act("dispute.register", registration(applied=applied)).id


def numbers(desk: Workplace, case: str) -> tuple[Any, Any]:
    found = record(desk, case)
    return found["register_no"], found["file_no"]


@pytest.fixture
def new_year(desk: Workplace, clock: FixedClock) -> Workplace:
    """The first working day of 2027; nothing is entered yet."""
    clock.move("2027-01-04")
    return desk


def test_a_dispute_has_the_year_of_its_application_and_of_its_acceptance(
    new_year: Workplace,
) -> None:
    first, second = registered(new_year, "2026-12-29"), registered(new_year, "2026-12-30")
    third = registered(new_year, "2027-01-04")
    do(new_year, "accept", second, accepted="2027-01-04")
    do(new_year, "accept", first, accepted="2026-12-31")
    do(new_year, "accept", third, accepted="2027-01-04")
    assert numbers(new_year, first) == ("登2026-0001", "（2026）皋云人调字第001号")
    assert numbers(new_year, second) == ("登2026-0002", "（2027）皋云人调字第001号")
    assert numbers(new_year, third) == ("登2027-0001", "（2027）皋云人调字第002号")


def test_the_old_year_goes_on_without_a_gap_while_the_new_one_has_begun(
    new_year: Workplace,
) -> None:
    for accepted in ("2027-01-04", "2026-12-31", "2027-01-04", "2026-12-30"):
        do(new_year, "accept", registered(new_year, "2026-12-28"), accepted=accepted)
    found = new_year.store
    with found.reading() as reader:
        given = reader.connection.exec_driver_sql(
            "SELECT file_no FROM r_dispute ORDER BY register_no"
        ).scalars()
        assert list(given) == [
            "（2027）皋云人调字第001号",
            "（2026）皋云人调字第001号",
            "（2027）皋云人调字第002号",
            "（2026）皋云人调字第002号",
        ]


def test_an_oral_agreement_has_the_year_of_its_day_in_a_series_of_its_own(
    new_year: Workplace,
) -> None:
    old = {"applied": "2026-12-31", "agreed": "2026-12-31"}
    new = {"applied": "2027-01-04", "agreed": "2027-01-04"}
    given = [new_year.act("dispute.register_oral", oral(**day)).number for day in (new, old, new)]
    assert given == [
        "（2027）皋云人调口字第001号",
        "（2026）皋云人调口字第001号",
        "（2027）皋云人调口字第002号",
    ]
    written = registered(new_year, "2026-12-28")
    do(new_year, "accept", written, accepted="2027-01-04")
    assert record(new_year, written)["file_no"] == "（2027）皋云人调字第001号"


def test_a_person_has_the_year_of_reporting_or_else_of_the_entry(new_year: Workplace) -> None:
    late = {"effective": "2026-12-21", "start": "2026-12-21", "end": "2027-12-20"}
    given = [
        new_year.act("correction.receive", person(**late, name=name, id_number=None, **day)).number
        for name, day in (
            ("葛云帆", {"reported": "2026-12-30"}),
            ("费大河", {"reported": None}),
            ("卞青松", {"reported": "2027-01-04"}),
            ("梅若溪", {"reported": "2026-12-31"}),
        )
    ]
    assert given == ["矫2026-0001", "矫2027-0001", "矫2027-0002", "矫2026-0002"]


@pytest.mark.parametrize(
    "spelled",
    [
        "（2026）皋云人调字第001号",
        "(2026)皋云人调字第001号",
        "〔2026〕皋云人调字第1号",
        "（２０２６）皋云人调字第００１号",
        "( 2026 ) 皋云人调字第 01 号",
    ],
)
def test_a_number_that_was_given_is_not_kept_again_in_another_spelling(
    desk: Workplace, spelled: str
) -> None:
    first = registered(desk, "2026-03-31")
    do(desk, "accept", first, accepted="2026-04-02")
    late = {"reason": "补录旧档", "file_no": spelled}
    again = registration(applied="2026-02-02", late_entry=late)
    assert refused(desk, "dispute.register", **again) == [
        ("dispute.number_taken", "late_entry.file_no")
    ]
    free = {"reason": "补录旧档", "file_no": "（2026）皋云人调字第011号"}
    kept = desk.act("dispute.register", {**again, "late_entry": free})
    assert kept.number == "（2026）皋云人调字第011号"
