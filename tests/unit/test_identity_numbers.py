"""ID numbers and credit codes: valid ones, wrong ones, and what is only odd."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sifasuo_desktop.domain.identity_numbers import MESSAGES, check_id, check_uscc

TODAY = date(2026, 4, 20)


@pytest.mark.parametrize(
    ("number", "birth", "sex", "area"),
    [
        ("11010519491231002X", date(1949, 12, 31), "2", "110105"),
        ("440524188001010014", date(1880, 1, 1), "1", "440524"),
        ("320682199003070032", date(1990, 3, 7), "1", "320682"),
        ("320699197111040015", date(1971, 11, 4), "1", "320699"),
        ("32069919790803005X", date(1979, 8, 3), "1", "320699"),
        ("320699196805170039", date(1968, 5, 17), "1", "320699"),
        ("320699197302260029", date(1973, 2, 26), "2", "320699"),
    ],
)
def test_a_right_number_tells_birth_sex_and_area(
    number: str, birth: date, sex: str, area: str
) -> None:
    found = check_id(number, TODAY)
    assert found.valid
    assert found.message is None
    assert (found.birth_date, found.sex, found.area) == (birth, sex, area)
    assert found.warnings == ()


def test_a_small_x_and_spaces_around_are_taken() -> None:
    found = check_id(" 11010519491231002x ", TODAY)
    assert found.valid
    assert found.number == "11010519491231002X"


@pytest.mark.parametrize(
    ("number", "fault"),
    [
        ("", "id.length"),
        ("1101051949123100", "id.length"),
        ("11010519491231002XX", "id.length"),
        ("11010519491231O02X", "id.characters"),
        ("１10105194912310021", "id.checksum"),
        ("110105194913310021", "id.birth_date"),
        ("110105202302290021", "id.birth_date"),
        ("110105202604210026", "id.birth_future"),
        ("110105194912310021", "id.checksum"),
        ("44052418800101001X", "id.checksum"),
        ("110105491331002", "id.birth_date"),
    ],
)
def test_a_wrong_number_is_told_in_plain_words(number: str, fault: str) -> None:
    found = check_id(number, TODAY)
    assert not found.valid
    assert found.fault == fault
    assert found.message == MESSAGES[fault]
    assert (found.birth_date, found.sex, found.area) == (None, None, None)


def test_a_person_born_today_has_a_valid_number() -> None:
    assert check_id("110105202604200029", date(2026, 4, 20)).valid
    assert check_id("110105202604200029", date(2026, 4, 19)).fault == "id.birth_future"


def test_an_old_number_is_offered_in_its_new_form() -> None:
    found = check_id("110105491231002", TODAY)
    assert found.fault == "id.historic"
    assert found.converted == "11010519491231002X"
    assert found.message is not None
    assert "11010519491231002X" in found.message


def test_an_unknown_area_is_only_a_warning() -> None:
    found = check_id("99069919711104001X", TODAY)
    assert found.valid
    assert found.warnings == ("id.area_unknown",)


@pytest.mark.parametrize(
    "code", ["91110000600037341L", "91350100M000100Y43", " 91110000600037341l "]
)
def test_a_right_credit_code_is_valid(code: str) -> None:
    found = check_uscc(code)
    assert found.valid
    assert found.message is None


def test_a_village_collective_may_start_with_a_letter() -> None:
    last = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    assert [mark for mark in last if check_uscc(f"N2320682MF1234567{mark}").valid] == ["C"]


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        ("9111000060003734", "uscc.length"),
        ("9111000060003734OL", "uscc.characters"),
        ("91110000I00037341L", "uscc.characters"),
        ("911100A0600037341L", "uscc.area"),
        ("91110000600037341M", "uscc.checksum"),
    ],
)
def test_a_wrong_credit_code_is_told_in_plain_words(code: str, fault: str) -> None:
    found = check_uscc(code)
    assert found.fault == fault
    assert found.message == MESSAGES[fault]


@given(st.text(max_size=20))
def test_any_text_gets_an_answer(text: str) -> None:
    assert check_id(text, TODAY).valid is (check_id(text, TODAY).message is None)
    assert check_uscc(text).valid is (check_uscc(text).message is None)


@given(st.integers(0, 16), st.integers(1, 9))
def test_one_wrong_digit_is_always_found(at: int, by: int) -> None:
    number = "320682199003070032"
    wrong = number[:at] + str((int(number[at]) + by) % 10) + number[at + 1 :]
    assert not check_id(wrong, TODAY).valid
