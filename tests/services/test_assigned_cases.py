"""A mediator acts on what he registered and on what was assigned to him; the rest he reads."""

from typing import Any

import pytest

from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.services.acting.bus import all_verbs
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.due import due_rows
from sifasuo_desktop.services.reading.showing import acts_of, case_of
from tests.clock import FixedClock
from tests.dump import dump
from tests.services.disputes import COMMITTEE, bring, found_committee, registration, session
from tests.services.offices import seat

WHY = (
    "这件纠纷不是您登记的，也没有指派给您，只能查看。"
    "请由登记人、承办的调解员，或者经办人、所长办理。"
)


@pytest.fixture
def mediator(office: Workplace) -> Workplace:
    """The account of 杨启东, who is a mediator and nothing besides."""
    found_committee(office)
    office.act("mediator.add", {"name": "杨启东", "committee": COMMITTEE})
    return seat(office, "mediator")


def refused(workplace: Workplace, verb: str, values: dict[str, Any]) -> list[str]:
    with pytest.raises(Refused) as caught:
        workplace.act(verb, values)
    return [one.code for one in caught.value.problems]


def allowed(workplace: Workplace, case: str) -> set[str]:
    return {
        act["verb"]
        for act in acts_of(workplace, case_of(workplace, "dispute", case))
        if act["allowed"]
    }


@pytest.mark.parametrize(
    ("account", "bound"),
    [("mediator", True), ("clerk", False), ("director", False), ("reader", False)],
)
def test_who_is_bound_to_what_is_assigned(office: Workplace, account: str, bound: bool) -> None:
    assert seat(office, account).bound("dispute.*") is bound


def test_nothing_is_done_to_a_case_assigned_to_others_and_nothing_is_offered(
    office: Workplace, mediator: Workplace, clock: FixedClock
) -> None:
    case = bring(office, clock, "assigned")
    before = dump(office.store)
    assert refused(mediator, "dispute.mediate", {"dispute": case, **session()}) == ["act.others"]
    assert refused(mediator, "dispute.change", {"dispute": case, "facts": "另有隐情。"}) == [
        "act.others"
    ]
    assert refused(mediator, "dispute.assign", {"dispute": case, "host": "杨启东"}) == [
        "act.others"
    ]
    assert dump(office.store) == before
    assert allowed(mediator, case) == set()
    told = {
        act["verb"]: act["reason"] for act in acts_of(mediator, case_of(mediator, "dispute", case))
    }
    assert told["dispute.mediate"] == WHY
    assert "dispute.mediate" in allowed(seat(office, "clerk"), case)


def test_every_act_on_a_case_is_offered_exactly_where_it_is_not_refused_for_the_person(
    office: Workplace, mediator: Workplace, clock: FixedClock
) -> None:
    theirs = bring(office, clock, "assigned")
    of_cases = [verb for verb in all_verbs().values() if verb.kind == "dispute" and verb.target]
    assert len(of_cases) > 20
    for verb in of_cases:
        case = case_of(mediator, "dispute", theirs)
        (offered,) = (act for act in acts_of(mediator, case) if act["verb"] == verb.name)
        assert not offered["allowed"], verb.name
        assert offered["reason"].startswith("这件纠纷不是您登记的"), verb.name


def test_who_assists_or_keeps_the_record_acts_and_so_does_who_registered(
    office: Workplace, mediator: Workplace, clock: FixedClock
) -> None:
    own = mediator.act("dispute.register", registration()).id
    assert {"dispute.accept", "dispute.void"} <= allowed(mediator, own)
    assisted = bring(office, clock, "accepted")
    assert allowed(mediator, assisted) == set()
    values = {"dispute": assisted, "host": "沈卫东", "co_mediators": ["杨启东"]}
    office.act("dispute.assign", values)
    assert "dispute.mediate" in allowed(mediator, assisted)
    mediator.act("dispute.mediate", {"dispute": assisted, **session()})


def test_a_due_row_of_others_is_put_aside_by_others(
    office: Workplace, mediator: Workplace, clock: FixedClock
) -> None:
    case = bring(office, clock, "effective")
    clock.move("2026-05-20")
    row = next(row for row in due_rows(mediator) if row.record == case)
    values = {
        "dispute": case,
        "rule": row.rule,
        "part": row.part,
        "due": row.due.isoformat(),
        "until": "2026-06-01",
        "reason": "当事人外出",
    }
    assert refused(mediator, "dispute.put_aside", values) == ["act.others"]
    aside = office.act("dispute.put_aside", values).id
    assert refused(mediator, "dispute.take_up", {"aside": aside}) == ["act.others"]
    office.act("dispute.take_up", {"aside": aside})
