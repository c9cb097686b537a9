"""What attachments show: sealed files with their keys, and pieces of which not all have come."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "content",
        sa.Column("office", sa.String(9), primary_key=True),
        sa.Column("sm3", sa.String(64), primary_key=True),
        sa.Column("key", sa.LargeBinary, nullable=False),
        sa.Column("media", sa.String(40), nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("taken_at", sa.String(25), nullable=False),
    )
    op.create_table(
        "piece",
        sa.Column("office", sa.String(9), primary_key=True),
        sa.Column("sm3", sa.String(64), primary_key=True),
        sa.Column("place", sa.Integer, primary_key=True),
        sa.Column("data", sa.LargeBinary, nullable=False),
    )
