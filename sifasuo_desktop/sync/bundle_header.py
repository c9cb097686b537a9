"""The outside of a bundle: magic, header, signature block; what can be read without a key."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from sifasuo_desktop.kernel.canonical import NotCanonical, decode, encode, sm3
from sifasuo_desktop.sync import fields, limits
from sifasuo_desktop.sync.identity import Certificate, certificate_of
from sifasuo_desktop.sync.refusal import Code, Refusal
from sifasuo_desktop.sync.suite import SUITE, TAG_BYTES, KeyPair, sign, verifies

MAGIC = b"SFB1"
FMT = "SFB1"
READER = 1
"""The version this reader reads; a file whose ``min_reader`` is higher is refused."""
RECORDS, CONTENTS = "rec", "att"
STREAMS = (RECORDS, CONTENTS)
KINDS = ("delta", "snapshot", "digest", "zero")
SUPPORTED_KINDS = ("delta", "snapshot", "zero")
COMPRESSION = "zstd"
NO_HASH = "0" * 64
"""``prev_hash`` of the first bundle of a stream."""
_LENGTH = 4
_SIZE_MEMBERS = ("cipher_hash", "cipher_size")


def _recipients(value: Any) -> bool:
    entry = {"key_id": fields.IDENTITY, "wrapped_key": fields.hexed(*range(45, 367))}
    return (
        isinstance(value, list)
        and 1 <= len(value) <= 8
        and all(fields.first_wrong(item, entry) is None for item in value)
    )


def _log_head(value: Any) -> bool:
    return fields.first_wrong(value, {"n": fields.whole(), "hash": fields.HASH}) is None


_MEMBERS = {
    "bureau": fields.IDENTITY,
    "recipients": _recipients,
    "office": fields.OFFICE,
    "device": fields.IDENTITY,
    "epoch": fields.IDENTITY,
    "parent_epoch": fields.absent_or(fields.IDENTITY),
    "parent_seq": fields.absent_or(fields.whole()),
    "stream": fields.one_of(*STREAMS),
    "seq": fields.whole(1),
    "prev_hash": fields.HASH,
    "kind": fields.one_of(*KINDS),
    "schema": fields.whole(1),
    "app": fields.text(40),
    "counts": fields.tally,
    "log_head": _log_head,
    "nonce_prefix": fields.hexed(7),
    "plain_size": fields.whole(1),
    "compression": fields.one_of(COMPRESSION),
    "cipher_size": fields.whole(TAG_BYTES),
    "cipher_hash": fields.HASH,
    "made_at": fields.MOMENT,
}


@dataclass(frozen=True)
class Header:
    """The header of a bundle. Sizes are bytes, hashes 64 hexadecimal digits.

    ``revisions`` is the number of revisions inside, ``log_head`` the end of the office's revision
    log when the bundle was made, ``made_at`` the office's clock and only advisory. An epoch that
    follows another names it and the last bundle made there; else both are None.
    """

    bureau: str
    office: str
    device: str
    epoch: str
    parent_epoch: str | None
    parent_seq: int | None
    stream: str
    seq: int
    prev_hash: str
    kind: str
    schema: int
    app: str
    revisions: int
    log_head: tuple[int, str]
    nonce_prefix: bytes
    plain_size: int
    cipher_size: int
    cipher_hash: str
    made_at: str
    recipients: Mapping[str, bytes]
    members: Mapping[str, Any]
    hash: str


@dataclass(frozen=True)
class Outside:
    """What stands before the chunks; ``body_at`` is the offset of the first chunk."""

    header: Header
    header_bytes: bytes
    certificate: Any
    signature: bytes
    body_at: int
    file_size: int


def associated_data(members: Mapping[str, Any]) -> bytes:
    """The AAD of every chunk: SM3 of the canonical header without hash and size of the chunks."""
    return sm3(encode({key: v for key, v in members.items() if key not in _SIZE_MEMBERS}))


def nonce(prefix: bytes, number: int, *, last: bool) -> bytes:
    """The 12-byte nonce of chunk ``number`` (from 0)."""
    return prefix + number.to_bytes(4, "big") + (b"\x01" if last else b"\x00")


def signed_message(header_bytes: bytes) -> bytes:
    """The bytes the device signs."""
    return MAGIC + b"\0" + sm3(header_bytes)


def file_name(office: str, device: str, epoch: str, seq: int, stream: str = RECORDS) -> str:
    """The name of a bundle without its ending; nothing in it comes from a user."""
    mark = "" if stream == RECORDS else f"{stream}-"
    return f"{office}-{device[:8]}-{epoch[:8]}-{mark}{seq:06d}"


def outside_bytes(members: Mapping[str, Any], keys: KeyPair, certificate: Any) -> bytes:
    """Magic, header and signature block as they stand in the file."""
    header = encode(dict(members))
    signature = sign(keys, signed_message(header)).hex()
    block = encode({"cert": certificate, "sig": signature})
    return b"".join((MAGIC, _length(header), header, _length(block), block))


def _length(data: bytes) -> bytes:
    return len(data).to_bytes(_LENGTH, "big")


def header_of(data: bytes) -> Header:
    """The header in its canonical bytes.

    Raises Refusal: ``bad_header`` with the member, ``too_new``, ``suite_unknown``.
    """
    try:
        members = decode(data)
    except NotCanonical:
        raise Refusal(Code.BAD_HEADER, field="*") from None
    if not isinstance(members, dict) or members.get("fmt") != FMT:
        raise Refusal(Code.BAD_HEADER, field="fmt")
    if not fields.whole(1)(members.get("min_reader")):
        raise Refusal(Code.BAD_HEADER, field="min_reader")
    if members["min_reader"] > READER:
        raise Refusal(Code.TOO_NEW, reader=members["min_reader"])
    if members.get("suite") != SUITE:
        raise Refusal(Code.SUITE_UNKNOWN)
    wrong = fields.first_wrong(members, _MEMBERS)
    if wrong is not None or "revisions" not in members["counts"]:
        raise Refusal(Code.BAD_HEADER, field=wrong or "counts")
    if ("parent_epoch" in members) != ("parent_seq" in members):
        raise Refusal(Code.BAD_HEADER, field="parent_seq")
    if members.get("parent_epoch") == members["epoch"]:
        raise Refusal(Code.BAD_HEADER, field="parent_epoch")
    return _header(members, sm3(data).hex())


def _header(members: dict[str, Any], own_hash: str) -> Header:
    same = ("bureau", "office", "device", "epoch", "stream", "seq", "prev_hash", "kind", "schema")
    more = ("app", "plain_size", "cipher_size", "cipher_hash", "made_at")
    return Header(
        **{name: members[name] for name in same + more},
        parent_epoch=members.get("parent_epoch"),
        parent_seq=members.get("parent_seq"),
        revisions=members["counts"]["revisions"],
        log_head=(members["log_head"]["n"], members["log_head"]["hash"]),
        nonce_prefix=bytes.fromhex(members["nonce_prefix"]),
        recipients={
            entry["key_id"]: bytes.fromhex(entry["wrapped_key"]) for entry in members["recipients"]
        },
        members=members,
        hash=own_hash,
    )


def read_outside(stream: BinaryIO) -> Outside:
    """Reads what stands before the chunks: sizes first, then magic and version.

    Raises Refusal; nothing of it is believed before ``verify_outside``.
    """
    size = stream.seek(0, 2)
    if size > limits.FILE_BYTES:
        raise Refusal(Code.FILE_TOO_LARGE, size=size)
    stream.seek(0)
    magic = stream.read(len(MAGIC))
    if not MAGIC.startswith(magic):
        raise Refusal(Code.BAD_MAGIC)
    if len(magic) < len(MAGIC):
        raise Refusal(Code.CUT_SHORT)
    header_bytes = _part(stream, limits.HEADER_BYTES, Code.BAD_HEADER)
    block_bytes = _part(stream, limits.SIGNATURE_BLOCK_BYTES, Code.BAD_SIGNATURE_BLOCK)
    body_at = stream.tell()
    header = header_of(header_bytes)
    certificate, signature = _signature_block(block_bytes)
    return Outside(header, header_bytes, certificate, signature, body_at, size)


def _part(stream: BinaryIO, most: int, code: Code) -> bytes:
    mark = stream.read(_LENGTH)
    if len(mark) < _LENGTH:
        raise Refusal(Code.CUT_SHORT)
    wanted = int.from_bytes(mark, "big")
    if not 0 < wanted <= most:
        raise Refusal(code, field="length")
    data = stream.read(wanted)
    if len(data) < wanted:
        raise Refusal(Code.CUT_SHORT)
    return data


def _signature_block(data: bytes) -> tuple[Any, bytes]:
    try:
        block = decode(data)
    except NotCanonical:
        raise Refusal(Code.BAD_SIGNATURE_BLOCK, field="*") from None
    wrong = fields.first_wrong(
        block, {"cert": fields.is_object, "sig": fields.hexed(*range(8, 73))}
    )
    if wrong is not None or set(block) != {"cert", "sig"}:
        raise Refusal(Code.BAD_SIGNATURE_BLOCK, field=wrong or "*")
    return block["cert"], bytes.fromhex(block["sig"])


def verify_outside(outside: Outside, *, signing_key: bytes) -> Certificate:
    """The sender's certificate, once it and the header's signature hold.

    ``signing_key`` is the bureau's certificate-signing key (65 bytes). Raises Refusal:
    ``certificate_forged``, ``certificate_mismatch``, ``bad_signature``.
    """
    try:
        certificate = certificate_of(outside.certificate)
    except Refusal:
        raise Refusal(Code.CERTIFICATE_FORGED) from None
    if certificate.keys.signing.public_key != signing_key:
        raise Refusal(Code.CERTIFICATE_FORGED)
    header = outside.header
    for name in ("bureau", "office", "device"):
        if getattr(certificate, name) != getattr(header, name):
            raise Refusal(Code.CERTIFICATE_MISMATCH, field=name)
    message = signed_message(outside.header_bytes)
    if not verifies(certificate.public_key, message, outside.signature):
        raise Refusal(Code.BAD_SIGNATURE)
    return certificate


def inspect(path: Path) -> dict[str, Any]:
    """The outer header of a bundle file and its ``hash``; needs no key and proves nothing.

    Raises Refusal when the outside is not that of a bundle, OSError when it cannot be read.
    """
    with path.open("rb") as stream:
        outside = read_outside(stream)
    return {**outside.header.members, "hash": outside.header.hash, "file_size": outside.file_size}
