"""Photos on a page: each fitted into its share of the page, with its title below."""

import io
from functools import partial
from typing import Any

from reportlab.lib.utils import ImageReader

from sifasuo_desktop.documents.engine import lines, page
from sifasuo_desktop.documents.engine.blocks import Picture
from sifasuo_desktop.documents.engine.lines import Setter
from sifasuo_desktop.documents.engine.page import SMALL, TEXT_HEIGHT, TEXT_WIDTH
from sifasuo_desktop.documents.engine.prose import aligned, text_line
from sifasuo_desktop.documents.engine.strips import Strip, bind_all, room

GAP = 6.0
_DOTS_PER_POINT = 300 / 72
"""A small photo is not blown up beyond what a printer can show of it."""


def picture(block: Picture, names: tuple[str, ...], width: float = TEXT_WIDTH) -> list[Strip]:
    """The photo and its title stay on one page. Raises OSError for bytes that are no picture."""
    setter = Setter(SMALL, names=names)
    words = lines.break_lines(setter.glyphs(block.title), SMALL.size, width, justify=False)
    title = [text_line(aligned(line, block.align), SMALL, text=False) for line in words]
    whole = TEXT_HEIGHT / block.of_page
    height = whole - sum(strip.height for strip in title) - 2 * GAP
    source = ImageReader(io.BytesIO(block.data))
    wide, high = source.getSize()
    across, down = _fitted(wide, high, width, height)
    drawn = Strip(down, partial(_draw, source, (width - across) / 2, across, down))
    return bind_all([drawn, room(GAP), *title, room(GAP)])


def _fitted(across: float, down: float, width: float, height: float) -> tuple[float, float]:
    scale = min(width / across, height / down, 2 / _DOTS_PER_POINT)
    return across * scale, down * scale


def _draw(
    source: Any, aside: float, across: float, down: float, canvas: Any, x: float, top: float
) -> None:
    canvas.drawImage(source, x + aside, top - down, across, down)
    canvas.setLineWidth(page.RULE)
    canvas.rect(x + aside, top - down, across, down)
