"""Mends reportlab's map from glyphs back to characters beyond the basic plane.

A ToUnicode map holds UTF-16BE (PDF 32000-1, 9.10.3). reportlab 5.1 writes the bare code point, so
that 𠮷 prints right and copies out as another character. It also writes one list longer than the
hundred entries a list may have.
"""

from collections.abc import Sequence

from reportlab.pdfbase import ttfonts

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


def _shown(code: int) -> int:
    """The character a code stands for: halved marks have private codes (see fonts)."""
    return code - HALF if code in range(HALF, HALF + 0xFFFE) else code


def cmap(name: str, codes: Sequence[int]) -> str:
    """The map for a font called ``name`` whose byte ``i`` shows the code point ``codes[i]``."""
    pairs = [
        f"<{index:02X}> <{chr(_shown(code)).encode('utf-16-be', 'surrogatepass').hex().upper()}>"
        for index, code in enumerate(codes)
        if code
    ]
    lists = [pairs[start : start + _ENTRIES] for start in range(0, len(pairs), _ENTRIES)]
    body = "".join(
        f"{len(part)} beginbfchar\n" + "\n".join(part) + "\nendbfchar\n" for part in lists
    )
    return _HEAD.format(name=name) + body + _TAIL


def mend() -> None:
    """Puts ``cmap`` in the place of reportlab's own function; harmless when done twice."""
    ttfonts.makeToUnicodeCMap = cmap
