"""Which entries are in which bundle stands in spans of the log, no longer in every entry."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

# Of what is handed over, each run of entries of one bundle is a span.
SPANS = """
    INSERT INTO span (first, last, bundle)
    SELECT min(n), max(n), bundle FROM (
        SELECT n, bundle, row_number() OVER (ORDER BY n)
            - row_number() OVER (PARTITION BY bundle ORDER BY n) AS run
        FROM revision WHERE handover = 1
    )
    WHERE bundle IS NOT NULL GROUP BY bundle, run
"""
TEXTS = ("rev", "record", "kind", "root", "parent_rev", "op", "ver", "command", "verb", "by", "at", "device", "handover")  # fmt: skip
NUMBERS = ("ver", "handover")
BYTES = ("salt", "payload", "digest", "hash")
MAY_BE_EMPTY = ("parent_rev", "salt", "payload")


def upgrade() -> None:
    op.create_table(
        "span",
        sa.Column("first", sa.Integer(), primary_key=True),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.Column("bundle", sa.Integer(), sa.ForeignKey("bundle.id"), nullable=False),
    )
    op.create_index("ix_span_bundle", "span", ["bundle"])
    op.execute(SPANS)
    _without_mark()


def _without_mark() -> None:
    """The log with the same entries and without the column, which a foreign key holds."""
    op.create_table(
        "revision_unmarked",
        sa.Column("n", sa.Integer(), primary_key=True),
        *(
            sa.Column(
                name,
                sa.Integer() if name in NUMBERS else sa.Text(),
                nullable=name in MAY_BE_EMPTY,
                unique=name == "rev" or None,
            )
            for name in TEXTS
        ),
        *(sa.Column(name, sa.LargeBinary(), nullable=name in MAY_BE_EMPTY) for name in BYTES),
    )
    names = ", ".join(f'"{name}"' for name in ("n", *TEXTS, *BYTES))
    op.execute(f"INSERT INTO revision_unmarked ({names}) SELECT {names} FROM revision ORDER BY n")
    op.drop_table("revision")
    op.rename_table("revision_unmarked", "revision")
    for column in ("record", "root"):
        op.create_index(f"ix_revision_{column}", "revision", [column, "n"])
    for name, columns, condition in (
        ("erased", ["n"], "payload IS NULL AND handover = 1"),
        ("handover", ["n", "rev"], "handover = 1"),
    ):
        where = sa.text(condition)
        op.create_index(f"ix_revision_{name}", "revision", columns, sqlite_where=where)
