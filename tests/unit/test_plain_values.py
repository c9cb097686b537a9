"""Values read back from the store, and texts in which nothing can be seen."""

from datetime import datetime

import pytest

from sifasuo_desktop.domain.conversion import restore_value
from sifasuo_desktop.domain.correction.records import Check
from sifasuo_desktop.domain.fields import field_map
from sifasuo_desktop.domain.folding import blank, cleaned

DONE_AT = field_map(Check)["done_at"]


def test_a_minute_is_read_back_as_it_was_kept() -> None:
    assert restore_value(DONE_AT, "2026-04-02T09:10") == datetime(2026, 4, 2, 9, 10)


@pytest.mark.parametrize(
    "damaged",
    [
        "2026-04-02",
        "2026-04-02T09:10:30",
        "2026-13-02T09:10",
        "2026-04-02 09:10",
        "2026-W14-4T09:10",
        "20260402T091000Z",
        "２０２６-04-02T09:10",
    ],
)
def test_a_damaged_minute_is_refused(damaged: str) -> None:
    with pytest.raises(ValueError):
        restore_value(DONE_AT, damaged)


@pytest.mark.parametrize("text", ["", " ", "\u200b\ufeff", "\u3164\n\t\u3000", "\U000e0041"])
def test_what_cannot_be_seen_is_blank(text: str) -> None:
    assert blank(text)


@pytest.mark.parametrize("text", ["陈", "\u200b2", " .", "\u2f00"])
def test_what_can_be_seen_is_not_blank(text: str) -> None:
    assert not blank(text)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("陈志海", "陈志海"),
        ("陈\u200b志海", "陈志海"),
        ("\u2f00心", "一心"),
        ("⻓江", "长江"),
        ("一\r\n二\u2028三", "一\n二\n三"),
        ("a\u0301", "á"),
        ("1\xa02", "1 2"),
    ],
)
def test_a_text_is_cleaned_of_what_was_not_meant(text: str, meant: str) -> None:
    assert cleaned(text) == meant
