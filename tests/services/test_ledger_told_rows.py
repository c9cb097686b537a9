"""What the demonstration tells of the ledgers of 依法行政, 综治和信访 and 所情档案."""

import re
from collections import Counter
from datetime import date
from typing import cast

import pytest

from sifasuo_desktop.demo.days import Days
from sifasuo_desktop.demo.stage import Stage
from sifasuo_desktop.demo.stories.rule_of_law import EVERY
from sifasuo_desktop.demo.stories.told_rows import Words
from sifasuo_desktop.domain.identity_numbers import check_id
from sifasuo_desktop.ledgers.admin_case import AdminCase
from sifasuo_desktop.ledgers.book import ledgers
from sifasuo_desktop.ledgers.petition import Petition
from sifasuo_desktop.ledgers.staff import StaffMember
from sifasuo_desktop.services.office.reference import shipped_calendar
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.due import due_rows
from tests.demonstrations import TODAY
from tests.services.test_demo import demo, every, year

__all__ = ["demo", "year"]
KINDS = {told.kind for told in EVERY}


class Bare:
    """As much of a stage as words need: days, and cases that began on 2026-04-02."""

    days = Days(date(2026, 1, 1), date(2026, 12, 31), shipped_calendar())

    def named(self, case: str, day: date) -> str | None:
        return f"${case}" if day > date(2026, 4, 2) else None


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("@0", "2026-04-10"),
        ("@+5", "2026-04-17"),
        ("@-2", "2026-04-08"),
        ("@-10d", "2026-03-31"),
        ("@+1d", "2026-04-11"),
        ("{town}{y}年{m}月", "云溪镇2026年4月"),
        ("$admin-case-2", "$admin-case-2"),
        ([{"due_on": "@+1"}, 3, True], [{"due_on": "2026-04-13"}, 3, True]),
    ],
)
def test_a_value_is_told_of_a_day(value: object, said: object) -> None:
    words = Words(cast(Stage, Bare()), {"town": "云溪镇"})
    assert words.of(value, date(2026, 4, 10)) == said


def test_a_case_that_has_not_begun_is_not_named() -> None:
    words = Words(cast(Stage, Bare()), {})
    assert words.of("$admin-case-2", date(2026, 4, 2)) is None


@pytest.mark.long
def test_the_year_has_records_in_every_state_and_one_that_was_voided(demo: Workplace) -> None:
    for kind in KINDS:
        ledger = ledgers()[kind]
        states = Counter(one.state for one in every(demo, ledger.record))
        assert {one.name for one in ledger.states} == set(states), kind
        assert states["void"] == 1, kind


@pytest.mark.long
def test_the_year_is_told_in_words_each_its_own(demo: Workplace) -> None:
    texts = Counter[str]()
    for kind in KINDS:
        for record in every(demo, ledgers()[kind].record):
            texts.update(
                value
                for value in vars(record).values()
                if isinstance(value, str) and len(value) > 24
            )
    words = "\n".join(texts)
    assert not re.search(r"[{}@$]|None|。。|，。", words)
    assert [text for text, count in texts.items() if count > 1 and "。" in text] == []


@pytest.mark.long
def test_the_last_morning_has_lights_of_every_colour(demo: Workplace) -> None:
    rows = [row for row in due_rows(demo, on=TODAY, within=30) if row.rule.split(".")[0] in KINDS]
    assert {row.light for row in rows} == {"green", "yellow", "red"}
    assert {"admin_case.reply_recon", "admin_case.hearing", "petition.notice"} <= {
        row.rule for row in rows
    }


@pytest.mark.long
def test_its_days_and_numbers_could_be_true(demo: Workplace) -> None:
    for case in every(demo, AdminCase):
        days = [case.served_on, case.replied_on, case.ruled_on, case.concluded_on]
        known = [day for day in days if day is not None]
        assert known == sorted(known), case.register_no
    for petition in every(demo, Petition):
        if petition.channel == "petition" and petition.replied_on and petition.accepted_on:
            assert (petition.replied_on - petition.accepted_on).days <= 90
    people = [one for one in every(demo, StaffMember) if one.id_number]
    assert len(people) == 6
    assert all(one.id_number[:6] == "320699" for one in people)
    assert all(check_id(one.id_number, TODAY).valid for one in people)
