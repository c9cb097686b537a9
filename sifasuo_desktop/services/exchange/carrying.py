"""Finished bundles on their way out: each is looked at before it is carried, none overwrites another.

A bundle whose file is spoiled or gone can never be made again with the same bytes, and a file of
its name with other bytes comes from another history of this device: in both cases the hand-over
goes on in a new epoch, with everything in a snapshot.
"""

import io
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from sifasuo_desktop.services.office import older_bundles
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.store import outbox
from sifasuo_desktop.store.epochs import begin_epoch
from sifasuo_desktop.sync.bundle_header import read_outside, verify_outside
from sifasuo_desktop.sync.bundle_read import require_body
from sifasuo_desktop.sync.identity import kept_certificate
from sifasuo_desktop.sync.refusal import Refusal
from sifasuo_desktop.sync.transport import TransportTrouble

OTHER_FILE = "transport.other_file"
_SPOILED = "spoiled"


def sound_bundle(folder: Path, kept: outbox.KeptBundle, signing_key: bytes) -> bytes | None:
    """The bytes of a bundle in the outbox when they are what was made, else None."""
    try:
        data = (folder / kept.name).read_bytes()
        stream = io.BytesIO(data)
        outside = read_outside(stream)
        verify_outside(outside, signing_key=signing_key)
        require_body(stream, outside)
    except (OSError, Refusal):
        return None
    return data if outside.header.hash == kept.hash else None


def is_whole(data: bytes) -> bool:
    """Whether bytes are a bundle from end to end, whoever made it."""
    stream = io.BytesIO(data)
    try:
        require_body(stream, read_outside(stream))
    except Refusal:
        return False
    return True


def open_bundles(workplace: Workplace) -> tuple[outbox.KeptBundle, ...]:
    """The bundles of the present epoch without a receipt."""
    with workplace.store.reading() as reader:
        epoch = reader.identity("epoch") or ""
        return tuple(b for b in outbox.bundles(reader, epoch) if b.received_at is None)


def carry(
    workplace: Workplace,
    make: Callable[[Workplace], Sequence[str]],
    put: Callable[[str, bytes], object],
) -> tuple[outbox.KeptBundle, ...]:
    """Makes what is due and puts every bundle without a receipt where it goes; which ones.

    ``put`` takes name and bytes and raises TransportTrouble ``transport.other_file`` for a name
    under which other bytes lie. What it raises else is raised again.
    """
    make(workplace)
    try:
        return _carry(workplace, put)
    except _Begin as trouble:
        begin(workplace, str(trouble), unsure=str(trouble) == OTHER_FILE)
    make(workplace)
    return _carry(workplace, put)


def begin(workplace: Workplace, why: str, *, unsure: bool) -> None:
    """Begins a new epoch and notes it in the log."""
    with workplace.store.writing() as unit:
        begin_epoch(unit, unsure=unsure)
    workplace.note("epoch", None, why)


class _Begin(Exception):
    """The present epoch cannot go on."""


def _carry(
    workplace: Workplace, put: Callable[[str, bytes], object]
) -> tuple[outbox.KeptBundle, ...]:
    older = _older(workplace, put)
    waiting = open_bundles(workplace)
    for kept, data in _sound(workplace, workplace.store.where.outbox, waiting):
        if data is None:
            raise _Begin(_SPOILED)
        try:
            put(kept.name, data)
        except TransportTrouble as trouble:
            if trouble.code == OTHER_FILE:
                raise _Begin(OTHER_FILE) from None
            raise
    return (*older, *waiting)


def _older(
    workplace: Workplace, put: Callable[[str, bytes], object]
) -> tuple[outbox.KeptBundle, ...]:
    """Puts what a store put aside had finished where it goes, before this one's own; which ones.

    None of them can be made again, and none keeps the others back: one that is spoiled by now is
    laid aside, and one under whose name other bytes lie is left.
    """
    folder = older_bundles.folder_of(workplace.store.where)
    with workplace.store.reading() as reader:
        waiting = older_bundles.waiting(workplace.store, reader)
    carried = []
    for kept, data in _sound(workplace, folder, waiting):
        if data is None:
            (folder / kept.name).replace(folder / f"{kept.name}.spoiled")
            continue
        try:
            put(kept.name, data)
        except TransportTrouble as trouble:
            if trouble.code != OTHER_FILE:
                raise
            continue
        carried.append(kept)
    return tuple(carried)


def _sound(
    workplace: Workplace, folder: Path, waiting: Sequence[outbox.KeptBundle]
) -> Iterable[tuple[outbox.KeptBundle, bytes | None]]:
    """Each with its bytes, or with None where they are not what was made."""
    with workplace.store.reading() as reader:
        certificate = kept_certificate(reader.identity("certificate") or "")
    key = certificate.keys.signing.public_key
    for kept in waiting:
        yield kept, sound_bundle(folder, kept, key)
