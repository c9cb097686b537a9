"""One transaction on the one connection, for the driver and for SQLAlchemy alike.

What every act and every list needs runs on the driver: SQLAlchemy describes a statement and its
result anew each time, which costs more than the statement. Where a statement is built from
expressions its connection is made, in the same transaction, once it is asked for.
"""

import time
from collections.abc import Sequence
from functools import cached_property
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, Engine

Driver = Any
"""The connection of sqlcipher3."""


class Transaction:
    """Begun, committed, and undone when what happens in it raises."""

    def __init__(self, engine: Engine, driver: Driver, *, write: bool) -> None:
        self.engine = engine
        self.driver = driver
        self.write = write

    @cached_property
    def connection(self) -> Connection:
        """SQLAlchemy's connection in this transaction."""
        return self.engine.connect().execution_options(write=self.write)

    def __enter__(self) -> Self:
        self.driver.execute("BEGIN IMMEDIATE" if self.write else "BEGIN")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            if kind is None:
                self.driver.commit()
        finally:
            if self.driver.in_transaction:
                self.driver.rollback()
            if "connection" in self.__dict__:
                self.connection.close()


PORTION, BREATH_SECONDS = 25, 0.0002


def write_many(driver: Driver, sql: str, rows: Sequence[Sequence[Any]]) -> None:
    """Writes many rows by one statement, a portion at a time.

    The driver lets Python go for every row and takes it again at once, so that no other thread gets
    it before the last row: between two portions it is given away.
    """
    for at in range(0, len(rows), PORTION):
        if at:
            time.sleep(BREATH_SECONDS)
        driver.executemany(sql, rows[at : at + PORTION])


def first_row(driver: Driver, sql: str, values: Sequence[Any] = ()) -> Any | None:
    """The first row a statement gives, a tuple, or None."""
    return driver.execute(sql, values).fetchone()


def first_value(driver: Driver, sql: str, values: Sequence[Any] = ()) -> Any | None:
    """The first column of the first row a statement gives, or None."""
    row = driver.execute(sql, values).fetchone()
    return None if row is None else row[0]
