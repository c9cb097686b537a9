"""Dates and numbers read as Chinese papers write them."""

from datetime import date, datetime, time

import pytest

from sifasuo_desktop.documents.book import papers
from sifasuo_desktop.documents.engine import chinese


def test_a_date_has_arabic_digits_without_leading_zeros() -> None:
    assert chinese.date_cn(date(2026, 4, 5)) == "2026年4月5日"
    assert chinese.moment_cn(datetime(2026, 4, 8, 14, 5)) == "2026年4月8日14时05分"
    assert chinese.period_cn(date(2026, 4, 2), date(2026, 4, 20)) == "2026年4月2日至2026年4月20日"


def test_a_missing_date_leaves_room_to_write() -> None:
    assert chinese.date_cn(None) == "　　　　年　　月　　日"
    assert chinese.moment_cn(None).endswith("　　时　　分")
    assert chinese.clock_cn(time(9, 0)) == "9时00分"


@pytest.mark.parametrize(
    ("number", "words"), [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (99, "九十九")]
)
def test_ordinals(number: int, words: str) -> None:
    assert chinese.ordinal_cn(number) == words


def test_ordinals_end_at_ninety_nine() -> None:
    with pytest.raises(ValueError):
        chinese.ordinal_cn(100)


def test_a_list_skips_empty_names() -> None:
    assert chinese.list_cn(("甲", "", "乙")) == "甲、乙"


def test_every_paper_in_the_folder_is_found_and_well_formed() -> None:
    for name, found in papers().items():
        assert found.name == name
        assert found.title
