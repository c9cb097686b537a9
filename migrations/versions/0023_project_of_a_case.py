"""A dispute and an issue say which project they belong to, as a review does."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table in ("r_dispute", "r_issue"):
        op.add_column(table, sa.Column("project", sa.Text()))
