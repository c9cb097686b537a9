"""Room on a page: what is empty gives way, notes and long names of signers keep their place."""

import pypdfium2
import pytest

from sifasuo_desktop.documents.engine.blocks import (
    Field,
    LabelledRow,
    Note,
    PaperContent,
    SealRoom,
    SignatureBlock,
    Signers,
    Spacer,
    Text,
)
from sifasuo_desktop.documents.engine.render import render, rendered
from tests.documents import cases, reading

SIGN = SignatureBlock((Signers("当事人（签名）：", ("", "")),), (Signers("登记人（签名）："),))


@pytest.mark.parametrize("lines", [8, 13, 14, 30])
def test_room_below_a_short_text_gives_way_before_a_page_is_turned(lines: int) -> None:
    blocks = (Spacer(8), Text("起"), Text("短文。", least_lines=lines), SIGN, SealRoom("（印章）"))
    assert rendered(PaperContent("样", blocks)).pages == 1


def test_a_note_never_stands_alone_on_a_page() -> None:
    for lines in range(8, 24):
        note = Note("备注：此表由人民调解委员会填写。" * 4)
        blocks = (Text("行\n" * lines + "末。"), SIGN, SealRoom("（印章）"), note)
        last = reading.pages(render(PaperContent("样", blocks, page_numbers=False)))[-1]
        assert "印章" in last
        assert last.count("备注") == 4


def top_and_bottom(pdf: bytes, words: str) -> tuple[float, float]:
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        text = page.get_textpage()
        index, _ = text.search(words).get_next()
        _, bottom, _, top = text.get_charbox(index)
        text.close()
        page.close()
    return top, bottom


def test_a_long_name_of_a_signer_keeps_clear_of_its_label() -> None:
    names = ("如皋市云塘第一建筑安装工程有限责任公司，法定代表人王长海，代理人李建明",)
    block = SignatureBlock(
        (Signers("当事人（签名盖章或按指印）：", names),), (Signers("记录人（签名）："),)
    )
    pdf = render(PaperContent("样", (Text("正文"), block)))
    assert names[0] in reading.pages(pdf)[0]
    assert top_and_bottom(pdf, "如皋市")[0] < top_and_bottom(pdf, "当事人")[1]


@pytest.mark.parametrize(
    "name",
    [
        "云塘镇桑园村第三村民小组代表袁正平",
        "甲乙丙，代理云塘镇桑园村第三村民小组袁正平",
    ],
)
def test_a_hint_below_its_line_never_tears_the_name_of_a_person(name: str) -> None:
    for before in ("", "镇", "镇村", "镇村组", "镇村组社"):
        block = SignatureBlock(
            (Signers("当事人（签名）：", ("陈志海",)),),
            (Signers("参加人（签名）：", (before + name,)),),
        )
        pdf = render(PaperContent("样", (Text("正文"), block), names=("袁正平", "陈志海")))
        with pypdfium2.PdfDocument(pdf) as document:
            page = document[0]
            text = page.get_textpage()
            printed = text.get_text_range().splitlines()
            text.close()
            page.close()
        assert any("袁正平）" in line for line in printed)
        assert before + name in reading.pages(pdf)[0]


def test_the_tail_of_a_value_stays_whole_on_the_next_line() -> None:
    number = "（居民身份证号码：320699197111040015）"
    short = LabelledRow((Field("住址", "云塘镇", tail=number),))
    long = LabelledRow((Field("住址", "如皋市云塘镇柳岸村3组12号", tail=number),))
    longest = LabelledRow((Field("住址", "如皋市云塘镇柳岸村" * 8, tail=number),))
    pdf = render(PaperContent("样", (short, long, longest)))
    printed = reading.pages(pdf)[0]
    assert printed.count(number) == 3
    assert rendered(PaperContent("样", (short,))).pages == 1


def test_a_row_of_fields_is_copied_out_as_one_line() -> None:
    row = LabelledRow((Field("当事人姓名", "陈志海", 3), Field("性别", "男"), Field("年龄", "54")))
    text = reading.by_poppler(render(PaperContent("样", (row, row, row))))
    assert text == "当事人姓名陈志海性别男年龄54" * 3


@pytest.mark.parametrize("terms", [1, 2])
def test_an_agreement_of_two_with_a_term_or_two_stands_on_one_page(terms: int) -> None:
    of = cases.case(
        cases.dispute(),
        cases.party("p1"),
        cases.party("p2", "respondent", name="吴长林"),
        cases.agreement(terms=("赔偿人民币壹仟元整（¥1,000.00）。", "双方再无其他争议。")[:terms]),
    )
    printed = reading.pages(cases.printed("agreement", of))
    assert len(printed) == 1
    assert printed[0].endswith("（如皋市云塘镇人民调解委员会印章）2026年4月20日")


@pytest.mark.parametrize(("lines", "pages", "apart"), [(23, 1, 28), (25, 1, 25), (28, 2, 28)])
def test_lines_stand_closer_only_where_that_saves_the_second_page(
    lines: int, pages: int, apart: int
) -> None:
    pdf = render(PaperContent("样", (Text("\n".join(f"第{n}行" for n in range(10, 10 + lines))),)))
    assert len(reading.pages(pdf)) == pages
    down = top_and_bottom(pdf, "第10行")[0] - top_and_bottom(pdf, "第11行")[0]
    assert down == pytest.approx(apart, abs=1.2)
