"""Makes the print fonts in ``resources/fonts`` from four Debian packages.

The packages ``texlive-lang-chinese`` (Fandol), ``fonts-hanazono``, ``fonts-babelstone-han`` and
``fonts-dejavu-core`` are either installed or unpacked below a folder of their own::

    apt-get download texlive-lang-chinese fonts-hanazono fonts-babelstone-han fonts-dejavu-core
    for package in *.deb; do dpkg -x "$package" unpacked; done
    python installer/build_fonts.py unpacked resources/fonts

Fandol has CFF outlines, which cannot be embedded by the print engine: they become TrueType
quadratics. HanaMin is copied as it is. BabelStone Han is cut to what they lack, DejaVu Sans to the
signs all of them lack. Needs
fontTools, which the program itself does not. The same packages give the same bytes.
"""

import gzip
import shutil
import sys
import unicodedata
from pathlib import Path
from typing import Any

from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable

CHANGED_ON = "2026-11-22"
FANDOL = Path("usr/share/texlive/texmf-dist/fonts/opentype/public/fandol")
FANDOL_TEXTS = Path("usr/share/doc/texlive-doc/fonts/fandol")
HANA = Path("usr/share/fonts/truetype/hanazono")
BABELSTONE = Path("usr/share/fonts/truetype/babelstone/BabelStoneHan.ttf")
DEJAVU = Path("usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")
SIGNS = range(0x2000, 0x2C00)  # punctuation, arrows, mathematics, pictures, dingbats
FACES = ("FandolFang-Regular", "FandolHei-Regular", "FandolSong-Bold")
PRINT_TABLES = {"head", "hhea", "maxp", "OS/2", "hmtx", "cmap", "loca", "glyf", "name", "post"}
TOLERANCE = 0.6  # font units (1000 an em) a quadratic may stray from its cubic
DESCRIPTION = 10  # name record


def quadratic_outlines(font: Any) -> None:
    """Replaces the CFF outlines of ``font`` by TrueType ones."""
    shapes = font.getGlyphSet()
    glyphs: dict[str, Any] = {}
    for name in font.getGlyphOrder():
        pen = TTGlyphPen(shapes)
        shapes[name].draw(Cu2QuPen(pen, TOLERANCE, reverse_direction=True))
        glyphs[name] = pen.glyph()
    font["loca"] = newTable("loca")
    outlines = font["glyf"] = newTable("glyf")
    outlines.glyphOrder = font.getGlyphOrder()
    outlines.glyphs = glyphs
    metrics = font["hmtx"].metrics
    for name, glyph in glyphs.items():
        glyph.recalcBounds(outlines)
        metrics[name] = (metrics[name][0], getattr(glyph, "xMin", 0))


def truetype_header(font: Any) -> None:
    """Turns the table of contents of ``font`` from OpenType CFF into TrueType."""
    profile = font["maxp"]
    profile.tableVersion = 0x00010000
    for field in [
        "maxTwilightPoints",
        "maxStorage",
        "maxFunctionDefs",
        "maxInstructionDefs",
        "maxStackElements",
        "maxSizeOfInstructions",
    ]:
        setattr(profile, field, 0)
    profile.maxZones = 1
    profile.maxComponentElements = profile.maxComponentDepth = 0
    font["post"].formatType = 3.0
    font.sfntVersion = "\x00\x01\x00\x00"
    for tag in set(font.keys()) - PRINT_TABLES - {"GlyphOrder"}:
        del font[tag]


def note_change(font: Any, what: str) -> None:
    """Writes into ``font`` itself what was changed and when, as its licence asks."""
    text = f"Changed on {CHANGED_ON} for sifasuo: {what}"
    font["name"].setName(text, DESCRIPTION, 3, 1, 0x409)


def cut(font: Any, characters: set[int]) -> None:
    """Leaves in ``font`` the glyphs of ``characters`` and no layout tables."""
    options = subset.Options()
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "BASE", "vhea", "vmtx", "VORG", "gasp"]
    options.drop_tables += ["MATH", "FFTM"]
    options.hinting = False
    options.glyph_names = False
    options.name_IDs = ["*"]
    options.recalc_timestamp = False
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=characters)
    cutter.subset(font)


def fandol(source: Path, target: Path) -> None:
    """Converts the Fandol faces and cuts the one for page numbers."""
    for face in FACES:
        font = TTFont(source / FANDOL / f"{face}.otf", recalcTimestamp=False)
        quadratic_outlines(font)
        truetype_header(font)
        note_change(font, "CFF outlines converted to TrueType, layout tables left out.")
        font.save(target / f"{face}.ttf")
    font = TTFont(source / FANDOL / "FandolSong-Regular.otf", recalcTimestamp=False)
    cut(font, set(range(0x20, 0x7F)) | {0x2014, 0x2013})
    quadratic_outlines(font)
    truetype_header(font)
    note_change(font, "cut to ASCII for page numbers, CFF outlines converted to TrueType.")
    font.save(target / "FandolSong-Digits.ttf")
    for text in ("COPYING", "README"):
        plain, packed = source / FANDOL_TEXTS / text, source / FANDOL_TEXTS / f"{text}.gz"
        data = plain.read_bytes() if plain.exists() else gzip.decompress(packed.read_bytes())
        (target / f"Fandol-{text}.txt").write_bytes(data)


def hanazono(source: Path, target: Path) -> set[int]:
    """Copies both HanaMin faces; the characters they have."""
    have: set[int] = set()
    for face in ("HanaMinA.ttf", "HanaMinB.ttf"):
        shutil.copyfile(source / HANA / face, target / face)
        have |= set(TTFont(target / face, lazy=True).getBestCmap())
    text = source / "usr/share/doc/fonts-hanazono/copyright"
    shutil.copyfile(text, target / "HanaMin-LICENSE.txt")
    return have


def wanted(code: int) -> bool:
    """Whether a paper may hold ``code``: no private use, no control, no emoji pictures."""
    return unicodedata.category(chr(code)) not in {"Co", "Cc", "Cf"} or code in range(
        0x2EBF0, 0x33480
    )


def babelstone(source: Path, target: Path, have: set[int]) -> None:
    """Cuts BabelStone Han to what the faces before it lack."""
    font = TTFont(source / BABELSTONE, recalcTimestamp=False)
    lacking = {code for code in font.getBestCmap() if code not in have and wanted(code)}
    cut(font, lacking)
    note_change(font, "cut to the characters that Fandol Fang and HanaMin lack, hints left out.")
    font.save(target / "BabelStoneHan-Rest.ttf")
    text = source / "usr/share/doc/fonts-babelstone-han/copyright"
    shutil.copyfile(text, target / "BabelStoneHan-LICENSE.txt")


def dejavu(source: Path, target: Path, have: set[int]) -> None:
    """Cuts DejaVu Sans to the signs that every face before it lacks."""
    font = TTFont(source / DEJAVU, recalcTimestamp=False)
    cut(font, {code for code in font.getBestCmap() if code in SIGNS and wanted(code)} - have)
    note_change(font, "cut to the signs that the faces before it lack, hints left out.")
    font.save(target / "DejaVuSans-Signs.ttf")
    text = source / "usr/share/doc/fonts-dejavu-core/copyright"
    shutil.copyfile(text, target / "DejaVu-LICENSE.txt")


def main(source: Path, target: Path) -> None:
    """Makes every face of ``target`` from the packages unpacked in ``source``."""
    target.mkdir(parents=True, exist_ok=True)
    fandol(source, target)
    have = hanazono(source, target)
    have |= set(TTFont(target / "FandolFang-Regular.ttf", lazy=True).getBestCmap())
    babelstone(source, target, have)
    have |= set(TTFont(target / "BabelStoneHan-Rest.ttf", lazy=True).getBestCmap())
    dejavu(source, target, have)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
