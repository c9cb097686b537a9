"""司法所人员: who was there at the end of a month, and of them on an established post."""

from typing import Any

import pytest

from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.finding import find
from sifasuo_desktop.services.reading.showing import show
from tests.services.ledger_entries import told
from tests.services.test_ledger_meeting import month


def person(**changes: Any) -> dict[str, Any]:
    """At the office since 2024-03-01."""
    values = {
        "name": "沈知秋",
        "establishment": "01",
        "post": "other",
        "joined_on": "2024-03-01",
    }
    return {**values, **changes}


def test_who_is_there_is_counted_at_the_end_of_the_month(clerk: Workplace) -> None:
    clerk.act("staff_member.add", person())
    clerk.act("staff_member.add", person(name="顾明远", establishment="03", lent_to="市局"))
    clerk.act("staff_member.add", person(name="杨启东", establishment="04"))
    clerk.act("staff_member.add", person(name="陆景和", joined_on="2026-04-02", establishment="06"))
    left = clerk.act("staff_member.add", person(name="周怀瑾", establishment="02")).id
    clerk.act("staff_member.leave", {"staff_member": left, "left_on": "2026-04-01"})
    gone = clerk.act("staff_member.add", person(name="秦守正")).id
    clerk.act("staff_member.void", {"staff_member": gone, "reason": "不是本所人员"})
    figures = {one: month(clerk, one) for one in ("2024-02", "2026-03", "2026-04")}
    assert [one["staff_there"] for one in figures.values()] == [0, 4, 4]
    assert [one["staff_established"] for one in figures.values()] == [0, 3, 2]


def test_who_left_does_not_leave_again(clerk: Workplace) -> None:
    ref = clerk.act("staff_member.add", person()).id
    early = {"staff_member": ref, "left_on": "2024-02-29"}
    assert told(clerk, "staff_member.leave", early) == [("ledger.order", "left_on")]
    clerk.act("staff_member.leave", {"staff_member": ref, "left_on": "2026-04-09"})
    assert told(clerk, "staff_member.leave", {"staff_member": ref, "left_on": "2026-04-10"}) == [
        ("act.state", "")
    ]


def test_the_number_of_the_card_is_masked_and_the_name_found_by_its_letters(
    clerk: Workplace,
) -> None:
    ref = clerk.act("staff_member.add", person(id_number="320699199008110029")).id
    assert show(clerk, "staff_member", ref)["record"]["id_number"] == "320699********0029"
    assert [one["number"] for one in find(clerk, "staff_member", "szq").items] == ["员2024-0001"]


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"establishment": "07"}, ("value.code", "establishment")),
        ({"post": None}, ("value.required", "post")),
        ({"joined_on": "2026-04-11"}, ("date.future", "joined_on")),
        ({"born_on": "2024-03-02"}, ("ledger.order", "joined_on")),
    ],
)
def test_an_impossible_person_is_refused(
    clerk: Workplace, changes: dict[str, Any], problem: tuple[str, str]
) -> None:
    assert told(clerk, "staff_member.add", person(**changes)) == [problem]


def test_the_file_of_the_people_is_read_by_the_office_alone(
    clerk: Workplace, reader: Workplace
) -> None:
    clerk.act("staff_member.add", person())
    with pytest.raises(Refused):
        find(reader, "staff_member")
