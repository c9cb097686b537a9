"""Every order of a list is read from an index; what no field holds, a sound, is kept in a column."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

# The program fills them when it opens the store.
KEYS = {
    "r_dispute": ("sort_number", "sort_title"),
    "r_correction": ("sort_number", "sort_name"),
    "r_user": ("sort_number", "sort_name"),
    "r_village": ("sort_number", "sort_name"),
    "r_mediator": ("sort_name",),
}
COLUMNS = {
    "r_dispute": (
        *("committee", "applied", "dispute_type", "source", "difficulty", "village", "track"),
        *("agreed_amount", "result", "host"),
    ),
    "r_correction": (
        *("sex", "village", "category", "start", "end", "manage_class", "managed_by"),
        *("responsible", "reported"),
    ),
    "r_class_policy": ("manage_class", "check_type", "times", "period", "source", "valid_from"),
    "r_committee": ("name", "type", "prefix", "village"),
    "r_delegation": ("document_no", "issued", "valid_from", "valid_to"),
    "r_mediator": ("name", "committee"),
    "r_user": ("account", "disabled"),
    "r_village": ("code", "town"),
}


def upgrade() -> None:
    for table, keys in KEYS.items():
        for key in keys:
            op.add_column(table, sa.Column(key, sa.Text()))
    for table, columns in COLUMNS.items():
        for column in (*columns, *KEYS.get(table, ())):
            op.create_index(f"ix_{table}_{column}", table, [column])
