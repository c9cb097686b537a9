"""Checks the members of a decoded object against a list of what each may be.

Unknown members are left alone: within a major version fields are only added (docs/formats.md).
"""

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

Check = Callable[[Any], bool]
"""Tells whether one member's value is allowed."""

MAX_WHOLE = 2**53 - 1
"""The largest whole number of the format, so that every JSON library reads it exactly."""


def hexed(*sizes: int) -> Check:
    """Lower-case hexadecimal of exactly one of ``sizes`` bytes."""
    pattern = re.compile("|".join(f"[0-9a-f]{{{2 * size}}}" for size in sizes))
    return lambda value: isinstance(value, str) and pattern.fullmatch(value) is not None


def matching(expression: str) -> Check:
    """Text that the whole regular expression matches."""
    pattern = re.compile(expression)
    return lambda value: isinstance(value, str) and pattern.fullmatch(value) is not None


def text(longest: int, shortest: int = 0) -> Check:
    """Text of so many characters."""
    return lambda value: isinstance(value, str) and shortest <= len(value) <= longest


def whole(least: int = 0, most: int = MAX_WHOLE) -> Check:
    """A whole number between the two, never a boolean."""
    return lambda value: type(value) is int and least <= value <= most


def one_of(*words: str) -> Check:
    """One of the words."""
    return lambda value: isinstance(value, str) and value in words


def is_object(value: Any) -> bool:
    """Any JSON object."""
    return isinstance(value, dict)


def tally(value: Any) -> bool:
    """An object of names to whole numbers, at most 1,000 of them."""
    return (
        isinstance(value, dict)
        and len(value) <= 1000
        and all(len(key) <= 64 and whole()(item) for key, item in value.items())
    )


def is_list_of_text(value: Any) -> bool:
    """A list of at most 1,000 short texts."""
    return isinstance(value, list) and len(value) <= 1000 and all(map(text(200), value))


def or_none(check: Check) -> Check:
    """``null`` or what ``check`` allows."""
    return lambda value: value is None or check(value)


def absent_or(check: Check) -> Check:
    """Marks a member that may be missing."""
    check_absent: Check = lambda value: value is _ABSENT or check(value)  # noqa: E731
    return check_absent


_ABSENT = object()


def first_wrong(body: Any, members: Mapping[str, Check]) -> str | None:
    """The name of the first member that is missing or not allowed; ``"*"`` if not an object."""
    if not isinstance(body, dict):
        return "*"
    for name, check in members.items():
        if not check(body.get(name, _ABSENT)):
            return name
    return None


OFFICE = matching("[0-9]{9}")
"""The 9-digit code of an office."""
IDENTITY = hexed(16)
"""A device, epoch, bureau or record: 128 random bits."""
HASH = hexed(32)
"""An SM3 value."""
PUBLIC_KEY = matching("04[0-9a-f]{128}")
"""An SM2 point, uncompressed: 04, X, Y."""
looks_like_moment = matching(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2})?(\+08:00)?")
_STAMP = matching(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\+08:00")


def is_moment(value: str) -> bool:
    """Whether a text that looks like a moment names a day and a time there are."""
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


def MOMENT(value: Any) -> bool:
    """A time stamp in China Standard Time to the second."""
    return _STAMP(value) and is_moment(value)
