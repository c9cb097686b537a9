"""Clipboards as Excel, WPS, Word and WeChat fill them: nothing is lost in silence, nothing changed."""

from datetime import date
from typing import Any

import pytest

from sifasuo_desktop.domain.dispute.records import ObligationFacts, PartyFacts
from sifasuo_desktop.services.exchange.pasted_rows import PastedRows, read_rows

TODAY = date(2026, 11, 22)
NAMES = ("陈志海", "王秀英", "李国强")


def owed(debtor: str, amount: str, due: str, **more: str) -> dict[str, Any]:
    return {"debtor": debtor, "amount": amount, "due": due, **more}


FIRST, SECOND = owed("陈志海", "13800.00", "2026-05-01"), owed("王秀英", "600.00", "2026-06-01")
MERGED = (
    owed("陈志海", "5000.00", "2026-05-01", creditor="王秀英"),
    owed("陈志海", "600.00", "2026-06-01", creditor="王秀英"),
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Excel: a title over all columns, payer and payee merged over two rows, the sum below.
        (
            "2026年赔偿明细\t\t\t\r\n付款人\t收款人\t金额\t期限\r\n"
            "陈志海\t王秀英\t5,000.00\t2026/5/1\r\n\t\t600\t2026/6/1\r\n合计\t\t5,600.00\t\r\n",
            PastedRows(
                MERGED,
                ("表头上方“2026年赔偿明细”", "第 3 行“合计 5,600.00”"),
                ("第 2 行没有写义务人、权利人，照上一行填入",),
            ),
        ),
        # The same without its head.
        (
            "陈志海\t王秀英\t5,000.00\t2026/5/1\r\n\t\t600\t2026/6/1\r\n总\u3000计\t\t5,600.00\t\r\n",
            PastedRows(
                MERGED,
                ("第 3 行“总\u3000计 5,600.00”",),
                ("第 2 行没有写义务人、权利人，照上一行填入",),
            ),
        ),
        # Rows from the middle of a table, with their numbers.
        (
            "3\t陈志海\t13800\t2026-5-1\n4\t王秀英\t600\t2026-6-1\n",
            PastedRows((FIRST, SECOND), ()),
        ),
        # WeChat.
        (
            "陈志海 13800元 5月1日前\n王秀英 600元 6月1日前\n共计14400元",
            PastedRows((FIRST, SECOND), ("第 3 行“共计14400元”",)),
        ),
        # Numbered by hand, and by a word processor.
        ("1、陈志海 1.38万元 5月1日前\n2、王秀英 600 6月1日前", PastedRows((FIRST, SECOND), ())),
        ("(1)陈志海，13,800元，5月1日\n(2)王秀英，600元，6月1日", PastedRows((FIRST, SECOND), ())),
        ("一、陈志海；13800元；5月1日\n二、王秀英；600元；6月1日", PastedRows((FIRST, SECOND), ())),
        ("1.\t陈志海 13800元 5月1日前\n2.\t王秀英 600元 6月1日前", PastedRows((FIRST, SECOND), ())),
        # One thing a line.
        ("陈志海\n13800元\n5月1日\n王秀英\n600元\n6月1日", PastedRows((FIRST, SECOND), ())),
        # The head once more on the next page; a number of the row that is more than a number.
        (
            "编号\t付款人\t金额\t期限\nA-1\t陈志海\t13800\t5月1日\n编号\t付款人\t金额\t期限\n2\t王秀英\t600\t6月1日",
            PastedRows((FIRST, SECOND), ("第 1 行“A-1”",)),
        ),
        # A head of which only some columns mean anything here.
        (
            "期数\t应还日期\t金额（元）\t状态\n1\t2026-5-1\t13800\t未还\n合计\t\t13800\t",
            PastedRows(
                ({"due": "2026-05-01", "amount": "13800.00"},),
                ("第 1 行“1”", "第 1 行“未还”", "第 2 行“合计 13800”"),
            ),
        ),
        (
            "期数\t金额\t状态\n1\t500\t未还",
            PastedRows(({"amount": "500.00"},), ("第 1 行“1”", "第 1 行“未还”")),
        ),
        # Columns by spaces: where a cell is missing the others do not move into its column.
        (
            "付款人 收款人 金额 期限\n陈志海 王秀英 12 500 2026-5-1\n王秀英  600 2026-6-1",
            PastedRows(
                (
                    {
                        "debtor": "陈志海",
                        "creditor": "王秀英",
                        "amount": "12500.00",
                        "due": "2026-05-01",
                    },
                    SECOND,
                ),
                (),
            ),
        ),
        (
            "| 付款人 | 金额 | 期限 |\n| --- | --- | --- |\n| 陈志海 | 13,800 | 5月1日 |",
            PastedRows((FIRST,), ()),
        ),
        # With the name and the time of whoever sent it.
        (
            "顾明远 2026/11/20 9:15:22\n陈志海 13800元 5月1日前 收到请回复",
            PastedRows(
                (FIRST,),
                ("第 1 行“顾明远”", "第 1 行“2026/11/20 9:15:22”", "第 2 行“收到请回复”"),
            ),
        ),
        # No input of the form holds the manner.
        (
            "付款人\t金额\t期限\t履行方式\n陈志海\t13800\t5月1日\t一次性",
            PastedRows((FIRST,), ("第 1 行“一次性”",)),
        ),
        (
            '付款人\t金额\t期限\t支付方式\n陈志海\t13800\t5月1日\t"转账\n""建行"""',
            PastedRows(({**FIRST, "method": '转账 "建行"'},), ()),
        ),
    ],
)
def test_obligations(text: str, expected: PastedRows) -> None:
    assert read_rows(ObligationFacts, text, TODAY, NAMES) == expected


CHEN = {"name": "陈志海", "phone": "13900000001"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A form with its labels in cells.
        (
            "姓名\t陈志海\t性别\t男\n身份证号\t320699197111040015\t电话\t13900000001\n住址\t云溪镇3组\t\t",
            PastedRows(
                (
                    {
                        **CHEN,
                        "sex": "1",
                        "id_number": "320699197111040015",
                        "address": "云溪镇3组",
                    },
                ),
                (),
            ),
        ),
        (
            "姓名：陈志海 电话：139 0000 0001\n职业：务农",
            PastedRows(({**CHEN, "occupation": "务农"},), ()),
        ),
        # WPS: line breaks in cells; two names in one cell are no name.
        (
            '姓名\t电话\t住址\n陈志海\t"13900000001\n13900000002"\t"云溪镇\n3组"\n"王秀英\n李国强"\t87654321\t\n',
            PastedRows(
                (
                    {
                        "name": "陈志海",
                        "phone": "13900000001、13900000002",
                        "address": "云溪镇 3组",
                    },
                    {"phone": "87654321"},
                ),
                ("第 2 行“王秀英 李国强”",),
            ),
        ),
        # Names of two characters spread over three places.
        (
            "张\u3000三\t13900000001\n李 四\t13900000002",
            PastedRows(
                (
                    {"name": "张三", "phone": "13900000001"},
                    {"name": "李四", "phone": "13900000002"},
                ),
                (),
            ),
        ),
        ("张\u3000三 139-0000-0001\n", PastedRows(({"name": "张三", "phone": "13900000001"},), ())),
        (
            "申请人：陈志海，13900000001\n被申请人：王秀英",
            PastedRows(
                (
                    {"side": "applicant", **CHEN},
                    {"side": "respondent", "name": "王秀英"},
                ),
                (),
            ),
        ),
        # The side merged over two rows.
        (
            "申请人\t陈志海\n\t王秀英\n被申请人\t李国强",
            PastedRows(
                (
                    {"side": "applicant", "name": "陈志海"},
                    {"side": "applicant", "name": "王秀英"},
                    {"side": "respondent", "name": "李国强"},
                ),
                (),
                ("第 2 行没有写当事人地位，照上一行填入",),
            ),
        ),
        (
            "1、陈志海，男，58岁，汉族，13900000001\n2、王秀英，女",
            PastedRows(
                ({**CHEN, "sex": "1", "nation": "01"}, {"name": "王秀英", "sex": "2"}),
                ("第 1 行“58岁”",),
            ),
        ),
        ("汉族 陈志海 13900000001", PastedRows(({**CHEN, "nation": "01"},), ())),
        # No name at all.
        (
            "贰仟元\t五月一日\t陈志海",
            PastedRows(({"name": "陈志海"},), ("第 1 行“贰仟元”", "第 1 行“五月一日”")),
        ),
        # What the form has no input for.
        (
            "当事人地位\t姓名\t职业\n原告\t陈志海\t\n被申请人\t云溪商贸有限公司\t经理",
            PastedRows(
                (
                    {"name": "陈志海"},
                    {"side": "respondent", "name": "云溪商贸有限公司", "party_type": "02"},
                ),
                ("第 1 行“原告”", "“云溪商贸有限公司”的职业或职务"),
            ),
        ),
    ],
)
def test_parties(text: str, expected: PastedRows) -> None:
    assert read_rows(PartyFacts, text, TODAY) == expected
