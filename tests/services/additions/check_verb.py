"""A verb with a state of its own, declared in one file: lawful where it says, listed, told, undone."""

from sifasuo_desktop.services.acting.states import state_of
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.dispute.steps import steps_of
from sifasuo_desktop.services.reading.dispute.view import dispute_view
from sifasuo_desktop.services.reading.finding import find
from sifasuo_desktop.services.reading.listing import chip_counts
from sifasuo_desktop.services.reading.showing import show
from tests.clock import FixedClock
from tests.services.disputes import bring, do, refused
from tests.services.transitions import undeclared


def acts(desk: Workplace, case: str) -> dict[str, bool]:
    return {act["verb"]: act["allowed"] for act in show(desk, "dispute", case)["acts"]}


def test_the_case_rests_and_goes_on(desk: Workplace, clock: FixedClock) -> None:
    case = bring(desk, clock, "mediating")
    assert acts(desk, case)["dispute.pause"]
    assert not acts(desk, case)["dispute.go_on"]
    assert do(desk, "pause", case, why="等待鉴定").state == "paused"
    assert refused(desk, "dispute.mediate", dispute=case) != []
    assert acts(desk, case)["dispute.go_on"]
    assert not acts(desk, case)["dispute.pause"]
    assert do(desk, "go_on", case).state == "mediating"
    assert undeclared(desk) == set()


def test_the_state_is_listed_and_named(desk: Workplace, clock: FixedClock) -> None:
    case = bring(desk, clock, "mediating")
    do(desk, "pause", case, why="等待鉴定")
    assert ("paused", "暂停调解 1") in chip_counts(desk, "dispute", "", {})
    assert [item["id"] for item in find(desk, "dispute", where={"state": "paused"}).items] == [case]
    view = dispute_view(desk, case)
    assert view.state == "暂停调解"
    assert steps_of(view.dispute).done == 2
    state = state_of("dispute", "paused")
    assert state is not None
    assert (state.light, state.awaits) == ("yellow", "dispute.go_on")
