"""Photos behind a paper: at most three a page, upright, each with its title."""

from collections.abc import Sequence

from sifasuo_desktop.documents.engine.blocks import (
    Block,
    Blocks,
    EdgeLine,
    PageBreak,
    Picture,
    Title,
)

EACH_PAGE = 3
HEADED = 0.35
"""So much of a third of a page the heading takes from the photos of the first page."""

TOLD = 0.15
"""So much the line below it."""


def photo_pages(
    photos: Sequence[tuple[str, bytes]], heading: str = "附图", about: str = ""
) -> Blocks:
    """What is put behind a paper (``PaperContent.behind``): titles and bytes of photos in their order; nothing
    where there are none. ``about`` says on the first page what they show.
    """
    if not photos:
        return ()
    first = EACH_PAGE + HEADED + (TOLD if about else 0.0)
    blocks: list[Block] = [Title(heading), *((EdgeLine(about),) if about else ())]
    for place, (title, data) in enumerate(photos):
        if place and place % EACH_PAGE == 0:
            blocks.append(PageBreak())
        share = first if place < EACH_PAGE else float(EACH_PAGE)
        blocks.append(Picture(data, f"{place + 1}. {title}", share))
    return tuple(blocks)
