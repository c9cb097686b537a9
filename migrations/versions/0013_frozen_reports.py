"""Frozen reports: what was reported, with the records it was counted from."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

NEEDED = (
    "report",
    "title",
    "period",
    "first",
    "last",
    "frozen_on",
    "frozen_by",
    "figures",
    "behind",
)


def upgrade() -> None:
    op.create_table(
        "r_snapshot",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("parent", sa.Text),
        *(sa.Column(name, sa.Text, nullable=False) for name in NEEDED),
        sa.Column("state", sa.Text),
        sa.Column("reopened_on", sa.Text),
        sa.Column("reopen_reason", sa.Text),
        sa.Column("rev", sa.Text, nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("root", sa.Text, nullable=False),
    )
    op.create_index("ix_r_snapshot_report", "r_snapshot", ["report"])
