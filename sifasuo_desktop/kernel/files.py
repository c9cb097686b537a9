"""Files written so that either the old or the new content is there, never half of one."""

import os
from pathlib import Path


def sync_folder(folder: Path) -> None:
    """Makes names in a folder durable, where the system allows it."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write_durably(path: Path, content: bytes) -> None:
    """Writes ``path.part``, flushes it to the disk, renames it and flushes the folder."""
    part = path.with_name(path.name + ".part")
    with part.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
    sync_folder(path.parent)


def unused(folder: Path, name: str, ending: str) -> Path:
    """A path in a folder that nothing lies at: the name, or the name with a number behind it."""
    path = folder / f"{name}{ending}"
    place = 2
    while path.exists():
        path = folder / f"{name}（{place}）{ending}"
        place += 1
    return path
