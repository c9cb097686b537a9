"""A character is printed with its own outline: compared by pixels of a page and by the font files."""

import struct
import unicodedata
from collections import defaultdict
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops
from reportlab.pdfgen.canvas import Canvas

from sifasuo_desktop.documents.engine import fonts
from sifasuo_desktop.documents.engine.fonts import Face
from sifasuo_desktop.kernel import paths

FACES = [face for face in Face if face is not Face.BLANK]
TEXT_FACES = [Face.FANG, Face.HEI, Face.SONG_BOLD]
# As an inspector found them printed: the character, and the one that stood there instead.
CONFUSED = [
    "餘余",
    "幹干",
    "鬆松",
    "捨舍",
    "醜丑",
    "衹只",
    "滷鹵",
    "準准",
    "癥症",
    "鬱郁",
    "鹼碱",
    "騁秤",
    "誠騁",
    "懲誠",
    "稱懲",
    "臟髒",
    "ヵカ",
    "ヶケ",
]
# Encoded twice: the same character by shape (㘽㦳, 㫚曶), the moon and the flesh radical drawn alike
# (朌肦, 朐胊), or one an old form of the other (充𠘺): HanaMin draws what the code charts draw.
TWINS = (
    "㖈䎛 㘽㦳 㫚曶 充𠘺 巽𢁉 朌肦 朐胊 朘脧 眔𥄳 謹𧫴 𣏌杞 𣵀涅 𩿎𩿗 "
    "𠓲𣔕 𡀘𡀼 𡼷𤎚 𣽁𣾞 𤟬𭸗 𤦼𤧩 𤯒𪐕 𦁥𦂲 𦡂𦡦"
)
CELL = 64


def drawn(face: Face, text: str) -> list[Image.Image]:
    """Each character of ``text`` as a page shows it, drawn in the face that would be taken."""
    canvas = Canvas("", pagesize=(CELL * len(text), CELL))
    for place, char in enumerate(text):
        own = fonts.load(face)
        found = own if own.covers(char) else fonts.load(fonts.fallback_for(char) or face)
        canvas.setFont(found.name, CELL * 0.8)
        canvas.drawString(CELL * place, CELL * 0.2, char)
    page = pypdfium2.PdfDocument(canvas.getpdfdata())[0]
    image = page.render(scale=1).to_pil().convert("L")
    size = (CELL, CELL)
    return [image.crop((CELL * at, 0, CELL * at + size[0], size[1])) for at in range(len(text))]


def difference(one: Image.Image, other: Image.Image) -> float:
    """Share of the ink that differs, 0 for the same picture."""
    ink = sum(255 - value for value in one.tobytes())
    apart = sum(ImageChops.difference(one, other).tobytes())
    return apart / max(ink, 1)


@pytest.mark.parametrize("face", FACES)
def test_both_yen_signs_look_alike_and_the_dollar_does_not(face: Face) -> None:
    wide, narrow, dollar = drawn(face, "￥¥＄")
    assert difference(narrow, wide) < 0.03
    assert difference(narrow, dollar) > 0.5


@pytest.mark.parametrize("face", TEXT_FACES)
@pytest.mark.parametrize("pair", CONFUSED)
def test_a_character_is_not_drawn_as_another_one(face: Face, pair: str) -> None:
    right, wrong = drawn(face, pair)
    assert difference(right, wrong) > 0.3


def outlines(file: Path) -> dict[int, bytes]:
    """The outline of every glyph of a TrueType file as it stands in the file."""
    data = file.read_bytes()
    count = struct.unpack(">H", data[4:6])[0]
    tables = {
        data[12 + 16 * at : 16 + 16 * at]: struct.unpack(">II", data[20 + 16 * at : 28 + 16 * at])
        for at in range(count)
    }
    wide = struct.unpack(">h", data[tables[b"head"][0] + 50 : tables[b"head"][0] + 52])[0]
    start, length = tables[b"loca"]
    entries = struct.unpack(
        f">{length // (4 if wide else 2)}{'I' if wide else 'H'}", data[start : start + length]
    )
    at = [tables[b"glyf"][0] + entry * (1 if wide else 2) for entry in entries]
    return {glyph: data[at[glyph] : at[glyph + 1]] for glyph in range(len(at) - 1)}


def han(code: int) -> bool:
    return 0x3400 <= code <= 0x9FFF or 0x20000 <= code <= 0x3FFFF


@pytest.mark.parametrize("face", FACES)
def test_no_han_character_in_use_has_the_outline_of_another(face: Face) -> None:
    shapes = outlines(paths.resources("fonts", f"{face.value}.ttf"))
    by_shape: dict[bytes, set[str]] = defaultdict(set)
    for code, glyph in fonts.load(face).font.face.charToGlyph.items():
        if han(code) and shapes.get(glyph):
            by_shape[shapes[glyph]].add(unicodedata.normalize("NFKC", chr(code)))
    shared = {frozenset(chars) for chars in by_shape.values() if len(chars) > 1}
    assert shared - {frozenset(twins) for twins in TWINS.split()} == set()
