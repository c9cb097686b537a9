"""Turns the content of a paper into the bytes of a PDF: same content, same bytes."""

import io
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from sifasuo_desktop.documents.engine import (
    archival,
    bars,
    ends,
    fonts,
    furniture,
    page,
    pictures,
    prose,
    strips,
    tables,
)
from sifasuo_desktop.documents.engine.blocks import (
    Bars,
    Block,
    CutLine,
    EdgeLine,
    Form,
    Heading,
    KeepTogether,
    LabelledRow,
    Note,
    NumberedTerms,
    NumberLine,
    PageBreak,
    PaperContent,
    Picture,
    SealRoom,
    SignatureBlock,
    Spacer,
    Table,
    Text,
    Title,
)
from sifasuo_desktop.documents.engine.lines import Setter
from sifasuo_desktop.documents.engine.page import Type
from sifasuo_desktop.documents.engine.strips import Page, Strip

CLOSER = (0.25, 0.5, 0.75, 1.0)  # shares of what lines and room give up, the least that serves
MOST_GROWN = 2.0  # of its own height
# The faces keep their place in the font file while they are read, so one paper at a time.
_DRAWING = threading.Lock()


def _small(block: Block, names: tuple[str, ...], width: float) -> list[Strip] | None:
    match block:
        case Title():
            return prose.title(block, names, width)
        case Note():
            return prose.note(block, names, width)
        case EdgeLine():
            return prose.edge_line(block, names, width)
        case CutLine():
            return prose.cut_line(block, names)
        case Table():
            return tables.table(block, names, width)
        case Form():
            return tables.form(block, names)
        case Picture():
            return pictures.picture(block, names, width)
        case Bars():
            return bars.bars(block, names, width)
        case _:
            return None


def _body(block: Block, setter: Setter) -> list[Strip]:
    match block:
        case NumberLine():
            return prose.number_line(block, setter)
        case LabelledRow():
            return prose.labelled_row(block, setter)
        case Heading():
            return prose.heading(block, setter)
        case Text():
            return prose.prose(block, setter)
        case NumberedTerms():
            return prose.terms(block, setter)
        case SignatureBlock():
            return ends.signatures(block, setter)
        case SealRoom():
            return ends.seal(block, setter)
        case Spacer():
            return [strips.room(block.lines * setter.type.leading)]
        case PageBreak():
            return [Strip(0.0, strips.nothing, forced=True, bound=True)]
        case KeepTogether():
            return strips.bind_all(_layout(block.blocks, setter))
        case _:
            raise TypeError(type(block).__name__)


def _layout(
    blocks: tuple[Block, ...], setter: Setter, width: float = page.TEXT_WIDTH
) -> list[Strip]:
    """Strips of all blocks; signatures, seal and notes are bound to the text before them."""
    result: list[Strip] = []
    for block in blocks:
        if isinstance(block, SignatureBlock | SealRoom):
            result = strips.bind_tail(result, ends.LINES_BEFORE)
        elif isinstance(block, Note | EdgeLine) or (isinstance(block, Form) and block.ends):
            result = strips.bind_tail(result, 1)
        made = _small(block, setter.names, width)
        result += _body(block, setter) if made is None else made
    return result


def _closer(strips_: list[Strip], type: Type, share: float) -> list[Strip]:
    """Lines of the body closer to each other by ``share`` of what they may give, room halved."""
    result = []
    for strip in strips_:
        if strip.room:
            strip = replace(strip, height=strip.height * (1 - share / 2))
        elif strip.text and strip.height == type.leading:
            strip = replace(strip, height=strip.height - share * type.give)
        elif strip.sized:
            strip = strip.at(strip.height - share * (strip.height - strip.least))
        result.append(strip)
    return result


def _grown(page: Page) -> Page:
    """A page whose growing strips share what is left of it, none of them beyond all measure."""
    growing = sum(strip.grows for strip in page.strips)
    left = page.left - page.strips[-1].below if growing else 0.0
    if left <= 0:
        return page
    share = left / growing

    def grown(one: Strip) -> Strip:
        return one.at(one.height + min(share, MOST_GROWN * one.height)) if one.grows else one

    return replace(page, strips=[grown(one) for one in page.strips])


def _pages(laid: list[Strip], type: Type, sheet: page.Sheet) -> list[Page]:
    """The pages of a paper; what would just begin a second page is drawn closer to stand on one, and
    a form is drawn down to the foot of its pages.
    """
    height = sheet.page_height(type)
    pages = strips.Pages(height).fill(laid)
    if len(pages) == 2 and type.give:
        for share in CLOSER:
            single = strips.Pages(height).fill(_closer(laid, type, share))
            if len(single) == 1:
                return [_grown(single[0])]
    return [_grown(one) for one in pages]


def _canvas(stream: io.BytesIO, title: str, sheet: page.Sheet) -> Any:
    body = fonts.load(fonts.Face.FANG)
    canvas = Canvas(
        stream,
        pagesize=(sheet.width, sheet.height),
        pageCompression=0,
        invariant=1,
        initialFontName=body.name,
        pdfVersion=archival.VERSION,
    )
    # Every stream is deflated and nothing more: reportlab's own way packs pages in letters besides.
    canvas._doc.defaultStreamFilters = [pdfdoc.PDFZCompress]
    archival.describe(canvas, title)
    return canvas


@dataclass(frozen=True)
class Rendered:
    """The bytes of a PDF and how many pages it has."""

    pdf: bytes
    pages: int


def rendered(paper: PaperContent) -> Rendered:
    """``paper`` as a PDF, A4, every face embedded as a subset.

    Raises ValueError for a form whose cells do not fill its columns.
    """
    with _DRAWING:
        return _drawn([(paper, _laid(paper))])


def rendered_behind(
    front: Callable[[Sequence[int]], PaperContent], papers: Sequence[PaperContent]
) -> Rendered:
    """Several papers in one file, each from a new page, their pages numbered through.

    ``front`` makes the first from the pages on which the others begin.
    """
    with _DRAWING:
        behind = [(paper, _laid(paper)) for paper in papers]
        own = 1
        while True:
            counts = accumulate((len(pages) for _, pages in behind), initial=own + 1)
            first = front(list(counts)[:-1])
            laid = _laid(first)
            if len(laid) == own:
                return _drawn([(first, laid), *behind])
            own = len(laid)


def _laid(paper: PaperContent) -> list[Page]:
    """The pages of a paper; what is behind it begins on a new one."""
    type, setter = page.BODY[paper.measure], Setter(page.BODY[paper.measure], names=paper.names)
    sheet = _sheet(paper)
    return [
        one
        for blocks in (paper.blocks, *filter(None, (paper.behind,)))
        for one in _pages(_layout(blocks, setter, sheet.text_width), type, sheet)
    ]


def _sheet(paper: PaperContent) -> page.Sheet:
    return page.LANDSCAPE if paper.landscape else page.UPRIGHT


def _drawn(parts: Sequence[tuple[PaperContent, list[Page]]]) -> Rendered:
    """The pages of all parts; of several each can be turned to from the reader's own list."""
    whole = sum(len(pages) for _, pages in parts)
    stream = io.BytesIO()
    canvas = _canvas(stream, parts[0][0].title, _sheet(parts[0][0]))
    number = 0
    for paper, pages in parts:
        sheet = _sheet(paper)
        if len(parts) > 1:
            canvas.bookmarkPage(str(number))
            canvas.addOutlineEntry(paper.title, str(number))
            canvas.setPageSize((sheet.width, sheet.height))
        for one in pages:
            number += 1
            if paper.mark:
                furniture.mark(canvas, paper.mark)
            one.draw(canvas, page.LEFT, sheet.height - sheet.top, page.BODY[paper.measure].leading)
            if paper.page_numbers and (whole > 1 or paper.counted):
                page.draw_number(canvas, number, sheet)
                words = (paper.title, paper.number)
                furniture.foot(canvas, words, paper.names, (number, whole), sheet)
            canvas.showPage()
    canvas.save()
    return Rendered(stream.getvalue(), whole)


def render(paper: PaperContent) -> bytes:
    """The PDF of ``paper``; see ``rendered``."""
    return rendered(paper).pdf
