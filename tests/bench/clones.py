"""One case of a store as a pattern, and clones of it under other names, numbers, ids and years."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.record import family
from sifasuo_desktop.store.reading import Reader
from sifasuo_desktop.store.schema.own import RECORDS, REVISION
from sifasuo_desktop.store.search_text import (
    case_text,
    end_tokens,
    number_tokens,
    pinyin_forms,
    spaced,
)
from tests.bench.people import GIVEN, SURNAMES

REVISION_COLUMNS = tuple(column.name for column in REVISION.columns)
_YEAR = re.compile(r'(?:(?<=")|^)(20[0-9]{2})(?=-[0-9]{2}-[0-9]{2})')
_END = " \u2028 "
_FIRST = 0xF0000
"""Marks stand in a plane nobody writes in."""
_MARK = re.compile("([\U000f0000-\U000f00ff])")
_NAMES = 8_192
"""So many names there are at most: in an office, too, people are called alike."""
_ID_DIGITS, _ID_WEIGHTS = "10X98765432", (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


class Text:
    """A text with gaps."""

    def __init__(self, marked: str) -> None:
        self._parts = _MARK.split(marked)
        self._gaps = [ord(mark) - _FIRST for mark in self._parts[1::2]]
        self._only = self._gaps[0] if len(self._gaps) == 1 else None

    def of(self, values: Sequence[str]) -> str:
        """The text with its gaps filled."""
        if self._only is not None:
            before, _, after = self._parts
            return before + values[self._only] + after
        parts = self._parts.copy()
        parts[1::2] = [values[gap] for gap in self._gaps]
        return "".join(parts)


class Marks:
    """Finds in the texts of one case what every clone has otherwise."""

    def __init__(self, ids: set[str], names: Sequence[str], numbers: Sequence[str]) -> None:
        self._ids = re.compile("(" + "|".join(sorted(ids)) + ")")
        self.words = [*names, *numbers]
        self.years: list[str] = []

    def marked(self, text: str) -> Any:
        """The text with gaps, or itself where it has none."""
        found = self._ids.sub(lambda match: chr(_FIRST) + match[1][8:], text)
        for place, word in enumerate(self.words, 1):
            found = found.replace(word, chr(_FIRST + place))
        found = _YEAR.sub(self._year, found)
        return found if found == text else Text(found)

    def _year(self, match: re.Match[str]) -> str:
        if match[1] not in self.years:
            self.years.append(match[1])
        return chr(_FIRST + 100 + self.years.index(match[1]))

    def cell(self, value: Any) -> Any:
        return self.marked(value) if isinstance(value, str) else value


@dataclass(frozen=True)
class Pattern:
    """A case to be cloned: its rows by kind, its revisions, commands, numbers and search text."""

    closed: bool
    root: str
    marks: Marks
    names: tuple[str, ...]
    id_numbers: tuple[str, ...]
    numbers: tuple[str, ...]
    rows: Mapping[str, list[tuple[Any, ...]]]
    revisions: list[dict[str, Any]]
    commands: list[tuple[Any, ...]]
    body: Any

    @cached_property
    def erased(self) -> list[tuple[Any, ...]]:
        """The revisions as they are when their content was erased."""
        gone = {"salt": None, "payload": None}
        return [tuple({**row, **gone}[name] for name in REVISION_COLUMNS) for row in self.revisions]


def patterns(reader: Reader, kind: str, closed: Sequence[str]) -> list[Pattern]:
    """Every case of a kind, but those a juvenile's or sealed."""
    run = reader.connection.exec_driver_sql
    found = []
    for (root,) in run(f"SELECT id FROM {RECORDS[kind].name} ORDER BY rowid").all():
        case = reader.case(kind, root)
        assert case is not None
        record = case.record
        if not (getattr(record, "juvenile", False) or getattr(record, "sealed", None)):
            found.append(_pattern(reader, case, getattr(record, "state", "") in closed))
    return found


def _pattern(reader: Reader, case: CaseFile, closed: bool) -> Pattern:
    run = reader.connection.exec_driver_sql
    root, kind = case.record.id, case.record.KIND
    people = [case.record, *(one for rows in case.children.values() for one in rows)]
    names, id_numbers = _told_of(people, "name"), _told_of(people, "id_number")
    numbers = _told_of([case.record], "register_no") + _told_of([case.record], "file_no")
    revisions = run("SELECT * FROM revision WHERE root = ? ORDER BY n", (root,)).mappings().all()
    ids = {row[name] for row in revisions for name in ("rev", "record", "command")}
    marks = Marks(ids, (*names, *id_numbers), numbers)
    rows = {
        cls.KIND: [
            tuple(map(marks.cell, row))
            for row in run(f"SELECT * FROM {RECORDS[cls.KIND].name} WHERE root = ?", (root,))
        ]
        for cls in family(kind)
    }
    told = [{name: _cell(marks, name, row[name]) for name in REVISION_COLUMNS} for row in revisions]
    acts = dict.fromkeys(row["command"] for row in revisions)
    commands = [run("SELECT * FROM command WHERE id = ?", (act,)).first() for act in acts]
    done = [tuple(map(marks.cell, row)) for row in commands if row is not None]
    body = _body(case, marks, (*names, *id_numbers), names, numbers)
    return Pattern(closed, root, marks, names, id_numbers, numbers, rows, told, done, body)


def _cell(marks: Marks, name: str, value: Any) -> Any:
    if name == "payload":
        return marks.marked(value.decode())
    return marks.cell(value)


def _told_of(people: Sequence[Any], field: str) -> tuple[str, ...]:
    values = (getattr(one, field, None) for one in people)
    return tuple(dict.fromkeys(value for value in values if value))


def _body(
    case: CaseFile, marks: Marks, words: Sequence[str], names: Sequence[str], numbers: Sequence[str]
) -> Any:
    """The search text without sounds of names and what is of numbers, which clones add."""
    sounds = {spaced(form) for name in names for form in pinyin_forms(name)}
    sounds |= {" ".join(number_tokens(number)) for number in numbers}
    kept = _END.join(value for value in case_text(case).split(_END)[:-1] if value not in sounds)
    for place, word in enumerate((*words, *numbers), 1):
        kept = kept.replace(spaced(word), chr(_FIRST + place))
    ends = dict.fromkeys(
        end
        for value in kept.split(_END)
        for end in end_tokens(value.replace(" ", ""))
        if _MARK.search(end) is None
    )
    return Text(_END.join((kept, " ".join(ends))))


class Clone:
    """A pattern told again: the ``place``-th, so many years earlier."""

    def __init__(self, pattern: Pattern, place: int, years: int) -> None:
        self._of = pattern
        self._names = [_name(place * 7 + at) for at in range(len(pattern.names))]
        digits = [_id_number(place * 7 + at) for at in range(len(pattern.id_numbers))]
        self._numbers = [_number(number, place, years) for number in pattern.numbers]
        # Spread as random ids are, and none twice.
        self._prefix = f"{place * 2654435761 % 2**32:08x}"
        self._words = [*self._names, *digits, *self._numbers]
        rest = [""] * (99 - len(self._words))
        told = [str(int(year) - years) for year in pattern.marks.years]
        self._values = [self._prefix, *self._words, *rest, *told]
        self.root = self._prefix + pattern.root[8:]

    def rows(self, kind: str) -> Iterator[tuple[Any, ...]]:
        """The rows of a kind."""
        for row in self._of.rows.get(kind, ()):
            yield self._filled(row)

    def revisions(self) -> Iterator[dict[str, Any]]:
        """The revisions, not yet chained."""
        for row in self._of.revisions:
            filled = dict(zip(row, self._filled(tuple(row.values())), strict=True))
            filled["payload"] = filled["payload"].encode()
            yield filled

    def erased(self, n: int) -> Iterator[tuple[Any, ...]]:
        """The revisions from number ``n`` on, their content erased and no link in the chain."""
        for at, row in enumerate(self._of.erased, n):
            yield (at, *self._filled(row)[1:])

    def commands(self) -> Iterator[tuple[Any, ...]]:
        """What was done."""
        for row in self._of.commands:
            yield self._filled(row)

    def numbers(self) -> Iterator[tuple[str, str]]:
        """The numbers used."""
        for number in self._numbers:
            yield number, self.root

    def body(self) -> str:
        """The search text."""
        words = [" ".join(self._prefix), *(spaced(word) for word in self._words)]
        kept = self._of.body.of(words)
        numbers = (" ".join(number_tokens(number)) for number in self._numbers)
        ends = (" ".join(end_tokens(word)) for word in self._words)
        sounds = (_sounds(name) for name in self._names)
        return _END.join((kept, *numbers, " ".join((*ends, *sounds))))

    def _filled(self, row: tuple[Any, ...]) -> tuple[Any, ...]:
        values = self._values
        return tuple([cell.of(values) if type(cell) is Text else cell for cell in row])


def _name(place: int) -> str:
    mixed = place * 2654435761 % _NAMES * 40_503
    first, rest = mixed % len(SURNAMES), mixed // len(SURNAMES)
    return SURNAMES[first] + GIVEN[rest % len(GIVEN)] + GIVEN[rest // len(GIVEN) % len(GIVEN)]


@cache
def _sounds(name: str) -> str:
    forms = pinyin_forms(name)
    letters = dict.fromkeys("".join(forms))
    return " ".join((*letters, *dict.fromkeys(end for one in forms for end in end_tokens(one))))


def _id_number(place: int) -> str:
    """A number of area 320699 with its check character, none twice among 15 million."""
    born, order = divmod(place, 999)
    year, day = divmod(born, 300)
    digits = f"320699{1950 + year % 50}{1 + day // 28 % 12:02d}{1 + day % 28:02d}{order + 1:03d}"
    rest = sum(int(digit) * weight for digit, weight in zip(digits, _ID_WEIGHTS, strict=True)) % 11
    return digits + _ID_DIGITS[rest]


def _number(number: str, place: int, years: int) -> str:
    """Another number of the same pattern, of an earlier year."""
    *before, last = re.split("([0-9]+)", number)[:-1]
    after = re.split("([0-9]+)", number)[-1]
    before = [str(int(part) - years) if part.isdigit() else part for part in before]
    return "".join((*before, str(1000 + place).zfill(len(last)), after))
