"""An office, its bureau and everything they do that writes: what R3 and R4 are tried over."""

import json
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.clock import FixedClock
from tests.e2e.house import PASSWORD, seen_at, witnesses
from tests.faults.jobs import bureau, call
from tests.migrations.grown_program import GOLDEN
from tests.migrations.grown_program import PASSWORD as GOLDEN_PASSWORD
from tests.services.disputes import found_committee, registration
from tests.services.offices import FIRST_DAY, make_template, open_copy
from tests.services.test_prosecutors_walk_calendar import NOTICE_2027


@dataclass(frozen=True)
class Deed:
    """A call that writes, made over a copy of the folder ``made``.

    ``adds``: made again it is another of its kind; ``refusal``: what it says, rightly, when it is made again.
    """

    name: str
    made: "Made"
    job: str
    values: dict[str, Any]
    password: str = PASSWORD
    adds: bool = False
    refusal: str = ""


@dataclass
class Made:
    """A folder as it was prepared, and what this computer then remembered of the stores in it."""

    folder: Path
    seen: dict[Path, bytes] = field(default_factory=dict)

    def keep(self) -> "Made":
        """From now on it can be begun again."""
        shutil.copytree(self.folder, self._kept)
        self.seen = witnesses()
        return self

    @property
    def _kept(self) -> Path:
        return self.folder.with_name(f"{self.folder.name} as it was")

    def begin_again(self) -> None:
        """The folder stands as it was prepared, and nothing knows of what came after."""
        shutil.rmtree(self.folder)
        shutil.copytree(self._kept, self.folder)
        for path in set(witnesses()) - set(self.seen):
            path.unlink()
        seen_at(self.seen, self.folder, self.folder)


def prepared(folder: Path) -> Made:
    """An enrolled office with a receipt that waits, a bundle on its way, a case of its own, a backup."""
    make_template(folder / "bare")
    office = open_copy(folder / "bare", folder / "store", FixedClock(FIRST_DAY))
    found_committee(office)
    office.close()
    shutil.rmtree(folder / "bare")
    stick = folder / "stick"
    for name in ("stick", "second", "out"):
        (folder / name).mkdir()
    (folder / "case.json").write_text(json.dumps(registration()), encoding="utf-8")
    again = {**registration(), "command_id": "faults"}
    (folder / "again.json").write_text(json.dumps(again), encoding="utf-8")
    (folder / "notice.txt").write_text(NOTICE_2027, encoding="utf-8")
    case = ("do", "dispute.register", "--with", str(folder / "case.json"), "--today", "2026-04-10")
    _office(folder, "enrol", "request", "--out", str(stick / "request.sfq"))
    _bureau(folder, "init")
    _bureau(folder, "enrol", str(stick / "request.sfq"), "--out", str(stick))
    (certificate,) = stick.glob("*.sfc")
    _office(folder, "enrol", "accept", str(certificate))
    _office(folder, *case)
    _office(folder, "bundle", "make", "--out", str(stick))
    _bureau(folder, "ingest", *map(str, stick.glob("*.sfb")), "--receipts", str(stick))
    _office(folder, *case)
    _office(folder, "bundle", "make", "--out", str(folder / "second"))
    _office(folder, "backup", "make")
    _office(folder, *case)
    return Made(folder).keep()


def older(folder: Path) -> Made:
    """The golden store, which goes through every step since the first."""
    folder.mkdir()
    shutil.copytree(GOLDEN / "store", folder / "store")
    return Made(folder).keep()


def _office(folder: Path, *words: str) -> None:
    told = call(list(words), str(folder / "store"))
    assert told["status"] == 0, told["err"]


def _bureau(folder: Path, *words: str) -> None:
    told = bureau(list(words), str(folder / "bureau"))
    assert told["status"] == 0, told["err"]


def deeds(made: Made) -> list[Deed]:
    """All that is tried over a prepared office."""
    folder, store = made.folder, str(made.folder / "store")
    (receipt,) = (folder / "stick").glob("*.sfr")
    (backup,) = (folder / "store" / "backups").glob("*.sfa")
    case = ("--with", str(folder / "again.json"), "--today", "2026-04-10")
    out = str(folder / "out")
    log = str(folder / "out" / "log.jsonl")
    sent = [str(path) for path in (folder / "second").glob("*.sfb")]

    def office(name: str, *words: str, user: str = "admin", **more: Any) -> Deed:
        values = {"words": list(words), "store": store, "user": user}
        return Deed(name, made, "call", values, **more)

    taken = {"words": ["ingest", *sent, "--receipts", out], "home": str(folder / "bureau")}
    return [
        office("save", "do", "dispute.register", *case),
        office("import", "calendar", str(folder / "notice.txt"), adds=True),
        office(
            "export", "log", "export", "--out", log, user="auditor", refusal="已经有叫“log.jsonl”的"
        ),
        office("bundle", "bundle", "make", "--out", out),
        Deed("ingest", made, "bureau", taken),
        office("receipt", "receipt", str(receipt)),
        office("backup", "backup", "make", "--to", out, adds=True),
        office("restore", "backup", "restore", str(backup), "--store", store),
    ]


def migration(made: Made) -> Deed:
    """An older store is opened."""
    words = ["find", "user", "--json"]
    values = {"words": words, "store": str(made.folder / "store"), "password": GOLDEN_PASSWORD}
    return Deed("migration", made, "call", values, GOLDEN_PASSWORD)
