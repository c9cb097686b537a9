"""The papers of ledgers from the store: what they name, count, tell, and withhold."""

from typing import Any

import pytest

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.paper.printing import gather
from sifasuo_desktop.services.reading.record_view import record_view
from tests.clock import FixedClock
from tests.documents import reading
from tests.services.people import person
from tests.services.test_registers import FIRM, ISSUE, mark, narrow, noted

PERSON = "涉及的社区矫正对象矫2026-0001"
"""Papers of others name him by his number alone (rulings 10, 15)."""

VISIT = {"visited_on": "2026-04-08", "mode": "door", "visitors": "沈知秋", "items": ["labour"]}


def sheet_of(desk: Workplace, number: str, paper: str = "issue_sheet") -> str:
    return "".join(reading.pages(gather(desk, paper, number).render().pdf))


def test_the_sheet_names_the_records_it_points_to(desk: Workplace, clock: FixedClock) -> None:
    campaign = desk.act("campaign.add", {"name": "法治体检专项", "starts_on": "2026-03-01"})
    firm = desk.act("enterprise.add", FIRM)
    finding = {"aspect": "labour", "problem": "未签订书面劳动合同。", "advised": "三十日内补签。"}
    visit = desk.act(
        "enterprise_visit.add",
        {
            **VISIT,
            "enterprise": firm.number,
            "campaign": campaign.number,
            "findings": [finding],
        },
    )
    job = gather(desk, "enterprise_visit_sheet", str(visit.number))
    (page,) = reading.pages(job.render().pdf)
    assert "企业云塘建材有限公司统一社会信用代码" in page
    assert "联系电话19900000011" in page
    assert "所属专项法治体检专项总体意见" in page
    assert "1劳动用工未签订书面劳动合同。三十日内补签。" in page
    assert campaign.id not in page
    assert job.file_name == "访2026-0001 云塘建材有限公司 企业法治体检表"
    assert noted(desk, "print")[-1] == (visit.id, "enterprise_visit_sheet")


def test_a_sealed_person_is_on_nobodys_sheet(office: Workplace, clerk: Workplace) -> None:
    offender = clerk.act("correction.receive", person())
    number = str(clerk.act("issue.add", {**ISSUE, "person": offender.id}).number)
    assert PERSON in sheet_of(clerk, number)
    mark(office, "sealed = '2026-04-01'", "葛云帆")
    for who in (clerk, office):
        said = sheet_of(who, number)
        assert "矫2026-0001" not in said
        assert "（不予显示）" in said


@pytest.mark.parametrize(
    ("may", "change"), [((), "juvenile = 0"), (("read:correction",), "juvenile = 1")]
)
def test_a_sheet_names_nobody_whom_its_reader_may_not_know(
    office: Workplace, clerk: Workplace, may: tuple[str, ...], change: str
) -> None:
    offender = clerk.act("correction.receive", person())
    number = str(clerk.act("issue.add", {**ISSUE, "person": offender.id}).number)
    mark(office, change, "葛云帆")
    said = sheet_of(clerk, number)
    assert PERSON in said
    assert "葛云帆" not in said
    narrow(clerk, "print", "read:issue", *may)
    said = sheet_of(clerk, number)
    assert "矫2026-0001" not in said
    assert "（不予显示）" in said


def test_a_void_finding_stays_on_the_sheet_of_its_visit(desk: Workplace) -> None:
    firm = desk.act("enterprise.add", FIRM)
    findings = [{"aspect": "labour", "problem": "未签订书面劳动合同。"}]
    visit = desk.act(
        "enterprise_visit.add", {**VISIT, "enterprise": firm.number, "findings": findings}
    )
    given = {"enterprise_visit": visit.number, "enterprise_finding": "1", "reason": "写重了"}
    desk.act("enterprise_visit.void_finding", given)
    job = gather(desk, "enterprise_visit_sheet", str(visit.number))
    said = "".join(reading.pages(job.render().pdf))
    assert "1劳动用工（已作废：写重了）未签订书面劳动合同。" in said


def test_the_sheet_of_an_issue_tells_every_term_it_had(desk: Workplace, clock: FixedClock) -> None:
    """The first term, each extension, the return, and what was put right stay to be read."""
    number = desk.act("issue.add", ISSUE).number
    one = {"issue": number}
    acts: list[tuple[str, dict[str, Any]]] = [
        (
            "assign",
            {
                "assigned_to": "柳岸村委会",
                "assigned_on": "2026-04-03",
                "due_on": "2026-04-08",
                "level": "1",
            },
        ),
        ("extend", {"due_on": "2026-04-15", "put_off": "等灯具到货"}),
        ("extend", {"due_on": "2026-04-20", "put_off": "下雨，再延几天"}),
        ("rectify", {"rectified_on": "2026-04-09", "measures": "已换灯。"}),
        ("send_back", {"due_on": "2026-04-30", "sent_back": "少装一盏"}),
        ("rectify", {"rectified_on": "2026-04-10", "measures": "已换灯，补装一盏。"}),
    ]
    for verb, values in acts:
        desk.act(f"issue.{verb}", {**one, **values})
    desk.act("issue.change", {**one, "description": "楼道没有灯。", "reason": "原记录写错"})
    said = sheet_of(desk, str(number)).partition("变更记录日期事项内容经办人")[2]
    for words in (
        "整改期限由“2026-04-08”改为“2026-04-15”，延期原因等灯具到货",
        "整改期限由“2026-04-15”改为“2026-04-20”，延期原因由“等灯具到货”改为“下雨，再延几天”",
        "整改完成日期“2026-04-09”清空",
        "退回原因少装一盏",
        "整改措施和结果由“已换灯。”改为“已换灯，补装一盏。”",
        "问题描述由“未签订书面劳动合同。”改为“楼道没有灯。”，原因：原记录写错",
    ):
        assert words in said, words
    assert "2026年4月10日延长整改期限" in said
    assert said.partition("填表日期：")[2].startswith("2026年4月10日")
    clock.move("2026-06-01")
    later = sheet_of(desk, str(number))
    assert "填表日期：2026年4月10日" in later


def test_the_sheet_of_a_campaign_counts_its_own_issues(desk: Workplace) -> None:
    """Five found: four of this campaign, one of them void; two assigned, one rectified and closed."""
    own, other = (
        desk.act("campaign.add", {"name": name, "starts_on": "2026-03-01"}).number
        for name in ("安全专项", "追薪专项")
    )
    numbers = [
        str(desk.act("issue.add", {**ISSUE, "campaign": campaign}).number)
        for campaign in (own, own, own, own, other)
    ]
    desk.act("issue.void", {"issue": numbers[3], "reason": "重复"})
    for number in (numbers[0], numbers[1], numbers[4]):
        given = {"assigned_to": "柳岸村委会", "assigned_on": "2026-04-03", "due_on": "2026-04-08"}
        desk.act("issue.assign", {"issue": number, **given, "level": "1"})
    first = {"issue": numbers[0]}
    desk.act("issue.rectify", {**first, "rectified_on": "2026-04-04", "measures": "已补签。"})
    desk.act("issue.verify", {**first, "verified_on": "2026-04-05", "verified_by": "沈知秋"})
    desk.act("issue.close", {**first, "closed_on": "2026-04-06"})
    said = [sheet_of(desk, str(one), "campaign_sheet") for one in (own, other)]
    assert "办理情况排查问题线索（条）3交办问题线索（条）2整改完成（条）1" in said[0]
    assert "整改完成率（%）50.00销号（条）1填表人" in said[0]
    assert "排查问题线索（条）1交办问题线索（条）1整改完成（条）0" in said[1]
    assert "整改完成率（%）0.00销号（条）0填表人" in said[1]


def test_who_may_not_read_issues_is_told_no_counts(office: Workplace, clerk: Workplace) -> None:
    campaign = clerk.act("campaign.add", {"name": "安全专项", "starts_on": "2026-03-01"}).number
    clerk.act("issue.add", {**ISSUE, "campaign": campaign})
    narrow(clerk, "print", "read:campaign")
    said = sheet_of(clerk, str(campaign), "campaign_sheet")
    assert (
        "办理情况排查问题线索（条）交办问题线索（条）整改完成（条）整改完成率（%）销号（条）填表人"
        in said
    )


def test_of_a_firm_its_reader_may_not_see_the_sheet_says_nothing(
    office: Workplace, clerk: Workplace
) -> None:
    firm = clerk.act("enterprise.add", {**FIRM, "legal_person": "费大河"})
    number = clerk.act("enterprise_visit.add", {**VISIT, "enterprise": firm.number}).number
    seen = sheet_of(clerk, str(number), "enterprise_visit_sheet")
    assert "法定代表人费大河" in seen
    assert "19900000011" in seen
    narrow(clerk, "print", "read:enterprise_visit")
    said = sheet_of(clerk, str(number), "enterprise_visit_sheet")
    assert "企业（不予显示）" in said
    assert "费大河" not in said
    assert "19900000011" not in said


@pytest.mark.parametrize("after", ["19912340011", "18800000022", None])
def test_a_number_put_right_is_told_with_the_one_before(desk: Workplace, after: str | None) -> None:
    """On paper both stand in full; masked they might look the same."""
    firm = desk.act("enterprise.add", FIRM).number
    desk.act("enterprise.change", {"enterprise": firm, "phone": after, "reason": "原号记错"})
    said = sheet_of(desk, str(firm), "enterprise_sheet")
    told = f"由“19900000011”改为“{after}”" if after else "“19900000011”清空"
    assert f"联系电话{told}，原因：原号记错" in said


def test_the_order_tells_what_was_changed_since_and_bears_its_own_day(
    desk: Workplace, clock: FixedClock
) -> None:
    number = str(desk.act("issue.add", ISSUE).number)
    given = {"assigned_to": "柳岸村委会", "assigned_on": "2026-04-03", "due_on": "2026-04-08"}
    desk.act("issue.assign", {"issue": number, **given, "level": "1"})
    assert "变更记录" not in sheet_of(desk, number, "issue_order")
    desk.act("issue.extend", {"issue": number, "due_on": "2026-04-15", "put_off": "等灯具"})
    desk.act(
        "issue.change", {"issue": number, "object": "柳岸村", "source": "search", "reason": "写错"}
    )
    clock.move("2026-06-01")
    said = sheet_of(desk, number, "issue_order")
    assert "整改期限由“2026-04-08”改为“2026-04-15”" in said
    assert "涉及单位或者对象由“云塘建材有限公司”改为“柳岸村”" in said
    assert "来源" not in said
    assert "填表日期：2026年4月3日" in said


def test_what_was_masked_and_is_gone_can_still_be_looked_at(desk: Workplace) -> None:
    firm = desk.act("enterprise.add", FIRM)
    assert not record_view(desk, "enterprise", firm.id).record["phone"].isdigit()
    desk.act("enterprise.change", {"enterprise": firm.number, "phone": None, "reason": "停机"})
    assert record_view(desk, "enterprise", firm.id).masked_before
    other = desk.act("enterprise.add", {**FIRM, "name": "桑园粮油店", "phone": None})
    assert not record_view(desk, "enterprise", other.id).masked_before
