"""A list in the order of a column is read from the index of the column: nothing is sorted for it.

Equal values stand newest first, which an index gives in one direction alone; in the other what
stands at the two edges of the page is asked for by itself.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Any, Protocol

from sqlalchemy import Text

from sifasuo_desktop.store.list_order import Sort, key_column
from sifasuo_desktop.store.reading import Reader
from sifasuo_desktop.store.schema.own import RECORDS
from sifasuo_desktop.store.sound_order import sound_order
from sifasuo_desktop.store.tallies import sum_of

_EVERY_VALUE = (
    "WITH RECURSIVE one(found) AS ({first} UNION ALL SELECT ({following}) FROM one "
    "WHERE found IS NOT NULL) SELECT found FROM one WHERE found IS NOT NULL"
)


def can_walk(kind: str, sort: Sort) -> bool:
    """Whether an index has the order of a sort."""
    table = RECORDS[kind]
    column = table.c.get(key_column(sort))
    return column is not None and any(list(one.columns) == [column] for one in table.indexes)


class Part(Protocol):
    """Some records that stand together in a list."""

    def ages(self, skip: int, count: int, *, forward: bool) -> list[int]:
        """Their ages from a place on; counted from their end unless ``forward``."""
        ...

    def size(self) -> int:
        """How many they are."""
        ...


@dataclass(frozen=True)
class Walk:
    """Goes through the ``total`` records of a kind, or those ``chosen`` by a condition with values."""

    reader: Reader
    kind: str
    sort: Sort
    total: int
    chosen: str = ""
    values: Sequence[Any] = ()

    def ages(self, skip: int, count: int) -> list[int]:
        """The rows from a place of the list on, by their age; read from the nearer end."""
        count = min(count, self.total - skip)
        behind = self.total - skip - count
        if count <= 0:
            return []
        if behind < skip:
            return self._ages(behind, count, forward=False)[::-1]
        return self._ages(skip, count, forward=True)

    def _ages(self, skip: int, count: int, *, forward: bool) -> list[int]:
        found: list[int] = []
        for part in self._parts() if forward else reversed(list(self._parts())):
            if len(found) == count:
                break
            some = part.ages(skip, count - len(found), forward=forward)
            found += some
            skip = 0 if some or not skip else max(0, skip - part.size())
        return found

    def _parts(self) -> Iterator[Part]:
        if self.sort.ranks:
            ranked = [(code,) for code in self.sort.ranks if code in self._present]
            known = set(self.sort.ranks)
            unknown = tuple(value for value in self._present if value not in known)
        elif self.sort.ref:
            ranked, unknown = self._by_name()
        else:
            yield Values(self)
            yield Same(self, self._absent)
            return
        for values in reversed(ranked) if self.sort.descending else ranked:
            yield Same(self, values)
        yield Same(self, (*unknown, *self._absent))

    def _by_name(self) -> tuple[list[tuple[Any, ...]], tuple[Any, ...]]:
        """The references there are by the sound of what they point to, and those to nothing."""
        sql = f"SELECT id, name FROM {RECORDS[self.sort.ref].name}"
        names = dict(self.reader.driver.execute(sql))
        sounds = {one: sound_order(names.get(one)) or "" for one in self._present}
        said = sorted((one for one in sounds if sounds[one]), key=sounds.__getitem__)
        groups = [tuple(same) for _, same in groupby(said, sounds.__getitem__)]
        return groups, tuple(one for one in sounds if not sounds[one])

    @cached_property
    def column(self) -> str:
        """The column that orders."""
        return f't."{RECORDS[self.kind].c[key_column(self.sort)].name}"'

    @cached_property
    def _present(self) -> tuple[Any, ...]:
        """Every value there is in the column, each found by one step in the index."""
        sql = _EVERY_VALUE.format(
            first=f"SELECT min({self.column}) {self._from()} WHERE {self.column} > ''",
            following=f"SELECT min({self.column}) {self._from()} WHERE {self.column} > found",
        )
        return tuple(row[0] for row in self.reader.driver.execute(sql))

    @cached_property
    def _absent(self) -> tuple[Any, ...]:
        """How it is said in the column that there is nothing."""
        empty = f"SELECT 1 {self._from()} WHERE {self.column} = '' LIMIT 1"
        return (None, "") if self.reader.driver.execute(empty).fetchone() else (None,)

    def run(
        self, what: str, condition: str, given: Sequence[Any] = (), rest: str = "", *more: Any
    ) -> list[Any]:
        """Rows of the index for which a condition holds, of those that are meant."""
        sql = f"SELECT {what} {self._from()} WHERE {condition}{self._and_chosen} {rest}"
        return list(self.reader.driver.execute(sql, (*given, *self.values, *more)))

    def how_many(self, condition: str, *given: Any) -> int:
        """How many rows of the index there are, of those that are meant."""
        sql = f"SELECT count(*) {self._from()} WHERE {condition}{self._and_chosen}"
        return sum_of(self.reader, sql, (*given, *self.values))

    @cached_property
    def _and_chosen(self) -> str:
        return f" AND {self.chosen}" if self.chosen else ""

    def _from(self) -> str:
        table = RECORDS[self.kind].name
        return f"FROM {table} t INDEXED BY ix_{table}_{key_column(self.sort)}"


@dataclass(frozen=True)
class Same:
    """Records whose column holds one of some values that rank alike, newest first."""

    walk: Walk
    held: tuple[Any, ...]

    def ages(self, skip: int, count: int, *, forward: bool) -> list[int]:
        if len(self.held) == 1:
            return self._of(self.held[0], skip, count, forward=forward)
        found = [
            age for value in self.held for age in self._of(value, 0, skip + count, forward=forward)
        ]
        return sorted(found, reverse=forward)[skip : skip + count]

    def _of(self, value: Any, skip: int, count: int, *, forward: bool) -> list[int]:
        way = "DESC" if forward else "ASC"
        order = f"ORDER BY t.rowid {way} LIMIT ? OFFSET ?"
        same = f"{self.walk.column} IS ?"
        rows = self.walk.run("t.rowid", same, (value,), order, count, skip)
        return [row[0] for row in rows]

    def size(self) -> int:
        return sum(self.walk.how_many(f"{self.walk.column} IS ?", value) for value in self.held)


@dataclass(frozen=True)
class Values:
    """Records by the values in their column, those of one value newest first."""

    walk: Walk

    @property
    def _present(self) -> str:
        table, name = RECORDS[self.walk.kind], key_column(self.walk.sort)
        text = isinstance(table.c[name].type, Text)
        return f"{self.walk.column} > ''" if text else f"{self.walk.column} IS NOT NULL"

    def ages(self, skip: int, count: int, *, forward: bool) -> list[int]:
        column, down = self.walk.column, self.walk.sort.descending == forward
        way = "DESC" if down else "ASC"
        order = f"ORDER BY {column} {way}, t.rowid {way} LIMIT ? OFFSET ?"
        keyed = self.walk.run(f"{column}, t.rowid", self._present, (), order, count, skip)
        if down == forward:
            return [row[1] for row in keyed]
        return self._turned(keyed, forward=forward)

    def _turned(self, keyed: Sequence[Any], *, forward: bool) -> list[int]:
        """Rows in the order of an index, those of one value the other way round."""
        groups = [(key, [row[1] for row in rows]) for key, rows in groupby(keyed, lambda r: r[0])]
        found: list[int] = []
        for place, (key, ages) in enumerate(groups):
            if place in (0, len(groups) - 1):
                # Some of this value may stand before the page or after it.
                before = self._before(key, ages[0], forward=forward) if place == 0 else 0
                found += Same(self.walk, (key,)).ages(before, len(ages), forward=forward)
            else:
                found += reversed(ages)
        return found

    def _before(self, key: Any, age: int, *, forward: bool) -> int:
        sign = "<" if forward else ">"
        condition = f"{self.walk.column} = ? AND t.rowid {sign} ?"
        (row,) = self.walk.run("count(*)", condition, (key, age))
        return int(row[0])

    def size(self) -> int:
        return self.walk.how_many(self._present)
