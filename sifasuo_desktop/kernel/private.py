"""Keeps folders and files for the user alone: what lies in them is nobody else's to read."""

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

FOLDER, FILE = 0o700, 0o600
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def keep_private(folder: Path, parts: Iterable[Path]) -> bool:
    """Takes group and others their rights in a folder and in some of its parts with all below them.

    Whether nobody else gets into the folder: some file systems know no rights, and what is somebody
    else's cannot be changed. What else lies in it is left alone; no one gets to it through it.
    On Windows a folder below the user's own data is his by what it inherits, and nothing is done.
    """
    if os.name == "nt":
        return True
    closed = _private(folder)
    for path in _all(parts):
        _private(path)
    return closed


def _private(path: Path) -> bool:
    mode = path.lstat().st_mode
    if stat.S_ISLNK(mode) or not mode & _OTHERS:
        return True
    try:
        path.chmod(FOLDER if stat.S_ISDIR(mode) else FILE)
    except OSError:
        return False
    return not path.lstat().st_mode & _OTHERS


def _all(parts: Iterable[Path]) -> Iterator[Path]:
    for part in parts:
        if part.exists():
            yield part
        for parent, folders, files in os.walk(part):
            yield from (Path(parent, name) for name in (*folders, *files))
