"""Who may act for whom on which day, and the patterns of file numbers."""

from datetime import date
from decimal import Decimal

import pytest

from sifasuo_desktop.domain.dispute.agreement_rules import performance_state
from sifasuo_desktop.domain.dispute.parties import (
    completed,
    needs_guardian,
    without_guardian,
)
from sifasuo_desktop.domain.dispute.records import AgentFacts, Obligation, PartyFacts
from sifasuo_desktop.domain.dispute.written_amounts import amounts_in
from sifasuo_desktop.domain.office.numbering import BadPattern, all_filled, filled, may_collide
from sifasuo_desktop.domain.office.records import Committee
from sifasuo_desktop.domain.partial_dates import PartialDate

DAY = date(2026, 4, 2)


def party(**changes: object) -> PartyFacts:
    values = {"side": "applicant", "name": "甲", **changes}
    return PartyFacts(**values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("birth", "wages", "needed"),
    [
        (PartialDate(2008, 4, 2), False, False),
        (PartialDate(2008, 4, 3), False, True),
        (PartialDate(2008, 4, 3), True, False),
        (PartialDate(2010, 4, 2), True, False),
        (PartialDate(2010, 4, 3), True, True),
        (None, False, False),
    ],
)
def test_full_age_comes_on_the_birthday(
    birth: PartialDate | None, wages: bool, needed: bool
) -> None:
    assert needs_guardian(party(birth_date=birth, own_wages=wages), DAY) is needed


def test_an_organisation_needs_no_guardian() -> None:
    assert not needs_guardian(party(party_type="02", capacity="3"), DAY)


def test_a_guardian_of_another_does_not_count() -> None:
    boy = party(birth_date=PartialDate(2015, 1, 1))
    other = AgentFacts(acts_for="乙", name="丙", role="guardian")
    own = AgentFacts(acts_for="甲", name="丙", role="guardian")
    agent = AgentFacts(acts_for="甲", name="丙")
    assert without_guardian([boy], [other, agent], DAY) == boy
    assert without_guardian([boy], [own], DAY) is None


def test_an_id_number_fills_in_what_is_missing_and_overrules_nothing() -> None:
    full = completed(party(id_number="32069919790803005x"), DAY)
    assert (full.id_number, full.birth_date, full.sex) == (
        "32069919790803005X",
        PartialDate(1979, 8, 3),
        "1",
    )
    kept = completed(party(id_number="32069919790803005X", sex="2"), DAY)
    assert kept.sex == "2"


def committee(prefix: str = "皋云", pattern: str | None = None) -> Committee:
    pattern = pattern or "（{year}）{prefix}人调{track}字第{seq:03d}号"
    return Committee(id=prefix, name=prefix, type="01", prefix=prefix, pattern=pattern)


def test_prefix_and_track_are_filled_in() -> None:
    assert all_filled(committee()) == {
        "（{year}）皋云人调字第{seq:03d}号",
        "（{year}）皋云人调口字第{seq:03d}号",
    }


@pytest.mark.parametrize(
    ("one", "other", "collide"),
    [
        ("{year}-{seq}", "{year}-{seq:03d}", True),
        ("{year}-{seq}", "{year}-1{seq}", True),
        ("{year}-{seq}", "{year}/{seq}", False),
        ("{year}{prefix}{seq}", "{year}{prefix}{seq:02d}", False),
    ],
)
def test_patterns_that_can_give_the_same_number_are_seen(
    one: str, other: str, collide: bool
) -> None:
    pair = committee("甲", one), committee("乙", other)
    assert may_collide(*pair) is collide
    assert may_collide(*reversed(pair)) is collide


@pytest.mark.parametrize(
    "pattern",
    [
        "",
        "{year}",
        "{seq}",
        "{}{year}{seq}",
        "{year!r}{seq}",
        "{year}{seq:99999d}",
        "{{year}}{seq}",
    ],
)
def test_a_pattern_that_is_none_is_refused(pattern: str) -> None:
    made = Committee(id="a", name="a", type="01", prefix="皋", pattern=pattern)
    with pytest.raises(BadPattern):
        filled(made, "written")


def test_amounts_are_read_from_a_text() -> None:
    text = "支付¥13,800.00，另付36，600元和20000.5元，占70%"
    assert amounts_in(text) >= {
        Decimal("13800.00"),
        Decimal("36600"),
        Decimal("20000.5"),
        Decimal("70"),
    }


@pytest.mark.parametrize(
    ("statuses", "state"),
    [
        ([], "effective"),
        (["open", "open"], "effective"),
        (["open", "paid"], "performing"),
        (["unpaid"], "performing"),
        (["partly", "paid"], "performing"),
        (["paid", "paid"], "performed"),
    ],
)
def test_a_case_stands_where_its_obligations_stand(statuses: list[str], state: str) -> None:
    owed = [
        Obligation(
            id=str(place),
            parent="a",
            debtor="甲",
            creditor="乙",
            amount=Decimal(1),
            due=DAY,
            status=status,
        )
        for place, status in enumerate(statuses)
    ]
    assert performance_state(owed) == state
