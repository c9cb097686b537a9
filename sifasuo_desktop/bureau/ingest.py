"""Takes bundles in: every file is accepted, known, a gap or refused, and changes all or nothing."""

import shutil
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from sqlalchemy import select

from sifasuo_desktop.bureau import place
from sifasuo_desktop.bureau.apply import apply
from sifasuo_desktop.bureau.contents import apply_contents
from sifasuo_desktop.bureau.store import Bureau
from sifasuo_desktop.bureau.tables import DEVICE
from sifasuo_desktop.bureau.texts import reason, sentence
from sifasuo_desktop.kernel.clock import Clock
from sifasuo_desktop.kernel.files import open_regular, write_durably
from sifasuo_desktop.sync import limits
from sifasuo_desktop.sync.bundle_header import (
    CONTENTS,
    RECORDS,
    Outside,
    file_name,
    read_outside,
    verify_outside,
)
from sifasuo_desktop.sync.bundle_read import require_body, require_readable, unwrapped_key
from sifasuo_desktop.sync.refusal import Code, Refusal

ACCEPTED, KNOWN, GAP, REFUSED = "accepted", "known", "gap", "refused"
RECEIPT_UNWRITTEN = "receipt_unwritten"
_MOST_FORKS = limits.FORKS_KEPT
_SPARE_BYTES = 16 * limits.MIB

FreeBytes = Callable[[Path], int]
"""Tells how many bytes are free where a folder lies."""


def free_bytes(folder: Path) -> int:
    """The free bytes of the volume of ``folder``."""
    return shutil.disk_usage(folder).free


@dataclass(frozen=True)
class Outcome:
    """What became of one file. ``reason`` is Chinese; the members from the header may be None."""

    file: Path
    result: str
    code: str
    reason: str
    office: str | None = None
    device: str | None = None
    epoch: str | None = None
    seq: int | None = None
    receipt: Path | None = None


class Ingest:
    """One run over many files; later files of a stream may come before earlier ones."""

    def __init__(
        self,
        bureau: Bureau,
        clock: Clock,
        receipts: Path | None = None,
        free: FreeBytes = free_bytes,
    ) -> None:
        self._bureau = bureau
        self._clock = clock
        self._receipts = receipts
        self._free = free

    def run(self, paths: Iterable[Path]) -> list[Outcome]:
        """Takes every file in, in the order of the sequence; outcomes in the order given.

        A folder stands for its ``*.sfb`` files. Raises OSError, and takes nothing in, when the
        folder for receipts cannot be made.
        """
        if self._receipts is not None:
            self._receipts.mkdir(parents=True, exist_ok=True)
        given = [file for path in paths for file in _files(path)]
        outcomes: dict[int, Outcome] = {}
        for at in sorted(range(len(given)), key=lambda at: (*_order(given[at]), at)):
            outcomes[at] = self.take(given[at])
        return [outcomes[at] for at in range(len(given))]

    def take(self, path: Path) -> Outcome:
        """Takes one file in. Never raises for what the file holds."""
        try:
            stream = open_regular(path)
        except OSError:
            return self._refused(path, Refusal(Code.UNREADABLE), None)
        with closing(stream):
            outside: Outside | None = None
            try:
                outside = read_outside(stream)
                return self._taken(path, stream, outside)
            except Refusal as refusal:
                return self._refused(path, refusal, outside)
            except OSError:
                return self._refused(path, Refusal(Code.UNREADABLE), outside)

    def _taken(self, path: Path, stream: BinaryIO, outside: Outside) -> Outcome:
        header = outside.header
        if header.bureau != self._bureau.id:
            raise Refusal(Code.OTHER_BUREAU)
        require_readable(header)
        self._require_sender(outside)
        own = self._bureau.key_list.encryption[0]
        key = unwrapped_key(header, own.key_id, self._bureau.keys.encryption.private)
        forked = False
        with self._bureau.writing() as connection:
            where = place.find(connection, header)
            if where.verdict is place.Verdict.FORK:
                forked = True
            elif where.verdict is place.Verdict.GAP:
                require_body(stream, outside)  # a spoiled copy is told now, not when its turn comes
                place.remember_seen(connection, where, header)
                return self._gap(path, outside, where)
            else:
                self._require_space(header.plain_size)
                require_body(stream, outside)
                receipt = where.receipt
                rejected = 0
                if where.verdict is place.Verdict.NEXT:
                    taking = apply_contents if header.stream == CONTENTS else apply
                    taken = taking(
                        self._bureau, connection, where, stream, outside, key, self._clock
                    )
                    receipt, rejected = taken.receipt, taken.rejected
        if forked:
            kept = self._quarantine(stream, outside)
            raise Refusal(Code.FORK if kept else Code.FORK_FULL, seq=header.seq, most=_MOST_FORKS)
        known = where.verdict is place.Verdict.KNOWN
        return self._done(path, outside, receipt, known=known, rejected=rejected)

    def _require_sender(self, outside: Outside) -> None:
        certificate = verify_outside(outside, signing_key=self._bureau.keys.signing.public)
        with self._bureau.reading() as connection:
            known = connection.execute(
                select(DEVICE.c.public_key).where(
                    DEVICE.c.device == certificate.device, DEVICE.c.office == certificate.office
                )
            ).scalar()
        if known != certificate.public_key.hex():
            raise Refusal(Code.DEVICE_UNKNOWN)

    def _require_space(self, plain_size: int) -> None:
        if self._free(self._bureau.home) < 3 * plain_size + _SPARE_BYTES:
            raise Refusal(Code.DISK_FULL)

    def _done(
        self, path: Path, outside: Outside, receipt: bytes, *, known: bool, rejected: int
    ) -> Outcome:
        header = outside.header
        folder = self._receipts or self._bureau.home / "out" / header.office
        stem = file_name(header.office, header.device, header.epoch, header.seq, header.stream)
        target: Path | None = folder / f"{stem}.sfr"
        facts = {"seq": header.seq, "revisions": header.revisions, "rejected": rejected}
        code = KNOWN if known else "accepted_in_part" if rejected else header.kind
        result = KNOWN if known else ACCEPTED
        try:
            folder.mkdir(parents=True, exist_ok=True)
            write_durably(folder / f"{stem}.sfr", receipt)
        except OSError:  # the bundle is in; the same file again gives the same receipt
            code, target = RECEIPT_UNWRITTEN, None
        outcome = Outcome(path, result, code, sentence("results", code, facts), receipt=target)
        return _with_header(outcome, outside)

    def _gap(self, path: Path, outside: Outside, where: place.Place) -> Outcome:
        first, last = where.applied_through + 1, outside.header.seq - 1
        code = "gap_one" if first == last else "gap"
        text = sentence("results", code, {"seq": outside.header.seq, "first": first, "last": last})
        return _with_header(Outcome(path, GAP, code, text), outside)

    def _refused(self, path: Path, refusal: Refusal, outside: Outside | None) -> Outcome:
        text = reason(refusal.code, refusal.facts)
        return _with_header(Outcome(path, REFUSED, refusal.code.value, text), outside)

    def _quarantine(self, stream: BinaryIO, outside: Outside) -> bool:
        """Keeps the forked file as it came, under a name made of what its signature covers.

        False when so many of the device are kept that this one is not.
        """
        header = outside.header
        stem = file_name(header.office, header.device, header.epoch, header.seq, header.stream)
        folder = self._bureau.home / "quarantine"
        folder.mkdir(mode=0o700, exist_ok=True)
        target = folder / f"{stem}-{header.hash[:16]}.sfb"
        with self._bureau.writing() as connection:
            kept = place.forks_kept(connection, header.device)
            if target.name not in kept and len(kept) >= _MOST_FORKS:
                return False
            stream.seek(0)
            if not target.exists():
                write_durably(target, stream.read(limits.FILE_BYTES))
            place.note_fork(connection, header, target.name, self._clock)
        return True


def _with_header(outcome: Outcome, outside: Outside | None) -> Outcome:
    if outside is None:
        return outcome
    header = outside.header
    return replace(
        outcome,
        office=header.office,
        device=header.device,
        epoch=header.epoch,
        seq=header.seq,
    )


def _files(path: Path) -> list[Path]:
    return sorted(path.glob("*.sfb")) if path.is_dir() else [path]


def _order(path: Path) -> tuple[str, str, str, int]:
    """Sorts by stream and sequence as the file itself says; what is unreadable comes first."""
    try:
        with open_regular(path) as stream:
            header = read_outside(stream).header
    except (Refusal, OSError):
        return ("", "", "", 0)
    # Records before what their attachments show.
    return (header.device, header.epoch, "" if header.stream == RECORDS else "~", header.seq)
