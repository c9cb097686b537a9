"""What proves the log: heads and contents of bundles, receipts as they came; the slots of passwords."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for name, kind in (("head_n", sa.Integer()), ("head_hash", sa.Text()), ("contents", sa.Text())):
        op.add_column("bundle", sa.Column(name, kind))
    op.create_table(
        "receipt",
        sa.Column("number", sa.Text(), primary_key=True),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.Column("head_n", sa.Integer(), nullable=False),
        sa.Column("head_hash", sa.Text(), nullable=False),
        sa.Column("taken_at", sa.Text(), nullable=False),
    )
    op.create_index("ix_receipt_head", "receipt", ["head_n"])
    op.create_index("ix_bundle_head", "bundle", ["head_n"])
    op.create_table(
        "password",
        sa.Column("id", sa.Integer(), primary_key=True),
        *(
            sa.Column(name, sa.Text(), nullable=False)
            for name in ("account", "mark", "slot", "set_at")
        ),
    )
    op.create_index("ix_password_account", "password", ["account", "id"])
    op.create_table(
        "r_power_change",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("parent", sa.Text()),
        *(
            sa.Column(name, sa.Text(), nullable=False)
            for name in ("act", "name", "by_name", "changed_on", "rev", "owner", "root")
        ),
    )
    # Of what was received before this step no receipt was kept.
    op.execute(
        "INSERT INTO identity (name, value) SELECT 'receipts_from', max(id) FROM bundle "
        "WHERE received_at IS NOT NULL HAVING max(id) IS NOT NULL"
    )
