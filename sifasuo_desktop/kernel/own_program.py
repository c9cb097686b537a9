"""How the program starts itself once more, from an installation, a checkout or a frozen build."""

import subprocess
import sys

NO_CONSOLE = getattr(subprocess, "CREATE_NO_WINDOW", 0)
"""Begins it on Windows without a black window."""

WINDOW_TEST = "window-test"
"""The one word of the call that opens the window over no store and closes it (``selftest``)."""

TAKE_IN = "take-in"
"""The one word of the call that makes of files what is kept of them, for the window."""

READ_SHEETS = "read-sheets"
"""The first word of the call that reads a spreadsheet for the window; the file is the second."""


def own_program(*words: str) -> list[str]:
    """The call with these words; a frozen build is its own interpreter and knows no ``-m``."""
    if getattr(sys, "frozen", False):
        return [sys.executable, *words]
    return [sys.executable, "-m", "sifasuo_desktop.app.main", *words]
