"""Random walks through a dispute: whatever is done in whatever order, the record stays true."""

import shutil
import tempfile
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.services.office.log_check import check
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.showing import show
from tests.clock import FixedClock
from tests.dump import dump
from tests.services.disputes import ALL_HANDS, found_committee, registration, session, version
from tests.services.offices import FIRST_DAY, open_copy
from tests.services.transitions import undeclared

pytestmark = pytest.mark.long

DAYS = st.integers(0, 3)
NAMES = ("陈志海", "吴长林", "周国平")
ORDER = ("applied", "accepted", "agreed", "effective", "closed")
HAS_NUMBER = frozenset(
    {"accepted", "assigned", "mediating", "agreed", "effective", "performing", "performed"}
)


SEEN: set[str] = set()


class OneDispute(RuleBasedStateMachine):
    """An office with one dispute, what was read of it, and acts with right data."""

    template: Path

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.clock = FixedClock(FIRST_DAY)
        self.office = open_copy(self.template, self.folder / "store", self.clock)
        self.case = ""
        self.file_no: str | None = None
        self.changed()

    def teardown(self) -> None:
        assert undeclared(self.office) == set()
        self.office.close()
        shutil.rmtree(self.folder)

    @initialize()
    def register(self) -> None:
        values = registration(applied=self.today(), parties=None)
        parties = registration()["parties"]
        values["parties"] = [{**one, "consent": "unknown"} for one in parties]
        self.case = self.office.act("dispute.register", values).id
        self.changed()

    def changed(self) -> None:
        """What was read of the store and the clock is read again, and the log is gone through."""
        self.seen: dict[str, Any] | None = None
        self.held = False

    def today(self) -> str:
        return self.clock.today().isoformat()

    def shown(self) -> dict[str, Any]:
        if self.seen is None:
            self.seen = show(self.office, "dispute", self.case)
        return self.seen

    def send(self, verb: str, **values: Any) -> None:
        """Sends an act with right data: done if and only if it is listed as allowed."""
        (act,) = (act for act in self.shown()["acts"] if act["verb"] == f"dispute.{verb}")
        before = dump(self.office.store)
        try:
            self.office.act(f"dispute.{verb}", {"dispute": self.case, **values})
            done = True
            self.changed()
        except Refused:
            done = False
            assert dump(self.office.store) == before
        assert done == act["allowed"], verb


class Dispute(OneDispute):
    """One case; every rule sends one act with right data and knows whether it was listed."""

    @rule(days=DAYS)
    def days_pass(self, days: int) -> None:
        self.clock.move(self.clock.today() + timedelta(days))
        self.seen = None

    @rule(name=st.sampled_from(NAMES), consent=st.sampled_from(["yes", "yes", "no"]))
    def consent(self, name: str, consent: str) -> None:
        self.send("consent", party=name, consent=consent)

    @rule(times=st.integers(1, 5))
    def go_on(self, times: int) -> None:
        """The regular next step, so that walks come far."""
        for _ in range(times):
            state = self.shown()["record"]["state"]
            if state == "registered":
                for name in NAMES:
                    self.send("consent", party=name, consent="yes")
                self.accept()
            elif state == "accepted":
                self.assign()
            elif state == "assigned":
                self.mediate()
            elif state == "mediating":
                self.agree([1380000, 3660000])
            elif state == "agreed":
                self.all_sign()
            elif state in ("effective", "performing"):
                self.perform(0, "paid")
                self.perform(1, "paid")

    @rule()
    def accept(self) -> None:
        self.send("accept", accepted=self.today())

    @rule()
    def assign(self) -> None:
        self.send("assign", host="沈卫东")

    @rule()
    def mediate(self) -> None:
        self.send("mediate", **session(held_at=f"{self.today()}T11:00"), vary=True)

    @rule(amounts=st.lists(st.integers(0, 10**12), max_size=3))
    def agree(self, amounts: list[int]) -> None:
        obligations = [
            {
                "debtor": "周国平",
                "creditor": "陈志海",
                "amount": str(Decimal(amount).scaleb(-2)),
                "due": self.today(),
            }
            for amount in amounts
        ]
        self.send("agree", **version(agreed=self.today(), obligations=obligations))

    @rule(which=st.sets(st.integers(0, 4), min_size=1))
    def sign(self, which: set[int]) -> None:
        agreements = self.shown()["children"]["agreement"]
        signatures = self.shown()["children"]["signature"]
        newest = agreements[-1]["id"] if agreements else ""
        done = {one["name"] for one in signatures if one["parent"] == newest}
        hands = [ALL_HANDS[index] for index in sorted(which)]
        left = [{**hand, "signed": self.today()} for hand in hands if hand["name"] not in done]
        if left:
            self.send("sign", signatures=left)

    @rule()
    def all_sign(self) -> None:
        self.sign({0, 1, 2, 3, 4})

    @rule(place=st.integers(0, 2), status=st.sampled_from(["paid", "paid", "unpaid", "open"]))
    def perform(self, place: int, status: str) -> None:
        shown = self.shown()
        binding = {
            one["id"] for one in shown["children"]["agreement"] if one["state"] == "effective"
        }
        owed = [one for one in shown["children"]["obligation"] if one["parent"] in binding]
        if place < len(owed):
            self.send("perform", obligation=str(place + 1), status=status, performed=self.today())

    @rule()
    def follow_up(self) -> None:
        values = {"visitor": "顾明", "way": "phone", "situation": "无异议"}
        self.send("follow_up", visited=self.today(), **values)

    @rule()
    def confirm(self) -> None:
        self.send("confirm", court="某市人民法院", applied=self.today())

    @rule(never=st.integers(0, 3))
    def fail(self, never: int) -> None:
        if never == 0:
            told = {"channels": ["court"], "explanation": "可依法起诉。", "reason": "4"}
            self.send("fail", failed=self.today(), **told)

    @rule()
    def reopen(self) -> None:
        self.send("reopen", reason="还有未了事项")

    @rule(never=st.integers(0, 3), end=st.sampled_from(["close", "void", "decline"]))
    def end(self, never: int, end: str) -> None:
        values: dict[str, Any] = {
            "close": {"closed": self.today(), "note": "说明"},
            "void": {"reason": "误"},
            "decline": {
                "declined": self.today(),
                "reason": "9",
                "channels": ["court"],
                "explanation": "说明",
            },
        }
        if never == 0:
            self.send(end, **values[end])

    @invariant()
    def the_days_stand_in_their_order(self) -> None:
        if not self.case:
            return
        record = self.shown()["record"]
        days = [date.fromisoformat(record[name]) for name in ORDER if record[name]]
        assert days == sorted(days)
        assert all(day <= self.clock.today() for day in days)

    @invariant()
    def state_number_amount_and_effect_agree_with_the_versions(self) -> None:
        if not self.case:
            return
        shown = self.shown()
        record, children = shown["record"], shown["children"]
        SEEN.add(record["state"])
        if record["state"] in HAS_NUMBER:
            assert record["file_no"] is not None
        assert self.file_no in (None, record["file_no"])
        self.file_no = record["file_no"]
        binding = [one for one in children["agreement"] if one["state"] == "effective"]
        assert len(binding) <= 1
        counted = binding or [one for one in children["agreement"] if one["state"] == "unsigned"]
        if record["agreed_amount"] is None:
            assert not binding
        elif record["state"] != "void":
            owed = [one for one in children["obligation"] if one["parent"] == counted[-1]["id"]]
            assert Decimal(record["agreed_amount"]) == sum(Decimal(one["amount"]) for one in owed)
            assert record["agreed"] == counted[-1]["agreed"]
        if binding:
            hands = [one for one in children["signature"] if one["parent"] == binding[0]["id"]]
            assert record["effective"] == max(one["signed"] for one in hands)
        else:
            assert record["effective"] is None

    @invariant()
    def the_log_holds(self) -> None:
        """After every act that was done: a refused one left everything as it was."""
        assert self.held or check(self.office).ok
        self.held = True


def test_no_walk_through_a_dispute_breaks_its_record(template: Path, tmp_path: Path) -> None:
    prepared = tmp_path / "prepared"
    office: Workplace = open_copy(template, prepared, FixedClock(FIRST_DAY))
    found_committee(office)
    office.close()
    machine = type("Walk", (Dispute,), {"template": prepared})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=16,
            stateful_step_count=20,
            deadline=None,
            database=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )
    assert SEEN >= {"registered", "agreed", "effective", "performed"}


def test_the_walk_would_see_a_wrong_sum(office: Workplace) -> None:
    """The invariant is not idle: a record that does not add up is found."""
    found_committee(office)
    walk = object.__new__(Dispute)
    walk.office, walk.clock, walk.file_no = office, FixedClock(FIRST_DAY), None
    walk.changed()
    walk.case = office.act("dispute.register", registration()).id
    with office.store.writing() as unit:
        unit.connection.exec_driver_sql("UPDATE r_dispute SET agreed_amount = 1, state = 'agreed'")
    with pytest.raises(AssertionError):
        walk.state_number_amount_and_effect_agree_with_the_versions()
    with pytest.raises(AssertionError):
        walk.the_log_holds()
