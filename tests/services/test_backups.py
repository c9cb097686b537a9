"""Backups of the office: when one is due, what a second place says, and that nothing waits."""

import errno
import os
import shutil
import threading
from pathlib import Path
from types import SimpleNamespace

import pytest

from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.services.office import backups
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.store.backup_file import is_whole
from sifasuo_desktop.store.engine import StoreTrouble
from tests.clock import FixedClock
from tests.services.disputes import found_committee, registration


def code(call: object, *args: object) -> tuple[str, dict[str, str]]:
    assert callable(call)
    with pytest.raises(Refused) as caught:
        call(*args)
    found = caught.value.problems[0]
    return found.code, dict(found.values)


def village(office: Workplace, name: str) -> None:
    office.act(
        "village.add", {"code": f"320699101{len(name) + 200:03d}", "name": name, "town": "云溪镇"}
    )


@pytest.fixture
def stick(office: Workplace, tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    backups.set_place(office, folder)
    return folder


def test_an_hourly_backup_is_due_only_after_an_hour_and_a_change(
    office: Workplace, clock: FixedClock
) -> None:
    assert backups.make_when_due(office) is not None
    village(office, "桑园村")
    assert backups.make_when_due(office) is None
    clock.move("2026-04-11")
    made = backups.make_when_due(office)
    assert made is not None
    assert made.backup.header.why == "hour"
    clock.move("2026-04-12")
    office.note("print")
    assert backups.make_when_due(office) is None


def test_a_clock_set_back_does_not_hold_up_the_hourly_backup(
    office: Workplace, clock: FixedClock
) -> None:
    assert backups.make_when_due(office) is not None
    village(office, "桑园村")
    clock.move("2025-04-10")
    assert backups.make_when_due(office) is not None


def test_at_closing_there_is_a_backup_of_every_change(office: Workplace) -> None:
    first = backups.make(office).backup
    assert backups.make_at_closing(office) is None
    village(office, "桑园村")
    made = backups.make_at_closing(office)
    assert made is not None
    assert made.backup.header.why == "close"
    assert made.backup.header.log_n > first.header.log_n
    assert backups.make_before_import(office).backup.header.why == "import"


def test_a_backup_of_another_history_does_not_count_as_ours(
    office: Workplace, clock: FixedClock
) -> None:
    """A store put back holds the backups of the days it has lost; it is backed up all the same."""
    for name in ("甲村", "乙甲村", "丙乙甲村"):
        village(office, name)
    later = backups.make(office).backup
    with office.store.writing() as unit:
        unit.connection.exec_driver_sql("DELETE FROM revision WHERE n = ?", (later.header.log_n,))
    clock.move("2026-04-11")
    assert backups.make_when_due(office) is not None


def test_a_copy_goes_to_the_second_place_and_both_are_thinned(
    office: Workplace, clock: FixedClock, stick: Path
) -> None:
    for day in range(10, 29):
        clock.move(f"2026-04-{day}")
        made = backups.make(office)
        assert made.copy is not None
        assert made.trouble is None
        assert is_whole(made.copy)
        assert made.copy.stat().st_mode & 0o777 == 0o600
    expected = ["10", "12", *(str(day) for day in range(15, 29))]
    for folder in (stick, office.store.where.backups):
        days = sorted(path.name[24:26] for path in folder.glob("*.sfa"))
        assert days == expected
    assert [one.header.made_at[8:10] for one in backups.listed(office)] == expected[::-1]


def test_what_was_left_half_written_goes_with_the_next_backup(
    office: Workplace, stick: Path
) -> None:
    own = office.store.where.backups
    own.mkdir(exist_ok=True)
    left = [own / "sifasuo-4711.copy", own / "sifasuo-4711.copy-journal", own / "sifasuo-4711.part"]
    pulled = stick / "sifasuo-320699101-20260408-090000.sfa.part"
    busy = stick / "sifasuo-320699101-20260410-110000.sfa.part"
    foreign = stick / "sifasuo-320699102-20260408-090000.sfa.part"
    for path in (*left, pulled, busy, foreign):
        path.write_bytes(b"half")
    made = backups.make(office)
    assert [path.name for path in own.iterdir()] == [made.backup.path.name]
    assert not pulled.exists()
    assert busy.exists()
    assert foreign.exists()


def test_a_second_place_that_is_away_is_told_and_nothing_is_written_where_it_would_be(
    office: Workplace, stick: Path
) -> None:
    stick.rename(stick.with_name("gone"))
    stick.mkdir()
    made = backups.make(office)
    assert made.copy is None
    assert made.trouble is not None
    assert made.trouble.code == "backup.place_missing"
    assert is_whole(made.backup.path)
    assert list(stick.iterdir()) == []


def test_a_second_place_away_for_a_week_is_told_kindly_and_no_longer_once_it_is_back(
    office: Workplace, clock: FixedClock, stick: Path
) -> None:
    away = stick.with_name("away")
    stick.rename(away)
    clock.move("2026-04-16")
    backups.make(office)
    standing = backups.standing(office)
    assert (standing.there, standing.days_away) == (False, 6)
    assert backups.remark(standing) is None
    clock.move("2026-04-17")
    remark = backups.remark(backups.standing(office))
    assert remark is not None
    assert (remark.code, dict(remark.values)) == (
        "backup.place_away",
        {"name": str(stick), "days": "7"},
    )
    away.rename(stick)
    assert backups.make(office).copy is not None
    assert backups.remark(backups.standing(office)) is None


def test_without_a_second_place_nothing_is_away(office: Workplace, clock: FixedClock) -> None:
    assert backups.make(office).trouble is None
    clock.move("2026-06-10")
    assert backups.remark(backups.standing(office)) is None


def told_full(office: Workplace, stick: Path) -> None:
    made = backups.make(office)
    assert made.copy is None
    assert made.trouble is not None
    assert (made.trouble.code, dict(made.trouble.values)) == (
        "backup.place_full",
        {"name": str(stick)},
    )
    assert is_whole(made.backup.path)
    assert [path.name for path in stick.iterdir()] == ["司法所工作台备份位置.txt"]


def test_a_second_place_without_room_is_told_before_anything_is_written(
    office: Workplace, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = SimpleNamespace(total=1000, used=1000, free=0)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: full)
    told_full(office, stick)


def test_a_second_place_that_fills_up_meanwhile_keeps_nothing_half_written(
    office: Workplace, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flush = os.fsync

    def fails(descriptor: int) -> None:
        if os.readlink(f"/proc/self/fd/{descriptor}").startswith(str(stick)):
            raise OSError(errno.ENOSPC, "full")
        flush(descriptor)

    monkeypatch.setattr(os, "fsync", fails)
    told_full(office, stick)


def test_a_copy_that_reads_back_otherwise_is_no_copy(
    office: Workplace, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flush = os.fsync

    def worn(descriptor: int) -> None:
        flush(descriptor)
        if os.readlink(f"/proc/self/fd/{descriptor}").startswith(str(stick)):
            os.pwrite(descriptor, b"x", 50_000)

    monkeypatch.setattr(os, "fsync", worn)
    made = backups.make(office)
    assert made.copy is None
    assert made.trouble is not None
    assert made.trouble.code == "backup.place_failed"
    assert list(stick.glob("*.sfa*")) == []


def test_whoever_names_a_folder_is_refused_where_it_is_not_there(
    office: Workplace, tmp_path: Path
) -> None:
    folder = tmp_path / "nowhere"
    assert code(backups.make, office, folder) == ("backup.place_missing", {"name": str(folder)})
    assert code(backups.set_place, office, folder) == (
        "backup.place_missing",
        {"name": str(folder)},
    )
    assert list(office.store.where.backups.iterdir()) == []


def test_the_second_place_is_never_the_stores_own_folder(office: Workplace) -> None:
    for folder in (office.store.where.folder, office.store.where.backups):
        assert code(backups.set_place, office, folder)[0] == "backup.place_inside"
    assert backups.standing(office).place is None


def test_the_second_place_can_be_given_up(office: Workplace, stick: Path) -> None:
    backups.set_place(office, None)
    assert backups.standing(office).place is None
    assert backups.make(office).copy is None


def test_who_may_back_up_and_who_may_choose_the_place(
    office: Workplace, clerk: Workplace, mediator: Workplace, reader: Workplace, stick: Path
) -> None:
    assert backups.make(clerk).copy is not None
    assert code(backups.set_place, clerk, stick)[0] == "act.not_allowed"
    for other in (mediator, reader):
        assert code(backups.make, other)[0] == "act.not_allowed"
        assert code(backups.listed, other)[0] == "act.not_allowed"
    village(office, "桑园村")
    assert backups.make_at_closing(mediator) is not None


def test_acts_are_saved_while_a_backup_is_made(office: Workplace) -> None:
    """The backup reads on a connection of its own: no act waits for it, and none is half in it."""
    found_committee(office)
    failed: list[BaseException] = []
    done = threading.Event()

    def keep_on() -> None:
        try:
            while not done.is_set():
                backups.make(office)
        except BaseException as error:
            failed.append(error)

    beside = threading.Thread(target=keep_on)
    beside.start()
    for _ in range(8):
        office.act("dispute.register", registration())
    done.set()
    beside.join()
    assert failed == []
    assert all(is_whole(one.path) for one in backups.listed(office))


def test_a_backup_that_cannot_be_written_harms_nothing(office: Workplace) -> None:
    where = office.store.where
    where.backups.rmdir()
    where.backups.write_text("in the way", encoding="utf-8")
    with pytest.raises((OSError, StoreTrouble)):
        backups.make(office)
    village(office, "桑园村")
