"""What a restored store takes over of the one it takes the place of: bundles nobody can make again.

Apart from what is told of them, which every sign-in asks: here bundles are read.
"""

from dataclasses import dataclass
from pathlib import Path

from sifasuo_desktop.kernel.files import write_durably
from sifasuo_desktop.kernel.private import FOLDER
from sifasuo_desktop.services.office.older_bundles import ENDING, folder_of
from sifasuo_desktop.store import outbox
from sifasuo_desktop.store.file import Store
from sifasuo_desktop.store.folder import StoreFolder
from sifasuo_desktop.store.outbox import KeptBundle
from sifasuo_desktop.sync.bundle_header import Header, file_name, read_outside, verify_outside
from sifasuo_desktop.sync.bundle_read import require_body
from sifasuo_desktop.sync.identity import Certificate, kept_certificate
from sifasuo_desktop.sync.refusal import Refusal


@dataclass(frozen=True)
class _Found:
    """A bundle that is whole and this device's own."""

    path: Path
    header: Header


def take_over(store: Store, left: StoreFolder) -> int:
    """Keeps the finished bundles in a folder that the store does not know as received.

    Called in the new epoch; how many there are. What is spoiled or another's stays where it is.
    """
    with store.reading() as reader:
        values = outbox.identity_values(reader)
    if "certificate" not in values:
        return 0  # of the bureau they were finished for nothing is known
    certificate = kept_certificate(values["certificate"])
    paths = [path for place in (left.outbox, folder_of(left)) for path in place.glob(f"*{ENDING}")]
    found = [one for path in paths if (one := _found(path, certificate)) is not None]
    count = 0
    for one in sorted(found, key=lambda one: (one.header.made_at, one.header.seq)):
        kept = _kept(one.header)
        with store.writing() as unit:
            taken = outbox.keep_older(unit, kept)
        if taken:
            folder_of(store.where).mkdir(mode=FOLDER, parents=True, exist_ok=True)
            write_durably(folder_of(store.where) / kept.name, one.path.read_bytes())
            count += 1
    return count


def _found(path: Path, certificate: Certificate) -> _Found | None:
    try:
        with path.open("rb") as stream:
            outside = read_outside(stream)
            sender = verify_outside(outside, signing_key=certificate.keys.signing.public_key)
            require_body(stream, outside)
    except (OSError, Refusal):
        return None
    own = (certificate.office, certificate.device)
    return _Found(path, outside.header) if (sender.office, sender.device) == own else None


def _kept(header: Header) -> KeptBundle:
    return KeptBundle(
        id=0,
        epoch=header.epoch,
        seq=header.seq,
        kind=header.kind,
        name=file_name(header.office, header.device, header.epoch, header.seq) + ENDING,
        hash=header.hash,
        revisions=header.revisions,
        made_at=header.made_at,
        sent_at=None,
        received_at=None,
        receipt=None,
    )
