"""A backup is one file that opens alone, says what it is, and tells when it is spoiled."""

import shutil
from pathlib import Path

import pytest
import sqlcipher3

from sifasuo_desktop.domain.recovery_key import secret_of
from sifasuo_desktop.kernel.canonical import decode, encode, sm3
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.store import backup, restore
from sifasuo_desktop.store.backup import Backup, backups_in
from sifasuo_desktop.store.backup_file import LONGEST_HEADER, is_whole, read_header
from sifasuo_desktop.store.engine import StoreTrouble, telling_trouble
from sifasuo_desktop.store.restore import by_password, by_recovery
from tests.clock import FixedClock
from tests.services.disputes import found_committee, registration
from tests.services.offices import PASSWORD

SECRET = secret_of(bytes(range(18)))
ADMIN = by_password("admin", PASSWORD)


@pytest.fixture
def made(office: Workplace) -> Backup:
    found_committee(office)
    office.act("dispute.register", registration())
    office.store.put_recovery_slot(SECRET)
    return office.store.back_up(backup.HAND)


def told(path: Path, way: restore.Way = ADMIN) -> str:
    """The code with which a backup is refused."""
    with pytest.raises(StoreTrouble) as caught:
        restore.check(path, way)
    return caught.value.code


def test_a_backup_says_what_it_is_and_names_nobody(office: Workplace, made: Backup) -> None:
    assert made.path.name == "sifasuo-320699101-20260410-120000.sfa"
    assert made.path.parent == office.store.where.backups
    header = read_header(made.path)
    assert (header.office, header.office_name) == ("320699101", "云溪司法所")
    assert (header.made_at, header.why) == ("2026-04-10T12:00:00+08:00", "hand")
    assert (header.fmt, header.min_reader) == ("SFA1", 1)
    content = made.path.read_bytes()
    for word in ("陈志海", "admin", "秦守正", "director", PASSWORD):
        assert word.encode() not in content
    assert made.path.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in made.path.parent.iterdir()] == [made.path.name]


def test_a_backup_opens_with_every_password_of_its_time_and_with_the_recovery_key(
    office: Workplace, made: Backup, tmp_path: Path
) -> None:
    alone = tmp_path / "stick" / "copy.sfa"
    alone.parent.mkdir()
    shutil.copy(made.path, alone)
    office.act("user.disable", {"user": "clerk"})
    for way in (ADMIN, by_password("clerk", PASSWORD), by_recovery(SECRET)):
        assert restore.check(alone, way).log_hash == made.header.log_hash
    assert told(alone, by_password("admin", "Wrong-2026")) == "backup.wrong_password"
    assert told(alone, by_recovery(secret_of(bytes(18)))) == "recovery.wrong"
    assert [path.name for path in alone.parent.iterdir()] == ["copy.sfa"]


def test_a_backup_of_before_the_recovery_key_says_so(office: Workplace) -> None:
    office.store.where.recovery.unlink(missing_ok=True)
    made = office.store.back_up(backup.HAND)
    assert told(made.path, by_recovery(SECRET)) == "backup.no_recovery"


def test_acts_go_on_while_a_backup_is_open_and_the_next_one_has_them(
    office: Workplace, made: Backup
) -> None:
    office.act("dispute.register", registration())
    office.store.clock.move("2026-04-11")  # type: ignore[attr-defined]
    later = office.store.back_up(backup.HOUR)
    assert later.header.log_n > made.header.log_n
    assert [one.header.why for one in backups_in(made.path.parent)] == ["hour", "hand"]


@pytest.mark.parametrize("left", [0, 3, 20, 41, 1000, -4096, -1])
def test_a_backup_cut_short_is_told(made: Backup, left: int) -> None:
    content = made.path.read_bytes()
    made.path.write_bytes(content[:left])
    assert told(made.path) == "backup.cut"
    assert not is_whole(made.path)


def test_a_backup_with_more_behind_it_is_told(made: Backup) -> None:
    made.path.write_bytes(made.path.read_bytes() + b"\0")
    assert told(made.path) == "backup.changed"


def test_every_flipped_bit_of_a_backup_is_told(made: Backup) -> None:
    content = made.path.read_bytes()
    front = 40 + int.from_bytes(content[4:8], "big")
    for place in (*range(0, front, 97), 4, 39, front, front + 5000, len(content) - 1):
        spoiled = bytearray(content)
        spoiled[place] ^= 4
        made.path.write_bytes(spoiled)
        assert not is_whole(made.path), place
        assert told(made.path) in {"backup.changed", "backup.not_one", "backup.cut"}, place


def _rewritten(path: Path, **changes: object) -> None:
    """Another header with the right check: what somebody without the key can do."""
    content = path.read_bytes()
    front = 40 + int.from_bytes(content[4:8], "big")
    words = encode({**decode(content[40:front]), **changes})
    path.write_bytes(b"SFA1" + len(words).to_bytes(4, "big") + sm3(words) + words + content[front:])


@pytest.mark.parametrize(
    "changes",
    [
        {"office": "320699102"},
        {"made_at": "2027-04-10T12:00:00+08:00"},
        {"log_n": 1},
        {"why": "hour"},
        {"files": {"rules.toml": "x = 1"}},
    ],
)
def test_a_header_written_anew_without_the_key_is_found_out(
    made: Backup, changes: dict[str, object]
) -> None:
    _rewritten(made.path, **changes)
    assert is_whole(made.path)
    assert told(made.path) == "backup.changed"


def test_a_database_of_another_day_under_this_header_is_found_out(
    office: Workplace, made: Backup
) -> None:
    office.act("dispute.register", registration())
    later = office.store.back_up(backup.HAND)
    content = later.path.read_bytes()
    front = 40 + int.from_bytes(content[4:8], "big")
    path = made.path
    old = path.read_bytes()
    path.write_bytes(old[: 40 + int.from_bytes(old[4:8], "big")] + content[front:])
    _rewritten(path, size=later.header.size, hash=later.header.hash)
    assert is_whole(path)
    assert told(path) == "backup.changed"


@pytest.mark.parametrize("changes", [{"min_reader": 3}, {"step": "9999"}])
def test_a_backup_of_a_newer_program_is_told(made: Backup, changes: dict[str, object]) -> None:
    _rewritten(made.path, **changes)
    assert told(made.path) == "backup.newer"


def test_what_is_no_backup_is_told(tmp_path: Path, made: Backup) -> None:
    path = tmp_path / "x.sfa"
    assert told(path) == "backup.unreadable"
    path.write_bytes(b"PK\3\4" + bytes(100))
    assert told(path) == "backup.not_one"
    path.write_bytes(b"SFA1" + (LONGEST_HEADER + 1).to_bytes(4, "big") + bytes(100))
    assert told(path) == "backup.changed"
    path.unlink()
    path.mkdir()
    assert told(path) == "backup.unreadable"
    assert [one.path for one in backups_in(made.path.parent)] == [made.path]


def test_a_spoiled_backup_is_not_in_the_list(made: Backup, clock: FixedClock) -> None:
    shutil.copy(made.path, made.path.with_name("sifasuo-320699101-20260409-120000.sfa"))
    made.path.write_bytes(made.path.read_bytes()[:-1])
    names = [one.path.name for one in backups_in(made.path.parent)]
    assert names == ["sifasuo-320699101-20260409-120000.sfa"]


def test_a_copy_that_the_disk_does_not_take_is_told_as_such_and_not_as_a_bug() -> None:
    source = sqlcipher3.connect(":memory:")
    target = sqlcipher3.connect("/dev/full")
    source.execute("CREATE TABLE a(b)")
    with pytest.raises(StoreTrouble) as caught, telling_trouble():
        source.backup(target)
    source.close()
    target.close()
    assert (caught.value.code, caught.value.detail) == ("store.disk", "SQLITE_FULL")
