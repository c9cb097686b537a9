"""A list ordered by a column that has an index is read from the index: nothing is sorted for it.

Equal values stand newest first, which an index gives in one direction alone; in the other what
stands at the two edges of the page is asked for by itself.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sqlalchemy import Text

from sifasuo_desktop.store.list_order import Sort
from sifasuo_desktop.store.reading import Reader
from sifasuo_desktop.store.schema.own import RECORDS
from sifasuo_desktop.store.tallies import sum_of


def can_walk(kind: str, sort: Sort) -> bool:
    """Whether an index has the order of a sort."""
    table = RECORDS[kind]
    if sort.names or sort.ref or sort.first or sort.places is not None or len(sort.columns) != 1:
        return False
    column = table.c[sort.columns[0]]
    indexed = any(list(index.columns) == [column] for index in table.indexes)
    return indexed and isinstance(column.type, Text)


@dataclass(frozen=True)
class Walk:
    """Goes through the records of a selection; ``where`` and ``values`` are its conditions."""

    reader: Reader
    kind: str
    sort: Sort
    where: Sequence[str]
    values: Sequence[Any]

    def ages(self, skip: int, count: int) -> list[int]:
        """The rows from a place of the list on, by their age."""
        return self._by_rank(skip, count) if self.sort.ranks else self._by_value(skip, count)

    @property
    def _column(self) -> str:
        return f't."{RECORDS[self.kind].c[self.sort.columns[0]].name}"'

    def _run(self, what: str, condition: str, *given: Any, order: str = "") -> list[Any]:
        return list(
            self.reader.connection.exec_driver_sql(
                f"SELECT {what} {self._from(condition)} {order}", (*self.values, *given)
            ).all()
        )

    def _from(self, condition: str) -> str:
        conditions = " AND ".join((*self.where, condition))
        return f"FROM {RECORDS[self.kind].name} t WHERE {conditions}"

    def _newest(self, condition: str, given: Any, skip: int, count: int) -> list[int]:
        order = "ORDER BY t.rowid DESC LIMIT ? OFFSET ?"
        return [row[0] for row in self._run("t.rowid", condition, *given, count, skip, order=order)]

    def _how_many(self, condition: str, *given: Any) -> int:
        return sum_of(
            self.reader, f"SELECT count(*) {self._from(condition)}", (*self.values, *given)
        )

    def _by_rank(self, skip: int, count: int) -> list[int]:
        """By the place of a code in its list; what is no code of it stands last."""
        ranks = self.sort.ranks[::-1] if self.sort.descending else self.sort.ranks
        others = json.dumps(ranks)
        rest = f"coalesce({self._column}, '') NOT IN (SELECT value FROM json_each(?))"
        groups = [*((f"{self._column} = ?", rank) for rank in ranks), (rest, others)]
        found: list[int] = []
        for condition, given in groups:
            if len(found) == count:
                break
            there = self._how_many(condition, given)
            if skip < there:
                found += self._newest(condition, (given,), skip, count - len(found))
            skip = max(0, skip - there)
        return found

    def _by_value(self, skip: int, count: int) -> list[int]:
        column, way = self._column, "DESC" if self.sort.descending else "ASC"
        present = f"{column} > ''"
        order = f"ORDER BY {column} {way}, t.rowid {way} LIMIT ? OFFSET ?"
        keyed = self._run(f"{column}, t.rowid", present, count, skip, order=order)
        found = [row[1] for row in keyed] if self.sort.descending else self._newest_first(keyed)
        if len(found) < count:
            there = skip + len(found) if found else self._how_many(present)
            absent = f"({column} IS NULL OR {column} = '')"
            found += self._newest(absent, (), max(0, skip - there), count - len(found))
        return found

    def _newest_first(self, keyed: Sequence[Any]) -> list[int]:
        """Rows in the order of an index, those of one value the other way round."""
        groups = [(key, [row[1] for row in rows]) for key, rows in groupby(keyed, lambda r: r[0])]
        found: list[int] = []
        for place, (key, ages) in enumerate(groups):
            if place in (0, len(groups) - 1):
                # Some of this value may stand before the page or after it.
                same = f"{self._column} = ?"
                older = (
                    self._run("count(*)", f"{same} AND t.rowid < ?", key, ages[0])[0][0]
                    if place == 0
                    else 0
                )
                found += self._newest(same, (key,), older, len(ages))
            else:
                found += reversed(ages)
        return found
