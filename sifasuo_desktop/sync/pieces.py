"""What an attachment shows on its way: cut into pieces, each the frame of a revision in form.

A frame of the stream ``att`` has ``t`` = ``piece``, ``id`` the first half of the content's SM3 and
in ``f`` exactly ``{sm3, size, media, place, data}``: ``place`` counts from 0, ``data`` is hex.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sifasuo_desktop.kernel.canonical import sm3
from sifasuo_desktop.sync import fields, frames

PIECE_BYTES = 256 * 1024
MOST_BYTES = 20 * 1024 * 1024
KIND = "piece"
_MEMBERS = {
    "sm3": fields.HASH,
    "size": fields.whole(1, MOST_BYTES),
    "media": fields.one_of("image/jpeg", "image/png", "application/pdf"),
    "place": fields.whole(0, MOST_BYTES // PIECE_BYTES),
    "data": fields.matching(f"([0-9a-f]{{2}}){{1,{PIECE_BYTES}}}"),
}


@dataclass(frozen=True)
class Piece:
    """One piece of a content of ``size`` bytes."""

    sm3: str
    size: int
    media: str
    place: int
    data: bytes


def count_of(size: int) -> int:
    """How many pieces a content has."""
    return -(-size // PIECE_BYTES)


def pieces_of(content: str, data: bytes, media: str, at: str) -> Iterator[dict[str, Any]]:
    """The frames of a content, whose SM3 (hex) is ``content``, in order."""
    for place in range(count_of(len(data))):
        part = data[place * PIECE_BYTES : (place + 1) * PIECE_BYTES]
        told = {"sm3": content, "size": len(data), "media": media, "place": place}
        yield {
            "t": KIND,
            "id": content[:32],
            "rev": sm3(bytes.fromhex(content), place.to_bytes(4, "big")).hex(),
            "parent": None,
            "op": "put",
            "ver": 1,
            "by": KIND,
            "at": at,
            "f": {**told, "data": part.hex()},
            "x": {},
        }


def piece_of(members: Mapping[str, Any]) -> Piece | str:
    """The piece in the members of a frame, or the name of the first that is not as it must be."""
    wrong = frames.wrong_member(members)
    if wrong is not None or members["t"] != KIND:
        return wrong or "t"
    told = members["f"]
    wrong = fields.first_wrong(told, _MEMBERS)
    if wrong is not None or set(told) != set(_MEMBERS):
        return wrong or "f"
    data = bytes.fromhex(told["data"])
    left = told["size"] - told["place"] * PIECE_BYTES
    if len(data) != min(PIECE_BYTES, left):
        return "data"
    return Piece(told["sm3"], told["size"], told["media"], told["place"], data)
