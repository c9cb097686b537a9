"""Any sequence of requests, decisions, extensions and returns keeps powers and dates in order."""

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any, ClassVar

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from sifasuo_desktop.domain.periods import Count, shift_months
from sifasuo_desktop.domain.refusal import Refused
from tests.clock import FixedClock
from tests.services.offices import open_copy, seat
from tests.services.people import DELEGATION, decision, leave, leaves_of, person
from tests.services.transitions import undeclared

pytestmark = pytest.mark.long

START = date(2026, 2, 2)
RANK = {"office": 0, "county": 1, "city": 2}
DAY = timedelta(days=1)


def days_of(first: date, last: date) -> set[date]:
    return {first + DAY * offset for offset in range((last - first).days + 1)}


@dataclass
class Known:
    """What the test itself knows of a leave."""

    start: date
    end: date
    state: str = "requested"
    asked_end: date | None = None
    returned: date | None = None

    def away(self, today: date) -> set[date]:
        """Days of a leave not returned count to today."""
        return days_of(self.start, self.returned or max(self.end, today))


@dataclass
class Ledger:
    """The test's own book of leaves, and the rules by plain counting of days."""

    leaves: list[Known] = field(default_factory=list)
    delegated: bool = False

    def needed(self, one: Known, end: date, today: date) -> str:
        taken: set[date] = set()
        for other in self.leaves:
            if other is not one and (other.asked_end or other.state in ("approved", "returned")):
                taken |= other.away(today if today >= other.start else other.end)
        own = days_of(one.start, end)
        windows = (
            {day for day in taken | own if shift_months(d, -2, Count.CRIMINAL) < day <= d}
            for d in own | {later for later in taken if later > end}
        )
        most = max(len(window) for window in windows if window & own)
        if most > 30 or len(own) > 30:
            return "city"
        return "county" if len(own) > 7 or not self.delegated else "office"

    def newest(self, fits: Callable[[Known], bool]) -> Known | None:
        return next((one for one in reversed(self.leaves) if fits(one)), None)

    def open_on(self, first: date, last: date, without: Known | None = None) -> bool:
        return any(
            one is not without
            and one.state in ("requested", "approved")
            and days_of(first, last) & days_of(one.start, one.asked_end or one.end)
            for one in self.leaves
        )


class Leaves(RuleBasedStateMachine):
    """Acts on the leaves of one person in a fresh copy of the template."""

    template: ClassVar[Path]

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.clock = FixedClock(START)
        self.office = open_copy(self.template, self.folder / "store", self.clock)
        self.clerk = seat(self.office, "clerk")
        self.book = Ledger()
        self.ref = self.clerk.act("correction.receive", person(end="2028-01-04")).id
        self.kept: list[dict[str, Any]] | None = None

    def teardown(self) -> None:
        assert undeclared(self.office) == set()
        self.office.close()
        shutil.rmtree(self.folder)

    def done(self, verb: str, values: dict[str, object]) -> str | None:
        """The code of the refusal, or None when it was done."""
        self.kept = None
        try:
            self.clerk.act(f"correction.{verb}", values)
        except Refused as refusal:
            return refusal.problems[0].code
        return None

    @initialize(given=st.booleans())
    def maybe_delegated(self, given: bool) -> None:
        if given:
            self.office.act("delegation.record", DELEGATION)
        self.book.delegated = given

    @rule(days=st.integers(1, 12))
    def time_passes(self, days: int) -> None:
        self.clock.move(self.clock.today() + DAY * days)
        self.kept = None

    def told(self) -> list[dict[str, Any]]:
        """The leaves as the store has them after the step."""
        if self.kept is None:
            self.kept = leaves_of(self.clerk, self.ref)
        return self.kept

    @rule(ahead=st.integers(0, 15), days=st.sampled_from([1, 6, 7, 8, 15, 29, 30, 31]))
    def somebody_asks(self, ahead: int, days: int) -> None:
        today = self.clock.today()
        first = today + DAY * ahead
        last = first + DAY * (days - 1)
        expected = "leave.overlap" if self.book.open_on(first, last) else None
        values = leave(self.ref, str(first), str(last), str(today))
        assert self.done("leave_request", values) == expected
        if expected is None:
            self.book.leaves.append(Known(first, last))

    @precondition(lambda self: self.book.newest(lambda one: one.state == "requested"))
    @rule(level=st.sampled_from(list(RANK)), yes=st.sampled_from([True, True, False]))
    def somebody_decides(self, level: str, yes: bool) -> None:
        one = self.book.newest(lambda one: one.state == "requested")
        assert one is not None
        end = one.asked_end or one.end
        expected = None
        if level == "office" and not self.book.delegated:
            expected = "leave.no_delegation"
        elif yes and RANK[level] < RANK[self.book.needed(one, end, self.clock.today())]:
            expected = "leave.beyond_power"
        said = {"decision": "approve"} if yes else {"decision": "refuse", "reason": "不必要"}
        values = decision(self.ref, level, str(self.clock.today()), **said)
        assert self.done("leave_approve", values) == expected
        if expected is None:
            one.end = end if yes else one.end
            one.state = "approved" if yes or one.asked_end else "refused"
            one.asked_end = None

    @precondition(lambda self: self.book.newest(lambda one: one.state == "approved"))
    @rule(more=st.integers(0, 9))
    def somebody_needs_longer(self, more: int) -> None:
        one = self.book.newest(lambda one: one.state == "approved")
        assert one is not None
        wanted = one.end + DAY * more
        expected = None
        if self.clock.today() > one.end:
            expected = "leave.extend_after_end"
        elif more == 0:
            expected = "leave.extend_shorter"
        elif self.book.open_on(one.start, wanted, without=one):
            expected = "leave.overlap"
        values = {"correction": self.ref, "extended_to": str(wanted), "reason": "尚未办完"}
        assert self.done("leave_extend", values) == expected
        if expected is None:
            one.state, one.asked_end = "requested", wanted

    @rule()
    def somebody_comes_back(self) -> None:
        today = self.clock.today()
        one = self.book.newest(lambda one: one.state == "approved" or one.asked_end is not None)
        expected = None
        if one is None:
            expected = "leave.none_fits"
        elif today < one.start:
            expected = "leave.returned_before_start"
        values = {"correction": self.ref, "returned": str(today)}
        assert self.done("leave_return", values) == expected
        if expected is None and one is not None:
            one.state, one.returned, one.asked_end = "returned", today, None

    @invariant()
    def the_store_tells_the_same_story(self) -> None:
        kept = self.told()
        assert len(kept) == len(self.book.leaves)
        for item, one in zip(kept, self.book.leaves, strict=True):
            away = "requested" if one.asked_end else "approved"
            shown = {"away": away, "overdue": away}.get(item["state"], item["state"])
            assert (shown, item["start"], item["end"]) == (
                one.state,
                str(one.start),
                str(one.end),
            )
            if one.state == "returned":
                assert one.returned is not None
                late = max(0, (one.returned - one.end).days)
                assert (item["returned"], item["overdue_days"]) == (str(one.returned), late)

    @invariant()
    def nobody_approved_beyond_his_power(self) -> None:
        for item in self.told():
            if item["level"] is not None and item["state"] != "requested":
                whole = (
                    date.fromisoformat(item["end"]) - date.fromisoformat(item["start"])
                ).days + 1
                assert item["applied"] <= item["approved"]
                assert item["level"] != "office" or (self.book.delegated and whole <= 7)
                assert item["level"] == "city" or whole <= 30


def test_no_sequence_of_acts_on_leaves_breaks_powers_or_dates(template: Path) -> None:
    run_state_machine_as_test(
        type("LeavesOfTheTemplate", (Leaves,), {"template": template}),
        settings=settings(
            max_examples=20,
            stateful_step_count=20,
            deadline=None,
            # Shrinking means hundreds of stores; the steps of a failure are printed anyway.
            phases=[Phase.generate],
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
