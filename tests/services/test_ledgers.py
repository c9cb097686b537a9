"""What an office does in its ledgers: enter, find, hand over, put right, void; who may see it."""

from typing import Any

import pytest

from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.services.office.log_check import check
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.due import due_rows
from sifasuo_desktop.services.reading.finding import find
from sifasuo_desktop.services.reading.list_sort import Order
from sifasuo_desktop.services.reading.listing import Asked, counts_of, list_page
from sifasuo_desktop.services.reading.pointing import pointing_at
from sifasuo_desktop.services.reading.search_everything import Hit, everything
from sifasuo_desktop.services.reading.showing import case_of, show
from tests.clock import FixedClock
from tests.services.ledger_entries import (
    SAFETY,
    WAGES,
    closed,
    event,
    firm,
    handed_over,
    issue,
    told,
    visit,
)


def numbers(workplace: Workplace, kind: str, words: str = "", **where: str) -> list[Any]:
    return [item["number"] for item in find(workplace, kind, words, where=where).items]


def hits(workplace: Workplace, words: str) -> list[tuple[str, str]]:
    return [(hit.kind, hit.number) for hit in everything(workplace, words) if isinstance(hit, Hit)]


@pytest.fixture
def raised(clerk: Workplace) -> tuple[str, str]:
    """A visit with two findings, and the issue the second one became."""
    enterprise = clerk.act("enterprise.add", firm()).id
    there = clerk.act("enterprise_visit.add", visit(enterprise, WAGES, SAFETY)).id
    values = {"enterprise_visit": there, "enterprise_finding": "2", "domain": "enterprise"}
    return there, clerk.act("enterprise_visit.raise_issue", values).id


def test_an_entry_gets_the_number_of_the_year_of_its_day(clerk: Workplace) -> None:
    first = clerk.act("publicity.add", event(held_on="2025-12-04"))
    second = clerk.act("publicity.add", event())
    third = clerk.act("publicity.add", event(theme="防诈课"))
    assert [one.number for one in (first, second, third)] == [
        "普2025-0001",
        "普2026-0001",
        "普2026-0002",
    ]


@pytest.mark.parametrize(
    "spelled", ["普2026-0001", "普2026-1", "普 2026-0001", "普２０２６－０００１", "普2026—0001"]
)
def test_a_number_is_taken_in_every_spelling(clerk: Workplace, spelled: str) -> None:
    ref = clerk.act("publicity.add", event()).id
    assert show(clerk, "publicity", spelled)["record"]["id"] == ref
    changed = clerk.act("publicity.change", {"publicity": spelled, "people": 48, "reason": "重数"})
    assert changed.id == ref


def test_an_entry_is_found_by_its_words_and_by_what_its_columns_say(
    office: Workplace, clerk: Workplace
) -> None:
    office.act("village.add", {"code": "320699101201", "name": "桑园村", "town": "云溪镇"})
    clerk.act("publicity.add", event(village="桑园村"))
    clerk.act("publicity.add", event(theme="国家安全展板", forms=["03"], occasion="security"))
    assert numbers(clerk, "publicity", "邻里 水沟") == ["普2026-0001"]
    assert numbers(clerk, "publicity", forms="03") == ["普2026-0002"]
    assert numbers(clerk, "publicity", people="46") == ["普2026-0002", "普2026-0001"]
    assert numbers(clerk, "publicity", village="桑园村") == ["普2026-0001"]
    with pytest.raises(Refused) as refusal:
        find(clerk, "publicity", where={"laws": "民法典"})
    assert refusal.value.problems[0].code == "find.where"


def test_a_list_sorts_by_the_way_of_the_flow(clerk: Workplace) -> None:
    refs = [clerk.act("issue.add", issue()).id for _ in range(4)]
    clerk.act("issue.assign", handed_over(refs[0]))
    closed(clerk, refs[1])
    clerk.act("issue.void", {"issue": refs[2], "reason": "重复登记"})
    asked = Asked("issue", order=Order("state"))
    items = list_page(clerk, asked).items
    assert [one["state"] for one in items] == ["found", "rectifying", "closed", "void"]


def test_the_filters_beside_the_list_count_the_states(clerk: Workplace) -> None:
    refs = [clerk.act("issue.add", issue()).id for _ in range(3)]
    clerk.act("issue.assign", handed_over(refs[0], due_on="2026-04-09"))
    clerk.act("issue.void", {"issue": refs[1], "reason": "重复登记"})
    assert counts_of(clerk, Asked("issue")) == (
        ("", "全部 3"),
        ("due:late", "逾期 1"),
        ("found", "待交办 1"),
        ("rectifying", "整改中 1"),
        ("void", "已作废 1"),
    )


def test_what_was_sent_back_begins_its_round_anew_and_the_first_one_stays_in_the_history(
    clerk: Workplace,
) -> None:
    ref = clerk.act("issue.add", issue()).id
    clerk.act("issue.assign", handed_over(ref))
    first = {"rectified_on": "2026-04-03", "measures": "已公示一个月。"}
    clerk.act("issue.rectify", {"issue": ref, **first})
    looked = {"verified_on": "2026-04-07", "verified_by": "顾明远", "finding": "可以"}
    clerk.act("issue.verify", {"issue": ref, **looked})
    back = {"issue": ref, "due_on": "2026-04-24", "sent_back": "少两个月"}
    clerk.act("issue.send_back", back)
    second = {"rectified_on": "2026-04-10", "measures": "三个月都已公示。"}
    clerk.act("issue.rectify", {"issue": ref, **second})
    shown = show(clerk, "issue", ref)
    names = ("state", "rectified_on", "measures", "verified_on", "sent_back")
    assert [shown["record"][name] for name in names] == [
        "checking",
        "2026-04-10",
        "三个月都已公示。",
        None,
        "少两个月",
    ]
    changes = [one["changes"].get("rectified_on") for one in shown["history"]]
    assert changes == [
        None,
        None,
        [None, "2026-04-03"],
        None,
        ["2026-04-03", None],
        [None, "2026-04-10"],
    ]


@pytest.mark.parametrize(
    ("verb", "values", "problems"),
    [
        ("publicity.add", event(held_on="2026-04-11"), [("date.future", "held_on")]),
        ("publicity.add", event(people=-1), [("value.count", "people")]),
        ("publicity.add", event(materials=-1), [("value.whole", "materials")]),
        ("publicity.add", event(forms=["77"]), [("value.code", "forms.0")]),
        ("publicity.add", event(village="没有的村"), [("value.not_found", "village")]),
        ("issue.add", issue(campaign="专2026-0009"), [("value.not_found", "campaign")]),
        ("enterprise.add", firm(credit_code="91320699MA1"), [("value.uscc", "credit_code")]),
        (
            "campaign.add",
            {"name": "清理台账", "starts_on": "2026-04-02", "ends_on": "2026-04-01"},
            [("ledger.order", "ends_on")],
        ),
    ],
)
def test_an_impossible_entry_is_refused_and_takes_no_number(
    clerk: Workplace, verb: str, values: dict[str, Any], problems: list[tuple[str, str]]
) -> None:
    assert told(clerk, verb, values) == problems
    kind = verb.partition(".")[0]
    assert find(clerk, kind).total == 0


def test_an_old_entry_keeps_an_impossible_order_of_days_with_a_warning(clerk: Workplace) -> None:
    values = {"name": "清理台账", "starts_on": "2026-04-02", "ends_on": "2026-04-01"}
    answer = clerk.act("campaign.add", {**values, "late_entry": {"reason": "照原登记簿"}})
    assert [one.code for one in answer.warnings] == ["ledger.order"]


def test_a_void_entry_keeps_its_number_and_its_reason_and_takes_no_act(clerk: Workplace) -> None:
    ref = clerk.act("issue.add", issue()).id
    clerk.act("issue.void", {"issue": ref, "reason": "是咨询，不是问题"})
    shown = show(clerk, "issue", ref)
    assert (shown["record"]["state"], shown["record"]["void_reason"]) == (
        "void",
        "是咨询，不是问题",
    )
    assert [one["verb"] for one in shown["acts"] if one["allowed"]] == []
    assert due_rows(clerk, within=90) == ()
    assert clerk.act("issue.add", issue()).number == "问2026-0002"
    assert told(clerk, "issue.void", {"issue": ref, "reason": "再一次"}) == [("act.state", "")]


def test_a_void_entry_is_named_by_no_new_one_and_stays_where_it_was_named(
    clerk: Workplace,
) -> None:
    campaign = clerk.act("campaign.add", {"name": "清理台账", "starts_on": "2026-04-01"}).id
    ref = clerk.act("issue.add", issue(campaign=campaign)).id
    clerk.act("campaign.void", {"campaign": campaign, "reason": "没有这项部署"})
    assert told(clerk, "issue.add", issue(campaign=campaign)) == [("ledger.named_void", "campaign")]
    clerk.act("issue.change", {"issue": ref, "object": "新桥村东站"})
    clerk.act("issue.assign", handed_over(ref))
    other = clerk.act("issue.add", issue()).id
    change = {"issue": other, "campaign": campaign}
    assert told(clerk, "issue.change", change) == [("ledger.named_void", "campaign")]


def test_acts_say_why_they_are_not_lawful_now(clerk: Workplace) -> None:
    ref = clerk.act("issue.add", issue()).id
    acts = {one["verb"]: one for one in show(clerk, "issue", ref)["acts"]}
    assert {verb for verb, one in acts.items() if one["allowed"]} == {
        "issue.assign",
        "issue.change",
        "issue.void",
    }
    assert acts["issue.close"]["reason"] == (
        "现在是“待交办”，不能办理“销号”。请先办完前面的步骤，或核对是不是这一件。"
    )


def test_parts_are_entered_with_the_record_or_later_and_put_right_by_their_place(
    clerk: Workplace,
) -> None:
    enterprise = clerk.act("enterprise.add", firm()).id
    there = clerk.act("enterprise_visit.add", visit(enterprise, WAGES)).id
    clerk.act("enterprise_visit.add_finding", {"enterprise_visit": there, **SAFETY})
    first = {"enterprise_visit": there, "enterprise_finding": "1"}
    clerk.act("enterprise_visit.void_finding", {**first, "reason": "记错企业"})
    clerk.act("enterprise_visit.add_finding", {"enterprise_visit": there, **WAGES})
    third = {"enterprise_visit": there, "enterprise_finding": "3", "solved_on": "2026-04-09"}
    clerk.act("enterprise_visit.change_finding", third)
    found = show(clerk, "enterprise_visit", there)["children"]["enterprise_finding"]
    assert [(one["position"], one["aspect"], one["solved_on"]) for one in found] == [
        (1, "labour", None),
        (2, "safety", None),
        (3, "labour", "2026-04-09"),
    ]
    assert [one["void_reason"] for one in found] == ["记错企业", None, None]
    assert numbers(clerk, "enterprise_visit", "通道被成品") == ["访2026-0001"]
    assert numbers(clerk, "enterprise_visit", "恒纺织") == ["访2026-0001"]


@pytest.mark.parametrize(
    ("day", "code"), [("2026-04-11", "date.future"), ("2026-04-02", "ledger.order")]
)
def test_a_finding_is_solved_neither_before_the_visit_nor_tomorrow(
    clerk: Workplace, day: str, code: str
) -> None:
    enterprise = clerk.act("enterprise.add", firm()).id
    there = clerk.act("enterprise_visit.add", visit(enterprise, WAGES)).id
    values = {"enterprise_visit": there, "enterprise_finding": "1", "solved_on": day}
    assert told(clerk, "enterprise_visit.change_finding", values) == [(code, "solved_on")]


def test_a_finding_becomes_an_issue_that_begins_with_what_was_found(
    clerk: Workplace, raised: tuple[str, str]
) -> None:
    there, ref = raised
    record = show(clerk, "issue", ref)["record"]
    names = ("state", "found_on", "object", "description", "visit")
    assert [record[name] for name in names] == [
        "found",
        "2026-04-03",
        "云溪恒纺织有限公司",
        "仓库通道被成品堵住。",
        there,
    ]
    again = {"enterprise_visit": there, "enterprise_finding": "2", "domain": "enterprise"}
    assert told(clerk, "enterprise_visit.raise_issue", again) == [
        ("ledger.became", "enterprise_finding")
    ]
    assert find(clerk, "issue").total == 1
    (pointing,) = pointing_at(clerk, case_of(clerk, "enterprise_visit", there).record)
    assert [(hit.kind, hit.number) for hit in pointing.newest] == [("issue", "问2026-0001")]


def test_a_finding_is_solved_when_its_issue_is_struck_off(
    clerk: Workplace, director: Workplace, raised: tuple[str, str]
) -> None:
    there, ref = raised
    clerk.act("issue.change", {"issue": ref, "found_on": "2026-04-02", "reason": "笔误"})
    closed(clerk, ref)
    found = show(clerk, "enterprise_visit", there)["children"]["enterprise_finding"]
    assert [one["solved_on"] for one in found] == [None, "2026-04-09"]
    assert check(director).ok


def test_a_finding_whose_issue_was_voided_may_become_another_one(
    clerk: Workplace, raised: tuple[str, str]
) -> None:
    there, ref = raised
    clerk.act("issue.void", {"issue": ref, "reason": "领域选错"})
    again = {"enterprise_visit": there, "enterprise_finding": "2", "domain": "other"}
    second = clerk.act("enterprise_visit.raise_issue", again).id
    found = show(clerk, "enterprise_visit", there)["children"]["enterprise_finding"]
    assert [one["issue"] for one in found] == [None, second]
    assert numbers(clerk, "issue", visit=there) == ["问2026-0002", "问2026-0001"]


def test_a_name_put_right_is_right_in_what_names_it_and_no_other_entry_changes(
    clerk: Workplace, raised: tuple[str, str]
) -> None:
    other = clerk.act("enterprise.add", firm(name="云溪木业有限公司")).id
    clerk.act("enterprise_visit.add", visit(other))
    right = {"enterprise": "企2026-0001", "name": "云溪恒丰纺织有限公司", "reason": "漏字"}
    clerk.act("enterprise.change", right)
    found = find(clerk, "enterprise_visit").items
    assert [one["firm"] for one in found] == ["云溪木业有限公司", "云溪恒丰纺织有限公司"]
    assert numbers(clerk, "enterprise_visit", "恒丰") == ["访2026-0001"]
    assert len(show(clerk, "enterprise_visit", "访2026-0002")["history"]) == 1
    clerk.act("enterprise.change", {"enterprise": "企2026-0001", "industry": "家纺"})
    newest = show(clerk, "enterprise_visit", raised[0])["history"][-1]
    assert (newest["verb"], newest["changes"]) == (
        "enterprise.change",
        {"firm": ["云溪恒纺织有限公司", "云溪恒丰纺织有限公司"]},
    )


def test_one_search_finds_entries_of_every_ledger(
    clerk: Workplace, raised: tuple[str, str]
) -> None:
    clerk.act("publicity.add", event(partners="云溪恒纺织有限公司工会"))
    assert hits(clerk, "恒纺织") == [
        ("issue", "问2026-0001"),
        ("publicity", "普2026-0001"),
        ("enterprise", "企2026-0001"),
        ("enterprise_visit", "访2026-0001"),
    ]
    assert hits(clerk, "问2026-1") == [("issue", "问2026-0001")]


def test_who_may_only_read_sees_no_issue_and_a_mediator_no_ledger(
    clerk: Workplace, reader: Workplace, mediator: Workplace, raised: tuple[str, str]
) -> None:
    assert hits(reader, "恒纺织") == [
        ("enterprise", "企2026-0001"),
        ("enterprise_visit", "访2026-0001"),
    ]
    assert hits(mediator, "恒纺织") == []
    clerk.act("issue.assign", handed_over(raised[1], assigned_on="2026-04-03"))
    assert due_rows(reader, within=90) == due_rows(mediator, within=90) == ()
    assert told(reader, "publicity.add", event()) == [("act.not_allowed", "")]
    for seat, kind in ((reader, "issue"), (mediator, "publicity"), (mediator, "enterprise")):
        with pytest.raises(Refused) as refusal:
            find(seat, kind)
        assert refusal.value.problems[0].code == "act.not_readable"
    visited = case_of(reader, "enterprise_visit", raised[0]).record
    assert pointing_at(reader, visited) == ()


def test_the_phone_of_a_firm_is_masked_and_shown_in_full_with_a_trace(
    clerk: Workplace, clock: FixedClock
) -> None:
    ref = clerk.act("enterprise.add", firm(phone="19900000031")).id
    assert show(clerk, "enterprise", ref)["record"]["phone"] == "199****0031"
    assert show(clerk, "enterprise", ref, unmask=True)["record"]["phone"] == "19900000031"


def test_the_same_act_sent_twice_is_done_once(clerk: Workplace) -> None:
    values = {**event(), "command_id": "a" * 32}
    first, second = clerk.act("publicity.add", values), clerk.act("publicity.add", values)
    assert first == second
    assert find(clerk, "publicity").total == 1
