"""A backup made a store of again; what is refused changes nothing."""

import shutil
from pathlib import Path

import pytest

from sifasuo_desktop.domain.office.records import Event, Village
from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.kernel.ids import SystemRandomness
from sifasuo_desktop.services.office import backups, recovery
from sifasuo_desktop.services.office.restoring import WayIn, restore
from sifasuo_desktop.services.office.workplace import Workplace, create_workplace, open_workplace
from sifasuo_desktop.store import recovery_keys
from sifasuo_desktop.store.engine import StoreTrouble
from sifasuo_desktop.store.epochs import epoch_of
from sifasuo_desktop.store.log import check_log
from sifasuo_desktop.store.slots import LEAST
from tests.clock import FixedClock
from tests.services.disputes import found_committee, registration
from tests.services.offices import FIRST_DAY, PASSWORD

SANGYUAN = {"code": "320699101201", "name": "桑园村", "town": "云溪镇"}
OTHER = "00005-0000A-0000F-0000M-0000H-0000Y-0000V"
ADMIN = WayIn("admin", PASSWORD)


def put_back(source: Path, folder: Path, way: WayIn = ADMIN, office: str = "") -> Path | None:
    done = restore(
        source,
        folder,
        way,
        clock=FixedClock(FIRST_DAY),
        randomness=SystemRandomness(),
        office=office,
    )
    return done.aside


def told(source: Path, folder: Path, way: WayIn = ADMIN, office: str = "") -> str:
    with pytest.raises((StoreTrouble, Refused)) as caught:
        put_back(source, folder, way, office)
    error = caught.value
    return error.code if isinstance(error, StoreTrouble) else error.problems[0].code


def signed_in(folder: Path, account: str = "admin") -> Workplace:
    return open_workplace(
        folder, account, PASSWORD, clock=FixedClock(FIRST_DAY), randomness=SystemRandomness()
    )


def files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder but the lease's lock, with its bytes."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != "lease.lock"
    }


@pytest.fixture
def source(office: Workplace, tmp_path: Path) -> Path:
    """A backup on a stick, of an office with a case."""
    found_committee(office)
    office.act("dispute.register", registration())
    (office.store.where.folder / "rules.toml").write_text("# 本所\n", encoding="utf-8")
    stick = tmp_path / "stick"
    stick.mkdir()
    made = backups.make(office, stick)
    assert made.copy is not None
    return made.copy


def test_a_store_restored_in_another_folder_holds_all_and_begins_a_new_epoch(
    office: Workplace, source: Path, tmp_path: Path
) -> None:
    with office.store.reading() as reader:
        before = epoch_of(reader)
    folder = tmp_path / "other" / "pc"
    assert put_back(source, folder) is None
    assert (folder / "rules.toml").read_text(encoding="utf-8") == "# 本所\n"
    assert folder.stat().st_mode & 0o777 == 0o700
    assert (folder / "store.db").stat().st_mode & 0o777 == 0o600
    again = signed_in(folder, "clerk")
    with again.store.reading() as reader:
        epoch = epoch_of(reader)
        # Nothing was bundled in the epoch left: it is nobody's parent.
        assert epoch.id != before.id
        assert (epoch.parent, epoch.snapshot_due) == (before.parent, True)
        assert check_log(reader.connection)[1] == ()
        assert [event.act for event in reader.every(Event)][-2:] == ["restored", "sign_in"]
        assert reader.connection.exec_driver_sql("SELECT count(*) FROM r_dispute").scalar() == 1
    again.close()


def test_a_password_set_by_the_recovery_key_is_none_of_the_last_three(office: Workplace) -> None:
    key = recovery_keys.key_of(office.store)
    assert key is not None
    folder = office.store.where.folder
    office.close()
    before = (folder / "slots.json").read_bytes()
    with pytest.raises(Refused) as caught:
        by_key(folder, key, PASSWORD)
    assert [one.code for one in caught.value.problems] == ["user.password_used"]
    assert (folder / "slots.json").read_bytes() == before
    by_key(folder, key, "Neues-2027")
    with pytest.raises(Refused):
        by_key(folder, key, PASSWORD)


def by_key(folder: Path, key: str, password: str) -> None:
    clock, randomness = FixedClock(FIRST_DAY), SystemRandomness()
    recovery.open_with_key(folder, key, "director", password, clock=clock, randomness=randomness)


def test_the_recovery_key_restores_where_no_password_is_known(
    office: Workplace, source: Path, tmp_path: Path
) -> None:
    key = recovery_keys.key_of(office.store)
    assert key is not None
    folder = tmp_path / "other"
    put_back(source, folder, WayIn(key=key.lower()))
    assert (
        recovery.open_with_key(
            folder,
            key,
            "director",
            "Neues-2027",
            clock=FixedClock(FIRST_DAY),
            randomness=SystemRandomness(),
        )
        == "director"
    )
    again = open_workplace(
        folder,
        "director",
        "Neues-2027",
        clock=FixedClock(FIRST_DAY),
        randomness=SystemRandomness(),
    )
    with again.store.reading() as reader:
        acts = [(event.act, event.subject) for event in reader.every(Event)]
    assert ("recovery_opened", again.user.id) in acts
    again.close()
    signed_in(folder).close()


def test_a_store_that_is_there_is_moved_aside_and_never_deleted(
    office: Workplace, source: Path
) -> None:
    folder = office.store.where.folder
    office.act("village.add", SANGYUAN)
    office.close()
    (folder / "outbox" / "x.sfb").write_bytes(b"bundle")
    (folder / "我的笔记.txt").write_bytes(b"notes")
    before = files(folder)
    aside = put_back(source, folder)
    assert aside == folder / "aside-20260410-120000"
    here = ("backups", "logs", "我的笔记")
    stay = {name: data for name, data in before.items() if name.startswith(here)}
    moved = {name: data for name, data in before.items() if name not in stay}
    assert {"store.db", "slots.json", "recovery.json", "rules.toml"} < set(moved)
    assert "outbox/x.sfb" in moved
    assert files(aside) == moved
    again = signed_in(folder)
    with again.store.reading() as reader:
        assert not reader.every(Village, name="桑园村")
    again.close()
    assert stay.keys() <= files(folder).keys()
    second = put_back(source, folder)
    assert second == folder / "aside-20260410-120000-2"
    assert files(aside) == moved


def test_a_running_store_is_not_restored_over(office: Workplace, source: Path) -> None:
    folder = office.store.where.folder
    before = files(folder)
    assert told(source, folder) == "store.in_use"
    assert files(folder) == before
    office.act("village.add", SANGYUAN)


def test_what_is_cut_changed_foreign_or_newer_changes_nothing(
    office: Workplace, source: Path, tmp_path: Path
) -> None:
    folder = office.store.where.folder
    office.close()
    before = files(folder)
    content = source.read_bytes()
    fresh = tmp_path / "fresh"
    spoiled = bytearray(content)
    spoiled[-5000] ^= 1
    for data, expected in (
        (content[:-4096], "backup.cut"),
        (bytes(spoiled), "backup.changed"),
        (b"hello" + content, "backup.not_one"),
    ):
        source.write_bytes(data)
        assert told(source, folder) == expected
        assert told(source, fresh) == expected
    source.write_bytes(content)
    assert told(source, folder, WayIn("admin", "Wrong-2026")) == "backup.wrong_password"
    assert told(source, fresh, WayIn("nobody", PASSWORD)) == "backup.wrong_password"
    assert told(source, fresh, office="320699102") == "backup.other_office"
    assert files(folder) == before
    assert not fresh.exists()


def test_a_backup_of_another_office_is_refused_where_the_folder_has_backups_of_its_own(
    office: Workplace, source: Path, tmp_path: Path
) -> None:
    office.close()
    other = create_workplace(
        tmp_path / "other",
        office="320699102",
        name="石桥司法所",
        admin="admin",
        admin_name="方立本",
        password=PASSWORD,
        clock=FixedClock(FIRST_DAY),
        randomness=SystemRandomness(),
        cost=LEAST,
    )
    backups.make(other)
    other.close()
    before = files(tmp_path / "other")
    assert told(source, tmp_path / "other") == "backup.other_office"
    assert files(tmp_path / "other") == before


def test_another_offices_store_without_any_backup_is_not_replaced_either(
    office: Workplace, source: Path, tmp_path: Path
) -> None:
    other = create_workplace(
        tmp_path / "other",
        office="320699102",
        name="石桥司法所",
        admin="admin",
        admin_name="方立本",
        password=PASSWORD,
        clock=FixedClock(FIRST_DAY),
        randomness=SystemRandomness(),
        cost=LEAST,
    )
    other.close()
    before = files(tmp_path / "other")
    assert told(source, tmp_path / "other") == "backup.other_office"
    assert files(tmp_path / "other") == before


def test_a_recovery_key_with_one_wrong_character_names_its_group(
    office: Workplace, source: Path, tmp_path: Path
) -> None:
    key = recovery_keys.key_of(office.store)
    assert key is not None
    wrong = key[:14] + ("8" if key[14] != "8" else "9") + key[15:]
    with pytest.raises(Refused) as caught:
        WayIn(key=wrong)
    found = caught.value.problems[0]
    assert (found.code, dict(found.values)) == ("recovery.group", {"group": "3"})
    assert told(source, tmp_path / "x", WayIn(key=OTHER)) == "recovery.wrong"
    assert not (tmp_path / "x").exists()


def test_an_account_disabled_at_the_time_restores_nothing(
    office: Workplace, tmp_path: Path
) -> None:
    slots = office.store.where.slots
    with_clerk = slots.read_bytes()
    office.act("user.disable", {"user": "clerk"})
    slots.write_bytes(with_clerk)
    made = backups.make(office).backup
    assert told(made.path, tmp_path / "x", WayIn("clerk", PASSWORD)) == "store.disabled"
    assert not (tmp_path / "x").exists()


def test_a_folder_with_other_things_is_left_alone(source: Path, tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "总结.docx").write_bytes(b"x")
    assert told(source, folder) == "backup.folder_used"
    assert files(folder) == {"总结.docx": b"x"}


def test_a_folder_with_the_name_a_restore_works_in_is_not_taken_away(
    office: Workplace, source: Path, tmp_path: Path
) -> None:
    folder = office.store.where.folder
    office.close()
    for place in (folder, tmp_path / "pc"):
        (place / "restoring").mkdir(parents=True)
        (place / "restoring" / "总结.docx").write_bytes(b"x")
        before = files(place)
        assert told(source, place) == "backup.folder_used"
        assert files(place) == before
        assert before["restoring/总结.docx"] == b"x"


def test_a_restore_cut_off_before_its_end_can_be_repeated(
    office: Workplace, source: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "pc"
    (folder / "restoring").mkdir(parents=True)
    shutil.copy(source, folder / "restoring" / "store.db")
    (folder / "restoring" / "store.db-wal").write_bytes(b"x")
    (folder / "restoring" / "recovery.json.0a1b2c3d.part").write_bytes(b"x")
    put_back(source, folder)
    signed_in(folder).close()
    assert not (folder / "restoring").exists()


def test_a_restore_whose_last_step_fails_puts_the_old_store_back(
    office: Workplace, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = office.store.where.folder
    office.close()
    before = files(folder)
    rename = Path.replace

    def fails(self: Path, target: Path) -> Path:
        if self == folder / "restoring" / "store.db":
            raise OSError(28, "full")
        return rename(self, target)

    monkeypatch.setattr(Path, "replace", fails)
    with pytest.raises(OSError):
        put_back(source, folder)
    monkeypatch.undo()
    assert files(folder) == before
    signed_in(folder).close()
