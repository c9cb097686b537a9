"""What is done while faults happen; every job answers with what a person would be told."""

import contextlib
import io
from typing import Any

from sifasuo_desktop.cli import main
from tests.e2e.house import PASSWORD, surroundings


def call(words: list[str], store: str, user: str = "admin") -> dict[str, Any]:
    """One call of the command line: exit status, stdout, stderr."""
    out, err = io.StringIO(), io.StringIO()
    around = surroundings(SIFASUO_STORE=store, SIFASUO_USER=user, SIFASUO_PASSWORD=PASSWORD)
    with around, contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            status = main.run(words)
        except SystemExit as ended:
            status = int(ended.code or 0)
    return {"status": status, "out": out.getvalue(), "err": err.getvalue()}
