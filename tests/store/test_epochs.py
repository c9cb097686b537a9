"""A store that was put back or copied goes on in an epoch of its own."""

import re

from sifasuo_desktop.store.epochs import Epoch, begin_epoch, epoch_of, snapshot_made
from sifasuo_desktop.store.file import Store
from sifasuo_desktop.store.outbox import keep_bundle


def _bundle(store: Store, epoch: str, seq: int) -> None:
    with store.writing() as unit:
        row = {"epoch": epoch, "seq": seq, "kind": "delta", "name": f"{epoch[:8]}-{seq}.sfb"}
        more = {"hash": "0" * 64, "revisions": 0, "made_at": "2026-04-02T09:00:00+08:00"}
        keep_bundle(unit, row | more, ())


def _begun(store: Store) -> Epoch:
    with store.writing() as unit:
        begin_epoch(unit)
    with store.reading() as reader:
        return epoch_of(reader)


def test_a_new_epoch_names_the_one_it_follows_and_how_far_that_had_got(store: Store) -> None:
    with store.reading() as reader:
        first = epoch_of(reader)
    assert (first.parent, first.parent_seq, first.snapshot_due) == (None, None, False)
    _bundle(store, first.id, 1)
    _bundle(store, first.id, 2)
    begun = _begun(store)
    assert re.fullmatch("[0-9a-f]{32}", begun.id)
    assert begun.id != first.id
    assert (begun.parent, begun.parent_seq, begun.snapshot_due) == (first.id, 2, True)


def test_an_epoch_in_which_nothing_was_bundled_is_nobodys_parent(store: Store) -> None:
    with store.reading() as reader:
        first = epoch_of(reader)
    _bundle(store, first.id, 1)
    once, twice = _begun(store), _begun(store)
    assert once.id != twice.id
    assert (twice.parent, twice.parent_seq) == (first.id, 1)


def test_a_store_copied_before_its_first_bundle_has_a_parent_without_bundles(store: Store) -> None:
    with store.reading() as reader:
        first = epoch_of(reader)
    begun = _begun(store)
    assert (begun.parent, begun.parent_seq) == (first.id, 0)


def test_the_snapshot_is_due_until_it_is_made(store: Store) -> None:
    _begun(store)
    with store.writing() as unit:
        snapshot_made(unit)
    with store.reading() as reader:
        assert not epoch_of(reader).snapshot_due
