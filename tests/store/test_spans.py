"""Which entries are in which bundle: spans of the log that never overlap."""

from sqlalchemy import select

from sifasuo_desktop.store import outbox, spans
from sifasuo_desktop.store.epochs import begin_epoch
from sifasuo_desktop.store.file import Store
from sifasuo_desktop.store.schema.own import SPAN
from sifasuo_desktop.store.unit_of_work import UnitOfWork

FIRST, SECOND = "e" * 32, "f" * 32


def bundle(unit: UnitOfWork, seq: int, entries: range, epoch: str = FIRST) -> None:
    row = {"epoch": epoch, "seq": seq, "kind": "delta", "name": f"{epoch[:1]}{seq}.sfb"}
    more = {"hash": "0" * 64, "revisions": len(entries), "made_at": "2026-04-02T09:00:00+08:00"}
    outbox.keep_bundle(unit, row | more, entries, every=epoch != FIRST)


def receive(unit: UnitOfWork, through: int) -> None:
    outbox.mark_received(unit, epoch=FIRST, through=through, receipt="R", at="t", returned=())


def kept(unit: UnitOfWork) -> list[tuple[int, int, int]]:
    rows = unit.rows(select(SPAN.c.first, SPAN.c.last, SPAN.c.bundle).order_by(SPAN.c.first))
    return [(row[0], row[1], row[2]) for row in rows]


def test_bundles_of_one_epoch_stand_behind_one_another(store: Store) -> None:
    with store.writing() as unit:
        assert spans.through(unit.connection) == 0
        bundle(unit, 1, range(2, 11))
        bundle(unit, 2, range(14, 15))
        assert kept(unit) == [(2, 10, 1), (14, 14, 2)]
        assert spans.through(unit.connection) == 14


def test_a_snapshot_takes_what_no_receipt_acknowledged_and_leaves_the_rest(store: Store) -> None:
    with store.writing() as unit:
        bundle(unit, 1, range(1, 11))
        bundle(unit, 2, range(11, 21))
        bundle(unit, 3, range(21, 31))
        receive(unit, 1)
        begin_epoch(unit)
        bundle(unit, 1, range(1, 16), SECOND)
        assert kept(unit) == [(1, 10, 1), (11, 15, 4), (16, 20, 2), (21, 30, 3)]
        bundle(unit, 2, range(16, 41), SECOND)
        assert kept(unit) == [(1, 10, 1), (11, 15, 4), (16, 40, 5)]


def test_what_is_acknowledged_in_the_middle_parts_a_snapshot(store: Store) -> None:
    with store.writing() as unit:
        bundle(unit, 1, range(5, 8))
        receive(unit, 1)
        bundle(unit, 1, range(1, 13), SECOND)
        assert kept(unit) == [(1, 4, 2), (5, 7, 1), (8, 12, 2)]


def test_a_snapshot_cut_off_and_made_again_leaves_its_first_bundles_what_is_theirs(
    store: Store,
) -> None:
    with store.writing() as unit:
        bundle(unit, 1, range(1, 6), SECOND)
        bundle(unit, 2, range(1, 9), SECOND)
        assert kept(unit) == [(1, 5, 1), (6, 8, 2)]
