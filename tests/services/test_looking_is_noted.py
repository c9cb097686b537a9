"""Whoever sees a number in full stands in the log, whichever way the number was asked for."""

from collections.abc import Callable
from typing import Any

import pytest

from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.paper.printing import paper_pdf
from sifasuo_desktop.services.reading.dispute.recognition import acquaintances, known_values
from sifasuo_desktop.services.reading.finding import find
from sifasuo_desktop.services.reading.showing import show
from tests.clock import FixedClock
from tests.services.disputes import CHEN, bring, children, registration
from tests.services.offices import seat

FULL = "320699197111040015"
PHONE = "19900000011"
MASKED = "320699********0015"
Event = tuple[str, str, str | None, str | None]


def events(workplace: Workplace) -> list[Event]:
    """Who did what with which record, oldest first; signing in left out."""
    query = (
        'SELECT v."by", e.act, e.subject, e.detail FROM r_event e '
        "JOIN revision v ON v.record = e.id WHERE e.act <> 'sign_in' ORDER BY v.n"
    )
    with workplace.store.reading() as reader:
        return [tuple(row) for row in reader.connection.exec_driver_sql(query)]  # type: ignore[misc]


@pytest.fixture
def case(desk: Workplace) -> str:
    return desk.act("dispute.register", registration()).id


def by_recognition(workplace: Workplace, case: str) -> Any:
    (known,) = acquaintances(workplace, "陈志海", FULL)
    return known_values(workplace, known.party)


def by_page(workplace: Workplace, case: str) -> Any:
    return show(workplace, "dispute", case, unmask=True)


def by_list(workplace: Workplace, case: str) -> Any:
    return find(workplace, "dispute", "陈志海", unmask=True)


def test_a_person_recognised_and_taken_over_is_noted(desk: Workplace, case: str) -> None:
    values = by_recognition(desk, case)
    assert (values["id_number"], values["phone"]) == (FULL, PHONE)
    assert events(desk) == [("clerk", "unmask", case, None)]


def test_being_recognised_alone_shows_no_number(desk: Workplace, case: str) -> None:
    (known,) = acquaintances(desk, "陈志海", FULL)
    assert known.id_number == MASKED
    assert FULL not in repr(known)
    assert PHONE not in repr(known)
    assert events(desk) == []


@pytest.mark.parametrize(
    ("way", "event"),
    [
        (by_page, ("clerk", "unmask", "CASE", None)),
        (by_list, ("clerk", "unmask", None, "dispute")),
    ],
)
def test_a_page_or_list_in_full_is_noted(
    desk: Workplace, case: str, way: Callable[[Workplace, str], Any], event: Event
) -> None:
    way(desk, case)
    who, act, subject, detail = event
    assert events(desk) == [(who, act, case if subject == "CASE" else subject, detail)]


@pytest.mark.parametrize("way", [by_page, by_list])
def test_who_may_not_unmask_is_refused_and_sees_nothing(
    mediator: Workplace, case: str, way: Callable[[Workplace, str], Any]
) -> None:
    with pytest.raises(Refused) as caught:
        way(mediator, case)
    assert [one.code for one in caught.value.problems] == ["act.not_allowed"]
    assert events(mediator) == []


def test_a_mediator_takes_a_person_over_without_the_numbers(mediator: Workplace, case: str) -> None:
    values = by_recognition(mediator, case)
    assert values["birth_date"] == "1971-11-04"
    assert {"id_number", "phone", "id_type"} & set(values) == set()
    assert events(mediator) == []


@pytest.mark.parametrize("account", ["keeper", "auditor"])
def test_nobody_is_recognised_for_who_may_not_read_disputes(
    office: Workplace, desk: Workplace, case: str, account: str
) -> None:
    """Neither by name nor by number nor by the id of the party; reading alone is enough."""
    office.act("user.add", {"account": "keeper", "name": "丁一", "roles": ["admin"]})
    party = children(desk, case, "party")[0]["id"]
    stranger = seat(office, account)
    assert acquaintances(stranger, "陈志海", FULL) == ()
    assert acquaintances(stranger, "陈志海") == ()
    assert acquaintances(stranger, "", FULL) == ()
    with pytest.raises(Refused) as caught:
        known_values(stranger, party)
    assert [one.code for one in caught.value.problems] == ["act.not_readable"]
    assert [one.name for one in acquaintances(seat(office, "reader"), "陈志海", FULL)] == ["陈志海"]
    assert events(office) == []


def test_a_printed_paper_is_noted_with_who_printed_which(
    desk: Workplace, clock: FixedClock
) -> None:
    accepted = bring(desk, clock, "accepted")
    paper_pdf(desk, "acceptance", accepted)
    assert events(desk) == [("clerk", "print", accepted, "acceptance")]


def test_numbers_are_masked_wherever_nobody_asked_for_them(
    desk: Workplace, mediator: Workplace, case: str
) -> None:
    for workplace in (desk, mediator):
        shown = repr(show(workplace, "dispute", case)) + repr(find(workplace, "dispute"))
        assert FULL not in shown
        assert PHONE not in shown
        assert MASKED in shown
    assert events(desk) == []


def test_a_changed_number_is_masked_in_the_history_before_and_after(
    desk: Workplace, case: str
) -> None:
    other = "32069919790803005X"
    desk.act(
        "dispute.change_party",
        {"dispute": case, "party": "陈志海", "id_number": other, "phone": "19900000077"},
    )
    history = repr(show(desk, "dispute", case)["history"])
    for number in (FULL, PHONE, other, "19900000077"):
        assert number not in history
    assert "320699********005X" in history
    assert children(desk, case, "party")[0]["id_number"] == "320699********005X"


def test_the_sample_is_what_the_literals_say() -> None:
    assert (CHEN["id_number"], CHEN["phone"]) == (FULL, PHONE)
