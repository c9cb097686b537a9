"""Entry of ``sifasuo``: without arguments the window, with a subcommand the command line."""

import sys


def main() -> int:
    """The exit status of the call."""
    if len(sys.argv) > 1:
        from sifasuo_desktop.cli.main import run

        return run(sys.argv[1:])
    from sifasuo_desktop.app.gui import run_window

    return run_window(sys.argv)


if __name__ == "__main__":
    sys.exit(main())
