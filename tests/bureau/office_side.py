"""A real bureau in a folder and an office that hands over to it; nothing is faked but the clock."""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import select

from sifasuo_desktop.bureau.enrol import admit
from sifasuo_desktop.bureau.ingest import Ingest, Outcome
from sifasuo_desktop.bureau.store import Bureau, create_bureau
from sifasuo_desktop.bureau.tables import METADATA, RECORD, REVISION
from sifasuo_desktop.kernel.canonical import sm3
from sifasuo_desktop.kernel.clock import CHINA, StoryClock
from sifasuo_desktop.kernel.ids import SystemRandomness
from sifasuo_desktop.sync import identity, incoming, outgoing, suite

MOMENT = "2026-04-02T09:10:00+08:00"
RANDOMNESS = SystemRandomness()


def story_clock() -> StoryClock:
    return StoryClock(datetime(2026, 4, 2, 12, 0, tzinfo=CHINA))


def new_bureau(home: Path) -> Bureau:
    return create_bureau(home, "", story_clock(), RANDOMNESS)


def dump(bureau: Bureau) -> dict[str, list[Any]]:
    """Every row of every table."""
    with bureau.reading() as connection:
        return {
            table.name: sorted(map(repr, connection.execute(select(table)).all()))
            for table in METADATA.sorted_tables
        }


def held(bureau: Bureau) -> set[str]:
    """The revisions the bureau has."""
    with bureau.reading() as connection:
        return set(connection.execute(select(REVISION.c.rev)).scalars())


def records(bureau: Bureau) -> dict[str, tuple[str, str, int]]:
    """Present revision, last operation and conflict flag of every record."""
    query = select(RECORD.c.record, RECORD.c.rev, RECORD.c.op, RECORD.c.conflict)
    with bureau.reading() as connection:
        return {row[0]: (row[1], row[2], row[3]) for row in connection.execute(query)}


def revision(number: int | str, **changed: Any) -> dict[str, Any]:
    """A sound revision; the same number gives the same one."""
    return {
        "t": "dispute",
        "id": sm3(b"record", str(number).encode())[:16].hex(),
        "rev": sm3(b"rev", str(number).encode())[:16].hex(),
        "parent": None,
        "op": "put",
        "ver": 1,
        "by": "clerk",
        "at": MOMENT,
        "f": {"title": f"邻里纠纷 {number}"},
        "x": {},
        **changed,
    }


@dataclass
class Office:
    """One enrolled device: makes bundles, keeps them, believes receipts or not."""

    code: str
    folder: Path
    device: str = field(default_factory=lambda: RANDOMNESS.token(16).hex())
    epoch: str = field(default_factory=lambda: RANDOMNESS.token(16).hex())
    keys: suite.KeyPair = field(default_factory=suite.new_key_pair)
    bundles: list[outgoing.MadeBundle] = field(default_factory=list)
    certificate: identity.Certificate | None = None
    parent: tuple[str, int] | None = None

    def request(self) -> Path:
        path = self.folder / f"{self.code}-{self.device[:8]}.sfq"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(
            identity.make_request(
                self.keys,
                office=self.code,
                office_name="试点司法所",
                device=self.device,
                made_at=MOMENT,
                app="0.1.0",
            )
        )
        return path

    def enrol(self, bureau: Bureau) -> "Office":
        (paper,) = admit(bureau, [self.request()], self.folder / "certificates", story_clock())
        self.accept(paper.certificate)
        return self

    def accept(self, certificate: Path) -> None:
        self.certificate = outgoing.accept_certificate(
            certificate.read_bytes(),
            office=self.code,
            device=self.device,
            public_key=self.keys.public,
            pinned=None,
        )

    def make(self, *revisions: dict[str, Any], **changed: Any) -> Path:
        """The next bundle (one, in these tests), written to the office's folder."""
        assert self.certificate is not None
        given: dict[str, Any] = {
            "next_seq": len(self.bundles) + 1,
            "prev_hash": self.bundles[-1].hash if self.bundles else outgoing.NO_HASH,
            "totals": {},
            "log_head": (len(self.bundles), "5a" * 32),
            "made_at": MOMENT,
            "randomness": RANDOMNESS,
            **changed,
        }
        sender = outgoing.Sender(
            keys=self.keys, certificate=self.certificate, epoch=self.epoch, parent=self.parent
        )
        (made,) = outgoing.write_bundles(sender, revisions=revisions, **given)
        if "next_seq" not in changed:
            self.bundles.append(made)
        path = self.folder / f"{made.hash[:8]}-{made.name}"
        path.write_bytes(made.data)
        return path

    def check(self, receipt: bytes, last_generation: int = 0) -> incoming.ReceiptFacts:
        assert self.certificate is not None
        hashes = {bundle.seq: bundle.hash for bundle in self.bundles}
        return incoming.check_receipt(
            receipt,
            keys=self.certificate.keys,
            office=self.code,
            device=self.device,
            epoch=self.epoch,
            own_hash=hashes.get,
            last_generation=last_generation,
        )


def ingest(bureau: Bureau, *paths: Path, **changed: Any) -> list[Outcome]:
    """Takes the files in with a still clock."""
    return Ingest(bureau, story_clock(), **changed).run(paths)


def results(outcomes: list[Outcome]) -> list[str]:
    return [outcome.result for outcome in outcomes]
