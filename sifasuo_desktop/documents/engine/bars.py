"""Bars of one figure over its periods, each with its number above and its period below."""

from typing import Any

from sifasuo_desktop.documents.engine import lines, page
from sifasuo_desktop.documents.engine.blocks import Bars
from sifasuo_desktop.documents.engine.lines import Line, Setter
from sifasuo_desktop.documents.engine.page import FINE, HINT_SIZE, TEXT_WIDTH, Type
from sifasuo_desktop.documents.engine.prose import text_line
from sifasuo_desktop.documents.engine.strips import Strip, bind_all, room

HIGH, GAP = 84.0, 5.0  # pt of the highest bar, between a bar and its words
SHARE, GREY = 0.55, 0.55  # of the room of a bar; how light it is
SMALL = Type(HINT_SIZE - 1.5, HINT_SIZE)


def bars(block: Bars, names: tuple[str, ...], width: float = TEXT_WIDTH) -> list[Strip]:
    """The title and the bars stay on one page."""
    title = Line(tuple(Setter(FINE, names=names).glyphs(block.title)), FINE.size)
    setter = Setter(SMALL, names=names)
    each = width / max(1, len(block.values))
    most = max((value for _, _, value in block.values), default=0.0)

    def draw(canvas: Any, x: float, top: float) -> None:
        foot = top - SMALL.leading - GAP - HIGH
        for place, (below, above, value) in enumerate(block.values):
            middle = x + (place + 0.5) * each
            high = HIGH * value / most if most else 0.0
            canvas.saveState()
            canvas.setFillGray(GREY)
            canvas.rect(middle - each * SHARE / 2, foot, each * SHARE, high, stroke=0, fill=1)
            canvas.restoreState()
            _centred(canvas, setter, above, middle, foot + high + GAP + SMALL.size)
            _centred(canvas, setter, below, middle, foot - GAP)
        canvas.setLineWidth(page.RULE)
        canvas.line(x, foot, x + width, foot)

    whole = HIGH + 2 * (SMALL.leading + GAP)
    return bind_all([room(GAP), text_line(title, FINE, text=False), Strip(whole, draw), room(GAP)])


def _centred(canvas: Any, setter: Setter, words: str, middle: float, top: float) -> None:
    line = Line(tuple(setter.glyphs(words)), SMALL.size)
    lines.draw(canvas, line, middle - line.width / 2, top)
