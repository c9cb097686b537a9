"""The bureau's tables: a grow-only set of revisions keyed by ``rev``, and what proves it complete."""

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

METADATA = MetaData()

META = Table(
    "meta",
    METADATA,
    Column("name", String(40), primary_key=True),
    Column("value", Text, nullable=False),
)

DEVICE = Table(
    "device",
    METADATA,
    Column("device", String(32), primary_key=True),
    Column("office", String(9), nullable=False),
    Column("office_name", String(100), nullable=False),
    Column("public_key", String(130), nullable=False),
    Column("fingerprint", String(16), nullable=False),
    Column("certificate", LargeBinary, nullable=False),
    Column("enrolled_at", String(25), nullable=False),
)

STREAM = Table(
    "stream",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("device", ForeignKey("device.device"), nullable=False),
    Column("epoch", String(32), nullable=False),
    Column("stream", String(3), nullable=False),
    Column("applied_through", Integer, nullable=False),
    Column("hash", String(64), nullable=False),
    Column("seen_through", Integer, nullable=False),
    UniqueConstraint("device", "epoch", "stream"),
)

# Where a stream comes from and what it left behind; a row a stream.
LINEAGE = Table(
    "lineage",
    METADATA,
    Column("stream_id", ForeignKey("stream.id"), primary_key=True),
    Column("parent_epoch", String(32)),
    Column("parent_seq", Integer),
    # When the bundle that made ``seen_through`` was made: a later one with a smaller number denies it.
    Column("seen_made_at", String(25), nullable=False),
    # What only the bureau still has, as JSON; empty until the snapshot is whole.
    Column("lost", Text),
    # Which numbers it gives, once it was told of another history that goes on beside it.
    Column("lane", Integer),
)

# Revisions a snapshot brought that had come in another stream already.
CARRIED = Table(
    "carried",
    METADATA,
    Column("stream_id", ForeignKey("stream.id"), primary_key=True),
    Column("rev", String(64), primary_key=True),
)

# The blocks numbers are given from, by the greatest next number any device of the office told.
NUMBER = Table(
    "number",
    METADATA,
    Column("office", String(9), primary_key=True),
    Column("pattern", String(200), primary_key=True),
    Column("year", Integer, primary_key=True),
    Column("track", String(20), primary_key=True),
    Column("next", Integer, nullable=False),
)

BUNDLE = Table(
    "bundle",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("stream_id", ForeignKey("stream.id"), nullable=False),
    Column("seq", Integer, nullable=False),
    Column("hash", String(64), nullable=False),
    Column("kind", String(10), nullable=False),
    Column("schema", Integer, nullable=False),
    Column("app", String(40), nullable=False),
    Column("revisions", Integer, nullable=False),
    Column("log_n", Integer, nullable=False),
    Column("log_hash", String(64), nullable=False),
    Column("made_at", String(25), nullable=False),
    Column("taken_at", String(25), nullable=False),
    Column("totals", Text),
    Column("receipt", LargeBinary),
    UniqueConstraint("stream_id", "seq"),
)

REVISION = Table(
    "revision",
    METADATA,
    Column("rev", String(64), primary_key=True),
    Column("bundle_id", ForeignKey("bundle.id"), nullable=False, index=True),
    Column("office", String(9), nullable=False),
    Column("device", String(32), nullable=False),
    Column("record", String(32), nullable=False),
    Column("kind", String(64), nullable=False),
    Column("parent", String(64)),
    Column("op", String(5), nullable=False),
    Column("ver", Integer, nullable=False),
    Column("made_by", String(200), nullable=False),
    Column("made_at", String(25), nullable=False),
    Column("f", Text, nullable=False),
    Column("x", Text, nullable=False),
    Column("more", Text, nullable=False),
    Column("digest", String(64), nullable=False),
    Index("revision_by_record", "record", "parent"),
)

RECORD = Table(
    "record",
    METADATA,
    Column("record", String(32), primary_key=True),
    Column("office", String(9), nullable=False, index=True),
    Column("kind", String(64), nullable=False),
    Column("rev", String(64), nullable=False),
    Column("op", String(5), nullable=False),
    Column("conflict", Integer, nullable=False),
)

QUARANTINE = Table(
    "quarantine",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("stream_id", ForeignKey("stream.id"), nullable=False, index=True),
    Column("at", String(25), nullable=False),
    Column("seq", Integer, nullable=False),
    Column("idx", Integer),
    Column("rev", String(64), nullable=False),
    Column("record", String(64), nullable=False),
    Column("code", String(64), nullable=False),
    Column("facts", Text, nullable=False),
    Column("frame", LargeBinary),
    Column("file", Text),
)

# What attachments show, whole: a sealed file each below HOME/attachments, with its key.
CONTENT = Table(
    "content",
    METADATA,
    Column("office", String(9), primary_key=True),
    Column("sm3", String(64), primary_key=True),
    Column("key", LargeBinary, nullable=False),
    Column("media", String(40), nullable=False),
    Column("size", Integer, nullable=False),
    Column("taken_at", String(25), nullable=False),
)

# Pieces of contents of which not all have come.
PIECE = Table(
    "piece",
    METADATA,
    Column("office", String(9), primary_key=True),
    Column("sm3", String(64), primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("data", LargeBinary, nullable=False),
)

# What the bureau itself did between two days, entered there.
OWN_FIGURE = Table(
    "own_figure",
    METADATA,
    Column("key", String(60), primary_key=True),
    Column("first", String(10), primary_key=True),
    Column("last", String(10), primary_key=True),
    Column("value", Integer, nullable=False),
    Column("note", Text),
    Column("entered_at", String(25), nullable=False),
)
