"""The single sheets of ledgers: what an office would put into its binder, filled and blank."""

from dataclasses import replace
from datetime import date
from typing import Any

import pypdfium2
import pytest

from sifasuo_desktop.documents.book import papers
from sifasuo_desktop.documents.engine.blocks import Cell, Form, FormRow, PaperContent, Table, Text
from sifasuo_desktop.documents.engine.blocks import Column as Heading
from sifasuo_desktop.documents.engine.render import render, rendered
from sifasuo_desktop.documents.engine.runs import missing_characters
from sifasuo_desktop.documents.paper import Told
from sifasuo_desktop.domain.ledger import Sheet
from sifasuo_desktop.ledgers.book import ledgers
from tests.documents import cases, ledger_cases, reading

SHEETS = {
    "publicity": ("普法宣传活动登记表", 1),
    "issue": ("问题交办销号表", 2),
    "campaign": ("专项行动登记表", 1),
    "enterprise": ("服务企业登记表", 1),
    "enterprise_visit": ("企业法治体检表", 1),
}
FOOT = 250  # mm from the top: a form ends below it, the box of the text at 262


def content(kind: str, size: int | None = 1, parts: int = 1, **own: Any) -> PaperContent:
    case = ledger_cases.case_of(ledgers()[kind], size, parts, **own)
    return papers()[f"{kind}_sheet"].build(ledger_cases.given(case))


def text(kind: str, size: int | None = 1, parts: int = 1, **own: Any) -> str:
    return "".join(reading.pages(render(content(kind, size, parts, **own))))


def blank(kind: str) -> list[str]:
    return reading.pages(render(papers()[f"{kind}_sheet"].blank(cases.issuer())))


@pytest.mark.parametrize("kind", SHEETS)
def test_a_blank_sheet_is_drawn_down_to_the_foot_of_its_pages(kind: str) -> None:
    title, pages = SHEETS[kind]
    made = rendered(papers()[f"{kind}_sheet"].blank(None))
    assert made.pages == pages
    first, last = reading.pages(made.pdf)[0], reading.pages(made.pdf)[-1]
    assert first.startswith(f"{title}填表单位：登记号：")
    assert last.split("—2—")[0].endswith("填表日期：年月日")
    for page in range(pages):
        assert reading.ink(made.pdf, page)[3] > FOOT


def test_the_blank_sheet_of_an_event_has_its_fields_and_boxes() -> None:
    assert "".join(blank("publicity")) == (
        "普法宣传活动登记表填表单位：云溪司法所登记号："
        "活动活动日期年月日村（居）活动主题活动地点"
        "活动形式☐文艺演出☐普法宣讲☐播放宣传片☐发放资料☐其他"
        "面向人群☐青少年☐老年☐妇女☐残疾人☐社会大众☐学生☐公职人员☐农牧民☐务工人员☐其他"
        "受众人次发放资料（份）"
        "组织宣传节点☐宪法宣传周（12月4日）☐民法典宣传月（5月）☐全民国家安全教育日（4月15日）☐其他"
        "宣传的法律法规组织单位主讲人协办单位经费（元）所属专项活动情况"
        "填表人（签名）：年月日审核人（签名）：年月日填表日期：年月日"
    )


def test_a_filled_sheet_says_codes_dates_amounts_and_records_in_words() -> None:
    said = text(
        "publicity",
        held_on=date(2026, 5, 9),
        theme="民法典进村",
        place="柳岸村文化广场",
        village="v1",
        forms=("02", "04"),
        audiences=("05", "09"),
        campaign="民法典宣传专项",
        summary="现场解答提问十二个。",
        register_no="普2026-0018",
    )
    for words in (
        "填表单位：云溪司法所登记号：普2026-0018",
        "活动日期2026年5月9日村（居）柳岸村",
        "☐文艺演出☑普法宣讲☐播放宣传片☑发放资料☐其他",
        "☑社会大众☐学生☐公职人员☐农牧民☑务工人员☐其他",
        "受众人次120发放资料（份）120",
        "经费（元）1,280.50",
        "所属专项民法典宣传专项专2026-0001",
        "活动情况现场解答提问十二个。填表人（签名）：年月日审核人（签名）：年月日",
    ):
        assert words in said
    assert said.endswith("填表日期：2026年9月10日")


def test_truth_values_numbers_and_telephones_stand_in_full() -> None:
    said = text("enterprise", key=True, phone="19900000011", credit_code="91320699MA1ABCDE0X")
    assert "重点服务企业☑是☐否" in said
    assert "联系电话19900000011" in said
    assert "91320699MA1ABCDE0X" in said
    assert "重点服务企业☐是☑否" in text("enterprise", key=False)


def test_what_is_not_known_yet_is_left_to_be_written() -> None:
    said = text("issue", None, object="云塘建材公司", description="未签劳动合同。")
    assert "级别☐一般☐较大☐重大责任人交办日期年月日整改期限年月日整改要求延期原因" in said
    assert "核验日期年月日核验人核验意见销号日期年月日销号审批人" in said
    assert "责任人（签名）：" in said
    assert "所长（签名）：" in said


def test_twelve_findings_are_numbered_rows_below_a_repeated_heading() -> None:
    made = rendered(content("enterprise_visit", 15, 12))
    printed = reading.pages(made.pdf)
    heading = "序号方面问题建议解决日期转为问题线索"
    findings = [page for page in printed if heading in page]
    assert made.pages == len(printed) >= 4
    assert findings == printed[printed.index(findings[0]) :]
    before = "".join(printed).split("公司治理2026年3月20日")[:-1]
    assert len(before) == 12
    assert all(words.endswith(str(place)) for place, words in enumerate(before, 1))
    assert all(f"登2026-0007第{no}页共{made.pages}页" in page for no, page in enumerate(printed, 1))
    assert "走访人（签名）：" in printed[-1]


def test_a_visit_without_findings_says_so() -> None:
    assert "转为问题线索无走访人（签名）：" in text("enterprise_visit", None, 0)
    assert "123走访人（签名）：" in "".join(blank("enterprise_visit")).replace("\r", "")


def test_a_void_part_stays_on_the_paper_with_the_reason_before_its_words() -> None:
    ledger = ledgers()["enterprise_visit"]
    case = ledger_cases.case_of(ledger, 1, 3)
    kept = [
        one.replace(void_reason="重复登记") if one.position == 2 else one  # type: ignore[attr-defined]
        for one in case.children["enterprise_finding"]
    ]
    given = ledger_cases.given(cases.case(case.record, *kept))
    said = "".join(reading.pages(render(papers()["enterprise_visit_sheet"].build(given))))
    rows = said.partition("转为问题线索")[2]
    assert [number for number in "123" if f"{number}公司治理" in rows] == ["1", "2", "3"]
    assert rows.count("（已作废：重复登记）") == 1
    assert rows.index("2公司治理") < rows.index("（已作废：重复登记）") < rows.index("3公司治理")


def test_a_long_text_goes_on_over_the_page_and_all_of_it_is_there() -> None:
    words = "".join(f"{place}。解答群众提问，发放资料" for place in range(140))
    made = rendered(content("publicity", summary=words))
    told = "".join(
        page.split("普法宣传活动登记表登2026-0007")[0].strip("—0123456789")
        for page in (
            one.replace(f"—{no}—", "") for no, one in enumerate(reading.pages(made.pdf), 1)
        )
    )
    assert made.pages >= 3
    assert sum(f"{place}。解答群众提问" in told for place in range(140)) >= 135
    assert told.count("发放资料") >= 139


def test_rare_characters_are_printed() -> None:
    made = content("enterprise", legal_person="张\U00020bb7安", contact="龴文海", name="㛃䶮商行")
    assert missing_characters(made.blocks) == []
    said = reading.by_poppler(render(made))
    for name in ("张\U00020bb7安", "龴文海", "㛃䶮商行"):
        assert name in said


def test_the_sheet_of_a_void_record_says_so() -> None:
    said = text("publicity", state="void", void_reason="与普2026-0003重复")
    assert "登记号：登2026-0007（已作废）" in said
    assert "作废原因：与普2026-0003重复填表日期：2026年9月10日" in said
    assert content("publicity", state="void", void_reason="错").mark == "已作废"
    assert content("publicity").mark == ""
    assert "已作废" not in text("publicity")


def test_a_group_of_fields_that_fits_stays_on_one_page() -> None:
    first, second = blank("issue")
    assert "来自走访" in first
    assert "交办" not in first.replace("问题交办销号表", "").replace("上级交办", "")
    assert second.startswith("交办级别☐一般☐较大☐重大")


def test_no_box_is_parted_from_its_word() -> None:
    with pypdfium2.PdfDocument(render(papers()["enterprise_visit_sheet"].blank(None))) as document:
        page = document[0]
        lines = page.get_textpage().get_text_range().splitlines()
        page.close()
    options = ("公司治理", "合同", "劳动用工", "知识产权", "税务", "安全环保", "数据合规", "其他")
    for option in options:
        assert sum(f"☐{option}" in line for line in lines) == 1, option


def test_where_a_body_seals_there_is_room_for_its_seal() -> None:
    pdf = render(papers()["enterprise_visit_sheet"].blank(None))
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        boxes = [one.get_bounds() for one in page.get_objects() if one.type == reading.PATH]
        page.close()
    low = min(bottom for _, bottom, _, _ in boxes)
    last = [box for box in boxes if abs(box[1] - low) < 1]
    assert len(last) == 2
    assert all(right - left >= 119 and top - bottom >= 119 for left, bottom, right, top in last)


def test_a_row_that_goes_on_leaves_room_for_the_heading_it_repeats() -> None:
    columns = (Heading("问题", 1.0), Heading("建议\n和期限", 1.0))
    long = "解答群众提问，发放资料。" * 200
    content = PaperContent("样", (Text("前文"), Table(columns, ((long, long),) * 2)))
    pdf = render(content)
    assert len(reading.pages(pdf)) > 3
    for page, words in enumerate(reading.pages(pdf)):
        assert "问题建议和期限" in words
        assert reading.ink(pdf, page)[3] <= 262.5


def test_words_that_open_a_form_are_not_left_behind_at_the_foot_of_a_page() -> None:
    """The band above a row that is itself higher than a page."""
    band = FormRow((Cell("发现的问题", label=True),), opens=True)
    long = FormRow((Cell("解答群众提问，发放资料。" * 300),))
    for lines in range(18, 24):
        before = Text("\n".join(["前文"] * lines))
        printed = reading.pages(render(PaperContent("样", (before, Form((1.0,), (band, long))))))
        (page,) = [one for one in printed if "发现的问题" in one]
        assert "解答群众" in page


FLOWING = [
    ("publicity", "summary"),
    ("issue", "description"),
    ("issue", "measures"),
    ("campaign", "matters"),
    ("enterprise", "remark"),
    ("enterprise_visit", "advice"),
]


@pytest.mark.parametrize(("kind", "field"), FLOWING)
def test_a_long_text_begins_where_it_stands_and_nobody_signs_a_page_without_words(
    kind: str, field: str
) -> None:
    """Text goes on from page to page, all of them filled but the last; there are words with the
    signatures.
    """
    signed = f"{(ledgers()[kind].sheet or Sheet(title='')).signed[0]}（签名）"
    for length in range(0, 2001, 125):
        words = (ledger_cases.LONG * 60)[:length]
        pdf = render(content(kind, 1, 1, **{field: words}))
        printed = reading.pages(pdf)
        (last,) = [page for page in printed if signed in page]
        assert last == printed[-1]
        assert len(last.partition(signed)[0]) > 4
        for page in range(len(printed) - 1):
            assert reading.ink(pdf, page)[3] > FOOT - 30, (length, page)


def test_a_label_is_said_again_where_its_words_go_on() -> None:
    printed = reading.pages(render(content("publicity", summary=(ledger_cases.LONG * 60)[:1500])))
    assert [page.count("活动情况") for page in printed] == [1] * len(printed)
    assert len(printed) >= 3


def test_what_was_written_over_is_told_before_the_signatures() -> None:
    case = ledger_cases.case_of(ledgers()["issue"], 1)
    told = (
        Told(
            date(2026, 4, 3),
            "延长整改期限",
            "整改期限由2026-04-08改为2026-04-15，延期原因 等灯具到货",
            "沈知秋",
        ),
    )
    given = replace(ledger_cases.given(case), story=told, entered=date(2026, 4, 1))
    said = "".join(reading.pages(render(papers()["issue_sheet"].build(given))))
    assert "变更记录日期事项内容经办人2026年4月3日延长整改期限" in said
    assert "整改期限由2026-04-08改为2026-04-15，延期原因等灯具到货沈知秋责任人（签名）：" in said
    assert said.split("填表日期：")[1].startswith("2026年4月1日")
    assert "变更记录" not in text("issue")
    assert "变更记录" not in "".join(blank("issue"))


def test_where_nobody_said_who_held_an_event_the_office_did() -> None:
    assert "组织单位云溪司法所主讲人" in text("publicity", organiser=None)
    assert "组织单位云溪镇妇联" in text("publicity", organiser="云溪镇妇联")


def test_the_order_to_put_right_is_a_paper_of_its_own() -> None:
    order = papers()["issue_order"]
    assert order.title == "问题交办单"
    there = ledger_cases.case_of(ledgers()["issue"], 1)
    assert order.items(there) == (there.record,)
    assert order.items(ledger_cases.case_of(ledgers()["issue"], None)) == ()
    said = "".join(reading.pages(render(order.build(ledger_cases.given(there)))))
    for words in (
        "问题描述",
        "责任人",
        "整改期限",
        "整改要求",
        "交办人（签名）：",
        "责任人（签收）：",
    ):
        assert words in said
    for words in ("核验", "销号", "社区矫正对象"):
        assert words not in said.replace("问题交办销号", "")


def test_the_sheet_of_a_visit_says_who_the_firm_is() -> None:
    firm = ledger_cases.record_of(
        ledgers()["enterprise"].record,
        1,
        id="f",
        register_no="企2026-0003",
        state="kept",
        credit_code="91320699MA1ABCDE0X",
        phone="19900000011",
    )
    case = ledger_cases.case_of(ledgers()["enterprise_visit"], 1)
    given = replace(ledger_cases.given(case), named=lambda kind, record: firm)
    said = "".join(reading.pages(render(papers()["enterprise_visit_sheet"].build(given))))
    assert "统一社会信用代码91320699MA1ABCDE0X法定代表人" in said
    assert "联系电话19900000011" in said
    withheld = text("enterprise_visit")
    assert "统一社会信用代码法定代表人联系人联系电话" in withheld


def test_a_long_change_leaves_neither_its_heading_nor_the_signatures_alone() -> None:
    """The last page of the record of changes has words of it, the page of its heading as well."""
    case = ledger_cases.case_of(ledgers()["campaign"], 1)
    for length in range(300, 2000, 65):
        words = (ledger_cases.LONG * 60)[:length]
        told = (Told(date(2026, 4, 3), "更正专项行动", f"整治内容由{words}改为{words}", "沈知秋"),)
        given = replace(ledger_cases.given(case), story=told)
        printed = reading.pages(render(papers()["campaign_sheet"].build(given)))
        assert len(printed[-1].partition("填表人（签名）")[0].partition("经办人")[2]) > 8, length
        (heading,) = [page for page in printed if "变更记录" in page]
        assert "更正专项行动" in heading.partition("变更记录")[2], length


def test_a_label_of_many_lines_beside_a_long_text_is_printed() -> None:
    row = FormRow(
        (Cell("一项很长很长的名称" * 9, label=True), Cell("解答群众提问。" * 400, 3)),
        flows=True,
    )
    printed = reading.pages(render(PaperContent("样", (Form((2.0, 3.0, 2.0, 3.0), (row,)),))))
    assert "".join(printed).count("解答群众提问") >= 390
