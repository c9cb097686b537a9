"""Attachments of records of any kind: added, seen, called otherwise, voided, got out again."""

import errno
import os
from collections.abc import Callable
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.paper.attachments import (
    Prepared,
    attach,
    get_out,
    opened,
    pictures_of,
    prepare,
    prepare_file,
)
from sifasuo_desktop.services.reading.attachments import attachments_of
from sifasuo_desktop.services.reading.showing import show
from tests.clock import FixedClock
from tests.dump import dump
from tests.pictures import photo, scan
from tests.services.disputes import bring
from tests.services.offices import seat

PUBLICITY = {
    "held_on": "2026-04-09",
    "theme": "民法典进万家",
    "place": "云溪镇文化广场",
    "forms": ["02"],
    "audiences": ["05"],
    "people": 120,
}


@pytest.fixture
def number(clerk: Workplace) -> str:
    """A publicity event."""
    return str(clerk.act("publicity.add", PUBLICITY).number)


def made(name: str = "现场.jpg", **how: Any) -> Prepared:
    return prepare(photo(**how), name)


def titles(workplace: Workplace, kind: str, number: str) -> list[tuple[int, str]]:
    there = attachments_of(workplace, kind, number)
    return [(one.record.position, one.record.title) for one in there]


def record_of(workplace: Workplace, number: str) -> str:
    return str(show(workplace, "publicity", number)["record"]["id"])


def codes(work: Callable[[], object]) -> list[str]:
    with pytest.raises(Refused) as refusal:
        work()
    return [one.code for one in refusal.value.problems]


def test_a_photo_is_in_the_record_its_history_and_the_folder(clerk: Workplace, number: str) -> None:
    taken = made(day=date(2026, 4, 9))
    answer = attach(clerk, "publicity", number, taken, title="活动现场")
    (one,) = show(clerk, "publicity", number)["children"]["attachment"]
    assert (one["title"], one["name"], one["taken_on"]) == ("活动现场", "现场.jpg", "2026-04-09")
    assert (one["width"], one["height"], one["media"]) == (1200, 900, "image/jpeg")
    assert (answer.id, answer.number) == (one["id"], number)
    newest = show(clerk, "publicity", number)["history"][-1]
    assert (newest["verb"], newest["record"]) == ("attachment.add", one["id"])
    assert opened(clerk, "publicity", number, "1").data == taken.taken.data
    assert len(list((clerk.store.where.attachments).iterdir())) == 1


def test_a_case_of_another_subject_has_attachments_the_same_way(
    desk: Workplace, clock: FixedClock
) -> None:
    case = bring(desk, clock, "accepted")
    attach(desk, "dispute", case, prepare(scan(), "签字页.pdf"))
    assert titles(desk, "dispute", case) == [(1, "签字页")]


def test_a_part_of_a_case_has_attachments_of_its_own(desk: Workplace, clock: FixedClock) -> None:
    case = bring(desk, clock, "accepted")
    party = show(desk, "dispute", case)["children"]["party"][1]
    attach(desk, "dispute", case, made(), part=party["id"])
    (one,) = attachments_of(desk, "dispute", case)
    assert (one.record.parent, one.record.of_kind) == (party["id"], "party")
    assert codes(lambda: attach(desk, "dispute", case, made(colour="red"), part="0" * 32)) == [
        "value.not_found"
    ]


def test_no_file_tells_what_is_inside(clerk: Workplace, number: str) -> None:
    data = scan()
    attach(clerk, "publicity", number, prepare(data, "a.pdf"))
    (file,) = clerk.store.where.attachments.iterdir()
    assert file.stat().st_mode & 0o777 == 0o600
    assert clerk.store.where.attachments.stat().st_mode & 0o777 == 0o700
    sealed = file.read_bytes()
    assert b"PDF" not in sealed
    assert b"JFIF" not in sealed
    (one,) = attachments_of(clerk, "publicity", number)
    assert one.record.sm3 not in file.name


def test_the_same_content_at_two_records_is_one_file(clerk: Workplace, number: str) -> None:
    other = str(clerk.act("publicity.add", PUBLICITY).number)
    attach(clerk, "publicity", number, made())
    attach(clerk, "publicity", other, made())
    assert len(list(clerk.store.where.attachments.iterdir())) == 1
    assert opened(clerk, "publicity", other, "1").data == made().taken.data


def test_the_same_file_twice_at_one_record_is_refused(clerk: Workplace, number: str) -> None:
    attach(clerk, "publicity", number, made(), title="合影")
    with pytest.raises(Refused) as refusal:
        attach(clerk, "publicity", number, made("另一个.jpg"))
    (one,) = refusal.value.problems
    assert (one.code, dict(one.values)) == (
        "attachment.twice",
        {"position": "1", "title": "合影"},
    )


def test_a_title_is_put_right_and_the_picture_stays(clerk: Workplace, number: str) -> None:
    attach(clerk, "publicity", number, made())
    where = {"kind": "publicity", "record": number, "attachment": "1"}
    clerk.act("attachment.change", {**where, "title": "横幅"})
    assert titles(clerk, "publicity", number) == [(1, "横幅")]
    assert opened(clerk, "publicity", number, "1").data == made().taken.data
    assert codes(lambda: clerk.act("attachment.change", {**where, "title": "横幅"})) == [
        "change.nothing"
    ]


def test_a_void_attachment_stays_in_the_history_with_its_file(
    clerk: Workplace, number: str
) -> None:
    attach(clerk, "publicity", number, made())
    where = {"kind": "publicity", "record": number, "attachment": "1"}
    clerk.act("attachment.void", {**where, "reason": "传错了"})
    assert attachments_of(clerk, "publicity", number) == ()
    (one,) = show(clerk, "publicity", number)["children"]["attachment"]
    assert one["void_reason"] == "传错了"
    assert show(clerk, "publicity", number)["history"][-1]["reason"] == "传错了"
    assert len(list(clerk.store.where.attachments.iterdir())) == 1
    # Its place is not given again, and the same file may come once more.
    attach(clerk, "publicity", number, made())
    assert titles(clerk, "publicity", number) == [(2, "现场")]


def test_whoever_may_only_read_looks_and_adds_nothing(
    clerk: Workplace, reader: Workplace, number: str
) -> None:
    attach(clerk, "publicity", number, made())
    before = dump(clerk.store)
    assert titles(reader, "publicity", number) == [(1, "现场")]
    assert codes(lambda: attach(reader, "publicity", number, made(colour="red"))) == [
        "act.not_allowed"
    ]
    where = {"kind": "publicity", "record": number, "attachment": "1"}
    assert codes(lambda: reader.act("attachment.void", {**where, "reason": "x"})) == [
        "act.not_allowed"
    ]
    assert dump(clerk.store) == before
    assert len(list(clerk.store.where.attachments.iterdir())) == 1


def test_whoever_may_not_read_a_kind_neither_looks_nor_adds(
    office: Workplace, clerk: Workplace, number: str
) -> None:
    attach(clerk, "publicity", number, made())
    mediator = seat(office, "mediator")
    assert codes(lambda: attachments_of(mediator, "publicity", number)) == ["act.not_readable"]
    assert codes(lambda: attach(mediator, "publicity", number, made(colour="red"))) == [
        "act.not_allowed"
    ]
    # He may attach to disputes; that is no way to other kinds.
    where = {"kind": "publicity", "record": number, "attachment": "1"}
    for verb, more in (("change", {"title": "x"}), ("void", {"reason": "x"})):
        found = codes(lambda: mediator.act(f"attachment.{verb}", {**where, **more}))  # noqa: B023
        assert found == ["act.not_allowed"]
    assert titles(clerk, "publicity", number) == [(1, "现场")]


def test_a_mediator_attaches_to_his_own_case_and_to_no_other(
    desk: Workplace, office: Workplace, clock: FixedClock
) -> None:
    case = bring(desk, clock, "registered")
    mediator = seat(office, "mediator")
    assert codes(lambda: attach(mediator, "dispute", case, made())) == ["act.others"]


@pytest.mark.parametrize("kind", ["user", "attachment", "party", "nothing"])
def test_what_has_no_page_has_no_attachments(office: Workplace, kind: str) -> None:
    found = codes(lambda: attach(office, kind, "admin", made()))
    assert found in (["find.kind"], ["act.not_allowed"])


def test_a_name_that_is_a_path_stays_a_text(clerk: Workplace, number: str, tmp_path: Path) -> None:
    attach(clerk, "publicity", number, made("../../x.jpg"), title="../../签字页")
    (one,) = attachments_of(clerk, "publicity", number)
    assert (one.record.name, one.record.title) == ("../../x.jpg", "../../签字页")
    out = tmp_path / "out"
    out.mkdir()
    path = get_out(clerk, "publicity", number, "1", out)
    assert path.parent == out
    assert sorted(tmp_path.iterdir()) == sorted([out, tmp_path / "store"])
    assert path.read_bytes() == made().taken.data
    assert path.suffix == ".jpg"


def test_getting_a_file_out_is_noted(clerk: Workplace, number: str, tmp_path: Path) -> None:
    attach(clerk, "publicity", number, made())
    get_out(clerk, "publicity", number, "1", tmp_path)
    with clerk.store.reading() as reader:
        row = reader.driver.execute(
            "SELECT act, detail FROM r_event ORDER BY rowid DESC LIMIT 1"
        ).fetchone()
    assert row == ("export", "attachment")


def test_a_file_that_is_not_there_or_no_file_is_refused(tmp_path: Path) -> None:
    assert codes(lambda: prepare_file(tmp_path / "无.jpg")) == ["attachment.unreadable"]
    assert codes(lambda: prepare_file(tmp_path)) == ["attachment.unreadable"]


def test_a_file_that_is_lost_or_damaged_is_told(clerk: Workplace, number: str) -> None:
    attach(clerk, "publicity", number, made())
    (file,) = clerk.store.where.attachments.iterdir()
    whole = file.read_bytes()
    file.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    assert codes(lambda: opened(clerk, "publicity", number, "1")) == ["attachment.damaged"]
    assert pictures_of(clerk, record_of(clerk, number)) == ()
    file.unlink()
    assert codes(lambda: opened(clerk, "publicity", number, "1")) == ["attachment.missing"]
    assert [one.there for one in attachments_of(clerk, "publicity", number)] == [False]
    # The same photo taken in again mends it.
    other = str(clerk.act("publicity.add", PUBLICITY).number)
    attach(clerk, "publicity", other, made())
    assert opened(clerk, "publicity", number, "1").data == made().taken.data


def test_a_content_nobody_took_in_cannot_be_named(clerk: Workplace, number: str) -> None:
    values = {"kind": "publicity", "record": number, "title": "a", "name": "a", "sm3": "0" * 64}
    assert codes(lambda: clerk.act("attachment.add", values)) == ["attachment.no_content"]


def test_photos_come_in_their_order_to_be_printed_and_documents_do_not(
    clerk: Workplace, number: str
) -> None:
    attach(clerk, "publicity", number, made(), title="一")
    attach(clerk, "publicity", number, prepare(scan(), "a.pdf"), title="二")
    attach(clerk, "publicity", number, made(colour="red"), title="三")
    assert [one.title for one in pictures_of(clerk, record_of(clerk, number))] == ["一", "三"]


def test_a_day_the_camera_tells_wrongly_is_left_out(clerk: Workplace, number: str) -> None:
    attach(clerk, "publicity", number, made(day=date(2031, 1, 1)))
    attach(clerk, "publicity", number, made(colour="red", day=date(1980, 1, 1)))
    there = attachments_of(clerk, "publicity", number)
    assert [one.record.taken_on for one in there] == [None, None]


@pytest.mark.parametrize("failing", [1, 2, 3])
def test_a_disk_that_fails_leaves_all_or_nothing_and_the_next_try_works(
    clerk: Workplace, number: str, failing: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    times = count(1)
    sync = os.fsync

    def broken(file: int) -> None:
        if next(times) == failing:
            raise OSError(errno.ENOSPC, "full")
        sync(file)

    with monkeypatch.context() as disk:
        disk.setattr("os.fsync", broken)
        with pytest.raises(OSError, match="full"):
            attach(clerk, "publicity", number, made())
    assert attachments_of(clerk, "publicity", number) == ()
    attach(clerk, "publicity", number, made())
    assert opened(clerk, "publicity", number, "1").data == made().taken.data
    assert len(list(clerk.store.where.attachments.iterdir())) == 1
