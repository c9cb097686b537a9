"""A clock that went back and a store in a cloud drive are told to whoever signs in."""

from datetime import date
from pathlib import Path

import pytest

from sifasuo_desktop.domain.office.records import Event
from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.kernel.ids import SystemRandomness
from sifasuo_desktop.services.office.reference_data import sentence
from sifasuo_desktop.services.office.workplace import Workplace, open_workplace
from tests.clock import FixedClock
from tests.services.disputes import codes_of, found_committee, registration
from tests.services.offices import PASSWORD, open_copy


def signed_in(folder: Path, day: str) -> Workplace:
    clock = FixedClock(date.fromisoformat(day))
    return open_workplace(folder, "admin", PASSWORD, clock=clock, randomness=SystemRandomness())


def noted(workplace: Workplace) -> list[str | None]:
    with workplace.store.reading() as reader:
        return [one.detail for one in reader.every(Event, act="clock_back")]


def test_a_clock_that_went_back_is_told_by_every_act_and_noted(
    template: Path, tmp_path: Path
) -> None:
    office = open_copy(template, tmp_path / "store", FixedClock(date(2026, 11, 20)))
    found_committee(office)
    office.close()
    for _ in range(2):  # The entries of the wrong clock do not make it right.
        behind = signed_in(tmp_path / "store", "2019-03-01")
        (remark,) = behind.remarks
        told = sentence(remark.code, **dict(remark.values))
        assert "2019-03-01" in told
        assert "2026-11-20" in told
        assert "核对电脑时间" in told
        values = registration(applied="2019-03-01", occurred=None, agents=[])
        answer = behind.act("dispute.register", values)
        assert "act.clock_behind" in codes_of(answer)
        with pytest.raises(Refused) as caught:
            behind.act("dispute.register", {**values, "applied": "2026-11-20"})
        future = caught.value.problems[0]
        assert "核对电脑时间" in sentence(future.code, **dict(future.values))
        behind.close()
    right = signed_in(tmp_path / "store", "2026-11-20")
    assert right.remarks == ()
    answer = right.act("dispute.register", registration(agents=[]))
    assert "act.clock_behind" not in codes_of(answer)
    assert noted(right) == ["2026-11-20 → 2019-03-01"] * 2
    right.close()


def test_a_store_in_a_cloud_drive_is_told_and_opened(template: Path, tmp_path: Path) -> None:
    office = open_copy(template, tmp_path / "坚果云" / "store", FixedClock(date(2026, 4, 10)))
    assert [(one.code, dict(one.values)) for one in office.remarks] == [
        ("store.cloud_folder", {"name": "坚果云"})
    ]
    office.close()


def test_the_login_name_is_taken_in_full_width(template: Path, tmp_path: Path) -> None:
    open_copy(template, tmp_path / "store", FixedClock(date(2026, 4, 10))).close()
    clock = FixedClock(date(2026, 4, 10))
    workplace = open_workplace(
        tmp_path / "store", "ｃｌｅｒｋ ", PASSWORD, clock=clock, randomness=SystemRandomness()
    )
    assert workplace.user.account == "clerk"
    workplace.close()
