"""A backup brings the attachments back: one taken along opens alone, a place gets each file once."""

import shutil
from pathlib import Path

import pytest

from sifasuo_desktop.kernel.ids import SystemRandomness
from sifasuo_desktop.services.office import backups
from sifasuo_desktop.services.office.doctor import examine
from sifasuo_desktop.services.office.restoring import WayIn, check, restore, what_next
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.paper.attachments import attach, opened, prepare
from sifasuo_desktop.store import backup_file
from sifasuo_desktop.store.engine import StoreTrouble
from sifasuo_desktop.store.restore import Restored
from tests.clock import FixedClock
from tests.pictures import photo, scan
from tests.services.disputes import COMMITTEE, found_committee
from tests.services.offices import FIRST_DAY, PASSWORD
from tests.services.test_restoring import signed_in

ADMIN = WayIn("admin", PASSWORD)
PHOTO, SCAN = prepare(photo(), "门牌.jpg"), prepare(scan(), "批复.pdf")


@pytest.fixture
def desk(office: Workplace) -> Workplace:
    """An office with two attachments of its committee."""
    found_committee(office)
    attach(office, "committee", COMMITTEE, PHOTO)
    attach(office, "committee", COMMITTEE, SCAN)
    return office


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def put_back(source: Path, folder: Path) -> Restored:
    return restore(
        source, folder, ADMIN, clock=FixedClock(FIRST_DAY), randomness=SystemRandomness()
    )


def shows_both(folder: Path) -> bool:
    """Whether both attachments open in a restored store."""
    workplace = signed_in(folder)
    try:
        shown = [opened(workplace, "committee", COMMITTEE, str(place)).data for place in (1, 2)]
    finally:
        workplace.close()
    return shown == [PHOTO.taken.data, SCAN.taken.data]


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_backup_taken_along_opens_alone(desk: Workplace, stick: Path, tmp_path: Path) -> None:
    copy = backups.make(desk, stick).copy
    assert copy is not None
    assert names(stick) == [copy.name]
    assert copy.stat().st_mode & 0o777 == 0o600
    assert backup_file.is_whole(copy)
    header = check(copy, ADMIN)
    assert header.min_reader == 2
    assert header.contents is not None
    assert header.contents["count"] == 2
    done = put_back(copy, tmp_path / "new")
    assert done.missing == 0
    assert shows_both(tmp_path / "new")
    assert len(names(tmp_path / "new" / "attachments")) == 2


def test_every_byte_of_such_a_backup_is_watched(desk: Workplace, stick: Path) -> None:
    copy = backups.make(desk, stick).copy
    assert copy is not None
    whole = copy.read_bytes()
    for place in (len(whole) - 1, len(whole) - 2_000, len(whole) // 2):
        copy.write_bytes(whole[:place] + bytes([whole[place] ^ 8]) + whole[place + 1 :])
        assert not backup_file.is_whole(copy)
    copy.write_bytes(whole[:-1])
    with pytest.raises(StoreTrouble, match=r"backup\.cut"):
        backup_file.read_header(copy)
    copy.write_bytes(whole + b"0")
    with pytest.raises(StoreTrouble, match=r"backup\.changed"):
        backup_file.read_header(copy)


def test_an_office_without_attachments_has_the_backup_it_always_had(
    office: Workplace, stick: Path
) -> None:
    made = backups.make(office, stick)
    assert made.copy is not None
    assert made.copy.read_bytes() == made.backup.path.read_bytes()
    assert made.backup.header.min_reader == 1
    assert b'"contents"' not in made.copy.read_bytes()[:4_000]


def test_a_second_place_gets_each_file_once_and_a_restore_finds_it_there(
    desk: Workplace, stick: Path, tmp_path: Path, clock: FixedClock
) -> None:
    backups.set_place(desk, stick)
    assert backups.make(desk).trouble is None
    beside = stick / "attachments"
    first = {path.name: path.stat().st_mtime_ns for path in beside.iterdir()}
    assert len(first) == 2
    attach(desk, "committee", COMMITTEE, prepare(photo(colour="red"), "新.jpg"))
    clock.move("2026-04-11")
    copy = backups.make(desk).copy
    assert copy is not None
    second = {path.name: path.stat().st_mtime_ns for path in beside.iterdir()}
    assert len(second) == 3
    assert first.items() <= second.items()
    elsewhere = tmp_path / "elsewhere"
    shutil.copytree(stick, elsewhere)
    assert put_back(elsewhere / copy.name, tmp_path / "new").missing == 0
    assert shows_both(tmp_path / "new")


def test_a_store_put_back_in_its_place_keeps_its_attachments(desk: Workplace) -> None:
    folder = desk.store.where.folder
    made = backups.make(desk).backup
    attach(desk, "committee", COMMITTEE, prepare(photo(colour="red"), "新.jpg"))
    desk.close()
    done = put_back(made.path, folder)
    assert done.missing == 0
    assert shows_both(folder)
    assert done.aside is not None
    # What was added after the backup is aside with the store it belonged to.
    assert len(names(done.aside / "attachments")) == 3
    assert len(names(folder / "attachments")) == 2


def test_files_that_are_nowhere_are_counted_and_told(
    desk: Workplace, stick: Path, tmp_path: Path
) -> None:
    made = backups.make(desk).backup
    alone = stick / made.path.name
    shutil.copy(made.path, alone)
    done = put_back(alone, tmp_path / "new")
    assert done.missing == 2
    assert "有 2 件附件的文件没有找到" in what_next(done)


def test_a_damaged_file_beside_a_backup_is_not_brought_back(
    desk: Workplace, stick: Path, tmp_path: Path
) -> None:
    backups.set_place(desk, stick)
    copy = backups.make(desk).copy
    assert copy is not None
    for path in (stick / "attachments").iterdir():
        content = path.read_bytes()
        path.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    assert put_back(copy, tmp_path / "new").missing == 2


def test_the_doctor_tells_files_that_are_gone_or_spoiled(desk: Workplace) -> None:
    def told() -> tuple[str, str]:
        (one,) = [one for one in examine(desk) if one.name == "attachments"]
        return one.light, one.text

    assert told() == ("green", "2 个文件，都打得开")
    first, second = sorted(desk.store.where.attachments.iterdir())
    first.unlink()
    second.write_bytes(second.read_bytes()[:-3])
    light, words = told()
    assert light == "red"
    assert words.startswith("2 个文件中缺少 1 个，损坏 1 个。")


def test_the_doctor_tells_what_a_second_place_lacks(desk: Workplace, stick: Path) -> None:
    def told() -> str:
        (one,) = [one for one in examine(desk) if one.name == "second_place"]
        return one.text

    backups.set_place(desk, stick)
    backups.make(desk)
    assert "附件" not in told()
    next((stick / "attachments").iterdir()).unlink()
    assert told().endswith("那里还缺 1 件附件的文件。请按“立即备份”。")
    backups.make(desk)
    assert "附件" not in told()
