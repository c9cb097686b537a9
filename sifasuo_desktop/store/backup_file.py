"""One backup, one file: a header in clear that names nobody, then the encrypted database.

``"SFA1" ‖ u32be length ‖ SM3(header) ‖ header ‖ database``; the header is canonical JSON and holds
the key slots of the time, so that the file opens alone on another computer (docs/formats.md,
docs/adr/0009). What attachments show may stand behind the database (docs/adr/0013). Its ``seal`` is made with the database key: who has no key can spoil, not forge.
"""

import hashlib
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, BinaryIO

from cryptography.hazmat.primitives import hashes, hmac

from sifasuo_desktop.kernel.canonical import NotCanonical, decode, encode, sm3
from sifasuo_desktop.store.engine import StoreTrouble

MAGIC = b"SFA1"
VERSION = 1
NEWEST_READ = 2
ENDING = ".sfa"
LONGEST_HEADER = 4 * 1024 * 1024
_PIECE = 256 * 1024


@dataclass(frozen=True)
class BackupHeader:
    """What stands in clear at the front of a backup.

    ``step`` is the newest migration of the database inside, ``log_n`` and ``log_hash`` its log's
    head, ``size`` and ``hash`` (SM3) those of the database. ``slots`` and ``recovery`` are the key
    slots of the time, ``files`` the office's own rules and calendar by name. ``contents`` tells count,
    size and SM3 of what stands behind the database; None, and not in the header, where nothing does.
    """

    office: str
    office_name: str
    step: str
    app: str
    made_at: str
    why: str
    log_n: int
    log_hash: str
    size: int = 0
    hash: str = ""
    slots: Mapping[str, Any] | None = None
    recovery: Mapping[str, Any] | None = None
    files: Mapping[str, str] | None = None
    fmt: str = MAGIC.decode()
    min_reader: int = VERSION
    seal: str = ""
    contents: Mapping[str, Any] | None = None

    def sealed(self, key: bytes) -> "BackupHeader":
        """The same with the seal that only the database key makes."""
        return replace(self, seal=_seal(self, key))

    def holds(self, key: bytes) -> bool:
        """Whether the seal is that of the database key."""
        return self.seal == _seal(self, key)


def _seal(header: BackupHeader, key: bytes) -> str:
    own = hmac.HMAC(sm3(b"SFA1 seal\0", key), hashes.SM3())
    own.update(encode(_members(replace(header, seal=""))))
    return own.finalize().hex()


def _members(header: BackupHeader) -> dict[str, Any]:
    """One without contents has the members it always had."""
    members = asdict(header)
    if header.contents is None:
        del members["contents"]
    return members


def front(header: BackupHeader) -> bytes:
    """All that stands before the database."""
    words = encode(_members(header))
    return MAGIC + len(words).to_bytes(4, "big") + sm3(words) + words


def hash_of(path: Path) -> str:
    """SM3 of a file, read in pieces."""
    with path.open("rb") as file:
        return _hash(file)


def _hash(file: BinaryIO, size: int | None = None) -> str:
    digest = hashlib.new("sm3")
    for piece in _pieces(file, size):
        digest.update(piece)
    return digest.hexdigest()


def _pieces(file: BinaryIO, size: int | None = None) -> Iterator[bytes]:
    """What follows in a file: to its end, or so many bytes."""
    left = -1 if size is None else size
    while left and (piece := file.read(_PIECE if left < 0 else min(_PIECE, left))):
        yield piece
        left -= len(piece) if left > 0 else 0


def new_file(target: Path) -> BinaryIO:
    """A new file that only the user can read; one left over under this name is none of anybody's."""
    target.unlink(missing_ok=True)
    return os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")


def write(target: Path, header: BackupHeader, database: Path) -> None:
    """Writes a backup durably under a new name; only the user can read it."""
    with new_file(target) as file, database.open("rb") as source:
        file.write(front(header))
        while piece := source.read(_PIECE):
            file.write(piece)
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    """The open file. Raises StoreTrouble ``backup.unreadable``; a folder or pipe is none."""
    try:
        if not path.is_file():
            raise StoreTrouble("backup.unreadable", path.name)
        file = path.open("rb")
    except OSError:
        raise StoreTrouble("backup.unreadable", path.name) from None
    with file:
        yield file


def read_header(path: Path) -> BackupHeader:
    """The header of a whole file; what stands behind it is not read.

    Raises StoreTrouble ``backup.unreadable``, ``backup.not_one``, ``backup.cut``,
    ``backup.changed``, ``backup.newer``.
    """
    with _opened(path) as file:
        header = _header(file, path.name)
        begin = file.tell()
        size = file.seek(0, os.SEEK_END) - begin
    whole = header.size + _behind(header)
    if size != whole:
        raise StoreTrouble("backup.cut" if size < whole else "backup.changed", path.name)
    return header


def _behind(header: BackupHeader) -> int:
    """So many bytes stand behind the database."""
    return int(header.contents["size"]) if header.contents else 0


def database_of(path: Path) -> Iterator[bytes]:
    """The database of a backup in pieces. Raises StoreTrouble as ``read_header`` does."""
    with _opened(path) as file:
        header = _header(file, path.name)
        yield from _pieces(file, header.size)


@contextmanager
def behind_database(path: Path) -> Iterator[BinaryIO]:
    """A backup opened where its contents begin."""
    with _opened(path) as file:
        header = _header(file, path.name)
        file.seek(header.size, os.SEEK_CUR)
        yield file


def _header(file: BinaryIO, name: str) -> BackupHeader:
    magic = file.read(4)
    if magic != MAGIC:
        raise StoreTrouble("backup.cut" if MAGIC.startswith(magic) else "backup.not_one", name)
    front = file.read(36)
    length = int.from_bytes(front[:4], "big")
    if len(front) < 36:
        raise StoreTrouble("backup.cut", name)
    if not 0 < length <= LONGEST_HEADER:
        raise StoreTrouble("backup.changed", name)
    words = file.read(length)
    if len(words) < length:
        raise StoreTrouble("backup.cut", name)
    if sm3(words) != front[4:]:
        raise StoreTrouble("backup.changed", name)
    return _parsed(words, name)


def _parsed(words: bytes, name: str) -> BackupHeader:
    try:
        content = decode(words)
        if content["min_reader"] > NEWEST_READ:
            raise StoreTrouble("backup.newer", name)
        always = [field for field in BackupHeader.__dataclass_fields__ if field != "contents"]
        header = BackupHeader(
            **{field: content[field] for field in always}, contents=content.get("contents")
        )
        if _behind(header) < 0:
            raise ValueError(name)
        return header
    except (NotCanonical, KeyError, TypeError, ValueError):
        raise StoreTrouble("backup.changed", name) from None


def take_out(path: Path, target: Path) -> None:
    """Writes the database of a backup to a new file, durably, and looks that it is whole.

    Raises StoreTrouble as ``read_header`` does.
    """
    header = read_header(path)
    digest = hashlib.new("sm3")
    with new_file(target) as out, _opened(path) as file:
        _header(file, path.name)
        for piece in _pieces(file, header.size):
            digest.update(piece)
            out.write(piece)
        out.flush()
        os.fsync(out.fileno())
    if digest.hexdigest() != header.hash:
        raise StoreTrouble("backup.changed", path.name)


def copy(source: Path, target: Path) -> None:
    """Writes the same bytes durably. Raises OSError."""
    with source.open("rb") as file, new_file(target) as out:
        while piece := file.read(_PIECE):
            out.write(piece)
        out.flush()
        os.fsync(out.fileno())


def same(one: Path, other: Path) -> bool:
    """Whether two files hold the same bytes."""
    try:
        return one.stat().st_size == other.stat().st_size and hash_of(one) == hash_of(other)
    except OSError:
        return False


def is_whole(path: Path) -> bool:
    """Whether every byte is what was written, as far as can be seen without a key."""
    try:
        header = read_header(path)
        with _opened(path) as file:
            _header(file, path.name)
            if _hash(file, header.size) != header.hash:
                return False
            return header.contents is None or _hash(file) == header.contents["hash"]
    except StoreTrouble:
        return False
