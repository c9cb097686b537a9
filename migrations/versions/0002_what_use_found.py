"""Fields and records that use of the first build found missing: columns added, nothing filled in.

Every added column may be empty: an entry of the log written before it reads the same (an absent
field has the declared default), so that the chain and the rows still agree.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# Table, column, type. A line each; the order is free.
COLUMNS: tuple[tuple[str, str, type[sa.types.TypeEngine[object]]], ...] = ()


def upgrade() -> None:
    for table, name, kind in COLUMNS:
        op.add_column(table, sa.Column(name, kind()))
