"""仲裁审查: a labour agreement put to the arbitration commission, from application to its end."""

from datetime import date
from typing import Any

import pytest

from sifasuo_desktop.services.acting.bus import all_verbs
from sifasuo_desktop.services.office.reference import load_parameters
from sifasuo_desktop.services.office.reference_data import sentence
from sifasuo_desktop.services.office.workplace import Workplace, load_rules
from sifasuo_desktop.services.reading.dispute.view import dispute_view
from sifasuo_desktop.services.reading.due import due_rows
from sifasuo_desktop.services.reading.finding import find
from sifasuo_desktop.services.reading.showing import show
from tests.clock import FixedClock
from tests.services.disputes import (
    ALL_HANDS,
    OBLIGATIONS,
    bring,
    children,
    codes_of,
    do,
    found_committee,
    refused,
    session,
    version,
)

COMMISSION = "某市劳动人事争议仲裁委员会"
ASKED = {"commission": COMMISSION, "applied": "2026-04-22"}
PASSED = {**ASKED, "result": "passed", "decided": "2026-04-28", "case_no": "某劳人仲审〔2026〕7号"}


@pytest.fixture
def case(desk: Workplace, clock: FixedClock) -> str:
    """A labour agreement in force from 2026-04-20; today is 2026-04-30."""
    found = bring(desk, clock, "effective", dispute_type="11")
    clock.move("2026-04-30")
    return found


def review(workplace: Workplace, day: str) -> list[str]:
    """The last day of the row about the review, or nothing."""
    rows = due_rows(workplace, on=date.fromisoformat(day), within=60)
    return [row.due.isoformat() for row in rows if row.rule == "dispute.review"]


def test_a_filed_review_settles_its_row_and_stands_in_the_record(
    desk: Workplace, case: str
) -> None:
    assert review(desk, "2026-04-30") == ["2026-05-06"]
    assert codes_of(do(desk, "arbitration", case, **ASKED)) == []
    assert review(desk, "2026-04-30") == []
    (kept,) = children(desk, case, "arbitration")
    assert {name: kept[name] for name in ("commission", "applicants", "applied", "result")} == {
        "commission": "某市劳动人事争议仲裁委员会",
        "applicants": ["陈志海", "吴长林", "周国平"],
        "applied": "2026-04-22",
        "result": "applied",
    }
    story = [(one.day.isoformat(), one.title, one.text) for one in dispute_view(desk, case).story]
    asked = "陈志海、吴长林、周国平 · 某市劳动人事争议仲裁委员会 · 已申请"
    assert ("2026-04-22", "仲裁审查", asked) in story
    do(desk, "arbitration", case, **PASSED)
    (kept,) = children(desk, case, "arbitration")
    assert (kept["result"], kept["decided"]) == ("passed", "2026-04-28")
    assert refused(desk, "dispute.arbitration", dispute=case, **ASKED) == [
        ("dispute.arbitration_already", "applied")
    ]


def test_whether_its_last_day_moves_off_a_rest_day_is_for_the_office_to_say(
    office: Workplace, clerk: Workplace, clock: FixedClock
) -> None:
    shipped = load_parameters()["labour.review"]
    assert (shipped.number, shipped.roll, shipped.verified) == (15, True, False)
    assert "待核" in shipped.note
    found_committee(office)
    bring(clerk, clock, "effective", dispute_type="11")
    own = office.store.where.folder / "rules.toml"
    own.write_text('["labour.review"]\nroll = false\n', encoding="utf-8")
    with_own = Workplace(clerk.store, clerk.user, load_rules(office.store.where.folder))
    (row,) = (
        one
        for one in due_rows(with_own, on=date(2026, 4, 30), within=60)
        if one.rule == "dispute.review"
    )
    assert (row.due.isoformat(), row.why) == (
        "2026-05-05",
        "协议2026-04-20生效，双方可以共同向劳动人事争议仲裁委员会申请仲裁审查，至2026-05-05（含当日）",
    )


def test_the_row_names_the_act_that_settles_it(desk: Workplace, case: str) -> None:
    rows = due_rows(desk, on=date(2026, 4, 30), within=60)
    assert [row.act for row in rows if row.rule == "dispute.review"] == ["dispute.arbitration"]


def test_one_withdrawn_or_voided_leaves_the_term_as_it_was(desk: Workplace, case: str) -> None:
    do(desk, "arbitration", case, **ASKED)
    do(desk, "arbitration", case, **ASKED, result="withdrawn", decided="2026-04-23")
    assert review(desk, "2026-04-30") == ["2026-05-06"]
    do(desk, "arbitration", case, **{**ASKED, "applied": "2026-04-24"})
    assert review(desk, "2026-04-30") == []
    do(desk, "void_arbitration", case, arbitration="2026-04-24", reason="登在别的案件里了")
    assert review(desk, "2026-04-30") == ["2026-05-06"]
    assert [one["void_reason"] for one in children(desk, case, "arbitration")] == [
        None,
        "登在别的案件里了",
    ]


def test_a_filed_review_leaves_the_term_of_the_court_alone(desk: Workplace, case: str) -> None:
    do(desk, "arbitration", case, **ASKED)
    rows = due_rows(desk, on=date(2026, 4, 30), within=60)
    last = [row.due.isoformat() for row in rows if row.rule == "dispute.confirmation"]
    assert last == ["2026-05-20"]


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"applied": "2026-05-07"}, ["dispute.arbitration_late"]),
        ({"applied": "2026-05-06"}, []),
        ({"applicants": ["陈志海"]}, ["dispute.arbitration_joint"]),
        ({"applicants": ["周国平", "吴长林", "陈志海"]}, []),
        ({"result": "passed"}, ["dispute.arbitration_day_needed"]),
    ],
)
def test_what_is_doubtful_about_it_is_told(
    desk: Workplace, clock: FixedClock, case: str, changes: dict[str, Any], told: list[str]
) -> None:
    clock.move("2026-05-20")
    assert codes_of(do(desk, "arbitration", case, **{**ASKED, **changes})) == told


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"applied": "2026-04-19"}, ("dispute.arbitration_before", "applied")),
        ({"applied": "2026-05-01"}, ("date.future", "applied")),
        (
            {"result": "passed", "decided": "2026-04-21"},
            ("dispute.arbitration_decided_before", "decided"),
        ),
        ({"applicants": ["沈卫东"]}, ("dispute.party_unknown", "applicants.0")),
        ({"result": "valid"}, ("value.code", "result")),
    ],
)
def test_what_cannot_be_is_refused(
    desk: Workplace, case: str, changes: dict[str, Any], expected: tuple[str, str]
) -> None:
    values = {"dispute": case, **ASKED, **changes}
    assert refused(desk, "dispute.arbitration", **values) == [expected]


def test_who_is_left_out_of_the_agreement_does_not_apply(
    desk: Workplace, clock: FixedClock
) -> None:
    case = bring(desk, clock, "mediating", dispute_type="10")
    owed = [{"debtor": "吴长林", "creditor": "陈志海", "amount": "0", "content": "补签合同",
             "due": "2026-04-20"}]  # fmt: skip
    left = version(without=["周国平"], obligations=owed)
    do(desk, "agree", case, **left)
    hands = [
        {"role": "party", "name": name, "signed": "2026-04-20"} for name in ("陈志海", "吴长林")
    ]
    hands.append({"role": "mediator", "name": "沈卫东", "signed": "2026-04-20"})
    hands.append({"role": "seal", "name": "某市云溪镇人民调解委员会", "signed": "2026-04-20",
                  "manner": "seal"})  # fmt: skip
    do(desk, "sign", case, signatures=hands)
    clock.move("2026-04-30")
    assert refused(
        desk, "dispute.arbitration", dispute=case, **ASKED, applicants=["陈志海", "周国平"]
    ) == [("dispute.party_left_out", "applicants.1")]
    do(desk, "arbitration", case, **ASKED)
    assert children(desk, case, "arbitration")[0]["applicants"] == ["陈志海", "吴长林"]


def test_another_agreement_or_none_is_not_reviewed(desk: Workplace, clock: FixedClock) -> None:
    other = bring(desk, clock, "effective")
    assert refused(desk, "dispute.arbitration", dispute=other, **ASKED) == [
        ("dispute.arbitration_labour", "")
    ]
    (act,) = (
        one for one in show(desk, "dispute", other)["acts"] if one["verb"] == "dispute.arbitration"
    )
    assert act["reason"] == (
        "只有劳动争议、拖欠农民工工资纠纷的协议可以申请仲裁审查。"
        "纠纷类型填错的，请先用“更正登记内容”改正。"
    )
    unsigned = bring(desk, clock, "mediating", dispute_type="11")
    assert refused(desk, "dispute.arbitration", dispute=unsigned, **ASKED) == [
        ("dispute.no_agreement", "")
    ]


def test_it_is_put_right_and_found_by_its_number(desk: Workplace, case: str) -> None:
    do(desk, "arbitration", case, **ASKED)
    values = {"arbitration": "2026-04-22", "case_no": "某劳人仲审〔2026〕7号"}
    do(desk, "change_arbitration", case, **values)
    assert [one["id"] for one in find(desk, "dispute", "某劳人仲审〔2026〕7号").items] == [case]
    wrong = {"dispute": case, "arbitration": "2026-04-22", "applied": "2026-04-19"}
    assert refused(desk, "dispute.change_arbitration", **wrong) == [
        ("dispute.arbitration_before", "applied")
    ]
    alone = do(desk, "change_arbitration", case, arbitration="2026-04-22", applicants=["吴长林"])
    assert [(one.code, dict(one.values)) for one in alone.warnings] == [
        ("dispute.arbitration_joint", {"names": "陈志海、周国平"})
    ]


def test_nothing_is_closed_before_its_result(desk: Workplace, case: str) -> None:
    do(desk, "arbitration", case, **PASSED)
    early = {"dispute": case, "closed": "2026-04-27", "note": "当事人自行履行"}
    assert refused(desk, "dispute.close", **early) == [("dispute.close_before", "closed")]
    do(desk, "close", case, closed="2026-04-28", note="当事人自行履行")


def test_an_unpaid_sum_is_told_by_the_paper_of_the_commission(desk: Workplace, case: str) -> None:
    do(desk, "arbitration", case, **PASSED)
    do(desk, "perform", case, obligation="1", status="unpaid", performed="2026-04-29")
    rows = due_rows(desk, on=date(2026, 4, 30), within=60)
    (why,) = (row.why for row in rows if row.rule == "dispute.performance" and "第1项" in row.why)
    assert why == (
        "协议第1项：已查明未履行，应督促履行，并告知按劳动人事争议仲裁委员会仲裁审查后出具的文书办理"
        "（待人工核对）；至2026-05-20（含当日）还可以共同申请司法确认"
    )


def test_the_result_keeps_who_applied_and_the_number(desk: Workplace, case: str) -> None:
    one_side = {**ASKED, "applicants": ["陈志海"], "case_no": "某劳人仲审〔2026〕7号"}
    assert codes_of(do(desk, "arbitration", case, **one_side)) == ["dispute.arbitration_joint"]
    result = {**ASKED, "result": "passed", "decided": "2026-04-28"}
    assert codes_of(do(desk, "arbitration", case, **result)) == ["dispute.arbitration_joint"]
    (kept,) = children(desk, case, "arbitration")
    assert kept["applicants"] == ["陈志海"]
    assert kept["case_no"] == "某劳人仲审〔2026〕7号"
    assert kept["result"] == "passed"


def test_what_was_reviewed_or_confirmed_of_an_older_version_says_nothing_of_the_new_one(
    desk: Workplace, clock: FixedClock, case: str
) -> None:
    do(desk, "arbitration", case, **PASSED)
    do(desk, "confirm", case, court="某市人民法院", applied="2026-04-29")
    confirmed = {"court": "某市人民法院", "applied": "2026-04-29", "decided": "2026-04-30"}
    do(desk, "confirm", case, **confirmed, result="valid")
    clock.move("2026-05-20")
    do(desk, "mediate", case, **session(held_at="2026-05-18T09:00"), vary=True)
    newer = [{**OBLIGATIONS[0], "due": "2026-05-19"}]
    do(desk, "agree", case, **version(agreed="2026-05-18", obligations=newer))
    hands = [{**one, "signed": "2026-05-20"} for one in ALL_HANDS]
    do(desk, "sign", case, signatures=hands)
    assert review(desk, "2026-05-20") == ["2026-06-04"]
    do(desk, "perform", case, obligation="1", status="unpaid", performed="2026-05-20")
    rows = due_rows(desk, on=date(2026, 5, 20), within=60)
    whys = [row.why for row in rows if row.rule == "dispute.performance"]
    assert whys
    assert not any("仲裁审查后出具" in why or "申请强制执行" in why for why in whys)


def test_it_is_permitted_as_every_act_on_a_dispute() -> None:
    verbs = all_verbs()
    names = ("dispute.arbitration", "dispute.change_arbitration", "dispute.void_arbitration")
    assert [verbs[name].permission for name in names] == list(names)
    late = sentence("dispute.arbitration_late", day="2026-05-06")
    assert "至 2026-05-06，含当日" in late
