"""The bureau's first schema: what `init` made before the bureau had steps."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    _create_meta()
    _create_device()
    _create_stream()
    _create_bundle()
    _create_revision()
    _create_record()
    _create_quarantine()


def _create_meta() -> None:
    op.create_table(
        "meta",
        sa.Column("name", sa.String(40), primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
    )


def _create_device() -> None:
    op.create_table(
        "device",
        sa.Column("device", sa.String(32), primary_key=True),
        sa.Column("office", sa.String(9), nullable=False),
        sa.Column("office_name", sa.String(100), nullable=False),
        sa.Column("public_key", sa.String(130), nullable=False),
        sa.Column("fingerprint", sa.String(16), nullable=False),
        sa.Column("certificate", sa.LargeBinary, nullable=False),
        sa.Column("enrolled_at", sa.String(25), nullable=False),
    )


def _create_stream() -> None:
    op.create_table(
        "stream",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("device", sa.String(32), sa.ForeignKey("device.device"), nullable=False),
        sa.Column("epoch", sa.String(32), nullable=False),
        sa.Column("stream", sa.String(3), nullable=False),
        sa.Column("applied_through", sa.Integer, nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.Column("seen_through", sa.Integer, nullable=False),
        sa.UniqueConstraint("device", "epoch", "stream"),
    )


def _create_bundle() -> None:
    op.create_table(
        "bundle",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("stream_id", sa.Integer, sa.ForeignKey("stream.id"), nullable=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("schema", sa.Integer, nullable=False),
        sa.Column("app", sa.String(40), nullable=False),
        sa.Column("revisions", sa.Integer, nullable=False),
        sa.Column("log_n", sa.Integer, nullable=False),
        sa.Column("log_hash", sa.String(64), nullable=False),
        sa.Column("made_at", sa.String(25), nullable=False),
        sa.Column("taken_at", sa.String(25), nullable=False),
        sa.Column("totals", sa.Text),
        sa.Column("receipt", sa.LargeBinary),
        sa.UniqueConstraint("stream_id", "seq"),
    )


def _create_revision() -> None:
    op.create_table(
        "revision",
        sa.Column("rev", sa.String(64), primary_key=True),
        sa.Column("bundle_id", sa.Integer, sa.ForeignKey("bundle.id"), nullable=False),
        sa.Column("office", sa.String(9), nullable=False),
        sa.Column("device", sa.String(32), nullable=False),
        sa.Column("record", sa.String(32), nullable=False),
        sa.Column("kind", sa.String(64), nullable=False),
        sa.Column("parent", sa.String(64)),
        sa.Column("op", sa.String(5), nullable=False),
        sa.Column("ver", sa.Integer, nullable=False),
        sa.Column("made_by", sa.String(200), nullable=False),
        sa.Column("made_at", sa.String(25), nullable=False),
        sa.Column("f", sa.Text, nullable=False),
        sa.Column("x", sa.Text, nullable=False),
        sa.Column("more", sa.Text, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
    )
    op.create_index("ix_revision_bundle_id", "revision", ["bundle_id"])
    op.create_index("revision_by_record", "revision", ["record", "parent"])


def _create_record() -> None:
    op.create_table(
        "record",
        sa.Column("record", sa.String(32), primary_key=True),
        sa.Column("office", sa.String(9), nullable=False),
        sa.Column("kind", sa.String(64), nullable=False),
        sa.Column("rev", sa.String(64), nullable=False),
        sa.Column("op", sa.String(5), nullable=False),
        sa.Column("conflict", sa.Integer, nullable=False),
    )
    op.create_index("ix_record_office", "record", ["office"])


def _create_quarantine() -> None:
    op.create_table(
        "quarantine",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("stream_id", sa.Integer, sa.ForeignKey("stream.id"), nullable=False),
        sa.Column("at", sa.String(25), nullable=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("idx", sa.Integer),
        sa.Column("rev", sa.String(64), nullable=False),
        sa.Column("record", sa.String(64), nullable=False),
        sa.Column("code", sa.String(64), nullable=False),
        sa.Column("facts", sa.Text, nullable=False),
        sa.Column("frame", sa.LargeBinary),
        sa.Column("file", sa.Text),
    )
    op.create_index("ix_quarantine_stream_id", "quarantine", ["stream_id"])
