"""The one way to do anything: who may, once only, and what the logs say of it."""

import pytest

from sifasuo_desktop.domain.office.records import User as UserRecord
from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.services.office.log_check import check
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.finding import find
from sifasuo_desktop.services.reading.showing import show
from sifasuo_desktop.store.engine import StoreTrouble
from tests.clock import FixedClock
from tests.dump import dump
from tests.services.disputes import (
    COMMITTEE,
    NUMBER,
    bring,
    do,
    refused,
    registration,
)
from tests.services.offices import PASSWORD, seat


def denied(workplace: Workplace, kind: str) -> str:
    with pytest.raises(Refused) as caught:
        find(workplace, kind)
    return caught.value.problems[0].code


def test_the_same_command_again_changes_nothing_and_answers_the_same(desk: Workplace) -> None:
    values = registration(prediction="3", command_id="K-1")
    first = desk.act("dispute.register", values)
    before = dump(desk.store)
    assert desk.act("dispute.register", values) == first
    assert dump(desk.store) == before
    assert len(first.warnings) == 1


def test_a_command_id_of_another_act_is_refused(desk: Workplace) -> None:
    case = desk.act("dispute.register", registration(command_id="K-1")).id
    assert refused(desk, "dispute.void", dispute=case, reason="误", command_id="K-1") == [
        ("act.command_reused", "command_id")
    ]


def test_a_command_id_with_other_contents_or_from_somebody_else_is_refused(
    desk: Workplace, director: Workplace
) -> None:
    values = registration(command_id="K-1")
    first = desk.act("dispute.register", values)
    before = dump(desk.store)
    changed = (
        {**values, "occurred": "2026-03-02"},
        {"command_id": "K-1"},
        {**values, "late_entry": {"reason": "旧案"}},
    )
    for other in changed:
        assert refused(desk, "dispute.register", **other) == [("act.command_reused", "command_id")]
    assert refused(director, "dispute.register", **values) == [("act.command_reused", "command_id")]
    assert dump(desk.store) == before
    assert desk.act("dispute.register", dict(reversed(values.items()))) == first


def test_a_refused_command_may_come_again_with_its_id(desk: Workplace) -> None:
    assert refused(desk, "dispute.register", **registration(applied="x", command_id="K-2"))
    assert desk.act("dispute.register", registration(command_id="K-2")).number == "登2026-0001"


def test_an_account_added_twice_by_the_same_command_keeps_its_first_password(
    office: Workplace,
) -> None:
    values = {"account": "newman", "name": "丁一", "roles": ["clerk"], "command_id": "K-3"}
    office.act("user.add", values, secrets={"password": "First-2026"})
    slots = office.store.where.slots.read_bytes()
    office.act("user.add", values, secrets={"password": "Second-2026"})
    assert office.store.where.slots.read_bytes() == slots


def test_a_taken_account_keeps_its_password(office: Workplace) -> None:
    slots = office.store.where.slots.read_bytes()
    with pytest.raises(Refused):
        office.act(
            "user.add",
            {"account": "clerk", "name": "丁一", "roles": ["clerk"]},
            secrets={"password": "Other-2026"},
        )
    assert office.store.where.slots.read_bytes() == slots


def test_an_account_whose_slot_cannot_be_written_does_not_exist(office: Workplace) -> None:
    office.store.where.slots.write_bytes(b"{}")
    before = dump(office.store)
    with pytest.raises(StoreTrouble):
        office.act(
            "user.add",
            {"account": "newman", "name": "丁一", "roles": ["clerk"]},
            secrets={"password": PASSWORD},
        )
    assert dump(office.store) == before


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"roles": []}, ("user.role_needed", "roles")),
        ({"roles": ["king"]}, ("value.code", "roles.0")),
        ({"account": "clerk"}, ("user.taken", "account")),
        ({"account": "a b"}, ("value.account", "account")),
    ],
)
def test_an_account_that_cannot_be_is_refused(
    office: Workplace, values: dict[str, object], expected: tuple[str, str]
) -> None:
    whole = {"account": "newman", "name": "丁一", "roles": ["clerk"], **values}
    assert refused(office, "user.add", **whole) == [expected]


def test_each_role_does_its_own_and_nothing_else(
    office: Workplace, desk: Workplace, mediator: Workplace, reader: Workplace
) -> None:
    auditor = seat(office, "auditor")
    mediator.act("dispute.register", registration())
    for workplace in (reader, auditor):
        assert refused(workplace, "dispute.register", **registration()) == [("act.not_allowed", "")]
    add = {"account": "newman", "name": "丁一", "roles": ["clerk"]}
    for workplace in (desk, mediator, reader, auditor):
        assert refused(workplace, "user.add", **add) == [("act.not_allowed", "")]
    assert denied(mediator, "correction") == "act.not_readable"
    assert denied(reader, "correction") == "act.not_readable"
    assert denied(auditor, "dispute") == "act.not_readable"
    assert find(reader, "dispute").total == 1
    assert find(auditor, "user").total == 6


def test_who_is_only_administrator_reads_no_case(office: Workplace, desk: Workplace) -> None:
    case = desk.act("dispute.register", registration()).id
    office.act("user.add", {"account": "keeper", "name": "丁一", "roles": ["admin"]})
    keeper = seat(office, "keeper")
    assert denied(keeper, "dispute") == "act.not_readable"
    assert denied(keeper, "correction") == "act.not_readable"
    with pytest.raises(Refused):
        show(keeper, "dispute", case)
    assert refused(keeper, "dispute.void", dispute=case, reason="误") == [("act.not_allowed", "")]
    assert find(keeper, "user", "丁一").total == 1


def test_the_log_is_checked_only_by_who_may(desk: Workplace, office: Workplace) -> None:
    assert check(seat(office, "auditor")).ok
    with pytest.raises(Refused):
        check(desk)


def test_numbers_are_masked_and_unmasking_is_noted(desk: Workplace, reader: Workplace) -> None:
    case = desk.act("dispute.register", registration()).id
    party = show(reader, "dispute", case)["children"]["party"][0]
    assert (party["id_number"], party["phone"]) == ("320699********0015", "199****0011")
    shown = show(desk, "dispute", case, unmask=True)
    assert shown["children"]["party"][0]["id_number"] == "320699197111040015"
    with desk.store.reading() as store:
        rows = store.connection.exec_driver_sql("SELECT act, subject FROM r_event").all()
    assert tuple(rows[-1]) == ("unmask", case)
    with pytest.raises(Refused):
        show(reader, "dispute", case, unmask=True)


def test_history_tells_who_did_what(desk: Workplace, clock: FixedClock) -> None:
    case = bring(desk, clock, "accepted")
    history = show(desk, "dispute", case)["history"]
    last = history[-1]
    assert (last["by"], last["verb"], last["at"]) == (
        "沈知秋",
        "dispute.accept",
        "2026-04-20T12:00:00+08:00",
    )
    assert last["changes"]["state"] == ["registered", "accepted"]
    assert last["changes"]["file_no"] == [None, NUMBER]
    party = next(one for one in history if one["kind"] == "party")
    assert party["changes"]["phone"] == [None, "199****0011"]


def test_a_page_follows_though_its_last_record_left_the_list(
    desk: Workplace, clock: FixedClock
) -> None:
    cases = [bring(desk, clock, "registered") for _ in range(3)]
    first = find(desk, "dispute", where={"state": "registered"}, limit=1)
    assert (first.total, first.items[0]["id"]) == (3, cases[2])
    do(desk, "void", cases[2], reason="误")
    second = find(desk, "dispute", where={"state": "registered"}, limit=1, after=first.next)
    assert second.items[0]["id"] == cases[1]
    words = find(desk, "dispute", "陈志海", where={"state": "void"}, limit=1)
    assert words.total == 1


def test_lists_are_filtered_by_reference_money_and_list_columns(
    office: Workplace, desk: Workplace, clock: FixedClock
) -> None:
    case = bring(desk, clock, "agreed")

    def ids(kind: str, **where: str) -> list[str]:
        return [str(item["id"]) for item in find(office, kind, where=where).items]

    assert ids("dispute", committee=COMMITTEE) == [case]
    assert ids("dispute", agreed_amount="50400.00") == [case]
    assert ids("dispute", agreed_amount="50400") == [case]
    assert ids("dispute", agreed_amount="x") == []
    with office.store.reading() as store:
        clerk = store.every(UserRecord, account="clerk")[0].id
    assert ids("user", roles="clerk") == [clerk]
    with pytest.raises(Refused) as caught:
        ids("dispute", facts="x")
    assert caught.value.problems[0].code == "find.where"


def test_a_cursor_that_names_nothing_and_texts_that_are_none_are_refused(desk: Workplace) -> None:
    for asked in ({"after": "x"}, {"words": "\udcff"}, {"where": {"state": "\udcff"}}):
        with pytest.raises(Refused) as caught:
            find(desk, "dispute", **asked)  # type: ignore[arg-type]
        assert caught.value.problems[0].code in ("find.cursor", "value.type")


def test_everything_wrong_is_told_at_once(desk: Workplace, office: Workplace) -> None:
    values = {
        "committee": "没有这个调委会",
        "host": "没有这个人",
        "agreed": "2026-13-45",
        "late_entry": {"reason": " "},
    }
    told = refused(desk, "dispute.register_oral", **values)
    assert told[:3] == [
        ("value.not_found", "committee"),
        ("value.not_found", "host"),
        ("act.late_reason", "late_entry.reason"),
    ]
    assert {"terms", "agreed", "parties"} <= {field for _, field in told}
    before = dump(office.store)
    for values, fields in (
        ({}, {"password", "account", "name", "roles"}),
        ({"account": "clerk", "name": "丁一", "roles": []}, {"password", "account", "roles"}),
        ({"account": "newman", "name": "丁一", "roles": ["clerk"]}, {"password"}),
    ):
        with pytest.raises(Refused) as refusal:
            office.act("user.add", values, secrets={"password": "1"})
        assert {one.field for one in refusal.value.problems} == fields
    assert dump(office.store) == before
