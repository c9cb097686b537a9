"""Faces as reportlab embeds them, with what it writes wrong or slowly done here.

A ToUnicode map holds UTF-16BE (PDF 32000-1, 9.10.3). reportlab 5.1 writes the bare code point, so
that 𠮷 prints right and copies out as another character; it also writes one list longer than the
hundred entries a list may have. It copies all outlines of a face for each subset of it, and asks
for the form of each width again and again.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.ttfonts import SUBSETN, TTFont, TTFontFace

from sifasuo_desktop.documents.engine import pen

_ENTRIES = 100
HALF = 0xF0000  # private code points: a closing mark without its empty right half

_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /{name} def
/CMapType 2 def
1 begincodespacerange
<00> <FF>
endcodespacerange
"""

_TAIL = """endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


@cache
def _utf16(code: int) -> str:
    """The character a code stands for: halved marks have private codes (see fonts)."""
    shown = code - HALF if code in range(HALF, HALF + 0xFFFE) else code
    return f"<{chr(shown).encode('utf-16-be', 'surrogatepass').hex().upper()}>"


def cmap(name: str, codes: Sequence[int]) -> str:
    """The map for a font called ``name`` whose byte ``i`` shows the code point ``codes[i]``."""
    pairs = [f"<{index:02X}> {_utf16(code)}" for index, code in enumerate(codes) if code]
    lists = [pairs[start : start + _ENTRIES] for start in range(0, len(pairs), _ENTRIES)]
    body = "".join(
        f"{len(part)} beginbfchar\n" + "\n".join(part) + "\nendbfchar\n" for part in lists
    )
    return _HEAD.format(name=name) + body + _TAIL


class _Cut:
    """A table of a font file to cut pieces from, without a copy of the whole."""

    def __init__(self, data: bytes, start: int) -> None:
        self._data, self._start = data, start

    def __getitem__(self, piece: slice) -> bytes:
        return self._data[self._start + piece.start : self._start + piece.stop]


class _Outlines(TTFontFace):  # type: ignore[misc]
    """A face whose outlines, up to 28 MB of them, are not copied for each subset."""

    def get_table(self, tag: str) -> Any:
        if tag == "glyf":
            return _Cut(self._ttf_data, self.get_table_pos(tag)[0])
        return super().get_table(tag)


class EmbeddedFont(TTFont):  # type: ignore[misc]
    """A TrueType font as a paper holds it: subsets of up to 255 characters."""

    def __init__(self, name: str, path: str) -> None:
        super().__init__(name, path, asciiReadable=False, shapable=False)
        self.face.__class__ = _Outlines

    def addObjects(self, doc: Any) -> None:
        """A font, its widths, its map to characters and its outlines for every subset."""
        state = self.state[doc]
        state.frozen = 1
        for number, subset in enumerate(state.subsets):
            self._add_subset(doc, number, subset)
        del self.state[doc]

    def _add_subset(self, doc: Any, number: int, subset: list[int]) -> None:
        name = self.getSubsetInternalName(number, doc)[1:]
        parts = (SUBSETN(number), b"+", self.face.name, self.face.subfontNameX)
        base = b"".join(parts).decode("pdfdoc")
        font = pdfdoc.PDFTrueTypeFont()
        font.Name, font.BaseFont = name, base
        font.FirstChar, font.LastChar = 0, len(subset) - 1
        widths = map(self.face.getCharWidth, subset)
        font.Widths = pdfdoc.PDFArray(pen.number(width).encode() for width in widths)
        characters = pdfdoc.PDFStream(content=cmap(base, subset))
        font.ToUnicode = doc.Reference(characters, f"toUnicodeCMap:{base}")
        font.FontDescriptor = self.face.addSubsetObjects(doc, base, subset)
        doc.Reference(font, name)
        doc.idToObject["BasicFonts"].dict[name] = font
