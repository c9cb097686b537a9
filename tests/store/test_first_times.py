"""What was sent, received or returned first stays so, however often it comes again."""

from sqlalchemy import select

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.store import outbox
from sifasuo_desktop.store.outbox import KeptBundle
from sifasuo_desktop.store.returned import returned_records
from sifasuo_desktop.store.schema.own import REVISION
from tests.services.disputes import found_committee, registration
from tests.store.test_handover_states import EPOCH, bundle_all

MONDAY, FRIDAY = "2026-04-13T09:00:00+08:00", "2026-04-17T16:00:00+08:00"


def kept(office: Workplace) -> KeptBundle:
    with office.store.reading() as reader:
        (bundle,) = outbox.bundles(reader, EPOCH)
    return bundle


def test_a_bundle_copied_again_keeps_the_day_it_first_went_out(office: Workplace) -> None:
    with office.store.writing() as unit:
        bundle_all(unit, 1)
    assert kept(office).sent_at is None
    for at in (MONDAY, FRIDAY):
        with office.store.writing() as unit:
            outbox.mark_sent(unit, ["1.sfb"], at)
        assert kept(office).sent_at == MONDAY


def test_only_what_was_copied_is_marked(office: Workplace) -> None:
    with office.store.writing() as unit:
        bundle_all(unit, 1)
        outbox.mark_sent(unit, ["2.sfb"], MONDAY)
    assert kept(office).sent_at is None


def test_a_later_receipt_keeps_the_first_one(office: Workplace) -> None:
    found_committee(office)
    case = office.act("dispute.register", registration()).id
    with office.store.writing() as unit:
        bundle_all(unit, 1)
        rev = unit.rows(select(REVISION.c.rev).where(REVISION.c.record == case))[0][0]
    for at, number, reason in ((MONDAY, "HZ-1", "缺证件号码"), (FRIDAY, "HZ-2", "另一原因")):
        with office.store.writing() as unit:
            outbox.mark_received(
                unit, epoch=EPOCH, through=1, receipt=number, at=at, returned=[(rev, reason)]
            )
    bundle = kept(office)
    assert (bundle.received_at, bundle.receipt) == (MONDAY, "HZ-1")
    with office.store.reading() as reader:
        assert [item.reason for item in returned_records(reader)] == ["缺证件号码"]


def test_a_receipt_of_another_epoch_or_of_earlier_bundles_marks_nothing(office: Workplace) -> None:
    with office.store.writing() as unit:
        bundle_all(unit, 2)
    for epoch, through in (("f" * 32, 2), (EPOCH, 1)):
        with office.store.writing() as unit:
            outbox.mark_received(
                unit, epoch=epoch, through=through, receipt="HZ", at=MONDAY, returned=[]
            )
        assert kept(office).received_at is None
