"""The last acknowledged entry of the log, kept in a small file beside the store.

It is written after the durable commit and without a sync of its own: it may lag behind the store
but never lead it. A store that does not hold what stands here has lost saves.
"""

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sifasuo_desktop.kernel.canonical import sm3
from sifasuo_desktop.kernel.private import FILE
from sifasuo_desktop.store.engine import StoreTrouble, connect, telling_trouble
from sifasuo_desktop.store.log import LogHead
from sifasuo_desktop.store.wal import durable_frames_lost

_FORMAT = "SFH1"


@dataclass(frozen=True)
class Tip:
    """The file at ``path``; always of one length, so that no disk is too full for the next head."""

    path: Path

    def keep(self, head: LogHead) -> None:
        """Notes an acknowledged head; a disk that does not take it leaves an older one."""
        body = f"{_FORMAT} {head.n:020d} {head.hash.hex()}"
        data = f"{body} {_mark(body)}\n".encode()
        flags = os.O_WRONLY | os.O_CREAT | getattr(os, "O_BINARY", 0)
        with suppress(OSError):
            descriptor = os.open(self.path, flags, FILE)
            try:
                os.write(descriptor, data)
            finally:
                os.close(descriptor)

    def head(self) -> LogHead | None:
        """What was noted last; None where nothing was, or the file is not what was written."""
        try:
            text = self.path.read_text("ascii")
            body, _, mark = text.rstrip("\n").rpartition(" ")
            name, n, content = body.split(" ")
            if name != _FORMAT or mark != _mark(body):
                return None
            return LogHead(int(n), bytes.fromhex(content))
        except (OSError, ValueError):
            return None

    def forget(self) -> None:
        """For whoever puts another database in the store's place."""
        self.path.unlink(missing_ok=True)


def _mark(body: str) -> str:
    return sm3(body.encode()).hex()[:16]


def refuse_lost_saves(database: Path, key: bytes, tip: Tip) -> None:
    """Raises StoreTrouble ``store.saves_lost`` when saves that were acknowledged are not there.

    Nothing is changed: the write-ahead log is looked at as a file, and the database through a
    connection that cannot write, since closing one that can would put the log away for good.
    """
    refuse_cut_log(database)
    connection = connect(database, key, readonly=True)
    try:
        with telling_trouble():
            refuse_behind(connection, tip)
    finally:
        connection.close()


def refuse_cut_log(database: Path) -> None:
    """Raises StoreTrouble ``store.saves_lost`` for a write-ahead log that would be read in part."""
    if durable_frames_lost(database.with_name(database.name + "-wal")):
        raise StoreTrouble("store.saves_lost", "wal")


def refuse_behind(connection: Any, tip: Tip) -> None:
    """Raises StoreTrouble ``store.saves_lost`` when the store does not hold what was noted last."""
    noted = tip.head()
    table = "SELECT 1 FROM sqlite_master WHERE name = 'revision'"
    if noted is None or noted.n == 0 or connection.execute(table).fetchone() is None:
        return
    row = connection.execute("SELECT hash FROM revision WHERE n = ?", (noted.n,)).fetchone()
    if row is None or row[0] != noted.hash:
        raise StoreTrouble("store.saves_lost", str(noted.n))
