"""What stands on every page beside the text: its number, which sheet of how many, a mark across."""

from collections.abc import Sequence
from typing import Any

from sifasuo_desktop.documents.engine import fonts, lines, page
from sifasuo_desktop.documents.engine.fonts import Face
from sifasuo_desktop.documents.engine.lines import Line, Setter
from sifasuo_desktop.documents.engine.page import Type

FOOT_SIZES = (10.5, 9.0, 7.5, 6.0)  # the largest that keeps clear of the page number
FOOT_SHARE = 0.78  # of the width of the text, the rest is for the page number
MARK_SIZE = 44.0
MARK_GREY = 0.78
MARK_ANGLE = 50


def foot(
    canvas: Any,
    words: Sequence[str],
    names: tuple[str, ...],
    place: tuple[int, int],
    sheet: page.Sheet = page.UPRIGHT,
) -> None:
    """``title　number　第x页 共N页`` on the line of the page number, at the inner margin."""
    number, of = place
    text = "　".join([*(word for word in words if word), f"第{number}页 共{of}页"])
    for size in FOOT_SIZES:
        line = Line(tuple(Setter(Type(size, size), names=names).glyphs(text)), size)
        if line.width <= sheet.text_width * FOOT_SHARE:
            break
    x = page.LEFT if number % 2 else sheet.width - page.RIGHT - line.width
    baseline = sheet.bottom - page.NUMBER_DROP - fonts.ASCENT * page.NUMBER_SIZE
    lines.draw(canvas, line, x, baseline + fonts.ASCENT * line.size)


def mark(canvas: Any, words: str) -> None:
    """Large grey ``words`` across the middle of the page, to be drawn before the text."""
    line = Line(tuple(Setter(Type(MARK_SIZE, MARK_SIZE), Face.HEI).glyphs(words)), MARK_SIZE)
    canvas.saveState()
    canvas.setFillGray(MARK_GREY)
    canvas.translate(page.WIDTH / 2, page.HEIGHT / 2)
    canvas.rotate(MARK_ANGLE)
    lines.draw(canvas, line, -line.width / 2, MARK_SIZE / 2)
    canvas.restoreState()
