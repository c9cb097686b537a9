"""What the bureau itself did in a period, entered there."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "own_figure",
        sa.Column("key", sa.String(60), primary_key=True),
        sa.Column("first", sa.String(10), primary_key=True),
        sa.Column("last", sa.String(10), primary_key=True),
        sa.Column("value", sa.Integer, nullable=False),
        sa.Column("note", sa.Text),
        sa.Column("entered_at", sa.String(25), nullable=False),
    )
