"""The command line: options common to all calls, and one module for each group of subcommands.

Subcommands are found in ``cli/commands`` and imported only when called, so that ``--help`` and
``calc`` start without the store.
"""

import argparse
import importlib
import io
import sys
from collections.abc import Sequence

from sifasuo_desktop import __version__
from sifasuo_desktop.cli import calc
from sifasuo_desktop.cli.catalogue import CALLS
from sifasuo_desktop.cli.options import add_common
from sifasuo_desktop.kernel.chinese_arguments import ChineseParser
from sifasuo_desktop.kernel.core_images import forbid_core_images
from sifasuo_desktop.kernel.leaving import leave_at_once


def build_parser() -> argparse.ArgumentParser:
    """The whole parser; building it imports no subcommand's work."""
    parser = ChineseParser(prog="sifasuo", description="司法所工作台。不带参数时打开窗口。")
    parser.add_argument(
        "--version", action="version", version=f"sifasuo {__version__}", help="显示版本"
    )
    calls = parser.add_subparsers(dest="call", metavar="子命令")
    for call in CALLS:
        sub = calls.add_parser(call.name, help=call.help)
        add_common(sub, store=call.opens_store)
        call.add_arguments(sub)
        sub.set_defaults(runs=call.runs)
    calc.add_parser(calls)
    return parser


def run(argv: Sequence[str]) -> int:
    """Runs one call; the exit status: 0 done, 1 refused, 2 the call itself is wrong."""
    _speak_utf8()
    args = build_parser().parse_args(argv)
    if args.call is None:
        build_parser().print_help()
        return 2
    if args.call == "calc":
        return calc.run(args)
    module, _, name = args.runs.partition(":")
    function = getattr(importlib.import_module(f"sifasuo_desktop.cli.commands.{module}"), name)
    from sifasuo_desktop.cli.guard import guarded

    return guarded(function, args)


def _speak_utf8() -> None:
    """UTF-8 whatever the console's code page; what cannot be written is written as an escape."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def main() -> int:
    """Entry without the window."""
    forbid_core_images()
    leave_at_once()
    return run(sys.argv[1:])
