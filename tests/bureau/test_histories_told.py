"""A device restored, copied or cloned at the bureau: both histories stay, and what became of them is told."""

import os
import threading
from datetime import datetime
from typing import Any

import pytest

from sifasuo_desktop.bureau.ingest import Ingest
from sifasuo_desktop.bureau.status import DeviceStatus, status
from sifasuo_desktop.bureau.status_lines import status_lines
from sifasuo_desktop.bureau.store import Bureau, open_bureau
from sifasuo_desktop.kernel.clock import CHINA, StoryClock
from sifasuo_desktop.sync.receipt import Clone, Lost
from tests.bureau.office_side import (
    Office,
    dump,
    held,
    ingest,
    results,
    revision,
    story_clock,
)

REGISTER = {"register_no": "登2026-0009"}


def following(office: Office, through: int, **changed: Any) -> Office:
    """The same device in a new epoch that follows the office's."""
    return Office(
        office.code,
        office.folder,
        office.device,
        keys=office.keys,
        certificate=office.certificate,
        parent=(office.epoch, through),
        **changed,
    )


def at(day: int) -> str:
    return f"2026-04-{day:02d}T09:00:00+08:00"


def told(bureau: Bureau) -> DeviceStatus:
    (device,) = status(bureau, story_clock()).offices
    return device


def test_an_epoch_that_follows_another_is_taken_in_and_both_are_kept(
    bureau: Bureau, office: Office
) -> None:
    ingest(bureau, office.make(revision(1)), office.make(revision(2), totals={"dispute": 2}))
    restored = following(office, 1)
    totals = {"dispute": 2}
    (outcome,) = ingest(
        bureau, restored.make(revision(1), revision(3), snapshot=True, totals=totals)
    )
    assert (outcome.result, outcome.code) == ("accepted", "snapshot")
    assert held(bureau) == {revision(n)["rev"] for n in (1, 2, 3)}
    device = told(bureau)
    assert device.fork == {"epoch": office.epoch, "from": 1, "through": 2}
    assert device.totals_agree is True
    assert (device.records, device.last_seq) == (3, 1)
    assert [epoch.epoch for epoch in device.epochs] == [office.epoch, restored.epoch]
    assert device.clone is None


def test_what_only_the_bureau_still_has_is_named_in_receipt_and_status(
    bureau: Bureau, office: Office
) -> None:
    ingest(bureau, office.make(revision(1)), office.make(revision(2, f=REGISTER)))
    restored = following(office, 1)
    (outcome,) = ingest(bureau, restored.make(revision(1), snapshot=True))
    lost = Lost(revisions=1, records={"dispute": 1}, numbers=("登2026-0009",))
    receipt = restored.check(outcome.receipt.read_bytes()).receipt
    assert receipt.fork is not None
    assert receipt.fork.lost == lost
    assert told(bureau).lost == {
        "revisions": 1,
        "records": {"dispute": 1},
        "numbers": ["登2026-0009"],
    }
    assert status_lines(told(bureau))[-1] == (
        "该所现在没有而本局有：1 条记录、1 次改动（登2026-0009），已写进回执，请通知该所核对补录"
    )


def test_a_bundle_of_the_left_history_that_comes_late_is_taken_in_and_told_as_lost(
    bureau: Bureau, office: Office
) -> None:
    late = office.make(revision(2, f=REGISTER), next_seq=1, prev_hash="0" * 64)
    restored = following(office, 0)
    ingest(bureau, restored.make(revision(1), snapshot=True))
    assert told(bureau).lost is None
    (outcome,) = ingest(bureau, late)
    assert outcome.result == "accepted"
    assert told(bureau).lost is not None
    (again,) = ingest(bureau, restored.make(revision(3)))
    receipt = restored.check(again.receipt.read_bytes()).receipt
    assert receipt.fork is not None
    assert receipt.fork.lost == Lost(1, {"dispute": 1}, ("登2026-0009",))


def test_a_snapshot_in_two_bundles_says_what_is_lost_only_when_it_is_whole(
    bureau: Bureau, office: Office
) -> None:
    ingest(bureau, office.make(revision(1), revision(2)))
    restored = following(office, 1)
    (first,) = ingest(bureau, restored.make(revision(1), snapshot=True, totals=None))
    assert told(bureau).lost is None
    ingest(bureau, restored.make(revision(2), snapshot=True))
    assert told(bureau).lost is None
    assert first.result == "accepted"


def test_an_epoch_without_its_snapshot_is_refused(bureau: Bureau, office: Office) -> None:
    ingest(bureau, office.make(revision(1)))
    state = dump(bureau)
    (outcome,) = ingest(bureau, following(office, 1).make(revision(2)))
    assert (outcome.result, outcome.code) == ("refused", "new_epoch")
    assert dump(bureau) == state


def test_two_computers_that_go_on_in_turn_are_a_clone_told_to_both(
    bureau: Bureau, office: Office
) -> None:
    copy = following(office, 1)
    ingest(bureau, office.make(revision(1), made_at=at(1)))
    ingest(bureau, copy.make(revision(1), snapshot=True, made_at=at(2)))
    assert told(bureau).clone is None
    (original,) = ingest(bureau, office.make(revision(2), made_at=at(3)))
    (copied,) = ingest(bureau, copy.make(revision(3), made_at=at(4)))
    assert office.check(original.receipt.read_bytes()).receipt.clone == Clone(1, at(2), 0)
    assert copy.check(copied.receipt.read_bytes()).receipt.clone == Clone(2, at(3), 1)
    assert told(bureau).clone == {"seq": 2, "at": at(3)}
    assert "疑有两台电脑同时使用同一份数据" in status_lines(told(bureau))[-1]


def test_a_store_restored_twice_from_one_backup_is_no_clone(bureau: Bureau, office: Office) -> None:
    first, second = following(office, 1), following(office, 1)
    ingest(bureau, office.make(revision(1), made_at=at(1)))
    ingest(bureau, first.make(revision(1), snapshot=True, made_at=at(2)))
    ingest(bureau, second.make(revision(1), snapshot=True, made_at=at(3)))
    ingest(bureau, second.make(revision(4), made_at=at(4)))
    assert told(bureau).clone is None


def test_a_clone_under_the_same_name_is_told_to_the_one_that_came_first(
    bureau: Bureau, office: Office
) -> None:
    ingest(bureau, office.make(revision(1)))
    ingest(bureau, office.make(revision(9), next_seq=1, prev_hash="0" * 64))
    (outcome,) = ingest(bureau, office.make(revision(2)))
    clone = office.check(outcome.receipt.read_bytes()).receipt.clone
    assert clone == Clone(1, "2026-04-02T12:00:00+08:00", 0)


def test_forked_files_are_kept_up_to_a_bound_and_that_is_said(
    bureau: Bureau, office: Office
) -> None:
    ingest(bureau, office.make(revision(1)))
    forks = [office.make(revision(n), next_seq=1, prev_hash="0" * 64) for n in range(2, 24)]
    outcomes = ingest(bureau, *forks)
    assert [outcome.code for outcome in outcomes] == ["fork"] * 20 + ["fork_full"] * 2
    assert len(list((bureau.home / "quarantine").iterdir())) == 20
    assert "已满 20 个" in outcomes[-1].reason
    assert told(bureau).quarantine == 20


def test_one_gap_far_ahead_is_no_longer_missing_once_the_office_goes_on(
    bureau: Bureau, office: Office
) -> None:
    ingest(bureau, office.make(revision(1), made_at=at(1)))
    ingest(bureau, office.make(revision(2), next_seq=9_991, made_at=at(2)))
    assert told(bureau).missing == [[2, 9_991]]
    (outcome,) = ingest(bureau, office.make(revision(3), made_at=at(3)))
    assert told(bureau).missing == []
    assert office.check(outcome.receipt.read_bytes()).receipt.missing == ()


def test_a_clock_that_went_back_gives_no_negative_days(bureau: Bureau, office: Office) -> None:
    future = StoryClock(datetime(2037, 5, 27, 12, 0, tzinfo=CHINA))
    Ingest(bureau, future).run([office.make(revision(1))])
    device = told(bureau)
    assert (device.days, device.last_at_ahead) == (0, True)
    assert (
        "最近第 1 包，收于 2037-05-27，晚于本机今天的日期，请核对本机时钟"
        in status_lines(device)[0]
    )


def test_how_far_the_numbers_have_got_comes_back_in_every_receipt(
    bureau: Bureau, office: Office
) -> None:
    block = ("登{year}-{seq:04d}", 2026, "")
    ingest(bureau, office.make(revision(1), numbers=[(*block, 8)]))
    restored = following(office, 1)
    (outcome,) = ingest(bureau, restored.make(revision(1), snapshot=True, numbers=[(*block, 3)]))
    assert restored.check(outcome.receipt.read_bytes()).receipt.numbers == ((*block, 8),)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"f": {"count": 2**53}}, "f"),
        ({"f": {"deep": [{"count": -(2**60)}]}}, "f"),
        ({"x": {"count": 2**53}}, "x"),
        ({"at": "9999-99-99T99:99:99+08:00"}, "at"),
        ({"f": {"noted_at": "9999-99-99T99:99:99"}}, "f"),
    ],
)
def test_numbers_and_moments_there_are_not_go_to_quarantine(
    bureau: Bureau, office: Office, changed: dict[str, Any], field: str
) -> None:
    (outcome,) = ingest(bureau, office.make(revision(1), revision(2, **changed)))
    assert outcome.code == "accepted_in_part"
    (row,) = office.check(outcome.receipt.read_bytes()).receipt.rejected
    assert (row.index, row.code) == (2, "frame_field")
    assert row.reason == f"字段 {field} 缺失或不合规定"
    assert held(bureau) == {revision(1)["rev"]}


def test_the_greatest_number_and_a_text_with_a_moment_in_it_are_taken_in(
    bureau: Bureau, office: Office
) -> None:
    row = revision(1, f={"count": 2**53 - 1, "text": "2026-99-99T99:99 之后"})
    assert results(ingest(bureau, office.make(row))) == ["accepted"]


def test_a_pipe_named_like_a_bundle_is_refused_and_hangs_nothing(
    bureau: Bureau, office: Office
) -> None:
    os.mkfifo(office.folder / "x.sfb")
    whole = office.make(revision(1))
    outcomes = ingest(bureau, office.folder)
    assert {outcome.file.name: outcome.result for outcome in outcomes} == {
        "x.sfb": "refused",
        whole.name: "accepted",
    }


def test_four_ingests_of_one_file_leave_one_receipt_and_nothing_half(
    bureau: Bureau, office: Office
) -> None:
    path = office.make(revision(1))
    ingest(bureau, path)
    found: list[str] = []

    def work() -> None:
        own = open_bureau(bureau.home, "", story_clock())
        found.extend(results(ingest(own, path)))
        own.close()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == ["known"] * 4
    assert len(list((bureau.home / "out" / office.code).iterdir())) == 1
