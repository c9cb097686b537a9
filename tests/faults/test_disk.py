"""A full and a read-only disk: what is there can be read, every act is refused in words."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.faults.killing import Killed
from tests.faults.layered import NONE, Faults, Layered

pytestmark = pytest.mark.long

FULL, READ_ONLY = Faults(full=True), Faults(readonly=True)
WHERE = {"full": FULL, "read-only": READ_ONLY}
TO_READ = (
    "提醒：数据库现在只能查看：磁盘已满、是只读的，或者文件夹没有写入权限。登记、修改、打印都不能办。"
    "请清理磁盘空间或者检查权限，再重新登录。\n"
)
REFUSED = (
    "数据库现在只能查看，这一项没有保存。请清理磁盘空间或者检查文件夹的写入权限，再重新登录办理。\n"
)
ADD = ["user", "add", "clerk2", "--name", "沈知秋", "--role", "clerk"]


@pytest.fixture
def store(ground: Path, template: Path) -> Iterator[Path]:
    """A closed store of an office below which faults happen."""
    folder = ground / "store"
    shutil.copytree(template, folder, ignore=shutil.ignore_patterns("lease.*"))
    yield folder
    shutil.rmtree(folder)


def contents(folder: Path) -> dict[str, bytes]:
    """All files that hold something."""
    files = [path for path in folder.rglob("*") if path.is_file() and path.stat().st_size]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def said(layered: Layered, faults: Faults, words: list[str], store: Path) -> dict[str, Any]:
    answer = layered.do("jobs:call", faults, words=words, store=str(store))
    assert "bug" not in answer
    result: dict[str, Any] = answer["result"]
    return result


@pytest.mark.parametrize("faults", WHERE.values(), ids=WHERE.keys())
def test_what_is_there_is_read_from_a_disk_that_cannot_be_written(
    layered: Layered, store: Path, faults: Faults
) -> None:
    find = ["find", "user", "--json"]
    before = json.loads(said(layered, NONE, find, store)["out"])
    kept = contents(store)
    found = said(layered, faults, find, store)
    assert (found["status"], found["err"]) == (0, TO_READ)
    assert json.loads(found["out"]) == before
    assert before["total"] == 6
    assert contents(store) == kept


@pytest.mark.parametrize("faults", WHERE.values(), ids=WHERE.keys())
def test_every_act_is_refused_in_words_and_nothing_is_changed(
    layered: Layered, store: Path, faults: Faults
) -> None:
    kept = contents(store)
    refused = said(layered, faults, ADD, store)
    assert (refused["status"], refused["out"]) == (1, "")
    assert refused["err"] == TO_READ + REFUSED
    assert contents(store) == kept
    assert said(layered, NONE, ADD, store)["status"] == 0


@pytest.mark.parametrize("faults", WHERE.values(), ids=WHERE.keys())
@pytest.mark.parametrize("shared", [True, False], ids=["with its index", "log alone"])
def test_what_a_killed_process_left_is_read_too(
    layered: Layered, ground: Path, template: Path, faults: Faults, shared: bool
) -> None:
    folder = ground / "killed"
    shutil.copytree(template, folder, ignore=shutil.ignore_patterns("lease.*"))
    killed = Killed(folder)
    killed.save_and_kill(3)
    if not shared:
        (folder / "store.db-shm").unlink()
    assert (folder / "store.db-wal").stat().st_size > 0
    found = said(layered, faults, ["find", "village", "--json"], folder)
    shutil.rmtree(folder)
    assert (found["status"], found["err"]) == (0, TO_READ)
    names = {item["title"] for item in json.loads(found["out"])["items"]}
    assert {"村000000", "村000001", "村000002"} <= names


def test_no_disk_ever_makes_the_key_a_wrong_one(layered: Layered, store: Path) -> None:
    """The n-th write, opening or cutting fails: nobody is told to restore a backup."""
    told = set()
    for op in (1, 2, 32):
        for nth in range(1, 9, 2):
            faults = Faults(ops=op, nth=nth, error=28, again=True)
            told.add(said(layered, faults, ["find", "user", "--json"], store)["err"])
    assert told <= {"", TO_READ}
    assert TO_READ in told


@pytest.mark.parametrize(
    ("faults", "why"),
    [(FULL, "磁盘已满"), (READ_ONLY, "磁盘是只读的")],
    ids=WHERE.keys(),
)
def test_a_new_store_on_such_a_disk_is_refused_in_words_and_can_be_made_later(
    layered: Layered, ground: Path, faults: Faults, why: str
) -> None:
    folder = ground / "new"
    words = ["init", "--store", str(folder), "--office", "320682108", "--admin", "admin"]
    refused = said(layered, faults, words, folder)
    assert refused["status"] == 1
    assert refused["err"] == (
        f"写入磁盘时出错（{why}）。内容没有保存，请检查位置和磁盘空间后再试。\n"
    )
    made = said(layered, NONE, words, folder)
    shutil.rmtree(folder)
    assert made["status"] == 0


def test_a_disk_that_fills_while_a_store_is_made_says_so_at_every_step(
    layered: Layered, ground: Path
) -> None:
    folder = ground / "filling"
    words = ["init", "--store", str(folder), "--office", "320682108", "--admin", "admin"]
    told = set()
    for nth in (1, 9, 40, 140):
        faults = Faults(ops=2, nth=nth, error=28, again=True)
        refused = said(layered, faults, words, folder)
        assert refused["status"] == 1
        told.add(refused["err"])
    assert said(layered, NONE, words, folder)["status"] == 0
    shutil.rmtree(folder)
    assert told == {
        f"写入磁盘时出错（{why}）。内容没有保存，请检查位置和磁盘空间后再试。\n"
        for why in ("磁盘已满", "磁盘读写故障，或者磁盘已满")
    }
    assert not any(re.search("[A-Za-z]", words) for words in told)
