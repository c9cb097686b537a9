"""Reads records and cases inside one transaction."""

from collections.abc import Sequence
from typing import Any, TypeVar, cast

from sqlalchemy import Connection

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.ledger import VOID
from sifasuo_desktop.domain.record import KINDS, Record, family
from sifasuo_desktop.domain.typed_numbers import last_digits, number_key, typed_code
from sifasuo_desktop.ledgers.kinds import kinds
from sifasuo_desktop.store.identity import find as value_named
from sifasuo_desktop.store.numbers import with_number
from sifasuo_desktop.store.schema.own import RECORDS
from sifasuo_desktop.store.schema.rows import maker
from sifasuo_desktop.store.search_text import folded
from sifasuo_desktop.store.statements import kinds_below, select_roots, select_rows
from sifasuo_desktop.store.transaction import Transaction, first_value

R = TypeVar("R", bound=Record)

_FULL_WIDTH = str.maketrans("()", "（）")


class Reader:
    """Reading side of the store; lives as long as its transaction."""

    def __init__(self, transaction: Transaction) -> None:
        self.transaction = transaction
        self.driver = transaction.driver

    @property
    def connection(self) -> Connection:
        """For statements built from expressions; ``driver`` runs a text at less cost."""
        return self.transaction.connection

    def get(self, cls: type[R], identity: str) -> R | None:
        """The record with that id, or None."""
        found = self.every(cls, id=identity)
        return found[0] if found else None

    def every(self, cls: type[R], **equal: Any) -> tuple[R, ...]:
        """All records of a class whose columns equal the given values, oldest first."""
        return tuple(self.records(cls, select_rows(cls.KIND, tuple(equal)), tuple(equal.values())))

    def records(self, cls: type[R], sql: str, values: Sequence[Any] = ()) -> list[R]:
        """The records a statement gives that reads all columns of their table."""
        rows = self.driver.execute(sql, values)
        made = maker(cls, tuple(column[0] for column in rows.description))
        return [cast(R, made(row)) for row in rows]

    def records_by(
        self, cls: type[R], column: str, sql: str, values: Sequence[Any] = ()
    ) -> list[tuple[Any, R]]:
        """As ``records``, each behind the value of a column that is no field."""
        rows = self.driver.execute(sql, values)
        names = tuple(name for name, *_ in rows.description)
        made, at = maker(cls, names), names.index(column)
        return [(row[at], cast(R, made(row))) for row in rows]

    def mappings(self, sql: str, values: Sequence[Any] = ()) -> list[dict[str, Any]]:
        """The rows a statement gives, each by the names of its columns."""
        rows = self.driver.execute(sql, values)
        names = [column[0] for column in rows.description]
        return [dict(zip(names, row, strict=True)) for row in rows]

    def roots_with(self, cls: type[Record], column: str, value: Any) -> tuple[str, ...]:
        """The ids of the top records above the records with that value, each once, oldest first."""
        rows = self.driver.execute(select_roots(cls.KIND, column), (value,))
        return tuple(dict.fromkeys(root for (root,) in rows))

    def case(self, kind: str, identity: str) -> CaseFile | None:
        """The record of a top kind with all its descendants, or None."""
        record = self.get(KINDS[kind], identity)
        if record is None:
            return None
        there = self.kinds_below(kind, identity)
        children = {
            cls.KIND: self.every(cls, root=identity) if cls.KIND in there else ()
            for cls in family(kind)
            if cls.KIND != kind
        }
        return CaseFile(record, children)

    def kinds_below(self, kind: str, root: str) -> frozenset[str]:
        """The kinds of which something was ever kept below a top record."""
        query = kinds_below(kind)
        rows = self.driver.execute(query, (root,)) if query else ()
        return frozenset(row[0] for row in rows)

    def named(self, kind: str, name: str) -> str | None:
        """The id of the record that ``name`` names: by its id or what its kind is named by.

        Not where several bear it. Every spelling of a number is taken: brackets, widths, dashes,
        leading zeros; names without regard to spaces and dots; the id in capitals.
        """
        table = RECORDS[kind]
        naming = kinds()[kind].naming
        conditions = " OR ".join(["id = ?", *(f'"{column}" IN (?, ?)' for column in naming)])
        query = f"SELECT id FROM {table.name} WHERE {conditions} LIMIT 2"
        spellings = (name, name.translate(_FULL_WIDTH)) * len(naming)
        identity = typed_code(name).lower()
        found = self.driver.execute(query, (identity, *spellings)).fetchall()
        if not found:
            found = self._spelled_otherwise(kind, name, naming)
        return found[0][0] if len(found) == 1 else None

    def _spelled_otherwise(self, kind: str, name: str, naming: Sequence[str]) -> list[Any]:
        """The ids of the records that bear this number or name in another spelling."""
        table = RECORDS[kind].name
        if kinds()[kind].numbered:
            found = []
            if number_key(name) and last_digits(name):
                found = with_number(self.driver, table, "id", naming, name)
            return found or self._in_catalogue(kind, name)
        wanted = folded(name)
        if not naming or not wanted:
            return []
        columns = ", ".join(f'"{column}"' for column in ("id", *naming))
        rows = self.driver.execute(f"SELECT {columns} FROM {table}")
        return [row for row in rows if wanted in [folded(text) for text in row[1:] if text]]

    def _in_catalogue(self, kind: str, name: str) -> list[Any]:
        """The ids of the records of a catalogue that are called so and stand."""
        column = kinds()[kind].catalogue
        if not column:
            return []
        query = f'SELECT id, "{column}" FROM {RECORDS[kind].name} WHERE state <> ?'
        rows = self.driver.execute(query, (VOID.name,))
        return [row for row in rows if row[1] and folded(row[1]) == folded(name)]

    def root_of(self, kind: str, identity: str) -> str | None:
        """The id of the top record above a record."""
        query = f"SELECT root FROM {RECORDS[kind].name} WHERE id = ?"
        return first_value(self.driver, query, (identity,))

    def kind_of(self, record: str) -> str:
        """The kind of a record that was ever kept; empty for none."""
        query = "SELECT kind FROM revision WHERE record = ? LIMIT 1"
        return first_value(self.driver, query, (record,)) or ""

    def identity(self, name: str) -> str | None:
        """A value of the store's identity table, or None."""
        return value_named(self.driver, name)

    def newest_entry(self) -> int:
        """The number of the newest entry of the log; what was read before it may be another."""
        query = "SELECT max(n) FROM revision"
        return int(first_value(self.driver, query) or 0)

    def changed_since(self, entry: int, most: int) -> tuple[tuple[str, str], ...] | None:
        """The kind and top record of what entries beyond one are about, each once; None where there
        are more than ``most``.
        """
        query = "SELECT DISTINCT kind, root FROM revision WHERE n > ? LIMIT ?"
        found = self.driver.execute(query, (entry, most + 1)).fetchall()
        return None if len(found) > most else tuple((kind, root) for kind, root in found)

    def first_author(self, record: str) -> str | None:
        """The account that first recorded something, or None."""
        query = 'SELECT "by" FROM revision WHERE record = ? ORDER BY n LIMIT 1'
        return first_value(self.driver, query, (record,))

    def latest_stamp(self) -> str:
        """The latest time stamp of the newest thousand entries of the log, or an empty text.

        Not of all: a clock that once ran ahead must not warn for ever.
        """
        query = "SELECT max(at) FROM (SELECT at FROM revision ORDER BY n DESC LIMIT 1000)"
        return first_value(self.driver, query) or ""

    def rows(self, statement: Any) -> Sequence[Any]:
        """All rows of a statement, for the other modules of the store."""
        return self.connection.execute(statement).all()
