"""The program's own diary for technicians: what happened when, never to whom.

A line holds time, level, module and words of the program. Names, ID numbers and case facts never
go in; a test greps a whole run for planted ones.
"""

import logging
import logging.handlers
from pathlib import Path

_NAME = "sifasuo_desktop"
_MEBIBYTE = 1_048_576


class _Diary(logging.handlers.RotatingFileHandler):
    """A full or read-only disk takes no line; nobody is told of it on the screen."""

    def handleError(self, record: logging.LogRecord) -> None:
        """Leaves the line out."""


def write_to(folder: Path) -> logging.Handler | None:
    """Sends the program's log to ``folder/sifasuo.log``; five files of 1 MiB are kept.

    Returns the handler for ``stop``, or None where the folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = _Diary(
            folder / "sifasuo.log", maxBytes=_MEBIBYTE, backupCount=5, encoding="utf-8", delay=True
        )
    except OSError:
        return None
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logger = logging.getLogger(_NAME)
    logger.setLevel(logging.INFO)
    logger.addHandler(handler)
    return handler


def stop(handler: logging.Handler | None) -> None:
    """Ends what ``write_to`` began."""
    if handler is not None:
        logging.getLogger(_NAME).removeHandler(handler)
        handler.close()
