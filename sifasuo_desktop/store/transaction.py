"""One transaction on the one connection, for the driver and for SQLAlchemy alike.

What every act and every list needs runs on the driver: SQLAlchemy describes a statement and its
result anew each time, which costs more than the statement. Where a statement is built from
expressions its connection is made, in the same transaction, once it is asked for.
"""

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


def first_row(driver: Driver, sql: str, values: Sequence[Any] = ()) -> Any | None:
    """The first row a statement gives, a tuple, or None."""
    return driver.execute(sql, values).fetchone()


def first_value(driver: Driver, sql: str, values: Sequence[Any] = ()) -> Any | None:
    """The first column of the first row a statement gives, or None."""
    row = driver.execute(sql, values).fetchone()
    return None if row is None else row[0]
