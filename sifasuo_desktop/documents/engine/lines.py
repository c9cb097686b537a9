"""Sets text into lines: glyphs with their faces, breaking, justifying, underlining, drawing.

Breaking follows the habit of Chinese print: between any two Han characters, not before closing
marks, not after opening ones, not inside a number or a Latin word.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import groupby, pairwise
from operator import attrgetter
from typing import Any, NamedTuple

from sifasuo_desktop.documents.engine import codebox, fonts, pen, runs
from sifasuo_desktop.documents.engine.blocks import Fill, Name, Rich, Strong
from sifasuo_desktop.documents.engine.fonts import Face
from sifasuo_desktop.documents.engine.page import RULE, Type

NO_START = frozenset("，。、；：？！）〕】》〉」』”’·…—％%,.;:?!)]}℃°")
NO_END = frozenset("（〔【《〈「『“‘¥￥([{№☐☑")
UNDERLINE = 0.22  # of an em, below the baseline
MOST_STRETCH = 0.15  # of an em between two characters: a looser line is not justified
WIDE_STRETCH = 0.08  # of an em: readers of the file would take more for spaces
_GAP = "\u3000\u3000"  # room to write in, as in a date without its numbers
_ROOM = frozenset(" \u3000")
_MARKS = fonts.CLOSING | frozenset("（〔【《〈「『")
_WIDE_MARKS = frozenset("¥￥＄．")
_WORD_MARKS = frozenset(".,-/_@%:+*¥#&=()<>'\"")


class Glyph(NamedTuple):
    """One character to draw: its face (None: a box with its code), width in pt, and marks."""

    char: str
    face: Face | None
    width: float
    ruled: bool
    bold: bool
    latin: bool
    squeezed: bool = False


_run_key = attrgetter("ruled", "face", "bold", "latin")


def _latin(char: str) -> bool:
    """Whether it belongs to a number or a Latin word, inside which no line breaks."""
    if char.isascii():
        return char.isalnum() or char in _WORD_MARKS
    return "\uff10" <= char <= "\uff19" or char in _WIDE_MARKS


class _Shown(dict[str, Glyph]):
    """The glyphs of one face in one size, made when first asked for; None: boxes with codes."""

    def __init__(self, face: Face | None, size: float, ruled: bool, bold: bool) -> None:
        self._own = fonts.load(face) if face else None
        self._face, self._size = face, size
        self._marks = ruled, bold

    def __missing__(self, char: str) -> Glyph:
        width = self._size
        if self._own and char != "\u3000":
            width *= self._own.width(char)
        made = self[char] = Glyph(char, self._face, width, *self._marks, _latin(char))
        return made


_shown = cache(_Shown)


@dataclass(frozen=True)
class Line:
    """One line: ``indent`` and ``stretch`` (added after each movable character) in pt."""

    glyphs: tuple[Glyph, ...]
    size: float
    indent: float = 0.0
    stretch: float = 0.0

    @cached_property
    def width(self) -> float:
        """Width of the glyphs without indent and stretch."""
        return sum(glyph.width for glyph in self.glyphs)

    @property
    def text(self) -> str:
        """The characters of the line."""
        return "".join(glyph.char for glyph in self.glyphs)


@dataclass(frozen=True)
class Setter:
    """How to set text: face, size, and the names that must stay whole."""

    type: Type
    body: Face = Face.FANG
    strong: Face = Face.HEI
    names: tuple[str, ...] = ()

    @property
    def size(self) -> float:
        """Size of a character in pt."""
        return self.type.size

    def glyphs(self, text: str, face: Face | None = None, *, ruled: bool = False) -> list[Glyph]:
        """The glyphs of a plain string."""
        own = face or self.body
        text = fonts.visible(text)
        marks = self.size, ruled, own in fonts.BOLD
        if runs.whole(text, own):
            usual = _shown(own, *marks)
            return [usual[char] for char in text]
        chosen = runs.faces(text, own, self.names)
        return [_shown(face, *marks)[char] for char, face in zip(text, chosen, strict=True)]

    def rich(self, content: Rich) -> list[Glyph]:
        """The glyphs of mixed content."""
        if isinstance(content, str):
            return self.glyphs(content)
        marked = tuple(part.text for part in content if isinstance(part, Name))
        setter = replace(self, names=self.names + marked)
        result: list[Glyph] = []
        for part in content:
            if isinstance(part, Fill):
                result += setter.glyphs(part.value or "\u3000" * part.blank, ruled=True)
            elif isinstance(part, Strong):
                result += setter.glyphs(part.text, self.strong)
            else:
                result += setter.glyphs(part if isinstance(part, str) else part.text)
        return result

    def width(self, text: str) -> float:
        """Width of a plain string on one line, in pt."""
        return sum(glyph.width for glyph in self.glyphs(text))


def squeeze(glyphs: Sequence[Glyph], size: float) -> list[Glyph]:
    """Takes the empty half from a closing mark before another mark, as print does."""
    result = list(glyphs)
    for index, (one, two) in enumerate(pairwise(glyphs)):
        if one.char in fonts.CLOSING and two.char in _MARKS and one.face and one.width == size:
            result[index] = one._replace(width=size / 2, squeezed=True)
    return result


def _may_break(before: Glyph, after: Glyph) -> bool:
    if after.char in NO_START or before.char in NO_END:
        return False
    if before.ruled and after.ruled and before.char == after.char == "\u3000":
        return False
    # Room between two words ends a line and does not begin one.
    if after.char in _ROOM and before.char not in _ROOM and not after.ruled:
        return False
    return not (before.latin and after.latin)


def _break_at(glyphs: Sequence[Glyph], start: int, limit: int) -> int:
    """The last lawful break in ``(start, limit]``, or ``limit`` when there is none."""
    for end in range(limit, start, -1):
        if end == len(glyphs) or _may_break(glyphs[end - 1], glyphs[end]):
            return end
    return limit


def _fill(glyphs: Sequence[Glyph], start: int, width: float) -> int:
    """The first index that no longer fits; at least one glyph is taken."""
    used = 0.0
    for index in range(start, len(glyphs)):
        used += glyphs[index].width
        if used > width + 0.01 and index > start:
            return index
    return len(glyphs)


def _movable(glyphs: Sequence[Glyph]) -> int:
    return sum(not (one.latin and two.latin) for one, two in pairwise(glyphs))


def _justified(line: Line, width: float) -> Line:
    gaps = _movable(line.glyphs)
    spare = width - line.indent - line.width
    if gaps <= 0 or spare <= 0 or spare / gaps > MOST_STRETCH * line.size:
        return line
    return replace(line, stretch=spare / gaps)


def break_lines(
    glyphs: Sequence[Glyph],
    size: float,
    width: float,
    first_indent: float = 0.0,
    indent: float = 0.0,
    *,
    justify: bool = True,
) -> list[Line]:
    """Lines of ``glyphs`` no wider than ``width`` (pt), indents included; at least one line."""
    result: list[Line] = []
    glyphs = squeeze(glyphs, size)
    start = 0
    while start < len(glyphs) or not result:
        own_indent = indent if result else first_indent
        end = _fill(glyphs, start, width - own_indent)
        if end < len(glyphs):
            end = _break_at(glyphs, start, end)
        line = Line(tuple(glyphs[start:end]), size, own_indent)
        result.append(_justified(line, width) if justify and end < len(glyphs) else line)
        start = end
    return result


def widest_word(glyphs: Sequence[Glyph]) -> float:
    """Width of the widest part no line may break, in pt."""
    widest = used = 0.0
    for at, glyph in enumerate(glyphs):
        if at and glyphs[at - 1].char != "\n" and _may_break(glyphs[at - 1], glyph):
            used = 0.0
        used = 0.0 if glyph.char == "\n" else used + glyph.width
        widest = max(widest, used)
    return widest


def paragraphs(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Splits at line feeds."""
    result: list[list[Glyph]] = [[]]
    for glyph in glyphs:
        if glyph.char == "\n":
            result.append([])
        else:
            result[-1].append(glyph)
    return result


@contextmanager
def reading_as(canvas: Any, text: str) -> Iterator[None]:
    """What is drawn inside is copied out as ``text``, in one piece (PDF 32000-1, 14.9.4).

    Without effect where ``text`` leaves the basic plane: pdfium drops such characters.
    """
    if not text or any(ord(char) >= 0xFFFD for char in text):
        yield
        return
    shown = text.encode("utf-16-be", "surrogatepass").hex().upper()
    canvas._code.append(f"/Span <</ActualText <FEFF{shown}>>> BDC")
    yield
    canvas._code.append("EMC")


def _draw_run(canvas: Any, run: list[Glyph], x: float, baseline: float, line: Line) -> None:
    face = run[0].face
    if face is None:
        for glyph in run:
            codebox.draw(canvas, glyph.char, x, baseline, line.size)
            x += glyph.width + line.stretch
        return
    own = fonts.load(face)
    canvas.setFont(own.name, line.size)
    pen.line_width(canvas, line.size / 32)
    text = "".join([fonts.half(glyph.char) if glyph.squeezed else glyph.char for glyph in run])
    space = 0.0 if run[0].latin else line.stretch
    thick = run[0].bold and face not in fonts.BOLD
    pen.text(canvas, own.font, line.size, x, baseline, text, 2 if thick else 0, space)


def _advance(run: list[Glyph], stretch: float) -> float:
    gaps = 1 if run[0].latin else len(run)
    return sum([glyph.width for glyph in run]) + gaps * stretch


def draw(canvas: Any, line: Line, x: float, top: float) -> None:
    """Draws ``line`` with its left end at ``x`` and the top of its characters at ``top`` (pt)."""
    baseline = top - fonts.ASCENT * line.size
    x += line.indent
    wide = line.stretch > WIDE_STRETCH * line.size or _GAP in line.text
    with reading_as(canvas, line.text.strip() if wide else ""):
        _draw_glyphs(canvas, line, x, baseline)


def _draw_glyphs(canvas: Any, line: Line, x: float, baseline: float) -> None:
    for _, group in groupby(line.glyphs, key=_run_key):
        run = list(group)
        end = x + _advance(run, line.stretch)
        if run[0].char != "\u3000" or any(glyph.char != "\u3000" for glyph in run):
            _draw_run(canvas, run, x, baseline, line)
        if run[0].ruled:
            rule(canvas, x, end, baseline, line.size)
        x = end


def rule(canvas: Any, start: float, end: float, baseline: float, size: float) -> None:
    """An underline from ``start`` to ``end`` for text of ``size`` on ``baseline`` (pt)."""
    pen.line_width(canvas, RULE)
    pen.line(canvas, start, end, baseline - UNDERLINE * size)
