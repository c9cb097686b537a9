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
from sifasuo_desktop.services.paper.register_print import register_job
from sifasuo_desktop.statistics.periods import read_period
from sifasuo_desktop.store.unit_of_work import Author
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
        "序号登记号活动日期活动主题活动地点活动形式面向人群受众人次发放资料（份）主讲人备注"
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
    # What came with the program fills more than a page.
    assert made.pages == (2 if kind in {"review_checklist", "notary_matter"} else 1)
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


def mark(office: Workplace, change: str, name: str) -> None:
    with office.store.writing() as unit:
        unit.connection.execute(text(f"UPDATE r_correction SET {change} WHERE name = '{name}'"))


def narrow(clerk: Workplace, *may: str) -> None:
    """The clerk keeps these permissions alone."""
    clerk.bus = Bus(clerk.store, clerk.codes, Roles({"clerk": frozenset(may)}), clerk.rules)


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


def test_a_column_of_amounts_adds_up_to_an_amount(desk: Workplace) -> None:
    desk.act("dispute.register", registration())
    (page,) = printed(desk, "dispute")
    assert "合计¥0.00填表人" in page
