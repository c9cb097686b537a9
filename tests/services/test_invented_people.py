"""Invented people: a town of any size is told, and no name comes twice before all are used."""

from datetime import date
from random import Random

import pytest

from sifasuo_desktop.demo.people import People

DAY = date(2026, 4, 10)


@pytest.mark.parametrize(("sex", "age"), [("m", 45), ("f", 45), ("m", 12), ("f", 70)])
def test_names_are_found_when_the_usual_ones_are_used_up(sex: str, age: int) -> None:
    people = People(Random(3), "云溪镇")
    names = [people.person(sex, age, DAY, "柳岸村").name for _ in range(1_200)]
    assert len(set(names)) == len(names)
    assert {len(name) for name in names} <= {2, 3}


def test_a_family_larger_than_its_names_is_told_to_the_end() -> None:
    people = People(Random(3), "云溪镇")
    names = [people.person("m", 45, DAY, "柳岸村", surname="陈").name for _ in range(600)]
    assert {name[0] for name in names} == {"陈"}
    assert len(set(names)) > 200
