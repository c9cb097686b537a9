"""``make bench``: prints every ratio; a goal not held is said and fails nothing."""

import sys
import tempfile
from pathlib import Path

from sifasuo_desktop.kernel.clock import SystemClock
from sifasuo_desktop.kernel.ids import SystemRandomness
from sifasuo_desktop.services.workplace import create_workplace
from sifasuo_desktop.store.slots import LEAST
from tests.bench import printing, saving, search, starting

RECORDS = 100_000


def main() -> int:
    """Runs every bench on a store of its own."""
    with tempfile.TemporaryDirectory() as folder:
        workplace = create_workplace(
            Path(folder) / "store",
            office="320682104",
            name=None,
            admin="admin",
            password="Bench-2026",
            clock=SystemClock(),
            randomness=SystemRandomness(),
            cost=LEAST,
        )
        committee = workplace.act(
            "committee.add", {"name": "试验镇人民调解委员会", "type": "03", "prefix": "皋试"}
        )
        rows = saving.run(workplace, committee.id)
        found, recall = search.run(workplace, RECORDS)
        workplace.close()
    rows += found
    rows += printing.run()
    rows += starting.run()
    for row in rows:
        print(row.line())
    print(recall)
    return 0


if __name__ == "__main__":
    sys.exit(main())
