"""Parties are found by name and number at every registration: an index each instead of all rows."""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for name in ("name", "id_number"):
        op.create_index(f"ix_r_party_{name}", "r_party", [name])
