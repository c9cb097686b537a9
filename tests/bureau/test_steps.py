"""The bureau's database grows by steps like an office's: backup first, all or nothing, never backwards."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import Pool

from sifasuo_desktop.bureau.keys import load_keys
from sifasuo_desktop.bureau.main import main
from sifasuo_desktop.bureau.store import open_bureau
from sifasuo_desktop.bureau.trouble import BureauTrouble
from sifasuo_desktop.kernel.paths import bureau_migrations
from sifasuo_desktop.store import migrate
from sifasuo_desktop.store.engine import connect, open_engine
from tests.bureau.office_side import dump, new_bureau, story_clock
from tests.dump import Dump, dump_of
from tests.e2e.test_golden import GOLDEN

NEWEST = migrate.newest(bureau_migrations())
BACKUP = f"before-{NEWEST}-20260402-120000.db"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The golden bureau: its database was made before there were steps."""
    return Path(shutil.copytree(GOLDEN / "bureau", tmp_path / "bureau"))


@pytest.fixture
def key(home: Path) -> bytes:
    return load_keys(home / "keys", "").database


def run(home: Path, key: bytes, statement: str) -> None:
    connection = connect(home / "bureau.db", key)
    connection.execute(statement)
    connection.close()


def content(path: Path, key: bytes) -> Dump:
    engine = open_engine(path, key)
    with engine.connect() as connection:
        found = dump_of(connection)
    engine.dispose()
    return found


def test_a_database_from_before_the_steps_is_backed_up_and_brought_up_to_date(home: Path) -> None:
    bureau = open_bureau(home, "", story_clock())
    with bureau.reading() as connection:
        assert migrate.current(connection) == NEWEST
        names = connection.exec_driver_sql("SELECT name FROM meta ORDER BY name").scalars().all()
        assert names == ["bureau", "generation", "present_shape"]
        assert connection.exec_driver_sql("SELECT office FROM device").scalars().all() == [
            "320682104"
        ]
    bureau.close()
    assert (home / "backups" / BACKUP).stat().st_mode & 0o777 == 0o600
    copy = content(home / "backups" / BACKUP, bureau.keys.database)
    assert [row[:2] for row in copy["meta"]][-1] == ("schema", "1")
    assert "alembic_version" not in copy
    assert [row[1] for row in copy["device"]] == ["320682104"]


def test_a_database_of_today_is_opened_without_a_step_and_without_a_backup(tmp_path: Path) -> None:
    made = new_bureau(tmp_path / "home")
    before = dump(made)
    made.close()
    bureau = open_bureau(tmp_path / "home", "", story_clock())
    assert dump(bureau) == before
    bureau.close()
    assert not (tmp_path / "home" / "backups").exists()


def test_a_step_that_fails_leaves_the_database_as_it_was_and_a_rerun_works(
    home: Path, key: bytes
) -> None:
    stop = "CREATE TRIGGER stop BEFORE DELETE ON meta BEGIN SELECT RAISE(ABORT, 'no'); END"
    run(home, key, stop)
    before = content(home / "bureau.db", key)
    with pytest.raises(DBAPIError):
        open_bureau(home, "", story_clock())
    assert content(home / "bureau.db", key) == before
    assert [path.name for path in (home / "backups").iterdir()] == [BACKUP]
    run(home, key, "DROP TRIGGER stop")
    bureau = open_bureau(home, "", story_clock())
    with bureau.reading() as connection:
        assert migrate.current(connection) == NEWEST
    bureau.close()
    assert [path.name for path in (home / "backups").iterdir()] == [BACKUP]


def test_the_database_of_another_bureau_is_refused_before_any_step(
    home: Path, tmp_path: Path
) -> None:
    other = new_bureau(tmp_path / "other")
    other.close()
    shutil.copy(tmp_path / "other" / "keys" / "database.key", home / "keys" / "database.key")
    shutil.copy(tmp_path / "other" / "bureau.db", home / "bureau.db")
    before = (home / "bureau.db").read_bytes()
    with pytest.raises(BureauTrouble) as caught:
        open_bureau(home, "", story_clock())
    assert caught.value.code == "other_database"
    assert (home / "bureau.db").read_bytes() == before
    assert not (home / "backups").exists()


@pytest.fixture
def worn_disk(home: Path) -> Iterator[None]:
    """Changes a byte of the copy as soon as it is whole, before the program looks at it again.

    The database tells of every statement: the transaction that was copied ends at that moment.
    """

    def heard(statement: str) -> None:
        if statement == "ROLLBACK":
            for part in (home / "backups").glob("*.part"):
                spoiled = bytearray(part.read_bytes())
                spoiled[len(spoiled) // 2] ^= 1
                part.write_bytes(spoiled)

    def listening(connection: Any, _: Any) -> None:
        connection.set_trace_callback(heard)

    event.listen(Pool, "connect", listening)
    yield
    event.remove(Pool, "connect", listening)


@pytest.mark.usefixtures("worn_disk")
def test_a_backup_that_reads_back_otherwise_stops_the_step_and_is_told(
    home: Path, key: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    before = content(home / "bureau.db", key)
    assert main(["--home", str(home), "status"]) == 1
    said = capsys.readouterr().err
    assert said.startswith(f"升级前的备份 before-{NEWEST}-")
    assert said.endswith(" 读不回来，没有升级；请检查磁盘后再打开一次\n")
    assert list((home / "backups").glob("*.db")) == []
    assert content(home / "bureau.db", key) == before
