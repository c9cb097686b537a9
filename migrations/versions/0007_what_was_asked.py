"""A command that comes again is compared with what was asked the first time: a column, nothing filled in."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("command", sa.Column("content", sa.Text()))
