"""Which face shows which character: a name is never torn between two faces.

A character the body face lacks takes with it the whole name it stands in: a name the caller
marked, else the unbroken run of Han characters around it if that is short enough to be a name.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from sifasuo_desktop.documents.engine import fonts
from sifasuo_desktop.documents.engine.blocks import (
    Bars,
    Block,
    Cell,
    Fill,
    Form,
    LabelledRow,
    NumberedTerms,
    NumberLine,
    Picture,
    Rich,
    SealRoom,
    SignatureBlock,
    Table,
    Text,
    flatten,
)
from sifasuo_desktop.documents.engine.fonts import Face

NAME_LENGTH = 6
_HAN = r"[\u2e80-\u2fdf\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
_RUN = re.compile(f"{_HAN}+(?:·{_HAN}+)*")
SPACES = frozenset(" \u3000")
UNDRAWN = SPACES | fonts.INVISIBLE


def name_spans(text: str, names: Iterable[str]) -> list[tuple[int, int]]:
    """Where the ``names`` occur in ``text``, longest first at one place, none overlapping."""
    alternatives = "|".join(re.escape(name) for name in sorted(set(names), key=len)[::-1] if name)
    if not alternatives:
        return []
    return [match.span() for match in re.finditer(alternatives, text)]


def _short_runs(text: str) -> Iterator[tuple[int, int]]:
    for match in _RUN.finditer(text):
        if max(map(len, match.group().split("·"))) <= NAME_LENGTH:
            yield match.span()


def _span_around(index: int, spans: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    return next((span for span in spans if span[0] <= index < span[1]), None)


@cache
def _known(body: Face) -> set[str]:
    """Characters seen so far that ``body`` shows, or that are not drawn."""
    return set(UNDRAWN)


def whole(text: str, body: Face) -> bool:
    """Whether ``body`` has all characters of ``text``."""
    known = _known(body)
    if not known.issuperset(text):
        own = fonts.load(body)
        known.update([char for char in text if own.covers(char)])
    return known.issuperset(text)


def faces(text: str, body: Face, names: Iterable[str] = ()) -> list[Face | None]:
    """A face for every character of ``text``; None where no face has it."""
    chosen: list[Face | None] = [body] * len(text)
    if whole(text, body):
        return chosen
    own, known = fonts.load(body), _known(body)
    lacking = [at for at, char in enumerate(text) if char not in known]
    spans = [*name_spans(text, map(fonts.visible, names)), *_short_runs(text)]
    moved: set[int] = set()
    for index in lacking:
        start, end = _span_around(index, spans) or (index, index + 1)
        moved.update(range(start, end))
    for index in moved:
        char = text[index]
        chosen[index] = fonts.fallback_for(char) or (body if own.covers(char) else None)
    return chosen


def plain(content: Rich) -> str:
    """The characters of ``content``."""
    if isinstance(content, str):
        return content
    parts = []
    for part in content:
        if isinstance(part, str):
            parts.append(part)
        else:
            parts.append(part.value if isinstance(part, Fill) else part.text)
    return "".join(parts)


def _cells(block: Table | Form) -> Iterator[Rich]:
    if isinstance(block, Table):
        yield from (column.title for column in block.columns)
        for row in block.rows:
            yield from row
        return
    cells: list[Cell] = [cell for line in block.rows for cell in line.cells]
    for cell in cells:
        yield cell.content
        yield from cell.foot


def _texts(block: Block) -> Iterator[Rich]:
    match block:
        case LabelledRow():
            for field in block.fields:
                yield from (field.label, field.value, field.tail)
        case NumberLine():
            yield from (block.label, block.value)
        case Text():
            yield from (block.lead, block.content)
        case NumberedTerms():
            yield from block.items
        case Table() | Form():
            yield from _cells(block)
        case SignatureBlock():
            for signers in (*block.left, *block.right):
                yield signers.label
                yield from signers.names
        case SealRoom():
            yield block.words
        case Picture():
            yield block.title
        case Bars():
            yield block.title
            for below, above, _ in block.values:
                yield from (below, above)
        case _:
            yield from (getattr(block, "text", ""), getattr(block, "words", ""))


def missing_characters(blocks: tuple[Block, ...]) -> list[str]:
    """Characters no face has, each once, in order: they will print as a box with their code."""
    found: dict[str, None] = {}
    for block in flatten(blocks):
        for content in _texts(block):
            text = plain(content)
            if not whole(text, Face.FANG):
                lacking = (char for char in text if char not in _known(Face.FANG))
                found |= {char: None for char in lacking if fonts.fallback_for(char) is None}
    return list(found)
