"""Layout of ruled tables and forms: rows of cells, cut between lines only when over a page high."""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from sifasuo_desktop.documents.engine import lines, pen
from sifasuo_desktop.documents.engine.blocks import Align, Cell, Form, FormRow, Measure, Rich, Table
from sifasuo_desktop.documents.engine.fonts import Face
from sifasuo_desktop.documents.engine.lines import Line, Setter
from sifasuo_desktop.documents.engine.page import BODY, FINE, RULE, SEAL, SMALL, TEXT_WIDTH, Type
from sifasuo_desktop.documents.engine.prose import aligned
from sifasuo_desktop.documents.engine.strips import Strip

PAD_X, PAD_Y = 4.0, 5.0  # pt between a rule and the text
TIGHT_PAD, FINE_PAD = 1.5, 3.0  # pt above and below where room is scarce, and in a register
SMALLER = (10.5, 9.0)  # pt, tried where an amount or a number would be torn
LEAST_SPLIT = 4  # lines; a smaller beginning of a row is not left behind
LEAST_REST = 2  # lines of a row that flows; no smaller end of it stands on the next page
HANG = BODY[Measure.FORM].leading - BODY[Measure.FORM].size  # pt a line of the body may hang out


@dataclass(frozen=True)
class SetCell:
    """A cell with its text broken into lines; ``foot`` lines stand at its lower right. What it
    ``names`` is said again where its row goes on upon the next page.
    """

    width: float
    lines: tuple[Line, ...]
    foot: tuple[Line, ...]
    align: Align
    middle: bool
    names: bool = False

    @cached_property
    def count(self) -> int:
        """How many lines it has."""
        return len(self.lines) + len(self.foot)


@dataclass(frozen=True)
class SetRow:
    """Cells of one row; ``least`` is its least height in pt, ``pad`` what is free above its words
    and below; it can give up ``give`` pt of its height, ``grows`` with the page and ``flows`` over
    to the next.
    """

    cells: tuple[SetCell, ...]
    least: float = 0.0
    pad: float = PAD_Y
    type: Type = SMALL
    give: float = 0.0
    grows: bool = False
    flows: bool = False

    @cached_property
    def words(self) -> float:
        """Height of its words alone, in pt."""
        return max(cell.count for cell in self.cells) * self.type.leading

    @cached_property
    def height(self) -> float:
        """Height of the row in pt."""
        return max(self.least, self.words + 2 * self.pad)

    def strip(self, repeat: Strip | None = None) -> Strip:
        """The row as a strip; it offers to split between lines."""
        height = self.height

        def draw(canvas: Any, x: float, top: float) -> None:
            for cell in self.cells:
                _draw_cell(canvas, cell, x, top, self)
                x += cell.width

        def split(available: float) -> tuple[Strip, Strip] | None:
            return self._split(available, repeat)

        def sized(wanted: float) -> Strip:
            pad = min(self.pad, (wanted - self.words) / 2)
            return replace(self, least=wanted, pad=pad).strip(repeat)

        return Strip(
            height,
            draw,
            text=True,
            joined=True,
            split=split,
            repeat=repeat,
            below=HANG,
            sized=sized if self.give or self.grows else None,
            least=max(self.least - self.give - 2 * self.pad, self.words) + 2 * TIGHT_PAD,
            grows=self.grows,
            flows=self.flows,
        )

    def _split(self, available: float, repeat: Strip | None) -> tuple[Strip, Strip] | None:
        count = int((available - 2 * self.pad) // self.type.leading)
        longest = max((len(cell.lines) for cell in self.cells if not cell.names), default=0)
        if self.flows:
            count = min(count, longest - LEAST_REST)
        elif longest < 2 * LEAST_SPLIT:
            return None
        if count < LEAST_SPLIT or longest <= count:
            return None
        head = tuple(replace(cell, lines=cell.lines[:count], foot=()) for cell in self.cells)
        tail = tuple(
            cell if cell.names else replace(cell, lines=cell.lines[count:]) for cell in self.cells
        )
        least = max(0.0, self.least - available)
        first, rest = replace(self, cells=head, least=0.0), replace(self, cells=tail, least=least)
        return first.strip(repeat), rest.strip(repeat)


def _draw_cell(canvas: Any, cell: SetCell, x: float, top: float, row: SetRow) -> None:
    height, leading = row.height, row.type.leading
    half_gap = (leading - row.type.size) / 2
    pen.line_width(canvas, RULE)
    pen.box(canvas, x, top - height, cell.width, height)
    inner = cell.width - 2 * PAD_X
    y = top - row.pad - half_gap
    if cell.middle:
        y -= (height - cell.count * leading) / 2 - row.pad
    for line in cell.lines:
        lines.draw(canvas, aligned(line, cell.align, inner), x + PAD_X, y)
        y -= leading
    y = top - height + row.pad + len(cell.foot) * leading - half_gap
    for line in cell.foot:
        lines.draw(canvas, aligned(line, Align.RIGHT, inner - row.type.size), x + PAD_X, y)
        y -= leading


def _broken(content: Rich, setter: Setter, width: float, *, justify: bool) -> tuple[Line, ...]:
    result: list[Line] = []
    glyphs = setter.rich(content)
    if not glyphs:
        return ()
    smaller = iter([size for size in SMALLER if size < setter.size])
    while lines.widest_word(glyphs) > width and (size := next(smaller, None)):
        setter = replace(setter, type=Type(size, setter.type.leading))
        glyphs = setter.rich(content)
    for part in lines.paragraphs(glyphs):
        result += lines.break_lines(part, setter.size, width, justify=justify)
    return tuple(result)


def _set_cell(cell: Cell, width: float, setter: Setter) -> SetCell:
    inner = width - 2 * PAD_X
    align = Align.CENTRE if cell.label else Align.LEFT
    text = _broken(cell.content, setter, inner, justify=align is Align.LEFT)
    foot: tuple[Line, ...] = ()
    for part in cell.foot:
        foot += _broken(part, setter, inner - SMALL.size, justify=False)
    short = len(text) <= 1 and not cell.foot
    return SetCell(width, text, foot, align, middle=cell.label or short, names=cell.label)


def _shares(weights: tuple[float, ...], width: float = TEXT_WIDTH) -> list[float]:
    total = sum(weights)
    return [width * weight / total for weight in weights]


def _form_row(row: FormRow, widths: list[float], setter: Setter) -> SetRow:
    cells = []
    column = 0
    for cell in row.cells:
        width = sum(widths[column : column + cell.span])
        made = _set_cell(cell, width, setter)
        # In a row that grows words begin at the top, as one writes.
        cells.append(replace(made, middle=cell.label or (made.middle and not row.grows)))
        column += cell.span
    if column != len(widths):
        raise ValueError(f"cells span {column} of {len(widths)} columns")
    least = row.least_lines * SMALL.leading + 2 * PAD_Y
    give = row.give * SMALL.leading
    return SetRow(tuple(cells), least, give=give, grows=row.grows, flows=row.flows)


def form(block: Form, names: tuple[str, ...]) -> list[Strip]:
    """A ruled form. Raises ValueError when the cells of a row do not fill its columns."""
    setter = Setter(SMALL, names=names)
    widths = _shares(block.widths)
    rows = [(row, _form_row(row, widths, setter).strip()) for row in block.rows]
    return [replace(strip, bound=row.opens) for row, strip in rows]


def table(block: Table, names: tuple[str, ...], width: float = TEXT_WIDTH) -> list[Strip]:
    """A ruled table with its heading on every page. Raises ValueError for a row of other length."""
    setter = Setter(FINE if block.fine else SMALL, names=names)
    widths = _shares(tuple(column.weight for column in block.columns), width)
    heads = tuple(
        SetCell(
            width,
            _broken(column.title, replace(setter, body=Face.HEI), width - 2 * PAD_X, justify=False),
            (),
            Align.CENTRE,
            middle=True,
        )
        for column, width in zip(block.columns, widths, strict=True)
    )
    top = SetRow(heads, pad=_pad(block), type=setter.type)
    head = replace(top.strip(), split=None, bound=True)
    rows = [*block.rows, *[("",) * len(widths)] * block.blanks]
    result = [head]
    for place, row in enumerate(rows):
        set_row = _table_row(row, block, widths, setter)
        least = SEAL if place in block.sealed else set_row.least
        strip = replace(set_row, least=least).strip(replace(head, bound=False))
        result.append(replace(strip, bound=block.summed and place == len(rows) - 2))
    return result


def _table_row(row: tuple[Rich, ...], block: Table, widths: list[float], setter: Setter) -> SetRow:
    cells: list[SetCell] = []
    for content, column, width in zip(row, block.columns, widths, strict=True):
        justify = column.align is Align.LEFT
        text = _broken(content, setter, width - 2 * PAD_X, justify=justify)
        middle, names = len(text) <= 1 or block.fine, not cells and len(text) == 1
        cells.append(SetCell(width, text, (), column.align, middle=middle, names=names))
    least = block.least_lines * setter.type.leading + 2 * _pad(block)
    give = block.give * setter.type.leading
    return SetRow(tuple(cells), least, _pad(block), setter.type, give, flows=block.flows)


def _pad(block: Table) -> float:
    return FINE_PAD if block.fine else PAD_Y
