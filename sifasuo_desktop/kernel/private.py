"""Keeps folders and files for the user alone: what lies in them is nobody else's to read."""

import os
import stat
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

FOLDER, FILE = 0o700, 0o600
_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_SYSTEM = "*S-1-5-18"
_NO_CONSOLE = getattr(subprocess, "CREATE_NO_WINDOW", 0)
_ALL_BELOW = ":(OI)(CI)F"


def keep_private(folder: Path, parts: Iterable[Path]) -> bool:
    """Takes group and others their rights in a folder and in some of its parts with all below them.

    Whether nobody else gets into the folder: some file systems know no rights, and what is somebody
    else's cannot be changed. What else lies in it is left alone; no one gets to it through it. On
    Windows the folder's list of rights is made the user's and the system's alone (by ``icacls``;
    written by its documentation and not tried).
    """
    if os.name == "nt":
        return private_on_windows(folder)
    closed = _private(folder)
    for path in _all(parts):
        _private(path)
    return closed


def private_on_windows(folder: Path) -> bool:
    """The user is named by his number: his name may be that of a domain that does not answer."""
    try:
        asked = _run("whoami", "/user", "/fo", "csv", "/nh")
        number = asked.stdout.strip().rpartition(",")[2].strip('" \r\n')
        if asked.returncode or not number.startswith("S-1-"):
            return False
        rights = (f"*{number}{_ALL_BELOW}", f"{_SYSTEM}{_ALL_BELOW}")
        return not _run("icacls", str(folder), "/inheritance:r", "/grant:r", *rights).returncode
    except (OSError, subprocess.SubprocessError):
        return False


def _run(*words: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        words,
        capture_output=True,
        text=True,
        errors="replace",
        timeout=20,
        check=False,
        creationflags=_NO_CONSOLE,
    )


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
