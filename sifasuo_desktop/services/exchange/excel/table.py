"""Finds the table in a sheet: its head below title lines, what each column is, which lines are rows."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sifasuo_desktop.services.exchange.excel.cells import is_blank, is_example, words_of
from sifasuo_desktop.services.exchange.excel.form import Form, SheetColumn
from sifasuo_desktop.services.exchange.excel.synonyms import Words, bare, heading
from sifasuo_desktop.services.exchange.pasted_looks import is_sum
from sifasuo_desktop.statistics.sheet_reading import Cell, Failed, Grid, Line

_LOOK_AT = 30
_LEAST = 2
_SERIAL = frozenset(("序号", "号", "顺序号", "行号", "No.", "NO"))
_FOOT = re.compile(
    r"(?:填表人|填报人|制表人?|审核人?|单位负责人|负责人|填报单位|填表说明|说明|注|备注)\s*[:：].*",
    re.DOTALL,
)


@dataclass(frozen=True)
class Passed:
    """A line that is no row, and why it was passed over."""

    line: int
    why: str


@dataclass
class Table:
    """The table of one sheet: which columns it has, its rows, what was passed over."""

    sheet: str
    columns: Mapping[int, SheetColumn]
    titles: Mapping[int, str]
    rows: list[Line] = field(default_factory=list)
    passed: list[Passed] = field(default_factory=list)
    unknown: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()

    @property
    def head(self) -> tuple[str, ...]:
        """The titles as they stand, by which a mapping is remembered."""
        return tuple(self.titles.values())

    def cells(self, row: Line) -> list[tuple[int, SheetColumn, Cell | Failed]]:
        """The cells of a row that belong to a column."""
        return [
            (at, column, row.cells[at] if at < len(row.cells) else None)
            for at, column in self.columns.items()
        ]


class Finder:
    """Finds tables of one kind; ``told`` says of titles which field they mean."""

    def __init__(self, form: Form, words: Words, told: Mapping[str, str]) -> None:
        self._form = form
        self._by_word: dict[str, list[SheetColumn]] = {}
        for one in form.columns:
            for word in (one.title, one.plain):
                if word:
                    self._know(one, heading(word), bare(word))
        for one in form.columns:
            for word in (one.title, one.plain):
                for other in words.get(bare(word), ()) if word else ():
                    self._know(one, other)
        self._told = {heading(title): name for title, name in told.items()}

    def _know(self, column: SheetColumn, *words: str) -> None:
        for word in words:
            known = self._by_word.setdefault(word, [])
            if column not in known:
                known.append(column)

    def table(self, grid: Grid) -> Table | None:
        """The table of a sheet; None where no line is its head."""
        found = self._head(grid)
        if found is None:
            return None
        at, height, titles = found
        columns = self._columns(titles)
        head = grid.lines[at : at + height]
        table = Table(grid.name, columns, titles)
        table.unknown = tuple(
            title
            for place, title in titles.items()
            if place not in columns and bare(title) not in _SERIAL
        )
        table.hidden = tuple(titles[one] for one in sorted(grid.hidden) if one in columns)
        self._rows(table, grid.lines[at + height :], [_texts(line) for line in head])
        return table

    # --- the head ---------------------------------------------------------------------------

    def _head(self, grid: Grid) -> tuple[int, int, dict[int, str]] | None:
        """Where it begins, how many lines it has, its titles by column."""
        best: tuple[int, int, int, dict[int, str]] | None = None
        for at in range(min(len(grid.lines), _LOOK_AT)):
            for height in (1, 2):
                lines = grid.lines[at : at + height]
                titles = self._titles(lines, grid) if len(lines) == height else {}
                fits = len(self._columns(titles))
                if titles and fits >= _LEAST and (best is None or fits > best[0]):
                    best = fits, at, height, titles
        return best and best[1:]

    def _titles(self, lines: Sequence[Line], grid: Grid) -> dict[int, str]:
        upper = _spread(lines[0], grid)
        if len(lines) == 1:
            return {at: text for at, text in upper.items() if text}
        lower = _texts(lines[1])
        titles = {}
        for at in sorted({*upper, *lower}):
            above, below = upper.get(at, ""), lower.get(at, "")
            both = above + below if above and below and above != below else ""
            known = both and (heading(both) in self._by_word or bare(both) in self._by_word)
            titles[at] = both if known else below or above
        # The line below a head of one line is a row: its words are no titles.
        alone = [at for at in lower if lower[at] and not self._meant(lower[at])]
        return {} if len(alone) > len(lower) // 2 else {at: t for at, t in titles.items() if t}

    def _meant(self, title: str) -> Sequence[SheetColumn]:
        name = self._told.get(heading(title))
        if name is not None:
            return [one for one in self._form.columns if one.name == name]
        return self._by_word.get(heading(title)) or self._by_word.get(bare(title)) or ()

    def _columns(self, titles: Mapping[int, str]) -> dict[int, SheetColumn]:
        """What each column is: exact titles first, then other words, from left to right."""
        found: dict[int, SheetColumn] = {}
        exact = [at for at, title in titles.items() if self._exact(title)]
        for at in (*exact, *(at for at in titles if at not in exact)):
            column = self._one(at, titles[at], found)
            if column is not None:
                found[at] = column
        return dict(sorted(found.items()))

    def _exact(self, title: str) -> bool:
        known = self._meant(title)
        named = any(bare(one.title) == bare(title) and not one.owner for one in known)
        return named or heading(title) in self._told

    def _one(self, at: int, title: str, found: Mapping[int, SheetColumn]) -> SheetColumn | None:
        """The column a title means that is not there yet; beside people it is theirs."""
        taken = {one.name for one in found.values()}
        free = [one for one in self._meant(title) if one.name not in taken]
        owned = [one for one in free if one.owner]
        if owned and bare(title) not in {bare(one.title) for one in free}:
            left = [found[place].name for place in sorted(found) if place < at]
            people = [name for name in left if any(one.owner == name for one in owned)]
            near = people[-1:] or [one.owner for one in owned if one.owner in taken][:1]
            return next((one for one in owned if one.owner in near), None)
        return free[0] if free else None

    # --- the rows ---------------------------------------------------------------------------

    def _rows(self, table: Table, lines: Iterable[Line], head: Sequence[Mapping[int, str]]) -> None:
        for line in lines:
            why = _no_row(line, head, table)
            if why:
                table.passed.append(Passed(line.number, why))
            else:
                table.rows.append(line)


def _texts(line: Line) -> dict[int, str]:
    return {at: words_of(cell) for at, cell in enumerate(line.cells) if not is_blank(cell)}


def _spread(line: Line, grid: Grid) -> dict[int, str]:
    """The titles of a line, a merged one over all columns it spans."""
    texts, last = {}, ""
    for at in range(len(line.cells)):
        cell = line.cells[at]
        if not is_blank(cell):
            last = words_of(cell)
        elif (line.number, at) not in grid.across:
            last = ""
        if last:
            texts[at] = last
    return texts


def _no_row(line: Line, head: Sequence[Mapping[int, str]], table: Table) -> str:
    """Why a line is no row, or an empty text."""
    texts = _texts(line)
    filled = [texts[at] for at in sorted(texts)]
    if not filled:
        return "空行"
    if any(texts == one for one in head) or _repeats(texts, head):
        return "重复的表头"
    if is_example(line.cells[0]) or is_example(next(iter(texts.values()))):
        return "示例行"
    if any(is_sum(text) for text in filled[:3] if len(text) <= 8):
        return "合计行"
    if len(filled) == 1 and not any(at in table.columns for at in texts):
        return "说明行"
    if _FOOT.fullmatch(filled[0]):
        return "表尾"
    if len(filled) == 1 and len(line.cells) > 2:
        return _alone(texts, table)
    return ""


def _repeats(texts: Mapping[int, str], head: Sequence[Mapping[int, str]]) -> bool:
    """Whether a line says again what the head says: all but a cell or two."""
    titles = {heading(text) for one in head for text in one.values()}
    again = sum(heading(text) in titles for text in texts.values())
    return len(texts) > 1 and again >= max(2, len(texts) - 1)


def _alone(texts: Mapping[int, str], table: Table) -> str:
    """A line with one cell, in the first column of a table that asks for more: a heading of a part."""
    (at,) = texts
    needed = [one for one in table.columns.values() if one.required]
    return "分节标题" if at == min(table.titles) and len(needed) > 1 else ""
