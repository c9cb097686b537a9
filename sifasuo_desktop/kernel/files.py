"""Files written so that either the old or the new content is there, never half of one."""

import errno
import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO


def sync_folder(folder: Path) -> None:
    """Makes names in a folder durable, where the system allows it."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def written_durably(path: Path, mode: int = 0o666) -> Iterator[BinaryIO]:
    """A file to write to that gets its name once all of it is on the disk, or never.

    ``mode`` says who may read it, less what the user's own mask takes. Several processes may write
    the same name at once: each has a ``.part`` of its own.
    """

    def opener(name: str, flags: int) -> int:
        return os.open(name, flags, mode)

    part = path.with_name(f"{path.name}.{secrets.token_hex(4)}.part")
    try:
        with open(part, "xb", opener=opener) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except BaseException:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def write_durably(path: Path, content: bytes, mode: int = 0o666) -> None:
    """Writes a file beside, flushes it to the disk, renames it and flushes the folder."""
    with written_durably(path, mode) as file:
        file.write(content)


def open_regular(path: Path) -> BinaryIO:
    """Opens a file to be read. Raises OSError for what is no regular file: a pipe would never end.

    It is opened without waiting and looked at afterwards, so that nothing can take its place.
    """
    descriptor = os.open(
        path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    )
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path))
        return os.fdopen(descriptor, "rb")
    except BaseException:
        os.close(descriptor)
        raise


def unused(folder: Path, name: str, ending: str) -> Path:
    """A path in a folder that nothing lies at: the name, or the name with a number behind it."""
    path = folder / f"{name}{ending}"
    place = 2
    while path.exists():
        path = folder / f"{name}（{place}）{ending}"
        place += 1
    return path
