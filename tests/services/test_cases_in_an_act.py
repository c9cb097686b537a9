"""What an act sees of a case it read and changed is what the store then holds of it."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from sifasuo_desktop.demo.story import Period, make_demo
from sifasuo_desktop.domain.record import ANY, KINDS, Record, root_kind
from sifasuo_desktop.store.reading import Reader
from sifasuo_desktop.store.slots import LEAST
from sifasuo_desktop.store.unit_of_work import UnitOfWork
from tests.services.offices import PASSWORD

DAY = date(2026, 6, 30)
SOME = 60
"""So many kinds of records at least, of the top and below."""


def told(records: Mapping[str, tuple[Record, ...]]) -> list[tuple[str, tuple[Record, ...]]]:
    return sorted((kind, items) for kind, items in records.items() if items)


@pytest.mark.long(10)
def test_every_act_of_a_half_year_leaves_its_cases_as_they_are_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: set[str] = set()
    finish = UnitOfWork.finish

    def compared(unit: UnitOfWork) -> object:
        changes = finish(unit)
        of_cases = [one for one in changes if KINDS[one.kind].PARENT != ANY]
        for kind, root in {(root_kind(one.kind), one.root) for one in of_cases}:
            there = Reader.case(unit, kind, root)
            known = unit.case(kind, root)
            if there is None or known is None:
                assert there is known
                continue
            assert known.record == there.record
            assert told(known.children) == told(there.children)
            seen.update({kind, *(name for name, items in there.children.items() if items)})
        return changes

    monkeypatch.setattr(UnitOfWork, "finish", compared)
    make_demo(tmp_path / "s", password=PASSWORD, period=Period.of(DAY), scale=0.1, cost=LEAST)
    assert len(seen) >= SOME
    assert seen <= set(KINDS)
