"""Where the hand-over stands, for its page, the light and the workbench.

Apart from the work itself: the light is shown at once, bundles are made when one hands over.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sifasuo_desktop.domain.record import KINDS
from sifasuo_desktop.domain.refusal import Problem
from sifasuo_desktop.ledgers.kinds import number_of
from sifasuo_desktop.services.office import older_bundles
from sifasuo_desktop.services.office.handover_remarks import remarks, since
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.showing import hidden
from sifasuo_desktop.store import content_outbox, outbox
from sifasuo_desktop.store.epochs import epoch_of
from sifasuo_desktop.store.reading import Reader
from sifasuo_desktop.store.returned import returned_records
from sifasuo_desktop.sync.identity import Certificate, kept_certificate


@dataclass(frozen=True)
class Returned:
    """A record the bureau returned: its kind, id, what it is called, and why."""

    kind: str
    record: str
    title: str
    reason: str


@dataclass(frozen=True)
class HandoverStatus:
    """Where the hand-over stands.

    ``waiting`` revisions are in no bundle; ``open`` bundles have no receipt; ``last_receipt`` is
    the newest receipt number and ``last_received`` its time stamp; ``remarks`` are what has to be
    told about a restored or copied store, a clone, a log cut short; ``snapshot_due`` says that the
    next bundles carry everything; ``older`` of the ``open`` bundles are of a store put aside; of so many ``contents`` of attachments the
    bureau has given no receipt.
    """

    enrolled: bool
    bureau: str | None
    fingerprint: str | None
    waiting: int
    open: int
    last_receipt: str | None
    last_received: str | None
    bundles: tuple[dict[str, Any], ...]
    returned: tuple[Returned, ...] = ()
    remarks: tuple[Problem, ...] = ()
    snapshot_due: bool = False
    older: int = 0
    contents: int = 0


def certificate_in(values: Mapping[str, str]) -> Certificate | None:
    """The bureau's certificate among the values of the identity, once it has been taken in."""
    kept = values.get("certificate")
    return None if kept is None else kept_certificate(kept)


def status(workplace: Workplace) -> HandoverStatus:
    """What the hand-over page and light show."""
    with workplace.store.reading() as reader:
        told = remarks(workplace.store, reader, since(workplace.store))
        older = older_bundles.waiting(workplace.store, reader)
        found = _status(reader, {one.id for one in older})
        return replace(found, returned=_returned(workplace, reader), remarks=told)


def _returned(workplace: Workplace, reader: Reader) -> tuple[Returned, ...]:
    """Only what the signed-in user may read."""
    found = []
    for item in returned_records(reader):
        cls = KINDS[item.kind]
        record = reader.get(cls, item.root) if workplace.may(f"read:{cls.AREA}") else None
        if record is None or hidden(workplace, record):
            continue
        title = f"{number_of(record) or cls.TITLE} {getattr(record, 'name', '') or ''}".strip()
        found.append(Returned(item.kind, item.root, title, item.reason))
    return tuple(found)


def _status(reader: Reader, older: Collection[int]) -> HandoverStatus:
    values = outbox.identity_values(reader)
    certificate = certificate_in(values)
    kept = outbox.all_bundles(reader)
    waiting = [b for b in kept if b.received_at is None and b.epoch == values["epoch"]]
    received = [bundle for bundle in kept if bundle.received_at is not None]
    return HandoverStatus(
        enrolled=certificate is not None,
        bureau=certificate.bureau if certificate else None,
        fingerprint=values.get("request_fingerprint"),
        waiting=outbox.waiting_count(reader),
        open=len(waiting) + len(older),
        older=len(older),
        contents=content_outbox.unreceived(reader),
        last_receipt=received[-1].receipt if received else None,
        last_received=received[-1].received_at if received else None,
        snapshot_due=epoch_of(reader).snapshot_due and certificate is not None and bool(kept),
        bundles=tuple(
            {
                "seq": bundle.seq,
                "kind": bundle.kind,
                "name": bundle.name,
                "revisions": bundle.revisions,
                "made_at": bundle.made_at,
                "sent_at": bundle.sent_at,
                "received_at": bundle.received_at,
                "receipt": bundle.receipt,
                "left": bundle.epoch != values["epoch"],
                "older": bundle.id in older,
            }
            for bundle in reversed(kept)
        ),
    )
