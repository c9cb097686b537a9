"""Capitals, figures and obligations of an agreement say the same, or it is told."""

from decimal import Decimal

import pytest

from sifasuo_desktop.domain.dispute.written_amounts import amounts_in, examine_amounts, pairs_in

OWED = Decimal("138000.00")


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("赔偿人民币壹拾叁万捌仟元整（¥138,000.00）。", []),
        ("赔偿人民币壹佰元整（¥138,000.00）。", ["dispute.amounts_differ"]),
        ("赔偿人民币壹佰元整（￥１３８，０００．００）。", ["dispute.amounts_differ"]),
        ("赔偿壹拾叁万捌仟元整(小写：138000元)。", []),
        ("赔偿¥138,000.00（大写：人民币壹佰元整）。", ["dispute.amounts_differ"]),
        ("赔偿13.8万元（大写壹拾叁万捌仟元整）。", []),
        ("赔偿138000元。", []),
        ("赔偿１３．８万元。", []),
        ("赔偿人民币壹拾叁万捌仟元整。", []),
        ("赔偿壹佰元整。", ["dispute.amount_not_in_text"]),
        ("赔偿100元。", ["dispute.amount_not_in_text"]),
        (
            "赔偿壹佰元整（¥200.00）。",
            ["dispute.amounts_differ", "dispute.amount_not_in_text"],
        ),
        (
            "医疗费叁万捌仟元整（¥38,000.00）、误工费壹拾万元整（¥10,000.00），共计138000元。",
            ["dispute.amounts_differ"],
        ),
        ("首付壹万元整，余款138000元于年底付清。", []),
        ("伍角（¥0.50），另付138000元。", []),
        ("2026年4月2日前付壹拾叁万捌仟元整（¥138,000.00）。", []),
    ],
)
def test_each_pair_is_compared_and_all_with_what_is_owed(text: str, codes: list[str]) -> None:
    assert [one.code for one in examine_amounts(text, [OWED])] == codes


def test_every_pair_of_a_text_is_found_in_its_order() -> None:
    text = "甲付壹佰元整（¥100.00），乙付￥200（大写：贰佰元整），丙付叁佰元整。"
    assert [(one.capital, one.figures) for one in pairs_in(text)] == [
        ("壹佰元整", "¥100.00"),
        ("贰佰元整", "¥200"),
    ]
    assert amounts_in(text) >= {Decimal("100.00"), Decimal("200.00"), Decimal("300.00")}
