"""Attachments of records of every kind, and the keys of the files that hold what they show."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

# ``!`` is never empty, ``#`` is a whole number.
COLUMNS = (
    "parent! void_reason of_kind! position# title! name! taken_on media! size#! pages# width# "
    "height# sm3! rev! owner! root!"
)


def _column(told: str) -> sa.Column:
    kind = sa.Integer if "#" in told else sa.Text
    return sa.Column(told.rstrip("#!"), kind, nullable="!" not in told)


def upgrade() -> None:
    own = map(_column, COLUMNS.split())
    op.create_table("r_attachment", sa.Column("id", sa.Text, primary_key=True), *own)
    for index in ("root", "sm3"):
        op.create_index(f"ix_r_attachment_{index}", "r_attachment", [index])
    op.create_table(
        "content_bundle",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("epoch", sa.Text, nullable=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False, unique=True),
        sa.Column("hash", sa.Text, nullable=False),
        sa.Column("revisions", sa.Integer, nullable=False),
        sa.Column("made_at", sa.Text, nullable=False),
        sa.Column("sent_at", sa.Text),
        sa.Column("received_at", sa.Text),
        sa.Column("receipt", sa.Text),
        sa.UniqueConstraint("epoch", "seq", name="uq_content_bundle_epoch_seq"),
    )
    op.create_table(
        "content",
        sa.Column("sm3", sa.Text, primary_key=True),
        sa.Column("key", sa.LargeBinary, nullable=False),
        sa.Column("media", sa.Text, nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("pages", sa.Integer),
        sa.Column("width", sa.Integer),
        sa.Column("height", sa.Integer),
        sa.Column("bundle", sa.Integer, sa.ForeignKey("content_bundle.id")),
    )
    op.create_index("ix_content_bundle", "content", ["bundle"])
    op.create_index("ix_content_bundle_received", "content_bundle", ["received_at"])
