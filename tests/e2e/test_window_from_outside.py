"""The window alone, driven from outside its process by accessible names under a real X server."""

from pathlib import Path

import pytest

from sifasuo_desktop.kernel.clock import SystemClock
from sifasuo_desktop.kernel.ids import SystemRandomness
from sifasuo_desktop.services.office.workplace import open_workplace
from sifasuo_desktop.services.reading.finding import find
from sifasuo_desktop.services.reading.showing import show
from tests.e2e.telling import tell
from tests.reading_pdf import text_of


@pytest.mark.xdist_group("screen")
def test_a_dispute_is_entered_agreed_signed_printed_and_handed_over(tmp_path: Path) -> None:
    tell("whole", tmp_path)
    printed = "".join(text_of((tmp_path / "agreement.pdf").read_bytes()).split())
    assert "编号：（2026）皋九人调字第001号" in printed
    assert "一、李建明于2026年12月31日前赔偿李桂香人民币贰佰元整（¥200.00）。" in printed
    assert "二、双方互相道歉，今后互谅互让。" in printed
    for path in (tmp_path / "store").rglob("*"):
        if path.is_file():
            assert "李桂香".encode() not in path.read_bytes(), path.name


@pytest.mark.xdist_group("screen")
def test_typed_words_survive_a_power_cut_and_are_offered_again(tmp_path: Path) -> None:
    tell("crash", tmp_path)


@pytest.mark.xdist_group("screen")
def test_a_person_is_received_and_asks_for_leave_and_the_manual_opens(tmp_path: Path) -> None:
    tell("correction", tmp_path)


@pytest.mark.xdist_group("screen")
def test_a_dispute_is_done_by_keys_with_each_sheet_refused_first_and_half_of_it_put_by(
    tmp_path: Path,
) -> None:
    tell("keys", tmp_path)


@pytest.mark.xdist_group("screen")
def test_an_office_begins_from_nothing_by_keys_and_takes_an_oral_case_and_a_person_to_their_ends(
    tmp_path: Path,
) -> None:
    tell("office", tmp_path)
    store = tmp_path / "data" / "sifasuo"
    randomness = SystemRandomness()
    office = open_workplace(
        store, "gumingyuan", "Yunxi-2026", clock=SystemClock(), randomness=randomness
    )
    kept = {
        kind: find(office, kind).items for kind in ("mediator", "user", "dispute", "correction")
    }
    (case,), (person,) = kept["dispute"], kept["correction"]
    shown = show(office, "correction", str(person["id"]))["children"]
    office.close()
    assert {one["title"] for one in kept["mediator"]} == {"沈卫东", "葛文秀"}
    assert {one["account"] for one in kept["user"]} == {"gumingyuan", "linmin"}
    assert (case["track"], case["state"], case["agreed_amount"]) == ("oral", "closed", "200.00")
    assert [one["content"] for one in shown["check"]] == ["走访本人，在家务工。"]
    assert [one["state"] for one in shown["leave"]] == ["returned"]
    (muster,) = shown["muster"]
    assert (muster["result"], muster["note"]) == ("absent", "电话联系，称在外地务工。")
