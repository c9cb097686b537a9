"""Frames: what the plain stream of a bundle is made of.

A frame is ``u32be length ‖ canonical JSON``. The first names the bundle, the last closes it,
between them stands one frame a revision.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

import msgspec

from sifasuo_desktop.kernel.canonical import NotCanonical, decode, encode
from sifasuo_desktop.sync import fields, limits
from sifasuo_desktop.sync.refusal import Code, Refusal

FIRST = "@first"
LAST = "@last"
LENGTH_BYTES = 4
_F, _NO_X = b'{"f":', b',"x":{}}'
_REV = fields.hexed(16, 32)
_KIND = fields.matching("[a-z][a-z0-9_]{0,63}")
_TEXT = fields.text(200, 1)

_MEMBERS = {
    "t": _KIND,
    "id": fields.IDENTITY,
    "rev": _REV,
    "parent": fields.or_none(_REV),
    "op": fields.one_of("put", "del", "erase"),
    "ver": fields.whole(1),
    "by": _TEXT,
    "at": fields.MOMENT,
    "f": fields.is_object,
    "x": fields.is_object,
}
KNOWN_MEMBERS = frozenset(_MEMBERS)

_FIRST_MEMBERS = {
    "office": fields.OFFICE,
    "device": fields.IDENTITY,
    "epoch": fields.IDENTITY,
    "seq": fields.whole(1),
    "bureau": fields.IDENTITY,
}
MOST_BLOCKS = 2_000


def is_block(value: Any) -> bool:
    """A block numbers are given from: ``[pattern, year, track, next]``."""
    checks = (fields.text(200, 1), fields.whole(), fields.text(20), fields.whole(1))
    if not isinstance(value, list) or len(value) != len(checks):
        return False
    return all(check(one) for check, one in zip(checks, value, strict=True))


def are_blocks(value: Any) -> bool:
    """A list of blocks."""
    return isinstance(value, list) and len(value) <= MOST_BLOCKS and all(map(is_block, value))


_LAST_MEMBERS = {
    "counts": fields.tally,
    "hash": fields.HASH,
    "totals": fields.or_none(fields.tally),
    "numbers": fields.absent_or(are_blocks),
    "pad": fields.absent_or(fields.text(limits.FRAME_BYTES)),
}


@dataclass(frozen=True)
class Closing:
    """The last frame: revisions by record kind, and the office's live records by kind.

    ``totals`` is None in all but the last bundle of one hand-over, since only there they hold.
    ``numbers`` are the office's blocks, each pattern, year, track and next number.
    """

    counts: Mapping[str, int]
    totals: Mapping[str, int] | None
    numbers: tuple[tuple[str, int, str, int], ...] = ()


def packed(value: Any) -> bytes:
    """A frame as it stands in the stream. Raises Refusal ``frame_form``, ``frame_too_large``."""
    try:
        data = encode(value, max_depth=limits.JSON_DEPTH)
    except NotCanonical:
        raise Refusal(Code.FRAME_FORM, index=0) from None
    return _measured(data)


def _measured(data: bytes) -> bytes:
    if len(data) > limits.FRAME_BYTES:
        raise Refusal(Code.FRAME_TOO_LARGE, size=len(data))
    return len(data).to_bytes(LENGTH_BYTES, "big") + data


class PackedFrame(NamedTuple):
    """A revision's frame as it stands in the stream, and the kind it is counted under."""

    kind: str
    data: bytes


class _Whole(msgspec.Struct):
    """A revision's frame; its members stand in the order of the canonical form."""

    at: str
    by: str
    f: msgspec.Raw
    id: str
    op: str
    parent: str | None
    rev: str
    t: str
    ver: int
    x: msgspec.Raw


_WHOLE = msgspec.json.Encoder()
_EMPTY = msgspec.Raw(b"{}")


def spliced(
    at: str,
    by: str,
    id: str,
    op: str,
    parent: str | None,
    rev: str,
    t: str,
    ver: int,
    content: bytes,
) -> PackedFrame:
    """The frame of these members around the canonical ``content`` ``{"f":…,"x":…}``, which is
    taken over as it stands. Raises Refusal as ``packed`` does.
    """
    if content.startswith(_F) and content.endswith(_NO_X):
        inside = msgspec.Raw(content[len(_F) : -len(_NO_X)])
        whole = _WHOLE.encode(_Whole(at, by, inside, id, op, parent, rev, t, ver, _EMPTY))
        return PackedFrame(t if _is_kind(t) else "?", _measured(whole))
    members = {"at": at, "by": by, "id": id, "op": op, "parent": parent, "rev": rev, "t": t}
    return PackedFrame(kind_label(members), packed({**members, "ver": ver, **_decoded(content)}))


def _decoded(content: bytes) -> Any:
    try:
        return decode(content, max_depth=limits.JSON_DEPTH)
    except NotCanonical:
        raise Refusal(Code.FRAME_FORM, index=0) from None


def unpacked(data: bytes, index: int) -> dict[str, Any]:
    """The object of a frame's JSON; ``index`` counts from 0, the first frame. Raises Refusal."""
    try:
        value = decode(data, max_depth=limits.JSON_DEPTH)
    except NotCanonical:
        raise Refusal(Code.FRAME_FORM, index=index) from None
    if not isinstance(value, dict):
        raise Refusal(Code.FRAME_FORM, index=index)
    return value


class _Content(msgspec.Struct):
    f: msgspec.Raw
    x: msgspec.Raw


_CONTENT = msgspec.json.Decoder(_Content)


def content_of(data: bytes) -> tuple[str, str]:
    """The canonical texts of ``f`` and ``x`` in the bytes of a revision's frame that holds."""
    content = _CONTENT.decode(data)
    return bytes(content.f).decode("utf-8"), bytes(content.x).decode("utf-8")


def first_frame(members: Mapping[str, Any]) -> dict[str, Any]:
    """The first frame of the bundle with these header members."""
    return {"t": FIRST, **{name: members[name] for name in _FIRST_MEMBERS}}


def require_first(frame: Mapping[str, Any], members: Mapping[str, Any]) -> None:
    """Raises Refusal ``first_frame`` unless the frame repeats the header's members."""
    for name, expected in first_frame(members).items():
        if frame.get(name) != expected or type(frame.get(name)) is not type(expected):
            raise Refusal(Code.FIRST_FRAME, field=name)


def last_frame(
    counts: Mapping[str, int], running: str, told: Mapping[str, Any], pad: str
) -> dict[str, Any]:
    """The last frame; ``running`` is SM3 over all of the stream before it, ``told`` totals and blocks."""
    frame = {"t": LAST, "counts": dict(counts), "hash": running, **told}
    return {**frame, "pad": pad} if pad else frame


def closing_of(frame: Mapping[str, Any], counts: Mapping[str, int], running: str) -> Closing:
    """What the last frame says. Raises Refusal ``last_frame`` if it does not fit the stream."""
    wrong = fields.first_wrong(frame, _LAST_MEMBERS)
    if wrong is None and frame["counts"] != counts:
        wrong = "counts"
    if wrong is None and frame["hash"] != running:
        wrong = "hash"
    if wrong is not None:
        raise Refusal(Code.LAST_FRAME, field=wrong)
    blocks = tuple((b[0], b[1], b[2], b[3]) for b in frame.get("numbers", ()))
    return Closing(counts=frame["counts"], totals=frame["totals"], numbers=blocks)


def wrong_member(frame: Mapping[str, Any]) -> str | None:
    """The first member of a revision's frame that is not as it must be, or None."""
    wrong = None if _is_in_form(frame) else fields.first_wrong(frame, _MEMBERS)
    if wrong is None and frame["parent"] == frame["rev"]:
        return "parent"
    if wrong is None:
        return next((name for name in ("f", "x") if not _is_plain(frame[name])), None)
    return wrong


# The texts of a sound frame, a space between each two: none of them has one.
_TEXTS = ("id", "rev", "op", "t", "at")
_FORM = re.compile(
    "[0-9a-f]{32} (?:[0-9a-f]{32}){1,2} (?:put|del|erase) [a-z][a-z0-9_]{0,63} "
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\+08:00"
)


def _is_in_form(frame: Mapping[str, Any]) -> bool:
    """Whether all members are as ``_MEMBERS`` says, at a glance; if not, these tell which is not."""
    try:
        texts = " ".join([frame[name] for name in _TEXTS])
        by, ver, parent = frame["by"], frame["ver"], frame["parent"]
        content = type(frame["f"]), type(frame["x"])
    except (KeyError, TypeError):
        return False
    return (
        _FORM.fullmatch(texts) is not None
        and type(by) is str
        and 0 < len(by) <= 200
        and type(ver) is int
        and 0 < ver <= fields.MAX_WHOLE
        and content == (dict, dict)
        and (parent is None or _REV(parent))
        and fields.is_moment(frame["at"])
    )


def _is_plain(value: Any) -> bool:
    """Whether every whole number is one any JSON library reads exactly, and every moment is one."""
    for item in value.values() if type(value) is dict else value:
        kind = type(item)
        if kind is str:
            if item[10:11] == "T" and fields.looks_like_moment(item) and not fields.is_moment(item):
                return False
        elif kind is int:
            if not -fields.MAX_WHOLE <= item <= fields.MAX_WHOLE:
                return False
        elif kind in (dict, list) and not _is_plain(item):
            return False
    return True


def kind_label(frame: Mapping[str, Any]) -> str:
    """Under which name a revision is counted; ``?`` for a frame without a usable kind."""
    kind = frame.get("t")
    return kind if isinstance(kind, str) and _is_kind(kind) else "?"


@lru_cache(256)
def _is_kind(name: str) -> bool:
    return _KIND(name)
