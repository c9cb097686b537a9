"""What is done while faults happen; every job answers with what a person would be told."""

import contextlib
import importlib
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sifasuo_desktop.bureau.main import main as bureau_main
from sifasuo_desktop.cli import main
from sifasuo_desktop.kernel.ids import SystemRandomness
from sifasuo_desktop.store.file import open_store
from tests.clock import FixedClock
from tests.e2e.house import PASSWORD, surroundings
from tests.faults.layered import mark
from tests.faults.looking import look
from tests.faults.saver import add_village
from tests.services.offices import FIRST_DAY


def call(
    words: list[str], store: str, user: str = "admin", password: str = PASSWORD
) -> dict[str, Any]:
    """One call of the command line: exit status, stdout, stderr."""
    with surroundings(SIFASUO_STORE=store, SIFASUO_USER=user, SIFASUO_PASSWORD=password):
        return _told(main.run, words)


def bureau(words: list[str], home: str) -> dict[str, Any]:
    """One call of the bureau's command line."""
    return _told(bureau_main, ["--home", home, *words])


def _told(run: Callable[[list[str]], int], words: list[str]) -> dict[str, Any]:
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            status = run(words)
        except SystemExit as ended:
            status = int(ended.code or 0)
    return {"status": status, "out": out.getvalue(), "err": err.getvalue()}


def look_and_repeat(job: str, values: dict[str, Any], folder: str, password: str) -> dict[str, Any]:
    """What is found, what the same call tells when it is made again, and what is found then.

    A wound would still be there then: that is when all of it is walked.
    """
    found = look(folder, password, deep=False)
    told = getattr(importlib.import_module("tests.faults.jobs"), job)(**values)
    return {"found": found, "told": told, "again": look(folder, password)}


def save(folder: str, start: int, saves: int, synchronous: str = "FULL") -> int:
    """Saves villages, says of each that it is saved, and goes as the power does; how many."""
    store = open_store(
        Path(folder), "admin", PASSWORD, clock=FixedClock(FIRST_DAY), randomness=SystemRandomness()
    )
    with store._engine.connect() as connection:
        driver: Any = connection.connection.driver_connection
        driver.execute(f"PRAGMA synchronous = {synchronous}")
    for number in range(start, start + saves):
        add_village(store, number)
        mark(str(number))
    if start == 0:
        store.close()
    return saves
