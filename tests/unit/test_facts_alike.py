"""Facts are values: alike when class and values are, and never changed."""

from dataclasses import FrozenInstanceError
from typing import Annotated

import pytest

from sifasuo_desktop.domain.fields import F, Facts


class Place(Facts):
    name: Annotated[str, F("名称")]
    code: Annotated[str | None, F("代码")] = None


class Town(Place):
    """A place of its own class."""


def test_facts_of_one_class_with_the_same_values_are_alike() -> None:
    assert Place(name="石甸") == Place(code=None, name="石甸")
    assert Place(name="石甸") != Place(name="石甸", code="1")
    assert hash(Place(name="石甸")) == hash(Place(code=None, name="石甸"))
    assert len({Place(name="石甸"), Place(name="石甸"), Place(name="如城")}) == 2


def test_facts_of_another_class_are_not_alike() -> None:
    assert Place(name="石甸") != Town(name="石甸")
    assert Place(name="石甸") != "石甸"


def test_facts_say_what_they_hold_and_are_never_changed() -> None:
    place = Place(name="石甸")
    assert repr(place) == "Place(name='石甸', code=None)"
    with pytest.raises(FrozenInstanceError):
        place.name = "如城"  # type: ignore[misc]

    with pytest.raises(FrozenInstanceError):
        del place.name  # type: ignore[misc]
    assert repr(place) == "Place(name='石甸', code=None)"


def test_facts_are_made_of_what_is_declared_and_of_nothing_else() -> None:
    assert list(vars(Town(code="1", name="石甸"))) == ["name", "code"]
    assert Town(name="石甸").replace(code="2") == Town(name="石甸", code="2")
    with pytest.raises(TypeError, match=r"Town: name$"):
        Town(code="1")  # type: ignore[call-arg]
    with pytest.raises(TypeError, match=r"Town: post$"):
        Town(name="石甸", post="1")  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Town("石甸")  # type: ignore[call-arg,misc]


def test_python_compiles_nothing_for_a_class_that_all_facts_have_alike() -> None:
    alike = {"__init__", "__eq__", "__hash__", "__repr__", "__setattr__", "__delattr__"}
    assert alike & set(vars(Town)) == set()
