"""A lost computer: the store comes back from its backup on another one, and the hand-over goes on.

The bureau had received more than the backup held.
"""

import shutil
from pathlib import Path

import pytest

from tests.e2e.house import House, surroundings
from tests.e2e.test_goes_on_after_restore import (
    device,
    house,
    jumped,
    made,
    numbers,
    register,
    share,
    sync,
    take_in,
)

__all__ = ["house", "made", "share"]


@pytest.mark.parametrize("lost", [False, True], ids=["by password", "by the recovery key"])
def test_what_the_backup_did_not_hold_is_kept_and_no_number_comes_twice(
    house: House, share: Path, tmp_path: Path, *, lost: bool
) -> None:
    key = house.office("recovery", "show")["key"]
    first = register(house)["number"]
    sync(house, share)
    take_in(house, share)
    sync(house, share)
    house.office("backup", "make", "--to", str(house.stick))
    (backup,) = house.stick.glob("*.sfa")
    gone = [register(house)["number"] for _ in range(2)]
    sync(house, share)
    assert take_in(house, share) == ["known", "accepted"]
    shutil.rmtree(house.store)
    computer = {"XDG_CONFIG_HOME": str(tmp_path / "new"), "APPDATA": str(tmp_path / "new")}
    with surroundings(**computer, SIFASUO_RECOVERY_KEY=key):
        by = ("--recovery",) if lost else ()
        house.office("backup", "restore", str(backup), "--store", str(house.store), *by)
        assert numbers(house) == [first]
        sync(house, share)
        take_in(house, share)
        sync(house, share)
        fresh = register(house)
        sync(house, share)
        take_in(house, share)
        sync(house, share)
        assert fresh["number"] not in (first, *gone)
        assert jumped(fresh)
        assert house.office("log", "check", user="auditor")["ok"]
    told = device(house)
    assert told["totals_agree"]
    assert told["fork"] is not None
    assert told["lost"]["numbers"] == gone
