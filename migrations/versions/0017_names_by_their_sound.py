"""Campaigns and visits are found and stand in order by the sound of their name."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

# The program fills the new columns when it opens the store.
NAMES = {"r_campaign": "name", "r_enterprise_visit": "firm"}


def upgrade() -> None:
    for table, name in NAMES.items():
        op.add_column(table, sa.Column(f"sort_{name}", sa.Text()))
        op.drop_index(f"ix_{table}_{name}", table)
        op.create_index(f"ix_{table}_sort_{name}", table, [f"sort_{name}"])
