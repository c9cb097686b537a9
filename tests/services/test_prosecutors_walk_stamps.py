"""The prosecutor's walk: what was entered long after its day bears a mark on screen and paper."""

import pytest

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.paper.printing import paper_pdf
from sifasuo_desktop.services.reading.happening import happened
from sifasuo_desktop.services.reading.late_marks import late_days, mark_words
from sifasuo_desktop.services.reading.listing import Asked, list_page
from sifasuo_desktop.services.reading.showing import show
from tests.clock import FixedClock
from tests.reading_pdf import text_of
from tests.services.people import check, decision, leave, person


@pytest.fixture
def ref(clerk: Workplace, clock: FixedClock) -> str:
    clock.move("2026-01-09")
    return clerk.act("correction.receive", person()).id


@pytest.mark.parametrize(
    ("verb", "values", "at", "days"),
    [
        ("correction.close", {"closed": "2026-05-01"}, "2026-05-09T10:00", 8),
        ("correction.close", {"closed": "2026-05-01"}, "2026-05-02T10:00", 0),
        ("correction.visit", {"done_at": "2026-05-01T09:00"}, "2026-05-03T10:00", 2),
        ("correction.report", {"done_at": "2026-05-01T09:00"}, "2026-05-01T10:00", 0),
        ("correction.leave_approve", {"approved": None}, "2026-05-03T10:00", 0),
    ],
)
def test_the_stamp_of_the_log_tells_how_late_an_entry_is(
    verb: str, values: dict[str, str], at: str, days: int
) -> None:
    assert late_days(verb, values, at) == days


def test_a_leave_entered_after_it_was_over_is_marked_on_screen_and_paper(
    clerk: Workplace, clock: FixedClock, ref: str
) -> None:
    """Entered on 05-20 for 05-01 to 05-05, applied for on 04-25 and approved on 04-26."""
    clock.move("2026-05-20")
    clerk.act("correction.leave_request", leave(ref, "2026-05-01", "2026-05-05", "2026-04-25"))
    clerk.act("correction.leave_approve", decision(ref, "county", "2026-04-26"))
    found = show(clerk, "correction", ref)
    assert found["children"]["leave"][0]["entered_late"] == 25
    words = [one.text for one in happened(found["history"])]
    assert ["事后登记（25 天）" in text for text in words] == [False, True, False]
    assert "事后登记（24 天）" in words[0]
    assert "事后登记（25天）" in text_of(paper_pdf(clerk, "leave_approval", ref).pdf)


def test_six_visits_in_one_sitting_are_marked_each(
    clerk: Workplace, clock: FixedClock, ref: str
) -> None:
    clock.move("2026-06-30")
    for month in range(1, 7):
        values = check(ref, f"2026-{month:02d}-20", visited="本人", way="site")
        clerk.act(
            "correction.visit", {**values, "content": f"{month}月走访，在家，家人在场。" * month}
        )
    marks = [one["entered_late"] for one in show(clerk, "correction", ref)["children"]["check"]]
    assert marks == [161, 130, 102, 71, 41, 10]


def test_what_was_entered_at_once_bears_no_mark(
    clerk: Workplace, clock: FixedClock, ref: str
) -> None:
    clerk.act("correction.report", check(ref, "2026-01-09"))
    found = show(clerk, "correction", ref)
    assert found["record"]["entered_late"] == 0
    assert found["children"]["check"][0]["entered_late"] == 0
    assert mark_words(0) == ""


def test_what_is_void_is_not_late_in_the_list(
    clerk: Workplace, clock: FixedClock, ref: str
) -> None:
    def marked() -> list[int]:
        return [one["entered_late"] for one in list_page(clerk, Asked("correction")).items]

    clock.move("2026-05-20")
    clerk.act("correction.report", check(ref, "2026-05-17"))
    assert marked() == [3]
    clerk.act("correction.report", check(ref, "2026-05-01"))
    clerk.act("correction.leave_request", leave(ref, "2026-05-01", "2026-05-05", "2026-04-25"))
    assert marked() == [25]
    ended = {"correction": ref, "leave": "1", "how": "voided", "end_reason": "登记到了别人名下"}
    clerk.act("correction.leave_end", {**ended, "ended_on": "2026-05-10"})
    assert marked() == [19]
    mistaken = show(clerk, "correction", ref)["children"]["check"][1]["id"]
    values = {"correction": ref, "check": mistaken, "reason": "登记到了别人名下"}
    clerk.act("correction.void_check", values)
    assert marked() == [3]
