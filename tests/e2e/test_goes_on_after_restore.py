"""A store put back, copied or cloned: the hand-over goes on by itself and no number comes twice."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from sifasuo_desktop.bureau.main import main as bureau_main
from sifasuo_desktop.kernel.ids import SystemRandomness
from sifasuo_desktop.services.office.reference_data import sentence
from sifasuo_desktop.services.office.workplace import Workplace, open_workplace
from tests.clock import FixedClock
from tests.e2e.house import PASSWORD, House
from tests.e2e.test_handover_is_noted import house, made
from tests.services.disputes import registration
from tests.services.offices import FIRST_DAY

__all__ = ["house", "made"]

SNAPSHOT = "本机数据恢复过备份，或者是从别处复制来的。上报不受影响：下次打包会把全部记录重新交一次，市局不会重复入库。"


@pytest.fixture
def share(house: House) -> Path:
    """The shared folder between the office and its bureau."""
    folder = house.folder / "share"
    folder.mkdir()
    return folder


def opened(house: House) -> Workplace:
    clock = FixedClock(FIRST_DAY)
    return open_workplace(
        house.store, "admin", PASSWORD, clock=clock, randomness=SystemRandomness()
    )


def take_in(house: House, share: Path, status: int = 0) -> list[str]:
    """The bureau takes in what lies in the share; what became of each file."""
    receipts = share / "out" / "320699101"
    lines = house.bureau("ingest", str(share / "in"), "--receipts", str(receipts), status=status)
    return [line[0] for line in lines]


def sync(house: House, share: Path) -> Any:
    return house.office("sync", "--target", f"file:{share}")


def device(house: House) -> Any:
    """What the bureau says about the office's device."""
    house.capture.readouterr()
    assert bureau_main(["--home", str(house.folder / "bureau"), "--json", "status"]) == 0
    (found,) = json.loads(house.capture.readouterr().out)["offices"]
    return found


def register(house: House) -> Any:
    """One more case, so that there is something to hand over; the answer."""
    values = house.folder / "case.json"
    values.write_text(json.dumps(registration()), encoding="utf-8")
    call = ("do", "dispute.register", "--with", str(values), "--today", "2026-04-10")
    return house.office(*call, user="clerk")


def jumped(answer: Any) -> bool:
    return "handover.numbers_jump" in [one["code"] for one in answer["warnings"]]


def numbers(house: House) -> list[str]:
    return [item["number"] for item in house.office("find", "dispute")["items"]]


def set_aside(house: House) -> Path:
    """A copy of the folder outside of everybody's sight, as IT staff makes them."""
    return Path(shutil.copytree(house.store, house.folder / "aside"))


def put_back(house: House, aside: Path) -> None:
    shutil.rmtree(house.store)
    shutil.copytree(aside, house.store)
    shutil.rmtree(aside)


def test_a_store_put_back_goes_on_and_the_bureau_shows_the_fork(house: House, share: Path) -> None:
    register(house)
    sync(house, share)
    assert take_in(house, share) == ["accepted"]
    aside = set_aside(house)
    lost = [register(house)["number"], register(house)["number"]]
    sync(house, share)
    assert take_in(house, share) == ["known", "accepted"]
    before = {path.name: path.read_bytes() for path in (share / "in").iterdir()}
    put_back(house, aside)

    fresh = register(house)["number"]
    assert fresh not in lost
    done = sync(house, share)
    assert len(done["sent"]) == 1
    assert {name: (share / "in" / name).read_bytes() for name in before} == before
    assert sorted(take_in(house, share)) == ["accepted", "known", "known"]
    assert len(sync(house, share)["receipts"]) == 1

    told = device(house)
    assert (told["fork"]["from"], told["fork"]["through"]) == (1, 2)
    assert told["totals_agree"] is True
    assert told["missing"] == []
    assert told["lost"]["numbers"] == sorted(lost)
    assert [epoch["last_seq"] for epoch in told["epochs"]] == [2, 1]
    assert told["clone"] is None
    given = [*numbers(house), *lost]
    assert len(set(given)) == len(given)
    assert house.office("find", "dispute")["items"][0]["handover"] == "delivered"


def test_everything_is_said_in_words(house: House, share: Path) -> None:
    register(house)
    sync(house, share)
    take_in(house, share)
    aside = set_aside(house)
    register(house)
    sync(house, share)
    take_in(house, share)
    put_back(house, aside)
    workplace = opened(house)
    told = [sentence(one.code, **dict(one.values)) for one in workplace.remarks]
    workplace.close()
    assert SNAPSHOT in told
    sync(house, share)
    take_in(house, share)
    sync(house, share)
    lines = ["\t".join(line) for line in house.bureau("status")]
    assert lines[0].split("\t")[0] == "320699101"
    assert lines[3] == (
        "    该所电脑恢复过备份或被复制：现在的数据从原历史第 1 包之后分开，"
        "本局原收到第 2 包；两份都保留"
    )
    assert "已写进回执，请通知该所核对补录" in lines[4]


def test_a_store_put_back_by_stick_overwrites_nothing_on_it(house: House) -> None:
    register(house)
    aside = set_aside(house)
    earlier = {path: path.read_bytes() for path in house.carry()}
    put_back(house, aside)
    register(house)
    later = house.carry()
    assert not set(later) & set(earlier)
    assert {path: path.read_bytes() for path in earlier} == earlier
    names = [str(path) for path in (*earlier, *later)]
    assert [line[0] for line in house.bureau("ingest", *names)] == ["accepted", "accepted"]
    assert device(house)["totals_agree"] is True


def test_numbers_lie_beyond_all_that_the_bureau_knew(house: House, share: Path) -> None:
    first = register(house)["number"]
    aside = set_aside(house)
    for _ in range(3):
        last = register(house)["number"]
    sync(house, share)
    take_in(house, share)
    sync(house, share)
    put_back(house, aside)
    sync(house, share)
    take_in(house, share)
    sync(house, share)
    assert (first[-4:], last[-4:]) == ("0001", "0004")
    answer = register(house)
    assert answer["number"] == f"{first[:-4]}0005"
    assert not jumped(answer)


def test_what_this_computer_saw_before_the_older_state_came_back_is_not_given_again(
    house: House,
) -> None:
    first = register(house)["number"]
    aside = set_aside(house)
    register(house)
    put_back(house, aside)
    answer = register(house)
    assert answer["number"] == f"{first[:-4]}0003"
    assert not jumped(answer)


def another_computer(house: House, monkeypatch: pytest.MonkeyPatch) -> str:
    """The office's store, in use, on a computer that never saw it; the last number given there."""
    house.carry()
    last = str(register(house)["number"])
    monkeypatch.setenv("XDG_CONFIG_HOME", str(house.folder / "another computer"))
    return last


def test_until_the_last_number_is_known_numbers_jump_and_say_so(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    last = another_computer(house, monkeypatch)
    answer = register(house)
    assert answer["number"] == f"{last[:-4]}0101"
    assert jumped(answer)
    after = register(house)
    assert after["number"] == f"{last[:-4]}0102"
    assert not jumped(after)


def test_the_last_number_on_paper_is_asked_and_the_next_follows_it(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    last = another_computer(house, monkeypatch)
    told = tmp_path / "numbers.json"
    told.write_text(json.dumps({"numbers": ["登20-26号"]}), encoding="utf-8")
    refused = house.office("do", "number.confirm", "--with", str(told), status=1)["error"]
    assert refused["code"] == "handover.series_unknown"
    told.write_text(json.dumps({"numbers": [f"{last[:-5]}—12"]}), encoding="utf-8")
    house.office("do", "number.confirm", "--with", str(told))
    answer = register(house)
    assert answer["number"] == f"{last[:-4]}0013"
    assert not jumped(answer)


def test_a_copy_in_another_folder_is_an_epoch_of_its_own(house: House, share: Path) -> None:
    register(house)
    sync(house, share)
    take_in(house, share)
    copied = House(house.folder / "second", house.capture)
    shutil.copytree(house.store, copied.store)
    register(copied)
    register(house)
    names = [*sync(copied, share)["sent"], *sync(house, share)["sent"]]
    assert len({name[19:27] for name in names}) == 2
    assert sorted(take_in(house, share)) == ["accepted", "accepted", "known"]
    assert len(device(house)["epochs"]) == 2


def test_a_store_moved_to_another_folder_is_the_same_one(house: House) -> None:
    (first,) = house.carry()
    moved = House(house.folder / "moved", house.capture)
    moved.folder.mkdir()
    shutil.move(house.store, moved.store)
    (second,) = moved.carry()
    assert second.name == first.name
    assert second.read_bytes() == first.read_bytes()
