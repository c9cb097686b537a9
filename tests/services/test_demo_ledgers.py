"""The ledgers of the demonstration: a believable year of events, issues, firms and visits."""

import re
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest

from sifasuo_desktop.demo.story import Period, make_demo
from sifasuo_desktop.domain.identity_numbers import check_uscc
from sifasuo_desktop.ledgers.campaign import Campaign
from sifasuo_desktop.ledgers.enterprise import Enterprise, EnterpriseFinding, EnterpriseVisit
from sifasuo_desktop.ledgers.issue import Issue
from sifasuo_desktop.ledgers.publicity import Publicity
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.due import due_rows
from sifasuo_desktop.store.slots import LEAST
from tests.demonstrations import TODAY
from tests.services.offices import PASSWORD
from tests.services.test_demo import cases, demo, every, year

__all__ = ["demo", "year"]
pytestmark = pytest.mark.long


def test_the_ledgers_of_the_year_are_kept_as_an_office_keeps_them(demo: Workplace) -> None:
    events, firms = every(demo, Publicity), every(demo, Enterprise)
    assert (len(events), len(every(demo, Campaign)), len(firms)) == (32, 2, 18)
    assert {one.occasion for one in events} == {None, "constitution", "civil_code", "security"}
    assert len({one.theme for one in events}) == len({one.summary for one in events}) == 32
    held = sorted(one.held_on for one in events)
    assert date(2025, 11, 20) <= held[0] < held[-1] < TODAY
    assert all(check_uscc(one.credit_code).valid for one in firms)
    texts = [one.summary for one in events] + [one.description for one in every(demo, Issue)]
    assert not re.search(r"[{}]|None|。。|，。", "\n".join(texts))


def test_issues_stand_in_every_state_and_some_were_sent_back_put_off_or_void(
    demo: Workplace,
) -> None:
    issues = every(demo, Issue)
    states = Counter(one.state for one in issues)
    assert states == {
        "closed": 23, "rectifying": 6, "found": 2, "void": 2, "checking": 1, "verified": 1,
    }  # fmt: skip
    assert sum(one.sent_back is not None for one in issues) == 4
    assert sum(one.put_off is not None for one in issues) == 4
    assert sum(one.person is not None for one in issues) == 1
    rows = [row for row in due_rows(demo, on=TODAY) if row.rule == "issue.due"]
    assert [(row.light, row.late_days > 0) for row in rows] == [
        ("red", True),
        ("red", True),
        ("yellow", False),
        ("yellow", False),
    ]
    for one in issues:
        order = [one.found_on, one.assigned_on, one.rectified_on, one.verified_on, one.closed_on]
        known = [day for day in order if day is not None]
        assert known == sorted(known), one.register_no


def test_what_visits_found_was_solved_became_an_issue_or_is_open(demo: Workplace) -> None:
    visits = cases(demo, EnterpriseVisit)
    findings = [one for case in visits for one in case.all(EnterpriseFinding)]
    by_visit = {len(case.all(EnterpriseFinding)) for case in visits}
    assert (len(visits), len(findings), by_visit) == (25, 24, {0, 1, 2, 3})
    raised = {one.issue: one.solved_on for one in findings if one.issue}
    closed = {one.id: one.closed_on for one in every(demo, Issue) if one.id in raised}
    assert len(raised) == 4
    assert raised == closed
    assert sum(one.solved_on is None for one in findings) == 4
    for case in visits:
        for one in case.all(EnterpriseFinding):
            assert one.solved_on is None or case.record.visited_on <= one.solved_on < TODAY


@pytest.mark.parametrize("days", [95, 130])
def test_a_year_that_is_not_over_is_told_as_far_as_it_has_come(tmp_path: Path, days: int) -> None:
    period = Period(date(2026, 1, 1), date(2026, 1, 1) + timedelta(days))
    told = make_demo(tmp_path / "s", password=PASSWORD, period=period, scale=0.3, cost=LEAST)
    assert told.office == "320682108"
