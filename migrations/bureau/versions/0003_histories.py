"""The histories of a device: which follows which, what a snapshot repeats, how far numbers have got."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "lineage",
        sa.Column("stream_id", sa.Integer, sa.ForeignKey("stream.id"), primary_key=True),
        sa.Column("parent_epoch", sa.String(32)),
        sa.Column("parent_seq", sa.Integer),
        sa.Column("seen_made_at", sa.String(25), nullable=False),
        sa.Column("lost", sa.Text),
    )
    op.create_table(
        "carried",
        sa.Column("stream_id", sa.Integer, sa.ForeignKey("stream.id"), primary_key=True),
        sa.Column("rev", sa.String(64), primary_key=True),
    )
    op.create_table(
        "number",
        sa.Column("office", sa.String(9), primary_key=True),
        sa.Column("pattern", sa.String(200), primary_key=True),
        sa.Column("year", sa.Integer, primary_key=True),
        sa.Column("track", sa.String(20), primary_key=True),
        sa.Column("next", sa.Integer, nullable=False),
    )
    # What came before this step followed nothing.
    op.execute("INSERT INTO lineage (stream_id, seen_made_at) SELECT id, '' FROM stream")
