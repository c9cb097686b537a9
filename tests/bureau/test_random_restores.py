"""Random histories of real stores and a real bureau: put back, copied, cloned, receipts lost.

Whatever happens, every revision that survives in a store arrives, nothing is green that the bureau
does not hold, and no number stands twice on paper unless two computers go on as one; those two
give none twice either once both were told.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule
from sqlalchemy import text

from sifasuo_desktop.bureau.enrol import admit
from sifasuo_desktop.bureau.status import status
from sifasuo_desktop.kernel.ids import SystemRandomness
from sifasuo_desktop.services.exchange import handover
from sifasuo_desktop.services.office.workplace import Workplace, open_workplace
from sifasuo_desktop.store.lanes import lane_of
from tests.bureau.office_side import held, ingest, new_bureau, story_clock
from tests.clock import FixedClock
from tests.services.disputes import found_committee, registration
from tests.services.offices import FIRST_DAY, PASSWORD, make_template

pytestmark = pytest.mark.long

PICK = st.integers(min_value=0, max_value=10_000)
SENT = "SELECT rev FROM revision WHERE handover = 1"
GREEN = (
    "SELECT rev FROM revision JOIN span ON n BETWEEN first AND last"
    " JOIN bundle ON bundle.id = span.bundle WHERE handover = 1 AND received_at IS NOT NULL"
)


@dataclass(frozen=True)
class Computer:
    """A store's folder, and what the computer it lies on remembers."""

    folder: Path
    memory: Path

    @contextmanager
    def opened(self) -> Iterator[Workplace]:
        before = os.environ["XDG_CONFIG_HOME"]
        os.environ["XDG_CONFIG_HOME"] = str(self.memory)
        clock = FixedClock(FIRST_DAY)
        try:
            workplace = open_workplace(
                self.folder, "admin", PASSWORD, clock=clock, randomness=SystemRandomness()
            )
            try:
                yield workplace
            finally:
                workplace.close()
        finally:
            os.environ["XDG_CONFIG_HOME"] = before

    def revisions(self, query: str) -> set[str]:
        with self.opened() as workplace, workplace.store.reading() as reader:
            return set(reader.connection.execute(text(query)).scalars())


class Restores(RuleBasedStateMachine):
    """One office and one bureau with a shared folder; somebody copies folders about."""

    def __init__(self) -> None:
        super().__init__()
        self.base = Path(tempfile.mkdtemp())
        self.bureau = new_bureau(self.base / "home")
        self.share = self.base / "share"
        self.share.mkdir()
        self.first = Computer(self.base / "store", self.base / "memory")
        make_template(self.first.folder)
        self.computers = [self.first]
        self.paper: list[str] = []
        self.given_by_told: list[str] = []
        self.aside: Path | None = None
        self.unanswered = False
        with self.first.opened() as workplace:
            found_committee(workplace)
            handover.enrol_request(workplace, self.base / "request.sfq")
            admitted = admit(
                self.bureau, [self.base / "request.sfq"], self.base / "out", story_clock()
            )
            handover.enrol_accept(workplace, admitted[0].certificate)
            handover.synchronise(workplace, f"file:{self.share}")
        self.take_in()
        self.send(0)
        self.register(0)
        self.copy_aside()

    def teardown(self) -> None:
        try:
            for place in range(len(self.computers)):
                self.register(place)
            for _ in range(3):
                for computer in self.computers:
                    self.hand_over(computer)
                self.take_in()
            for computer in self.computers:
                self.hand_over(computer)
                assert computer.revisions(SENT) <= held(self.bureau)
                self.nothing_is_green_wrongly(computer)
            assert len(set(self.given_by_told)) == len(self.given_by_told), self.given_by_told
            if len(self.computers) == 1:  # of two that go on as one only those told are safe
                (device,) = status(self.bureau, story_clock()).offices
                assert device.totals_agree is True
                assert len(set(self.paper)) == len(self.paper), self.paper
        finally:
            self.bureau.close()
            shutil.rmtree(self.base)

    @rule(pick=PICK)
    def register(self, pick: int) -> None:
        with self.computers[pick % len(self.computers)].opened() as workplace:
            number = str(workplace.act("dispute.register", registration()).number)
            self.paper.append(number)
            with workplace.store.reading() as reader:
                if lane_of(reader.driver) is not None:
                    self.given_by_told.append(number)

    @rule(pick=PICK)
    def send(self, pick: int) -> None:
        computer = self.computers[pick % len(self.computers)]
        self.hand_over(computer)
        self.nothing_is_green_wrongly(computer)

    def hand_over(self, computer: Computer) -> None:
        with computer.opened() as workplace:
            handover.synchronise(workplace, None)

    @rule(pick=PICK)
    def take_some(self, pick: int) -> None:
        files = sorted((self.share / "in").glob("*.sfb"))
        self.take_in(files[pick % len(files) :])

    def take_in(self, files: list[Path] | None = None) -> None:
        given = files if files is not None else [self.share / "in"]
        outcomes = ingest(self.bureau, *given, receipts=self.share / "out" / "320699101")
        assert {outcome.result for outcome in outcomes} <= {"accepted", "known", "gap"}

    @rule()
    def lose_the_receipts(self) -> None:
        shutil.rmtree(self.share / "out", ignore_errors=True)

    @rule()
    def copy_aside(self) -> None:
        if self.aside is not None:
            shutil.rmtree(self.aside)
        self.aside = Path(shutil.copytree(self.first.folder, self.base / "aside"))

    @precondition(lambda self: self.aside is not None)
    @rule()
    def put_back(self) -> None:
        """The older state never knows of the number that was given last."""
        assert self.aside is not None
        self.register(0)
        shutil.rmtree(self.first.folder)
        shutil.copytree(self.aside, self.first.folder)

    @precondition(lambda self: self.aside is not None)
    @rule()
    def put_back_on_a_new_computer(self) -> None:
        self.put_back()
        shutil.rmtree(self.first.memory, ignore_errors=True)
        self.nothing_is_known(self.first)

    def nothing_is_known(self, computer: Computer) -> None:
        """The first time nobody answers the question; later somebody looks at the paper.

        Two computers that know nothing leave out the same numbers.
        """
        if self.unanswered and self.paper:
            with computer.opened() as workplace:
                workplace.act("number.confirm", {"numbers": [max(self.paper)]})
        self.unanswered = True

    def nothing_is_green_wrongly(self, computer: Computer) -> None:
        assert computer.revisions(GREEN) <= held(self.bureau)


class Clones(Restores):
    """Somebody goes on with a copy on a second computer as well."""

    @precondition(lambda self: len(self.computers) == 1)
    @rule()
    def clone(self) -> None:
        copy = Computer(self.base / "clone", self.base / "memory of the clone")
        shutil.copytree(self.first.folder, copy.folder)
        self.computers.append(copy)


def settled(examples: int) -> settings:
    return settings(
        max_examples=examples,
        stateful_step_count=10,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
    )


TestRestores = Restores.TestCase
TestRestores.settings = settled(6)
TestClones = Clones.TestCase
TestClones.settings = settled(5)
