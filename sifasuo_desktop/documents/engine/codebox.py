"""Draws a character no face has: a box with its code point, which copies out as the character.

The digits are strokes, not type, so that a reader of the file finds the character and not its
code. Source: office rules T-4, never print an empty box.
"""

from typing import Any

from sifasuo_desktop.documents.engine import fonts

# Seven strokes: a top, b upper right, c lower right, d bottom, e lower left, f upper left, g middle
_STROKES = {
    "a": (0, 2, 1, 2),
    "b": (1, 2, 1, 1),
    "c": (1, 1, 1, 0),
    "d": (0, 0, 1, 0),
    "e": (0, 0, 0, 1),
    "f": (0, 1, 0, 2),
    "g": (0, 1, 1, 1),
}
_DIGITS = dict(
    zip(
        "0123456789ABCDEF",
        [
            "abcdef",
            "bc",
            "abdeg",
            "abcdg",
            "bcfg",
            "acdfg",
            "acdefg",
            "abc",
            "abcdefg",
            "abcdfg",
            "abcefg",
            "cdefg",
            "adef",
            "bcdeg",
            "adefg",
            "aefg",
        ],
        strict=True,
    )
)
_INSET = 0.06  # of an em, from the cell to the box
_LINE = 0.03  # of an em


def _draw_digit(canvas: Any, digit: str, x: float, y: float, unit: float) -> None:
    """One hexadecimal digit ``unit`` pt wide and twice as high, its lower left at ``x``, ``y``."""
    for name in _DIGITS[digit]:
        x1, y1, x2, y2 = (unit * part for part in _STROKES[name])
        canvas.line(x + x1, y + y1, x + x2, y + y2)


def draw(canvas: Any, char: str, x: float, baseline: float, size: float) -> None:
    """Draws ``char`` in a cell of ``size`` pt whose left end is ``x``."""
    code = f"{ord(char):04X}"
    half = (len(code) + 1) // 2
    side = size * (1 - 2 * _INSET)
    left = x + size * _INSET
    bottom = baseline - (1 - fonts.ASCENT) * size + size * _INSET
    canvas.saveState()
    canvas.setLineWidth(size * _LINE)
    canvas.rect(left, bottom, side, side)
    unit = side * 0.17
    for row, digits in enumerate((code[:half], code[half:])):
        width = unit * (len(digits) * 1.6 - 0.6)
        at = left + (side - width) / 2
        for digit in digits:
            _draw_digit(canvas, digit, at, bottom + side * (0.56 if row == 0 else 0.1), unit)
            at += unit * 1.6
    canvas.restoreState()
    canvas.setFont(fonts.blank(char).name, size)
    canvas.drawString(x, baseline, char, mode=3)
