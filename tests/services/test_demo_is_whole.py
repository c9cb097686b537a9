"""A demonstration lies at its place whole or not at all, and nothing of anybody else's goes."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

from sifasuo_desktop.cli.main import run
from sifasuo_desktop.demo.story import Told
from sifasuo_desktop.kernel.clock import StoryClock
from sifasuo_desktop.kernel.ids import SystemRandomness
from sifasuo_desktop.kernel.paths import default_settings
from sifasuo_desktop.services.office.workplace import open_workplace
from sifasuo_desktop.store.engine import StoreTrouble
from tests.clock import FixedClock
from tests.demonstrations import tell_demo
from tests.services.offices import PASSWORD

pytestmark = pytest.mark.long

ROOT = Path(__file__).parents[2]
SCALE = 0.02
KILLED = """
import os, sys
from pathlib import Path
from sifasuo_desktop.kernel.clock import StoryClock
from tests.demonstrations import tell_demo
plain, acts = StoryClock.move_to, []
def move_to(clock, moment):
    acts.append(moment)
    if len(acts) == 40:
        os.kill(os.getpid(), int(sys.argv[2]))
    plain(clock, moment)
StoryClock.move_to = move_to
tell_demo(Path(sys.argv[1]), scale=0.02)
"""


def at_the_fortieth_act(monkeypatch: pytest.MonkeyPatch, does: Callable[[], object]) -> None:
    """The clock of the story does something when forty acts were done."""
    plain, acts = StoryClock.move_to, []

    def move_to(clock: StoryClock, moment: datetime) -> None:
        acts.append(moment)
        if len(acts) == 40:
            does()
        plain(clock, moment)

    monkeypatch.setattr(StoryClock, "move_to", move_to)


def interrupt() -> None:
    raise KeyboardInterrupt


def tell(folder: Path) -> Told:
    return tell_demo(folder, scale=SCALE)


def remarks(folder: Path) -> list[str]:
    clock = FixedClock(date(2026, 11, 20))
    workplace = open_workplace(
        folder, "clerk", PASSWORD, clock=clock, randomness=SystemRandomness()
    )
    workplace.close()
    return [one.code for one in workplace.remarks]


def below(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_a_demonstration_that_was_killed_in_the_middle_is_made_whole_by_the_next_run(
    tmp_path: Path, number: signal.Signals
) -> None:
    folder = tmp_path / "store"
    words = [sys.executable, "-c", KILLED, str(folder), str(int(number))]
    assert subprocess.run(words, cwd=ROOT, check=False, timeout=120).returncode == -number
    assert os.listdir(tmp_path) == ["store.demo-unfinished"]
    told = tell(folder)
    assert (told.disputes, told.corrections) == (14, 7)
    assert os.listdir(tmp_path) == ["store"]
    assert remarks(folder) == []


def test_ctrl_c_takes_nothing_away_that_the_demonstration_did_not_make(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "报告.docx").write_text("别人的")
    folder = tmp_path / "store"

    def somebody_saves() -> None:
        folder.mkdir(exist_ok=True)
        (folder / "笔记.txt").write_text("别人的")
        interrupt()

    at_the_fortieth_act(monkeypatch, somebody_saves)
    with pytest.raises(KeyboardInterrupt):
        tell(folder)
    assert below(tmp_path) == ["store", "store/笔记.txt", "报告.docx"]


def test_ctrl_c_leaves_no_half_year_and_the_call_can_be_repeated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        at_the_fortieth_act(patch, interrupt)
        with pytest.raises(KeyboardInterrupt):
            tell(tmp_path / "store")
    assert below(tmp_path) == []
    tell(tmp_path / "store")
    assert remarks(tmp_path / "store") == []


def test_a_folder_with_other_things_is_refused_in_words_and_nothing_is_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SIFASUO_PASSWORD", PASSWORD)
    folder = tmp_path / "文档"
    folder.mkdir()
    (folder / "报告.docx").write_text("别人的")
    assert run(["demo", str(folder), "--today", "2026-11-20", "--json"]) == 1
    error = json.loads(capsys.readouterr().out)["error"]
    assert error["code"] == "demo.folder_used"
    assert error["message"] == (
        "文件夹“文档”里已有别的内容，或者不能整个换掉，演示数据没有生成。"
        "请换一个还没有的文件夹，或者一个空文件夹；什么都没有改动。"
    )
    assert below(tmp_path) == ["文档", "文档/报告.docx"]


@pytest.mark.parametrize(
    "names",
    [
        ("信.txt",),
        ("store.db", "slots.json"),
        ("store/store.db",),
        ("lease.lock", "store/store.db", "store/信.txt"),
        ("lease.lock", "store/store.db", "信.txt"),
    ],
)
def test_what_no_demonstration_can_have_left_under_its_name_is_not_taken_away(
    tmp_path: Path, names: tuple[str, ...]
) -> None:
    for name in names:
        path = tmp_path / "store.demo-unfinished" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("别人的")
    before = below(tmp_path)
    with pytest.raises(StoreTrouble) as trouble:
        tell(tmp_path / "store")
    assert (trouble.value.code, trouble.value.detail) == (
        "demo.folder_used",
        "store.demo-unfinished",
    )
    assert below(tmp_path) == before


def test_what_a_run_was_writing_when_it_was_killed_is_taken_away(tmp_path: Path) -> None:
    made = tmp_path / "store.demo-unfinished" / "store"
    made.mkdir(parents=True)
    for name in ("store.db.new", "recovery.json.0a1b2c3d.part", "lease.json"):
        (made / name).write_text("x")
    (made.parent / "lease.lock").write_text("")
    tell(tmp_path / "store")
    assert os.listdir(tmp_path) == ["store"]


def test_a_file_that_comes_to_lie_at_the_place_meanwhile_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "store"
    folder.mkdir()
    at_the_fortieth_act(monkeypatch, lambda: (folder / "笔记.txt").write_text("别人的"))
    with pytest.raises(StoreTrouble) as trouble:
        tell(folder)
    assert trouble.value.code == "demo.folder_used"
    assert below(tmp_path) == ["store", "store/笔记.txt"]


def test_a_second_run_for_the_same_place_is_refused_while_the_first_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused: list[str] = []

    def run_again() -> None:
        with pytest.raises(StoreTrouble) as trouble:
            tell(tmp_path / "store")
        refused.append(trouble.value.code)

    at_the_fortieth_act(monkeypatch, run_again)
    tell(tmp_path / "store")
    assert refused == ["store.in_use"]
    assert remarks(tmp_path / "store") == []


def test_the_store_is_as_if_it_had_been_made_at_its_place(tmp_path: Path) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    seen = default_settings().parent / "stores"
    before = set(seen.glob("*.json"))
    tell(folder)
    (witness,) = set(seen.glob("*.json")) - before
    assert list(json.loads(witness.read_bytes())["places"]) == [str(folder.resolve())]
    assert os.listdir(tmp_path) == ["empty"]
    told = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    assert b"demo-unfinished" not in told


def test_the_script_of_make_demo_takes_no_folder_away_that_it_did_not_make(tmp_path: Path) -> None:
    (tmp_path / "store").mkdir()
    (tmp_path / "store" / "store.db").write_text("别人的")
    around = {**os.environ, "SIFASUO": str(tmp_path / "none")}
    words = ["sh", str(ROOT / "installer" / "demo.sh"), str(tmp_path)]
    done = subprocess.run(words, env=around, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "请换一个还没有的文件夹" in done.stderr
    assert below(tmp_path) == ["store", "store/store.db"]
