"""Canonical JSON: one byte string for one value, and SM3 over it.

UTF-8, keys sorted by code point, separators ``,`` and ``:``, no floats, no escape that JSON does
not require, bytes as lower-case hexadecimal. A reader decodes, encodes again and compares bytes;
that refuses duplicate keys, NaN, other orders, spaces and lone surrogates at once.
Source: hand-over format, docs/formats.md.
"""

import hashlib
import json
from typing import Any

MAX_DEPTH = 8


class NotCanonical(ValueError):
    """The bytes are not the canonical form of a value this format allows."""


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


def encode(value: Any, *, max_depth: int = MAX_DEPTH) -> bytes:
    """Canonical bytes of ``value``. Raises NotCanonical for floats, odd types, surrogates."""
    plain = _plain(value, 1, max_depth)
    text = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        raise NotCanonical("surrogate") from None


def decode(data: bytes, *, max_depth: int = MAX_DEPTH) -> Any:
    """The value of canonical ``data``. Raises NotCanonical for anything not canonical."""
    try:
        value = json.loads(data.decode("utf-8"))
    except (UnicodeDecodeError, ValueError, RecursionError):
        raise NotCanonical("syntax") from None
    if encode(value, max_depth=max_depth) != data:
        raise NotCanonical("form")
    return value


def sm3(*parts: bytes) -> bytes:
    """32-byte SM3 (GB/T 32905-2016) over the concatenated parts."""
    digest = hashlib.new("sm3")
    for part in parts:
        digest.update(part)
    return digest.digest()
