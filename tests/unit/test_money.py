"""Amounts: exact yuan, thousands, capital writing."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sifasuo_desktop.domain.money import BadAmount, capital, display, from_fen, parse, plain, to_fen


@pytest.mark.parametrize(
    ("amount", "written"),
    [
        ("138000.00", "壹拾叁万捌仟元整"),
        ("96600", "玖万陆仟陆佰元整"),
        ("20000", "贰万元整"),
        ("76600", "柒万陆仟陆佰元整"),
        ("13800", "壹万叁仟捌佰元整"),
        ("27600", "贰万柒仟陆佰元整"),
        ("36600", "叁万陆仟陆佰元整"),
        ("40000", "肆万元整"),
        ("0", "零元整"),
        ("0.05", "伍分"),
        ("0.50", "伍角整"),
        ("0.58", "伍角捌分"),
        ("10", "壹拾元整"),
        ("15.20", "壹拾伍元贰角整"),
        ("325.04", "叁佰贰拾伍元零肆分"),
        ("1409.50", "壹仟肆佰零玖元伍角整"),
        ("6007.14", "陆仟零柒元壹角肆分"),
        ("1680.32", "壹仟陆佰捌拾元零叁角贰分"),
        ("16409.02", "壹万陆仟肆佰零玖元零贰分"),
        ("107000.53", "壹拾万柒仟元零伍角叁分"),
        ("100005.00", "壹拾万零伍元整"),
        ("1000000", "壹佰万元整"),
        ("10000001", "壹仟万零壹元整"),
        ("100000000", "壹亿元整"),
        ("100005000", "壹亿零伍仟元整"),
        ("100100000", "壹亿零壹拾万元整"),
        ("1010101010.10", "壹拾亿壹仟零壹拾万壹仟零壹拾元零壹角整"),
        ("1000000000000", "壹万亿元整"),
        ("1000100000000", "壹万零壹亿元整"),
        (
            "9999999999999999.99",
            "玖仟玖佰玖拾玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分",
        ),
    ],
)
def test_an_amount_is_written_in_capitals(amount: str, written: str) -> None:
    assert capital(parse(amount)) == written


def test_an_amount_is_shown_with_thousands() -> None:
    assert display(Decimal("138000")) == "¥138,000.00"
    assert plain(parse("138,000.5")) == "138000.50"
    assert plain(Decimal("-0")) == "0.00"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("-5", "money.negative"),
        ("-0.01", "money.negative"),
        ("1.005", "money.places"),
        ("10000000000000000", "money.limit"),
        ("", "money.syntax"),
        ("1e5", "money.syntax"),
        ("NaN", "money.syntax"),
        ("13,80", "money.syntax"),
        ("１３８", "money.syntax"),
        ("壹", "money.syntax"),
    ],
)
def test_what_is_no_amount_is_refused_with_a_reason(text: str, code: str) -> None:
    with pytest.raises(BadAmount) as caught:
        parse(text)
    assert caught.value.code == code
    assert caught.value.message


@pytest.mark.parametrize("amount", ["NaN", "Infinity", "-1", "0.001"])
def test_a_decimal_that_is_no_amount_is_refused_too(amount: str) -> None:
    with pytest.raises(BadAmount):
        capital(Decimal(amount))


@given(st.integers(0, 10**18 - 1))
def test_fen_and_yuan_go_round(fen: int) -> None:
    amount = from_fen(fen)
    assert to_fen(amount) == fen
    assert parse(plain(amount)) == amount
    assert parse(display(amount)[1:]) == amount


def _read(text: str) -> int:
    """Fen from capital writing, by another way than the one that wrote it."""
    digits = {mark: value for value, mark in enumerate("零壹贰叁肆伍陆柒捌玖")}
    total = section = digit = 0
    for mark in text:
        if mark in digits:
            digit = digits[mark]
        elif mark in "拾佰仟":
            section += digit * {"拾": 10, "佰": 100, "仟": 1000}[mark]
            digit = 0
        elif mark == "万":
            section, digit = (section + digit) * 10**4, 0
        elif mark == "亿":
            total, section, digit = (section + digit) * 10**8, 0, 0
        elif mark in "元角分":
            scale = {"元": 100, "角": 10, "分": 1}[mark]
            if mark == "元":
                total = (total + section + digit) * scale
            else:
                total += digit * scale
            section = digit = 0
    return total


@given(st.integers(0, 10**18 - 1))
def test_capital_writing_reads_back_as_the_same_amount(fen: int) -> None:
    written = capital(from_fen(fen))
    assert "零零" not in written
    assert _read(written) == fen
