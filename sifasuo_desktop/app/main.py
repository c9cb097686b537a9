"""Entry of ``sifasuo``: without a subcommand the window, with one the command line."""

import builtins
import gc
import os
import sys
from collections.abc import Sequence

from sifasuo_desktop.kernel.core_images import forbid_core_images
from sifasuo_desktop.kernel.leaving import leave_at_once
from sifasuo_desktop.kernel.own_program import READ_SHEETS, TAKE_IN, WINDOW_TEST


def main() -> int:
    """The exit status of the call."""
    forbid_core_images()
    leave_at_once()
    if sys.argv[1:] == [WINDOW_TEST]:
        from sifasuo_desktop.app.window_test import run_alone

        run_alone()
    if sys.argv[1:] == [TAKE_IN]:
        from sifasuo_desktop.services.paper.taking_apart import serve

        return serve()
    if len(sys.argv) == 3 and sys.argv[1] == READ_SHEETS:
        from sifasuo_desktop.services.exchange.excel.reading_apart import serve as read_sheets

        return read_sheets(sys.argv[2])
    folder = named_folder(sys.argv[1:])
    if folder is None:
        from sifasuo_desktop.cli.main import run

        return run(sys.argv[1:])
    if folder:
        os.environ["SIFASUO_STORE"] = folder
    make_ready()
    from sifasuo_desktop.app.gui import run_window

    return run_window(sys.argv[:1])


def make_ready() -> None:
    """Before the window is read: so that reading its modules costs no more than it must."""
    # Until the window stands nothing is thrown away that would be worth a look.
    gc.disable()
    plain_import = builtins.__import__
    import PySide6.QtCore  # noqa: F401

    # PySide puts an import of its own in the place of Python's. It reads the source of every
    # module, to see whether that wants Qt's names in snake_case; nothing here does.
    builtins.__import__ = plain_import


def named_folder(words: Sequence[str]) -> str | None:
    """The store the window is asked to open, empty for none; None when this is no such call."""
    if not words:
        return ""
    if len(words) == 2 and words[0] == "--store":
        return words[1]
    one = words[0].removeprefix("--store=")
    return one if len(words) == 1 and one != words[0] and one else None


if __name__ == "__main__":
    sys.exit(main())
