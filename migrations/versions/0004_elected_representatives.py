"""Whether a party was elected by the many of his side to represent them: a column, nothing filled in.

The column may be empty: an entry of the log written before it reads the same (an absent field has
the declared default).
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("r_party", sa.Column("elected", sa.Integer()))
