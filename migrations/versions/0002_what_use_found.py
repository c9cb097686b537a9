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
COLUMNS: tuple[tuple[str, str, type[sa.types.TypeEngine[object]]], ...] = (
    ("r_check", "void_reason", sa.Text),
    ("r_correction", "id_type", sa.Text),
    ("r_correction", "offence_date", sa.Text),
    ("r_correction", "sentence_months", sa.Integer),
    ("r_correction", "decision_received", sa.Text),
    ("r_correction", "entered", sa.Text),
    ("r_correction", "classed", sa.Text),
    ("r_correction", "unsettled", sa.Integer),
    ("r_correction", "sealed", sa.Text),
    ("r_correction", "seal_note", sa.Text),
    ("r_team_member", "joined", sa.Text),
    ("r_team_member", "left", sa.Text),
    ("r_team_member", "left_reason", sa.Text),
    ("r_leave", "destination_area", sa.Text),
    ("r_leave", "owed", sa.Text),
    ("r_leave", "ended_on", sa.Text),
    ("r_leave", "end_reason", sa.Text),
    ("r_party", "void_reason", sa.Text),
    ("r_party", "ended", sa.Text),
    ("r_agent", "void_reason", sa.Text),
    ("r_session", "void_reason", sa.Text),
    ("r_signature", "void_reason", sa.Text),
    ("r_follow_up", "void_reason", sa.Text),
    ("r_confirmation", "void_reason", sa.Text),
    ("r_referral", "void_reason", sa.Text),
    ("r_committee", "retired_on", sa.Text),
)


def upgrade() -> None:
    for table, name, kind in COLUMNS:
        op.add_column(table, sa.Column(name, kind()))
    _create_r_adjustment()
    _create_preference()
    _create_r_breach()
    _create_r_notice()
    _create_r_aside()
    _create_r_payment()


def _create_r_payment() -> None:
    op.create_table(
        "r_payment",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("parent", sa.Text, sa.ForeignKey("r_obligation.id"), nullable=False),
        sa.Column("position", sa.Integer),
        sa.Column("day", sa.Text, nullable=False),
        sa.Column("amount", sa.Integer, nullable=False),
        sa.Column("complete", sa.Integer),
        sa.Column("proof", sa.Text),
        sa.Column("void_reason", sa.Text),
        sa.Column("rev", sa.Text, nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("root", sa.Text, nullable=False),
    )
    op.create_index("ix_r_payment_root", "r_payment", ["root"])


def _create_r_adjustment() -> None:
    op.create_table(
        "r_adjustment",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("parent", sa.Text, sa.ForeignKey("r_correction.id"), nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("changed", sa.Text, nullable=False),
        sa.Column("before", sa.Text),
        sa.Column("after", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("document_no", sa.Text),
        sa.Column("position", sa.Integer),
        sa.Column("void_reason", sa.Text),
        sa.Column("late_reason", sa.Text),
        sa.Column("rev", sa.Text, nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("root", sa.Text, nullable=False),
    )
    op.create_index("ix_r_adjustment_root", "r_adjustment", ["root"])


def _create_preference() -> None:
    op.create_table(
        "preference",
        sa.Column("by", sa.Text, primary_key=True),
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
    )


def _create_r_breach() -> None:
    op.create_table(
        "r_breach",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("parent", sa.Text, sa.ForeignKey("r_correction.id"), nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("since", sa.Text),
        sa.Column("until", sa.Text),
        sa.Column("facts", sa.Text),
        sa.Column("decision", sa.Text, nullable=False),
        sa.Column("decided", sa.Text, nullable=False),
        sa.Column("document_no", sa.Text),
        sa.Column("served", sa.Text),
        sa.Column("note", sa.Text),
        sa.Column("position", sa.Integer),
        sa.Column("leave", sa.Text),
        sa.Column("days", sa.Integer),
        sa.Column("period", sa.Text),
        sa.Column("void_reason", sa.Text),
        sa.Column("late_reason", sa.Text),
        sa.Column("rev", sa.Text, nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("root", sa.Text, nullable=False),
    )
    op.create_index("ix_r_breach_root", "r_breach", ["root"])


def _create_r_notice() -> None:
    op.create_table(
        "r_notice",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("parent", sa.Text, sa.ForeignKey("r_correction.id"), nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("done", sa.Text, nullable=False),
        sa.Column("whom", sa.Text),
        sa.Column("document_no", sa.Text),
        sa.Column("note", sa.Text),
        sa.Column("position", sa.Integer),
        sa.Column("part", sa.Text),
        sa.Column("void_reason", sa.Text),
        sa.Column("late_reason", sa.Text),
        sa.Column("rev", sa.Text, nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("root", sa.Text, nullable=False),
    )
    op.create_index("ix_r_notice_root", "r_notice", ["root"])


def _create_r_aside() -> None:
    op.create_table(
        "r_aside",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("parent", sa.Text),
        sa.Column("rule", sa.Text, nullable=False),
        sa.Column("of_kind", sa.Text, nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("due", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("part", sa.Text),
        sa.Column("until", sa.Text),
        sa.Column("taken_up", sa.Integer),
        sa.Column("rev", sa.Text, nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("root", sa.Text, nullable=False),
    )
