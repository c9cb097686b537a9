"""What a damaged write-ahead log would drop without a word is told, and nothing is changed."""

from collections.abc import Callable

import pytest

from sifasuo_desktop.services.office.reference_data import sentence
from sifasuo_desktop.store.engine import StoreTrouble
from sifasuo_desktop.store.folder import HEAD
from tests.faults.flips import (
    FRAME,
    LOG_HEADER,
    WAL,
    Left,
    commits,
    frames_of,
    left_by_a_kill,
    turned,
    until_last_commit,
)
from tests.faults.killing import Killed
from tests.store.conftest import opened

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> Left:
    return left_by_a_kill(tmp_path_factory.mktemp("left") / "store", 12)


def refused(killed: Killed) -> str:
    with pytest.raises(StoreTrouble) as caught:
        killed.names()
    return caught.value.code


def test_a_log_left_whole_opens_with_every_acknowledged_save(left: Left) -> None:
    copy = left.spoiled(WAL, left.read(WAL))
    names = copy.names()
    assert copy.missing(names) == 0
    assert len(names) >= 12


@pytest.mark.parametrize(
    "damage",
    [
        lambda whole: turned(whole, LOG_HEADER + FRAME // 2, 3),
        lambda whole: turned(whole, 17, 0),
        lambda whole: whole[: len(whole) // 2],
        lambda whole: b"",
        lambda whole: bytes(len(whole)),
    ],
    ids=["a page", "its salt", "cut in half", "empty", "zeros"],
)
def test_a_damaged_log_is_told_and_every_file_is_left_as_it_was(
    left: Left, damage: Callable[[bytes], bytes]
) -> None:
    copy = left.spoiled(WAL, damage(left.read(WAL)))
    kept = ("store.db", WAL, HEAD, "slots.json")
    before = {name: (copy.folder / name).read_bytes() for name in kept}
    assert refused(copy) == "store.saves_lost"
    assert refused(copy) == "store.saves_lost"
    assert {name: (copy.folder / name).read_bytes() for name in kept} == before


def test_a_damaged_log_is_told_without_the_file_of_the_last_head(left: Left) -> None:
    copy = left.spoiled(WAL, turned(left.read(WAL), LOG_HEADER + FRAME // 2, 3))
    (copy.folder / HEAD).unlink()
    assert refused(copy) == "store.saves_lost"


def test_a_log_that_is_gone_is_told(left: Left) -> None:
    copy = left.spoiled(WAL, b"")
    (copy.folder / WAL).unlink()
    assert refused(copy) == "store.saves_lost"


def test_a_damaged_file_of_the_last_head_keeps_nobody_out(left: Left) -> None:
    noted = left.read(HEAD)
    for content in (b"", noted[:20], turned(noted, 30, 0), b"\xff" * len(noted)):
        copy = left.spoiled(HEAD, content)
        assert copy.missing(copy.names()) == 0


def as_it_was_left(log: bytes) -> bytes:
    return log


def with_the_last_only_begun(log: bytes) -> bytes:
    """The kill came while the last transaction was being written."""
    return until_last_commit(log)[:-FRAME]


@pytest.fixture(params=[as_it_was_left, with_the_last_only_begun])
def log(left: Left, request: pytest.FixtureRequest) -> bytes:
    changed: bytes = request.param(left.read(WAL))
    return changed


def first_frame_of_the_last_commit_torn(log: bytes) -> bytes:
    *_, before, last = commits(log)
    assert last > before + 1
    frames = frames_of(log)
    frames[before + 1] = bytes(FRAME)
    return log[:LOG_HEADER] + b"".join(frames)


def test_a_transaction_that_a_power_cut_left_half_written_is_passed_over(
    left: Left, log: bytes
) -> None:
    """Its last frame is there, an earlier one is not: it was never acknowledged."""
    torn = first_frame_of_the_last_commit_torn(until_last_commit(log))
    copy = left.spoiled(WAL, torn)
    (copy.folder / HEAD).unlink()
    gone = len(commits(left.read(WAL))) - len(commits(log))
    assert copy.missing(copy.names()) <= 1 + gone


def test_a_torn_transaction_behind_which_another_begins_is_told(left: Left) -> None:
    """The next one begins only once the one before is on the disk: it was acknowledged."""
    copy = left.spoiled(
        WAL, first_frame_of_the_last_commit_torn(with_the_last_only_begun(left.read(WAL)))
    )
    (copy.folder / HEAD).unlink()
    assert refused(copy) == "store.saves_lost"


def test_what_a_power_cut_left_half_written_in_the_file_is_no_damage(
    left: Left, log: bytes
) -> None:
    """A checkpoint was cut off: the page stands whole in the log."""
    frame = frames_of(until_last_commit(log))[-1]
    place = (int.from_bytes(frame[:4]) - 1) * 4096
    copy = left.spoiled("store.db", half_written(left.read("store.db"), place))
    (copy.folder / WAL).write_bytes(log)
    (copy.folder / HEAD).unlink()
    store = opened(copy.folder)
    assert store.check_integrity()
    store.close()


def half_written(content: bytes, place: int) -> bytes:
    """A page of the database of which only the first half holds something."""
    assert place > 0
    return content[: place + 2048].ljust(place + 4096, b"\0") + content[place + 4096 :]


def test_the_sentence_says_that_nothing_was_changed_and_what_to_do() -> None:
    told = sentence("store.saves_lost", detail="")
    assert "没有改动任何文件" in told
    assert "请用备份恢复" in told
