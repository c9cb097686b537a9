"""A refusal of the hand-over: a code that is data, and the facts its sentence needs.

The sentences stand in ``resources/texts/bureau.toml``; a code once released keeps its meaning.
"""

from enum import StrEnum


class Code(StrEnum):
    """Every reason for which a file of the hand-over, or one row of it, is not taken."""

    # The outside of a bundle.
    FILE_TOO_LARGE = "file_too_large"
    CUT_SHORT = "cut_short"
    BAD_MAGIC = "bad_magic"
    TOO_NEW = "too_new"
    BAD_HEADER = "bad_header"
    BAD_SIGNATURE_BLOCK = "bad_signature_block"
    BAD_SIGNATURE = "bad_signature"
    CERTIFICATE_FORGED = "certificate_forged"
    CERTIFICATE_MISMATCH = "certificate_mismatch"
    OTHER_BUREAU = "other_bureau"
    NOT_RECIPIENT = "not_recipient"
    SUITE_UNKNOWN = "suite_unknown"
    KIND_LATER = "kind_later"
    # The inside of a bundle.
    BODY_CHANGED = "body_changed"
    CHUNK_BROKEN = "chunk_broken"
    RATIO = "ratio"
    DECOMPRESS = "decompress"
    PLAIN_SIZE = "plain_size"
    TOO_MANY_FRAMES = "too_many_frames"
    FRAME_TOO_LARGE = "frame_too_large"
    FRAME_FORM = "frame_form"
    FIRST_FRAME = "first_frame"
    LAST_FRAME = "last_frame"
    # One row.
    FRAME_FIELD = "frame_field"
    REV_TAKEN = "rev_taken"
    RECORD_FOREIGN = "record_foreign"
    # Order and place.
    DEVICE_UNKNOWN = "device_unknown"
    FORK = "fork"
    FORK_FULL = "fork_full"
    FAR_AHEAD = "far_ahead"
    NEW_EPOCH = "new_epoch"
    DISK_FULL = "disk_full"
    TOO_MANY_REJECTED = "too_many_rejected"
    UNREADABLE = "unreadable"
    # Requests, certificates, key lists, receipts.
    ENVELOPE_FORM = "envelope_form"
    ENVELOPE_KIND = "envelope_kind"
    ENVELOPE_FIELD = "envelope_field"
    ENVELOPE_SIGNATURE = "envelope_signature"
    CERTIFICATE_NOT_OURS = "certificate_not_ours"
    KEY_LIST_OLDER = "key_list_older"
    DEVICE_OTHER_KEY = "device_other_key"
    RECEIPT_NOT_OURS = "receipt_not_ours"
    RECEIPT_GENERATION = "receipt_generation"
    RECEIPT_UNKNOWN_BUNDLE = "receipt_unknown_bundle"
    RECEIPT_OTHER_BUNDLE = "receipt_other_bundle"


class Refusal(Exception):
    """Nothing was changed; ``code`` says why and ``facts`` fill the sentence."""

    def __init__(self, code: Code, **facts: str | int) -> None:
        super().__init__(code.value)
        self.code = code
        self.facts = facts
