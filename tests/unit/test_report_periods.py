"""The periods of reports and registers, read from what people write."""

import pytest

from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.services.office.reference_data import sentence
from sifasuo_desktop.statistics.periods import read_period


@pytest.mark.parametrize(
    ("text", "first", "last", "words"),
    [
        ("2023", "2023-01-01", "2023-12-31", "2023年"),
        ("2023H1", "2023-01-01", "2023-06-30", "2023年上半年"),
        ("2023H2", "2023-07-01", "2023-12-31", "2023年下半年"),
        ("2023Q1", "2023-01-01", "2023-03-31", "2023年第一季度"),
        ("2023Q2", "2023-04-01", "2023-06-30", "2023年第二季度"),
        ("2023Q4", "2023-10-01", "2023-12-31", "2023年第四季度"),
        ("2023-02", "2023-02-01", "2023-02-28", "2023年2月"),
        ("2024-02", "2024-02-01", "2024-02-29", "2024年2月"),
        ("2000-02", "2000-02-01", "2000-02-29", "2000年2月"),
        ("2023-12", "2023-12-01", "2023-12-31", "2023年12月"),
        ("2023-01-11..2023-02-10", "2023-01-11", "2023-02-10", "2023年1月11日至2023年2月10日"),
        ("2024-02-29..2024-02-29", "2024-02-29", "2024-02-29", "2024年2月29日至2024年2月29日"),
    ],
)
def test_a_period_has_its_first_and_last_day(text: str, first: str, last: str, words: str) -> None:
    found = read_period(text)
    assert (found.first.isoformat(), found.last.isoformat()) == (first, last)
    assert found.words == words


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "period.form"),
        ("23", "period.form"),
        ("2023H3", "period.form"),
        ("2023Q5", "period.form"),
        ("2023Q0", "period.form"),
        ("2023-5", "period.form"),
        ("202305", "period.form"),
        ("2023h1", "period.form"),
        ("0023", "period.form"),
        ("２０２３", "period.form"),
        ("2023\n", "period.form"),
        ("2023-01-01", "period.form"),
        ("2023-01-01..", "period.form"),
        ("2023-01-11...2023-02-10", "period.form"),
        ("2023-13", "period.day"),
        ("2023-00", "period.day"),
        ("2023-02-01..2023-02-29", "period.day"),
        ("0000-01-01..2023-02-10", "period.day"),
        ("2023-02-10..2023-01-11", "period.turned"),
    ],
)
def test_what_is_no_period_is_refused(text: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        read_period(text)
    (found,) = refused.value.problems
    assert (found.code, found.field) == (code, "period")


def test_the_refusals_say_in_chinese_what_to_do() -> None:
    assert sentence("period.form", value="2023H3") == (
        "看不懂期间“2023H3”。请写成 2023（年）、2023H1（上半年）、2023Q2（第二季度）、"
        "2023-05（月）或者 2023-01-11..2023-02-10。"
    )
    assert sentence("period.day", value="2023-13") == (
        "期间“2023-13”里有不存在的月份或者日期。请核对。"
    )
    assert sentence("period.turned", value="甲") == "期间“甲”的结束日期早于开始日期。请调换。"
