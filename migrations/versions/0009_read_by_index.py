"""What is shown is read by index, however much is closed or handed over: indexes, nothing filled in."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

COLUMNS = (
    ("r_dispute", "accepted"),
    ("r_dispute", "agreed"),
    ("r_follow_up", "visited"),
    ("r_check", "done_at"),
    ("r_correction", "unsettled"),
    ("r_dispute", "closed"),
    ("r_correction", "closed"),
)


def upgrade() -> None:
    for table, column in COLUMNS:
        op.create_index(f"ix_{table}_{column}", table, [column])
    op.create_index(
        "ix_revision_waiting",
        "revision",
        ["n"],
        sqlite_where=sa.text("bundle IS NULL AND handover = 1"),
    )
    op.create_index(
        "ix_revision_erased",
        "revision",
        ["n"],
        sqlite_where=sa.text("payload IS NULL AND handover = 1"),
    )
