"""The revision log: every change in order, chained by hash, erasable without breaking.

``h(n) = SM3(h(n-1) ‖ SM3(head(n)) ‖ digest(n))``, ``digest(n) = SM3(salt(n) ‖ payload(n))`` with 16
random bytes of salt. ``head(n)`` is the canonical JSON of the columns in ``HEAD_FIELDS``; the
device is a column beside it (docs/adr/0003), attested by the signature of the bundle.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, select

from sifasuo_desktop.domain.conversion import restore
from sifasuo_desktop.domain.growing import UNRAISED
from sifasuo_desktop.domain.office.records import Event
from sifasuo_desktop.domain.record import KINDS
from sifasuo_desktop.kernel import canonical
from sifasuo_desktop.store.entries import facts_of
from sifasuo_desktop.store.schema.derived import says_plainly
from sifasuo_desktop.store.schema.own import RECORDS, REVISION
from sifasuo_desktop.store.schema.rows import from_row

GENESIS = bytes(32)
SALT_BYTES = 16
HEAD_FIELDS = (
    "n", "rev", "record", "kind", "root", "parent_rev", "op", "ver", "command", "verb", "by", "at",
)  # fmt: skip

HEAD = "SELECT n, hash FROM revision ORDER BY n DESC LIMIT 1"


class _Head(msgspec.Struct):
    """``head(n)``; its members stand in the order of the canonical form."""

    at: str
    by: str
    command: str
    kind: str
    n: int
    op: str
    parent_rev: str | None
    record: str
    rev: str
    root: str
    ver: int
    verb: str


_HEAD = msgspec.json.Encoder()
_WALKED = (*_Head.__struct_fields__, "handover", "salt", "payload", "digest", "hash")
_WALK = f"SELECT {', '.join(_WALKED)} FROM revision ORDER BY n"


@dataclass(frozen=True)
class LogHead:
    """Length of the log and the hash of its last entry (32 bytes)."""

    n: int
    hash: bytes


def head_of_log(connection: Connection) -> LogHead:
    """The present head; ``(0, GENESIS)`` for an empty log."""
    return head_in(connection.exec_driver_sql(HEAD).first())


def head_in(row: Any) -> LogHead:
    """The head in what ``HEAD`` gave."""
    return LogHead(0, GENESIS) if row is None else LogHead(row[0], row[1])


def entry_hash(connection: Connection, n: int) -> str:
    """The hash of one entry, hexadecimal; empty where there is none."""
    row = connection.exec_driver_sql("SELECT hash FROM revision WHERE n = ?", (n,)).first()
    return "" if row is None else row[0].hex()


def changed_after(connection: Connection, n: int) -> bool:
    """Whether a record was changed after an entry; looking and signing in change nothing."""
    query = "SELECT 1 FROM revision WHERE n > ? AND kind <> ? LIMIT 1"
    return connection.exec_driver_sql(query, (n, Event.KIND)).first() is not None


def records_in(connection: Connection) -> int:
    """How many records the log tells of; looking and signing in are none."""
    query = "SELECT count(DISTINCT record) FROM revision WHERE kind <> ?"
    return int(connection.exec_driver_sql(query, (Event.KIND,)).scalar() or 0)


def link(previous: bytes, head: dict[str, Any], digest: bytes) -> bytes:
    """The hash of one entry from the one before it, its head and its content's digest."""
    return _linked(previous, canonical.encode(head), digest)


def _linked(previous: bytes, head: bytes, digest: bytes) -> bytes:
    return canonical.sm3(previous, canonical.sm3(head), digest)


def digest_of(salt: bytes, payload: bytes) -> bytes:
    """The digest of a payload with its salt."""
    return canonical.sm3(salt, payload)


TAKEN_BACK = "del"
"""The ``op`` of an entry by which a record is no longer there."""


@dataclass(frozen=True)
class LogFault:
    """Where the log stops being what was written: entry number and what is wrong with it."""

    n: int
    what: str


class Checked(NamedTuple):
    """The end of the log, every fault found, and what was entered in one hash: ``c(n) = SM3(c(n-1)
    ‖ rev ‖ digest)`` over all entries but those of kind ``event``, so that a sign-in or a look at a
    number does not move it.
    """

    head: LogHead
    faults: tuple[LogFault, ...]
    content: bytes


def check_log(connection: Connection, known: Iterable[LogHead] = ()) -> Checked:
    """Walks the whole log, each entry once.

    ``known`` are heads that left the house (in bundles): the log must still run through them.
    Faults: ``gap`` (a number is missing), ``content`` (payload or salt changed), ``chain`` (a head
    or hash changed), ``tail`` (a known head is not there), ``row`` (a record differs from its
    newest revision), ``erased`` (the content of a record that is still there was erased),
    ``handover`` (an entry's mark whether it is handed over differs from its kind's). An entry
    whose payload and salt were erased together is no fault once the record has a newer one.
    """
    faults = []
    previous, expected, content = GENESIS, 1, GENESIS
    wanted = {(head.n, head.hash) for head in known}
    newest: dict[str, int] = {}
    for row in _rows(connection, _WALK):
        head = _Head(*row[:-5])
        handover, salt, payload, digest, hash = row[-5:]
        if head.n != expected:
            faults.append(LogFault(expected, "gap"))
        if not _content_holds(salt, payload, digest):
            faults.append(LogFault(head.n, "content"))
        if _linked(previous, _HEAD.encode(head), digest) != hash:
            faults.append(LogFault(head.n, "chain"))
        if head.kind in KINDS and bool(handover) != KINDS[head.kind].HANDOVER:
            faults.append(LogFault(head.n, "handover"))
        if head.kind != Event.KIND:
            content = canonical.sm3(content, head.rev.encode("utf-8"), digest)
        previous, expected = hash, head.n + 1
        wanted.discard((head.n, hash))
        if head.op == TAKEN_BACK:
            newest.pop(head.record, None)
        else:
            newest[head.record] = head.n
    faults += [LogFault(n, "tail") for n in sorted({n for n, _ in wanted}) if n > 0]
    faults += _differing_rows(connection, newest)
    return Checked(LogHead(expected - 1, previous), tuple(faults), content)


def _rows(connection: Connection, sql: str) -> Iterator[Any]:
    """The driver's rows: a mapping a row costs more than what is looked at."""
    driver: Any = connection.connection.driver_connection
    return iter(driver.execute(sql))


def _content_holds(salt: Any, payload: Any, digest: bytes) -> bool:
    if salt is None or payload is None:
        return salt is None and payload is None
    return bool(digest_of(salt, payload) == digest)


def _differing_rows(connection: Connection, newest: dict[str, int]) -> list[LogFault]:
    """Entries whose record's row is gone or another; 0 stands for a row without any entry."""
    left = dict(newest)
    differing = []
    for kind, table in RECORDS.items():
        names = [column.name for column in table.columns]
        columns = ", ".join(f't."{name}"' for name in names)
        query = f"SELECT {columns}, r.payload, r.ver, r.n FROM {table.name} t"
        for values in _rows(connection, f"{query} LEFT JOIN revision r ON r.rev = t.rev"):
            logged, ver, entry = values[-3:]
            row = dict(zip(names, values, strict=False))
            # Without an entry both sides are None: a row nobody wrote is a fault too.
            written = left.pop(row["id"], -1)
            n = newest.get(row["id"], 0)
            if written != entry:
                differing.append(LogFault(n, "row"))
            elif logged is None:
                # Nothing tells any more what the record should be.
                differing.append(LogFault(n, "erased"))
            elif not _same(kind, row, ver, logged):
                differing.append(LogFault(n, "row"))
    differing += [LogFault(n, "row") for n in left.values()]
    return sorted(differing, key=lambda fault: fault.n)


def _same(kind: str, row: Mapping[str, Any], ver: int, logged: bytes) -> bool:
    """Whether the row is what its newest entry says, raised to the present shape."""
    cls = KINDS[kind]
    try:
        facts = facts_of(kind, ver, logged)
        # Nearly always the one is the other column by column, and no record need be made of either.
        return says_plainly(cls, row, facts) or from_row(cls, row) == restore(cls, facts)
    except UNRAISED:
        return False


def entries_without_contents(connection: Connection) -> Iterator[Any]:
    """Every entry in order as a mapping, but for payload and salt."""
    names = "n", "at", "by", "verb", "kind", "record", "rev", "parent_rev", "op", "command"
    columns = [REVISION.c[name] for name in (*names, "device", "digest", "hash")]
    yield from connection.execute(select(*columns).order_by(REVISION.c.n)).mappings()
