"""仲裁审查 of a labour agreement: a table of its own, nothing filled in."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "r_arbitration",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("parent", sa.Text, sa.ForeignKey("r_dispute.id"), nullable=False),
        sa.Column("commission", sa.Text, nullable=False),
        sa.Column("applicants", sa.Text),
        sa.Column("applied", sa.Text, nullable=False),
        sa.Column("case_no", sa.Text),
        sa.Column("result", sa.Text),
        sa.Column("decided", sa.Text),
        sa.Column("void_reason", sa.Text),
        sa.Column("rev", sa.Text, nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("root", sa.Text, nullable=False),
    )
    op.create_index("ix_r_arbitration_root", "r_arbitration", ["root"])
