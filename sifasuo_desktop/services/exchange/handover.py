"""Hand-over: join a bureau, make bundles, carry them out, take receipts in.

Every bundle without a receipt is carried again byte for byte; only a receipt is delivery.
"""

from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from itertools import starmap
from operator import itemgetter
from pathlib import Path
from typing import Any

from sifasuo_desktop import __version__
from sifasuo_desktop.domain.office.records import Office
from sifasuo_desktop.domain.refusal import Refused, problem
from sifasuo_desktop.kernel.canonical import encode
from sifasuo_desktop.kernel.clock import stamp
from sifasuo_desktop.kernel.files import write_durably
from sifasuo_desktop.services.exchange import contents_out
from sifasuo_desktop.services.exchange.carrying import begin, carry, is_whole
from sifasuo_desktop.services.exchange.handover_status import certificate_in
from sifasuo_desktop.services.exchange.receipts import take_all, take_receipt
from sifasuo_desktop.services.office import origins
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.store import outbox
from sifasuo_desktop.store.epochs import epoch_of, snapshot_made
from sifasuo_desktop.store.numbers import blocks
from sifasuo_desktop.sync import identity, outgoing
from sifasuo_desktop.sync.book import transports
from sifasuo_desktop.sync.suite import KeyPair, new_key_pair
from sifasuo_desktop.sync.transports.folder import put_into

_PORTION = 1_000
"""So many revisions are read at once for a bundle."""
_ENTRY, _MEMBERS = itemgetter(0), itemgetter(slice(1, None))


def _keys(values: Mapping[str, str]) -> KeyPair | None:
    if "sign_private" not in values:
        return None
    return KeyPair(
        public=bytes.fromhex(values["sign_public"]), private=bytes.fromhex(values["sign_private"])
    )


def enrol_request(workplace: Workplace, target: Path) -> str:
    """Writes the request file; returns its 16-character fingerprint. The key is made once."""
    workplace.require("handover.enrol")
    office = workplace.office()
    with workplace.store.writing() as unit:
        values = outbox.identity_values(unit)
        keys = _keys(values)
        if keys is None:
            keys = new_key_pair()
            outbox.put_identity(unit, "sign_public", keys.public.hex())
            outbox.put_identity(unit, "sign_private", keys.private.hex())
        data = identity.make_request(
            keys,
            office=office.code,
            office_name=office.name,
            device=values["device"],
            made_at=stamp(workplace.store.clock.now()),
            app=__version__,
        )
        mark = identity.read_request(data).fingerprint
        outbox.put_identity(unit, "request_fingerprint", mark)
    _write(target, data)
    return mark


def _write(target: Path, data: bytes) -> None:
    if not target.parent.is_dir():
        raise Refused(problem("handover.folder", "", name=target.parent.name))
    write_durably(target, data)


def _read(source: Path) -> bytes:
    try:
        return source.read_bytes()
    except OSError:
        raise Refused(problem("store.file", "", name=source.name)) from None


def enrol_accept(workplace: Workplace, source: Path) -> str:
    """Takes the bureau's certificate in; returns the bureau's identity. Raises sync Refusal."""
    workplace.require("handover.enrol")
    data = _read(source)
    with workplace.store.writing() as unit:
        values = outbox.identity_values(unit)
        keys = _keys(values)
        if keys is None:
            raise Refused(problem("handover.no_request"))
        before = certificate_in(values)
        certificate = outgoing.accept_certificate(
            data,
            office=unit.every(Office)[0].code,
            device=values["device"],
            public_key=keys.public,
            pinned=before.keys if before else None,
        )
        if before and before.keys.receipt.public_key != certificate.keys.receipt.public_key:
            # With it the receipts kept so far can still be proved.
            outbox.put_identity(unit, f"certificate.{before.keys.version}", values["certificate"])
        outbox.put_identity(unit, "certificate", encode(certificate.envelope).decode())
    return certificate.bureau


def make_bundles(workplace: Workplace) -> tuple[str, ...]:
    """Puts everything not yet bundled into bundles in the outbox; the names of the new ones.

    One empty bundle when nothing is new and none waits for its receipt. Each bundle is written and
    noted by itself: cut off anywhere, a bundle is whole and noted or none. Raises Refused
    ``handover.not_enrolled``.
    """
    workplace.require("handover.make")
    workplace.store.where.outbox.mkdir(exist_ok=True)
    with workplace.store.reading() as reader:
        sender = _sender(outbox.identity_values(reader))
        every = epoch_of(reader).snapshot_due
        kept = outbox.bundles(reader, sender.epoch)
        begun = any(bundle.received_at is None for bundle in kept)
        if begun and not every and not outbox.any_waiting(reader):
            return ()
        end = _End(outbox.totals(reader), outbox.log_head(reader), blocks(reader.driver))
    waiting = _Waiting(workplace, end.head[0], every=every)
    with workplace.store.reading_once():
        names = _kept(workplace, _made(workplace, sender, kept, waiting, end), waiting)
    if every:
        # Cut off before this, the snapshot is made again, whole; the bureau takes no row twice.
        with workplace.store.writing() as unit:
            snapshot_made(unit)
    return names


def _kept(
    workplace: Workplace, bundles: Iterator[outgoing.MadeBundle], waiting: "_Waiting"
) -> tuple[str, ...]:
    """Writes each bundle into the outbox and notes it; their names."""
    names = []
    for made in bundles:
        write_durably(workplace.store.where.outbox / made.name, made.data)
        numbers = waiting.numbers(made)
        with workplace.store.writing() as unit:
            row = _row(made, workplace, len(numbers))
            outbox.keep_bundle(unit, row, numbers, every=waiting.every)
        names.append(made.name)
        # Not to be held while the next one is made.
        del made
    return tuple(names)


@dataclass(frozen=True)
class _End:
    """What the bundles say of the store when they were begun."""

    totals: Mapping[str, int]
    head: tuple[int, str]
    numbers: Sequence[Sequence[str | int]]


class _Waiting:
    """The frames of what is in no bundle, read portion by portion, and their entries in the log.

    ``every``: of all there is, for the snapshot an epoch begins with.
    """

    def __init__(self, workplace: Workplace, until: int, *, every: bool) -> None:
        self._store = workplace.store
        self.every = every
        self._until = until
        self._numbers = array("q")

    def frames(self) -> Iterator[outgoing.PackedFrame]:
        """One after the other; a portion is read when it is needed and nothing is held between."""
        after = 0
        while True:
            with self._store.reading() as reader:
                portion = outbox.waiting_after(
                    reader, after, self._until, _PORTION, every=self.every
                )
            if not portion:
                return
            self._numbers.extend(map(_ENTRY, portion))
            after = self._numbers[-1]
            yield from starmap(outgoing.spliced, map(_MEMBERS, portion))

    def numbers(self, made: outgoing.MadeBundle) -> Sequence[int]:
        """The entries that are in a bundle."""
        if made.first is None or made.last is None:
            return ()
        return self._numbers[made.first : made.last + 1]


def _sender(values: Mapping[str, str]) -> outgoing.Sender:
    keys, certificate = _keys(values), certificate_in(values)
    if keys is None or certificate is None:
        raise Refused(problem("handover.not_enrolled"))
    parent = None
    if "parent_epoch" in values:
        parent = (values["parent_epoch"], int(values["parent_seq"]))
    return outgoing.Sender(keys=keys, certificate=certificate, epoch=values["epoch"], parent=parent)


def _made(
    workplace: Workplace,
    sender: outgoing.Sender,
    kept: Sequence[outbox.KeptBundle],
    waiting: _Waiting,
    end: _End,
) -> Iterator[outgoing.MadeBundle]:
    return outgoing.write_bundles(
        sender,
        next_seq=kept[-1].seq + 1 if kept else 1,
        prev_hash=kept[-1].hash if kept else outgoing.NO_HASH,
        revisions=waiting.frames(),
        totals=end.totals,
        log_head=end.head,
        made_at=stamp(workplace.store.clock.now()),
        randomness=workplace.store.randomness,
        numbers=end.numbers,
        snapshot=waiting.every,
    )


def _row(made: outgoing.MadeBundle, workplace: Workplace, count: int) -> dict[str, Any]:
    return {
        "epoch": made.header.epoch,
        "seq": made.seq,
        "kind": made.header.kind,
        "name": made.name,
        "hash": made.hash,
        "revisions": count,
        "made_at": stamp(workplace.store.clock.now()),
    }


def make_and_copy(workplace: Workplace, folder: Path) -> list[dict[str, Any]]:
    """Makes what is due and copies every bundle without a receipt, verified by reading back.

    Returns ``file``, ``seq``, ``kind``, ``revisions`` of each bundle copied. Raises Refused,
    TransportTrouble.
    """
    workplace.require("handover.make")
    folder.mkdir(parents=True, exist_ok=True)
    copied = _carried(workplace, partial(put_into, folder, is_whole=is_whole))
    return [
        {
            "file": str(folder / bundle.name),
            "seq": bundle.seq,
            "kind": bundle.kind,
            "revisions": bundle.revisions,
        }
        for bundle in copied
    ]


def _carried(
    workplace: Workplace, put: Callable[[str, bytes], object]
) -> tuple[outbox.KeptBundle, ...]:
    """Makes what is due and puts it where it goes: the records, and when these are there, what
    their attachments show.
    """
    records = carry(workplace, make_bundles, put)
    _mark_sent(workplace, [bundle.name for bundle in records])
    try:
        return (*records, *_contents(workplace, put))
    except contents_out.Spoiled as why:
        begin(workplace, str(why), unsure=False)
    records = carry(workplace, make_bundles, put)
    _mark_sent(workplace, [bundle.name for bundle in records])
    return (*records, *_contents(workplace, put))


def _contents(
    workplace: Workplace, put: Callable[[str, bytes], object]
) -> tuple[outbox.KeptBundle, ...]:
    with workplace.store.reading() as reader:
        sender = _sender(outbox.identity_values(reader))
    contents_out.make_content_bundles(workplace, sender)
    return contents_out.carry_contents(workplace, put)


def _mark_sent(workplace: Workplace, names: Sequence[str]) -> None:
    with workplace.store.writing() as unit:
        outbox.mark_sent(unit, names, stamp(workplace.store.clock.now()))
    if names:
        workplace.note("bundle", None, str(len(names)))
    origins.remember(workplace.store)


def apply_receipt(workplace: Workplace, source: Path) -> str:
    """Takes a receipt in; returns its number. Raises Refused, sync Refusal."""
    workplace.require("handover.receipt")
    number = take_receipt(workplace, _read(source))
    assert number is not None
    origins.remember(workplace.store)
    return number


def synchronise(workplace: Workplace, target: str | None) -> dict[str, Any]:
    """Makes, sends to ``target`` (remembered for the next time) and takes its receipts in.

    Returns ``sent`` (names), ``receipts`` (numbers of those that say something new) and
    ``passed_over`` (``file``, ``code``, ``field``, ``seq`` of what was not ours or no receipt). Raises Refused, TransportTrouble, Refusal.
    """
    workplace.require("handover.send")
    with workplace.store.writing() as unit:
        where = target or unit.identity("target")
        if where is None:
            raise Refused(problem("handover.no_target", "target"))
        outbox.put_identity(unit, "target", where)
    scheme = where.partition(":")[0]
    transport = transports().get(scheme)
    if transport is None:
        raise Refused(problem("handover.scheme", "target", scheme=scheme))
    link = transport.connect(where)
    sent = _carried(workplace, link.deliver)
    taken = take_all(workplace, link.fetch(workplace.office().code, ()))
    if taken.begun:
        sent = _carried(workplace, link.deliver)
    return {
        "sent": [bundle.name for bundle in sent],
        "receipts": list(taken.numbers),
        "passed_over": [asdict(item) for item in taken.passed_over],
    }
