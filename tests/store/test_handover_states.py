"""Where a case stands on its way to the bureau: by its newest revision, never green wrongly."""

from sqlalchemy import select

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.store import outbox
from sifasuo_desktop.store.lists import handover_states
from sifasuo_desktop.store.schema.own import REVISION
from sifasuo_desktop.store.unit_of_work import UnitOfWork
from tests.services.disputes import found_committee, registration
from tests.waiting import unbundled

EPOCH = "e" * 32


def bundle_all(unit: UnitOfWork, seq: int) -> None:
    waiting = [n for n, _ in unbundled(unit)]
    outbox.keep_bundle(
        unit,
        {
            "epoch": EPOCH,
            "seq": seq,
            "kind": "delta",
            "name": f"{seq}.sfb",
            "hash": "h",
            "revisions": len(waiting),
            "made_at": "t",
        },
        waiting,
    )


def take_in(unit: UnitOfWork, through: int, returned: list[tuple[str, str]]) -> None:
    outbox.mark_received(
        unit, epoch=EPOCH, through=through, receipt="HZ", at="t", returned=returned
    )


def state(office: Workplace, case: str) -> str:
    with office.store.reading() as reader:
        return handover_states(reader, [case])[case]


def test_a_case_is_not_green_while_a_part_of_it_stands_returned(office: Workplace) -> None:
    found_committee(office)
    case = office.act("dispute.register", registration()).id
    assert state(office, case) == "saved"
    with office.store.writing() as unit:
        bundle_all(unit, 1)
        party = unit.rows(
            select(REVISION.c.rev).where(REVISION.c.root == case, REVISION.c.kind == "party")
        )[0][0]
    assert state(office, case) == "bundled"
    with office.store.writing() as unit:
        take_in(unit, 1, [(party, "证件号码应为 18 位")])
    assert state(office, case) == "returned"
    change = {"dispute": case, "party": "陈志海", "phone": "19900000099"}
    office.act("dispute.change_party", change)
    assert state(office, case) == "saved"
    with office.store.writing() as unit:
        bundle_all(unit, 2)
        take_in(unit, 2, [])
    assert state(office, case) == "delivered"


def test_a_case_of_many_entries_costs_no_more_than_one_of_few(office: Workplace) -> None:
    found_committee(office)
    few, many = (office.act("dispute.register", registration()).id for _ in range(2))
    for number in range(60):
        office.act("dispute.change", {"dispute": many, "place": f"{number}号", "reason": "笔误"})
    steps = {}
    with office.store.reading() as reader:
        count: list[None] = []
        reader.driver.set_progress_handler(lambda: count.append(None), 1)
        for case in (few, many):
            count.clear()
            assert handover_states(reader, [case]) == {case: "saved"}
            steps[case] = len(count)
        reader.driver.set_progress_handler(None, 1)
    assert steps[many] < steps[few] + 20
