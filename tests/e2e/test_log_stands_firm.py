"""The log cannot be cut or rewritten unseen, nor the hand-over be marked by hand, outbox or not.

Whoever does it has the key: he changes the database, and may take away what lies beside it.
"""

import shutil
from pathlib import Path

import pytest

from sifasuo_desktop.kernel.clock import SystemClock
from sifasuo_desktop.kernel.ids import SystemRandomness
from sifasuo_desktop.services.office.reference_data import sentence
from sifasuo_desktop.services.office.workplace import Workplace, open_workplace
from sifasuo_desktop.store.engine import StoreTrouble
from tests.e2e.house import PASSWORD, House, seen_at, witnesses
from tests.e2e.test_handover_is_noted import made, received, register

__all__ = ["made"]


@pytest.fixture(scope="module")
def handed_over(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office whose first bundle was received, with a second one under way and a case after it."""
    folder = tmp_path_factory.mktemp("handed")
    shutil.copytree(made, folder / "store", ignore=shutil.ignore_patterns("lease.*"))
    return folder


SEEN: dict[Path, bytes] = {}


@pytest.fixture
def house(handed_over: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> House:
    if not (handed_over / "stick").exists():
        first = House(handed_over, capsys)
        first.enrol()
        register(first)
        first.carry()
        (receipt,) = received(first)
        first.office("receipt", str(receipt))
        register(first)
        first.carry()
        register(first)
        SEEN.update(witnesses())
    shutil.copytree(handed_over / "store", tmp_path / "store")
    seen_at(SEEN, handed_over, tmp_path)
    return House(tmp_path, capsys)


def at_work(house: House) -> Workplace:
    return open_workplace(
        house.store, "admin", PASSWORD, clock=SystemClock(), randomness=SystemRandomness()
    )


def behind_the_back(house: House, *statements: str) -> None:
    """What somebody with the key does to the database; he takes the last head away too."""
    workplace = at_work(house)
    with workplace.store.writing() as unit:
        unit.connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
        for sql in statements:
            assert unit.connection.exec_driver_sql(sql).rowcount >= 1
    workplace.close()
    (house.store / "store.head").unlink()


def faults(house: House) -> list[tuple[str, int]]:
    found = house.office("log", "check", user="auditor", status=1)
    return [(fault["what"], fault["n"]) for fault in found["faults"]]


def test_a_log_handed_over_twice_and_received_once_holds(house: House) -> None:
    assert house.office("log", "check", user="auditor")["faults"] == []
    workplace = at_work(house)
    workplace.close()
    assert workplace.remarks == ()


def cut(house: House, *, head_too: bool = True) -> int:
    """Takes the last case that was handed over and all after it away; the first number cut."""
    workplace = at_work(house)
    with workplace.store.writing() as unit:
        run = unit.connection.exec_driver_sql
        n = run(
            "SELECT max(n) FROM revision JOIN span ON n <= last WHERE kind = 'dispute'"
        ).scalar()
        later = f"SELECT record FROM revision WHERE n >= {n}"
        for table in ("r_event", "r_agent", "r_party", "r_dispute"):
            run(f"DELETE FROM {table} WHERE id IN ({later})")
        run(f"DELETE FROM revision WHERE n >= {n}")
    workplace.close()
    if head_too:
        (house.store / "store.head").unlink()
    return int(str(n))


def test_an_end_cut_off_is_found_when_the_outbox_is_empty(house: House) -> None:
    n = cut(house)
    for bundle in (house.store / "outbox").glob("*.sfb"):
        bundle.unlink()
    found = faults(house)
    (tail,) = [number for what, number in found if what == "tail"]
    assert tail > n
    assert {what for what, _ in found} == {"tail", "bundle", "bundle_file"}


def test_an_end_cut_off_is_told_to_whoever_signs_in(house: House) -> None:
    cut(house)
    workplace = at_work(house)
    workplace.close()
    told = [sentence(one.code, **dict(one.values)) for one in workplace.remarks]
    assert told == [
        "修订日志与已经上报的不符：已上报的部分不在了，或者被换过。请先不要登记，"
        "请告诉所长和安全审计员，由其在系统管理中核对日志，再与市局联系。"
    ]


def test_an_end_cut_off_under_the_last_head_opens_nothing_until_a_backup_brings_it_back(
    house: House,
) -> None:
    before = house.office("find", "dispute")["items"]
    backup = house.office("backup", "make")["file"]
    cut(house, head_too=False)
    kept = [(house.store / name).read_bytes() for name in ("store.db", "store.head")]
    for _ in range(2):
        with pytest.raises(StoreTrouble) as caught:
            at_work(house)
        assert caught.value.code == "store.saves_lost"
    assert [(house.store / name).read_bytes() for name in ("store.db", "store.head")] == kept
    restored = house.office("backup", "restore", backup, "--store", str(house.store))
    assert (Path(restored["aside"]) / "store.db").read_bytes() == kept[0]
    found = house.office("find", "dispute")["items"]
    assert [one["id"] for one in found] == [one["id"] for one in before]
    assert house.office("log", "check", user="auditor")["faults"] == []


def test_an_end_cut_off_is_told_by_the_receipt_alone(house: House) -> None:
    behind_the_back(house, "UPDATE bundle SET head_n = NULL")
    cut(house)
    receipts = "SELECT head_n FROM receipt"
    workplace = at_work(house)
    with workplace.store.reading() as reader:
        (head,) = reader.connection.exec_driver_sql(receipts).scalars()
    workplace.close()
    assert head > 0
    behind_the_back(house, f"UPDATE revision SET hash = x'00' WHERE n = {head}")
    workplace = at_work(house)
    workplace.close()
    assert [one.code for one in workplace.remarks] == ["store.log_cut"]


@pytest.mark.parametrize("spoiled", ["gone", "cut", "changed", "another"])
def test_a_bundle_that_is_not_what_was_made_is_found(house: House, spoiled: str) -> None:
    first, second = sorted((house.store / "outbox").glob("*.sfb"))
    whole = second.read_bytes()
    content = {
        "cut": whole[:-1],
        "changed": whole[:-9] + bytes([whole[-9] ^ 1]) + whole[-8:],
        "another": first.read_bytes(),
    }
    second.unlink()
    if spoiled in content:
        second.write_bytes(content[spoiled])
    assert faults(house) == [("bundle_file", 2)]


def test_a_record_whose_content_was_erased_and_rewritten_is_found(house: House) -> None:
    newest = "SELECT max(n) FROM revision WHERE kind = 'party'"
    behind_the_back(
        house,
        f"UPDATE r_party SET name = '别人' WHERE id = (SELECT record FROM revision WHERE n = ({newest}))",
        f"UPDATE revision SET payload = NULL, salt = NULL WHERE n = ({newest})",
    )
    ((what, n),) = faults(house)
    assert what == "erased"
    assert n > 0


def test_a_revision_kept_from_the_hand_over_by_hand_is_found(house: House) -> None:
    last = "SELECT max(n) FROM revision WHERE kind = 'dispute'"
    behind_the_back(house, f"UPDATE revision SET handover = 0 WHERE n = ({last})")
    assert [what for what, _ in faults(house)] == ["handover"]


def test_a_revision_said_to_be_in_a_bundle_by_hand_is_found(house: House) -> None:
    behind_the_back(house, "UPDATE span SET last = (SELECT max(n) FROM revision) WHERE bundle = 1")
    assert faults(house) == [("bundle", 1)]


@pytest.mark.parametrize("receipt", ["receipt", "'0123456789ABCDEF'"])
def test_a_bundle_marked_received_by_hand_is_found(house: House, receipt: str) -> None:
    behind_the_back(
        house,
        f"UPDATE bundle SET receipt = {receipt}, received_at = '2026-04-10T12:00:00+08:00' "
        "WHERE received_at IS NULL",
    )
    assert faults(house) == [("receipt", 2)]


@pytest.mark.parametrize(
    "spoiled",
    [
        "DELETE FROM receipt",
        "UPDATE receipt SET data = CAST(replace(data, '\"applied_through\":1', "
        "'\"applied_through\":2') AS BLOB)",
    ],
)
def test_a_receipt_taken_away_or_changed_is_found(house: House, spoiled: str) -> None:
    behind_the_back(house, spoiled)
    assert faults(house) == [("receipt", 1)]
