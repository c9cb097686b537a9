"""The bureau's signed receipt: how far a device's stream has been applied, and what was not."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from sifasuo_desktop.kernel.canonical import encode
from sifasuo_desktop.sync import envelope, fields, limits
from sifasuo_desktop.sync.fingerprint import fingerprint
from sifasuo_desktop.sync.frames import are_blocks
from sifasuo_desktop.sync.suite import SUITE, KeyPair

_REJECTED = {
    "seq": fields.whole(1),
    "index": fields.whole(1),
    "rev": fields.text(64),
    "id": fields.text(64),
    "code": fields.text(64, 1),
    "reason": fields.text(400),
}


def _spans(value: Any) -> bool:
    return isinstance(value, list) and all(
        isinstance(span, list)
        and len(span) == 2
        and all(map(fields.whole(1), span))
        and span[0] <= span[1]
        for span in value
    )


def _rejected(value: Any) -> bool:
    return (
        isinstance(value, list)
        and len(value) <= limits.REJECTED_ROWS
        and all(fields.first_wrong(row, _REJECTED) is None for row in value)
    )


def _log_head(value: Any) -> bool:
    return fields.first_wrong(value, {"n": fields.whole(), "hash": fields.HASH}) is None


MOST_LANES = 12
"""Beyond it a lane has no number of the register left."""
_CLONE = {
    "seq": fields.whole(1),
    "at": fields.MOMENT,
    "lane": fields.absent_or(fields.whole(0, MOST_LANES)),
}
_LOST = {"revisions": fields.whole(1), "records": fields.tally, "numbers": fields.is_list_of_text}
_FORK = {
    "parent_epoch": fields.IDENTITY,
    "from": fields.whole(),
    "through": fields.whole(),
    "lost": fields.or_none(lambda value: fields.first_wrong(value, _LOST) is None),
}
MOST_LOST_NUMBERS = 200
_MEMBERS = {
    "suite": fields.one_of(SUITE),
    "bureau": fields.IDENTITY,
    "generation": fields.whole(1),
    "office": fields.OFFICE,
    "device": fields.IDENTITY,
    "epoch": fields.IDENTITY,
    "stream": fields.one_of("rec", "att"),
    "applied_through": fields.whole(1),
    "hash_of_applied_through": fields.HASH,
    "log_head": _log_head,
    "parked": _spans,
    "missing": _spans,
    "rejected": _rejected,
    "server_time": fields.MOMENT,
    "min_version": fields.text(40),
    "numbers": fields.absent_or(are_blocks),
    "fork": fields.absent_or(lambda value: fields.first_wrong(value, _FORK) is None),
    "clone": fields.absent_or(lambda value: fields.first_wrong(value, _CLONE) is None),
}


@dataclass(frozen=True)
class RejectedRow:
    """A revision the bureau did not take: place (bundle, index from 1), identities, reason.

    ``rev`` and ``record`` are as the frame had them, or empty where they were unusable.
    """

    seq: int
    index: int
    rev: str
    record: str
    code: str
    reason: str


@dataclass(frozen=True)
class Lost:
    """What the bureau holds of this device and the device itself no longer has.

    ``records`` counts the records by kind, ``numbers`` are the register numbers among them.
    """

    revisions: int
    records: Mapping[str, int]
    numbers: tuple[str, ...]


@dataclass(frozen=True)
class Fork:
    """The epoch follows ``parent_epoch``, known to it through ``parent_seq``; the bureau had taken
    that one in through ``through``.
    """

    parent_epoch: str
    parent_seq: int
    through: int
    lost: Lost | None


@dataclass(frozen=True)
class Clone:
    """The device spoke in two histories in turn: bundle ``seq``, made ``at``, is of the other.

    ``lane`` says which numbers this one gives from now on, so that none is given by both.
    """

    seq: int
    at: str
    lane: int | None = None


@dataclass(frozen=True)
class Receipt:
    """All bundles up to ``applied_through`` are in, but for ``rejected`` (all of the epoch).

    ``log_head`` is what the header of that bundle said; ``parked`` and ``missing`` are spans of
    sequence numbers, both ends included. ``numbers`` are the blocks numbers are given from, each
    pattern, year, track and the least next number that was given to nobody the bureau knows of;
    None in a receipt of before they were told.
    """

    bureau: str
    generation: int
    office: str
    device: str
    epoch: str
    stream: str
    applied_through: int
    hash_of_applied_through: str
    log_head: tuple[int, str]
    parked: tuple[tuple[int, int], ...]
    missing: tuple[tuple[int, int], ...]
    rejected: tuple[RejectedRow, ...]
    server_time: str
    min_version: str
    numbers: tuple[tuple[str, int, str, int], ...] | None = None
    fork: Fork | None = None
    clone: Clone | None = None


def make_receipt(keys: KeyPair, receipt: Receipt) -> bytes:
    """The bytes of a receipt file (``*.sfr``), signed with the bureau's receipt key."""
    same = ("bureau", "generation", "office", "device", "epoch", "stream", "applied_through")
    more = ("hash_of_applied_through", "parked", "missing", "server_time", "min_version")
    body = {
        "fmt": envelope.RECEIPT,
        "suite": SUITE,
        **{name: getattr(receipt, name) for name in same + more},
        "log_head": {"n": receipt.log_head[0], "hash": receipt.log_head[1]},
        "rejected": [
            {
                "seq": row.seq,
                "index": row.index,
                "rev": row.rev,
                "id": row.record,
                "code": row.code,
                "reason": row.reason,
            }
            for row in receipt.rejected
        ],
        **_later_members(receipt),
    }
    return encode(envelope.signed(body, keys))


def _later_members(receipt: Receipt) -> dict[str, Any]:
    """Members added since the first receipts; absent where there is nothing to say."""
    told: dict[str, Any] = {}
    if receipt.numbers is not None:
        told["numbers"] = [list(block) for block in receipt.numbers]
    if receipt.clone:
        members = asdict(receipt.clone).items()
        told["clone"] = {name: value for name, value in members if value is not None}
    if receipt.fork:
        fork, lost = receipt.fork, receipt.fork.lost
        told["fork"] = {
            "parent_epoch": fork.parent_epoch,
            "from": fork.parent_seq,
            "through": fork.through,
            "lost": lost
            and {
                "revisions": lost.revisions,
                "records": dict(lost.records),
                "numbers": list(lost.numbers),
            },
        }
    return told


def read_receipt(data: bytes, *, receipt_key: bytes) -> tuple[Receipt, str]:
    """The receipt in a file and its number (16 characters), once the bureau's signature holds.

    ``receipt_key`` is the bureau's public receipt key (65 bytes). Raises Refusal (``envelope_*``).
    """
    outer = envelope.parsed(data, envelope.RECEIPT)
    body = envelope.opened(outer, envelope.RECEIPT, _MEMBERS)
    envelope.require_signature(outer, receipt_key)
    return _receipt(body), fingerprint(encode(body))


def _receipt(body: dict[str, Any]) -> Receipt:
    same = ("bureau", "generation", "office", "device", "epoch", "stream", "applied_through")
    more = ("hash_of_applied_through", "server_time", "min_version")
    return Receipt(
        **{name: body[name] for name in same + more},
        log_head=(body["log_head"]["n"], body["log_head"]["hash"]),
        parked=tuple((span[0], span[1]) for span in body["parked"]),
        missing=tuple((span[0], span[1]) for span in body["missing"]),
        rejected=tuple(
            RejectedRow(row["seq"], row["index"], row["rev"], row["id"], row["code"], row["reason"])
            for row in body["rejected"]
        ),
        numbers=tuple((b[0], b[1], b[2], b[3]) for b in body["numbers"])
        if "numbers" in body
        else None,
        fork=_fork(body["fork"]) if "fork" in body else None,
        clone=_clone(body["clone"]) if "clone" in body else None,
    )


def _clone(value: Mapping[str, Any]) -> Clone:
    return Clone(value["seq"], value["at"], value.get("lane"))


def _fork(value: Mapping[str, Any]) -> Fork:
    lost = value["lost"] and Lost(
        value["lost"]["revisions"], value["lost"]["records"], tuple(value["lost"]["numbers"])
    )
    return Fork(value["parent_epoch"], value["from"], value["through"], lost)
