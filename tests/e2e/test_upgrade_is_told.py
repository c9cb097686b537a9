"""A bureau that was upgraded tells an office whose program is too old, and takes all in as before."""

from pathlib import Path

import pytest

from sifasuo_desktop.bureau import apply
from sifasuo_desktop.services.office.reference_data import sentence
from tests.e2e.house import House
from tests.e2e.test_goes_on_after_restore import opened, register, share, sync, take_in
from tests.e2e.test_handover_is_noted import house, made

__all__ = ["house", "made", "share"]

TOLD = (
    "市局建议使用 0.10.0 或更新的版本，本机是 0.1.0。登记、打印和上报都照常，"
    "市局照常接收；请联系系统管理员，方便时升级。"
)


def told(house: House) -> list[str]:
    workplace = opened(house)
    words = [sentence(one.code, **dict(one.values)) for one in workplace.remarks]
    workplace.close()
    return words


def handed_over(house: House, share: Path) -> list[str]:
    register(house)
    sync(house, share)
    outcome = take_in(house, share)
    sync(house, share)
    return outcome


def test_a_program_too_old_for_the_bureau_is_told_so_and_goes_on(
    house: House, share: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert handed_over(house, share) == ["accepted"]
    assert TOLD not in told(house)
    monkeypatch.setattr(apply, "MIN_VERSION", "0.10.0")
    assert sorted(handed_over(house, share)) == ["accepted", "known"]
    assert TOLD in told(house)
    assert sorted(handed_over(house, share)) == ["accepted", "known", "known"]
    states = [item["handover"] for item in house.office("find", "dispute")["items"]]
    assert states == ["delivered", "delivered", "delivered"]
    monkeypatch.setattr(apply, "MIN_VERSION", "0.1.0")
    handed_over(house, share)
    assert TOLD not in told(house)
