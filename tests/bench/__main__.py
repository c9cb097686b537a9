"""``make bench``: prints every ratio; a goal not held is said and fails nothing."""

import sys
import tempfile
from pathlib import Path

from sifasuo_desktop.kernel.clock import SystemClock
from sifasuo_desktop.kernel.ids import SystemRandomness
from sifasuo_desktop.services.office.workplace import Workplace, create_workplace
from sifasuo_desktop.store.slots import LEAST
from tests.bench import printing, saving, search, stalls, starting
from tests.bench.table import Row

RECORDS = 100_000
CASES = 20_000


def _workplace(folder: Path) -> Workplace:
    """A store whose user has a name: without one the window asks for it instead of working."""
    made = create_workplace(
        folder,
        office="320682104",
        name=None,
        admin="admin",
        password="Bench-2026",
        clock=SystemClock(),
        randomness=SystemRandomness(),
        cost=LEAST,
    )
    made.act("user.own_name", {"name": "顾明"})
    return made


def _say(rows: list[Row]) -> None:
    for row in rows:
        print(row.line(), flush=True)


def main() -> int:
    """Runs every bench on stores of its own."""
    with tempfile.TemporaryDirectory() as folder:
        workplace = _workplace(Path(folder) / "saving")
        committee = workplace.act(
            "committee.add", {"name": "试验镇人民调解委员会", "type": "03", "prefix": "皋试"}
        )
        _say(saving.run(workplace, committee.id))
        _say(printing.run(workplace))
        workplace.close()
        workplace = _workplace(Path(folder) / "search")
        found, recall = search.run(workplace, RECORDS)
        _say(found)
        print(recall)
        workplace.close()
        many = Path(folder) / "starting"
        workplace = _workplace(many)
        search.fill(workplace, CASES)
        workplace.close()
        _say(starting.run(many))
        _say(stalls.run(many))
    return 0


if __name__ == "__main__":
    sys.exit(main())
