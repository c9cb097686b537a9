"""One byte string for one value: the same whichever way it is made, and nothing else is taken."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from sifasuo_desktop.kernel.canonical import NotCanonical, decode, encode

TEXTS = some.text(some.characters(exclude_categories=["Cs"]), max_size=8)
LEAVES = some.none() | some.booleans() | some.integers() | TEXTS
VALUES = some.recursive(
    LEAVES,
    lambda inner: some.lists(inner, max_size=4) | some.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)


def depth_of(value: Any) -> int:
    below = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return 1 + max((depth_of(item) for item in below), default=0)


def plain_json(value: Any) -> bytes:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode("utf-8")


@given(VALUES)
def test_any_plain_value_has_the_bytes_of_sorted_json_and_comes_back(value: Any) -> None:
    deep = depth_of(value)
    data = encode(value, max_depth=deep)
    assert data == plain_json(value)
    back = decode(data, max_depth=deep)
    assert (back, json.dumps(back, sort_keys=True)) == (value, json.dumps(value, sort_keys=True))
    with pytest.raises(NotCanonical):
        encode(value, max_depth=deep - 1)
    with pytest.raises(NotCanonical):
        decode(data, max_depth=deep - 1)


@pytest.mark.parametrize(
    ("value", "data"),
    [
        ({"b": 1, "a": [True, None, "x"]}, b'{"a":[true,null,"x"],"b":1}'),
        ({"𠮷": 1, "\uffee": 2}, '{"\uffee":2,"𠮷":1}'.encode()),
        ('"\\\b\f\n\r\t\x00\x1f\x7f/\u2028', b'"\\"\\\\\\b\\f\\n\\r\\t\\u0000\\u001f\x7f/\xe2\x80\xa8"'),
        ({"a": b"\x00\xff"}, b'{"a":"00ff"}'),
        ({"a": (1, 2)}, b'{"a":[1,2]}'),
        ([2**63 - 1, -(2**63), 2**64, -(2**70)],
         b"[9223372036854775807,-9223372036854775808,18446744073709551616,-1180591620717411303424]"),
        ({}, b"{}"),
    ],
)  # fmt: skip
def test_a_value_has_these_bytes(value: Any, data: bytes) -> None:
    assert encode(value) == data


@pytest.mark.parametrize(
    "value", [1.0, {"a": float("nan")}, {1: "a"}, {"a": {1}}, "\ud800", {"\udfff": 1}, object()]
)
def test_what_this_format_does_not_hold_is_refused(value: Any) -> None:
    with pytest.raises(NotCanonical):
        encode(value)


@pytest.mark.parametrize(
    "data",
    [
        b'{"b":1,"a":2}', b'{"a":1,"a":1}', b'{"a": 1}', b"1.0", b"1e3", b"NaN", b"-0", b'"\\u0041"',
        b'"\\/"', b'"\\u001F"', b'"\xed\xa0\x80"', b'"\\ud800"', b'"\xff"', b"", b"[1", b"[1]]",
        b"[" * 100_000, b'{"a":' * 9 + b"1" + b"}" * 9, b"\xef\xbb\xbf1", b" 1",
    ],
)  # fmt: skip
def test_bytes_of_another_form_are_refused(data: bytes) -> None:
    with pytest.raises(NotCanonical):
        decode(data)
