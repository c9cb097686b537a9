"""The only code that commits: rows, revisions, numbers and search text in one transaction."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.conversion import to_plain
from sifasuo_desktop.domain.record import ANY, KINDS, Record, family, root_kind
from sifasuo_desktop.kernel import canonical
from sifasuo_desktop.kernel.clock import Clock, stamp
from sifasuo_desktop.kernel.ids import Randomness, new_id
from sifasuo_desktop.store import log, migrate, numbers
from sifasuo_desktop.store.cases_once import CasesOnce
from sifasuo_desktop.store.list_keys import put_keys
from sifasuo_desktop.store.schema.derived import key_columns, to_row
from sifasuo_desktop.store.search_index import drop_entry, put_entry
from sifasuo_desktop.store.search_text import searched_fields
from sifasuo_desktop.store.statements import (
    delete_row,
    insert_revision,
    insert_row,
    select_rows,
    update_row,
)
from sifasuo_desktop.store.transaction import Transaction, first_row


@dataclass(frozen=True)
class Author:
    """Who does what: written into every revision of the act."""

    by: str
    verb: str
    command: str


class Done(NamedTuple):
    """What an act did: its verb, the digest of what it was asked, None where that was not kept,
    and what it answered.
    """

    verb: str
    content: str | None
    answer: str


@dataclass(frozen=True)
class Change:
    """One record an act touched, for whoever shows it."""

    kind: str
    record: str
    root: str


@cache
def _searchable(kind: str) -> bool:
    return any(searched_fields(cls.KIND) for cls in family(kind))


def _other_words(kind: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
    """Whether a record is found by other words than before, by its rows."""
    return any(before[one.name] != after[one.name] for one in searched_fields(kind))


@dataclass
class _Pending:
    record: Record
    root: str
    parent_rev: str | None
    rev: str
    op: str = "put"
    words: bool = True
    """Whether it changes what its case is found by."""


class UnitOfWork(CasesOnce):
    """Writing side of the store inside one transaction.

    ``add`` and ``change`` write the row at once, so that reading sees it; the revisions, chained
    by hash, and the search text follow in ``finish``, which the store calls before COMMIT.
    """

    def __init__(
        self, transaction: Transaction, author: Author, clock: Clock, randomness: Randomness
    ) -> None:
        super().__init__(transaction)
        self.author = author
        self.clock = clock
        self._randomness = randomness
        self._pending: dict[str, _Pending] = {}
        self.device = self.identity("device") or ""
        self.head: log.LogHead | None = None
        """The end of the log once ``finish`` has written something."""
        self.later: list[Callable[[], object]] = []
        """What is done once the transaction is durable."""
        self.reason: str | None = None
        """Why something recorded is put right: kept with every revision of the act."""
        self.jumped: list[tuple[str, str]] = []
        """Numbers given behind a step, since nobody knows how far the paper has got."""

    def new_id(self) -> str:
        """A fresh record id."""
        return new_id(self._randomness)

    def add(self, record: Record) -> None:
        """Keeps a new record."""
        root = self._root_for(record)
        rev = self.new_id()
        values = (*to_row(record).values(), rev, self.device, root)
        self.driver.execute(insert_row(record.KIND), values)
        self._pending[record.id] = _Pending(record, root, None, rev)
        self.note(record, root)

    def change(self, record: Record) -> None:
        """Keeps a new state of a record that is there; nothing happens when nothing differs."""
        pending = self._pending.get(record.id)
        row = to_row(record)
        if pending is not None:
            old = to_row(pending.record)
        else:
            old = self._row(record)
            if all(old[name] == value for name, value in row.items()):
                return
            pending = _Pending(record, old["root"], old["rev"], self.new_id(), words=False)
            self._pending[record.id] = pending
        pending.words = pending.words or _other_words(record.KIND, old, row)
        pending.record = record
        self.driver.execute(update_row(record.KIND), {**row, "rev": pending.rev})
        self.note(record, pending.root)

    def take_back(self, record: Record) -> None:
        """Takes a record out that an import brought in by mistake; the log keeps all it said."""
        old = self._row(record)
        self._pending[record.id] = _Pending(
            record, old["root"], old["rev"], self.new_id(), log.TAKEN_BACK
        )
        self.driver.execute(delete_row(record.KIND), (record.id,))
        self.forget(old["root"])
        numbers.release(self.driver, record.id)

    def _row(self, record: Record) -> dict[str, Any]:
        """The row of a record that is there."""
        (row,) = self.mappings(select_rows(record.KIND, ("id",)), (record.id,))
        return row

    def give_number(self, pattern: str, year: int, track: str, record: str) -> str:
        """The next free number of a pattern with its prefix filled in."""
        number, jumped = numbers.give_number(
            self.driver,
            pattern=pattern, year=year, track=track, device=self.device, record=record,
        )  # fmt: skip
        if jumped:
            self.jumped.append((jumped, number))
        return number

    def go_on_behind(self, known: Iterable[tuple[str, int, str, int]]) -> None:
        """Numbers before these were given: pattern, year, track and the one that follows."""
        numbers.go_on_behind(self.driver, self.device, known)

    def numbers_are_known(self) -> None:
        """The last numbers on paper are known, so that none need be left out."""
        numbers.settle_doubt(self.driver)

    def number_is_free(self, number: str) -> bool:
        """Whether a number was never given nor entered, in this or another spelling."""
        return not numbers.number_spelled_otherwise(self.driver, number)

    def take_number(self, number: str, record: str) -> bool:
        """Notes a number that stands on the paper of a record; False where another has it."""
        return numbers.take_number(self.driver, number, record)

    def keep_number(self, number: str, record: str) -> None:
        """Notes a number that stands on paper."""
        numbers.keep_number(self.driver, number, record)

    def answer_of(self, command: str) -> Done | None:
        """What an earlier act with this id did, or None."""
        query = "SELECT verb, content, answer FROM command WHERE id = ?"
        row = first_row(self.driver, query, (command,))
        return None if row is None else Done(*row)

    def keep_answer(self, answer: str, content: str | None = None) -> None:
        """Notes what this command was asked and answered, for the case that it comes again."""
        author = self.author
        self.driver.execute(
            'INSERT INTO command (id, verb, "by", at, answer, content) VALUES (?, ?, ?, ?, ?, ?)',
            (author.command, author.verb, author.by, stamp(self.clock.now()), answer, content),
        )

    def finish(self) -> tuple[Change, ...]:
        """Writes the revisions and the search text of everything kept; returns what changed."""
        head = log.head_in(first_row(self.driver, log.HEAD))
        at = stamp(self.clock.now())
        rows = []
        for number, pending in enumerate(self._pending.values(), head.n + 1):
            row = self._revision(number, pending, at, head.hash)
            head = log.LogHead(number, row["hash"])
            rows.append(row)
        if rows:
            self.driver.executemany(insert_revision(), [tuple(row.values()) for row in rows])
            self.head = head
        changes = tuple(
            Change(item.record.KIND, item.record.id, item.root) for item in self._pending.values()
        )
        of_cases = (one for one in changes if KINDS[one.kind].PARENT != ANY)
        for kind, root in dict.fromkeys((root_kind(one.kind), one.root) for one in of_cases):
            if _searchable(kind) or key_columns(kind):
                self._index(kind, root)
        return changes

    def _root_for(self, record: Record) -> str:
        cls = type(record)
        if not cls.PARENT:
            return record.id
        if record.parent is None:
            raise ValueError(f"{cls.KIND} without parent")
        above = self._pending.get(record.parent)
        root = above.root if above else self.root_of(record.kind_above, record.parent)
        if root is None:
            raise ValueError(f"{cls.KIND} below nothing")
        return root

    def _revision(self, n: int, item: _Pending, at: str, previous: bytes) -> dict[str, Any]:
        record = item.record
        beside = {"reason": self.reason} if self.reason else {}
        payload = canonical.encode({"f": to_plain(record), "x": beside})
        salt = self._randomness.token(log.SALT_BYTES)
        digest = log.digest_of(salt, payload)
        row = {
            "n": n,
            "rev": item.rev,
            "record": record.id,
            "kind": record.KIND,
            "root": item.root,
            "parent_rev": item.parent_rev,
            "op": item.op,
            "ver": migrate.step(),
            "command": self.author.command,
            "verb": self.author.verb,
            "by": self.author.by,
            "at": at,
        }
        chained = log.link(previous, row, digest)
        return {
            **row,
            "device": self.device,
            "handover": int(record.HANDOVER),
            "salt": salt,
            "payload": payload,
            "digest": digest,
            "hash": chained,
        }

    def _index(self, kind: str, root: str) -> None:
        made = self._made_here(root)
        case = made or self.case(kind, root)
        if case is None:
            drop_entry(self.driver, root)
            return
        words = any(one.words for one in self._pending.values() if one.root == root)
        if words and _searchable(kind):
            put_entry(self.driver, case, first_time=made is not None)
        put_keys(self.driver, case)

    def _made_here(self, root: str) -> CaseFile | None:
        """A case all of which this transaction has made, as it is kept, without reading it."""
        top = self._pending.get(root)
        if top is None or top.parent_rev is not None:
            return None
        children: dict[str, tuple[Record, ...]] = {}
        for item in self._pending.values():
            if item.root == root and item is not top:
                kind = item.record.KIND
                children[kind] = (*children.get(kind, ()), item.record)
        return CaseFile(top.record, children)
