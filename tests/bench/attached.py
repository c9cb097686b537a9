"""What a thousand attachments cost where nobody looks at them: lists, saves, the page of a record."""

from collections.abc import Iterator
from functools import partial
from itertools import count
from pathlib import Path

from sifasuo_desktop.domain.office.attachment import Attachment
from sifasuo_desktop.kernel.clock import SystemClock
from sifasuo_desktop.kernel.ids import SystemRandomness
from sifasuo_desktop.services.office.workplace import Workplace, create_workplace
from sifasuo_desktop.services.reading.attachments import attached
from sifasuo_desktop.services.reading.finding import find
from sifasuo_desktop.services.reading.record_view import record_view
from sifasuo_desktop.store.slots import LEAST
from sifasuo_desktop.store.unit_of_work import Author, UnitOfWork
from tests.bench.grown import PASSWORD
from tests.bench.stores import Stores
from tests.bench.table import Line, pairs, row

PAIRS = 60
MANY = 1_000
FLAT = 1.25
"""Trees are a little higher and measures waver."""
BASELINE = "the same without attachments"
EVENT = {
    "held_on": "2026-04-09",
    "theme": "民法典进万家",
    "place": "云溪镇文化广场",
    "forms": ["02"],
    "audiences": ["05"],
    "people": 120,
}
KIND = "publicity"


def run(stores: Stores) -> Iterator[Line]:
    """An office with a thousand photos of one event beside one without."""
    with_photos = _office(stores.scratch / "photos", MANY)
    without = _office(stores.scratch / "none", 0)
    times = stores.sizes.times(PAIRS)
    for what, work in (
        ("a page of a list", _listed),
        ("entering another record", _entered),
        ("a save on the record with all of them", _changed),
    ):
        measured = pairs(work(*with_photos), work(*without), times)
        yield row(f"{what}, {MANY:,} attachments", BASELINE, measured, goal=FLAT)
    workplace, record = with_photos
    # Nobody has a thousand on one page; how long its reading takes is told all the same.
    measured = pairs(partial(attached, workplace, record), _listed(*with_photos), times)
    yield row(f"the card of {MANY:,} attachments", "a page of a list", measured)
    measured = pairs(_shown(*with_photos), _shown(*without), times)
    yield row(f"the page with {MANY:,} entries of history", BASELINE, measured)
    for workplace, _ in (with_photos, without):
        workplace.close()


def _office(folder: Path, photos: int) -> tuple[Workplace, str]:
    workplace = create_workplace(
        folder,
        office="320699101",
        name="云溪司法所",
        admin="admin",
        password=PASSWORD,
        clock=SystemClock(),
        randomness=SystemRandomness(),
        cost=LEAST,
    )
    for _ in range(200):
        workplace.act(f"{KIND}.add", EVENT)
    record = workplace.act(f"{KIND}.add", EVENT).id
    fill(workplace, record, photos)
    return workplace, record


def fill(workplace: Workplace, record: str, photos: int) -> None:
    """So many attachments of a record, as their acts would have left them, but for the files."""

    def work(unit: UnitOfWork) -> None:
        for place in range(1, photos + 1):
            unit.add(
                Attachment(
                    id=unit.new_id(),
                    parent=record,
                    of_kind=KIND,
                    position=place,
                    title=f"照片 {place}",
                    name=f"IMG_{place:04}.jpg",
                    media="image/jpeg",
                    size=400_000,
                    width=2_480,
                    height=1_860,
                    sm3=f"{place:064x}",
                )
            )

    if photos:
        workplace.store.write(Author("clerk", "attachment.add", ""), work, clock=SystemClock())


def _listed(workplace: Workplace, record: str) -> "partial[object]":
    return partial(find, workplace, KIND, limit=50)


def _entered(workplace: Workplace, record: str) -> "partial[object]":
    return partial(workplace.act, f"{KIND}.add", EVENT)


def _changed(workplace: Workplace, record: str) -> "partial[object]":
    numbers = count(1)

    def work() -> None:
        workplace.act(f"{KIND}.change", {KIND: record, "people": next(numbers)})

    return partial(work)


def _shown(workplace: Workplace, record: str) -> "partial[object]":
    return partial(record_view, workplace, KIND, record)
