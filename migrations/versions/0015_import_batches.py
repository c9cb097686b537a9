"""Imports from spreadsheets: which file, how many rows, whether it was taken back."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

COUNTS = ("rows", "new", "known", "passed_over", "bad")


def upgrade() -> None:
    op.create_table(
        "r_import_batch",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("parent", sa.Text),
        sa.Column("of_kind", sa.Text, nullable=False),
        sa.Column("file", sa.Text, nullable=False),
        *(sa.Column(name, sa.Integer) for name in COUNTS),
        sa.Column("taken_back", sa.Text),
        sa.Column("rev", sa.Text, nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("root", sa.Text, nullable=False),
    )
