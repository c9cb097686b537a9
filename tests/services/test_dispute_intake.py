"""Registration, consent, acceptance, declining: every way in and every refusal."""

from typing import Any

import pytest

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.showing import show
from tests.services.disputes import (
    BOY,
    CHEN,
    FATHER,
    NUMBER,
    SUN,
    WU,
    ZHOU,
    children,
    codes_of,
    do,
    record,
    refused,
    registration,
)


def test_a_registration_gives_a_register_number_and_keeps_the_people(desk: Workplace) -> None:
    answer = desk.act("dispute.register", registration())
    assert (answer.number, answer.state, answer.handover) == ("登2026-0001", "registered", "saved")
    assert codes_of(answer) == []
    kept = record(desk, answer.id)
    assert (kept["registrar"], kept["track"], kept["file_no"]) == ("沈知秋", "written", None)
    parties = children(desk, answer.id, "party")
    assert [(one["name"], one["birth_date"], one["sex"]) for one in parties] == [
        ("陈志海", "1971-11-04", "1"),
        ("吴长林", "1979-08-03", "1"),
        ("周国平", "1968-05-17", "1"),
    ]
    assert [one["name"] for one in children(desk, answer.id, "agent")] == ["孙桂芳"]
    assert desk.act("dispute.register", registration(parties=[CHEN, ZHOU])).number == "登2026-0002"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"parties": [CHEN]}, ("dispute.sides", "parties")),
        ({"parties": []}, ("dispute.sides", "parties")),
        ({"parties": [CHEN, {**WU, "name": "陈志海"}]}, ("dispute.same_name", "parties.1.name")),
        ({"agents": [{**SUN, "acts_for": "无此人"}]}, ("dispute.agent_for", "agents.0.acts_for")),
        ({"agents": [{**SUN, "powers": []}]}, ("dispute.special_powers", "agents.0.powers")),
        ({"applied": "2026-04-11"}, ("date.future", "applied")),
        ({"occurred": "2026-04-01"}, ("dispute.occurred_after", "occurred")),
        ({"applied": None}, ("value.required", "applied")),
        ({"applied": "2026-02-30"}, ("value.type", "applied")),
        ({"applied": "2026-W10-1"}, ("value.type", "applied")),
        ({"loss_amount": 138000.5}, ("value.type", "loss_amount")),
        ({"loss_amount": "1e3"}, ("value.type", "loss_amount")),
        ({"loss_amount": "-1"}, ("value.type", "loss_amount")),
        ({"people_involved": 10**30}, ("value.type", "people_involved")),
        ({"people_involved": -3}, ("value.count", "people_involved")),
        ({"dispute_type": "19"}, ("value.code", "dispute_type")),
        ({"facts": "长" * 2001}, ("value.length", "facts")),
        ({"facts": "\ud800"}, ("value.type", "facts")),
        ({"committee": "\ud800"}, ("value.type", "committee")),
        ({"committee": "无此调委会"}, ("value.not_found", "committee")),
        ({"secret": "x"}, ("value.unknown", "secret")),
        ({"parties": [CHEN, {**WU, "age": 3}]}, ("value.unknown", "parties.1.age")),
        ({"parties": "陈志海"}, ("value.type", "parties")),
        ({"requests": "赔偿"}, ("value.type", "requests")),
        ({"command_id": 7}, ("value.type", "command_id")),
        ({"late_entry": {"reason": " "}}, ("act.late_reason", "late_entry.reason")),
        ({"late_entry": {"file_no": "1"}}, ("act.late_reason", "late_entry.reason")),
        (
            {"late_entry": {"reason": "旧案", "file_no": 18}},
            ("value.type", "late_entry.file_no"),
        ),
        ({"late_entry": {"reason": "旧案", "no": "18"}}, ("value.unknown", "late_entry.no")),
        (
            {"parties": [CHEN, {**WU, "id_number": "320699197908030051"}]},
            ("value.id_invalid", "parties.1.id_number"),
        ),
        (
            {"parties": [CHEN, {**WU, "id_number": "3206991979"}]},
            ("value.id_length", "parties.1.id_number"),
        ),
        (
            {"parties": [CHEN, {**WU, "own_wages": True}]},
            ("dispute.own_wages_age", "parties.1.own_wages"),
        ),
        (
            {"parties": [CHEN, {**WU, "id_type": "07", "id_number": "91320699MA00000000"}]},
            ("value.uscc_invalid", "parties.1.id_number"),
        ),
    ],
)
def test_a_registration_that_cannot_be_is_refused_and_changes_nothing(
    desk: Workplace, changes: dict[str, Any], expected: tuple[str, str]
) -> None:
    assert expected in refused(desk, "dispute.register", **registration(**changes))


def test_a_registration_says_all_its_problems_at_once(desk: Workplace) -> None:
    found = refused(
        desk, "dispute.register", **registration(applied="x", dispute_type="99", source=None)
    )
    assert found == [
        ("value.type", "applied"),
        ("value.code", "dispute_type"),
        ("value.required", "source"),
    ]


def test_the_same_people_within_ninety_days_are_pointed_at(desk: Workplace) -> None:
    first = desk.act("dispute.register", registration())
    again = desk.act("dispute.register", registration())
    assert codes_of(again) == ["dispute.similar"]
    do(desk, "void", first.id, reason="重复")
    do(desk, "void", again.id, reason="重复")
    assert codes_of(desk.act("dispute.register", registration())) == []


def test_a_dangerous_dispute_without_report_is_warned_of(desk: Workplace) -> None:
    assert codes_of(desk.act("dispute.register", registration(prediction="3"))) == [
        "dispute.escalation_open"
    ]


def test_a_minor_known_by_the_id_number_alone_is_a_minor(desk: Workplace) -> None:
    boy = {**BOY, "birth_date": None, "id_number": "320699200906010017"}
    answer = desk.act("dispute.register", registration(parties=[CHEN, boy], agents=[]))
    assert codes_of(answer) == ["dispute.guardian_later"]
    assert refused(desk, "dispute.accept", dispute=answer.id, accepted="2026-04-02") == [
        ("dispute.guardian_needed", "")
    ]


def test_a_guardian_who_comes_later_opens_the_way(desk: Workplace) -> None:
    case = desk.act("dispute.register", registration(parties=[CHEN, BOY], agents=[])).id
    assert refused(desk, "dispute.add_agent", dispute=case, **{**FATHER, "acts_for": "甲"}) == [
        ("dispute.agent_for", "acts_for")
    ]
    do(desk, "add_agent", case, **FATHER)
    assert refused(desk, "dispute.add_agent", dispute=case, **FATHER) == [
        ("dispute.agent_twice", "name")
    ]
    assert do(desk, "accept", case, accepted="2026-04-02").state == "accepted"


def test_sixteen_with_own_wages_needs_no_guardian(desk: Workplace) -> None:
    parties = [CHEN, {**BOY, "own_wages": True}]
    answer = desk.act("dispute.register", registration(parties=parties, agents=[]))
    assert codes_of(answer) == []
    assert do(desk, "accept", answer.id, accepted="2026-04-02").state == "accepted"


def test_fifteen_cannot_live_on_own_wages(desk: Workplace) -> None:
    parties = [CHEN, {**BOY, "birth_date": "2010-04-01", "own_wages": True}]
    assert ("dispute.own_wages_age", "parties.1.own_wages") in refused(
        desk, "dispute.register", **registration(parties=parties, agents=[])
    )


def test_who_was_a_minor_on_the_day_of_acceptance_needs_his_guardian_in_a_late_entry(
    desk: Workplace,
) -> None:
    boy = {**BOY, "birth_date": "2008-04-05"}
    case = desk.act("dispute.register", registration(parties=[CHEN, boy], agents=[])).id
    assert refused(desk, "dispute.accept", dispute=case, accepted="2026-04-02") == [
        ("dispute.guardian_needed", "accepted")
    ]
    assert do(desk, "accept", case, accepted="2026-04-05").state == "accepted"


def test_an_adult_without_capacity_needs_a_guardian(desk: Workplace) -> None:
    parties = [CHEN, {**WU, "capacity": "2"}]
    case = desk.act("dispute.register", registration(parties=parties, agents=[])).id
    assert refused(desk, "dispute.accept", dispute=case, accepted="2026-04-02") == [
        ("dispute.guardian_needed", "")
    ]


def test_silence_and_refusal_of_a_party_forbid_acceptance(desk: Workplace) -> None:
    parties = [CHEN, {**WU, "consent": "unknown"}]
    case = desk.act("dispute.register", registration(parties=parties)).id
    acts = {act["verb"]: act for act in show(desk, "dispute", case)["acts"]}
    assert acts["dispute.accept"]["reason"] == (
        "对方意愿未确认（人民调解法第十七条）。请先登记“吴长林”是否同意调解。"
    )
    assert refused(desk, "dispute.accept", dispute=case, accepted="2026-04-02") == [
        ("dispute.consent_unknown", "")
    ]
    assert refused(desk, "dispute.consent", dispute=case, party="无此人") == [
        ("dispute.party_unknown", "party")
    ]
    do(desk, "consent", case, party="吴长林", consent="no")
    assert refused(desk, "dispute.accept", dispute=case, accepted="2026-04-02") == [
        ("dispute.consent_refused", "")
    ]
    do(desk, "consent", case, party="吴长林", consent="yes")
    assert do(desk, "accept", case, accepted="2026-04-02").state == "accepted"


def test_acceptance_gives_the_file_number_and_warns_of_open_points(desk: Workplace) -> None:
    case = desk.act("dispute.register", registration()).id
    answer = do(desk, "accept", case, accepted="2026-04-02", checklist=["civil"])
    assert (answer.number, answer.state) == (NUMBER, "accepted")
    assert codes_of(answer) == ["dispute.checklist_open"]
    assert record(desk, "登2026-0001")["file_no"] == NUMBER
    assert record(desk, NUMBER)["register_no"] == "登2026-0001"


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"accepted": "2026-03-30"}, [("dispute.accept_before_apply", "accepted")]),
        ({"accepted": "2026-04-11"}, [("date.future", "accepted")]),
        (
            {"accepted": "2026-04-02", "received_from_court": "2026-04-11"},
            [("date.future", "received_from_court")],
        ),
        ({"accepted": "2026-04-02", "court_mode": "x"}, [("value.code", "court_mode")]),
        (
            {"accepted": "2026-04-02", "checklist": ["civil", "y"]},
            [("value.code", "checklist.1")],
        ),
    ],
)
def test_an_acceptance_that_cannot_be_is_refused(
    desk: Workplace, values: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    case = desk.act("dispute.register", registration()).id
    assert refused(desk, "dispute.accept", dispute=case, **values) == expected


def test_declining_needs_a_reason_and_the_channels(desk: Workplace) -> None:
    case = desk.act("dispute.register", registration()).id
    values = {"reason": "5", "explanation": "法院已受理。", "declined": "2026-04-02"}
    assert refused(desk, "dispute.decline", dispute=case, **values) == [
        ("dispute.channels", "channels")
    ]
    early = {**values, "declined": "2026-03-30", "channels": ["court"]}
    assert refused(desk, "dispute.decline", dispute=case, **early) == [
        ("dispute.decline_before_apply", "declined")
    ]
    assert do(desk, "decline", case, **values, channels=["court"]).state == "declined"
    assert children(desk, case, "referral")[0]["channels"] == ["court"]
    assert refused(desk, "dispute.accept", dispute=case, accepted="2026-04-02") == [
        ("act.state", "")
    ]


def test_a_late_entry_keeps_impossible_orders_with_a_warning(desk: Workplace) -> None:
    late = {"reason": "纸质旧案", "file_no": "（2023）皋云人调字第018号"}
    answer = desk.act("dispute.register", registration(applied="2023-05-09", late_entry=late))
    assert answer.number == "（2023）皋云人调字第018号"
    accepted = do(
        desk, "accept", answer.id, accepted="2023-05-08", late_entry={"reason": "纸质旧案"}
    )
    assert accepted.number == "（2023）皋云人调字第018号"
    assert codes_of(accepted)[0] == "dispute.accept_before_apply"
    kept = record(desk, answer.id)
    assert (kept["late_reason"], kept["register_no"]) == ("纸质旧案", "登2023-0001")


def test_a_late_entry_cannot_lie_in_the_future(desk: Workplace) -> None:
    values = registration(applied="2026-04-11", late_entry={"reason": "旧案"})
    assert refused(desk, "dispute.register", **values) == [("date.future", "applied")]


def test_a_number_on_paper_must_be_free_and_stays(desk: Workplace) -> None:
    late = {"reason": "旧案", "file_no": NUMBER}
    first = desk.act("dispute.register", registration(late_entry=late))
    assert refused(desk, "dispute.register", **registration(late_entry=late)) == [
        ("dispute.number_taken", "late_entry.file_no")
    ]
    other = {"reason": "旧案", "file_no": "（2026）皋云人调字第099号"}
    values = {"dispute": first.id, "accepted": "2026-04-02", "late_entry": other}
    assert refused(desk, "dispute.accept", **values) == [
        ("act.file_no_given", "late_entry.file_no")
    ]
    second = desk.act("dispute.register", registration()).id
    assert do(desk, "accept", second, accepted="2026-04-02").number == "（2026）皋云人调字第002号"


def test_the_name_of_a_party_of_fifty_five_characters_is_kept_whole(desk: Workplace) -> None:
    name = (
        "中国铁建大桥工程局集团有限公司南通至如皋快速通道工程第三标段施工总承包项目经理部云塘镇桑园新村工区劳务分公司作业队"
    )[:55]
    assert len(name) == 55
    firm = {"side": "respondent", "party_type": "02", "name": name, "consent": "yes"}
    case = desk.act("dispute.register", registration(parties=[CHEN, firm], agents=[])).id
    assert children(desk, case, "party")[1]["name"] == name
