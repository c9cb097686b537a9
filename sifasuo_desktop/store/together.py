"""Many acts in one transaction: each a part that can fail alone, all kept at the end or none."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Self

from sifasuo_desktop.store.log import HEAD, LogHead, head_in
from sifasuo_desktop.store.transaction import Transaction, first_row
from sifasuo_desktop.store.unit_of_work import UnitOfWork


class _Dropped(Exception):
    """Undoes the transaction; never seen outside."""


class Together:
    """The transaction under way and what its parts have put off until it is durable."""

    def __init__(self, transaction: Transaction) -> None:
        self.transaction = transaction
        self.head: LogHead | None = None
        self.later: list[Callable[[], object]] = []
        self.dropped = False

    @classmethod
    @contextmanager
    def begun(cls, transaction: Transaction) -> Iterator[Self]:
        """Kept at the end, unless it was dropped."""
        with suppress(_Dropped), transaction:
            whole = cls(transaction)
            yield whole
            if whole.dropped:
                raise _Dropped
            # Of what was undone on the way nothing counts: the log itself says where it ends.
            whole.head = head_in(first_row(transaction.driver, HEAD))

    def drop(self) -> None:
        """Nothing of it is to be kept."""
        self.dropped = True

    @contextmanager
    def part(self) -> Iterator[None]:
        """One act; what it raises undoes it and nothing else."""
        run = self.transaction.driver.execute
        run("SAVEPOINT part")
        put_off = len(self.later)
        try:
            yield
        except BaseException:
            del self.later[put_off:]
            run("ROLLBACK TO part")
            run("RELEASE part")
            raise
        run("RELEASE part")

    def take(self, unit: UnitOfWork) -> None:
        """What a part that was done leaves to the end."""
        self.later += unit.later
