"""The recovery key as people write it: seven groups of four characters and a check character.

Crockford base32. The check character of a group is a sum over GF(32) that depends on the place of
every character and of the group: one wrong character, two changed about or two groups changed about
are found, and the group is named.
"""

from sifasuo_desktop.domain.folding import half_width
from sifasuo_desktop.domain.refusal import Refused, problem

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUPS = 7
SECRET_BYTES = 18
_DATA = 4
_BITS = GROUPS * _DATA * 5
_TAKEN_FOR = str.maketrans("OIL", "011")
_MODULUS = 0b100101


def secret_of(random: bytes) -> bytes:
    """140 of the bits given, as the bytes that open."""
    return (int.from_bytes(random, "big") % (1 << _BITS)).to_bytes(SECRET_BYTES, "big")


def written(secret: bytes) -> str:
    """``XXXXX-XXXXX-…``: what stands on the paper."""
    number = int.from_bytes(secret, "big")
    digits = [(number >> shift) & 31 for shift in range(_BITS - 5, -1, -5)]
    groups = [digits[at : at + _DATA] for at in range(0, len(digits), _DATA)]
    return "-".join(
        "".join(ALPHABET[digit] for digit in (*group, _check(group, place)))
        for place, group in enumerate(groups)
    )


def read(text: str) -> bytes:
    """The bytes of a key as it was typed: case, spaces and strokes do not matter, O is 0, I and L 1.

    Raises Refused ``recovery.length``, ``recovery.group`` with the number of the wrong group.
    """
    found = plain(text)
    if len(found) != GROUPS * (_DATA + 1):
        raise Refused(problem("recovery.length", "key", count=len(found)))
    number = 0
    for place in range(GROUPS):
        group = found[place * 5 : place * 5 + 5]
        digits = [ALPHABET.find(char) for char in group]
        if -1 in digits or digits[_DATA] != _check(digits[:_DATA], place):
            raise Refused(problem("recovery.group", "key", group=place + 1))
        for digit in digits[:_DATA]:
            number = number << 5 | digit
    return number.to_bytes(SECRET_BYTES, "big")


def plain(text: str) -> str:
    """What was typed, without spaces and strokes and in the letters that are meant."""
    folded = half_width(text).upper().translate(_TAKEN_FOR)
    return "".join(char for char in folded if char.isalnum())


def group_of(key: str, place: int) -> str:
    """One group of a written key, counted from 1."""
    return key.split("-")[place - 1]


def _check(digits: list[int], place: int) -> int:
    total = place + 1
    for digit in digits:
        total = _doubled(total) ^ digit
    return _doubled(total)


def _doubled(value: int) -> int:
    """Times x in GF(2)[x] modulo x⁵ + x² + 1."""
    value <<= 1
    return value ^ _MODULUS if value & 32 else value
