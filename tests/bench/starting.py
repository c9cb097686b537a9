"""Start to a usable window over the store of a large office, against a bare window of Qt that
imports nothing of the program, and against LibreOffice opening the same register.
"""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from sifasuo_desktop.services.reading.finding import find
from tests.bench.children import child
from tests.bench.sheet import write_sheet
from tests.bench.stores import Stores
from tests.bench.table import Cost, Line, Remark, cost, middle, row

RUNS = 7
BARE = "a bare window of Qt, nothing of ours imported"
OFFICE_SUITE = 0.2
"""Five times as fast."""


def run(stores: Stores) -> Iterator[Line]:
    """To the sign-in page, and to the workbench; the password's Argon2id is at its least cost."""
    store = stores.copied(stores.large())
    ways = (("bare",), ("sign-in", str(store)), ("signed-in", str(store)))
    for way in ways:
        _cost(*way)
    rounds = [[_cost(*way) for way in ways] for _ in range(stores.sizes.times(RUNS))]
    started = [one[2] for one in rounds]
    yield row("start to the sign-in page", BARE, [(one[1], one[0]) for one in rounds], goal=8)
    yield row(
        f"start, sign-in, workbench over {stores.sizes.cases:,} cases",
        BARE,
        [(one[2], one[0]) for one in rounds],
        goal=8,
        limit=1000,
        note="Argon2id at its least cost",
    )
    yield _against_libreoffice(stores, middle(started))


def _cost(*words: str) -> Cost:
    wall, cpu = child("start_child", *words)[-1].split()
    return Cost(float(wall), float(cpu))


def _against_libreoffice(stores: Stores, ours: Cost) -> Line:
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        return Remark("against LibreOffice: not measured, soffice is not installed here")
    register = stores.scratch / "register.xlsx"
    _write_register(stores, register)
    call = [office, "--headless", "--convert-to", "csv", "--outdir", str(stores.scratch)]
    times = [cost(lambda: subprocess.run([*call, str(register)], check=True)) for _ in range(3)]
    # What a child takes of the processor is not seen from here: the clock tells for both.
    theirs = middle([Cost(one.wall, one.wall) for one in times])
    return row(
        "start to the workbench",
        "LibreOffice opens the same register as .xlsx",
        [(Cost(ours.wall, ours.wall), theirs)],
        goal=OFFICE_SUITE,
        note="by the clock",
    )


def _write_register(stores: Stores, path: Path) -> None:
    workplace = stores.opened(stores.large())
    items = find(workplace, "dispute", limit=stores.sizes.cases).items
    workplace.close()
    write_sheet(
        path, [list(items[0]), *([str(one or "") for one in item.values()] for item in items)]
    )
