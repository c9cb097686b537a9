"""What attachments show, on its way to the bureau: a stream of its own, after the records.

Nothing of it ever keeps a record waiting: it is made, carried and acknowledged for itself.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from sifasuo_desktop.kernel.clock import stamp
from sifasuo_desktop.kernel.files import write_durably
from sifasuo_desktop.services.exchange.carrying import sound_bundle
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.store import content_outbox, contents, outbox
from sifasuo_desktop.store.engine import StoreTrouble
from sifasuo_desktop.store.outbox import KeptBundle
from sifasuo_desktop.sync import outgoing
from sifasuo_desktop.sync.bundle_header import CONTENTS
from sifasuo_desktop.sync.identity import kept_certificate
from sifasuo_desktop.sync.pieces import pieces_of
from sifasuo_desktop.sync.transport import TransportTrouble

OTHER_FILE = "transport.other_file"


class Spoiled(Exception):
    """A bundle that was made can never be carried: the hand-over goes on in a new epoch."""


class _Cutting:
    """The frames of what waits, and which content ends with which of them."""

    def __init__(self, workplace: Workplace, epoch: str, at: str) -> None:
        self._workplace = workplace
        self._at = at
        self._ends: dict[int, str] = {}
        with workplace.store.reading() as reader:
            self._waiting = content_outbox.waiting(reader, epoch)

    def __bool__(self) -> bool:
        return bool(self._waiting)

    def frames(self) -> Iterator[Mapping[str, Any]]:
        """One content after the other; what is lost or spoiled is left out, and told elsewhere."""
        place = 0
        for content, media in self._waiting:
            try:
                data = contents.read(self._workplace.store, content)
            except StoreTrouble:
                continue
            for frame in pieces_of(content, data, media, self._at):
                yield frame
                place += 1
            self._ends[place - 1] = content

    def ended(self, made: outgoing.MadeBundle) -> list[str]:
        """The contents whose last piece is in a bundle."""
        if made.first is None or made.last is None:
            return []
        within = range(made.first, made.last + 1)
        return [content for place, content in self._ends.items() if place in within]


def make_content_bundles(workplace: Workplace, sender: outgoing.Sender) -> tuple[str, ...]:
    """Puts what waits into bundles in the outbox; none where nothing does."""
    at = stamp(workplace.store.clock.now())
    cutting = _Cutting(workplace, sender.epoch, at)
    if not cutting:
        return ()
    with workplace.store.reading() as reader:
        kept = content_outbox.bundles(reader, sender.epoch)
        head = outbox.log_head(reader)
        if sender.parent is not None:
            before = content_outbox.bundles(reader, sender.parent[0])
            last = before[-1].seq if before else 0
            sender = replace(sender, parent=(sender.parent[0], last))
    made = outgoing.write_bundles(
        sender,
        next_seq=kept[-1].seq + 1 if kept else 1,
        prev_hash=kept[-1].hash if kept else outgoing.NO_HASH,
        revisions=cutting.frames(),
        totals={},
        log_head=head,
        made_at=at,
        randomness=workplace.store.randomness,
        # An epoch that follows another begins with all that was not acknowledged before.
        snapshot=sender.parent is not None and not kept,
        stream=CONTENTS,
    )
    return tuple(_keep(workplace, one, cutting, at) for one in made)


def _keep(workplace: Workplace, made: outgoing.MadeBundle, cutting: _Cutting, at: str) -> str:
    if made.first is None:
        return ""
    write_durably(workplace.store.where.outbox / made.name, made.data)
    row = {
        "epoch": made.header.epoch,
        "seq": made.seq,
        "kind": made.header.kind,
        "name": made.name,
        "hash": made.hash,
        "revisions": made.header.revisions,
        "made_at": at,
    }
    with workplace.store.writing() as unit:
        content_outbox.keep_bundle(unit, row, cutting.ended(made))
    return made.name


def carry_contents(
    workplace: Workplace, put: Callable[[str, bytes], object]
) -> tuple[KeptBundle, ...]:
    """Puts every bundle of contents without a receipt where it goes; which ones.

    Raises Spoiled for one that is no longer what was made, or under whose name other bytes lie;
    TransportTrouble.
    """
    store = workplace.store
    with store.reading() as reader:
        epoch = reader.identity("epoch") or ""
        kept = [one for one in content_outbox.bundles(reader, epoch) if one.received_at is None]
        certificate = kept_certificate(reader.identity("certificate") or "")
    carried = []
    for one in kept:
        data = sound_bundle(store.where.outbox, one, certificate.keys.signing.public_key)
        if data is None:
            raise Spoiled("spoiled")
        try:
            put(one.name, data)
        except TransportTrouble as trouble:
            if trouble.code == OTHER_FILE:
                raise Spoiled(OTHER_FILE) from None
            raise
        carried.append(one)
    with store.writing() as unit:
        at = stamp(store.clock.now())
        content_outbox.mark_sent(unit, [one.name for one in carried], at)
    return tuple(carried)
