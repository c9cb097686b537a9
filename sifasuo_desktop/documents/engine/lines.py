"""Sets text into lines: glyphs with their faces, breaking, justifying, underlining, drawing.

Breaking follows the habit of Chinese print: between any two Han characters, not before closing
marks, not after opening ones, not inside a number or a Latin word.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import Any, NamedTuple

from sifasuo_desktop.documents.engine import codebox, fonts, runs
from sifasuo_desktop.documents.engine.blocks import Fill, Name, Rich, Strong
from sifasuo_desktop.documents.engine.fonts import Face
from sifasuo_desktop.documents.engine.page import RULE, Type

NO_START = frozenset("，。、；：？！）〕】》〉」』”’·…—％%,.;:?!)]}℃°")
NO_END = frozenset("（〔【《〈「『“‘¥￥([{№")
UNDERLINE = 0.22  # of an em, below the baseline
MOST_STRETCH = 0.15  # of an em between two characters: a looser line is not justified
WIDE_STRETCH = 0.08  # of an em: readers of the file would take more for spaces
_GAP = "\u3000\u3000"  # room to write in, as in a date without its numbers
_OPENING = frozenset("（〔【《〈「『")
_WIDE_MARKS = frozenset("¥￥＄．")
_WORD_MARKS = frozenset(".,-/_@%:+*¥#&=()<>'\"")


class Glyph(NamedTuple):
    """One character to draw: its face (None: a box with its code), width in pt, and marks."""

    char: str
    face: Face | None
    width: float
    ruled: bool
    bold: bool
    squeezed: bool = False

    @property
    def latin(self) -> bool:
        """Whether it belongs to a number or a Latin word, inside which no line breaks."""
        char = self.char
        if char.isascii():
            return char.isalnum() or char in _WORD_MARKS
        return "\uff10" <= char <= "\uff19" or char in _WIDE_MARKS


@dataclass(frozen=True)
class Line:
    """One line: ``indent`` and ``stretch`` (added after each movable character) in pt."""

    glyphs: tuple[Glyph, ...]
    size: float
    indent: float = 0.0
    stretch: float = 0.0

    @property
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
        chosen = runs.faces(text, own, self.names)
        return [
            Glyph(char, shown, self._width(char, shown), ruled, own in fonts.BOLD)
            for char, shown in zip(text, chosen, strict=True)
        ]

    def _width(self, char: str, face: Face | None) -> float:
        if face is None or char == "\u3000":
            return self.size
        return fonts.load(face).width(char) * self.size

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
        meets = two.char in fonts.CLOSING or two.char in _OPENING
        if meets and one.char in fonts.CLOSING and one.face and one.width == size:
            result[index] = one._replace(width=size / 2, squeezed=True)
    return result


def _may_break(before: Glyph, after: Glyph) -> bool:
    if after.char in NO_START or before.char in NO_END:
        return False
    if before.ruled and after.ruled and before.char == after.char == "\u3000":
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
    gaps = len(glyphs) - 1
    for latin, group in groupby(glyphs, key=lambda glyph: glyph.latin):
        if latin:
            gaps -= len(list(group)) - 1
    return gaps


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
    thick = run[0].bold and face not in fonts.BOLD
    canvas.setFont(fonts.load(face).name, line.size)
    canvas.setLineWidth(line.size / 32)
    text = "".join(fonts.half(glyph.char) if glyph.squeezed else glyph.char for glyph in run)
    space = 0.0 if run[0].latin else line.stretch
    canvas.drawString(x, baseline, text, mode=2 if thick else None, charSpace=space)


def _run_key(glyph: Glyph) -> tuple[Face | None, bool, bool]:
    return glyph.face, glyph.bold, glyph.latin


def _advance(run: list[Glyph], stretch: float) -> float:
    gaps = 1 if run[0].latin else len(run)
    return sum(glyph.width for glyph in run) + gaps * stretch


def _along(
    line: Line, x: float, key: Callable[[Glyph], Any]
) -> Iterable[tuple[float, float, list[Glyph]]]:
    for _, group in groupby(line.glyphs, key=lambda glyph: (key(glyph), _run_key(glyph))):
        run = list(group)
        step = _advance(run, line.stretch)
        yield x, x + step, run
        x += step


def draw(canvas: Any, line: Line, x: float, top: float) -> None:
    """Draws ``line`` with its left end at ``x`` and the top of its characters at ``top`` (pt)."""
    baseline = top - fonts.ASCENT * line.size
    x += line.indent
    wide = line.stretch > WIDE_STRETCH * line.size or _GAP in line.text
    with reading_as(canvas, line.text.strip() if wide else ""):
        _draw_glyphs(canvas, line, x, baseline)


def _draw_glyphs(canvas: Any, line: Line, x: float, baseline: float) -> None:
    for start, end, run in _along(line, x, lambda glyph: glyph.ruled):
        if run[0].char != "\u3000" or any(glyph.char != "\u3000" for glyph in run):
            _draw_run(canvas, run, start, baseline, line)
        if run[0].ruled:
            rule(canvas, start, end, baseline, line.size)


def rule(canvas: Any, start: float, end: float, baseline: float, size: float) -> None:
    """An underline from ``start`` to ``end`` for text of ``size`` on ``baseline`` (pt)."""
    y = baseline - UNDERLINE * size
    canvas.setLineWidth(RULE)
    canvas.line(start, y, end, y)
