"""Every paper prints empty, to be filled in by hand, and keeps within its pages."""

import pytest

from sifasuo_desktop.documents.engine.render import rendered
from sifasuo_desktop.documents.engine.runs import missing_characters
from sifasuo_desktop.documents.paper import papers
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
