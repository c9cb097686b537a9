"""A process that brings a store up to date and is killed before a statement of its own."""

import os
import signal
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

from sifasuo_desktop.store import migrate
from sifasuo_desktop.store.copying import copy_before_steps
from sifasuo_desktop.store.engine import open_engine
from tests.clock import FixedClock
from tests.services.offices import FIRST_DAY

COMMIT = "COMMIT"


class Cut(Exception):
    """The statement that was not run."""


class Statements:
    """Counts the statements of an engine's transactions; before one of them something happens.

    The last of a transaction is its COMMIT.
    """

    def __init__(self, engine: Engine) -> None:
        self.seen: list[str] = []
        self.before: dict[int, Any] = {}
        event.listen(engine, "before_cursor_execute", self._execute)
        event.listen(engine, "commit", self._commit)

    def _execute(self, _: Any, __: Any, statement: str, *___: Any) -> None:
        self._see(statement)

    def _commit(self, _: Any) -> None:
        self._see(COMMIT)

    def _see(self, statement: str) -> None:
        self.seen.append(statement)
        action = self.before.get(len(self.seen))
        if action is not None:
            action()

    def cut_at(self, place: int) -> None:
        """From now on the statement of that number, counted anew, is not run."""
        self.seen.clear()
        self.before = {place: self._cut}

    def _cut(self) -> None:
        raise Cut(self.seen[-1])


def kill_at(database: Path, key: bytes, backups: Path, place: int) -> None:
    """Brings a store up to date and dies before its statement ``place``."""
    engine = open_engine(database, key)
    statements = Statements(engine)
    statements.before = {place: lambda: os.kill(os.getpid(), signal.SIGKILL)}
    clock = FixedClock(FIRST_DAY)
    migrate.bring_up_to_date(engine, partial(copy_before_steps, engine, key, backups, clock))
