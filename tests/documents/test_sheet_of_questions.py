"""A paper that asks: each thing a field can be is a row with boxes to tick (企业法治自检单)."""

from sifasuo_desktop.documents.book import papers
from sifasuo_desktop.documents.engine.render import render, rendered
from sifasuo_desktop.ledgers.book import ledgers
from tests.documents import cases, ledger_cases, reading
from tests.documents.test_ledger_sheets import FOOT

PAPER = "enterprise_visit_self_check"
ROWS = (
    "1公司治理☐无☐有2合同☐无☐有3劳动用工☐无☐有4知识产权☐无☐有"
    "5税务☐无☐有6安全环保☐无☐有7数据合规☐无☐有8其他☐无☐有"
)


def test_the_blank_sheet_asks_about_each_aspect_on_one_page() -> None:
    assert "".join(reading.pages(render(papers()[PAPER].blank(cases.issuer())))) == (
        "企业法治自检单填表单位：云溪司法所登记号："
        "企业企业统一社会信用代码法定代表人联系人联系电话企业接待人"
        f"体检内容序号方面有无问题具体情况{ROWS}"
        "企业（签名或者盖章）：年月日走访人（签名）：年月日填表日期：年月日"
    )
    made = rendered(papers()[PAPER].blank(None))
    assert (made.pages, reading.ink(made.pdf, 0)[3] > FOOT) == (1, True)


def test_what_was_talked_about_in_the_visit_ticks_nothing() -> None:
    case = ledger_cases.case_of(ledgers()["enterprise_visit"], 1, 1, items=("tax",))
    said = "".join(reading.pages(render(papers()[PAPER].build(ledger_cases.given(case)))))
    assert ROWS in said
