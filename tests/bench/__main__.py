"""``make bench``: prints every ratio; a goal not held is said and fails nothing.

``python -m tests.bench [ROW …] [--cases N] [--many N] [--quick]``: some rows alone, other sizes.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from tests.bench import (
    answering,
    attached,
    checking,
    growing,
    handing,
    keeping,
    listing,
    printing,
    registers,
    reporting,
    saving,
    search,
    sheets,
    shown,
    stalls,
    starting,
)
from tests.bench.stores import HOUSE, QUICK, Sizes, Stores
from tests.bench.table import Line, Row, Share

KEPT = HOUSE / "build" / "bench"
ROWS: dict[str, Callable[[Stores], Iterator[Line]]] = {
    "start": starting.run,
    "save": saving.run,
    "answer": answering.run,
    "stalls": stalls.run,
    "shown": shown.run,
    "ledgers": keeping.run,
    "attachments": attached.run,
    "papers": printing.run,
    "registers": registers.run,
    "reports": reporting.run,
    "bundles": handing.run,
    "log": checking.run,
    "list": listing.run,
    "search": search.run,
    "growth": growing.run,
    "sheets": sheets.run,
}


def _given() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("rows", nargs="*", metavar="ROW", help=", ".join(ROWS))
    parser.add_argument("--cases", type=int, help="cases of the large office")
    parser.add_argument("--many", type=int, help="cases of the store growth is measured to")
    parser.add_argument("--quick", action="store_true", help="small stores, few rounds")
    given = parser.parse_args()
    unknown = [name for name in given.rows if name not in ROWS]
    if unknown:
        parser.error(f"{', '.join(unknown)}: one of {', '.join(ROWS)}")
    return given


def main() -> int:
    """Runs the benches that were named, or all, on stores of their own."""
    given = _given()
    sizes = QUICK if given.quick else Sizes()
    sizes = replace(sizes, cases=given.cases or sizes.cases, many=given.many or sizes.many)
    verdicts: list[str] = []
    for name in given.rows or ROWS:
        print(f"{name}:", flush=True)
        with tempfile.TemporaryDirectory() as scratch:
            for line in ROWS[name](Stores(KEPT, Path(scratch), sizes)):
                print(line.line(), flush=True)
                if isinstance(line, Row | Share):
                    verdicts.append(line.held())
    asked = [one for one in verdicts if one]
    held = sum(one == "held" for one in asked)
    print(f"{held} of {len(asked)} goals held; {len(verdicts) - len(asked)} rows without a goal")
    return 0


if __name__ == "__main__":
    sys.exit(main())
