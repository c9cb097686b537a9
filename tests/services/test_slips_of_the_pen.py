"""Slips a clerk makes while entering a dispute: told at once, nothing kept or a warning given."""

from typing import Any

import pytest

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.paper.printing import gather
from tests.clock import FixedClock
from tests.services.disputes import (
    CHEN,
    COMMITTEE,
    OBLIGATIONS,
    WU,
    bring,
    codes_of,
    do,
    oral,
    record,
    refused,
    registration,
    session,
    version,
)


@pytest.mark.parametrize("helpers", [["沈卫东"], ["丁秀兰", "丁秀兰"]])
def test_nobody_mediates_one_case_twice(
    desk: Workplace, clock: FixedClock, helpers: list[str]
) -> None:
    case = bring(desk, clock, "accepted")
    values: dict[str, Any] = {"host": "沈卫东", "co_mediators": helpers}
    assert refused(desk, "dispute.assign", dispute=case, **values) == [
        ("dispute.mediator_twice", "co_mediators")
    ]


def test_the_next_meeting_is_not_before_this_one(desk: Workplace, clock: FixedClock) -> None:
    case = bring(desk, clock, "assigned")
    values = session(next_date="2026-04-07")
    assert refused(desk, "dispute.mediate", dispute=case, **values) == [
        ("dispute.next_before", "next_date")
    ]
    late = do(desk, "mediate", case, **values, late_entry={"reason": "纸质旧案"})
    assert codes_of(late) == ["dispute.next_before"]


def test_too_few_copies_for_parties_and_committee_are_warned_of(
    desk: Workplace, clock: FixedClock
) -> None:
    case = bring(desk, clock, "mediating")
    few = do(desk, "agree", case, **version(copies=3))
    assert codes_of(few) == ["dispute.copies_few"]
    assert codes_of(do(desk, "agree", case, **version(copies=4))) == []


def test_an_obligation_is_an_amount_or_a_deed(desk: Workplace, clock: FixedClock) -> None:
    case = bring(desk, clock, "mediating")
    deed = {"debtor": "吴长林", "creditor": "陈志海", "due": "2026-04-30"}
    deed = {**deed, "amount": "0.00", "manner": "10"}
    assert refused(desk, "dispute.agree", dispute=case, **version(obligations=[deed])) == [
        ("dispute.obligation_empty", "obligations.0.amount")
    ]
    values = version(obligations=[*OBLIGATIONS, {**deed, "content": "当面赔礼道歉"}])
    do(desk, "agree", case, **values)
    assert record(desk, case)["agreed_amount"] == "50400.00"


def test_a_mediator_entered_twice_is_warned_of_and_the_name_alone_is_not_enough(
    office: Workplace, desk: Workplace, clock: FixedClock
) -> None:
    again = office.act("mediator.add", {"name": "沈卫东", "committee": COMMITTEE})
    assert codes_of(again) == ["office.mediator_similar"]
    case = bring(desk, clock, "accepted")
    assert refused(desk, "dispute.assign", dispute=case, host="沈卫东") == [
        ("value.not_found", "host")
    ]
    assert do(desk, "assign", case, host=again.id).state == "assigned"


DIFFERENT = "吴长林赔偿陈志海人民币壹佰元整（¥50,400.00）。"


def test_capitals_that_differ_from_figures_are_told_at_entry_and_before_printing(
    desk: Workplace, clock: FixedClock
) -> None:
    case = bring(desk, clock, "mediating")
    answer = do(desk, "agree", case, **version(terms=[DIFFERENT]))
    assert "dispute.amounts_differ" in codes_of(answer)
    job = gather(desk, "agreement", case)
    assert [one.code for one in job.warnings][:1] == ["dispute.amounts_differ"]
    assert gather(desk, "acceptance", case).warnings == ()


def test_capitals_of_an_oral_agreement_are_told_before_printing(
    desk: Workplace, clock: FixedClock
) -> None:
    terms = ["李建明于当日赔偿李桂香人民币壹佰元整（¥500.00）。"]
    case = desk.act("dispute.register_oral", oral(terms=terms)).id
    job = gather(desk, "oral_agreement", case)
    assert [one.code for one in job.warnings] == ["dispute.amounts_differ"]


def test_the_same_quarrel_is_told_without_numbers_and_with_sides_swapped(
    desk: Workplace, clock: FixedClock
) -> None:
    clock.move("2026-04-20")
    bare = [
        {"side": "applicant", "name": "陈志海"},
        {"side": "respondent", "name": "吴长林"},
    ]
    desk.act("dispute.register", registration(parties=bare, agents=[]))
    swapped = [{**bare[1], "side": "applicant"}, {**bare[0], "side": "respondent"}]
    again = desk.act("dispute.register", registration(parties=swapped, agents=[]))
    assert codes_of(again).count("dispute.similar") == 1
    other = [bare[0], {"side": "respondent", "name": "顾明"}]
    assert "dispute.similar" not in codes_of(
        desk.act("dispute.register", registration(parties=other, agents=[]))
    )


def test_namesakes_with_other_numbers_are_no_slip(desk: Workplace, clock: FixedClock) -> None:
    clock.move("2026-04-20")
    desk.act("dispute.register", registration(agents=[]))
    others = [
        {"side": "applicant", "name": CHEN["name"], "id_number": "320682199003070032"},
        {"side": "respondent", "name": WU["name"]},
    ]
    again = desk.act("dispute.register", registration(parties=others, agents=[]))
    assert "dispute.similar" not in codes_of(again)
