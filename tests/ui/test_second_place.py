"""A second place that is full, in the window."""

import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest
from pytestqt.qtbot import QtBot

from sifasuo_desktop.services.office import backups
from sifasuo_desktop.store.backup import backups_in
from sifasuo_desktop.ui.shell.backup_keeper import BackupKeeper
from sifasuo_desktop.ui.shell.frame import Frame
from tests.ui.test_backup_and_recovery import cards, words


def test_a_full_second_place_is_told_once_at_the_hourly_backup_and_stands_with_the_backups(
    qtbot: QtBot, frame: Frame, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = frame.desk.workplace
    (tmp_path / "stick").mkdir()
    backups.set_place(office, tmp_path / "stick")
    none = SimpleNamespace(total=1000, used=1000, free=0)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: none)
    said: list[str] = []
    frame.desk.said.connect(lambda text, light: said.append(light + text))
    (keeper,) = frame.findChildren(BackupKeeper)
    for day, name in (("2026-04-11", "桑园村"), ("2026-04-12", "柳荡村")):
        office.store.clock.move(day)  # type: ignore[attr-defined]
        code = f"3206991012{day[-2:]}"
        office.act("village.add", {"code": code, "name": name, "town": "云溪镇"})
        keeper.look()
        qtbot.waitUntil(frame.desk.runner.idle, timeout=10_000)
    assert len(backups_in(office.store.where.backups)) == 2
    assert [text[:6] for text in said] == ["yellow"]
    assert said[0][6:].startswith(
        f"第二备份位置“{tmp_path / 'stick'}”的空间不够，2026-04-11 起的备份没有拷过去；"
    )
    card, _ = cards(qtbot, frame)
    qtbot.waitUntil(lambda: "的空间不够，2026-04-11 起" in words(card), timeout=10_000)
