"""Pages hold the margins, signatures never stand alone, blanks can be written on."""

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sifasuo_desktop.documents.engine import page
from sifasuo_desktop.documents.engine.blocks import (
    Column,
    Field,
    Form,
    FormRow,
    LabelledRow,
    Measure,
    NumberedTerms,
    PageBreak,
    PaperContent,
    SealRoom,
    SignatureBlock,
    Signers,
    Spacer,
    Table,
    Text,
    Title,
)
from sifasuo_desktop.documents.engine.render import render
from tests.documents import reading, samples

NUMBER = re.compile(r"—\d+—")
FOOT = re.compile(r"—\d+—|样第\d+页共\d+页")


def ends(parties: int) -> tuple[SignatureBlock, SealRoom]:
    names = ("",) * parties
    return (
        SignatureBlock((Signers("当事人（签名）：", names),), (Signers("调解员（签名）："),)),
        SealRoom("（印章）", date(2026, 4, 20)),
    )


@pytest.mark.parametrize("name", list(samples.ALL))
def test_the_same_content_gives_the_same_bytes(name: str) -> None:
    assert render(samples.ALL[name]()) == render(samples.ALL[name]())


@given(length=st.integers(1, 1100), parties=st.integers(1, 8), spaced=st.booleans())
@settings(max_examples=60, deadline=None)
def test_a_signature_block_is_never_alone_on_a_page(
    length: int, parties: int, spaced: bool
) -> None:
    between = (Spacer(2),) if spaced else ()
    text = Text("纠纷" * (length // 2) + "完")
    content = PaperContent("样", (Title("样"), text, *between, *ends(parties)), page_numbers=False)
    printed = reading.pages(render(content))
    last = printed[-1]
    lines_before = last.split("当事人")[0]
    assert last.endswith("调解员（签名）：（印章）2026年4月20日")
    if len(printed) > 1:
        assert len(lines_before.removeprefix("样")) > 31
    assert "".join(printed).count("纠") == length // 2


def test_more_signatures_than_a_page_holds_still_all_print() -> None:
    content = PaperContent("样", (Text("正文"), *ends(40)))
    assert len(reading.pages(render(content))) == 3


@pytest.mark.parametrize("count", range(30, 46))
def test_of_more_signatures_than_a_page_holds_no_label_loses_its_rule_and_the_seal_two_of_them(
    count: int,
) -> None:
    left, right = (
        tuple(Signers(f"{side}方{at}签名：", (f"{side}{at}某",)) for at in range(count))
        for side in "甲乙"
    )
    blocks = (Text("正文" * 300), SignatureBlock(left, right), SealRoom("（委员会印章）"))
    pages = reading.pages(render(PaperContent("样", blocks)))
    for at in range(count):
        (label,) = (place for place, text in enumerate(pages) if f"甲方{at}签名：" in text)
        assert f"（甲{at}某）" in pages[label]
    assert "（委员会印章）" in pages[-1]
    assert all(f"（甲{at}某）" in pages[-1] for at in (count - 2, count - 1))


def test_fixed_ends_stand_on_the_last_page_only() -> None:
    printed = reading.pages(render(samples.agreement()))
    assert len(printed) == 3
    assert "印章" in printed[-1]
    assert not any("印章" in text for text in printed[:-1])
    assert "份，当事人、人民调解委员会各持一份。" in printed[-1]


@pytest.mark.parametrize("measure", list(Measure))
def test_a_full_page_fills_the_text_box_to_a_millimetre(measure: Measure) -> None:
    text = "国" * 3000
    pdf = render(PaperContent("样", (Text(text, indent=0),), measure=measure))
    left, top, right, bottom = reading.ink(pdf, 0)
    side = page.BODY[measure].size / page.MM * 0.08  # room inside the character itself
    assert left == pytest.approx(28 + side, abs=1)
    assert right == pytest.approx(210 - 26 - side, abs=1)
    assert top == pytest.approx(37 + side, abs=1)
    assert bottom == pytest.approx(297 - 35 - side, abs=1)


def test_a_letter_has_22_lines_of_28_characters() -> None:
    pdf = render(PaperContent("样", (Text("国" * 2000, indent=0),), measure=Measure.LETTER))
    assert FOOT.sub("", reading.pages(pdf)[0]) == "国" * 22 * 28


def test_page_numbers_stand_outside_and_only_when_there_are_several_pages() -> None:
    assert NUMBER.findall(reading.pages(render(samples.visit()))[0]) == []
    printed = reading.pages(render(samples.letter()))
    assert [NUMBER.findall(text) for text in printed] == [
        [f"—{number}—"] for number in range(1, len(printed) + 1)
    ]
    without = replace(samples.letter(), page_numbers=False)
    assert not any(map(NUMBER.findall, reading.pages(render(without))))


def test_an_empty_form_prints_its_labels_and_rules() -> None:
    pdf = render(samples.blank_agreement())
    text = "".join(reading.pages(pdf))
    for label in ("当事人姓名性别民族年龄", "单位或住址", "六、", "年月日", "编号："):
        assert label in text
    filled_right = reading.ink(pdf, 0)[2]
    assert filled_right == pytest.approx(184, abs=1)


def test_a_value_longer_than_its_line_runs_on() -> None:
    address = "如皋市云塘镇柳岸村" * 12 + "终"
    row = LabelledRow((Field("单位或住址", address), Field("联系方式", "19900000011")))
    pdf = render(PaperContent("样", (row,)))
    assert f"单位或住址{address}联系方式19900000011" in reading.pages(pdf)[0]
    assert reading.ink(pdf, 0)[2] <= 185


def test_numbers_and_amounts_are_not_torn() -> None:
    text = "付款人民币壹拾叁万捌仟元整（¥138,000.00）。" * 20
    pdf = render(PaperContent("样", (Text(text),)))
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        first = document[0]
        words = first.get_textpage()
        printed = words.get_text_range().splitlines()
        words.close()
        first.close()
    assert sum(line.count("¥138,000.00") for line in printed) == 20
    assert not any(line.startswith(("。", "，", "）")) for line in printed)


def test_a_long_table_repeats_its_heading() -> None:
    printed = reading.pages(render(samples.directory()))
    assert len(printed) == 2
    assert all("序号文书名称页号备注" in text for text in printed)


def test_a_row_higher_than_a_page_is_cut_between_lines() -> None:
    table = Table((Column("甲"), Column("乙")), (("长" * 3000, "短"), ("末", "尾")))
    printed = reading.pages(render(PaperContent("样", (table,), page_numbers=False)))
    assert len(printed) > 2
    assert "".join(printed).count("长") == 3000
    assert printed[-1].endswith("末尾")


def test_a_page_break_leaves_no_empty_page() -> None:
    content = PaperContent("样", (Text("一"), PageBreak(), Text("二"), PageBreak()))
    assert [FOOT.sub("", text) for text in reading.pages(render(content))] == ["一", "二"]


def test_a_form_whose_cells_do_not_fill_its_columns_is_refused() -> None:
    with pytest.raises(ValueError, match="columns"):
        render(PaperContent("样", (Form((1, 1), (FormRow(()),)),)))


def test_the_file_says_its_title_and_nothing_else() -> None:
    import pypdfium2

    pdf = render(samples.agreement())
    with pypdfium2.PdfDocument(pdf) as document:
        told = document.get_metadata_dict(skip_empty=True)
    assert told == {"Title": "人民调解协议书"}


@pytest.mark.parametrize("lines", range(14, 24))
def test_rows_and_ruled_lines_stay_with_the_signatures_too(lines: int) -> None:
    for before in (
        LabelledRow(tuple(Field("标签", "值" * 27) for _ in range(lines))),
        NumberedTerms(tuple(f"条款{i}" for i in range(lines))),
        Table((Column("序"),), tuple((f"行{i}",) for i in range(lines))),
    ):
        printed = reading.pages(render(PaperContent("样", (before, *ends(2)))))
        assert not FOOT.sub("", printed[-1]).startswith("当事人")
        assert "印章" in printed[-1]


@pytest.mark.parametrize("landscape", [True, False])
def test_the_sum_of_a_table_never_stands_on_a_page_without_a_row(landscape: bool) -> None:
    """Whatever the number of rows, the one before the sum is on its page."""
    heads = (Column("序号", 1), Column("姓名", 4), Column("件数", 2))
    alone = 0
    for count in range(12, 60):
        rows = [(str(place), f"第{place}件", "1") for place in range(1, count + 1)]
        table = Table(heads, (*rows, ("", "合计", str(count))), fine=True, summed=True)
        plain = replace(table, summed=False)
        last, before = (
            reading.pages(render(PaperContent("样", (Title("样"), one), landscape=landscape)))[-1]
            for one in (table, plain)
        )
        assert f"第{count}件" in last.partition("合计")[0]
        alone += f"第{count}件" not in before
    assert alone > 0
