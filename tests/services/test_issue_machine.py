"""Any order of acts on an issue: only lawful ones are done, and its days agree with a book of its own."""

import shutil
import tempfile
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import ClassVar

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.services.reading.due import due_rows
from sifasuo_desktop.services.reading.showing import show
from tests.clock import FixedClock
from tests.dump import dump
from tests.services.offices import open_copy, seat
from tests.services.transitions import undeclared

pytestmark = pytest.mark.long

START = date(2026, 3, 2)
DAY = timedelta(days=1)
DAYS = st.sampled_from([0, 0, 0, 0, -1, -3, -6, 1])
TERMS = st.sampled_from([9, 9, 4, 3, 2, 0, -1, -8])
WITHIN = {
    "assign": ("found",),
    "rectify": ("rectifying",),
    "extend": ("rectifying",),
    "verify": ("checking",),
    "close": ("verified",),
    "send_back": ("checking", "verified"),
    "void": ("found", "rectifying", "checking", "verified", "closed"),
    "change": ("found", "rectifying", "checking", "verified", "closed"),
}
Days = dict[str, date | None]


@dataclass
class Book:
    """What the test itself knows of the issue."""

    state: str
    days: Days

    def wrong_order(self, after: Days, *new: str) -> bool:
        """Whether a day that is new lies before the one it follows, or one that follows before it."""
        names = ["found_on", "assigned_on", "rectified_on", "verified_on", "closed_on"]
        pairs = [*pairwise(names), ("assigned_on", "due_on")]
        return any(
            first is not None and second is not None and second < first and set(pair) & set(new)
            for pair in pairs
            for first, second in [(after[pair[0]], after[pair[1]])]
        )


class Issues(RuleBasedStateMachine):
    """Acts on one issue in a fresh copy of the template."""

    template: ClassVar[Path]

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.clock = FixedClock(START)
        self.office = open_copy(self.template, self.folder / "store", self.clock)
        self.clerk = seat(self.office, "clerk")
        values = {
            "found_on": str(START - DAY),
            "domain": "dispute",
            "object": "东街菜场",
            "description": "摊位租金争议。",
        }
        self.ref = self.clerk.act("issue.add", values).id
        names = ("assigned_on", "due_on", "rectified_on", "verified_on", "closed_on")
        self.book = Book("found", {"found_on": START - DAY, **dict.fromkeys(names)})

    def teardown(self) -> None:
        assert undeclared(self.office) == set()
        self.office.close()
        shutil.rmtree(self.folder)

    @property
    def today(self) -> date:
        return self.clock.today()

    def done(self, verb: str, values: dict[str, str], expected: set[str]) -> bool:
        """Whether it was done; it must be refused with just the codes expected, leaving no trace."""
        if self.book.state not in WITHIN[verb]:
            expected = {"act.state"}
        before = dump(self.office.store)
        codes: set[str] = set()
        try:
            self.clerk.act(f"issue.{verb}", {"issue": self.ref, **values})
        except Refused as refusal:
            codes = {one.code for one in refusal.problems}
        assert codes == expected, (verb, values)
        assert not codes or dump(self.office.store) == before
        return not codes

    def expected(self, after: Days, happened: str, *new: str) -> set[str]:
        day = after.get(happened)
        ahead = day is not None and day > self.today
        wrong = self.book.wrong_order(after, *new)
        return ({"date.future"} if ahead else set()) | ({"ledger.order"} if wrong else set())

    def step(self, verb: str, name: str, day: date, state: str, **more: str) -> None:
        after = {**self.book.days, name: day}
        if self.done(verb, {name: str(day), **more}, self.expected(after, name, name)):
            self.book.state, self.book.days = state, after

    @rule(days=st.integers(1, 5))
    def time_passes(self, days: int) -> None:
        self.clock.move(self.today + DAY * days)

    @rule(ago=DAYS, term=TERMS)
    def somebody_hands_it_over(self, ago: int, term: int) -> None:
        day = self.today + DAY * ago
        after = {**self.book.days, "assigned_on": day, "due_on": day + DAY * term}
        values = {name: str(after[name]) for name in ("assigned_on", "due_on")}
        expected = self.expected(after, "assigned_on", "assigned_on", "due_on")
        if self.done("assign", {**values, "assigned_to": "杨启东", "level": "1"}, expected):
            self.book.state, self.book.days = "rectifying", after

    @rule(ago=DAYS)
    def it_is_put_right(self, ago: int) -> None:
        day = self.today + DAY * ago
        self.step("rectify", "rectified_on", day, "checking", measures="已公示收费标准。")

    @rule(ago=DAYS)
    def it_is_looked_at(self, ago: int) -> None:
        day = self.today + DAY * ago
        self.step("verify", "verified_on", day, "verified", verified_by="顾明远")

    @rule(ago=DAYS)
    def it_is_struck_off(self, ago: int) -> None:
        self.step("close", "closed_on", self.today + DAY * ago, "closed")

    @rule(term=TERMS)
    def the_term_is_put_off(self, term: int) -> None:
        due = self.today + DAY * term
        after = {**self.book.days, "due_on": due}
        was = self.book.days["due_on"]
        expected = self.expected(after, "", "due_on")
        if was is not None and due <= was:
            expected |= {"ledger.beyond"}
        if self.done("extend", {"due_on": str(due), "put_off": "等待检测报告"}, expected):
            self.book.days = after

    @rule(term=TERMS)
    def it_is_sent_back(self, term: int) -> None:
        due = self.today + DAY * term
        after = {**self.book.days, "due_on": due, "rectified_on": None, "verified_on": None}
        expected = self.expected(after, "", "due_on")
        if self.done("send_back", {"due_on": str(due), "sent_back": "照片不清"}, expected):
            self.book.state, self.book.days = "rectifying", after

    @rule(name=st.sampled_from(["due_on", "rectified_on", "closed_on"]), ago=TERMS)
    def a_day_is_put_right(self, name: str, ago: int) -> None:
        day = self.today + DAY * ago
        after = {**self.book.days, name: day}
        expected = self.expected(after, "" if name == "due_on" else name, name)
        if self.book.days[name] is None:
            expected = {"change.not_recorded"}
        elif self.book.days[name] == day:
            expected = {"change.nothing"}
        if self.done("change", {name: str(day), "reason": "笔误"}, expected):
            self.book.days = after

    @rule(really=st.sampled_from([False, False, False, True]))
    def it_is_voided(self, really: bool) -> None:
        if really and self.done("void", {"reason": "重复登记"}, set()):
            self.book.state = "void"

    @invariant()
    def the_store_tells_the_same_story(self) -> None:
        record = show(self.clerk, "issue", self.ref)["record"]
        told = {name: str(day) if day else None for name, day in self.book.days.items()}
        assert {name: record[name] for name in told} == told
        assert record["state"] == self.book.state

    @invariant()
    def its_term_is_due_while_it_is_put_right(self) -> None:
        rows = [row for row in due_rows(self.clerk, within=90) if row.rule == "issue.due"]
        due = self.book.days["due_on"]
        if self.book.state != "rectifying" or due is None:
            assert rows == []
            return
        light = "red" if due < self.today else "yellow" if due <= self.today + 3 * DAY else "green"
        assert [(row.due, row.light) for row in rows] == [(due, light)]


def test_no_order_of_acts_breaks_the_flow_of_an_issue(template: Path) -> None:
    run_state_machine_as_test(
        type("IssuesOfTheTemplate", (Issues,), {"template": template}),
        settings=settings(
            max_examples=15,
            stateful_step_count=30,
            deadline=None,
            # Shrinking means hundreds of stores; the steps of a failure are printed anyway.
            phases=[Phase.generate],
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
