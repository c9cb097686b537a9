"""Values as people and files give them: taken exactly, or refused with their place."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sifasuo_desktop.domain.codes import CodeBook, CodeList
from sifasuo_desktop.domain.conversion import parse, restore, to_plain
from sifasuo_desktop.domain.fields import F, Facts, fields_of
from sifasuo_desktop.domain.refusal import Refused

TODAY = date(2026, 11, 20)
CODES = CodeBook({"colour": CodeList("colour", "颜色", {"1": "红", "2": "蓝"})})


class Inner(Facts):
    """A nested value."""

    name: Annotated[str, F("姓名", length=4)]


class Sample(Facts):
    """One field of every type."""

    text: Annotated[str, F("文字", length=10)]
    long: Annotated[str | None, F("长文", multiline=True)] = None
    count: Annotated[int | None, F("数", check="count")] = None
    yes: Annotated[bool, F("是否")] = False
    day: Annotated[date | None, F("日期")] = None
    moment: Annotated[datetime | None, F("时间")] = None
    money: Annotated[Decimal | None, F("金额")] = None
    colour: Annotated[str, F("颜色", codes="colour")] = "1"
    phone: Annotated[str | None, F("电话", check="phone")] = None
    names: Annotated[tuple[str, ...], F("名单", length=4)] = ()
    people: Annotated[tuple[Inner, ...], F("人员")] = ()


def problems(**values: Any) -> list[tuple[str, str]]:
    with pytest.raises(Refused) as caught:
        parse(Sample, {"text": "x", **values}, CODES, TODAY)
    return [(item.code, item.field) for item in caught.value.problems]


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("text", "  张三 ", "张三"),
        ("text", "𠮷" * 10, "𠮷" * 10),
        ("long", "\r\n一\r\n二\n", "一\n二"),
        ("long", "  缩进", "  缩进"),
        ("count", 3, 3),
        ("yes", True, True),
        ("day", "2024-02-29", date(2024, 2, 29)),
        ("moment", "2026-04-02T09:10", datetime(2026, 4, 2, 9, 10)),
        ("moment", "2026-04-02 09:10:33", datetime(2026, 4, 2, 9, 10)),
        ("money", "9999999999.99", Decimal("9999999999.99")),
        ("money", "0", Decimal("0.00")),
        ("money", 12, Decimal("12.00")),
        ("colour", "", "1"),
        ("colour", None, "1"),
        ("phone", "0513-8765 4321", "0513-87654321"),
        ("count", "３ 人", 3),
        ("day", "20260402", date(2026, 4, 2)),
        ("day", "２026-04-02", date(2026, 4, 2)),
        ("moment", "2026-04-02T9:10", datetime(2026, 4, 2, 9, 10)),
        ("money", "１２", Decimal("12.00")),
        ("text", "两\u2028行", "两行"),
        ("text", "a\tb\nc", "a b c"),
        ("long", "一\x0b二", "一\n二"),
        ("text", "M\u00fcller", "M\u00fcller"),
        ("text", "Mu\u0308ller", "M\u00fcller"),
        ("text", "\uf9d0 似", "\uf9d0 似"),
        ("names", ["甲", "乙"], ("甲", "乙")),
        ("people", [{"name": "甲"}], (Inner(name="甲"),)),
    ],
)
def test_a_right_value_is_taken_exactly(name: str, value: Any, expected: Any) -> None:
    taken = getattr(parse(Sample, {"text": "x", name: value}, CODES, TODAY), name)
    assert (taken, type(taken)) == (expected, type(expected))


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("text", " \n", "value.required"),
        ("text", 5, "value.type"),
        ("text", "a\x00b", "value.type"),
        ("text", "𠮷" * 11, "value.length"),
        ("text", "\udc80", "value.type"),
        ("count", True, "value.type"),
        ("count", 1.0, "value.type"),
        ("count", "3个半", "value.type"),
        ("count", 2**63, "value.type"),
        ("count", 0, "value.count"),
        ("yes", 1, "value.type"),
        ("yes", "true", "value.type"),
        ("day", "2023-02-29", "value.type"),
        ("day", "2026-W14-4", "value.type"),
        ("day", "0026-04-02", "value.type"),
        ("moment", "2026-04-02", "value.type"),
        ("moment", "2026-04-02T24:00", "value.type"),
        ("money", "1.005", "value.type"),
        ("money", "-0", "value.type"),
        ("money", "NaN", "value.type"),
        ("money", "Infinity", "value.type"),
        ("money", "1_000", "value.type"),
        ("money", "10000000000", "value.type"),
        ("money", 10**400, "value.type"),
        ("money", 0.1, "value.type"),
        ("money", [1], "value.type"),
        ("colour", "3", "value.code"),
        ("colour", ["1"], "value.type"),
        ("phone", "打不通", "value.phone"),
        ("names", "甲", "value.type"),
        ("people", {}, "value.type"),
        ("other", 1, "value.unknown"),
    ],
)
def test_a_wrong_value_is_refused_at_its_place(name: str, value: Any, code: str) -> None:
    assert problems(**{name: value}) == [(code, name)]


def test_a_wrong_value_deep_inside_is_told_by_its_path() -> None:
    people = [{"name": "甲"}, {"name": "甲乙丙丁戊"}, {}, 3]
    assert problems(people=people, names=["甲", None]) == [
        ("value.type", "names.1"),
        ("value.length", "people.1.name"),
        ("value.required", "people.2.name"),
        ("value.type", "people.3"),
    ]


DAYS = st.dates(date(1800, 1, 1), date(2999, 12, 31))


@given(
    st.builds(
        Sample,
        text=st.text("张三𠮷·a", min_size=1, max_size=10),
        count=st.none() | st.integers(1, 9_999_999),
        yes=st.booleans(),
        day=st.none() | DAYS,
        money=st.none() | st.decimals(0, 9_999_999_999, places=2),
        names=st.lists(st.text("甲乙", min_size=1, max_size=4)).map(tuple),
        people=st.lists(st.builds(Inner, name=st.text("甲", min_size=1, max_size=4))).map(tuple),
    )
)
def test_what_is_written_down_is_read_back_the_same(sample: Sample) -> None:
    plain = to_plain(sample)
    assert restore(Sample, plain) == sample
    assert parse(Sample, plain, CODES, TODAY) == sample


def test_the_last_description_of_a_field_counts() -> None:
    class Outer(Facts):
        """A field described twice."""

        value: Annotated[Annotated[str, F("内")] | None, F("外")] = None

    (field,) = fields_of(Outer)
    assert (field.spec.title, field.required) == ("外", False)


def test_a_field_without_description_or_form_is_a_mistake_of_the_program() -> None:
    class Bare(Facts):
        """No description."""

        value: str = ""

    class Odd(Facts):
        """A type without a form."""

        value: Annotated[bytes, F("字节")] = b""

    for cls in (Bare, Odd):
        with pytest.raises(TypeError):
            fields_of(cls)
