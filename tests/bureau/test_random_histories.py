"""Random histories through the real writer, bureau and receipts: loss, doubling, any order.

Never green wrongly, nothing silently lost: the same model as the design's simulation; restores,
copies and clones are in ``test_random_restores.py``, with real stores.
"""

import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from sifasuo_desktop.sync.refusal import Refusal
from tests.bureau.office_side import Office, held, ingest, new_bureau, records, revision

pytestmark = pytest.mark.long

PICK = st.integers(min_value=0, max_value=10_000)


class Histories(RuleBasedStateMachine):
    """One office, one bureau, and a courier who loses, repeats, delays and spoils."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.bureau = new_bureau(self.folder / "home")
        self.office = Office("320682001", self.folder / "office").enrol(self.bureau)
        self.log: list[dict[str, Any]] = []
        self.poisoned: set[str] = set()
        self.bundled = 0
        self.carried: list[tuple[Path, int]] = []
        self.receipts: list[bytes] = []
        self.green: set[str] = set()
        self.returned: set[str] = set()

    def teardown(self) -> None:
        try:
            self.make()
            ingest(self.bureau, *(path for path, _ in self.carried))
            for receipt in sorted((self.bureau.home / "out").rglob("*.sfr")):
                self.apply(receipt.read_bytes())
            every = {row["rev"] for row in self.log}
            assert self.green == every - self.poisoned
            assert self.returned == self.poisoned
            assert held(self.bureau) == every - self.poisoned
            assert set(records(self.bureau)) == {
                row["id"] for row in self.log if row["rev"] not in self.poisoned
            }
        finally:
            self.bureau.close()
            shutil.rmtree(self.folder)

    @rule(pick=PICK, poison=st.sampled_from([False, False, False, True]))
    def save(self, pick: int, poison: bool) -> None:
        number = len(self.log)
        row = revision(number)
        if self.log and pick % 2:
            old = self.log[pick % len(self.log)]
            row = revision(number, id=old["id"], parent=old["rev"])
        if poison:
            row["op"] = "drop"
            self.poisoned.add(row["rev"])
        self.log.append(row)

    @rule()
    def make(self) -> None:
        first = self.bundled
        path = self.office.make(*self.log[first:])
        self.bundled = len(self.log)
        self.carried.append((path, first))

    @precondition(lambda self: self.carried)
    @rule(picks=st.lists(PICK, min_size=1, max_size=4))
    def carry(self, picks: list[int]) -> None:
        paths = [self.carried[pick % len(self.carried)][0] for pick in picks]
        for outcome in ingest(self.bureau, *paths):
            assert outcome.result in ("accepted", "known", "gap")
            if outcome.receipt is not None:
                self.receipts.append(outcome.receipt.read_bytes())

    @precondition(lambda self: self.carried)
    @rule(pick=PICK, at=PICK, cut=st.booleans())
    def spoil(self, pick: int, at: int, cut: bool) -> None:
        data = bytearray(self.carried[pick % len(self.carried)][0].read_bytes())
        place = at % len(data)
        if cut:
            del data[place:]
        else:
            data[place] ^= 1 << (at % 8)
        (self.folder / "bad.sfb").write_bytes(data)
        before = held(self.bureau)
        (outcome,) = ingest(self.bureau, self.folder / "bad.sfb")
        assert (outcome.result, outcome.receipt) == ("refused", None)
        assert held(self.bureau) == before

    @precondition(lambda self: self.receipts)
    @rule(pick=PICK)
    def receive(self, pick: int) -> None:
        self.apply(self.receipts[pick % len(self.receipts)])

    @precondition(lambda self: self.receipts)
    @rule(pick=PICK, at=PICK)
    def forge(self, pick: int, at: int) -> None:
        data = bytearray(self.receipts[pick % len(self.receipts)])
        data[at % len(data)] ^= 1
        before = set(self.green)
        try:
            self.apply(bytes(data))
        except Refusal:
            pass
        else:
            raise AssertionError("a forged receipt was believed")
        assert self.green == before

    def apply(self, data: bytes) -> None:
        receipt = self.office.check(data).receipt
        rejected = {(row.seq, row.index) for row in receipt.rejected}
        for bundle, (_, offset) in zip(self.office.bundles, self.carried, strict=True):
            if bundle.seq > receipt.applied_through:
                break
            for index in range(1, bundle.header.revisions + 1):
                rev = self.log[offset + index - 1]["rev"]
                known = self.returned if (bundle.seq, index) in rejected else self.green
                known.add(rev)

    @invariant()
    def green_is_only_what_the_bureau_holds(self) -> None:
        assert self.green <= held(self.bureau)
        assert not self.green & self.returned


TestHistories = Histories.TestCase
TestHistories.settings = settings(
    max_examples=25,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
