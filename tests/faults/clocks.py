"""R7: the clock at 1970, ten years ahead, and back again while it is worked and handed over."""

from datetime import date
from pathlib import Path

from sifasuo_desktop.bureau.enrol import admit
from sifasuo_desktop.bureau.ingest import Ingest
from sifasuo_desktop.bureau.store import Bureau, create_bureau, open_bureau
from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.kernel.ids import SystemRandomness
from sifasuo_desktop.services.exchange import handover
from sifasuo_desktop.services.office.log_check import check
from sifasuo_desktop.services.office.workplace import Workplace, open_workplace
from sifasuo_desktop.store.engine import StoreTrouble
from sifasuo_desktop.store.slots import LEAST
from sifasuo_desktop.sync.refusal import Refusal
from tests.clock import FixedClock
from tests.faults.counts import Counts
from tests.services.offices import FIRST_DAY, PASSWORD, make_template

DAYS = ("1970-01-01", "2036-04-10", "2026-04-10", "2026-04-11", "1999-12-31", "2026-04-12")


def odd_clocks(folder: Path, rounds: int) -> Counts:
    """Signs in, acts and hands over under every clock; whoever is kept out or not warned counts."""
    _enrolled(folder)
    counts, latest, acts = Counts(), FIRST_DAY.isoformat(), 0
    for _ in range(rounds):
        for day in DAYS:
            counts.tried += 1
            acts += 1
            clock = FixedClock(date.fromisoformat(day))
            try:
                office = _opened(folder, clock)
                _work(office, folder, acts, counts, behind=day < latest)
                office.close()
            except (StoreTrouble, Refused, Refusal):
                counts.lost += 1
            latest = max(latest, day)
    return counts


def _opened(folder: Path, clock: FixedClock) -> Workplace:
    return open_workplace(
        folder / "store", "admin", PASSWORD, clock=clock, randomness=SystemRandomness()
    )


def _bureau(folder: Path) -> Bureau:
    return open_bureau(folder / "bureau", "", FixedClock(FIRST_DAY))


def _enrolled(folder: Path) -> None:
    clock, stick = FixedClock(FIRST_DAY), folder / "stick"
    stick.mkdir(parents=True)
    make_template(folder / "store")
    bureau = create_bureau(folder / "bureau", "", clock, SystemRandomness(), LEAST)
    office = _opened(folder, clock)
    handover.enrol_request(office, stick / "request.sfq")
    (admitted,) = admit(bureau, [stick / "request.sfq"], stick, clock)
    handover.enrol_accept(office, admitted.certificate)
    office.close()
    bureau.close()


def _work(office: Workplace, folder: Path, acts: int, counts: Counts, *, behind: bool) -> None:
    """One act, handed over and received under the same clock."""
    warned = "act.clock_behind" in [one.code for one in office.remarks]
    counts.green += behind and not warned
    name = f"云溪{acts:04d}"
    office.act("committee.add", {"name": f"{name}调委会", "type": "03", "prefix": name})
    stick = folder / "stick"
    sent = handover.make_and_copy(office, stick)
    bureau = _bureau(folder)
    (taken,) = Ingest(bureau, office.store.clock, stick).run([Path(one["file"]) for one in sent])
    bureau.close()
    counts.lost += taken.result != "accepted"
    assert taken.receipt is not None
    handover.apply_receipt(office, taken.receipt)
    with office.store.reading() as reader:
        run = reader.connection.exec_driver_sql
        names = run("SELECT prefix FROM r_committee ORDER BY prefix").scalars().all()
        open_ones = run("SELECT count(*) FROM bundle WHERE received_at IS NULL").scalar_one()
    counts.lost += names != [f"云溪{number:04d}" for number in range(1, acts + 1)]
    counts.lost += open_ones != 0
    counts.corrupt += not check(office).ok
