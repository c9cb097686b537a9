"""Nothing readable lies on the disk, and the promises to the disk are kept."""

import gc
from contextlib import suppress
from pathlib import Path

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.store.engine import connect
from sifasuo_desktop.store.file import Store
from sifasuo_desktop.store.slots import Slots
from tests.faults.killing import empty_store
from tests.services.disputes import found_committee, registration
from tests.services.offices import PASSWORD
from tests.store.conftest import opened

# Long enough that random bytes never hold one by chance.
PLANTED = ("陈志海", "320699197111040015", "19900000011", "跌落受伤", "chenzhihai")


def found_in(folder: Path) -> list[tuple[str, str]]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert len(files) >= 3
    return [
        (path.name, word)
        for path in files
        for word in PLANTED
        if any(word.encode(coding) in path.read_bytes() for coding in ("utf-8", "utf-16-le"))
    ]


def test_no_planted_word_lies_in_any_file_during_or_after_writing(office: Workplace) -> None:
    found_committee(office)
    folder = office.store.where.folder
    for _ in range(5):
        office.act("dispute.register", registration())
        assert found_in(folder) == []
    assert (folder / "store.db-wal").stat().st_size > 0
    office.close()
    assert found_in(folder) == []
    assert (folder / "store.db").read_bytes()[:6] != b"SQLite"


def test_a_planted_word_would_be_found(tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / name).write_text("x陈志海x", encoding="utf-8")
    assert len(found_in(tmp_path)) == 3


def pragma(store: Store, name: str) -> object:
    with store.reading() as reader:
        return reader.connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()


def test_every_connection_keeps_its_promises_to_the_disk(store: Store) -> None:
    expected = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "temp_store": 2,
        "busy_timeout": 5000,
    }
    assert {name: pragma(store, name) for name in expected} == expected


def test_every_commit_flushes_the_log_of_writes(store: Store, tmp_path: Path) -> None:
    """With NORMAL the bytes after the last flush are lost in a power cut; FULL asks for them."""
    key = Slots(store.where.slots, store.randomness).open("admin", PASSWORD)
    store.close()
    other = connect(store.where.database, key)
    assert other.execute("PRAGMA synchronous").fetchone() == (2,)
    assert other.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    other.close()


def open_files(folder: Path) -> list[str]:
    """The names of the files below a folder that this process holds open."""
    targets = []
    for link in Path("/proc/self/fd").iterdir():
        with suppress(FileNotFoundError):  # the descriptor of the listing itself
            targets.append(link.readlink())
    return [path.name for path in targets if path.is_relative_to(folder)]


def test_a_store_that_was_made_and_closed_holds_no_file_open(tmp_path: Path) -> None:
    gc.disable()
    try:
        empty_store(tmp_path / "made")
        assert open_files(tmp_path / "made") == []
    finally:
        gc.enable()


def test_an_open_store_keeps_its_lock_on_the_database(store: Store) -> None:
    """Without it another process that closes the file would throw the write-ahead log away."""
    folder = store.where.folder
    store.close()
    again = opened(folder)
    inode = again.where.database.stat().st_ino
    held = Path("/proc/locks").read_text("utf-8").splitlines()
    ours = [line for line in held if f":{inode} " in line]
    again.close()
    assert len(ours) == 1
