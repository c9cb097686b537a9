"""The papers of community correction: facts of the person, rooms for those who decide."""

from datetime import date

import pypdfium2
import pytest

from tests.documents import cases
from tests.documents.cases import case, correction, leave, text_of


def test_the_notice_names_the_person_and_ticks_the_situation() -> None:
    text = text_of("report_notice", case(correction()))
    for expected in (
        "社区矫正对象报到情况通知单",
        "如皋市人民法院：现将下列社区矫正对象的报到情况通知如下：",
        "钱大喆",
        "320699198001010011",
        "危险驾驶罪",
        "2026年2月20日",
        "（2026）苏0699刑初58号",
        "2026年3月3日至2027年3月2日",
        "2026年3月9日",
        "☑在规定时限内报到",
        "☐超出规定时限报到",
        "☐未报到且下落不明",
        "一式三份",
    ):
        assert expected in text
    assert "文书3" not in text


def test_a_person_who_never_came_has_no_date_of_reporting() -> None:
    text = text_of("report_notice", case(correction(report_situation="03")))
    assert "☑未报到且下落不明" in text
    assert "2026年3月9日" not in text


def test_the_notice_keeps_its_number_on_a_line_and_its_seal_on_the_page() -> None:
    """A long address, four offences and a number of the usual length."""
    of = correction(
        residence="江苏省南通市如皋市云塘镇桑园新村三期东区十二幢二单元一千一百零一室（户籍地同）",
        offence="危险驾驶罪、帮助信息网络犯罪活动罪、掩饰、隐瞒犯罪所得罪、非法吸收公众存款罪",
        judgment_no="（2026）苏0699刑初1258号",
    )
    with pypdfium2.PdfDocument(cases.printed("report_notice", case(of))) as paper:
        assert len(paper) == 1
        text = paper[0].get_textpage()
        said = text.get_text_range()
        places = [said.index(mark, said.index("裁判书号")) for mark in ("苏", "号\r\n")]
        first, last = (text.get_charbox(place)[1] for place in places)
        text.close()
    assert abs(first - last) < 3


def test_a_leave_prints_with_its_days_and_open_opinions() -> None:
    text = text_of("leave_approval", case(correction(), leave()))
    for expected in (
        "社区矫正对象外出审批表",
        "处理家庭重要事务：母亲住院手术，需到场签字并陪护。",
        "上海市徐汇区",
        "钱小玥19900000088",
        "2026年5月6日至2026年5月10日",
        "5天",
        "9天",
        "住院通知书、手术同意书",
    ):
        assert expected in text
    assert text.count("年月日") == 2
    assert "批准外出" not in text
    assert "上一级" not in text


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"level": "office", "approval_no": "云司外3号"}, "批准外出（云司外3号）。"),
        (
            {"level": "county", "state": "refused", "refused_reason": "理由不足。"},
            "不予批准。理由不足。",
        ),
        ({"level": "city", "level_needed": "city"}, "上一级社区"),
    ],
)
def test_the_decision_stands_with_the_body_that_made_it(values: dict[str, str], words: str) -> None:
    decided = leave(**{"state": "approved", "approved": date(2026, 5, 4), **values})
    text = text_of("leave_approval", case(correction(), decided))
    assert words in text
    assert text.count("2026年5月4日") == 1


def test_an_extension_and_the_return_stand_in_the_remarks() -> None:
    back = leave(
        extended_to=date(2026, 5, 12),
        extend_reason="术后观察",
        returned=date(2026, 5, 12),
        cancelled_on=date(2026, 5, 13),
    )
    text = text_of("leave_approval", case(correction(), back))
    assert "申请延期至2026年5月12日：术后观察；实际返回：2026年5月12日；销假：2026年5月13日" in text


def test_the_leaves_of_a_person_come_in_their_order() -> None:
    second = leave(position=2, destination="南通市崇川区")
    pdf = cases.text_of("leave_approval", case(correction(), second, leave()))
    assert "南通市崇川区" in pdf
