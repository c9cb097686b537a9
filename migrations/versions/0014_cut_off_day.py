"""An office may count its months up to a day of its own."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("r_office", sa.Column("cut_off", sa.Integer))
