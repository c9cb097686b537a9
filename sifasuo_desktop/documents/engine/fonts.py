"""The faces papers are printed in: loaded when first asked for, and what each can show.

Body, heading and title faces are Fandol; what they lack comes from HanaMin and BabelStone Han,
which are large and load only when a character needs them, and signs such as ✔ from DejaVu Sans.
"""

import threading
import tomllib
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Any

from reportlab.pdfbase import pdfmetrics

from sifasuo_desktop.documents.engine import embedding
from sifasuo_desktop.kernel import paths

INVISIBLE = frozenset(
    chr(code)
    for first, last in (
        (0x00, 0x1F), (0x7F, 0x9F), (0xAD, 0xAD), (0x034F, 0x034F), (0x061C, 0x061C),
        (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F), (0x200B, 0x200F), (0x202A, 0x202E),
        (0x2060, 0x206F), (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0),
        (0xFFF0, 0xFFFB), (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A), (0xE0000, 0xE0FFF),
    )
    for code in range(first, last + 1)
)  # fmt: skip
"""Characters nothing is drawn for: controls, joiners, marks of direction, variation selectors."""
CLOSING = frozenset("，。、；：？！）〕】》〉」』")
ASCENT = 0.86  # of an em, from the baseline to the top of a Han character
YEN, WIDE_YEN = 0xA5, 0xFFE5
_LOADING = threading.RLock()


class Face(Enum):
    """A face by its job; the value is its file in ``resources/fonts`` without the ending.

    BLANK has no file: it is an invisible face that holds what no other has, to be copied out.
    """

    FANG = "FandolFang-Regular"
    HEI = "FandolHei-Regular"
    SONG_BOLD = "FandolSong-Bold"
    DIGITS = "FandolSong-Digits"
    HANA_A = "HanaMinA"
    HANA_B = "HanaMinB"
    REST = "BabelStoneHan-Rest"
    SIGNS = "DejaVuSans-Signs"
    BLANK = "Blank"


FALLBACK = (Face.HANA_A, Face.HANA_B, Face.REST, Face.SIGNS)
BOLD = frozenset({Face.HEI, Face.SONG_BOLD})


@dataclass(frozen=True)
class LoadedFace:
    """A face ready for the canvas: ``name`` for setFont, widths in em."""

    face: Face
    name: str
    font: Any

    def covers(self, char: str) -> bool:
        """Whether the face has a glyph for ``char``; never for private use, which means nothing,
        nor for what is invisible.
        """
        code = ord(char)
        if char in INVISIBLE:
            return False
        private = 0xE000 <= code <= 0xF8FF or code >= embedding.HALF
        return not private and code in self.font.face.charToGlyph

    def width(self, char: str) -> float:
        """Advance of ``char`` in em."""
        return float(self.font.face.getCharWidth(ord(char))) / 1000


def visible(text: str) -> str:
    """``text`` without what is never drawn; tabs are spaces, line feeds stay."""
    if INVISIBLE.isdisjoint(text):
        return text
    text = text.replace("\t", " ")
    return "".join(char for char in text if char == "\n" or char not in INVISIBLE)


def half(char: str) -> str:
    """The code under which every face keeps a closing mark of half its width."""
    return chr(embedding.HALF + ord(char))


def _add_halves(face: Any) -> None:
    """The file's own widths must say half, or its readers see a jump back and break the line."""
    for char in CLOSING:
        glyph = face.charToGlyph.get(ord(char))
        if glyph is not None:
            face.charToGlyph[ord(half(char))] = glyph
            face.charWidths[ord(half(char))] = face.getCharWidth(ord(char)) / 2


@cache
def _unfit() -> dict[str, str]:
    """By file, the characters it draws as another character (resources/fonts/unfit.toml)."""
    with paths.resources("fonts", "unfit.toml").open("rb") as file:
        return tomllib.load(file)


def _mend_outlines(face: Any, file: str) -> None:
    """No character is drawn as another one, and ￥ (U+FFE5) as ¥: Fandol draws it as a dollar."""
    for char in _unfit().get(file, ""):
        face.charToGlyph.pop(ord(char), None)
    if YEN in face.charToGlyph:
        face.charToGlyph[WIDE_YEN] = face.charToGlyph[YEN]
        face.charWidths[WIDE_YEN] = face.charWidths[YEN]
    else:
        face.charToGlyph.pop(WIDE_YEN, None)


@cache
def _load(face: Face) -> LoadedFace:
    file = Face.DIGITS if face is Face.BLANK else face
    path = paths.resources("fonts", f"{file.value}.ttf")
    font = embedding.EmbeddedFont(face.value, str(path))
    if face is Face.BLANK:
        font.face.name = face.value.encode()
    else:
        _mend_outlines(font.face, file.value)
        _add_halves(font.face)
    pdfmetrics.registerFont(font)
    return LoadedFace(face, face.value, font)


def load(face: Face) -> LoadedFace:
    """The face, read from its file at the first call. Raises reportlab's TTFError if damaged."""
    with _LOADING:
        return _load(face)


def blank(char: str) -> LoadedFace:
    """The invisible face, holding ``char`` one em wide; pdfium skips what has no outline."""
    found = load(Face.BLANK)
    outlines = found.font.face
    outlines.charToGlyph[ord(char)] = outlines.charToGlyph[ord("—")]
    outlines.charWidths[ord(char)] = 1000
    return found


def covers(face: Face, char: str) -> bool:
    """Whether ``face`` can show ``char``; loads the face."""
    return load(face).covers(char)


def loaded() -> frozenset[Face]:
    """The faces read so far."""
    registered = set(pdfmetrics.getRegisteredFontNames())
    return frozenset(face for face in Face if face.value in registered)


def fallback_for(char: str) -> Face | None:
    """The first fallback face that has ``char``, or None."""
    return next((face for face in FALLBACK if covers(face, char)), None)
