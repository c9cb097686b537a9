"""法治审核 from the papers handed in to the file: limits, supplements, opinions, contracts, refusals."""

from datetime import date
from typing import Any

import pytest

from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.ledgers.review_records import Review, ReviewCheck, ReviewOpinion
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.due import due_json, due_rows
from sifasuo_desktop.services.reading.finding import find
from sifasuo_desktop.services.reading.record_view import record_view
from sifasuo_desktop.services.reading.showing import case_of
from sifasuo_desktop.ui.parts.act_ranks import lawful
from tests.clock import FixedClock
from tests.services.ledger_entries import told

CLAUSE = {
    "clause": "第三条",
    "problem": "设定了收费项目，没有上位法依据。",
    "basis": "《中华人民共和国行政许可法》",
    "suggestion": "删去第三条第二款。",
}


def handed_in(**changes: Any) -> dict[str, Any]:
    """A document handed in on 2026-04-10."""
    values = {
        "submitted_on": "2026-04-10",
        "matter": "行政规范性文件",
        "title": "云溪镇养犬管理办法",
        "drafting_dept": "云溪镇社会事务办公室",
    }
    return {**values, **changes}


def contract(**changes: Any) -> dict[str, Any]:
    """A contract handed in on 2026-04-10."""
    values = {
        "matter": "政府合同",
        "title": "云溪镇道路保洁服务合同",
        "contract_kind": "service",
        "counterparty": "云溪洁源环境有限公司",
        "amount": "186000.00",
        **changes,
    }
    return handed_in(**values)


def accepted(clerk: Workplace, values: dict[str, Any], day: str = "2026-04-10") -> str:
    """Handed in and accepted."""
    ref = clerk.act("review.add", values).id
    clerk.act("review.accept", {"review": ref, "complete_on": day})
    return ref


def lights(clerk: Workplace, *days: str) -> list[tuple[str, str]]:
    """Day and light of the only row on each of the days."""
    found = []
    for day in days:
        (row,) = due_rows(clerk, on=date.fromisoformat(day), within=60)
        found.append((str(row.due), row.light))
    return found


def test_the_catalogue_and_the_lists_are_there_from_the_first_day(clerk: Workplace) -> None:
    matters = find(clerk, "review_matter", limit=50)
    assert matters.total == 8
    assert find(clerk, "review_checklist", limit=50).total == 19
    assert clerk.act("review.add", handed_in()).number == "审2026-0001"


def test_a_document_has_fifteen_working_days_and_no_light_urges_before_the_fifth(
    clerk: Workplace,
) -> None:
    accepted(clerk, handed_in())
    # 2026-05-01 to 05-05 are rest days.
    assert lights(clerk, "2026-04-10", "2026-04-30", "2026-05-06", "2026-05-07") == [
        ("2026-05-06", "green"),
        ("2026-05-06", "yellow"),
        ("2026-05-06", "yellow"),
        ("2026-05-06", "red"),
    ]
    (row,) = due_rows(clerk, within=60)
    told_row = due_json([row])[0]
    assert (told_row["rule"], row.act) == ("review.due", "review.issue")
    assert told_row["basis"].startswith("国办发〔2018〕115号")
    assert told_row["why"] == "2026-04-10受理，审核期限15个工作日，补正的时间不计"


def test_a_light_never_urges_below_the_minimum(clerk: Workplace) -> None:
    matter = {"name": "急办规范性文件", "matter_class": "norm_doc", "limit_days": 3}
    values = {**matter, "least_days": 5, "listed_on": "2026-01-05"}
    clerk.act("review_matter.add", values)
    accepted(clerk, handed_in(matter="急办规范性文件"))
    # Three working days would end on the 15th; the least time ends on the 17th.
    assert lights(clerk, "2026-04-15", "2026-04-16", "2026-04-17", "2026-04-18") == [
        ("2026-04-17", "green"),
        ("2026-04-17", "green"),
        ("2026-04-17", "yellow"),
        ("2026-04-17", "red"),
    ]


def test_the_limit_is_that_of_the_matter_and_follows_the_catalogue(clerk: Workplace) -> None:
    accepted(clerk, contract())
    assert lights(clerk, "2026-04-10") == [("2026-04-17", "green")]
    change = {"review_matter": "政府合同", "limit_days": 10}
    clerk.act("review_matter.change", change)
    assert lights(clerk, "2026-04-10") == [("2026-04-24", "green")]


def test_the_clock_stands_still_while_papers_are_completed(
    clerk: Workplace, clock: FixedClock
) -> None:
    ref = accepted(clerk, contract())
    clock.move("2026-04-14")
    values = {"review": ref, "asked_on": "2026-04-14", "lacking": "对方授权委托书"}
    clerk.act("review.send_for_more", values)
    assert due_rows(clerk, on=date(2026, 4, 30), within=60) == ()
    clock.move("2026-04-20")
    clerk.act("review.resubmit", {"review": ref, "completed_on": "2026-04-20"})
    # Two of five working days had gone by; the other three are the 21st to the 23rd.
    assert lights(clerk, "2026-04-20") == [("2026-04-23", "green")]
    with clerk.store.reading() as reader:
        (review,) = reader.every(Review)
    assert review.complete_on == date(2026, 4, 10)


def test_papers_that_lacked_from_the_first_day_begin_the_clock_when_they_are_there(
    clerk: Workplace, clock: FixedClock
) -> None:
    ref = clerk.act("review.add", contract()).id
    values = {"review": ref, "asked_on": "2026-04-10", "lacking": "资信材料"}
    assert clerk.act("review.send_for_more", values).state == "returned"
    clock.move("2026-04-16")
    clerk.act("review.resubmit", {"review": ref, "completed_on": "2026-04-16"})
    assert lights(clerk, "2026-04-16") == [("2026-04-23", "green")]


def test_a_review_goes_from_receipt_to_archive(clerk: Workplace, clock: FixedClock) -> None:
    ref = accepted(clerk, handed_in())
    clock.move("2026-04-20")
    points = [
        {"item": "制定机关具有制定资格", "found": "fit"},
        {"item": "没有违法设定收费", "found": "unfit", "remark": "第三条"},
    ]
    first = {"reviewer": "沈知秋", "reviewed_on": "2026-04-20", "first_view": "第三条须改。"}
    values = {"review": ref, **first, "checks": points, "opinions": [CLAUSE]}
    assert clerk.act("review.examine", values).state == "examined"
    second = {"review": ref, "second": "顾明远", "second_on": "2026-04-20"}
    assert clerk.act("review.recheck", second).state == "rechecked"
    issued = {"issued_on": "2026-04-20", "conclusion": "amended", "output_type": "letter"}
    assert clerk.act("review.issue", {"review": ref, **issued}).state == "issued"
    answer = {"review": ref, "feedback_on": "2026-04-20"}
    adopted = [{"position": 1, "adopted": "yes"}]
    assert clerk.act("review.feedback", {**answer, "opinions": adopted}).state == "answered"
    decided = {"review": ref, "decided_on": "2026-04-20", "decision_meeting": "镇长办公会"}
    assert clerk.act("review.decide", decided).state == "decided"
    filed = {"review": ref, "filed_on": "2026-04-20", "filed_to": "市司法局"}
    assert clerk.act("review.file", filed).state == "filed"
    archived = {"review": ref, "archived_on": "2026-04-20", "volume_no": "2026-12"}
    assert clerk.act("review.archive", archived).state == "archived"
    case = case_of(clerk, "review", ref)
    assert [(one.item, one.found) for one in case.all(ReviewCheck)] == [
        ("制定机关具有制定资格", "fit"),
        ("没有违法设定收费", "unfit"),
    ]
    assert [(one.clause, one.adopted) for one in case.all(ReviewOpinion)] == [("第三条", "yes")]


@pytest.mark.parametrize(
    ("word", "first"), [(None, "审〔2026〕1号"), ("云司", "云司审〔2026〕1号")]
)
def test_the_letter_gets_the_next_number_and_only_the_letter(
    office: Workplace, word: str | None, first: str
) -> None:
    if word:
        office.act("office.change", {"doc_word": word})
    issue = {"issued_on": "2026-04-10", "conclusion": "lawful"}
    numbers = []
    for output in ("letter", "countersign", "letter"):
        ref = accepted(office, handed_in())
        office.act("review.issue", {"review": ref, **issue, "output_type": output})
        record = case_of(office, "review", ref).record
        assert isinstance(record, Review)
        numbers.append(record.output_no)
    assert numbers == [first, None, first.replace("1号", "2号")]


def test_a_typed_number_is_kept_and_not_given_twice(director: Workplace) -> None:
    issue = {"issued_on": "2026-04-10", "conclusion": "lawful", "output_type": "letter"}
    first, second = (accepted(director, handed_in()) for _ in range(2))
    director.act("review.issue", {"review": first, **issue, "output_no": "审〔2026〕7号"})
    again = {"review": second, **issue, "output_no": "审〔2026〕7号"}
    assert told(director, "review.issue", again) == [("ledger.number_taken", "output_no")]


def test_amended_needs_an_opinion_and_feedback_needs_each_answered(clerk: Workplace) -> None:
    ref = accepted(clerk, handed_in())
    issued = {"issued_on": "2026-04-10", "conclusion": "amended", "output_type": "table"}
    values = {"review": ref, **issued}
    assert told(clerk, "review.issue", values) == [("ledger.part_needed", "opinions")]
    lacking = {"clause": "第一条", "problem": "用语不清。"}
    assert told(clerk, "review.issue", {**values, "opinions": [CLAUSE, lacking]}) == [
        ("value.required", "opinions.1.suggestion")
    ]
    clerk.act("review.issue", {**values, "opinions": [CLAUSE]})
    answer = {"review": ref, "feedback_on": "2026-04-10"}
    assert told(clerk, "review.feedback", answer) == [("ledger.part_unfilled", "opinions")]
    far = {**answer, "opinions": [{"position": 2, "adopted": "no"}]}
    assert ("ledger.no_row", "opinions.0") in told(clerk, "review.feedback", far)
    rows = [{"position": 1, "adopted": "no", "reason": "收费已获批准。"}]
    clerk.act("review.feedback", {**answer, "opinions": rows})


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"secret": True}, "secret"),
        ({"title": "秘密★5年 关于某项工作的通知"}, "title"),
        ({"title": "机密 ★ 通知"}, "title"),
    ],
)
def test_what_is_secret_is_refused_and_nothing_of_it_is_kept(
    clerk: Workplace, changes: dict[str, Any], field: str
) -> None:
    with pytest.raises(Refused) as refusal:
        clerk.act("review.add", handed_in(**changes))
    assert [(one.code, one.field) for one in refusal.value.problems] == [("value.secret", field)]
    with clerk.store.reading() as reader:
        assert reader.every(Review) == ()
        dump = "\n".join(
            str(row) for row in reader.connection.exec_driver_sql("SELECT * FROM revision")
        )
    assert "某项工作" not in dump


def test_what_lacks_or_is_in_doubt_of_a_contract_is_told_and_kept(clerk: Workplace) -> None:
    values = contract(credit_code="91320699MA1XAB1234")
    del values["amount"]
    answer = clerk.act("review.add", values)
    assert [(one.code, one.field) for one in answer.warnings] == [
        ("ledger.doubted", "credit_code"),
        ("ledger.wished", "amount"),
    ]
    assert answer.state == "received"


def test_milestones_of_a_contract_stay_due_after_it_was_filed_away(clerk: Workplace) -> None:
    stones = [
        {"what": "支付第一期保洁费", "due_on": "2026-05-20"},
        {"what": "验收", "due_on": "2026-12-31"},
    ]
    ref = accepted(clerk, contract(milestones=stones))
    issued = {"issued_on": "2026-04-10", "conclusion": "lawful", "output_type": "table"}
    clerk.act("review.issue", {"review": ref, **issued})
    clerk.act("review.decide", {"review": ref, "decided_on": "2026-04-10"})
    rows = [(row.rule, str(row.due)) for row in due_rows(clerk, within=300)]
    assert rows == [
        ("review.filing", "2026-04-24"),
        ("review.milestone", "2026-05-20"),
        ("review.milestone", "2026-12-31"),
    ]
    clerk.act("review.file", {"review": ref, "filed_on": "2026-04-10"})
    clerk.act("review.archive", {"review": ref, "archived_on": "2026-04-10"})
    (first, _) = due_rows(clerk, on=date(2026, 5, 21), within=300)
    assert (first.light, first.late_days, first.why) == (
        "red",
        1,
        "云溪洁源环境有限公司：支付第一期保洁费",
    )


def test_a_milestone_beyond_the_known_calendar_is_no_crash(clerk: Workplace) -> None:
    far = {"name": "长期", "matter_class": "contract", "limit_days": 400, "listed_on": "2026-01-05"}
    clerk.act("review_matter.add", far)
    accepted(clerk, contract(matter="长期"))
    (row,) = due_rows(clerk, within=900)
    assert row.provisional


def test_what_a_review_waits_for_comes_first_on_its_page(clerk: Workplace) -> None:
    ref = clerk.act("review.add", handed_in()).id
    assert record_view(clerk, "review", ref).first == ("review.accept",)
    clerk.act("review.accept", {"review": ref, "complete_on": "2026-04-10"})
    seen = record_view(clerk, "review", ref)
    assert seen.first == ("review.examine",)
    assert str(lawful(seen.acts, (), seen.first)[0]["title"]) == "初审"
