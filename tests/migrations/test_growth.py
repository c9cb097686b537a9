"""A step that adds, fills, renames and drops: the golden office and its bureau go through it whole."""

import json
from pathlib import Path
from typing import Any

import pytest

from sifasuo_desktop.bureau.keys import load_keys
from sifasuo_desktop.bureau.main import main as bureau_main
from sifasuo_desktop.cli.main import run as office_main
from sifasuo_desktop.kernel.ids import SystemRandomness
from sifasuo_desktop.store.backup import backups_in
from sifasuo_desktop.store.backup_file import take_out
from sifasuo_desktop.store.engine import connect
from sifasuo_desktop.store.slots import Slots
from tests.e2e.house import surroundings
from tests.migrations.grown_program import NEXT, NEXT_OF_BUREAU, PASSWORD, GrownProgram

pytestmark = pytest.mark.long

MEASURES = "受伤方亲属曾聚集工地，已联系驻村民警到场劝导。"
GONE = {"sub_type", "prediction_measures"}


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> tuple[GrownProgram, dict[str, Any]]:
    """The grown program and what its golden office and bureau said one call after the other."""
    program = GrownProgram(tmp_path_factory.mktemp("grown"))
    return program, program.run("live")


def key_of(store: Path) -> bytes:
    return Slots(store / "slots.json", SystemRandomness()).open("admin", PASSWORD)


def rows(path: Path, key: bytes, query: str) -> list[tuple[Any, ...]]:
    """What a database that no program has open holds."""
    connection = connect(path, key, readonly=True)
    found = connection.execute(query).fetchall()
    connection.close()
    return list(found)


def test_the_log_of_the_golden_store_holds_after_the_step_and_after_more_acts(
    grown: tuple[GrownProgram, dict[str, Any]],
) -> None:
    _, said = grown
    assert (said["first"]["ok"], said["first"]["entries"], said["first"]["faults"]) == (
        True,
        195,
        [],
    )
    assert (said["then"]["ok"], said["then"]["faults"]) == (True, [])


def test_a_row_is_in_the_new_shape_and_an_entry_of_the_log_as_it_was_written(
    grown: tuple[GrownProgram, dict[str, Any]],
) -> None:
    program, said = grown
    record = said["shown"]["record"]
    assert (record["wishes"], record["calming_measures"]) == (2, MEASURES)
    assert GONE & set(record) == set()
    store = program.folder / "store"
    query = "SELECT ver, payload FROM revision WHERE kind = 'dispute' ORDER BY n"
    entries = rows(store / "store.db", key_of(store), query)
    assert [ver for ver, _ in entries] == [1] * 9 + [int(NEXT)] * 2
    first, last = (json.loads(payload)["f"] for _, payload in (entries[0], entries[-1]))
    assert (first["sub_type"], first["prediction_measures"]) == ("提供劳务者受害", MEASURES)
    assert last["calming_measures"] == "已约定每周走访。"


def test_the_history_speaks_of_the_fields_there_are_and_of_no_change_that_nobody_made(
    grown: tuple[GrownProgram, dict[str, Any]],
) -> None:
    _, said = grown
    changes = [one["changes"] for one in said["changed"]["history"] if one["kind"] == "dispute"]
    assert changes[0]["calming_measures"] == [None, MEASURES]
    assert changes[0]["wishes"] == [None, 2]
    assert [GONE & set(one) for one in changes] == [set()] * 11
    assert changes[-2:] == [
        {"closed": ["2026-09-10", None], "state": ["closed", "performed"]},
        {"calming_measures": [MEASURES, "已约定每周走访。"]},
    ]


def test_the_bureau_reads_old_frames_in_the_new_shape_and_keeps_them_as_they_were_signed(
    grown: tuple[GrownProgram, dict[str, Any]],
) -> None:
    program, said = grown
    assert [one["result"] for one in said["old"]] == ["accepted"]
    (before,), (after,) = said["present_old"], said["present_new"]
    assert (before["wishes"], before["calming_measures"], before["state"]) == (
        2,
        MEASURES,
        "closed",
    )
    assert (after["wishes"], after["calming_measures"]) == (2, "已约定每周走访。")
    assert GONE & {*before, *after} == set()
    home = program.folder / "bureau"
    query = "SELECT f FROM revision WHERE kind = 'dispute' AND ver = 1"
    frames = rows(home / "bureau.db", load_keys(home / "keys", "").database, query)
    assert {json.loads(f)["prediction_measures"] for (f,) in frames} == {MEASURES}
    assert len(frames) == 9


def test_the_hand_over_of_both_steps_adds_up_and_is_receipted(
    grown: tuple[GrownProgram, dict[str, Any]],
) -> None:
    _, said = grown
    assert [one["result"] for one in said["new"]] == ["known", "accepted"]
    (device,) = said["status"]["offices"]
    assert (device["last_seq"], device["records"], device["quarantine"]) == (2, 175, 0)
    assert (device["totals_agree"], device["conflicts"]) == (True, 0)
    assert len(said["receipt"]) == 16


def test_both_databases_lie_beside_as_they_were_before_the_step(
    grown: tuple[GrownProgram, dict[str, Any]], tmp_path: Path
) -> None:
    program, _ = grown
    store, home = program.folder / "store", program.folder / "bureau"
    (first,) = backups_in(store / "backups")
    assert (first.header.why, first.header.step) == ("migration", "0001")
    copy = tmp_path / "copy.db"
    take_out(first.path, copy)
    fields = "SELECT version_num, sub_type, prediction_measures FROM r_dispute, alembic_version"
    assert rows(copy, key_of(store), fields) == [("0001", "提供劳务者受害", MEASURES)]
    (copy,) = (home / "backups").glob(f"before-{NEXT_OF_BUREAU}-*.db")
    schema = "SELECT value FROM meta WHERE name = 'schema'"
    assert rows(copy, load_keys(home / "keys", "").database, schema) == [("1",)]


def test_without_its_converter_the_log_names_the_record_whose_row_the_step_filled(
    tmp_path: Path,
) -> None:
    program = GrownProgram(tmp_path)
    program.converter.unlink()
    assert program.run("check")["faults"] == [{"n": 53, "what": "row"}]


def test_an_older_program_refuses_the_grown_store_in_words_and_leaves_it_untouched(
    grown: tuple[GrownProgram, dict[str, Any]], capsys: pytest.CaptureFixture[str]
) -> None:
    store = grown[0].folder / "store"
    before = (store / "store.db").read_bytes(), sorted((store / "backups").iterdir())
    with surroundings(SIFASUO_STORE=str(store), SIFASUO_USER="admin", SIFASUO_PASSWORD=PASSWORD):
        assert office_main(["find", "dispute"]) == 1
    assert capsys.readouterr().err == (
        "数据库由更新版本的程序写成。请升级程序后再打开；数据没有改动。\n"
    )
    assert ((store / "store.db").read_bytes(), sorted((store / "backups").iterdir())) == before


def test_an_older_program_of_the_bureau_refuses_the_grown_database_in_words_untouched(
    grown: tuple[GrownProgram, dict[str, Any]], capsys: pytest.CaptureFixture[str]
) -> None:
    home = grown[0].folder / "bureau"
    before = (home / "bureau.db").read_bytes(), sorted((home / "backups").iterdir())
    assert bureau_main(["--home", str(home), "status"]) == 1
    assert capsys.readouterr().err == (
        f"市局数据是更新版本的程序写的（第 {NEXT_OF_BUREAU} 步），没有改动；请先升级市局程序再打开\n"
    )
    assert ((home / "bureau.db").read_bytes(), sorted((home / "backups").iterdir())) == before
