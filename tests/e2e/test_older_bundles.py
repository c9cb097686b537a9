"""A damaged store had finished bundles that lay in its outbox: after the restore they go along.

The backup is older than they are, so that the bureau alone gets to know what is in them.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from sifasuo_desktop.cli.main import run
from sifasuo_desktop.kernel.ids import SystemRandomness
from sifasuo_desktop.services.exchange.handover import make_and_copy, make_bundles, synchronise
from sifasuo_desktop.services.exchange.handover_status import HandoverStatus, status
from sifasuo_desktop.services.office import backups
from sifasuo_desktop.services.office.log_check import check
from sifasuo_desktop.services.office.reference_data import sentence
from sifasuo_desktop.services.office.restoring import WayIn, restore, what_next
from sifasuo_desktop.services.office.workplace import Workplace, open_workplace
from sifasuo_desktop.store.restore import Restored
from tests.clock import FixedClock
from tests.e2e.house import PASSWORD, House, surroundings
from tests.e2e.test_goes_on_after_restore import device, house, made, share, take_in
from tests.services.disputes import registration

__all__ = ["house", "made", "share"]


@dataclass
class Desk:
    """The office at work, by its 所长; every deed has a day of its own."""

    house: House
    share: Path

    def __post_init__(self) -> None:
        self.clock = FixedClock(self._day(10))
        self.workplace = self._opened()

    def at(self, day: int) -> "Desk":
        self.clock.move(self._day(day))
        return self

    def register(self) -> str:
        return str(self.workplace.act("dispute.register", registration()).number)

    def sync(self) -> list[str]:
        return list(synchronise(self.workplace, f"file:{self.share}")["sent"])

    def back_up(self) -> Path:
        return backups.make(self.workplace).backup.path

    def damage(self) -> dict[str, bytes]:
        """The file is no longer one; what the outbox holds."""
        where = self.workplace.store.where
        self.workplace.close()
        where.database.write_bytes(b"0" * 40_000)
        return {path.name: path.read_bytes() for path in where.outbox.glob("*.sfb")}

    def restore(self, backup: Path) -> Restored:
        way = WayIn("admin", PASSWORD)
        done = restore(
            backup, self.house.store, way, clock=self.clock, randomness=SystemRandomness()
        )
        self.workplace = self._opened()
        return done

    def status(self) -> HandoverStatus:
        return status(self.workplace)

    def told(self) -> list[str]:
        found = self.status().remarks
        return [sentence(one.code, **dict(one.values)) for one in found]

    def _day(self, day: int) -> date:
        return date(2026, 4, day)

    def _opened(self) -> Workplace:
        return open_workplace(
            self.house.store, "admin", PASSWORD, clock=self.clock, randomness=SystemRandomness()
        )


@pytest.fixture
def desk(house: House, share: Path) -> Iterator[Desk]:
    desk = Desk(house, share)
    yield desk
    desk.workplace.close()


def handed_over(desk: Desk) -> Path:
    """The first case is at the bureau and its receipt here; a backup of then."""
    desk.register()
    desk.sync()
    assert take_in(desk.house, desk.share) == ["accepted"]
    desk.sync()
    return desk.at(11).back_up()


WAITING = (
    "恢复以前打好的上报包有 1 个还没有回执，下次上报时原样一起交给市局。"
    "做备份以后登记、打在这些包里的内容，本机没有：市局收到后在这里列出，请照着补录。"
    "既不在备份里也不在包里的，程序无从知道，请对照登记簿和卷宗补录。"
)


def test_acts_newer_than_the_backup_reach_the_bureau_and_are_named_to_the_office(
    desk: Desk,
) -> None:
    backup = handed_over(desk)
    newer = [desk.at(12).register(), desk.register()]
    (name,) = make_bundles(desk.workplace)
    desk.at(13).register()  # in no bundle: nobody can know of it
    left = desk.damage()
    done = desk.at(14).restore(backup)
    assert done.older == 1
    assert "原来的数据库里有 1 个打好的上报包" in what_next(done)
    assert "哪里都没有，程序也无从知道，请对照登记簿和卷宗补录" in what_next(done)
    found = desk.status()
    assert (found.older, found.open, found.snapshot_due) == (1, 1, True)
    assert WAITING in desk.told()

    sent = desk.at(15).sync()
    assert (sent[0], len(sent)) == (name, 2)
    assert (desk.share / "in" / name).read_bytes() == left[name]
    assert (desk.status().older, desk.status().open) == (1, 2)
    assert sorted(take_in(desk.house, desk.share)) == ["accepted", "accepted", "known"]
    desk.at(16).sync()
    assert (desk.status().older, desk.status().open) == (0, 0)
    assert WAITING not in desk.told()

    assert desk.at(17).register() not in newer
    assert len(desk.sync()) == 1
    assert take_in(desk.house, desk.share).count("accepted") == 1
    desk.sync()
    bureau = device(desk.house)
    assert bureau["totals_agree"] is True
    assert (bureau["fork"]["from"], bureau["fork"]["through"]) == (1, 2)
    assert bureau["lost"]["numbers"] == sorted(newer)
    assert (bureau["missing"], bureau["clone"]) == ([], None)
    assert sorted(epoch["last_seq"] for epoch in bureau["epochs"]) == [2, 2]
    assert any("、".join(sorted(newer)) in one for one in desk.told())
    assert check(desk.workplace).ok


def test_what_the_backup_holds_without_a_receipt_goes_along_and_the_log_stays_sound(
    desk: Desk,
) -> None:
    desk.register()
    (first,) = desk.sync()
    backup = desk.at(11).back_up()
    (lost,) = [desk.at(12).register()]
    (second,) = make_bundles(desk.workplace)
    desk.damage()
    assert desk.at(13).restore(backup).older == 2
    assert desk.at(14).sync()[:2] == [first, second]
    take_in(desk.house, desk.share)
    desk.at(15).sync()
    assert desk.status().open == 0
    desk.at(16).register()
    desk.sync()
    take_in(desk.house, desk.share)
    desk.sync()
    assert device(desk.house)["totals_agree"] is True
    assert device(desk.house)["lost"]["numbers"] == [lost]
    report = check(desk.workplace)
    assert (report.ok, report.faults) == (True, ())


def test_only_whole_bundles_of_this_device_go_along_and_a_second_restore_keeps_them(
    desk: Desk,
) -> None:
    backup = handed_over(desk)
    for day in (12, 13):
        desk.at(day).register()
        make_bundles(desk.workplace)
    outbox = desk.workplace.store.where.outbox
    names = sorted(path.name for path in outbox.glob("*.sfb"))
    desk.damage()
    (outbox / names[2]).write_bytes((outbox / names[2]).read_bytes()[:-9])
    (outbox / "x.sfb").write_bytes(b"SFB1")
    assert desk.at(14).restore(backup).older == 1
    desk.damage()
    assert desk.at(15).restore(backup).older == 1
    assert desk.at(16).sync()[0] == names[1]


def test_one_spoiled_later_or_with_another_file_in_its_place_keeps_nothing_back(
    desk: Desk,
) -> None:
    backup = handed_over(desk)
    names = []
    for day in (12, 13):
        desk.at(day).register()
        names += make_bundles(desk.workplace)
    desk.damage()
    assert desk.at(14).restore(backup).older == 2
    epoch = desk.workplace.store.where.outbox / "older"
    (epoch / names[0]).write_bytes(b"SFB1")
    stick = desk.house.stick
    other = next((desk.share / "in").iterdir()).read_bytes()
    (stick / names[1]).write_bytes(other)
    copied = [Path(one["file"]).name for one in make_and_copy(desk.at(15).workplace, stick)]
    assert len(copied) == 1
    assert copied[0] not in names
    assert (stick / names[1]).read_bytes() == other
    assert (epoch / f"{names[0]}.spoiled").read_bytes() == b"SFB1"
    assert desk.status().older == 1


def test_the_command_says_how_many_go_along(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    backup = handed_over(desk)
    desk.at(12).register()
    make_bundles(desk.workplace)
    desk.damage()
    with surroundings(
        SIFASUO_STORE=str(desk.house.store), SIFASUO_USER="admin", SIFASUO_PASSWORD=PASSWORD
    ):
        capsys.readouterr()
        assert run(["backup", "restore", str(backup)]) == 0
        assert "原来的数据库里有 1 个打好的上报包" in capsys.readouterr().out
        assert run(["backup", "restore", str(backup), "--json"]) == 0
        assert json.loads(capsys.readouterr().out)["older_bundles"] == 1
        assert run(["find", "dispute", "--json"]) == 0
        assert WAITING in capsys.readouterr().err
