"""A list in which some records stand first, in an order that is given, and the others by their age."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sifasuo_desktop.store.reading import Reader
from sifasuo_desktop.store.schema.own import RECORDS


@dataclass(frozen=True)
class Places:
    """Goes through the ``total`` records of a kind for which all conditions hold.

    ``ids`` are those that stand first. ``newest`` is the number of the newest row where rows are
    numbered without gaps and no condition leaves any out: a place among the others is a number.
    """

    reader: Reader
    kind: str
    total: int
    ids: Sequence[str]
    conditions: Sequence[str] = ()
    values: Sequence[Any] = ()
    newest: int | None = None

    def ages(self, skip: int, count: int) -> list[int]:
        """The rows from a place of the list on, by their age."""
        first = self._first
        found = first[skip : skip + count]
        skip = max(0, skip - len(first))
        left = min(count - len(found), self.total - len(first) - skip)
        return found if left <= 0 else [*found, *self._others(skip, left)]

    @cached_property
    def _first(self) -> list[int]:
        conditions = ("t.id IN (SELECT value FROM json_each(?))", *self.conditions)
        sql = f"SELECT t.id, t.rowid {self._from} WHERE {' AND '.join(conditions)}"
        found = dict(self.reader.driver.execute(sql, (json.dumps(self.ids), *self.values)))
        return [found[one] for one in self.ids if one in found]

    @property
    def _from(self) -> str:
        return f"FROM {RECORDS[self.kind].name} t"

    def _others(self, skip: int, count: int) -> list[int]:
        if self.newest is not None:
            return self._numbered(self.newest, skip, count)
        behind = self.total - len(self._first) - skip - count
        way, skip = ("ASC", behind) if behind < skip else ("DESC", skip)
        conditions = ("+t.rowid NOT IN (SELECT value FROM json_each(?))", *self.conditions)
        sql = (
            f"SELECT t.rowid {self._from} WHERE {' AND '.join(conditions)} "
            f"ORDER BY t.rowid {way} LIMIT ? OFFSET ?"
        )
        values = (json.dumps(self._first), *self.values, count, skip)
        found = [row[0] for row in self.reader.driver.execute(sql, values)]
        return found[::-1] if way == "ASC" else found

    def _numbered(self, newest: int, skip: int, count: int) -> list[int]:
        """Numbers downward from the newest, without those that stand first."""
        at = newest - skip
        found: list[int] = []
        for age in sorted(self._first, reverse=True):
            if age < at:
                break
            at -= 1
        first = set(self._first)
        while len(found) < count:
            if at not in first:
                found.append(at)
            at -= 1
        return found
