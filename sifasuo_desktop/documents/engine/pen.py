"""Writes text and rules into a page's stream, in reportlab's own notation.

reportlab makes an object for each piece of text, measures it, and asks the form of each number by
a logarithm; a paper has thousands of both.
"""

from functools import lru_cache
from typing import Any

from reportlab.lib.rl_accel import fp_str

_KEPT = 16384


@lru_cache(maxsize=_KEPT)
def number(value: float) -> str:
    """``value`` with seven digits or six places, as reportlab writes numbers: .5, 1, 56.69291."""
    size = abs(value)
    if size <= 1e-7:
        return "0"
    if size >= 1000:
        return str(fp_str(value))
    text = f"{value:.{6 if size < 10 else 5 if size < 100 else 4}f}".rstrip("0").rstrip(".")
    return text[1:] if text[0] == "0" and len(text) > 1 else text


def line_width(canvas: Any, width: float) -> None:
    """Sets the thickness of lines."""
    canvas._code.append(f"{number(width)} w")


def line(canvas: Any, x1: float, x2: float, y: float) -> None:
    """A level line."""
    at = number(y)
    canvas._code.append(f"n {number(x1)} {at} m {number(x2)} {at} l S")


def box(canvas: Any, x: float, y: float, width: float, height: float) -> None:
    """The four sides of a cell from its lower left corner."""
    canvas._code.append(f"n {number(x)} {number(y)} {number(width)} {number(height)} re S")


_ESCAPED = [
    chr(code) if 32 <= code < 127 and chr(code) not in "\\()" else f"\\{code:03o}"
    for code in range(256)
]
for _char in "\\()":
    _ESCAPED[ord(_char)] = f"\\{_char}"


def text(
    canvas: Any, font: Any, size: float, x: float, y: float, words: str, mode: int, space: float
) -> None:
    """Draws ``words`` from ``x``, ``y``: ``mode`` 0 filled, 2 thick; ``space`` after each one."""
    code = [f"BT 1 0 0 1 {number(x)} {number(y)} Tm"]
    if mode:
        code.append(f"{mode} Tr")
    if space:
        code.append(f"{number(space)} Tc")
    used = -1
    for subset, piece in font.splitString(words, canvas._doc):
        if subset != used:
            name = font.getSubsetInternalName(subset, canvas._doc)
            code.append(f"{name} {number(size)} Tf {number(size * 1.2)} TL")
            used = subset
        code.append(f"({''.join([_ESCAPED[byte] for byte in piece])}) Tj")
    code.append("T*")
    if space:
        code.append("0 Tc")
    if mode:
        code.append("0 Tr")
    code.append("ET")
    canvas._code.append(" ".join(code))
