"""Layout of what closes a paper: signatures, the seal with its date."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sifasuo_desktop.documents.engine import chinese, fonts, lines, runs
from sifasuo_desktop.documents.engine.blocks import (
    Align,
    Measure,
    SealRoom,
    SignatureBlock,
    Signers,
)
from sifasuo_desktop.documents.engine.lines import Line, Setter
from sifasuo_desktop.documents.engine.page import BODY, HINT_SIZE, SEAL, TEXT_WIDTH, Type
from sifasuo_desktop.documents.engine.prose import aligned, text_line
from sifasuo_desktop.documents.engine.strips import Draw, Strip, bind_all, nothing, room

LINES_BEFORE = 2  # lines of text that stay with the first signature
LAST_ROWS = 2  # of signatures that stay with date and seal when all do not fit one page
SIGN_HEIGHT = 33.0  # pt a signature with a fingerprint needs
LABEL_HEIGHT = 30.0
SEAL_ABOVE, SEAL_BELOW = 26.0, 6.0  # pt beside the two lines; the seal may reach into the margin
GUTTER = 20.0
LEFT_SHARE = 0.55
DATE_INSET = 4  # em to the right of a date (GB/T 9704 7.3.5)
HINT_SHARE = 0.6  # of the line at most, the rest is for the hand
HINT_DROP = 1.3  # em from the top of a line to a name below its rule
HINT = Type(HINT_SIZE, HINT_SIZE)


@dataclass(frozen=True)
class Part:
    """A label or a rule of a column of signatures; ``height`` in pt. A label keeps its rule."""

    height: float
    draw: Draw
    label: bool = False


def _label(signers: Signers, setter: Setter, width: float) -> list[Draw]:
    glyphs = setter.glyphs(signers.label)
    broken = lines.break_lines(glyphs, setter.size, width, justify=False)
    return [_line_draw(line) for line in broken]


def _line_draw(line: Line) -> Draw:
    def draw(canvas: Any, x: float, top: float) -> None:
        lines.draw(canvas, line, x, top)

    return draw


def _hint(name: str, setter: Setter) -> Line:
    """``（name）`` on one line, small."""
    glyphs = setter.glyphs(f"（{name}）") if name else []
    return Line(tuple(lines.squeeze(glyphs, HINT_SIZE)), HINT_SIZE)


def _with_marks(parts: Iterable[str]) -> list[str]:
    """``parts`` with the marks that may not begin or end a line put to the part beside them."""
    whole: list[str] = []
    for part in filter(None, parts):
        if whole and (part in lines.NO_START or whole[-1] in lines.NO_END):
            whole[-1] += part
        else:
            whole.append(part)
    return whole


def _pieces(text: str, names: tuple[str, ...], fits: Callable[[str], bool]) -> list[str]:
    """What a line may not be broken in: names that fit one, else characters, with their marks."""
    parts: list[str] = []
    at = 0
    for start, end in [*runs.name_spans(text, names), (len(text), len(text))]:
        parts += [*text[at:start], text[start:end]]
        at = end
    return [
        piece
        for whole in _with_marks(parts)
        for piece in ([whole] if fits(whole) else _with_marks(whole))
    ]


def _hint_lines(name: str, small: Setter, most: float) -> list[Line]:
    """``（name）`` in lines no wider than ``most``: broken after a comma where that is possible, and
    never inside a person's name.
    """

    def fits(text: str) -> bool:
        return small.width(text) <= most

    rows = [""]
    for part in f"（{name}）".replace("，", "，\n").split("\n"):
        for piece in [part] if fits(part) else _pieces(part, small.names, fits):
            if rows[-1] and not fits(rows[-1] + piece):
                rows.append("")
            rows[-1] += piece
    return [Line(tuple(small.glyphs(row)), HINT_SIZE) for row in rows]


def _taken(names: Iterable[str], setter: Setter, width: float) -> float:
    """The widest hint that leaves the hand enough of ``width``: all rules end before it."""
    small = Setter(HINT, names=setter.names)
    widths = [_hint(name, small).width for name in names]
    return max((hint for hint in widths if hint <= width * HINT_SHARE), default=0.0)


def _ruled(name: str, setter: Setter, start: float, width: float, taken: float) -> Part:
    """A rule with the printed name after it, small and in brackets, or below if it is long."""
    small = Setter(HINT, names=setter.names)
    hint = _hint(name, small)
    end, at, drop = width - taken, width - taken, setter.size - HINT_SIZE
    printed, step, below = [hint], HINT_SIZE * 1.1, 0.0
    if hint.width > taken:
        end, at, drop = width, start, setter.size * HINT_DROP
        printed = _hint_lines(name, small, width - start)
        below = len(printed) * step

    def draw(canvas: Any, x: float, top: float) -> None:
        baseline = top - fonts.ASCENT * setter.size
        lines.rule(canvas, x + start, x + end, baseline, setter.size)
        y = top - drop
        for line in printed:
            lines.draw(canvas, line, x + at, y)
            y -= step

    return Part(SIGN_HEIGHT + below, draw)


def _stacked(groups: tuple[Signers, ...], setter: Setter, width: float) -> list[Part]:
    """Label lines and, below them, the rules."""
    result: list[Part] = []
    taken = _taken((name for signers in groups for name in signers.names), setter, width)
    for signers in groups:
        result += [Part(LABEL_HEIGHT, draw, label=True) for draw in _label(signers, setter, width)]
        above = LABEL_HEIGHT
        for name in signers.names:
            least = SEAL - above if name in signers.sealed else 0.0
            under = _ruled(name, setter, 0.0, width, taken)
            result.append(replace(under, height=max(under.height, least)))
            above = 0.0
    return result


def _pair(left: Draw, right: Draw, offset: float) -> Draw:
    def draw(canvas: Any, x: float, top: float) -> None:
        left(canvas, x, top)
        right(canvas, x + offset, top)

    return draw


def _two_columns(block: SignatureBlock, setter: Setter) -> list[Strip]:
    alike = block.left[0].label == block.right[0].label
    left_width = (TEXT_WIDTH - GUTTER) / 2 if alike else TEXT_WIDTH * LEFT_SHARE
    right_start = left_width + GUTTER
    left = _stacked(block.left, setter, left_width)
    right = _stacked(block.right, setter, TEXT_WIDTH - right_start)
    rows = []
    while left or right:
        height = max(column[0].height for column in (left, right) if column)
        one, two = _beside(left, height), _beside(right, height)
        draw = _pair(one.draw, two.draw, right_start)
        rows.append(Part(max(one.height, two.height), draw, one.label or two.label))
    return _whole(rows)


def _beside(column: list[Part], height: float) -> Part:
    """Takes the next part, and those after it that stand whole beside a part of ``height``."""
    taken = column[:1]
    del column[:1]
    while column:
        rule = next((at for at, part in enumerate(column) if not part.label), len(column) - 1)
        group = column[: rule + 1]
        if sum(part.height for part in (*taken, *group)) > height:
            break
        taken += group
        del column[: rule + 1]
    if not taken:
        return Part(0.0, nothing)
    if len(taken) == 1:
        return taken[0]
    total = sum(part.height for part in taken)
    return Part(total, _below_each_other(tuple(taken)).draw)


def _whole(rows: list[Part]) -> list[Strip]:
    """One strip for every rule with the labels above it: no page is turned between them."""
    result: list[Strip] = []
    above: list[Part] = []
    for row in rows:
        above.append(row)
        if not row.label:
            result.append(_below_each_other(tuple(above)))
            above = []
    return result


def _below_each_other(parts: tuple[Part, ...]) -> Strip:
    def draw(canvas: Any, x: float, top: float) -> None:
        for part in parts:
            part.draw(canvas, x, top)
            top -= part.height

    return Strip(sum(part.height for part in parts), draw)


def _one_column(block: SignatureBlock, setter: Setter) -> list[Strip]:
    """Label and rule on one line: a lone right column stands in the right part of the page."""
    groups = block.left or block.right
    start = 0.0 if block.left else TEXT_WIDTH * 0.3
    width = TEXT_WIDTH - start
    result: list[Strip] = []
    for signers in groups:
        glyphs = lines.squeeze(setter.glyphs(signers.label), setter.size)
        label = Line(tuple(glyphs), setter.size)
        if label.width > width * 0.7:
            stacked = _stacked((signers,), setter, width)
            result += _whole(
                [
                    replace(
                        part, height=max(part.height, SIGN_HEIGHT), draw=_shift(part.draw, start)
                    )
                    for part in stacked
                ]
            )
            continue
        taken = _taken(signers.names, setter, width - label.width)
        for index, name in enumerate(signers.names or ("",)):
            words = _line_draw(label) if index == 0 else nothing
            under = _ruled(name, setter, label.width, width, taken)
            height = max(under.height, SEAL if name in signers.sealed else 0.0)
            result.append(Strip(height, _shift(_pair(words, under.draw, 0.0), start)))
    return result


def _shift(draw: Draw, offset: float) -> Draw:
    return _pair(nothing, draw, offset)


def date_line(day: date | None, setter: Setter) -> Strip:
    """The date, four characters from the right margin."""
    line = Line(tuple(setter.glyphs(chinese.date_cn(day))), setter.size)
    width = TEXT_WIDTH - DATE_INSET * setter.size
    return text_line(aligned(line, Align.RIGHT, width), setter.type, text=False)


def signatures(block: SignatureBlock, setter: Setter) -> list[Strip]:
    """Signature lines, all bound together, room above; what closes a paper starts with the last."""
    result = [room(setter.type.leading * 0.5)]
    if block.left and block.right:
        result += _two_columns(block, setter)
    elif block.left or block.right:
        result += _one_column(block, setter)
    if len(result) > LAST_ROWS:
        result[-LAST_ROWS] = replace(result[-LAST_ROWS], end=True)
    if block.dated:
        result.append(date_line(block.day, setter))
    return bind_all(result)


def seal(block: SealRoom, setter: Setter) -> list[Strip]:
    """Words and date, centred over each other, in the middle of room for the seal.

    In a letter the date stands four characters from the right, and the words centred over it
    (GB/T 9704 7.3.5.1).
    """
    words = Line(tuple(setter.glyphs(block.words)), setter.size)
    day = Line(tuple(setter.glyphs(chinese.date_cn(block.day))), setter.size)
    widest = max(words.width, day.width, SEAL)
    centre = TEXT_WIDTH - 2 * setter.size - widest / 2
    if setter.type == BODY[Measure.LETTER]:
        centre = TEXT_WIDTH - DATE_INSET * setter.size - day.width / 2
        centre = min(centre, TEXT_WIDTH - words.width / 2)

    def draw(canvas: Any, x: float, top: float) -> None:
        y = top - SEAL_ABOVE
        for line in (words, day):
            lines.draw(canvas, line, x + centre - line.width / 2, y)
            y -= setter.type.leading

    return [Strip(SEAL_ABOVE + 2 * setter.type.leading + SEAL_BELOW, draw)]
