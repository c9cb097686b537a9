"""The recovery key: what is written is read, and every slip of the pen is found and placed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sifasuo_desktop.domain.recovery_key import ALPHABET, read, secret_of, written
from sifasuo_desktop.domain.refusal import Refused


def told(text: str) -> tuple[str, dict[str, str]]:
    with pytest.raises(Refused) as caught:
        read(text)
    found = caught.value.problems[0]
    return found.code, dict(found.values)


def test_a_key_is_seven_groups_of_five() -> None:
    assert written(secret_of(bytes(18))) == "00005-0000A-0000F-0000M-0000H-0000Y-0000V"
    assert read("00005-0000A-0000F-0000M-0000H-0000Y-0000V") == bytes(18)


@given(st.binary(min_size=18, max_size=18))
def test_what_is_written_is_read(random: bytes) -> None:
    secret = secret_of(random)
    assert read(written(secret)) == secret
    assert read(written(secret).lower().replace("-", " ")) == secret


@given(st.binary(min_size=18, max_size=18), st.integers(0, 34), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_found_in_its_group(random: bytes, place: int, wrong: str) -> None:
    plain = written(secret_of(random)).replace("-", "")
    if plain[place] == wrong:
        return
    typed = plain[:place] + wrong + plain[place + 1 :]
    assert told(typed) == ("recovery.group", {"group": str(place // 5 + 1)})


@given(st.binary(min_size=18, max_size=18), st.integers(0, 6), st.integers(0, 3))
def test_two_characters_changed_about_are_found(random: bytes, group: int, at: int) -> None:
    plain = written(secret_of(random)).replace("-", "")
    place = group * 5 + at
    if plain[place] == plain[place + 1]:
        return
    typed = plain[:place] + plain[place + 1] + plain[place] + plain[place + 2 :]
    assert told(typed) == ("recovery.group", {"group": str(group + 1)})


@given(st.binary(min_size=18, max_size=18), st.permutations(range(7)))
def test_groups_in_another_order_are_found(random: bytes, order: list[int]) -> None:
    groups = written(secret_of(random)).split("-")
    if order == sorted(order):
        return
    assert told("-".join(groups[place] for place in order))[0] == "recovery.group"


def test_letters_taken_for_digits_and_full_width_letters_are_read() -> None:
    assert read("ooOO5 0000a-0000F 0000m　００００Ｈ-0000Y—0000v") == bytes(18)
    one = written(secret_of(b"\x00" * 17 + b"\x01"))
    assert read(one.replace("1", "l")) == read(one.replace("1", "I")) == read(one)


def test_too_few_too_many_and_foreign_characters_are_told() -> None:
    assert told("") == ("recovery.length", {"count": "0"})
    assert told("00005-0000A") == ("recovery.length", {"count": "10"})
    assert told("00005-0000A-0000F-0000M-0000H-0000Y-0000VX")[0] == "recovery.length"
    assert told("00005-0000A-0000F-0000U-0000H-0000Y-0000V") == (
        "recovery.group",
        {"group": "4"},
    )
    assert told("00005-0000A-0000F-0000中-0000H-0000Y-0000V") == (
        "recovery.group",
        {"group": "4"},
    )
