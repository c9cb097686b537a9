"""Canonical JSON: one byte string for one value, and SM3 over it.

UTF-8, keys sorted by code point, separators ``,`` and ``:``, no floats, no escape that JSON does
not require, bytes as lower-case hexadecimal. A reader decodes, encodes again and compares bytes;
that refuses duplicate keys, NaN, other orders, spaces and lone surrogates at once.
Source: hand-over format, docs/formats.md.

What is made of plain values alone, nearly everything, goes through msgspec, which gives the same
bytes in a twentieth of the time; the rest, and whatever it does not take, the long way.
"""

import hashlib
import json
from typing import Any

import msgspec

MAX_DEPTH = 8
_LEAVES = frozenset((str, int, bool, type(None)))
_SORTED = msgspec.json.Encoder(order="sorted")


class NotCanonical(ValueError):
    """The bytes are not the canonical form of a value this format allows."""


def _no_float(text: str) -> Any:
    raise NotCanonical("float")


_READ = msgspec.json.Decoder(float_hook=_no_float)
# Copied for every hash: to ask the library for the algorithm anew costs more than a short hash.
_EMPTY = hashlib.new("sm3")


def _plain(value: Any, depth: int, limit: int) -> Any:
    if depth > limit:
        raise NotCanonical("depth")
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, bytes | bytearray | memoryview):
        return bytes(value).hex()
    if isinstance(value, list | tuple):
        return [_plain(item, depth + 1, limit) for item in value]
    if isinstance(value, dict):
        if not all(isinstance(key, str) for key in value):
            raise NotCanonical("key")
        return {key: _plain(item, depth + 1, limit) for key, item in value.items()}
    raise NotCanonical(type(value).__name__)


def _is_plain(value: Any, depth: int) -> bool:
    """Whether these are dicts with text keys, lists, and leaves, all of the very types and no
    deeper than ``depth``.
    """
    kind = type(value)
    if kind in _LEAVES:
        return depth > 0
    if depth < 2:
        return kind in (dict, list) and not value and depth > 0
    if kind is dict:
        for key, item in value.items():
            if type(key) is not str:
                return False
            if type(item) not in _LEAVES and not _is_plain(item, depth - 1):
                return False
        return True
    if kind is list:
        for item in value:
            if type(item) not in _LEAVES and not _is_plain(item, depth - 1):
                return False
        return True
    return False


def encode(value: Any, *, max_depth: int = MAX_DEPTH) -> bytes:
    """Canonical bytes of ``value``. Raises NotCanonical for floats, odd types, surrogates."""
    if _is_plain(value, max_depth):
        try:
            return _SORTED.encode(value)
        except (ValueError, OverflowError, msgspec.MsgspecError):
            pass  # a number of more than 64 bits, a lone surrogate
    return _encoded(value, max_depth)


def _encoded(value: Any, max_depth: int) -> bytes:
    plain = _plain(value, 1, max_depth)
    text = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        raise NotCanonical("surrogate") from None


def decode(data: bytes, *, max_depth: int = MAX_DEPTH) -> Any:
    """The value of canonical ``data``. Raises NotCanonical for anything not canonical."""
    try:
        value = _READ.decode(data)
        # No value is deeper than brackets open, and most have few; floats end the decoding.
        shallow = data.count(b"{") + data.count(b"[") < max_depth
        if (shallow or _is_plain(value, max_depth)) and _SORTED.encode(value) == data:
            return value
    except (ValueError, OverflowError, RecursionError, msgspec.MsgspecError):
        pass  # told below, where every reason has its name
    try:
        value = json.loads(data.decode("utf-8"))
    except (UnicodeDecodeError, ValueError, RecursionError):
        raise NotCanonical("syntax") from None
    if encode(value, max_depth=max_depth) != data:
        raise NotCanonical("form")
    return value


def sm3(*parts: bytes) -> bytes:
    """32-byte SM3 (GB/T 32905-2016) over the concatenated parts."""
    digest = _EMPTY.copy()
    for part in parts:
        digest.update(part)
    return digest.digest()
