"""Rows copied from tables and messages: every cell in its field by its looks, the rest told."""

from datetime import date

import pytest

from sifasuo_desktop.domain.dispute.records import ObligationFacts, PartyFacts
from sifasuo_desktop.services.exchange.pasted_rows import like_rows, read_rows

TODAY = date(2026, 11, 22)
CHEN = {"name": "陈志海", "id_number": "320699197111040015", "phone": "13900000001"}
WANG = {"name": "王秀英", "phone": "13900000002"}


@pytest.mark.parametrize(
    ("text", "rows", "left"),
    [
        (
            "姓名\t身份证号\t手机\t备注\n陈志海\t320699197111040015\t139 0000 0001\t低保\n王秀英\t\t13900000002\t",
            (CHEN, WANG),
            ("第 1 行“低保”",),
        ),
        (
            "1\t陈志海\t320699197111040015\t13900000001\n2\t王秀英\t\t13900000002",
            (CHEN, WANG),
            (),
        ),
        (
            "姓名：陈志海\n身份证号：320699197111040015\n电话：13900000001\n姓名：王秀英\n电话 13900000002",
            (CHEN, WANG),
            (),
        ),
        (
            "陈志海 320699197111040015 13900000001\n王秀英，13900000002，务农",
            (CHEN, WANG),
            ("第 2 行“务农”",),
        ),
        (
            "陈志海\n王秀英\n阿卜杜拉·买买提",
            ({"name": "陈志海"}, {"name": "王秀英"}, {"name": "阿卜杜拉·买买提"}),
            (),
        ),
        (
            "申请人\t陈志海\t男\t云溪镇丁堰村3组\n被申请人\t云溪商贸有限公司\t\t87654321",
            (
                {"side": "applicant", "name": "陈志海", "sex": "1", "address": "云溪镇丁堰村3组"},
                {
                    "side": "respondent",
                    "name": "云溪商贸有限公司",
                    "party_type": "02",
                    "phone": "87654321",
                },
            ),
            (),
        ),
        # Wrong numbers go where they belong, so that their field says what is wrong with them.
        (
            "陈志海\t320699197111040016\n王秀英\t13900000002",
            ({"name": "陈志海", "id_number": "320699197111040016"}, WANG),
            (),
        ),
        ("第一，双方各让一步。\n第二，今后不再争吵。", (), None),
    ],
)
def test_people_are_recognised_cell_by_cell(
    text: str, rows: tuple[dict[str, str], ...], left: tuple[str, ...] | None
) -> None:
    found = read_rows(PartyFacts, text, TODAY)
    assert found.rows == rows
    assert left is None or found.left_out == left


def test_obligations_know_the_parties_and_do_not_guess_between_day_and_amount() -> None:
    text = "陈志海\t王秀英\t5,000元\t2026-12-31\t银行转账\n王秀英\t陈志海\t1.2万\t12.1"
    found = read_rows(ObligationFacts, text, TODAY, ["陈志海", "王秀英"])
    assert found.rows == (
        {
            "debtor": "陈志海",
            "creditor": "王秀英",
            "amount": "5000.00",
            "due": "2026-12-31",
            "method": "银行转账",
        },
        {"debtor": "王秀英", "creditor": "陈志海", "amount": "12000.00"},
    )
    assert found.left_out == ("第 2 行“12.1”",)


def test_a_heading_says_what_a_cell_alone_does_not() -> None:
    text = "付款人\t收款人\t金额\t期限\n陈志海\t王秀英\t500\t12.1"
    found = read_rows(ObligationFacts, text, TODAY, ["陈志海", "王秀英"])
    assert found.rows == (
        {"debtor": "陈志海", "creditor": "王秀英", "amount": "500.00", "due": "2026-12-01"},
    )


@pytest.mark.parametrize(
    ("text", "rows"),
    [("陈志海", False), ("陈志海\n", False), ("陈志海\t13900000001", True), ("甲\n乙", True)],
)
def test_one_plain_line_is_no_table(text: str, rows: bool) -> None:
    assert like_rows(text) is rows


def test_of_two_columns_for_one_field_the_first_is_taken_and_the_other_told() -> None:
    text = (
        "姓名\t单位名称\t户籍地址\t现住址\n"
        "陈志海\t云溪商贸有限公司\t云溪镇1组\t云溪镇2组\n"
        "\t云溪商贸有限公司\t\t云溪镇2组"
    )
    found = read_rows(PartyFacts, text, TODAY)
    assert found.rows == (
        {"name": "陈志海", "address": "云溪镇1组"},
        {"name": "云溪商贸有限公司", "party_type": "02", "address": "云溪镇2组"},
    )
    assert found.left_out == ("第 1 行“云溪商贸有限公司”", "第 1 行“云溪镇2组”")


@pytest.mark.parametrize(
    ("words", "value"),
    [
        *((word, True) for word in ("是", "√", "有", "Y", "yes", "☑", "TRUE")),
        *((word, False) for word in ("否", "无", "×", "N", "FALSE", "")),
    ],
)
def test_a_box_to_tick_is_ticked_as_the_table_says(words: str, value: bool) -> None:
    text = f"付款人\t金额\t签订时履行\n陈志海\t500\t{words}"
    found = read_rows(ObligationFacts, text, TODAY, ["陈志海", "王秀英"])
    assert found.rows == ({"debtor": "陈志海", "amount": "500.00", "at_signing": value},)
    assert found.left_out == ()


def test_what_says_neither_yes_nor_no_is_told() -> None:
    text = "付款人\t金额\t签订时履行\n陈志海\t500\t大概"
    found = read_rows(ObligationFacts, text, TODAY, ["陈志海", "王秀英"])
    assert found.rows == ({"debtor": "陈志海", "amount": "500.00", "at_signing": False},)
    assert found.left_out == ("第 1 行“大概”",)
    labelled = read_rows(
        PartyFacts, "姓名：陈志海\n推选的代表人：是\n拒绝提供证件号码：没问", TODAY
    )
    assert labelled.rows == ({"name": "陈志海", "elected": True},)
    assert labelled.left_out == ("第 3 行“拒绝提供证件号码：没问”",)
