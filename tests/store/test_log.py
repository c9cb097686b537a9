"""The revision log: whatever is changed behind its back is found, and content can be erased."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sifasuo_desktop.domain.dispute.records import Party
from sifasuo_desktop.domain.fields import fields_of
from sifasuo_desktop.domain.office.records import Office, Village
from sifasuo_desktop.domain.record import KINDS
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.store.file import Store
from sifasuo_desktop.store.log import LogFault, LogHead, check_log, head_of_log
from sifasuo_desktop.store.unit_of_work import Author, UnitOfWork
from tests.dump import dump
from tests.services.disputes import found_committee, registration

AUTHOR = Author("admin", "test", "t")


def faults(store: Store, *known: LogHead) -> set[str]:
    with store.reading() as reader:
        return {fault.what for fault in check_log(reader.connection, known)[1]}


def spoil(store: Store, sql: str) -> None:
    with store.writing() as unit:
        unit.connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
        assert unit.connection.exec_driver_sql(sql).rowcount >= 1


@pytest.fixture
def kept(office: Workplace) -> Store:
    found_committee(office)
    office.act("dispute.register", registration())
    return office.store


def test_a_log_that_nobody_touched_holds(kept: Store) -> None:
    assert faults(kept) == set()


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        ("UPDATE revision SET payload = x'00' WHERE n = 3", {"content", "row"}),
        ("UPDATE revision SET salt = x'00' WHERE n = 3", {"content"}),
        ("UPDATE revision SET payload = NULL WHERE n = 3", {"content", "erased"}),
        ("UPDATE revision SET by = 'nobody' WHERE n = 3", {"chain"}),
        ("UPDATE revision SET at = '2020-01-01T00:00:00+08:00' WHERE n = 3", {"chain"}),
        ("UPDATE revision SET digest = x'00' WHERE n = 3", {"chain", "content"}),
        ("UPDATE revision SET hash = x'00' WHERE n = 3", {"chain"}),
        ("DELETE FROM revision WHERE n = 3", {"gap", "chain", "row"}),
        ("UPDATE r_party SET name = '别人' WHERE name = '陈志海'", {"row"}),
        ("UPDATE r_dispute SET agreed_amount = 5", {"row"}),
        ("DELETE FROM r_agent", {"row"}),
    ],
)
def test_what_is_changed_behind_the_log_is_found(kept: Store, sql: str, expected: set[str]) -> None:
    spoil(kept, sql)
    assert faults(kept) == expected


def another(value: Any) -> Any:
    """Another value for a column."""
    if isinstance(value, str):
        return '["7"]' if value == "[]" else f"{value}0"
    return 0 if value else 7


@pytest.mark.parametrize("kind", ["dispute", "party", "committee"])
def test_every_field_of_a_record_changed_by_hand_is_found(kept: Store, kind: str) -> None:
    names = [field.name for field in fields_of(KINDS[kind]) if field.name not in ("id", "parent")]
    unseen = []
    with kept.writing() as unit:
        run = unit.connection.exec_driver_sql
        rowid = run(f"SELECT min(rowid) FROM r_{kind}").scalar()
        for name in names:
            before = run(f'SELECT "{name}" FROM r_{kind} WHERE rowid = ?', (rowid,)).scalar()
            change = f'UPDATE r_{kind} SET "{name}" = ? WHERE rowid = ?'
            run(change, (another(before), rowid))
            if [fault.what for fault in check_log(unit.connection).faults] != ["row"]:
                unseen.append(name)
            run(change, (before, rowid))
        assert check_log(unit.connection).faults == ()
    assert len(names) > 5
    assert unseen == []


def test_a_row_nobody_wrote_is_found(kept: Store) -> None:
    spoil(
        kept,
        "INSERT INTO r_village SELECT 'f', parent, code, name, town, valid_from, valid_to,"
        " 'r', owner, 'f' FROM r_village LIMIT 1"
        if rows(kept, "r_village")
        else "INSERT INTO r_event (id, act, rev, owner, root) VALUES ('f', 'print', 'r', 'd', 'f')",
    )
    with kept.reading() as reader:
        assert check_log(reader.connection)[1] == (LogFault(0, "row"),)


def rows(store: Store, table: str) -> int:
    with store.reading() as reader:
        return int(reader.connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one())


def test_a_tail_cut_off_is_found_by_a_head_that_left_the_house(kept: Store) -> None:
    with kept.reading() as reader:
        head = head_of_log(reader.connection)
    assert faults(kept, head) == set()
    kept.write(AUTHOR, lambda unit: unit.add(village(unit, "后来")))
    assert faults(kept, head) == set()
    spoil(kept, f"DELETE FROM revision WHERE n >= {head.n}")
    spoil(kept, "DELETE FROM r_village WHERE name = '后来'")
    assert "tail" in faults(kept, head)


def test_erasing_content_with_its_salt_leaves_the_chain_whole(kept: Store) -> None:
    party = kept.write(AUTHOR, lambda unit: unit.every(Party)[0])[0]
    kept.write(AUTHOR, lambda unit: unit.change(party.replace(phone="19900000077")))
    newest = f"SELECT max(n) FROM revision WHERE record = '{party.id}'"
    erase = f"UPDATE revision SET payload = NULL, salt = NULL WHERE record = '{party.id}'"
    spoil(kept, f"{erase} AND n < ({newest})")
    assert faults(kept) == set()
    spoil(kept, f"{erase} AND n = ({newest})")
    assert faults(kept) == {"erased"}


def village(unit: UnitOfWork, name: str) -> Village:
    return Village(id=unit.new_id(), code="320699101201", name=name, town="云溪镇")


@pytest.mark.parametrize("at", range(6))
def test_whatever_breaks_in_an_act_leaves_the_store_as_it_was(office: Workplace, at: int) -> None:
    store = office.store

    def work(unit: UnitOfWork) -> None:
        office_record = unit.every(Office)[0]
        steps: list[Callable[[], object]] = [
            lambda: unit.add(village(unit, "桑园村")),
            lambda: unit.change(office_record.replace(bureau="某局")),
            lambda: unit.give_number("登{year}-{seq:04d}", 2026, "", "x"),
            lambda: unit.keep_answer("{}", None),
            lambda: unit.finish(),
        ]
        for step in steps[:at]:
            step()
        raise RuntimeError(at)

    before = dump(store)
    with pytest.raises(RuntimeError):
        store.write(AUTHOR, work)
    assert dump(store) == before


def test_a_child_below_nothing_is_refused(store: Store) -> None:
    party = Party(id="a" * 32, parent="b" * 32, side="applicant", name="甲")
    with pytest.raises(ValueError):
        store.write(AUTHOR, lambda unit: unit.add(party))


def test_a_change_that_changes_nothing_makes_no_revision(office: Workplace) -> None:
    before = dump(office.store)
    _, changes = office.store.write(AUTHOR, lambda unit: unit.change(unit.every(Office)[0]))
    assert changes == ()
    assert dump(office.store) == before


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(st.tuples(st.sampled_from("AB"), st.booleans()), max_size=12))
def test_numbers_are_gapless_and_never_given_twice(
    store: Store, wanted: list[tuple[str, bool]]
) -> None:
    given_numbers: dict[str, list[str]] = {"A": [], "B": []}

    def work(unit: UnitOfWork, prefix: str) -> str:
        return unit.give_number(prefix + "{year}-{seq:03d}", 2026, "", "x")

    def fail(unit: UnitOfWork) -> None:
        work(unit, "A")
        raise RuntimeError

    start = {key: rows_of(store, key) for key in "AB"}
    for prefix, broken in wanted:
        if broken:
            with pytest.raises(RuntimeError):
                store.write(AUTHOR, fail)
        given_numbers[prefix].append(store.write(AUTHOR, lambda unit: work(unit, prefix))[0])  # noqa: B023
    for prefix, numbers in given_numbers.items():
        first = start[prefix]
        assert numbers == [f"{prefix}2026-{first + i:03d}" for i in range(1, len(numbers) + 1)]


def rows_of(store: Store, prefix: str) -> int:
    with store.reading() as reader:
        sql = f"SELECT count(*) FROM number_used WHERE number LIKE '{prefix}2026%'"
        return int(reader.connection.exec_driver_sql(sql).scalar_one())


def test_a_number_entered_from_paper_is_left_out(store: Store, tmp_path: Path) -> None:
    def work(unit: UnitOfWork) -> list[str]:
        unit.keep_number("A2026-002", "paper")
        return [unit.give_number("A{year}-{seq:03d}", 2026, "", "x") for _ in range(3)]

    assert store.write(AUTHOR, work)[0] == ["A2026-001", "A2026-003", "A2026-004"]
