"""One transaction for what runs on the driver and for what SQLAlchemy builds."""

import pytest
import sqlcipher3
from sqlalchemy import insert, select

from sifasuo_desktop.domain.office.records import Village
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.store.file import Store
from sifasuo_desktop.store.schema.own import IDENTITY
from sifasuo_desktop.store.unit_of_work import Author, UnitOfWork

AUTHOR = Author("admin", "village.add", "c" * 32)


def by_both(unit: UnitOfWork) -> None:
    """A village by the driver, then a line of the identity table by an expression."""
    unit.add(Village(id=unit.new_id(), code="320682108901", name="试一村", town="九华镇"))
    unit.connection.execute(insert(IDENTITY).values(name="tried", value="1"))


def kept(store: Store) -> tuple[bool, bool]:
    with store.reading() as reader:
        village = bool(reader.every(Village, code="320682108901"))
        return village, reader.identity("tried") == "1"


def test_what_both_have_written_is_kept_together(office: Workplace) -> None:
    office.store.write(AUTHOR, by_both)
    assert kept(office.store) == (True, True)


def test_each_sees_what_the_other_has_written_before_it_is_kept(office: Workplace) -> None:
    with office.store.writing() as unit:
        by_both(unit)
        assert unit.identity("tried") == "1"
        unit.driver.execute("UPDATE identity SET value = '2' WHERE name = 'tried'")
        query = select(IDENTITY.c.value).where(IDENTITY.c.name == "tried")
        assert unit.connection.execute(query).scalar_one() == "2"


def test_what_both_have_written_is_undone_together(office: Workplace) -> None:
    def fails(unit: UnitOfWork) -> None:
        by_both(unit)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        office.store.write(AUTHOR, fails)
    assert kept(office.store) == (False, False)


def test_a_commit_that_is_refused_leaves_nothing_and_the_next_act_goes_on(
    office: Workplace,
) -> None:
    def orphan(unit: UnitOfWork) -> None:
        by_both(unit)
        unit.driver.execute("PRAGMA defer_foreign_keys=ON")
        unit.driver.execute("INSERT INTO span VALUES (1, 1, 99)")

    with pytest.raises(sqlcipher3.IntegrityError):
        office.store.write(AUTHOR, orphan)
    assert kept(office.store) == (False, False)
    office.store.write(AUTHOR, by_both)
    assert kept(office.store) == (True, True)


def test_a_transaction_begun_inside_another_is_refused_and_undoes_nothing(
    office: Workplace,
) -> None:
    def looks(unit: UnitOfWork) -> None:
        by_both(unit)
        with pytest.raises(sqlcipher3.OperationalError), office.store.reading():
            pass

    office.store.write(AUTHOR, looks)
    assert kept(office.store) == (True, True)
