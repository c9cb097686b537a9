"""Which member of a revision's frame is wrong: the glance at a sound one lets nothing through."""

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as some

from sifasuo_desktop.sync import fields, frames
from tests.sync.world import revision

ODD = some.one_of(
    some.none(),
    some.booleans(),
    some.integers(),
    some.text(max_size=4),
    some.just([]),
    some.sampled_from(("a" * 32, "b" * 64, "a" * 32 + " ", "put ", "2026-04-02T09:10:00+08:00")),
)


@given(some.dictionaries(some.sampled_from(sorted(frames.KNOWN_MEMBERS)), ODD, max_size=3))
@example({"id": "a" * 32 + " " + "b" * 32})
@example({"op": "put\n"})
@example({"at": "2026-02-30T09:10:00+08:00"})
def test_a_member_is_wrong_exactly_when_its_own_check_says_so(changed: dict[str, Any]) -> None:
    frame = {**revision(1), **changed}
    if wrong := fields.first_wrong(frame, frames._MEMBERS):
        assert frames.wrong_member(frame) == wrong
    else:
        assert frames.wrong_member(frame) == ("parent" if frame["parent"] == frame["rev"] else None)


@pytest.mark.parametrize(
    ("changed", "wrong"),
    [
        ({}, None),
        ({"rev": "b" * 64, "parent": "c" * 64, "op": "erase"}, None),
        ({"parent": ""}, "parent"),
        ({"parent": "c" * 31}, "parent"),
        ({"op": "drop"}, "op"),
        ({"t": "Dispute"}, "t"),
        ({"ver": 0}, "ver"),
        ({"ver": True}, "ver"),
        ({"ver": 2**53}, "ver"),
        ({"by": ""}, "by"),
        ({"by": "长" * 201}, "by"),
        ({"at": "2026-04-02T09:10:00Z"}, "at"),
        ({"at": "2026-13-02T09:10:00+08:00"}, "at"),
        ({"f": []}, "f"),
        ({"f": {"a": [{"b": 2**53}]}}, "f"),
        ({"f": {"a": -(2**53)}}, "f"),
        ({"f": {"a": 2**53 - 1, "b": True, "c": ["2026-02-28T23:59"]}}, None),
        ({"f": {"a": {"b": "2026-02-30T23:59"}}}, "f"),
        ({"x": {"reason": ["2026-02-28T25:59:00+08:00"]}}, "x"),
    ],
)
def test_the_wrong_member_is_named(changed: dict[str, Any], wrong: str | None) -> None:
    assert frames.wrong_member({**revision(1), **changed}) == wrong
