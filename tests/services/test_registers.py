"""Registers on paper: of a period, in words, masked, over pages, noted, and of every kind with a list."""

from collections.abc import Callable
from typing import Any

import pypdfium2
import pytest
from sqlalchemy import text

from sifasuo_desktop.documents.engine.blocks import Table
from sifasuo_desktop.domain.access import Roles
from sifasuo_desktop.domain.office.records import Event
from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.kernel.ids import new_id
from sifasuo_desktop.ledgers.book import ledgers
from sifasuo_desktop.ledgers.kinds import kinds
from sifasuo_desktop.services.acting.bus import Bus
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.paper.printing import gather
from sifasuo_desktop.services.paper.register_print import register_job
from sifasuo_desktop.statistics.periods import read_period
from sifasuo_desktop.store.unit_of_work import Author
from tests.clock import FixedClock
from tests.documents import reading
from tests.services.disputes import registration
from tests.services.offices import seat
from tests.services.people import person

EVENT: dict[str, Any] = {
    "held_on": "2026-03-12",
    "theme": "民法典进村",
    "place": "柳岸村文化广场",
    "forms": ["02", "04"],
    "audiences": ["05"],
    "people": 120,
    "materials": 80,
    "speaker": "沈知秋",
}
FIRM: dict[str, Any] = {
    "name": "云塘建材有限公司",
    "listed_on": "2026-02-03",
    "phone": "19900000011",
    "scale": "small",
}
PERSON = "涉及的社区矫正对象矫2026-0001"
"""Papers of others name him by his number alone (rulings 10, 15)."""
ISSUE: dict[str, Any] = {
    "found_on": "2026-04-02",
    "domain": "enterprise",
    "object": "云塘建材有限公司",
    "description": "未签订书面劳动合同。",
}


def event(desk: Workplace, **changes: Any) -> str:
    return str(desk.act("publicity.add", {**EVENT, **changes}).number)


def printed(desk: Workplace, kind: str, period: str | None = None, **narrowed: Any) -> list[str]:
    """The pages of a register without white space."""
    unmask = narrowed.pop("unmask", False)
    within = read_period(period) if period else None
    return reading.pages(register_job(desk, kind, narrowed, within, unmask=unmask).render().pdf)


def code_of(asked: Callable[[], Any]) -> str:
    with pytest.raises(Refused) as refused:
        asked()
    return refused.value.problems[0].code


def test_the_register_of_a_period_says_everything_in_words(desk: Workplace) -> None:
    event(desk)
    event(desk, held_on="2026-01-01", theme="宪法宣讲", forms=["01"], people=40, materials=0)
    event(desk, held_on="2025-12-31", theme="去年的活动")
    (page,) = printed(desk, "publicity", "2026Q1")
    assert page == (
        "普法活动台账单位：云溪司法所期间（按活动日期）：2026年第一季度共2条"
        "序号登记号活动日期活动主题活动地点村（居）活动形式面向人群受众人次发放资料（份）主讲人备注"
        "1普2026-00022026-01-01宪法宣讲柳岸村文化广场文艺演出社会大众400沈知秋"
        "2普2026-00012026-03-12民法典进村柳岸村文化广场普法宣讲、发放资料社会大众12080沈知秋"
        "合计16080"
        "填表人：审核人：填表日期：2026年4月10日普法活动台账第1页共1页—1—"
    )


def test_both_ends_of_a_period_belong_to_it(desk: Workplace) -> None:
    for day, theme in (
        ("2024-01-31", "元宵灯谜"),
        ("2024-02-01", "月初宣讲"),
        ("2024-02-29", "月末宣讲"),
        ("2024-03-01", "学雷锋日"),
    ):
        event(desk, held_on=day, theme=theme)
    (page,) = printed(desk, "publicity", "2024-02")
    assert "共2条" in page
    assert "月初宣讲" in page
    assert "月末宣讲" in page
    assert "元宵灯谜" not in page
    assert "学雷锋日" not in page


def test_a_register_repeats_its_heading_and_counts_its_pages(desk: Workplace) -> None:
    for place in range(40):
        event(desk, held_on=f"2026-03-{1 + place % 28:02d}", theme=f"进村入户宣讲{place + 1}号")
    job = register_job(desk, "publicity", {}, read_period("2026"))
    made = job.render()
    found = reading.pages(made.pdf)
    assert len(found) == made.pages >= 3
    for place, page in enumerate(found, 1):
        assert "序号登记号活动日期活动主题" in page
        assert f"普法活动台账第{place}页共{len(found)}页" in page
    assert all(f"进村入户宣讲{place}号" in "".join(found) for place in range(1, 41))
    assert "填表人：" in found[-1]
    assert "填表人：" not in found[0]
    with pypdfium2.PdfDocument(made.pdf) as document:
        assert [round(side) for side in document.get_page_size(0)] == [842, 595]
    left, _, right, bottom = reading.ink(made.pdf, 0)
    assert (27, 275) < (left, right)
    assert right <= 272
    assert bottom <= 190
    assert job.file_name == "普法活动台账 2026年"


def test_a_void_record_keeps_its_number_and_says_why(desk: Workplace) -> None:
    number = event(desk, theme="重复的活动")
    event(desk, theme="另一场活动")
    desk.act("publicity.void", {"publicity": number, "reason": "与另一场重复"})
    (page,) = printed(desk, "publicity")
    assert "共2条（其中作废1条）" in page
    assert f"1{number}2026-03-12（作废：与另一场重复）重复的活动" in page
    assert page.count("已作废") == 1
    assert "合计12080填表人" in page


def test_a_register_is_narrowed_and_says_to_what(desk: Workplace) -> None:
    event(desk)
    event(desk, place="桑园村", theme="反诈宣传")
    (page,) = printed(desk, "publicity", "2026", place="桑园村", state="kept")
    assert "单位：云溪司法所期间（按活动日期）：2026年活动地点：桑园村状态：已登记共1条" in page
    assert "反诈宣传" in page
    assert "民法典进村" not in page
    assert code_of(lambda: printed(desk, "publicity", summary="x")) == "find.where"


def test_an_empty_register_says_so(desk: Workplace) -> None:
    (page,) = printed(desk, "publicity", "2020")
    assert "期间（按活动日期）：2020年共0条" in page
    assert "备注无填表人：" in page


def test_telephones_are_masked_unless_asked_for_and_noted(desk: Workplace) -> None:
    desk.act("enterprise.add", FIRM)
    (page,) = printed(desk, "enterprise")
    assert "199****0011" in page
    assert "19900000011" not in page
    assert noted(desk, "unmask") == []
    (page,) = printed(desk, "enterprise", unmask=True)
    assert "19900000011" in page
    assert noted(desk, "unmask") == [(None, "enterprise")]


def noted(office: Workplace, act: str) -> list[tuple[str | None, str | None]]:
    with office.store.reading() as reader:
        return [(one.subject, one.detail) for one in reader.every(Event, act=act)]


def test_every_print_of_a_register_is_noted(desk: Workplace) -> None:
    printed(desk, "publicity")
    assert code_of(lambda: printed(desk, "publicity", place2="x")) == "find.where"
    assert noted(desk, "print") == [(None, "register:publicity")]


def test_who_may_not_print_or_read_gets_no_register(office: Workplace, desk: Workplace) -> None:
    event(desk)
    assert code_of(lambda: printed(seat(office, "reader"), "publicity")) == "act.not_allowed"
    assert code_of(lambda: printed(seat(office, "mediator"), "issue")) == "act.not_readable"
    assert code_of(lambda: printed(desk, "monster")) == "find.kind"
    assert code_of(lambda: printed(desk, "enterprise_finding")) == "find.kind"


def test_a_kind_without_a_day_of_its_own_has_no_period(desk: Workplace) -> None:
    assert code_of(lambda: printed(desk, "committee", "2026")) == "print.no_period"
    (page,) = printed(desk, "committee")
    assert "人民调解委员会台账" in page


def test_more_records_than_a_register_holds_are_refused(desk: Workplace) -> None:
    number = event(desk)
    with desk.store.reading() as reader:
        (one,) = reader.every(ledgers()["publicity"].record, register_no=number)

    def fill(unit: Any) -> None:
        for place in range(2_000):
            unit.add(one.replace(id=unit.new_id(), register_no=f"普2026-{place + 2:04d}"))

    author = Author("admin", "test", new_id(desk.store.randomness))
    desk.store.write(author, fill)
    assert code_of(lambda: printed(desk, "publicity")) == "print.list_long"
    assert noted(desk, "print") == []


@pytest.mark.parametrize("kind", [name for name, one in kinds().items() if one.has_page])
def test_every_kind_with_a_list_has_a_register(office: Workplace, kind: str) -> None:
    made = register_job(office, kind, {}).render()
    assert made.missing == ()
    assert made.pages == 1
    title = kinds()[kind].book or f"{kinds()[kind].record.TITLE}台账"
    assert reading.pages(made.pdf)[0].startswith(f"{title}单位：云溪司法所共")


def test_disputes_and_persons_stand_in_their_registers(desk: Workplace) -> None:
    desk.act("dispute.register", registration())
    desk.act("correction.receive", person())
    (page,) = printed(desk, "dispute", "2026")
    assert "人民调解纠纷台账" in page
    assert "1登2026-0001陈志海与吴长林、周国平损害赔偿纠纷2026-03-31" in page
    (page,) = printed(desk, "correction", "2026-01")
    assert "社区矫正对象名册" in page
    assert "1矫2026-0001葛云帆男缓刑危险驾驶罪2026-01-052027-01-04" in page


def test_juveniles_and_sealed_records_are_absent_without_the_permission(
    office: Workplace, clerk: Workplace
) -> None:
    for name in ("葛云帆", "费大河", "戚小舟"):
        clerk.act("correction.receive", person(name=name, id_number=None, phone=None))
    mark(office, "sealed = '2026-04-01'", "费大河")
    mark(office, "juvenile = 1", "戚小舟")
    (page,) = printed(clerk, "correction")
    assert "共2条" in page
    assert "费大河" not in page
    narrow(clerk, "print", "read:correction")
    (page,) = printed(clerk, "correction")
    assert "共1条" in page
    assert "葛云帆" in page
    assert "戚小舟" not in page
    (page,) = printed(office, "correction")
    assert "共3条" in page


def test_the_sheet_names_the_records_it_points_to(desk: Workplace, clock: FixedClock) -> None:
    campaign = desk.act("campaign.add", {"name": "法治体检专项", "starts_on": "2026-03-01"})
    firm = desk.act("enterprise.add", FIRM)
    finding = {"aspect": "labour", "problem": "未签订书面劳动合同。", "advised": "三十日内补签。"}
    visit = desk.act(
        "enterprise_visit.add",
        {
            "enterprise": firm.number,
            "visited_on": "2026-04-08",
            "mode": "door",
            "visitors": "沈知秋",
            "items": ["labour"],
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


def mark(office: Workplace, change: str, name: str) -> None:
    with office.store.writing() as unit:
        unit.connection.execute(text(f"UPDATE r_correction SET {change} WHERE name = '{name}'"))


def narrow(clerk: Workplace, *may: str) -> None:
    """The clerk keeps these permissions alone."""
    clerk.bus = Bus(clerk.store, clerk.codes, Roles({"clerk": frozenset(may)}), clerk.rules)


def sheet_of(desk: Workplace, number: str) -> str:
    return "".join(reading.pages(gather(desk, "issue_sheet", number).render().pdf))


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


def test_numbers_days_and_short_words_of_a_wide_register_are_not_torn(desk: Workplace) -> None:
    home = "江苏省某市云溪镇新桥村三组5号水泥厂职工宿舍二幢甲单元401室"
    desk.act("correction.receive", person(residence=home, offence="帮助信息网络犯罪活动罪"))
    pdf = register_job(desk, "correction", {}).render().pdf
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        lines = page.get_textpage().get_text_range().split()
        page.close()
    for words in ("矫2026-0001", "葛云帆", "2026-01-05", "2027-01-04", "矫正期限起"):
        assert any(words in line for line in lines), words


def test_a_width_does_not_depend_on_what_is_written_this_time(desk: Workplace) -> None:
    short = widths(desk)
    event(desk, theme="长" * 100, place="远" * 100, speaker="沈知秋、郭素琴、冒友才")
    number = event(desk)
    desk.act("publicity.void", {"publicity": number, "reason": "重复" * 60})
    assert widths(desk) == short


def widths(desk: Workplace) -> list[float]:
    blocks = register_job(desk, "publicity", {}).content.blocks
    (grid,) = (one for one in blocks if isinstance(one, Table))
    return [column.weight for column in grid.columns]


def test_a_truth_value_a_register_is_narrowed_to_is_said_in_words(desk: Workplace) -> None:
    desk.act("enterprise.add", {**FIRM, "key": True})
    desk.act("enterprise.add", {**FIRM, "name": "桑园粮油店", "phone": None})
    (page,) = printed(desk, "enterprise", key="1")
    assert "重点服务企业：是共1条" in page
    (page,) = printed(desk, "enterprise", key="0")
    assert "重点服务企业：否共1条" in page


def test_a_text_that_does_not_fit_says_where_all_of_it_stands(desk: Workplace) -> None:
    said = "以“…”结尾的没有印完，全文见各件登记表。"
    desk.act("issue.add", {**ISSUE, "description": "未" * 150})
    assert said not in "".join(printed(desk, "issue"))
    desk.act("issue.add", {**ISSUE, "description": "签" * 151})
    told = "".join(printed(desk, "issue"))
    assert f"{said}填表人：" in told
    assert told.count("签") == 149


VIEWS = {
    "found": ("问题清单", "发现日期领域来源涉及单位或者对象问题描述发现人级别状态"),
    "duty": ("责任清单", "涉及单位或者对象问题描述级别责任人交办日期整改期限整改要求状态"),
    "rectified": (
        "整改台账",
        "涉及单位或者对象责任人整改期限整改完成日期整改措施和结果核验日期核验人销号日期状态",
    ),
}


@pytest.mark.parametrize("view", VIEWS)
def test_issues_have_three_registers_beside_their_own(desk: Workplace, view: str) -> None:
    desk.act("issue.add", ISSUE)
    title, heads = VIEWS[view]
    for name in (view, title):
        job = register_job(desk, "issue", {}, read_period("2026"), view=name)
        (page,) = reading.pages(job.render().pdf)
        assert page.startswith(f"{title}单位：云溪司法所期间（按发现日期）：2026年共1条")
        assert f"序号登记号{heads}1问2026-0001" in page
        assert job.file_name == f"{title} 2026年"


def test_a_register_nobody_declared_is_refused(desk: Workplace) -> None:
    for kind in ("issue", "publicity"):
        assert code_of(lambda kind=kind: register_job(desk, kind, {}, view="x")) == "print.no_view"  # type: ignore[misc]


def test_what_was_found_and_solved_is_counted_a_visit_and_in_all(desk: Workplace) -> None:
    firm = desk.act("enterprise.add", FIRM)
    for day, problems in (("2026-03-02", 3), ("2026-04-01", 1), ("2026-04-02", 0)):
        findings = [{"aspect": "labour", "problem": f"第{place}处"} for place in range(problems)]
        desk.act(
            "enterprise_visit.add",
            {
                "enterprise": firm.number,
                "visited_on": day,
                "mode": "door",
                "visitors": "沈知秋",
                "items": ["labour"],
                "findings": findings,
            },
        )
    first = {"enterprise_visit": "访2026-0001"}
    for place in ("2", "3"):
        solved = {**first, "enterprise_finding": place, "solved_on": "2026-04-03"}
        desk.act("enterprise_visit.change_finding", {**solved, "reason": "已解决"})
    void = {**first, "enterprise_finding": "3", "reason": "写重了"}
    desk.act("enterprise_visit.void_finding", void)
    (page,) = printed(desk, "enterprise_visit")
    rows = [page.partition(f"访2026-000{place}")[2] for place in (1, 2, 3)]
    assert [row.partition("劳动用工")[2][:2] for row in rows] == ["21", "10", "00"]
    assert "合计31填表人" in page


def test_a_void_finding_stays_on_the_sheet_of_its_visit(desk: Workplace) -> None:
    firm = desk.act("enterprise.add", FIRM)
    visit = desk.act(
        "enterprise_visit.add",
        {
            "enterprise": firm.number,
            "visited_on": "2026-04-08",
            "mode": "door",
            "visitors": "沈知秋",
            "items": ["labour"],
            "findings": [{"aspect": "labour", "problem": "未签订书面劳动合同。"}],
        },
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
        "整改期限由2026-04-08改为2026-04-15，延期原因等灯具到货",
        "整改期限由2026-04-15改为2026-04-20，延期原因由等灯具到货改为下雨，再延几天",
        "整改完成日期由2026-04-09改为空",
        "退回原因少装一盏",
        "整改措施和结果由已换灯。改为已换灯，补装一盏。",
        "问题描述由未签订书面劳动合同。改为楼道没有灯。，原记录写错",
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
    said = [
        "".join(reading.pages(gather(desk, "campaign_sheet", str(one)).render().pdf))
        for one in (own, other)
    ]
    assert "办理情况排查问题线索（条）3交办问题线索（条）2整改完成（条）1" in said[0]
    assert "整改完成率（%）50.00销号（条）1填表人" in said[0]
    assert "排查问题线索（条）1交办问题线索（条）1整改完成（条）0" in said[1]
    assert "整改完成率（%）0.00销号（条）0填表人" in said[1]


def test_who_may_not_read_issues_is_told_no_counts(office: Workplace, clerk: Workplace) -> None:
    campaign = clerk.act("campaign.add", {"name": "安全专项", "starts_on": "2026-03-01"}).number
    clerk.act("issue.add", {**ISSUE, "campaign": campaign})
    narrow(clerk, "print", "read:campaign")
    said = "".join(reading.pages(gather(clerk, "campaign_sheet", str(campaign)).render().pdf))
    assert (
        "办理情况排查问题线索（条）交办问题线索（条）整改完成（条）整改完成率（%）销号（条）填表人"
        in said
    )


def test_of_a_firm_its_reader_may_not_see_the_sheet_says_nothing(
    office: Workplace, clerk: Workplace
) -> None:
    firm = clerk.act("enterprise.add", {**FIRM, "legal_person": "费大河"})
    visit = {"visited_on": "2026-04-08", "mode": "door", "visitors": "沈知秋", "items": ["labour"]}
    number = clerk.act("enterprise_visit.add", {**visit, "enterprise": firm.number}).number
    seen = "".join(reading.pages(gather(clerk, "enterprise_visit_sheet", str(number)).render().pdf))
    assert "法定代表人费大河" in seen
    assert "19900000011" in seen
    narrow(clerk, "print", "read:enterprise_visit")
    said = "".join(reading.pages(gather(clerk, "enterprise_visit_sheet", str(number)).render().pdf))
    assert "企业（不予显示）" in said
    assert "费大河" not in said
    assert "19900000011" not in said
