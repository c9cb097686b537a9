"""Steps from one schema to the next: the declared one comes out, and a failing step leaves nothing."""

import re
import runpy
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from sifasuo_desktop.bureau import tables as bureau_tables
from sifasuo_desktop.domain import growth
from sifasuo_desktop.domain.growing import steps
from sifasuo_desktop.kernel import paths
from sifasuo_desktop.kernel.ids import SystemRandomness
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.store import backup, backup_file, migrate
from sifasuo_desktop.store.backup import Backup
from sifasuo_desktop.store.engine import StoreTrouble, connect, open_engine
from sifasuo_desktop.store.schema.own import CREATE_SEARCH_INDEX, METADATA
from sifasuo_desktop.store.slots import Slots
from tests.clock import FixedClock
from tests.dump import Dump, dump_of
from tests.migrations.shape import shape
from tests.services.disputes import found_committee, registration
from tests.services.offices import FIRST_DAY, PASSWORD

KEY = bytes(range(32))

FAILING = '''"""A step that fails after it has done much."""
from alembic import op

revision = "NEXT"
down_revision = "NEWEST"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("CREATE TABLE extra(x)")
    op.execute("DELETE FROM r_party")
    op.execute("UPDATE r_dispute SET state = 'void'")
    raise RuntimeError("in the middle")
'''

BATCH = '''"""A step that makes a table anew."""
import sqlalchemy as sa
from alembic import op

revision = "NEXT"
down_revision = "NEWEST"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("r_dispute", recreate="always") as batch:
        batch.add_column(sa.Column("extra", sa.Text))
'''

ADDED_SIMPLY = '''"""A step that takes two columns away and adds them again, at the end and with a default."""
import sqlalchemy as sa
from alembic import op

revision = "NEXT"
down_revision = "NEWEST"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_column("r_village", "name")
    op.drop_column("r_village", "valid_to")
    op.add_column("r_village", sa.Column("name", sa.Text, nullable=False, server_default=""))
    op.add_column("r_village", sa.Column("valid_to", sa.Text))
'''

ORPHANS = '''"""A step that leaves children without parents."""
from alembic import op

revision = "NEXT"
down_revision = "NEWEST"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("DELETE FROM r_dispute")
'''


@pytest.fixture
def scripts(tmp_path: Path) -> Path:
    """A folder with the shipped steps, to which a test adds another."""
    folder = tmp_path / "steps"
    shutil.copytree(
        paths.migrations(), folder, ignore=shutil.ignore_patterns("__pycache__", "*.pyc")
    )
    return folder


FIRST = "sifasuo-320699101-20260410-120000.sfa"
SECOND = "sifasuo-320699101-20260410-120000-2.sfa"
NEWEST = migrate.newest()
NEXT = f"{int(NEWEST) + 1:04d}"


def add_step(scripts: Path, text: str, number: str = NEXT) -> None:
    """Adds a step after the shipped ones."""
    step = text.replace('"NEXT"', f'"{number}"').replace('"NEWEST"', f'"{NEWEST}"')
    (scripts / "versions" / f"{number}_test.py").write_text(step, encoding="utf-8")


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Engine]:
    engine = open_engine(tmp_path / "new.db", KEY, create=True)
    yield engine
    engine.dispose()


@pytest.fixture
def declared(tmp_path: Path) -> Iterator[Engine]:
    """A database made from the declarations alone."""
    engine = open_engine(tmp_path / "declared.db", KEY, create=True)
    with engine.begin() as connection:
        METADATA.create_all(connection)
    yield engine
    engine.dispose()


class Closed:
    """A store with a case, closed; its database file opened bare."""

    def __init__(self, office: Workplace) -> None:
        found_committee(office)
        office.act("dispute.register", registration())
        office.close()
        self.where = office.store.where
        self.key = Slots(self.where.slots, SystemRandomness()).open("admin", PASSWORD)
        self.engine = open_engine(self.where.database, self.key)

    def dump(self) -> Dump:
        with self.engine.connect() as connection:
            return dump_of(connection)

    def back_up(self) -> Backup:
        return backup.make(self.where, self.key, FixedClock(FIRST_DAY), backup.MIGRATION)

    def bring_up(self, scripts: Path | None = None) -> bool:
        return migrate.bring_up_to_date(self.engine, self.back_up, scripts)

    def backups(self) -> list[str]:
        return sorted(path.name for path in self.where.backups.iterdir())


@pytest.fixture
def old(office: Workplace) -> Iterator[Closed]:
    closed = Closed(office)
    yield closed
    closed.engine.dispose()


@pytest.mark.parametrize("folder", [paths.migrations(), paths.bureau_migrations()])
def test_the_steps_stand_one_after_the_other_in_the_order_of_their_numbers(folder: Path) -> None:
    files = sorted(path.name for path in (folder / "versions").glob("*.py"))
    assert [name for name in files if not re.match("[0-9]{4}_[a-z_]+[.]py", name)] == []
    steps = [runpy.run_path(str(folder / "versions" / name)) for name in files]
    assert [step["revision"] for step in steps] == [name[:4] for name in files]
    assert [step["down_revision"] for step in steps] == [None, *(name[:4] for name in files[:-1])]


def test_every_new_entry_of_the_log_bears_the_number_of_the_newest_step(office: Workplace) -> None:
    found_committee(office)
    with office.store.reading() as reader:
        written = reader.connection.exec_driver_sql("SELECT DISTINCT ver FROM revision").scalars()
        assert [f"{ver:04d}" for ver in written] == [NEWEST]


def test_the_steps_make_exactly_the_declared_tables(empty: Engine, declared: Engine) -> None:
    migrate.upgrade(empty)
    assert shape(empty) == shape(declared)
    with empty.connect() as connection:
        sql = connection.exec_driver_sql(
            "SELECT sql FROM sqlite_master WHERE name = 'search_index'"
        ).scalar_one()
    assert sql == CREATE_SEARCH_INDEX


def test_a_column_that_is_simply_added_counts_wherever_it_stands(
    empty: Engine, declared: Engine, scripts: Path
) -> None:
    add_step(scripts, ADDED_SIMPLY)
    migrate.upgrade(empty, scripts)
    assert shape(empty) == shape(declared)
    with empty.connect() as connection:
        columns = connection.exec_driver_sql("PRAGMA table_info(r_village)").all()
    assert [column[1] for column in columns][-2:] == ["name", "valid_to"]


@pytest.mark.parametrize(
    "other",
    [
        "ALTER TABLE r_village ADD COLUMN river TEXT",
        "ALTER TABLE r_village DROP COLUMN valid_to",
        "ALTER TABLE r_village RENAME COLUMN valid_to TO valid_until",
        "ALTER TABLE r_village DROP COLUMN name; ALTER TABLE r_village ADD COLUMN name TEXT",
        "DROP INDEX ix_r_party_name",
    ],
)
def test_a_table_of_another_shape_is_told_apart(
    empty: Engine, declared: Engine, other: str
) -> None:
    migrate.upgrade(empty)
    with empty.begin() as connection:
        for statement in other.split("; "):
            connection.exec_driver_sql(statement)
    assert shape(empty) != shape(declared)


def test_the_steps_of_the_bureau_make_exactly_its_declared_tables(
    empty: Engine, tmp_path: Path
) -> None:
    migrate.upgrade(empty, paths.bureau_migrations())
    other = open_engine(tmp_path / "declared.db", KEY, create=True)
    with other.begin() as connection:
        bureau_tables.METADATA.create_all(connection)
    made, wanted = shape(empty), shape(other)
    other.dispose()
    assert made == wanted
    assert {"meta", "device", "stream", "bundle", "revision", "record", "quarantine"} <= set(made)


def test_every_converter_belongs_to_the_step_whose_number_its_file_bears() -> None:
    numbers = {path.name[:4] for path in (paths.migrations() / "versions").glob("*.py")}
    (folder,) = map(Path, growth.__path__)
    files = {path.name[5:9] for path in folder.glob("step_[0-9][0-9][0-9][0-9]_*.py")}
    assert {f"{step.number:04d}" for step in steps()} == files
    assert files - numbers == set()


def test_a_failing_step_leaves_the_store_as_it_was_and_a_rerun_works(
    old: Closed, scripts: Path
) -> None:
    before = old.dump()
    add_step(scripts, FAILING)
    with pytest.raises(RuntimeError, match="in the middle"):
        old.bring_up(scripts)
    assert old.dump() == before
    assert old.backups() == [FIRST]
    add_step(scripts, BATCH)
    assert old.bring_up(scripts)
    assert old.backups() == [SECOND, FIRST]
    with old.engine.connect() as connection:
        assert migrate.current(connection) == NEXT


def test_children_outlive_the_remaking_of_their_parents_table(old: Closed, scripts: Path) -> None:
    before = old.dump()
    add_step(scripts, BATCH)
    old.bring_up(scripts)
    after = old.dump()
    assert len(before["r_party"]) == 3
    for name in ("r_party", "r_agent", "revision"):
        assert after[name] == before[name]
    assert [row[: len(before["r_dispute"][0])] for row in after["r_dispute"]] == before["r_dispute"]
    with old.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1


def test_a_step_that_orphans_children_is_undone(old: Closed, scripts: Path) -> None:
    before = old.dump()
    add_step(scripts, ORPHANS)
    with pytest.raises(StoreTrouble, match=r"store\.migrations"):
        old.bring_up(scripts)
    assert old.dump() == before


def test_the_backup_is_made_before_and_holds_everything_encrypted(
    old: Closed, scripts: Path
) -> None:
    before = old.dump()
    add_step(scripts, BATCH)
    assert old.bring_up(scripts)
    assert old.backups() == [FIRST]
    copy = old.where.backups / FIRST
    assert "陈志海".encode() not in copy.read_bytes()
    database = old.where.folder / "out.db"
    backup_file.take_out(copy, database)
    engine = open_engine(database, old.key)
    try:
        with engine.connect() as connection:
            assert dump_of(connection) == before
    finally:
        engine.dispose()


def test_without_a_backup_there_is_no_step(old: Closed, scripts: Path) -> None:
    before = old.dump()
    old.where.backups.rmdir()
    old.where.backups.write_text("in the way", encoding="utf-8")
    add_step(scripts, BATCH)
    with pytest.raises(OSError, match=r"backups|exists"):
        old.bring_up(scripts)
    assert old.dump() == before


def test_a_store_of_a_newer_program_is_refused_untouched(old: Closed, scripts: Path) -> None:
    with old.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    old.engine.dispose()
    before = old.where.database.read_bytes()
    old.engine = open_engine(old.where.database, old.key)
    with pytest.raises(StoreTrouble) as caught:
        old.bring_up(scripts)
    old.engine.dispose()
    assert (caught.value.code, caught.value.detail) == ("store.newer", "9999")
    assert old.where.database.read_bytes() == before
    assert list(old.where.backups.iterdir()) == []


def test_two_heads_are_told(old: Closed, scripts: Path) -> None:
    add_step(scripts, BATCH)
    add_step(scripts, FAILING, "9998")
    with pytest.raises(StoreTrouble, match=r"store\.migrations"):
        old.bring_up(scripts)


def test_a_file_without_a_schema_is_damaged(empty: Engine, tmp_path: Path) -> None:
    with pytest.raises(StoreTrouble, match=r"store\.damaged"):
        migrate.bring_up_to_date(empty, tmp_path.rmdir)
    assert tmp_path.is_dir()


def test_a_store_that_is_up_to_date_is_left_alone(old: Closed) -> None:
    assert not old.bring_up()
    assert old.backups() == []
    connect(old.where.database, old.key, readonly=True).close()
