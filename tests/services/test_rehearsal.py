"""The doctor restores the newest backup aside, here and in the second place, and says how it is."""

import errno
import os
import shutil
import tempfile
from pathlib import Path

import pytest

from sifasuo_desktop.services.office import backups
from sifasuo_desktop.services.office.doctor import examine
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.store.backup import Backup
from tests.clock import FixedClock
from tests.services.test_backups import stick, village
from tests.services.test_restoring import files
from tests.services.test_second_place import spoil

__all__ = ["stick"]
NAME = "sifasuo-320699101-20260410-120000.sfa"


def told(office: Workplace, name: str) -> tuple[str, str]:
    (found,) = (one for one in examine(office) if one.name == name)
    return found.light, found.text


def made(office: Workplace) -> Backup:
    """A backup of an office with a village of its own."""
    village(office, "桑园村")
    return backups.make(office).backup


def kept(office: Workplace) -> dict[str, bytes]:
    """Every file of the store but SQLite's table of locks."""
    found = files(office.store.where.folder)
    return {name: content for name, content in found.items() if not name.endswith("-shm")}


def test_a_good_backup_is_restored_aside_and_nothing_of_it_stays(
    office: Workplace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    aside = tmp_path / "aside"
    aside.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(aside))
    made(office)
    assert office.store.check_integrity()  # the doctor brings the write-ahead log into the file
    before = kept(office)
    assert told(office, "backup") == (
        "green",
        f"2026-04-10 12:00（不到一天），144 项记录，日志 145 条，试着恢复过，完好（{NAME}）。",
    )
    assert list(aside.iterdir()) == []
    assert kept(office) == before


def test_a_backup_with_a_damaged_body_is_told_with_the_newest_that_is_whole(
    office: Workplace, clock: FixedClock
) -> None:
    made(office)
    clock.move("2026-04-11")
    village(office, "柳荡小村")
    spoil(backups.make(office).backup.path)
    light, words = told(office, "backup")
    assert light == "red"
    assert words == (
        "2026-04-11 12:00 的备份恢复不了：备份文件“sifasuo-320699101-20260411-120000.sfa”被改动过"
        "或者已经损坏，不能使用。请换一份备份；什么都没有改动。请按“立即备份”再做一份，并检查磁盘。"
        f"2026-04-10 12:00 的那份完好（{NAME}）。"
    )


def test_where_no_backup_is_whole_it_is_said(office: Workplace) -> None:
    spoil(made(office).path)
    light, words = told(office, "backup")
    assert (light, words[-13:]) == ("red", "较早的备份也没有一份完好。")


def test_a_backup_that_was_cut_off_is_told_beside_the_newest(
    office: Workplace, clock: FixedClock
) -> None:
    made(office)
    clock.move("2026-04-11")
    path = backups.make(office).backup.path
    path.write_bytes(path.read_bytes()[:-4096])
    light, words = told(office, "backup")
    assert light == "yellow"
    assert words == (
        f"2026-04-10 12:00（1 天前），144 项记录，日志 145 条，试着恢复过，完好（{NAME}）。"
        "sifasuo-320699101-20260411-120000.sfa 不完整，打不开。请检查磁盘。"
    )


def test_an_old_backup_is_too_old_only_where_something_was_changed_since(
    office: Workplace, clock: FixedClock
) -> None:
    made(office)
    clock.move("2028-04-10")
    assert told(office, "backup")[0] == "green"
    village(office, "柳荡小村")
    light, words = told(office, "backup")
    assert light == "yellow"
    assert words.startswith("2026-04-10 12:00（731 天前），")
    assert words.endswith("以后又登记过内容，这份备份太旧了。请按“立即备份”。")


def test_a_backup_of_a_history_left_behind_is_none_of_this_store(office: Workplace) -> None:
    later = made(office)
    with office.store.writing() as unit:
        unit.connection.exec_driver_sql("DELETE FROM revision WHERE n = ?", (later.header.log_n,))
    assert told(office, "backup") == (
        "yellow",
        "现在这个数据库还没有备份；有 1 份是恢复以前的。请做一次备份。",
    )


def test_without_room_for_a_rehearsal_nobody_says_that_the_backup_is_damaged(
    office: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(office)
    flush = os.fsync

    def fails(descriptor: int) -> None:
        if os.readlink(f"/proc/self/fd/{descriptor}").endswith("/store.db"):
            raise OSError(errno.ENOSPC, "full")
        flush(descriptor)

    monkeypatch.setattr(os, "fsync", fails)
    light, words = told(office, "backup")
    assert light == "yellow"
    assert words.startswith("2026-04-10 12:00 的备份没能试着恢复（磁盘已满）。")


def test_without_a_second_place_one_is_asked_for(office: Workplace) -> None:
    light, words = told(office, "second_place")
    assert (light, words[:6]) == ("yellow", "还没有选。电")


def test_a_second_place_tells_its_newest_copy_or_that_there_is_none(
    office: Workplace, stick: Path
) -> None:
    assert told(office, "second_place") == (
        "yellow",
        "里面还没有现在这个数据库的备份。请按“立即备份”。",
    )
    made(office)
    light, words = told(office, "second_place")
    assert (light, words[:23]) == ("green", "2026-04-10 12:00（不到一天），")


def test_a_second_place_with_a_damaged_copy_is_red_though_the_own_is_good(
    office: Workplace, stick: Path
) -> None:
    spoil(stick / made(office).path.name)
    assert told(office, "backup")[0] == "green"
    light, words = told(office, "second_place")
    assert light == "red"
    assert words.startswith("2026-04-10 12:00 的备份恢复不了：")


def test_a_second_place_away_or_full_is_told_as_what_it_is(
    office: Workplace, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(office)
    with monkeypatch.context() as while_full:
        while_full.setattr(shutil, "disk_usage", lambda path: shutil._ntuple_diskusage(9, 9, 0))
        backups.make(office)
    light, words = told(office, "second_place")
    assert light == "yellow"
    assert words.startswith(f"第二备份位置“{stick}”的空间不够，2026-04-10 起的备份没有拷过去；")
    assert "试着恢复过，完好" in words
    backups.set_place(office, stick)
    stick.rename(stick.with_name("gone"))
    assert told(office, "second_place") == (
        "yellow",
        "现在没有连上，上次连上是 2026-04-10。请插好以后再检查一次。",
    )
