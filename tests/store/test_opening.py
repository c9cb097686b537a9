"""Opening: what is not our store, wrong keys, a second process, half-made stores."""

import json
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from sifasuo_desktop.kernel.ids import SystemRandomness
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.store.engine import StoreTrouble, connect, refuse_unsafe_sqlite
from sifasuo_desktop.store.file import Store
from sifasuo_desktop.store.folder import StoreFolder
from sifasuo_desktop.store.founding import create_store
from sifasuo_desktop.store.slots import LEAST, Cost, Slots
from tests.clock import FixedClock
from tests.services.offices import FIRST_DAY, PASSWORD
from tests.store.conftest import opened


def code(call: object, *args: object, **kwargs: object) -> str:
    assert callable(call)
    with pytest.raises(StoreTrouble) as caught:
        call(*args, **kwargs)
    return caught.value.code


def make(folder: Path, **more: object) -> Store:
    return create_store(
        folder,
        "admin",
        PASSWORD,
        clock=FixedClock(FIRST_DAY),
        randomness=SystemRandomness(),
        cost=LEAST,
        **more,  # type: ignore[arg-type]
    )


def test_a_wrong_name_and_a_wrong_password_are_told_alike(store: Store) -> None:
    folder = store.where.folder
    store.close()
    assert code(opened, folder, "Wrong-2026") == "store.wrong_password"
    assert code(opened, folder, PASSWORD, "nobody") == "store.wrong_password"
    assert code(opened, folder, "\udc80") == "store.wrong_password"
    opened(folder).close()


def test_a_wrong_key_is_told(store: Store) -> None:
    store.close()
    assert code(connect, store.where.database, bytes(32)) == "store.wrong_key"


def test_a_folder_without_a_store_is_told(tmp_path: Path) -> None:
    assert code(opened, tmp_path) == "store.missing"


def test_a_plain_database_is_refused_and_left_alone(store: Store) -> None:
    store.close()
    path = store.where.database
    path.unlink()
    plain = sqlite3.connect(path)
    plain.execute("CREATE TABLE t(x)")
    plain.commit()
    plain.close()
    before = path.read_bytes()
    assert code(opened, store.where.folder) == "store.not_encrypted"
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("content", "expected"),
    [(b"", "store.missing"), (b"hello", "store.wrong_key"), (bytes(8192), "store.wrong_key")],
)
def test_a_file_that_is_no_store_is_refused(store: Store, content: bytes, expected: str) -> None:
    store.close()
    store.where.database.write_bytes(content)
    assert code(opened, store.where.folder) == expected


def test_an_old_sqlite_is_refused() -> None:
    assert code(refuse_unsafe_sqlite, (3, 51, 2)) == "store.sqlite_too_old"
    refuse_unsafe_sqlite((3, 51, 3))
    refuse_unsafe_sqlite()


def test_a_path_with_marks_of_a_url_opens(tmp_path: Path) -> None:
    folder = tmp_path / "司法所 #1 100% ?mode=ro&x"
    make(folder).close()
    assert {part.name for part in folder.iterdir()} >= {"store.db", "slots.json"}
    opened(folder).close()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b'{"fmt": "SFS1", "slots": {}}',
        b'{"fmt": "SFS1", "salt": "zz", "slots": {}}',
        b'{"fmt": "SFS9", "salt": "00", "slots": {}}',
    ],
)
def test_a_damaged_slot_file_is_told(store: Store, content: bytes) -> None:
    store.close()
    store.where.slots.write_bytes(content)
    assert code(opened, store.where.folder) == "store.slots_damaged"


@pytest.mark.parametrize(
    "change",
    [{"memory_kib": 8}, {"passes": 1}, {"memory_kib": 10**9}, {"lanes": "x"}, {"nonce": "q"}],
)
def test_a_slot_that_asks_too_little_or_too_much_is_damaged(
    store: Store, change: dict[str, object]
) -> None:
    store.close()
    content = json.loads(store.where.slots.read_bytes())
    next(iter(content["slots"].values())).update(change)
    store.where.slots.write_text(json.dumps(content))
    assert code(opened, store.where.folder) == "store.slots_damaged"


def test_the_slot_file_names_nobody_and_a_slot_fits_only_its_account(store: Store) -> None:
    store.add_slot("顾明远", PASSWORD, LEAST)
    text = store.where.slots.read_text()
    assert "admin" not in text
    assert "顾明远" not in text
    content = json.loads(text)
    first, second = content["slots"]
    slots = content["slots"]
    slots[first], slots[second] = slots[second], slots[first]
    store.where.slots.write_text(json.dumps(content))
    slot_file = Slots(store.where.slots, SystemRandomness())
    assert code(slot_file.open, "admin", PASSWORD) == "store.wrong_password"


def test_a_changed_password_opens_and_the_old_one_does_not(store: Store) -> None:
    store.add_slot("admin", "Changed-2026", LEAST)
    store.close()
    assert code(opened, store.where.folder) == "store.wrong_password"
    opened(store.where.folder, "Changed-2026").close()


def test_no_cost_below_the_floor_can_be_made() -> None:
    for cost in ((19_455, 2, 1), (19_456, 1, 1), (19_456, 2, 0)):
        with pytest.raises(ValueError):
            Cost(*cost)
    assert (Cost().memory_kib, Cost().passes) == (65_536, 3)


def test_a_second_opening_is_refused_with_the_holders_name(store: Store) -> None:
    with pytest.raises(StoreTrouble) as caught:
        opened(store.where.folder)
    assert caught.value.code == "store.in_use"
    assert caught.value.detail.endswith("，2026-04-10 12:00 起")


HOLDER = """
import sys
from pathlib import Path
from tests.store.conftest import opened
store = opened(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.read()
"""


def test_a_killed_process_leaves_a_lease_that_does_not_bind(store: Store) -> None:
    folder = store.where.folder
    store.close()
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert holder.stdin is not None
    assert holder.stdout is not None
    try:
        assert holder.stdout.readline() == b"open\n"
        assert code(opened, folder) == "store.in_use"
    finally:
        holder.kill()
        holder.wait()
        holder.stdin.close()
        holder.stdout.close()
    assert (folder / "lease.json").exists()
    opened(folder).close()
    assert not (folder / "lease.json").exists()


def test_a_store_is_never_made_over_another(office: Workplace) -> None:
    folder = office.store.where.folder
    before = office.store.where.slots.read_bytes()
    assert code(make, folder) == "store.exists"
    assert office.store.where.slots.read_bytes() == before


def test_a_store_whose_making_failed_is_none_and_can_be_made_again(tmp_path: Path) -> None:
    def fail(store: Store) -> None:
        raise RuntimeError("fill")

    with pytest.raises(RuntimeError):
        make(tmp_path, fill=fail)
    assert not StoreFolder(tmp_path).is_store()
    assert list(tmp_path.glob("store.db*")) == []
    make(tmp_path).close()
    opened(tmp_path).close()


def test_a_making_cut_off_after_the_slots_can_be_repeated(tmp_path: Path) -> None:
    make(tmp_path).close()
    where = StoreFolder(tmp_path)
    where.database.rename(where.unfinished)
    assert not where.is_store()
    make(tmp_path).close()
    opened(tmp_path).close()
    shutil.copy(where.database, where.unfinished)
    assert code(make, tmp_path) == "store.exists"
