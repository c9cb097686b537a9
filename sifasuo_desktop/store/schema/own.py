"""The store's own tables: revisions, numbers, commands, search, hand-over, drafts, settings."""

from typing import Any

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from sifasuo_desktop.store.schema.derived import METADATA, derive_all

RECORDS = derive_all()

# One row for every change of a record; n is gapless and the order of the log.
REVISION = Table(
    "revision",
    METADATA,
    Column("n", Integer, primary_key=True),
    Column("rev", Text, nullable=False, unique=True),
    Column("record", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("root", Text, nullable=False),
    Column("parent_rev", Text),
    Column("op", Text, nullable=False),
    Column("ver", Integer, nullable=False),
    Column("command", Text, nullable=False),
    Column("verb", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("device", Text, nullable=False),
    Column("handover", Integer, nullable=False),
    Column("salt", LargeBinary),
    Column("payload", LargeBinary),
    Column("digest", LargeBinary, nullable=False),
    Column("hash", LargeBinary, nullable=False),
)
Index("ix_revision_record", REVISION.c.record, REVISION.c.n)
Index("ix_revision_root", REVISION.c.root, REVISION.c.n)
# Entries whose content was erased: few, and asked for with every bundle.
Index(
    "ix_revision_erased",
    REVISION.c.n,
    sqlite_where=text("payload IS NULL AND handover = 1"),
)
# What goes to the bureau, in order: what waits is counted, and what is in a bundle told, from here.
Index("ix_revision_handover", REVISION.c.n, REVISION.c.rev, sqlite_where=text("handover = 1"))

# Which entries of the log are in which bundle: see store/spans.py.
SPAN = Table(
    "span",
    METADATA,
    Column("first", Integer, primary_key=True),
    Column("last", Integer, nullable=False),
    Column("bundle", Integer, ForeignKey("bundle.id"), nullable=False),
)
Index("ix_span_bundle", SPAN.c.bundle)


def _of_bundles() -> list[Column[Any]]:
    """The columns of a bundle of either stream."""
    return [
        Column("id", Integer, primary_key=True),
        Column("epoch", Text, nullable=False),
        Column("seq", Integer, nullable=False),
        Column("kind", Text, nullable=False),
        Column("name", Text, nullable=False, unique=True),
        Column("hash", Text, nullable=False),
        Column("revisions", Integer, nullable=False),
        Column("made_at", Text, nullable=False),
        Column("sent_at", Text),
        Column("received_at", Text),
        Column("receipt", Text),
    ]


# A sealed bundle; the file lies in the outbox folder under ``name`` and never changes.
BUNDLE = Table(
    "bundle",
    METADATA,
    *_of_bundles(),
    # The end of the log when it was made, and the digest of the revisions put into it.
    Column("head_n", Integer),
    Column("head_hash", Text),
    Column("contents", Text),
    UniqueConstraint("epoch", "seq", name="uq_bundle_epoch_seq"),
)

# A receipt as the bureau signed it, with the end of the log it tells.
RECEIPT = Table(
    "receipt",
    METADATA,
    Column("number", Text, primary_key=True),
    Column("data", LargeBinary, nullable=False),
    Column("head_n", Integer, nullable=False),
    Column("head_hash", Text, nullable=False),
    Column("taken_at", Text, nullable=False),
)
Index("ix_receipt_head", RECEIPT.c.head_n)
Index("ix_bundle_head", BUNDLE.c.head_n)

# A revision the bureau did not take, with its reason.
RETURNED = Table(
    "returned",
    METADATA,
    Column("rev", Text, primary_key=True),
    Column("reason", Text, nullable=False),
    Column("receipt", Text, nullable=False),
)

# Who this store is: office, device, epoch, keys, certificate, generation; values as text.
IDENTITY = Table(
    "identity",
    METADATA,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

# The slots an account had lately, its own last: what opened the file must be that one.
PASSWORD = Table(
    "password",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("account", Text, nullable=False),
    Column("mark", Text, nullable=False),
    Column("slot", Text, nullable=False),
    Column("set_at", Text, nullable=False),
)
Index("ix_password_account", PASSWORD.c.account, PASSWORD.c.id)

# Numbers are given from blocks of one device.
NUMBER_BLOCK = Table(
    "number_block",
    METADATA,
    Column("pattern", Text, primary_key=True),
    Column("year", Integer, primary_key=True),
    Column("track", Text, primary_key=True),
    Column("device", Text, primary_key=True),
    Column("next", Integer, nullable=False),
    Column("last", Integer, nullable=False),
)

# Every number ever given or entered, so that none comes twice.
NUMBER_USED = Table(
    "number_used",
    METADATA,
    Column("number", Text, primary_key=True),
    Column("record", Text, nullable=False),
)

# What attachments show: a sealed file each, with the key that opens it (docs/adr/0013).
CONTENT = Table(
    "content",
    METADATA,
    Column("sm3", Text, primary_key=True),
    Column("key", LargeBinary, nullable=False),
    Column("media", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("pages", Integer),
    Column("width", Integer),
    Column("height", Integer),
    # The bundle its last piece is in; empty while it waits to be handed over.
    Column("bundle", Integer, ForeignKey("content_bundle.id")),
)
Index("ix_content_bundle", CONTENT.c.bundle)

# A sealed bundle of contents, as ``bundle`` is one of revisions: a stream of its own.
CONTENT_BUNDLE = Table(
    "content_bundle",
    METADATA,
    *_of_bundles(),
    UniqueConstraint("epoch", "seq", name="uq_content_bundle_epoch_seq"),
)
Index("ix_content_bundle_received", CONTENT_BUNDLE.c.received_at)

# Acts done, by their command id: the same id again answers the same.
COMMAND = Table(
    "command",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("verb", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("answer", Text, nullable=False),
    # Digest of who asked for what, hex; empty where nobody gave an id, and before step 0007.
    Column("content", Text),
)

# Search text of a case as a whole; the rowid is that of the search index.
SEARCH_ENTRY = Table(
    "search_entry",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("record", Text, nullable=False, unique=True),
    Column("restricted", Integer, nullable=False),
)

# Words typed and not yet saved: one draft a place and user.
DRAFT = Table(
    "draft",
    METADATA,
    Column("place", Text, primary_key=True),
    Column("by", Text, primary_key=True),
    Column("title", Text, nullable=False),
    Column("saved_at", Text, nullable=False),
    Column("content", Text, nullable=False),
)

# How somebody wants the program to look; a text a name and account.
PREFERENCE = Table(
    "preference",
    METADATA,
    Column("by", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

# One token a character; contentless, so the index holds no readable copy of the text.
SEARCH_INDEX = "search_index"
CREATE_SEARCH_INDEX = (
    f"CREATE VIRTUAL TABLE {SEARCH_INDEX} USING fts5("
    "body, content='', contentless_delete=1, tokenize='ascii')"
)
