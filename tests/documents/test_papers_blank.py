"""Every paper prints empty, to be filled in by hand, and keeps within its pages."""

import pytest

from sifasuo_desktop.documents.book import papers
from sifasuo_desktop.documents.engine.render import render, rendered
from sifasuo_desktop.documents.engine.runs import missing_characters
from tests.documents import cases, reading

PAGES = {
    "agreement": 2,
    "acceptance": 1,
    "session": 2,
    "follow_up": 1,
    "oral_agreement": 1,
    "report_notice": 1,
    "leave_approval": 1,
}
WORDS = {
    "agreement": "本协议一式份，当事人、人民调解委员会各持一份。",
    "acceptance": "人民调解委员会依当事人申请（人民调解委员会主动调解），经当事人同意，调解、之间的纠纷。",
    "session": "人民调解委员会已将人民调解的相关规定告知各方当事人。",
    "follow_up": "当事人调解协议编号回访事由",
    "oral_agreement": "纠纷主要事实、争议事项：达成协议内容：履行方式、时限：",
    "report_notice": "现将下列社区矫正对象的报到情况通知如下：",
    "leave_approval": "两个月内累计",
}


def test_each_of_the_seven_papers_is_found() -> None:
    assert set(PAGES) <= set(papers())


@pytest.mark.parametrize("name", PAGES)
def test_a_blank_form_fills_its_pages_and_bears_its_fixed_words(name: str) -> None:
    paper = papers()[name]
    content = paper.blank(None)
    made = rendered(content)
    text = reading.by_poppler(made.pdf)
    assert made.pages == PAGES[name] == len(reading.pages(made.pdf))
    assert "".join(paper.title) in text
    assert WORDS[name] in text
    assert "年月日" in text
    assert missing_characters(content.blocks) == []
    for page in range(made.pages):
        left, top, right, bottom = reading.ink(made.pdf, page)
        assert left >= 27
        assert right <= 185
        assert top >= 36
        assert 200 <= bottom <= 263


def test_a_blank_form_bears_the_committee_where_it_is_known() -> None:
    made = rendered(papers()["agreement"].blank(cases.issuer()))
    assert "（如皋市云塘镇人民调解委员会印章）" in reading.by_poppler(made.pdf)


LINES_TO_SIGN = {"agreement": 3, "session": 4, "acceptance": 2}
PAGES_FOR = {
    "agreement": {1: 2, 2: 2, 3: 2, 8: 3, 12: 4},
    "oral_agreement": {1: 1, 2: 1, 3: 1, 8: 2, 12: 3},
    "acceptance": {1: 1, 2: 1, 3: 1, 8: 1, 12: 2},
    "session": {1: 2, 2: 2, 3: 2, 8: 2, 12: 2},
}
COUNTS = (1, 2, 3, 8, 12)


@pytest.mark.parametrize("parties", COUNTS)
@pytest.mark.parametrize("name", PAGES_FOR)
def test_a_blank_form_has_lines_for_as_many_parties_as_are_asked_for(
    name: str, parties: int
) -> None:
    paper = papers()[name]
    assert paper.by_parties
    pdf = render(paper.blank(None, parties))
    printed = reading.pages(pdf)
    assert len(printed) == PAGES_FOR[name][parties]
    assert "印章）年月日" in printed[-1]
    signing = [width for width in reading.rules(pdf)[-1] if 60 < width < 90]
    if name != "oral_agreement":  # signed by the mediator alone
        assert len(signing) == LINES_TO_SIGN[name] + parties - 1
    if "agreement" in name:
        assert "".join(printed).count("当事人姓名") == parties


@pytest.mark.parametrize("parties", COUNTS)
@pytest.mark.parametrize("name", PAGES_FOR)
def test_two_lines_of_text_stay_with_the_signatures_of_a_blank_form(
    name: str, parties: int
) -> None:
    pdf = render(papers()[name].blank(None, parties))
    ruled = [width for width in reading.rules(pdf)[-1] if width > 100]
    told = [
        words
        for words in ("各持一份。", "调解结果：", "和我说的一样。")
        if words in reading.pages(pdf)[-1]
    ]
    assert len(ruled) + len(told) >= 2


def test_ruled_terms_that_give_way_leave_no_gap_in_their_numbers() -> None:
    text = "".join(reading.pages(render(papers()["agreement"].blank(None, 3))))
    assert [mark for mark in "一二三四五六七八九十" if f"{mark}、" in text] == list(
        "一二三四五六七"
    )


def test_a_place_and_an_address_have_room_for_a_hand() -> None:
    head = reading.rules(render(papers()["session"].blank(None)))[0][:2]
    assert head == pytest.approx([146.4, 146.4], abs=0.5)
    oral = reading.rules(render(papers()["oral_agreement"].blank(None)))[0]
    assert oral[6] == pytest.approx(83.2, abs=0.5)
    visit = reading.rules(render(papers()["follow_up"].blank(None)))[0]
    assert min(visit[:6]) > 30


def test_a_meeting_is_read_before_it_is_signed_and_sealed() -> None:
    words = "以上记录我看过（念给我听过），和我说的一样。"
    of = cases.case(cases.dispute(), cases.party("p1"), cases.session(present=("陈志海",)))
    for pdf in (render(papers()["session"].blank(None)), cases.printed("session", of)):
        last = reading.pages(pdf)[-1]
        assert last.index("调解结果") < last.index(words) < last.index("当事人（签名盖章")
        assert last.index("记录人（签名）：") < last.index("人民调解委员会印章）")
    assert "（如皋市云塘镇人民调解委员会印章）2026年4月20日" in last
