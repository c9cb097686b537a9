"""Layout of titles, headings, running text, terms and labelled rows into strips."""

from dataclasses import dataclass, replace
from typing import Any

from sifasuo_desktop.documents.engine import chinese, fonts, lines
from sifasuo_desktop.documents.engine.blocks import (
    Align,
    CutLine,
    EdgeLine,
    Field,
    Heading,
    LabelledRow,
    Measure,
    Note,
    NumberedTerms,
    Numbering,
    NumberLine,
    Text,
    Title,
)
from sifasuo_desktop.documents.engine.fonts import Face
from sifasuo_desktop.documents.engine.lines import Glyph, Line, Setter
from sifasuo_desktop.documents.engine.page import BODY, SMALL, TEXT_WIDTH, TITLE, Type
from sifasuo_desktop.documents.engine.strips import Strip, bind_all, room

SPREAD = 0.4  # em between the characters of a spaced title
PAD = 0.5  # em before a value on its rule
BLANK = "\u3000\u3000"


def text_line(line: Line, type: Type, *, text: bool = True, bound: bool = False) -> Strip:
    """A strip of one line of ``type``."""

    def draw(canvas: Any, x: float, top: float) -> None:
        lines.draw(canvas, line, x, top)

    return Strip(type.leading, draw, text=text, bound=bound)


def ruled_line(type: Type, indent: float = 0.0, end: float = TEXT_WIDTH) -> Strip:
    """A strip with a rule to write on from ``indent`` to ``end`` (pt)."""

    def draw(canvas: Any, x: float, top: float) -> None:
        baseline = top - fonts.ASCENT * type.size
        lines.rule(canvas, x + indent, x + end, baseline, type.size)

    return Strip(type.leading, draw, text=True)


def aligned(line: Line, align: Align, width: float = TEXT_WIDTH) -> Line:
    """``line`` moved to where ``align`` wants it."""
    spare = max(0.0, width - line.width)
    share = {Align.LEFT: 0.0, Align.CENTRE: 0.5, Align.RIGHT: 1.0}[align]
    return replace(line, indent=line.indent + spare * share)


def title(block: Title, names: tuple[str, ...], width: float = TEXT_WIDTH) -> list[Strip]:
    """A title with room below it."""
    setter = Setter(TITLE, Face.SONG_BOLD, names=names)
    broken: list[Line] = []
    for part in block.text.split("\n"):
        glyphs = setter.glyphs(part)
        if block.spaced:
            broken.append(
                _spread(Line(tuple(glyphs), TITLE.size, stretch=SPREAD * TITLE.size), width)
            )
        else:
            whole = lines.break_lines(glyphs, TITLE.size, width, justify=False)
            broken += [aligned(line, Align.CENTRE, width) for line in whole]
    strips = [text_line(line, TITLE, text=False, bound=True) for line in broken]
    return [*strips, replace(room(6.0), bound=True)]


def _spread(line: Line, room: float) -> Line:
    """A title whose characters stand apart, in the middle."""
    width = line.width + line.stretch * (len(line.glyphs) - 1)
    return replace(line, indent=(room - width) / 2)


def heading(block: Heading, setter: Setter) -> list[Strip]:
    """Bold words at the left margin, bound to what follows."""
    glyphs = setter.glyphs(block.text, setter.strong)
    broken = lines.break_lines(glyphs, setter.size, TEXT_WIDTH)
    return [text_line(line, setter.type, bound=True) for line in broken]


def note(block: Note, names: tuple[str, ...], width: float = TEXT_WIDTH) -> list[Strip]:
    """Small print."""
    setter = Setter(SMALL, names=names)
    broken = lines.break_lines(setter.glyphs(block.text), SMALL.size, width)
    return bind_all([room(6.0), *(text_line(line, SMALL, text=False) for line in broken)])


def edge_line(block: EdgeLine, names: tuple[str, ...], width: float = TEXT_WIDTH) -> list[Strip]:
    """Words at both margins; on lines of their own where one does not hold them."""
    setter = Setter(SMALL, names=names)
    left, right = ([*setter.rich(part)] for part in (block.left, block.right))
    both = sum(glyph.width for glyph in (*left, *right)) + SMALL.size
    rows: list[tuple[Line, ...]] = []
    for glyphs, align in ((left, Align.LEFT), (right, Align.RIGHT)):
        broken = lines.break_lines(glyphs, SMALL.size, width, justify=False) if glyphs else []
        rows += [(aligned(line, align, width),) for line in broken]
    if left and right and both <= width:
        rows = [tuple(line for (line,) in rows)]
    return [_edge_strip(row) for row in rows]


def _edge_strip(row: tuple[Line, ...]) -> Strip:
    """Copied out as one line, or readers take its ends for columns; a blank is copied as such."""
    text = (
        "" if any(BLANK in line.text for line in row) else "\u3000".join(line.text for line in row)
    )
    gap = (SMALL.leading - SMALL.size) / 2

    def draw(canvas: Any, x: float, top: float) -> None:
        with lines.reading_as(canvas, text):
            for line in row:
                lines.draw(canvas, line, x, top - gap)

    # Its words keep within the text box, as a rule does.
    below = BODY[Measure.FORM].leading - BODY[Measure.FORM].size - gap
    return Strip(SMALL.leading, draw, text=True, bound=True, below=below)


def number_line(block: NumberLine, setter: Setter) -> list[Strip]:
    """The number at the right or left; a rule stands in for a missing one."""
    glyphs = setter.glyphs(block.label)
    if block.value:
        glyphs += setter.glyphs(block.value)
    else:
        glyphs += setter.glyphs("\u3000" * block.blank, ruled=True)
    broken = lines.break_lines(glyphs, setter.size, TEXT_WIDTH, justify=False)
    return [text_line(aligned(line, block.align), setter.type) for line in broken]


def _paragraph(
    glyphs: list[Glyph], setter: Setter, align: Align, first: float, rest: float = 0.0
) -> list[Strip]:
    justify = align is Align.LEFT
    broken = lines.break_lines(glyphs, setter.size, TEXT_WIDTH, first, rest, justify=justify)
    return [text_line(aligned(line, align), setter.type) for line in broken]


def prose(block: Text, setter: Setter) -> list[Strip]:
    """Paragraphs, or ruled lines when there is no text and lines are asked for."""
    lead = setter.glyphs(block.lead, setter.strong)
    glyphs = setter.rich(block.content)
    indent = block.indent * setter.size if block.align is Align.LEFT else 0.0
    if not glyphs and block.blank_lines:
        used = indent + sum(glyph.width for glyph in lead)
        first = _first_ruled(lead, setter, indent, used)
        rules = [first, *(ruled_line(setter.type) for _ in range(block.blank_lines - 1))]
        return _giving(rules, block.give)
    result: list[Strip] = []
    for part in lines.paragraphs([*lead, *glyphs]):
        result += _paragraph(part, setter, block.align, indent)
    lacking = block.least_lines - len(result)
    return result + [replace(room(setter.type.leading), spare=True)] * max(0, lacking)


def _giving(rules: list[Strip], count: int) -> list[Strip]:
    """``rules`` of which the last ``count`` give way."""
    kept = len(rules) - count
    return [*rules[:kept], *(replace(rule, spare=True) for rule in rules[kept:])]


def _first_ruled(lead: list[Glyph], setter: Setter, indent: float, used: float) -> Strip:
    words = Line(tuple(lead), setter.size, indent)
    under = ruled_line(setter.type, used if lead else 0.0)

    def draw(canvas: Any, x: float, top: float) -> None:
        lines.draw(canvas, words, x, top)
        under.draw(canvas, x, top)

    return Strip(setter.type.leading, draw, text=True)


def _mark(number: int, numbering: Numbering) -> str:
    """The number before an item; beyond 九十九 in digits."""
    if number > 99:
        return f"（{number}）" if numbering is Numbering.BRACKETED else f"{number}、"
    match numbering:
        case Numbering.CHINESE:
            return chinese.ordinal_cn(number) + "、"
        case Numbering.BRACKETED:
            return f"（{chinese.ordinal_cn(number)}）"
        case Numbering.ARABIC:
            return f"{number}. "


def terms(block: NumberedTerms, setter: Setter) -> list[Strip]:
    """Numbered paragraphs, or numbers before rules."""
    result: list[Strip] = []
    indent = 2 * setter.size
    for number, item in enumerate(block.items, 1):
        glyphs = setter.glyphs(_mark(number, block.numbering)) + setter.rich(item)
        for part in lines.paragraphs(glyphs):
            result += _paragraph(part, setter, Align.LEFT, indent)
    for number in range(len(block.items) + 1, block.blanks + 1):
        mark = setter.glyphs(_mark(number, block.numbering))
        used = indent + sum(glyph.width for glyph in mark)
        result.append(_first_ruled(mark, setter, indent, used))
    return _giving(result, min(block.give, max(0, block.blanks - len(block.items))))


@dataclass(frozen=True)
class _Slot:
    """A field with its label set, and the least width it needs."""

    field: Field
    label: tuple[Glyph, ...]
    value: tuple[Glyph, ...]
    tail: tuple[Glyph, ...]
    size: float

    @property
    def text(self) -> str:
        return "".join(glyph.char for glyph in (*self.label, *self.value, *self.tail))

    @property
    def label_width(self) -> float:
        return sum(glyph.width for glyph in self.label)

    @property
    def value_width(self) -> float:
        return sum(glyph.width for glyph in (*self.value, *self.tail))

    @property
    def least(self) -> float:
        if not self.value_width:
            return self.label_width + self.field.blank * self.size
        own = self.value_width + PAD * self.size
        return self.label_width + max(own, Field.blank * self.size)


def _slot(field: Field, setter: Setter) -> _Slot:
    value, tail = (tuple(setter.glyphs(t.replace("\n", " "))) for t in (field.value, field.tail))
    return _Slot(field, tuple(setter.glyphs(field.label)), value, tail, setter.size)


def _shares(slots: list[_Slot], gap: float) -> list[float]:
    free = TEXT_WIDTH - gap * (len(slots) - 1) - sum(slot.least for slot in slots)
    total = sum(slot.field.weight for slot in slots) or 1.0
    return [slot.least + free * slot.field.weight / total for slot in slots]


def _draw_slot(canvas: Any, slot: _Slot, x: float, top: float, width: float, inset: float) -> None:
    lines.draw(canvas, Line(slot.label, slot.size), x, top)
    value = Line((*slot.value, *slot.tail), slot.size)
    lines.draw(canvas, value, x + slot.label_width + inset, top)
    baseline = top - fonts.ASCENT * slot.size
    lines.rule(canvas, x + slot.label_width, x + width, baseline, slot.size)


def _slots_strip(slots: list[_Slot], setter: Setter) -> Strip:
    """One line of fields; it is copied out as one, or readers take the fields for columns."""
    gap = setter.size
    widths = _shares(slots, gap)
    several = len(slots) > 1
    text = "\u3000".join(slot.text for slot in slots) if several else ""

    def draw(canvas: Any, x: float, top: float) -> None:
        with lines.reading_as(canvas, text):
            for slot, width in zip(slots, widths, strict=True):
                free = width - slot.label_width - slot.value_width
                inset = free / 2 if several else PAD * setter.size
                _draw_slot(canvas, slot, x, top, width, inset)
                x += width + gap

    return Strip(setter.type.leading, draw, text=True)


def _parts(slot: _Slot, width: float) -> list[list[Glyph]]:
    """What stands on lines of its own: value and tail, if the tail fits a line and the value too.

    Otherwise both run on as one text.
    """
    value, tail = list(slot.value), list(slot.tail)
    whole = all(0 < sum(glyph.width for glyph in part) <= width for part in (value, tail))
    return [value, tail] if whole else [value + tail]


def _long_slot(slot: _Slot, setter: Setter) -> list[Strip]:
    """One field wider than a line: its value runs on, ruled to the margin on every line."""
    hang = slot.label_width
    inset = hang + PAD * setter.size
    broken: list[Line] = []
    for part in _parts(slot, TEXT_WIDTH - inset):
        broken += lines.break_lines(part, setter.size, TEXT_WIDTH, inset, inset, justify=False)
    result = []
    for index, line in enumerate(broken):
        result.append(_value_line(line, slot.label if index == 0 else (), hang, setter))
    return result


def _value_line(line: Line, label: tuple[Glyph, ...], hang: float, setter: Setter) -> Strip:
    under = ruled_line(setter.type, hang)

    def draw(canvas: Any, x: float, top: float) -> None:
        lines.draw(canvas, Line(label, setter.size), x, top)
        lines.draw(canvas, line, x, top)
        under.draw(canvas, x, top)

    return Strip(setter.type.leading, draw, text=True)


def labelled_row(block: LabelledRow, setter: Setter) -> list[Strip]:
    """Fields side by side; a field that does not fit begins the next line."""
    result: list[Strip] = []
    waiting: list[_Slot] = []
    used = 0.0
    for field in block.fields:
        slot = _slot(field, setter)
        if waiting and used + setter.size + slot.least > TEXT_WIDTH:
            result.append(_slots_strip(waiting, setter))
            waiting, used = [], 0.0
        if slot.least > TEXT_WIDTH:
            result += _long_slot(slot, setter)
            continue
        used += slot.least + (setter.size if waiting else 0.0)
        waiting.append(slot)
    if waiting:
        result.append(_slots_strip(waiting, setter))
    return result


def cut_line(block: CutLine, names: tuple[str, ...]) -> list[Strip]:
    """A dashed line with words in its middle."""
    setter = Setter(SMALL, names=names)
    words = aligned(Line(tuple(setter.glyphs(block.words)), SMALL.size), Align.CENTRE)
    half = (TEXT_WIDTH - words.width) / 2 - (SMALL.size if block.words else 0.0)

    def draw(canvas: Any, x: float, top: float) -> None:
        y = top - SMALL.leading / 2
        canvas.saveState()
        canvas.setDash(4, 3)
        canvas.setLineWidth(0.6)
        canvas.line(x, y, x + half, y)
        canvas.line(x + TEXT_WIDTH - half, y, x + TEXT_WIDTH, y)
        canvas.restoreState()
        lines.draw(canvas, words, x, y + SMALL.size / 2)

    return [room(6.0), Strip(SMALL.leading, draw), room(14.0)]
