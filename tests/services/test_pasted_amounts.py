"""No pasted line ever gives another amount than the one that stands in it."""

from datetime import date
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sifasuo_desktop.domain.dispute.records import ObligationFacts
from sifasuo_desktop.services.exchange.pasted_rows import PastedRows, read_rows

TODAY = date(2026, 11, 22)
NAMES = ("陈志海", "王秀英")
DAYS = ("2026-5-1", "2026.5.1", "2026年5月1日", "2026 年 5 月 1 日", "2026/5/1", "2026-05-01前")
APART = (" ", "  ", "\u3000", ",", "，", "、", "; ", "；", "|", "， ", "\t")
WIDE = str.maketrans("0123456789,.", "０１２３４５６７８９，．")


def read(text: str) -> PastedRows:
    return read_rows(ObligationFacts, text, TODAY, NAMES)


def grouped(amount: int, mark: str) -> str:
    return f"{amount:,}".replace(",", mark)


@st.composite
def amounts(draw: st.DrawFn) -> tuple[str, str]:
    """An amount as written, and as it is kept."""
    yuan = draw(st.integers(1, 99_999_999))
    fen = draw(st.integers(0, 99))
    places = draw(st.sampled_from(("", f".{fen:02d}")))
    figures = (
        grouped(yuan, draw(st.sampled_from(("", ",", "，", " ", "\u3000", "\u00a0")))) + places
    )
    if draw(st.booleans()):
        figures = figures.translate(WIDE)
    before, behind = draw(
        st.sampled_from(
            (("", ""), ("", "元"), ("", " 元"), ("￥", ""), ("¥ ", ""), ("人民币", "元整"))
        )
    )
    return f"{before}{figures}{behind}", f"{yuan}.{fen if places else 0:02d}"


@settings(max_examples=300, deadline=None)
@given(
    amounts(),
    st.sampled_from(DAYS),
    st.sampled_from(list(permutations(range(4)))),
    st.sampled_from(APART),
    st.sampled_from(("", "1、", "1. ", "(1) ", "1 ", "3 ", "一、", "①", "7\t")),
)
def test_an_amount_is_read_as_it_stands_or_is_left_out_and_told(
    amount: tuple[str, str], day: str, order: tuple[int, ...], apart: str, number: str
) -> None:
    written, kept = amount
    cells = [*NAMES, written, day]
    found = read(number + apart.join(cells[at] for at in order))
    taken = [row["amount"] for row in found.rows if "amount" in row]
    days = [row["due"] for row in found.rows if "due" in row]
    assert taken in ([kept], [])
    assert days in (["2026-05-01"], [])
    if not taken:
        digits = [char for char in written if char.isdigit()]
        told = [char for char in "".join(found.left_out) if char.isdigit()]
        assert "".join(digits) in "".join(told)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("13,800元", "13800.00"),
        ("12 000元", "12000.00"),
        ("￥1,200.50", "1200.50"),
        ("1，200", "1200.00"),
        ("¥ 3 000", "3000.00"),
        ("￥ 1，200 元", "1200.00"),
        ("１３，８００．５元", "13800.50"),
        ("13800 元", "13800.00"),
        ("1.2 万元", "12000.00"),
        ("12 万", "120000.00"),
        ("壹万贰仟元整", "12000.00"),
        ("人民币 壹拾叁万捌仟元整", "138000.00"),
        ("一千二百元", "1200.00"),
    ],
)
def test_usual_ways_to_write_an_amount_are_one_amount(written: str, kept: str) -> None:
    for text in (f"陈志海 {written} 2026.5.1", f"2026年5月1日；{written}；陈志海"):
        row = {"debtor": "陈志海", "amount": kept, "due": "2026-05-01"}
        assert read(text) == PastedRows((row,), ())


@pytest.mark.parametrize(
    ("text", "left"),
    [
        # One number or two: nobody can tell.
        ("陈志海,35,500元", ("第 1 行“35,500元”",)),
        ("陈志海 35 500元", ("第 1 行“35 500元”",)),
        ("3 120元 陈志海", ("第 1 行“3 120元”",)),
        ("1 陈志海 2026-5-1", ("第 1 行“1”",)),
        ("陈志海 5000,600", ("第 1 行“5000,600”",)),
        ("陈志海 500元 600元", ("第 1 行“500元”", "第 1 行“600元”")),
        ("3\t陈志海\t500", ("第 1 行“3”", "第 1 行“500”")),
        ("3、陈志海 500", ("第 1 行“3”", "第 1 行“500”")),
        ("1000\t陈志海\t500", ("第 1 行“1000”", "第 1 行“500”")),
        # No yuan, or not all of them.
        ("陈志海 500 斤", ("第 1 行“500”", "第 1 行“斤”")),
        ("陈志海 500 美元", ("第 1 行“500 美元”",)),
        ("陈志海 3 千元", ("第 1 行“3 千元”",)),
        ("陈志海 500元 5角", ("第 1 行“500元 5角”",)),
        ("陈志海 壹万 贰仟元整", ("第 1 行“壹万 贰仟元整”",)),
        ("陈志海 一万二元", ("第 1 行“一万二元”",)),
        ("陈志海 - 500元", ("第 1 行“- 500元”",)),
        ('陈志海\t"500\n600"', ("第 1 行“500 600”",)),
        ('付款人\t金额\n陈志海\t500\n陈志海\t"500\n600"', ("第 2 行“500 600”",)),
        ("单位：万元\n付款人\t金额\n陈志海\t1.38", ("表头上方“单位：万元”", "第 1 行“1.38”")),
        ("付款人\t收款人\t金额（万元）\n陈志海\t王秀英\t1.38", ("第 1 行“1.38”",)),
        # Other numbers than amounts.
        ("陈志海 87654321", ("第 1 行“87654321”",)),
        ("陈志海 139 0000 0001", ("第 1 行“139 0000 0001”",)),
        ("陈志海 明年 5月1日", ("第 1 行“明年 5月1日”",)),
        ("合计 19,000元", ("第 1 行“合计 19,000元”",)),
        ("合\u3000计\t\t19000", ("第 1 行“合\u3000计 19000”",)),
    ],
)
def test_what_may_be_another_amount_is_told_and_not_taken(text: str, left: tuple[str, ...]) -> None:
    found = read(text)
    assert found.left_out == left
    assert [row["amount"] for row in found.rows if "amount" in row] in ([], ["500.00"])
    assert ["amount" in row for row in found.rows][-1:] in ([], [False])


def test_what_says_that_it_is_money_goes_before_digits_alone() -> None:
    found = read("3\t陈志海\t王秀英\t500元")
    assert found.rows == ({"debtor": "陈志海", "creditor": "王秀英", "amount": "500.00"},)
    assert found.left_out == ("第 1 行“3”",)


def test_a_day_keeps_its_year() -> None:
    found = read("陈志海 500元 二〇二七年 五月一日")
    assert found.rows == ({"debtor": "陈志海", "amount": "500.00", "due": "2027-05-01"},)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("一万二元", []),
        ("三千五块", []),
        ("一百五元", []),
        ("一百零五元", ["105.00"]),
        ("一万二千元", ["12000.00"]),
        ("二十五元", ["25.00"]),
        ("壹佰伍元整", ["105.00"]),
    ],
)
def test_what_is_said_short_is_not_guessed(written: str, kept: list[str]) -> None:
    rows = read(f"陈志海\t{written}").rows
    assert [row["amount"] for row in rows if "amount" in row] == kept
