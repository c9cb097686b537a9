"""A disk that takes no more: what was saved is never told as refused, and no half of a file stays."""

import errno
import json
import os
from contextlib import closing
from pathlib import Path

import pytest

from sifasuo_desktop.kernel.ids import SystemRandomness
from sifasuo_desktop.services.office.log_export import export_log
from sifasuo_desktop.services.office.workplace import Workplace, open_workplace
from sifasuo_desktop.store.engine import StoreTrouble
from tests.clock import FixedClock
from tests.services.offices import PASSWORD, seat

ANEW = "Yunxi-2027"


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """What the disk does when the slot file is renamed, in turn: True for a failure."""
    plan: list[bool] = []
    whole = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if Path(target).name == "slots.json" and plan and plan.pop(0):
            raise OSError(errno.ENOSPC, "no room")
        return whole(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    return plan


def again(office: Workplace, account: str, password: str, clock: FixedClock) -> Workplace:
    office.close()
    folder = office.store.where.folder
    return open_workplace(folder, account, password, clock=clock, randomness=SystemRandomness())


def slots(office: Workplace) -> int:
    return len(json.loads(office.store.where.slots.read_bytes())["slots"])


def test_a_password_changed_on_a_failing_disk_is_the_one_in_force(
    office: Workplace, clock: FixedClock, failing: list[bool]
) -> None:
    failing[:] = [False, True]
    office.act("user.own_password", {}, secrets={"old": PASSWORD, "password": ANEW})
    assert failing == []
    with pytest.raises(StoreTrouble) as refused:
        again(office, "admin", PASSWORD, clock)
    assert refused.value.code == "store.slot_old"
    with closing(again(office, "admin", ANEW, clock)) as opened:
        assert json.loads(opened.store.where.slots.read_bytes())["next"] == {}


def test_a_disabled_account_keeps_no_way_in_beyond_the_next_sign_in(
    office: Workplace, clock: FixedClock, failing: list[bool]
) -> None:
    assert slots(office) == 6
    failing[:] = [True]
    office.act("user.disable", {"user": "clerk"})
    assert failing == []
    assert slots(office) == 6
    with pytest.raises(StoreTrouble) as refused:
        again(office, "clerk", PASSWORD, clock)
    assert refused.value.code == "store.disabled"
    with closing(again(office, "admin", PASSWORD, clock)) as opened:
        assert slots(opened) == 5


@pytest.mark.parametrize("name", ["log.jsonl", "log.txt"])
def test_a_log_that_does_not_fit_leaves_nothing_behind(
    office: Workplace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "no room")

    stick = tmp_path / "stick"
    stick.mkdir()
    with monkeypatch.context() as disk:
        disk.setattr(os, "fsync", full)
        with pytest.raises(OSError, match="no room"):
            export_log(seat(office, "auditor"), stick / name)
    assert list(stick.iterdir()) == []
    assert export_log(seat(office, "auditor"), stick / name) > 5
    assert [path.name for path in stick.iterdir()] == [name]
