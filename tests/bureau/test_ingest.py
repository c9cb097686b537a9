"""Taking bundles in: every file changes all or nothing, and only once."""

import random
from pathlib import Path

import pytest

from sifasuo_desktop.bureau.store import Bureau
from sifasuo_desktop.sync import identity
from tests.bureau.office_side import (
    MOMENT,
    Office,
    dump,
    held,
    ingest,
    new_bureau,
    records,
    results,
    revision,
)


def test_a_bundle_is_taken_in_and_its_receipt_holds(bureau: Bureau, office: Office) -> None:
    (outcome,) = ingest(bureau, office.make(revision(1), revision(2)))
    assert (outcome.result, outcome.reason) == ("accepted", "第 1 包已接收，2 条")
    assert outcome.receipt == bureau.home / "out" / "320682001" / outcome.receipt.name
    receipt = office.check(outcome.receipt.read_bytes()).receipt
    assert (receipt.applied_through, receipt.rejected, receipt.generation) == (1, (), 1)
    assert receipt.log_head == (0, "5a" * 32)
    assert held(bureau) == {revision(1)["rev"], revision(2)["rev"]}


def test_an_empty_bundle_is_taken_in(bureau: Bureau, office: Office) -> None:
    (outcome,) = ingest(bureau, office.make())
    assert (outcome.result, outcome.code) == ("accepted", "zero")
    assert office.check(outcome.receipt.read_bytes()).receipt.applied_through == 1


def test_a_bundle_taken_in_ten_times_counts_once(bureau: Bureau, office: Office) -> None:
    path = office.make(revision(1))
    (first,) = ingest(bureau, path)
    receipt, state = first.receipt.read_bytes(), dump(bureau)
    first.receipt.unlink()
    assert results(ingest(bureau, *[path] * 10)) == ["known"] * 10
    assert dump(bureau) == state
    assert first.receipt.read_bytes() == receipt


def test_an_old_bundle_gets_its_own_old_receipt_again(bureau: Bureau, office: Office) -> None:
    paths = [office.make(revision(n)) for n in range(3)]
    outcomes = ingest(bureau, *paths)
    before = outcomes[0].receipt.read_bytes()
    (again,) = ingest(bureau, paths[0])
    assert again.receipt.read_bytes() == before
    assert office.check(before).receipt.applied_through == 1


def test_files_in_any_order_are_all_taken_in(bureau: Bureau, office: Office) -> None:
    paths = [office.make(revision(n)) for n in range(20)]
    random.Random(3).shuffle(paths)
    outcomes = ingest(bureau, *paths)
    assert [outcome.file for outcome in outcomes] == paths
    assert results(outcomes) == ["accepted"] * 20
    assert len(held(bureau)) == 20


def test_a_folder_stands_for_its_bundles(bureau: Bureau, office: Office) -> None:
    for number in range(3):
        office.make(revision(number))
    (office.folder / "readme.txt").write_text("no bundle", encoding="utf-8")
    assert results(ingest(bureau, office.folder)) == ["accepted"] * 3


def test_a_gap_is_named_and_left_alone(bureau: Bureau, office: Office) -> None:
    paths = [office.make(revision(n)) for n in range(5)]
    ingest(bureau, paths[0])
    outcomes = ingest(bureau, paths[2], paths[4])
    assert results(outcomes) == ["gap", "gap"]
    assert "第 2 包" in outcomes[0].reason
    assert "第 2 至 4 包" in outcomes[1].reason
    assert [outcome.receipt for outcome in outcomes] == [None, None]
    assert len(held(bureau)) == 1
    assert results(ingest(bureau, *paths)) == ["known"] + ["accepted"] * 4
    assert len(held(bureau)) == 5


def test_a_receipt_names_what_is_known_to_be_missing(bureau: Bureau, office: Office) -> None:
    paths = [office.make(revision(n)) for n in range(4)]
    ingest(bureau, paths[3])
    (outcome,) = ingest(bureau, paths[0])
    assert office.check(outcome.receipt.read_bytes()).receipt.missing == ((2, 4),)


def test_a_sequence_ten_thousand_ahead_is_refused(bureau: Bureau, office: Office) -> None:
    ingest(bureau, office.make(revision(1)))
    state = dump(bureau)
    (outcome,) = ingest(bureau, office.make(revision(2), next_seq=10_001))
    assert (outcome.result, outcome.code) == ("refused", "far_ahead")
    assert dump(bureau) == state
    (near,) = ingest(bureau, office.make(revision(2), next_seq=10_000))
    assert near.result == "gap"


def test_the_same_number_with_other_content_is_a_fork(bureau: Bureau, office: Office) -> None:
    ingest(bureau, office.make(revision(1)))
    before = held(bureau)
    path = office.make(revision(2), next_seq=1, prev_hash="0" * 64)
    for _ in range(2):
        (outcome,) = ingest(bureau, path)
        assert (outcome.result, outcome.code, outcome.receipt) == ("refused", "fork", None)
    assert held(bureau) == before
    (kept,) = (bureau.home / "quarantine").iterdir()
    assert kept.read_bytes() == path.read_bytes()
    assert len(dump(bureau)["quarantine"]) == 1


def test_a_next_bundle_of_another_history_is_a_fork(bureau: Bureau, office: Office) -> None:
    ingest(bureau, office.make(revision(1)))
    (outcome,) = ingest(bureau, office.make(revision(2), next_seq=2, prev_hash="11" * 32))
    assert (outcome.result, outcome.code) == ("refused", "fork")
    (right,) = ingest(bureau, office.make(revision(3)))
    assert right.result == "accepted"


def test_another_epoch_of_a_known_device_is_refused(bureau: Bureau, office: Office) -> None:
    ingest(bureau, office.make(revision(1)))
    restored = Office(
        office.code, office.folder, office.device, keys=office.keys, certificate=office.certificate
    )
    (outcome,) = ingest(bureau, restored.make(revision(2)))
    assert (outcome.result, outcome.code) == ("refused", "new_epoch")


def test_a_bundle_for_another_bureau_is_refused(bureau: Bureau, tmp_path: Path) -> None:
    other = new_bureau(tmp_path / "other")
    stranger = Office("320682009", tmp_path / "stranger").enrol(other)
    other.close()
    (outcome,) = ingest(bureau, stranger.make(revision(1)))
    assert (outcome.result, outcome.code) == ("refused", "other_bureau")


def test_a_device_the_bureau_no_longer_knows_is_refused(
    bureau: Bureau, office: Office, tmp_path: Path
) -> None:
    unknown = Office("320682003", tmp_path / "unknown")
    certificate = tmp_path / "unknown.sfc"
    certificate.write_bytes(
        identity.make_certificate(
            bureau.keys.signing,
            identity.read_request(unknown.request().read_bytes()),
            key_list=bureau.key_list_envelope,
            bureau=bureau.id,
            issued_at=MOMENT,
        )
    )
    unknown.accept(certificate)
    (outcome,) = ingest(bureau, unknown.make(revision(1)))
    assert (outcome.result, outcome.code) == ("refused", "device_unknown")


def test_every_one_of_500_changed_bytes_is_refused(
    bureau: Bureau, office: Office, tmp_path: Path
) -> None:
    ingest(bureau, office.make(revision(0)))
    good = office.make(*(revision(n) for n in range(1, 21)))
    data, state = good.read_bytes(), dump(bureau)
    bad = tmp_path / "bad.sfb"
    for at in random.Random(11).sample(range(len(data)), 500):
        changed = bytearray(data)
        changed[at] ^= 1 << (at % 8)
        bad.write_bytes(changed)
        (outcome,) = ingest(bureau, bad)
        assert (outcome.result, outcome.receipt) == ("refused", None)
    assert dump(bureau) == state
    assert results(ingest(bureau, good)) == ["accepted"]


def test_a_changed_copy_of_a_known_bundle_is_refused_too(
    bureau: Bureau, office: Office, tmp_path: Path
) -> None:
    path = office.make(revision(1))
    ingest(bureau, path)
    data = path.read_bytes()
    for at in (2, 50, len(data) // 2, len(data) - 40, len(data) - 1):
        changed = bytearray(data)
        changed[at] ^= 1
        (tmp_path / "bad.sfb").write_bytes(changed)
        assert results(ingest(bureau, tmp_path / "bad.sfb")) == ["refused"]


def test_a_changed_bundle_behind_a_gap_is_refused_at_once(
    bureau: Bureau, office: Office, tmp_path: Path
) -> None:
    office.make(revision(1))
    data = bytearray(office.make(revision(2)).read_bytes())
    data[-1] ^= 1
    (tmp_path / "bad.sfb").write_bytes(data)
    (outcome,) = ingest(bureau, tmp_path / "bad.sfb")
    assert (outcome.result, outcome.code) == ("refused", "body_changed")


def test_one_poisoned_row_is_rejected_and_the_rest_is_in(bureau: Bureau, office: Office) -> None:
    rows = [revision(1), revision(2, op="drop"), revision(3), revision(4, f=None)]
    (outcome,) = ingest(bureau, office.make(*rows))
    assert (outcome.result, outcome.code) == ("accepted", "accepted_in_part")
    assert held(bureau) == {revision(1)["rev"], revision(3)["rev"]}
    rejected = office.check(outcome.receipt.read_bytes()).receipt.rejected
    assert [(row.seq, row.index, row.rev, row.code) for row in rejected] == [
        (1, 2, revision(2)["rev"], "frame_field"),
        (1, 4, revision(4)["rev"], "frame_field"),
    ]
    assert rejected[0].reason == "字段 op 缺失或不合规定"


def test_every_later_receipt_still_lists_a_rejected_row(bureau: Bureau, office: Office) -> None:
    paths = [office.make(revision(1, op="drop")), office.make(revision(2))]
    outcomes = ingest(bureau, *paths)
    rejected = office.check(outcomes[1].receipt.read_bytes()).receipt.rejected
    assert [(row.seq, row.index) for row in rejected] == [(1, 1)]


def test_a_bundle_of_nothing_but_poison_is_refused_whole(bureau: Bureau, office: Office) -> None:
    rows = (revision(n, op="drop") for n in range(5001))
    (outcome,) = ingest(bureau, office.make(*rows))
    assert (outcome.result, outcome.code) == ("refused", "too_many_rejected")
    assert dump(bureau)["quarantine"] == []


def test_a_revision_that_comes_again_changes_nothing(bureau: Bureau, office: Office) -> None:
    ingest(bureau, office.make(revision(1)))
    (outcome,) = ingest(bureau, office.make(revision(1), revision(1), revision(2)))
    assert office.check(outcome.receipt.read_bytes()).receipt.rejected == ()
    assert len(held(bureau)) == 2


def test_other_content_under_a_known_revision_is_rejected(bureau: Bureau, office: Office) -> None:
    ingest(bureau, office.make(revision(1)))
    rows = [revision(1, f={"title": "另一份"}), revision(2), revision(2, by="other")]
    (outcome,) = ingest(bureau, office.make(*rows))
    rejected = office.check(outcome.receipt.read_bytes()).receipt.rejected
    assert [(row.index, row.code) for row in rejected] == [(1, "rev_taken"), (3, "rev_taken")]


def test_an_office_cannot_write_into_the_records_of_another(
    bureau: Bureau, office: Office, tmp_path: Path
) -> None:
    ingest(bureau, office.make(revision(1)))
    state = records(bureau)
    other = Office("320682002", tmp_path / "other").enrol(bureau)
    rows = [revision(1), revision(7, id=revision(1)["id"], parent=revision(1)["rev"])]
    (outcome,) = ingest(bureau, other.make(*rows))
    rejected = other.check(outcome.receipt.read_bytes()).receipt.rejected
    assert [row.code for row in rejected] == ["record_foreign", "record_foreign"]
    assert records(bureau) == state


def test_the_present_state_is_the_leaf_and_two_leaves_are_a_conflict(
    bureau: Bureau, office: Office
) -> None:
    first = revision(1)
    second = revision(2, id=first["id"], parent=first["rev"])
    third = revision(
        3, id=first["id"], parent=first["rev"], at="2026-04-02T09:11:00+08:00", op="del", f={}
    )
    ingest(bureau, office.make(first))
    assert records(bureau) == {first["id"]: (first["rev"], "put", 0)}
    ingest(bureau, office.make(second))
    assert records(bureau) == {first["id"]: (second["rev"], "put", 0)}
    ingest(bureau, office.make(third))
    assert records(bureau) == {first["id"]: (third["rev"], "del", 1)}


def test_parents_in_a_circle_hide_no_record(bureau: Bureau, office: Office) -> None:
    one = revision(1, parent=revision(2)["rev"])
    two = revision(2, id=one["id"], parent=one["rev"], at="2026-04-02T09:11:00+08:00")
    ingest(bureau, office.make(one, two))
    assert records(bureau) == {one["id"]: (two["rev"], "put", 1)}


def test_a_full_disk_refuses_before_anything_is_written(bureau: Bureau, office: Office) -> None:
    path, state = office.make(revision(1)), dump(bureau)
    (outcome,) = ingest(bureau, path, free=lambda folder: 1_000_000)
    assert (outcome.result, outcome.code) == ("refused", "disk_full")
    assert dump(bureau) == state


def test_a_receipt_that_could_not_be_written_comes_with_the_next_try(
    bureau: Bureau, office: Office, tmp_path: Path
) -> None:
    path = office.make(revision(1))
    (bureau.home / "out").write_bytes(b"")
    (first,) = ingest(bureau, path)
    assert (first.result, first.code, first.receipt) == ("accepted", "receipt_unwritten", None)
    (again,) = ingest(bureau, path, receipts=tmp_path / "receipts")
    assert again.result == "known"
    assert office.check(again.receipt.read_bytes()).receipt.applied_through == 1


def test_nothing_is_taken_in_when_receipts_have_nowhere_to_go(
    bureau: Bureau, office: Office, tmp_path: Path
) -> None:
    path, state = office.make(revision(1)), dump(bureau)
    (tmp_path / "taken").write_bytes(b"")
    with pytest.raises(FileExistsError):
        ingest(bureau, path, receipts=tmp_path / "taken")
    assert dump(bureau) == state


def test_texts_of_any_kind_are_kept_literally(bureau: Bureau, office: Office) -> None:
    nasty = "../../x CON \u202e =cmd() <script> '; DROP TABLE revision;-- 😀 𠮷 \x00 \x7f"
    (outcome,) = ingest(bureau, office.make(revision(1, f={"title": nasty}, by=nasty)))
    assert outcome.result == "accepted"
    assert any("DROP TABLE" in row and "𠮷" in row for row in dump(bureau)["revision"])


def test_no_text_of_a_record_stands_in_the_bureaus_files(bureau: Bureau, office: Office) -> None:
    ingest(bureau, office.make(revision(1, f={"title": "张三丰与李四方相邻纠纷"})))
    bureau.close()
    for path in bureau.home.rglob("*"):
        if path.is_file():
            assert "张三丰".encode() not in path.read_bytes()
