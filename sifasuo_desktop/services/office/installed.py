"""Whether the installed program is what was packed: every file against the list of its package.

The installation keeps that list (``RECORD``: path, SHA-256, size). A checkout has none.
"""

import base64
import hashlib
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from sifasuo_desktop.kernel import paths
from sifasuo_desktop.services.office.health import BAD, GOOD, Finding

NAME, TITLE = "files", "程序文件"
_DISTRIBUTION = "sifasuo-desktop"
_MADE_LATER = {"__pycache__"}
_MOST = 3


def installed_files() -> Finding:
    """The files of the running program."""
    try:
        found = distribution(_DISTRIBUTION)
    except PackageNotFoundError:
        return _no_list()
    return compared(found, paths.program())


def compared(found: Distribution, program: Path) -> Finding:
    """The files below ``program`` against the list of the distribution that put them there."""
    listed = dict(_listed(found, program))
    if not listed:
        return _no_list()
    there = {path for path in program.rglob("*") if _belongs(path)}
    wrong = sorted(
        {path for path, digest in listed.items() if _digest(path) != digest} | (there - set(listed))
    )
    if not wrong:
        return Finding(NAME, TITLE, GOOD, f"{len(listed)} 个，与安装时相同")
    names = "、".join(path.relative_to(program).as_posix() for path in wrong[:_MOST])
    more = f" 等 {len(wrong)} 个" if len(wrong) > _MOST else ""
    return Finding(NAME, TITLE, BAD, f"{names}{more}与安装时不同、缺少或者多出。请重新安装程序。")


def _no_list() -> Finding:
    return Finding(NAME, TITLE, GOOD, "没有经过安装，没有清单可以核对")


def _belongs(path: Path) -> bool:
    return path.is_file() and not _MADE_LATER & set(path.parts)


def _listed(found: Distribution, program: Path) -> Iterator[tuple[Path, str]]:
    """Path and SHA-256 (as the list writes it) of what was put below ``program``."""
    for file in found.files or ():
        path = Path(str(found.locate_file(file))).resolve()
        if file.hash is not None and file.hash.mode == "sha256" and path.is_relative_to(program):
            yield path, file.hash.value


def _digest(path: Path) -> str | None:
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").digest()
    except OSError:
        return None
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
