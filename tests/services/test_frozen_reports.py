"""A report is frozen, names what changed since, and is reopened with a reason."""

import json

import pytest

from sifasuo_desktop.domain.office.snapshot import Snapshot
from sifasuo_desktop.services.office.log_check import check
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.frozen import against_frozen, frozen, frozen_reports
from sifasuo_desktop.services.reading.reporting import period_named, report_named, report_result
from sifasuo_desktop.statistics.periods import read_period
from tests.clock import FixedClock
from tests.services.disputes import refused
from tests.services.offices import seat

MARCH = "2026-03"


def event(desk: Workplace, day: str, people: int = 80) -> str:
    values = {"held_on": day, "theme": "民法典进村", "place": "文化广场", "people": people}
    return desk.act("publicity.add", {**values, "forms": ["02"], "audiences": ["05"]}).id


def freeze(desk: Workplace, period: str = MARCH) -> str:
    return desk.act("report.freeze", {"report": "month", "period": period}).id


def test_a_frozen_report_keeps_its_figures_and_the_records_behind(desk: Workplace) -> None:
    one = event(desk, "2026-03-02")
    event(desk, "2026-04-02")
    freeze(desk)
    kept = frozen(desk, report_named("month"), read_period(MARCH))
    assert kept is not None
    figures = json.loads(kept.figures)["figures"]
    assert (figures["publicity_events"], figures["publicity_people"]) == (1, 80)
    assert figures["success_rate"] is None
    assert list(json.loads(kept.behind)["publicity"]) == [one]


def test_what_entered_left_and_changed_since_is_named(desk: Workplace) -> None:
    kept, gone = event(desk, "2026-03-02"), event(desk, "2026-03-09", 30)
    freeze(desk)
    report, period = report_named("month"), read_period(MARCH)
    same = against_frozen(desk, report, period)
    assert (same.figures, same.entered, same.left, same.changed) == ({}, (), (), ())
    desk.act("publicity.change", {"publicity": kept, "people": 100, "reason": "漏计一个班级"})
    desk.act("publicity.void", {"publicity": gone, "reason": "重复登记"})
    new = event(desk, "2026-03-20", 7)
    found = against_frozen(desk, report, period)
    assert found.figures == {"publicity_people": (110, 107)}
    assert [one.id for one in found.entered] == [new]
    assert [(one.id, one.number) for one in found.left] == [(gone, "普2026-0002")]
    assert [(one.id, one.number) for one in found.changed] == [(kept, "普2026-0001")]


def test_a_report_is_frozen_once_and_again_after_it_was_reopened(
    desk: Workplace, office: Workplace
) -> None:
    event(desk, "2026-03-02")
    one = freeze(desk)
    twice = refused(desk, "report.freeze", report="month", period=MARCH)
    assert twice == [("report.frozen", "period")]
    assert refused(desk, "report.reopen", snapshot=one) == [("value.required", "reason")]
    desk.act("report.reopen", {"snapshot": one, "reason": "漏报一场"})
    event(desk, "2026-03-03", 20)
    two = freeze(desk)
    listed = frozen_reports(desk, "month")
    assert {(item.id, item.state) for item in listed} == {(one, "reopened"), (two, "frozen")}
    first = next(item for item in listed if item.id == one)
    assert json.loads(first.figures)["figures"]["publicity_people"] == 80
    assert first.reopen_reason == "漏报一场"
    assert check(office).ok


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"report": "month", "period": "2026-04"}, ("report.not_over", "period")),
        ({"report": "month", "period": "2026年3月"}, ("period.form", "period")),
        ({"report": "weather", "period": MARCH}, ("report.unknown", "report")),
    ],
)
def test_what_cannot_be_frozen_is_refused(
    desk: Workplace, values: dict[str, str], told: tuple[str, str]
) -> None:
    assert refused(desk, "report.freeze", **values) == [told]


def test_the_last_day_must_be_over_or_today(desk: Workplace, clock: FixedClock) -> None:
    assert clock.today().isoformat() == "2026-04-10"
    assert freeze(desk, "2026-04-01..2026-04-10")


def test_only_who_may_freezes_and_reads_what_is_frozen(desk: Workplace, office: Workplace) -> None:
    freeze(desk)
    for account in ("mediator", "reader", "auditor"):
        assert not seat(office, account).may("report.freeze")
        assert not seat(office, account).may("read:report")


def test_it_is_handed_over(desk: Workplace) -> None:
    freeze(desk)
    with desk.store.reading() as reader:
        assert [one.period for one in reader.every(Snapshot)] == [MARCH]
    assert Snapshot.HANDOVER


def test_what_may_not_be_read_has_no_value(reader: Workplace) -> None:
    """It is not zero."""
    found = report_result(reader, report_named("month"), read_period(MARCH)).totals
    assert found["correction_on_register"] is None
    assert found["cases"] == 0


def test_an_office_that_ends_its_months_on_the_25th_counts_so(
    desk: Workplace, office: Workplace
) -> None:
    for day in ("2026-02-26", "2026-03-25", "2026-03-26"):
        event(desk, day, 10)
    assert refused(office, "office.change", cut_off=31) == [("office.cut_off", "cut_off")]
    office.act("office.change", {"cut_off": 25})
    period = period_named(desk, MARCH)
    assert (period.first.isoformat(), period.last.isoformat()) == ("2026-02-26", "2026-03-25")
    found = report_result(desk, report_named("month"), period)
    assert found.totals["publicity_people"] == 20
    freeze(desk)
    kept = frozen(desk, report_named("month"), period)
    assert kept is not None
    assert json.loads(kept.figures)["figures"]["publicity_people"] == 20
