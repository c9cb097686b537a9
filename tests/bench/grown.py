"""Makes stores as offices have them after years: the demonstration year told again and again.

Every case is cloned with all its records, revisions, commands, numbers and search text, under
other names, numbers and identities and in earlier years; one in a hundred is open. The log's chain
is valid throughout. What is not as in an office: the log begins with the youngest year and goes on
with the oldest, ages of people do not follow their case, and a ``lean`` store (for a million cases)
has the smallest closed cases only, their revisions without content and without a link in the chain:
it is there to be listed, searched, opened and written to, not to be checked or handed over.

``python -m tests.bench.grown FOLDER CASES [--persons N] [--handed-over] [--lean]``
"""

import argparse
import shutil
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain, islice
from pathlib import Path
from typing import Any

from sifasuo_desktop.demo.story import Period, make_demo
from sifasuo_desktop.domain.correction.facts import CLOSED as ENDED
from sifasuo_desktop.domain.correction.records import Correction
from sifasuo_desktop.domain.dispute.facts import CLOSED
from sifasuo_desktop.domain.dispute.records import Dispute, Party
from sifasuo_desktop.kernel.clock import Clock, SystemClock
from sifasuo_desktop.kernel.ids import SystemRandomness
from sifasuo_desktop.ledgers.book import ledgers
from sifasuo_desktop.services.acting.states import states_of
from sifasuo_desktop.services.office.origins import WITNESSED
from sifasuo_desktop.services.office.workplace import Workplace, open_workplace
from sifasuo_desktop.store import log
from sifasuo_desktop.store.list_keys import keys_anew
from sifasuo_desktop.store.reading import Reader
from sifasuo_desktop.store.schema.own import RECORDS, SEARCH_INDEX
from sifasuo_desktop.store.search_index import entry_range
from sifasuo_desktop.store.slots import LEAST
from tests.bench.clones import REVISION_COLUMNS, Clone, Pattern, patterns

PASSWORD = "Bench-2026"
OPEN_EVERY = 100
WAITING = 40
"""Revisions of a store that was handed over which are in no bundle yet."""
_PORTION = 2_000
_SMALLEST = 3
"""Of so many of the smallest closed cases a lean store is made."""
# Not secure_delete: a page that was freed before it was ever written would not hold its checksum.
_FAST = ("synchronous=OFF", "cache_size=-1500000", "temp_store=MEMORY", "foreign_keys=OFF")


@dataclass(frozen=True)
class Size:
    """How much there is to be: disputes, persons under supervision; or so many closed disputes
    more. ``opened`` disputes are open, else one in a hundred; ``texts`` puts the plain texts of
    every dispute into a table for searching by LIKE. What is closed in the ledgers was so in each of
    ``ledger_years`` before as well.
    """

    cases: int = 0
    persons: int = 0
    handed_over: bool = False
    lean: bool = False
    more: int = 0
    opened: int | None = None
    texts: bool = False
    ledger_years: int = 0


def small_year(folder: Path, today: date) -> None:
    """A demonstration of a quarter year, for tests."""
    period = Period(today - timedelta(90), today)
    make_demo(folder, password=PASSWORD, period=period, scale=0.2, cost=LEAST)


def open_grown(folder: Path, clock: Clock | None = None) -> Workplace:
    """A made store, opened by 所长."""
    return open_workplace(
        folder, "admin", PASSWORD, clock=clock or SystemClock(), randomness=SystemRandomness()
    )


def make_grown(folder: Path, size: Size, *, year: Path | None = None) -> None:
    """Makes a store in ``folder``; ``year`` is a demonstration store to begin with, else one is
    told for it.
    """
    if year is not None:
        shutil.copytree(year, folder, ignore=shutil.ignore_patterns("lease.*"))
    else:
        period = Period.of(SystemClock().today(), None)
        make_demo(folder, password=PASSWORD, period=period, cost=LEAST)
    workplace = open_grown(folder)
    try:
        with workplace.store.reading() as reader:
            driver: Any = reader.driver
            found = {
                Dispute.KIND: patterns(reader, Dispute.KIND, CLOSED),
                Correction.KIND: patterns(reader, Correction.KIND, ENDED),
                **(_of_ledgers(reader) if size.ledger_years else {}),
            }
            head = log.head_of_log(reader.connection)
        for pragma in _FAST:
            driver.execute(f"PRAGMA {pragma}")
        driver.execute("PRAGMA journal_mode=OFF")
        indexes = _without_indexes(driver) if size.lean else []
        growing = Growing(driver, head, size)
        _grow(growing, driver, size, found)
        for index in indexes:
            driver.execute(index)
        keys_anew(driver)
        if size.texts:
            keep_texts(driver)
        if size.handed_over:
            growing.hand_over(WAITING)
        # Whoever opens a copy is the first to see it: it is no copy of another one.
        driver.execute("DELETE FROM identity WHERE name = ?", (WITNESSED,))
        driver.execute("PRAGMA journal_mode=WAL")
    finally:
        workplace.close()


def _grow(growing: "Growing", driver: Any, size: Size, found: Mapping[str, list[Pattern]]) -> None:
    """Tells what lacks of both kinds, then what is to be more."""
    for kind, count in ((Dispute.KIND, size.cases), (Correction.KIND, size.persons)):
        have = driver.execute(f"SELECT count(*) FROM {RECORDS[kind].name}").fetchone()[0]
        lack = max(0, count - have)
        opened = lack // OPEN_EVERY
        if size.opened is not None and kind == Dispute.KIND:
            opened = min(lack, max(0, size.opened - _open_ones(driver)))
        growing.tell(kind, _told(found[kind], lack, opened, lean=size.lean))
    growing.tell(Dispute.KIND, _told(found[Dispute.KIND], size.more, 0, lean=size.lean))
    for kind in found.keys() & ledgers().keys():
        growing.tell(kind, _earlier(found[kind], size.ledger_years))


def _of_ledgers(reader: Reader) -> dict[str, list[Pattern]]:
    """What is done with in each ledger; of a plain register everything, of a catalogue nothing."""
    found = {}
    for kind, ledger in ledgers().items():
        if not ledger.catalogue:
            done = [one.name for one in states_of(kind) if one.closed or not ledger.flow]
            found[kind] = [one for one in patterns(reader, kind, done) if one.closed]
    return found


def _earlier(found: list[Pattern], years: int) -> Iterator[Clone]:
    """The same in each of so many years before, from the oldest on."""
    for back in range(years, 0, -1):
        for place, pattern in enumerate(found):
            yield Clone(pattern, place * 10 + back, back)


def _without_indexes(driver: Any) -> list[str]:
    """Drops the indexes that can be; gives the statements that make them again, sorted at once."""
    query = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
    found = driver.execute(query).fetchall()
    for name, _ in found:
        driver.execute(f'DROP INDEX "{name}"')
    return [sql for _, sql in found]


def _open_ones(driver: Any) -> int:
    marks = ", ".join("?" * len(CLOSED))
    query = f"SELECT count(*) FROM {RECORDS[Dispute.KIND].name} WHERE state NOT IN ({marks})"
    return int(driver.execute(query, tuple(CLOSED)).fetchone()[0])


def _told(found: list[Pattern], count: int, few: int, *, lean: bool) -> Iterator[Clone]:
    """The cases to be told, the closed ones first and from the oldest year on; ``few`` are open."""
    closed = [pattern for pattern in found if pattern.closed]
    opened = [pattern for pattern in found if not pattern.closed]
    if lean:
        closed = sorted(closed, key=lambda pattern: len(pattern.revisions))[:_SMALLEST]
    most = count - few
    for place in range(count):
        ended = place < most
        among = closed if ended else opened
        years = 25 - place * 25 // most if ended else 0
        yield Clone(among[place % len(among)], place, years)


class Growing:
    """Writes clones portion by portion, each portion in a transaction."""

    def __init__(self, driver: Any, head: log.LogHead, size: Size) -> None:
        self._driver = driver
        self._head = head
        self._lean = size.lean

    def tell(self, kind: str, clones: Iterator[Clone]) -> None:
        """Writes cases of a kind."""
        first, last = entry_range(kind)
        query = "SELECT max(id) FROM search_entry WHERE id BETWEEN ? AND ?"
        entry = self._driver.execute(query, (first, last)).fetchone()[0] or first
        while portion := list(islice(clones, _PORTION)):
            self._driver.execute("BEGIN IMMEDIATE")
            self._write(portion)
            self._index(portion, kind, entry + 1)
            entry += len(portion)
            self._driver.execute("COMMIT")

    def _write(self, portion: list[Clone]) -> None:
        for name in RECORDS:
            rows = list(chain.from_iterable(clone.rows(name) for clone in portion))
            self._many(RECORDS[name].name, rows)
        self._many("command", [row for clone in portion for row in clone.commands()])
        self._many("number_used", [row for clone in portion for row in clone.numbers()])
        self._many("revision", self._erased(portion) if self._lean else self._logged(portion))

    def _logged(self, portion: list[Clone]) -> list[tuple[Any, ...]]:
        return [self._chained(row) for clone in portion for row in clone.revisions()]

    def _erased(self, portion: list[Clone]) -> list[tuple[Any, ...]]:
        found: list[tuple[Any, ...]] = []
        for clone in portion:
            found += clone.erased(self._head.n + 1 + len(found))
        self._head = log.LogHead(self._head.n + len(found), self._head.hash)
        return found

    def _chained(self, row: dict[str, Any]) -> tuple[Any, ...]:
        row["n"] = self._head.n + 1
        row["digest"] = log.digest_of(row["salt"], row["payload"])
        head = {name: row[name] for name in log.HEAD_FIELDS}
        row["hash"] = log.link(self._head.hash, head, row["digest"])
        self._head = log.LogHead(row["n"], row["hash"])
        return tuple(row[name] for name in REVISION_COLUMNS)

    def _index(self, portion: list[Clone], kind: str, entry: int) -> None:
        entries = [(entry + at, kind, clone.root, 0) for at, clone in enumerate(portion)]
        self._many("search_entry", entries)
        bodies = [(entry + at, clone.body()) for at, clone in enumerate(portion)]
        self._driver.executemany(f"INSERT INTO {SEARCH_INDEX}(rowid, body) VALUES (?, ?)", bodies)

    def _many(self, table: str, rows: list[tuple[Any, ...]]) -> None:
        if rows:
            marks = ", ".join("?" * len(rows[0]))
            self._driver.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)

    def hand_over(self, waiting: int) -> None:
        """Notes all revisions but the last ``waiting`` as received; no bundle's file lies there."""
        run = self._driver.execute
        run("BEGIN IMMEDIATE")
        (epoch,) = run("SELECT value FROM identity WHERE name = 'epoch'").fetchone()
        row = {
            "epoch": epoch,
            "seq": 1,
            "kind": "delta",
            "name": "made.sfb",
            "hash": "0" * 64,
            "revisions": self._head.n,
            **dict.fromkeys(("made_at", "sent_at", "received_at"), "2025-11-03T09:00:00+08:00"),
            "receipt": "1",
        }
        names, marks = ", ".join(row), ", ".join("?" * len(row))
        run(f"INSERT INTO bundle ({names}) VALUES ({marks})", tuple(row.values()))
        until = self._head.n - waiting
        run("INSERT INTO span VALUES (1, ?, 1)", (until,))
        run("COMMIT")


def keep_texts(driver: Any) -> None:
    """A table of the plain texts of every dispute, to be searched by LIKE."""
    disputes, parties = RECORDS[Dispute.KIND].name, RECORDS[Party.KIND].name
    words = ("register_no", "file_no", "place", "facts")
    told = " || ' ' || ".join(f"coalesce(d.{word}, '')" for word in words)
    people = f"""SELECT group_concat(p.name || ' ' || coalesce(p.id_number, ''), ' ')
        FROM {parties} p WHERE p.root = d.id"""
    driver.execute("BEGIN IMMEDIATE")
    driver.execute("CREATE TABLE bench_text(record TEXT, body TEXT)")
    driver.execute(
        f"INSERT INTO bench_text SELECT d.id, {told} || ' ' || coalesce(({people}), '') "
        f"FROM {disputes} d"
    )
    driver.execute("COMMIT")


def facts_of(reader: Reader) -> dict[str, int]:
    """What a made store holds, for the head of a table of measures."""
    run = reader.connection.exec_driver_sql
    return {
        name: int(run(f"SELECT count(*) FROM {table}").scalar_one())
        for name, table in (
            ("disputes", RECORDS[Dispute.KIND].name),
            ("persons", RECORDS[Correction.KIND].name),
            ("revisions", "revision"),
        )
    }


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("cases", type=int)
    parser.add_argument("--persons", type=int, default=0)
    parser.add_argument("--handed-over", action="store_true")
    parser.add_argument("--lean", action="store_true")
    parser.add_argument("--year", type=Path)
    given = parser.parse_args()
    begun = time.perf_counter()
    size = Size(given.cases, given.persons, given.handed_over, given.lean)
    make_grown(given.folder, size, year=given.year)
    workplace = open_grown(given.folder)
    with workplace.store.reading() as reader:
        print(facts_of(reader), f"{time.perf_counter() - begun:.0f} s")
    workplace.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
