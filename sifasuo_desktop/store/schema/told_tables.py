"""Tables as steps of the store tell them: a line of columns and of what is read by index.

Frozen: the steps from 0012 on call it, and what an old step makes may never change. What a new step
needs otherwise gets a function of its own.
"""

from collections.abc import Iterable

import sqlalchemy as sa
from alembic import op

HEAD = "register_no! state! void_reason"
FOOT = "rev! owner! root!"


def make_tables(tables: Iterable[tuple[str, str, str, str]]) -> None:
    """Makes each table of name, column the ``parent`` points to or nothing, columns, indexes.

    Of the columns ``!`` is never empty, ``#`` is a whole number; all others are text.
    """
    for name, parent, columns, indexes in tables:
        above = (
            sa.Column("parent", sa.Text, sa.ForeignKey(parent), nullable=False)
            if parent
            else sa.Column("parent", sa.Text)
        )
        own = map(_column, columns.split())
        op.create_table(name, sa.Column("id", sa.Text, primary_key=True), above, *own)
        for index in indexes.split():
            op.create_index(f"ix_{name}_{index}", name, [index])


def _column(told: str) -> "sa.Column[object]":
    kind = sa.Integer if "#" in told else sa.Text
    return sa.Column(told.rstrip("#!"), kind, nullable="!" not in told)
