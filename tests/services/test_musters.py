"""点验: one act for all who were called; each person has a record of his own, the counts follow."""

from typing import Any

import pytest

from sifasuo_desktop.domain.access import Roles
from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.services.acting.bus import Bus
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.correction.musters import muster_sheet
from sifasuo_desktop.services.reading.showing import show
from tests.clock import FixedClock
from tests.services.offices import seat
from tests.services.people import codes, decision, id_number, leave, person, woman

WHEN = "2026-04-09T09:00"
HALL = "云溪司法所会议室"
YOUTH = {"name": "戚小舟", "birth_date": "2008-09-01", "id_number": id_number("2008-09-01")}


@pytest.fixture
def people(clerk: Workplace) -> list[str]:
    """葛云帆 and 梅若溪 and 石远山, all on the register."""
    third = {
        "name": "石远山",
        "birth_date": "1979-02-20",
        "id_number": id_number("1979-02-20"),
    }
    return [
        clerk.act("correction.receive", values).id
        for values in (person(), woman(), person(**third))
    ]


def row(ref: str, result: str = "present", **more: Any) -> dict[str, Any]:
    return {"correction": ref, "result": result, **more}


def muster(*rows: dict[str, Any], **changes: Any) -> dict[str, Any]:
    values = {"held_at": WHEN, "place": HALL, "staff": ["顾明远"], "people": list(rows)}
    return {**values, **changes}


def told(workplace: Workplace, values: dict[str, Any]) -> list[tuple[str, str]]:
    """Codes and places of a refused roll-call."""
    with pytest.raises(Refused) as refusal:
        workplace.act("correction.muster", values)
    return [(one.code, one.field) for one in refusal.value.problems]


def kept(workplace: Workplace, ref: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = show(workplace, "correction", ref)["children"]["muster"]
    return found


def test_one_act_keeps_a_record_for_each_and_the_counts_follow(
    clerk: Workplace, people: list[str]
) -> None:
    first, second, third = people
    why = "在外地务工，未请假；已电话通知次日到所说明"
    clerk.act(
        "correction.muster",
        muster(row(first), row(second, "late", note="客车晚点"), row(third, "absent", note=why)),
    )
    assert [one["result"] for ref in people for one in kept(clerk, ref)] == [
        "present",
        "late",
        "absent",
    ]
    (absent,) = kept(clerk, third)
    assert absent["note"] == why
    assert absent["held_at"] == "2026-04-09T09:00"
    (held,) = muster_sheet(clerk).earlier
    assert (held.place, held.juvenile) == (HALL, False)
    assert (held.count.called, held.count.came, held.count.late, held.count.absent) == (3, 2, 1, 1)
    assert (held.late, held.absent) == (("梅若溪",), ("石远山",))


def test_a_person_can_be_named_by_number_and_everything_wrong_is_told_at_its_row(
    clerk: Workplace, people: list[str]
) -> None:
    number = show(clerk, "correction", people[0])["record"]["register_no"]
    clerk.act("correction.muster", muster(row(number)))
    assert [one["result"] for one in kept(clerk, people[0])] == ["present"]
    wrong = muster(row("没有的人"), row(people[1], "ill"), {"result": "present"})
    assert told(clerk, wrong) == [
        ("value.not_found", "people.0.correction"),
        ("value.code", "people.1.result"),
        ("value.required", "people.2.correction"),
    ]
    assert kept(clerk, people[1]) == []


def test_nobody_nowhere_by_nobody_is_no_roll_call(clerk: Workplace, people: list[str]) -> None:
    assert told(clerk, muster()) == [("correction.muster_nobody", "people")]
    assert told(clerk, muster(row(people[0]), staff=[])) == [("correction.staff", "staff")]
    assert told(clerk, muster(row(people[0]), place="")) == [("value.required", "place")]


def test_it_lies_not_in_the_future_and_not_before_somebody_reported(
    clerk: Workplace, people: list[str]
) -> None:
    assert told(clerk, muster(row(people[0]), held_at="2026-04-11T09:00")) == [
        ("date.future", "held_at")
    ]
    early = muster(row(people[0]), row(people[1]), held_at="2026-01-08T09:00")
    assert told(clerk, early) == [
        ("correction.before_reported", "people.0.correction"),
        ("correction.before_reported", "people.1.correction"),
    ]


def test_nobody_is_called_twice_to_one_roll_call(clerk: Workplace, people: list[str]) -> None:
    twice = muster(row(people[0]), row(people[1]), row(people[0], "late"))
    assert told(clerk, twice) == [("correction.muster_same", "people.2.correction")]
    clerk.act("correction.muster", muster(row(people[0])))
    again = muster(row(people[1]), row(people[0], "absent"))
    assert told(clerk, again) == [("correction.muster_twice", "people.1.correction")]
    assert kept(clerk, people[1]) == []
    clerk.act("correction.void_muster", {"correction": people[0], "muster": "1", "reason": "登错"})
    clerk.act("correction.muster", again)
    assert [one["position"] for one in kept(clerk, people[0])] == [1, 2]
    (held,) = muster_sheet(clerk).earlier
    assert (held.count.called, held.absent) == (2, ("葛云帆",))


def test_who_is_not_under_supervision_is_not_called(clerk: Workplace, people: list[str]) -> None:
    expected = clerk.act(
        "correction.receive",
        person(
            name="窦文山", reported=None, birth_date="1970-05-05", id_number=id_number("1970-05-05")
        ),
    ).id
    assert told(clerk, muster(row(people[0]), row(expected))) == [
        ("act.state_of", "people.1.correction")
    ]
    assert {one.person.name for one in muster_sheet(clerk).people} == {"葛云帆", "梅若溪", "石远山"}


def test_juveniles_are_called_apart_and_stay_out_of_sight(
    office: Workplace, clerk: Workplace, people: list[str]
) -> None:
    young = clerk.act("correction.receive", person(**YOUTH)).id
    assert told(clerk, muster(row(people[0]), row(young))) == [
        ("correction.muster_juvenile", "people.1.correction")
    ]
    clerk.act("correction.muster", muster(row(people[0])))
    clerk.act("correction.muster", muster(row(young)))
    assert [(one.juvenile, one.count.called) for one in muster_sheet(clerk).earlier] == [
        (True, 1),
        (False, 1),
    ]
    helper = seat(office, "clerk")
    granted = Roles({"clerk": frozenset({"read:correction", "correction.*"})})
    helper.bus = Bus(helper.store, helper.codes, granted, helper.rules)
    later = muster(row(young), held_at="2026-04-09T15:00")
    assert told(helper, later) == [("value.not_found", "people.0.correction")]
    sheet = muster_sheet(helper)
    assert "戚小舟" not in {one.person.name for one in sheet.people}
    assert [one.juvenile for one in sheet.earlier] == [False]


def test_an_absence_without_a_word_and_a_day_of_leave_are_asked_about(
    clerk: Workplace, clock: FixedClock, people: list[str]
) -> None:
    clerk.act(
        "correction.leave_request", leave(people[0], "2026-04-10", "2026-04-13", "2026-04-09")
    )
    clerk.act("correction.leave_approve", decision(people[0], "county", "2026-04-09"))
    clock.move("2026-04-11")
    found = muster(row(people[0], "absent"), row(people[1]), held_at="2026-04-11T09:00")
    answer = clerk.act("correction.muster", found)
    assert codes(answer) == ["correction.muster_absent", "correction.muster_away"]


def test_what_was_recorded_can_be_put_right(clerk: Workplace, people: list[str]) -> None:
    clerk.act("correction.muster", muster(row(people[0], "absent")))
    named = {"correction": people[0], "muster": "1"}
    clerk.act("correction.change_muster", {**named, "result": "late", "note": "九点二十分到"})
    (one,) = kept(clerk, people[0])
    assert (one["result"], one["note"]) == ("late", "九点二十分到")
    with pytest.raises(Refused) as refusal:
        clerk.act("correction.change_muster", {**named, "held_at": "2026-04-08T09:00"})
    assert [problem.code for problem in refusal.value.problems] == ["change.reason_needed"]
    clerk.act("correction.muster", muster(row(people[0]), held_at="2026-04-08T09:00"))
    moved = {**named, "held_at": "2026-04-08T09:00", "reason": "日期写错"}
    with pytest.raises(Refused) as refusal:
        clerk.act("correction.change_muster", moved)
    assert [problem.code for problem in refusal.value.problems] == ["correction.muster_twice"]
    clerk.act("correction.change_muster", {**named, "note": None})
    assert kept(clerk, people[0])[0]["note"] is None
