"""The revision log: every change in order, chained by hash, erasable without breaking.

``h(n) = SM3(h(n-1) ‖ SM3(head(n)) ‖ digest(n))``, ``digest(n) = SM3(salt(n) ‖ payload(n))`` with 16
random bytes of salt. ``head(n)`` is the canonical JSON of the columns in ``HEAD_FIELDS``; the
device is a column beside it (docs/adr/0003), attested by the signature of the bundle.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from sifasuo_desktop.domain.conversion import restore
from sifasuo_desktop.domain.growing import UNRAISED
from sifasuo_desktop.domain.office.records import Event
from sifasuo_desktop.domain.record import KINDS
from sifasuo_desktop.kernel import canonical
from sifasuo_desktop.store.entries import facts_of
from sifasuo_desktop.store.schema.derived import from_row
from sifasuo_desktop.store.schema.own import RECORDS, REVISION

GENESIS = bytes(32)
SALT_BYTES = 16
HEAD_FIELDS = (
    "n", "rev", "record", "kind", "root", "parent_rev", "op", "ver", "command", "verb", "by", "at",
)  # fmt: skip

HEAD = "SELECT n, hash FROM revision ORDER BY n DESC LIMIT 1"
_LOGGED = (
    REVISION.c.payload.label("logged"),
    REVISION.c.ver.label("logged_at"),
    REVISION.c.n.label("entry"),
)


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


def link(previous: bytes, head: dict[str, Any], digest: bytes) -> bytes:
    """The hash of one entry from the one before it, its head and its content's digest."""
    return canonical.sm3(previous, canonical.sm3(canonical.encode(head)), digest)


def digest_of(salt: bytes, payload: bytes) -> bytes:
    """The digest of a payload with its salt."""
    return canonical.sm3(salt, payload)


@dataclass(frozen=True)
class LogFault:
    """Where the log stops being what was written: entry number and what is wrong with it."""

    n: int
    what: str


def check_log(
    connection: Connection, known: Iterable[LogHead] = ()
) -> tuple[LogHead, tuple[LogFault, ...]]:
    """Walks the whole log; returns its head and every fault found.

    ``known`` are heads that left the house (in bundles): the log must still run through them.
    Faults: ``gap`` (a number is missing), ``content`` (payload or salt changed), ``chain`` (a head
    or hash changed), ``tail`` (a known head is not there), ``row`` (a record differs from its
    newest revision), ``erased`` (the content of a record that is still there was erased),
    ``handover`` (an entry's mark whether it is handed over differs from its kind's). An entry
    whose payload and salt were erased together is no fault once the record has a newer one.
    """
    faults = []
    previous, expected = GENESIS, 1
    wanted = {(head.n, head.hash) for head in known}
    newest: dict[str, int] = {}
    for row in _entries(connection):
        if row["n"] != expected:
            faults.append(LogFault(expected, "gap"))
        if not _content_holds(row):
            faults.append(LogFault(row["n"], "content"))
        head = {name: row[name] for name in HEAD_FIELDS}
        if link(previous, head, row["digest"]) != row["hash"]:
            faults.append(LogFault(row["n"], "chain"))
        previous, expected = row["hash"], row["n"] + 1
        if not _marked_rightly(row):
            faults.append(LogFault(row["n"], "handover"))
        wanted.discard((row["n"], row["hash"]))
        newest[row["record"]] = row["n"]
    faults += [LogFault(n, "tail") for n in sorted({n for n, _ in wanted}) if n > 0]
    faults += _differing_rows(connection, newest)
    return LogHead(expected - 1, previous), tuple(faults)


def content_of_log(connection: Connection) -> bytes:
    """What was entered, in one hash: ``c(n) = SM3(c(n-1) ‖ rev ‖ digest)`` over all entries but
    those of kind ``event``, so that a sign-in or a look at a number does not move it.
    """
    content = GENESIS
    columns = select(REVISION.c.rev, REVISION.c.digest).where(REVISION.c.kind != Event.KIND)
    for rev, digest in connection.execute(columns.order_by(REVISION.c.n)):
        content = canonical.sm3(content, rev.encode("utf-8"), digest)
    return content


def _content_holds(row: Any) -> bool:
    if row["salt"] is None or row["payload"] is None:
        return row["salt"] is None and row["payload"] is None
    return bool(digest_of(row["salt"], row["payload"]) == row["digest"])


def _marked_rightly(row: Any) -> bool:
    return row["kind"] not in KINDS or bool(row["handover"]) == KINDS[row["kind"]].HANDOVER


def _differing_rows(connection: Connection, newest: dict[str, int]) -> list[LogFault]:
    """Entries whose record's row is gone or another; 0 stands for a row without any entry."""
    left = dict(newest)
    differing = []
    for kind, table in RECORDS.items():
        query = select(table, *_LOGGED).join(REVISION, REVISION.c.rev == table.c.rev, isouter=True)
        for row in connection.execute(query).mappings():
            # Without an entry both sides are None: a row nobody wrote is a fault too.
            written = left.pop(row["id"], -1)
            n = newest.get(row["id"], 0)
            if written != row["entry"]:
                differing.append(LogFault(n, "row"))
            elif row["logged"] is None:
                # Nothing tells any more what the record should be.
                differing.append(LogFault(n, "erased"))
            elif not _same(kind, row):
                differing.append(LogFault(n, "row"))
    differing += [LogFault(n, "row") for n in left.values()]
    return sorted(differing, key=lambda fault: fault.n)


def _same(kind: str, row: Any) -> bool:
    """Whether the row is what its newest entry says, raised to the present shape."""
    try:
        logged = restore(KINDS[kind], facts_of(kind, row["logged_at"], row["logged"]))
        return from_row(KINDS[kind], row) == logged
    except UNRAISED:
        return False


def _entries(connection: Connection) -> Iterator[Any]:
    result = connection.execute(select(REVISION).order_by(REVISION.c.n))
    yield from result.mappings()


def entries_without_contents(connection: Connection) -> Iterator[Any]:
    """Every entry in order as a mapping, but for payload and salt."""
    names = "n", "at", "by", "verb", "kind", "record", "rev", "parent_rev", "op", "command"
    columns = [REVISION.c[name] for name in (*names, "device", "digest", "hash")]
    yield from connection.execute(select(*columns).order_by(REVISION.c.n)).mappings()
