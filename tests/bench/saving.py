"""Saving a case against a program written by hand that puts the same rows into the same file.

The rows are those the save wrote, under other ids and numbers: record rows, revisions, command,
number, search entry and search text, in one transaction on the same connection.
"""

from collections.abc import Iterator
from itertools import count
from typing import Any

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.finding import find
from sifasuo_desktop.store.schema.own import RECORDS, SEARCH_INDEX
from sifasuo_desktop.store.search_index import entry_range
from sifasuo_desktop.store.search_text import case_text
from tests.bench.people import cases
from tests.bench.stores import Stores, holds
from tests.bench.syncs import syncs
from tests.bench.table import Line, Remark, pairs, row

PAIRS = 150
SYNCED = 20
COMMITTEE = "试验镇人民调解委员会"
BASELINE = "the same rows by hand-written sqlcipher3"
_WHERE = {
    "revision": "root = ?",
    "command": "id IN (SELECT command FROM revision WHERE root = ?)",
    "number_used": "record = ?",
}
_OWN = {"id", "rev", "root", "record", "parent", "command", "number"}
"""The columns no two rows have the same in."""
_LAST_ENTRY = "SELECT max(id) FROM search_entry WHERE id BETWEEN ? AND ?"


class Registering:
    """Registers a dispute with two parties, each time another one."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._told = iter(cases(2_000))
        if not find(workplace, "committee", COMMITTEE).items:
            workplace.act("committee.add", {"name": COMMITTEE, "type": "03", "prefix": "皋试"})

    def values(self) -> dict[str, Any]:
        """What is registered next."""
        one, other, where, facts, applied = next(self._told)
        return {
            "committee": COMMITTEE,
            "applied": applied.isoformat(),
            "dispute_type": "2",
            "source": "1",
            "place": where,
            "facts": facts,
            "parties": [
                {"side": "applicant", "name": one},
                {"side": "respondent", "name": other},
            ],
        }

    def save(self) -> str:
        """One registration; its id."""
        return self._workplace.act("dispute.register", self.values()).id


class ByHand:
    """Puts the rows of a saved case in again and again, each time with other ids and numbers."""

    def __init__(self, workplace: Workplace, saved: str) -> None:
        with workplace.store.reading() as reader:
            self._driver: Any = reader.driver
            case = reader.case("dispute", saved)
        assert case is not None
        self._body = case_text(case)
        self._times = count(1)
        self._rows = {}
        for table in (*(one.name for one in RECORDS.values()), *_WHERE):
            if found := self._of(table, saved):
                self._rows[table] = found
        self._inserts = {table: _insert(table, rows[0]) for table, rows in self._rows.items()}
        query = "SELECT rowid, next FROM number_block ORDER BY next DESC LIMIT 1"
        self._block = self._driver.execute(query).fetchone()

    def _of(self, table: str, saved: str) -> list[dict[str, Any]]:
        where = _WHERE.get(table, "root = ?")
        found = self._driver.execute(f"SELECT * FROM {table} WHERE {where}", (saved,))
        names = [column[0] for column in found.description]
        return [dict(zip(names, one, strict=True)) for one in found.fetchall()]

    def save(self) -> None:
        """One transaction."""
        run, many = self._driver.execute, self._driver.executemany
        prefix = f"{next(self._times):08x}"
        run("BEGIN IMMEDIATE")
        entry = run(_LAST_ENTRY, entry_range("dispute")).fetchone()[0] + 1
        last = run("SELECT max(n) FROM revision").fetchone()[0]
        for table, insert in self._inserts.items():
            rows = [_again(one, prefix) for one in self._rows[table]]
            for n, one in enumerate(rows, last + 1):
                if table == "revision":
                    one["n"] = n
            many(insert, [tuple(one.values()) for one in rows])
        run("INSERT INTO search_entry VALUES (?, 'dispute', ?, 0)", (entry, prefix))
        run(f"INSERT INTO {SEARCH_INDEX}(rowid, body) VALUES (?, ?)", (entry, self._body))
        run("UPDATE number_block SET next = ? WHERE rowid = ?", self._block[::-1])
        run("COMMIT")


def _insert(table: str, row: dict[str, Any]) -> str:
    names = ", ".join(f'"{name}"' for name in row)
    return f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(row))})"


def _again(one: dict[str, Any], prefix: str) -> dict[str, Any]:
    """The row of another case."""
    return {
        name: prefix + value[8:] if name in _OWN and isinstance(value, str) else value
        for name, value in one.items()
    }


def run(stores: Stores) -> Iterator[Line]:
    """A registration with two parties in the store of a large office: rows, revisions, number,
    search text, durable.
    """
    workplace = stores.opened(stores.large())
    yield Remark(f"a store of {holds(workplace)}")
    registering = Registering(workplace)
    by_hand = ByHand(workplace, registering.save())
    measured = pairs(registering.save, by_hand.save, stores.sizes.times(PAIRS))
    workplace.close()
    ours, theirs = syncs(stores.copied(stores.large()), SYNCED)
    note = f"fsyncs {ours} and {theirs} a save" if ours else "fsyncs not counted: no C compiler"
    yield row("save of a case, durable", BASELINE, measured, goal=2, note=note)
