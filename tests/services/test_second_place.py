"""A second place that takes no copy: told apart from one that is away, once, and room is made first."""

import errno
import os
import shutil
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace

import pytest

from sifasuo_desktop.kernel.ids import SystemRandomness
from sifasuo_desktop.services.office import backups
from sifasuo_desktop.services.office.reference_data import sentence
from sifasuo_desktop.services.office.workplace import Workplace, open_workplace
from sifasuo_desktop.store.backup_file import is_whole
from tests.clock import FixedClock
from tests.services.offices import FIRST_DAY, PASSWORD
from tests.services.test_backups import stick, village

__all__ = ["stick"]


class Hours(FixedClock):
    """A clock that knows the hour as well."""

    hour = 12

    def now(self) -> datetime:
        return super().now().replace(hour=self.hour)


def three_of_a_day(office: Workplace) -> Hours:
    """Backups of nine, ten and eleven o'clock, then one o'clock of the next day."""
    clock = office.store.clock = Hours(FIRST_DAY)
    for clock.hour in (9, 10, 11):
        assert backups.make(office).trouble is None
    clock.move("2026-04-11")
    clock.hour = 13
    return clock


def holds_three(monkeypatch: pytest.MonkeyPatch, stick: Path) -> None:
    """The stick has no room for a fourth copy."""

    def usage(path: Path) -> SimpleNamespace:
        free = 10**9 if len(list(stick.glob("*.sfa"))) < 3 else 0
        return SimpleNamespace(total=10**9, used=0, free=free)

    monkeypatch.setattr(shutil, "disk_usage", usage)


def hours(folder: Path) -> list[str]:
    return sorted(path.name[24:29] for path in folder.glob("*.sfa"))


def test_a_full_second_place_gives_up_first_what_need_not_stay(
    office: Workplace, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    three_of_a_day(office)
    holds_three(monkeypatch, stick)
    assert backups.make(office).trouble is None
    assert hours(stick) == ["10-09", "10-11", "11-13"]


def test_a_full_second_place_never_gives_up_its_last_whole_copy(
    office: Workplace, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    three_of_a_day(office)
    holds_three(monkeypatch, stick)
    for path in stick.glob("*.sfa"):
        if path.name[24:29] != "10-10":
            spoil(path)
    made = backups.make(office)
    assert made.trouble is not None
    assert made.trouble.code == "backup.place_full"
    assert hours(stick) == ["10-09", "10-10", "10-11"]


def spoil(path: Path) -> None:
    """Something else in the middle of the database that a backup holds."""
    content = bytearray(path.read_bytes())
    content[-5000:-4990] = bytes(10)
    path.write_bytes(content)


def test_a_full_disk_gives_up_first_what_need_not_stay(
    office: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    three_of_a_day(office)
    own, flush = office.store.where.backups, os.fsync

    def fails(descriptor: int) -> None:
        name = os.readlink(f"/proc/self/fd/{descriptor}")
        if name.startswith(f"{own}/") and len(hours(own)) >= 3:
            raise OSError(errno.ENOSPC, "full")
        flush(descriptor)

    monkeypatch.setattr(os, "fsync", fails)
    assert is_whole(backups.make(office).backup.path)
    assert hours(own) == ["10-09", "10-11", "11-13"]


def full(monkeypatch: pytest.MonkeyPatch) -> None:
    none = SimpleNamespace(total=1000, used=1000, free=0)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: none)


def told_at_sign_in(office: Workplace, account: str) -> list[str]:
    again = open_workplace(
        office.store.where.folder,
        account,
        PASSWORD,
        clock=office.store.clock,
        randomness=SystemRandomness(),
    )
    words = [sentence(one.code, **dict(one.values)) for one in again.remarks]
    again.close()
    return words


FULL_SINCE = (
    "第二备份位置“{name}”的空间不够，2026-04-10 起的备份没有拷过去；本机照常备份。"
    "请从那里移走别的文件（以 .sfa 结尾的备份不要删），或者由所长、系统管理员另选一个位置，"
    "再在系统管理里按“立即备份”。"
)


def test_a_second_place_full_at_closing_is_told_once_to_whoever_can_mend_it(
    office: Workplace, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full(monkeypatch)
    village(office, "桑园村")
    backups.close_down(office)
    assert told_at_sign_in(office, "mediator") == []
    assert told_at_sign_in(office, "clerk") == [FULL_SINCE.format(name=stick)]
    assert told_at_sign_in(office, "director") == []


def test_a_second_place_full_for_a_week_is_not_called_away(
    office: Workplace, clock: FixedClock, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as while_full:
        full(while_full)
        backups.make(office)
        clock.move("2026-04-18")
        village(office, "桑园村")
        backups.make(office)
        found = backups.remark(backups.standing(office))
        assert found is not None
        assert sentence(found.code, **dict(found.values)) == FULL_SINCE.format(name=stick)
    assert backups.make(office).copy is not None
    assert backups.remark(backups.standing(office)) is None


def test_a_second_place_that_takes_nothing_is_told_with_the_reason_while_it_is_there(
    office: Workplace, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = os.open

    def protected(path: str, *more: int) -> int:
        if str(path).startswith(str(stick)):
            raise OSError(errno.EROFS, "read-only")
        return opened(path, *more)

    monkeypatch.setattr(os, "open", protected)
    village(office, "桑园村")
    backups.close_down(office)
    assert told_at_sign_in(office, "clerk") == [
        f"第二备份位置“{stick}”连着，但是写不进去（磁盘是只读的），2026-04-10 起的备份没有拷过去；"
        "本机照常备份。请检查 U 盘的写保护开关、共享的权限，还不行就由所长、系统管理员另选一个位置，"
        "再在系统管理里按“立即备份”。"
    ]


def test_a_second_place_back_after_a_week_is_asked_for_a_copy_and_not_called_away(
    office: Workplace, clock: FixedClock, stick: Path
) -> None:
    away = stick.rename(stick.with_name("away"))
    clock.move("2026-04-17")
    backups.make(office)
    away.rename(stick)
    found = backups.remark(backups.standing(office))
    assert found is not None
    assert sentence(found.code, **dict(found.values)) == (
        f"第二备份位置“{stick}”已经连上，但是最新的备份还没有拷过去，上一次是 7 天以前。"
        "请在系统管理里按“立即备份”。"
    )


def test_another_second_place_knows_nothing_of_the_trouble_of_the_one_before(
    office: Workplace, stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full(monkeypatch)
    backups.make(office)
    (tmp_path / "disk").mkdir()
    backups.set_place(office, tmp_path / "disk")
    assert backups.standing(office).trouble is None


def test_a_backup_at_closing_that_could_not_be_made_is_told_at_the_next_sign_in(
    office: Workplace,
) -> None:
    where = office.store.where
    where.backups.rmdir()
    where.backups.write_text("in the way", encoding="utf-8")
    village(office, "桑园村")
    backups.close_down(office)
    where.backups.unlink()
    assert told_at_sign_in(office, "clerk") == [
        "2026-04-10 退出时的备份没有做成，已经保存的内容没有受影响。"
        "请检查磁盘空间，再在系统管理里按“立即备份”。"
    ]
    assert told_at_sign_in(office, "clerk") == []
