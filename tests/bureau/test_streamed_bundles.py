"""Many bundles of one hand-over: each is whole and noted by itself, and nothing is held open."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from sifasuo_desktop.bureau.enrol import admit
from sifasuo_desktop.bureau.status import status
from sifasuo_desktop.bureau.store import Bureau
from sifasuo_desktop.kernel.canonical import encode
from sifasuo_desktop.services.exchange import handover, handover_status
from sifasuo_desktop.services.office.log_check import check
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.store import outbox
from sifasuo_desktop.sync import limits
from sifasuo_desktop.sync.frames import packed, spliced
from tests.bureau.office_side import ingest, results, story_clock
from tests.clock import FixedClock
from tests.services.disputes import found_committee, registration
from tests.services.offices import FIRST_DAY, make_template, open_copy

MEMBERS: dict[str, Any] = {
    "t": "dispute", "id": "a" * 32, "rev": "b" * 32, "parent": None, "op": "put", "ver": 3,
    "by": "clerk", "at": "2026-04-10T09:00:00+08:00",
}  # fmt: skip
TEXTS = some.text(some.characters(exclude_categories=["Cs"]), max_size=8)
FIELDS = some.dictionaries(
    TEXTS | some.just("x"),
    some.none() | some.integers() | TEXTS | some.lists(TEXTS, max_size=2)
    | some.dictionaries(TEXTS | some.just("x"), TEXTS, max_size=2),
    max_size=5,
)  # fmt: skip


@given(FIELDS, some.just({}) | FIELDS)
def test_a_frame_around_kept_content_has_the_bytes_of_one_made_anew(
    fields: dict[str, Any], beside: dict[str, Any]
) -> None:
    content = encode({"f": fields, "x": beside})
    made = spliced(**MEMBERS, content=content)
    assert (made.kind, made.data) == ("dispute", packed({**MEMBERS, "f": fields, "x": beside}))


@pytest.fixture
def desk(bureau: Bureau, tmp_path: Path) -> Iterator[Workplace]:
    """An office that has joined, with some dozens of revisions."""
    make_template(tmp_path / "template")
    made = open_copy(tmp_path / "template", tmp_path / "store", FixedClock(FIRST_DAY))
    found_committee(made)
    for _ in range(8):
        made.act("dispute.register", registration())
    handover.enrol_request(made, tmp_path / "request.sfq")
    (paper,) = admit(bureau, [tmp_path / "request.sfq"], tmp_path / "papers", story_clock())
    handover.enrol_accept(made, paper.certificate)
    yield made
    made.close()


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bundles of a few revisions."""
    monkeypatch.setattr(limits, "WRITER_PLAIN_BYTES", 6_000)


def files(desk: Workplace, names: tuple[str, ...]) -> list[Path]:
    return [desk.store.where.outbox / name for name in names]


def waiting(desk: Workplace) -> int:
    with desk.store.reading() as reader:
        return outbox.waiting_count(reader)


@pytest.mark.usefixtures("short")
def test_all_bundles_of_a_hand_over_arrive_and_the_totals_agree(
    bureau: Bureau, desk: Workplace
) -> None:
    names = handover.make_bundles(desk)
    assert len(names) > 5
    assert waiting(desk) == 0
    assert set(results(ingest(bureau, *files(desk, names)))) == {"accepted"}
    (device,) = status(bureau, story_clock()).offices
    assert (device.totals_agree, device.last_seq) == (True, len(names))


@pytest.mark.usefixtures("short")
def test_a_bundle_that_cannot_be_written_leaves_those_before_it_whole_and_the_rest_waiting(
    bureau: Bureau, desk: Workplace
) -> None:
    whole = waiting(desk)
    with desk.store.reading() as reader:
        values = outbox.identity_values(reader)
    stem = f"{desk.office().code}-{values['device'][:8]}-{values['epoch'][:8]}"
    in_the_way = desk.store.where.outbox / f"{stem}-000003.sfb"
    in_the_way.mkdir(parents=True)
    with pytest.raises(OSError, match="directory"):
        handover.make_bundles(desk)
    kept = sorted(one.name for one in desk.store.where.outbox.glob("*.sfb") if one.is_file())
    shown = handover_status.status(desk)
    assert [one["seq"] for one in shown.bundles] == [2, 1]
    assert len(kept) == 2
    assert shown.waiting + sum(one["revisions"] for one in shown.bundles) == whole
    in_the_way.rmdir()
    rest = handover.make_bundles(desk)
    assert waiting(desk) == 0
    assert set(results(ingest(bureau, *files(desk, (*kept, *rest))))) == {"accepted"}
    (device,) = status(bureau, story_clock()).offices
    assert (device.totals_agree, device.missing) == (True, [])
    # What was put into the bundles before the interruption is in them still.
    assert check(desk).faults == ()


@pytest.mark.usefixtures("short")
def test_a_bundle_is_noted_in_a_transaction_of_its_own_with_few_statements(
    desk: Workplace,
) -> None:
    statements: list[str] = []
    with desk.store.reading() as reader:
        driver: Any = reader.driver
    driver.set_trace_callback(statements.append)
    names = handover.make_bundles(desk)
    driver.set_trace_callback(None)
    # The office is a copy: its first bundles are a snapshot, whose end is noted once.
    assert statements.count("BEGIN IMMEDIATE") == len(names) + 1
    # No entry of the log is written again.
    assert sum(one.startswith("INSERT INTO span") for one in statements) == len(names)
    assert not [one for one in statements if one.startswith("UPDATE revision")]
    for begun in [at for at, one in enumerate(statements) if one == "BEGIN IMMEDIATE"]:
        assert statements.index("COMMIT", begun) - begun < 12
