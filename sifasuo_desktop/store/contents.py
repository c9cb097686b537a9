"""What attachments show: one sealed file a content beside the database, its key inside.

``"SFO1" ‖ u32be length ‖ small picture ‖ content``, both AES-256-GCM under a key that this file
alone has (docs/adr/0013, docs/formats.md). No list ever reads one.
"""

import logging
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from sifasuo_desktop.kernel.canonical import sm3
from sifasuo_desktop.kernel.files import sync_folder, write_durably
from sifasuo_desktop.kernel.ids import SystemRandomness
from sifasuo_desktop.kernel.private import FILE, FOLDER
from sifasuo_desktop.store.engine import StoreTrouble
from sifasuo_desktop.store.folder import StoreFolder
from sifasuo_desktop.store.open_file import OpenFile
from sifasuo_desktop.store.reading import Reader
from sifasuo_desktop.store.schema.own import CONTENT
from sifasuo_desktop.store.transaction import Driver, first_row, first_value

LOG = logging.getLogger(__name__)
MAGIC = b"SFO1"
KEY_BYTES = 32
NEW = ".new"
_PART = ".part"
_TAG, _PIECE = 16, 1024 * 1024
# The key seals these two and nothing else, ever.
_SMALL, _WHOLE = bytes(11) + b"\x00", bytes(11) + b"\x01"
# Of two that keep the same content at once the second finds it there.
_ONE_AT_A_TIME = threading.Lock()
_COLUMNS = "sm3, media, size, pages, width, height"


@dataclass(frozen=True)
class Content:
    """What is known of a content without opening its file; ``sm3`` is hexadecimal."""

    sm3: str
    media: str
    size: int
    pages: int | None = None
    width: int | None = None
    height: int | None = None


@dataclass(frozen=True)
class Sealed:
    """A content as it lies in the folder: the name of its file and the key to it."""

    sm3: str
    key: bytes

    @property
    def name(self) -> str:
        """SM3(key ‖ SM3 of the content), hexadecimal: it tells nobody what is inside."""
        return sm3(self.key, bytes.fromhex(self.sm3)).hex()


def sm3_of(data: bytes) -> str:
    """What a content is known by."""
    return sm3(data).hex()


def seal(one: Sealed, small: bytes, data: bytes) -> bytes:
    """The file of a content with its small picture."""
    front = b"".join(_encrypted(one, _SMALL, b"small", small))
    whole = _encrypted(one, _WHOLE, b"whole", data)
    return b"".join((MAGIC, len(front).to_bytes(4, "big"), front, *whole))


def _encrypted(one: Sealed, nonce: bytes, part: bytes, data: bytes) -> Iterator[bytes]:
    """Piece by piece: sealing lets no other thread run."""
    sealing = Cipher(algorithms.AES(one.key), modes.GCM(nonce)).encryptor()
    sealing.authenticate_additional_data(_bound(one, part))
    yield from map(sealing.update, _pieces(data))
    yield sealing.finalize()
    yield sealing.tag


def _decrypted(one: Sealed, nonce: bytes, part: bytes, sealed: bytes) -> bytes:
    """Raises InvalidTag, ValueError."""
    tag = modes.GCM(nonce, sealed[-_TAG:])
    opening = Cipher(algorithms.AES(one.key), tag).decryptor()
    opening.authenticate_additional_data(_bound(one, part))
    return b"".join((*map(opening.update, _pieces(sealed[:-_TAG])), opening.finalize()))


def _pieces(data: bytes) -> Iterator[memoryview]:
    whole = memoryview(data)
    return (whole[start : start + _PIECE] for start in range(0, len(data), _PIECE))


def _bound(one: Sealed, part: bytes) -> bytes:
    return MAGIC + b"\0" + part + b"\0" + bytes.fromhex(one.sm3)


def keep(store: OpenFile, content: Content, small: bytes, data: bytes) -> None:
    """Keeps a content durably; one that is there whole is left as it is.

    From any thread. The key never comes from the store's own source: a demonstration repeats that
    one. Raises OSError, StoreTrouble ``attachment.damaged`` where other bytes are read than written.
    """
    with _ONE_AT_A_TIME:
        _keep(store, content, small, data)


def _keep(store: OpenFile, content: Content, small: bytes, data: bytes) -> None:
    with store.reading() as reader:
        there = _sealed(reader.driver, content.sm3)
    if there is not None and _holds(store.where, there):
        return
    one = there or Sealed(content.sm3, SystemRandomness().token(KEY_BYTES))
    folder = store.where.attachments
    folder.mkdir(mode=FOLDER, exist_ok=True)
    unnamed = folder / (one.name + NEW)
    try:
        write_durably(unnamed, seal(one, small, data), FILE)
        if opened_file(unnamed, one) != data:
            raise StoreTrouble("attachment.damaged", one.name)
        if there is None:
            with store.writing() as unit:
                _insert(unit.driver, content, one)
    except BaseException:
        with suppress(OSError):
            unnamed.unlink(missing_ok=True)
        raise
    _give_name(unnamed)


def _insert(driver: Driver, content: Content, one: Sealed) -> None:
    names = "sm3, key, media, size, pages, width, height"
    shape = (content.pages, content.width, content.height)
    driver.execute(
        f"INSERT INTO {CONTENT.name} ({names}) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (content.sm3, one.key, content.media, content.size, *shape),
    )


def _give_name(unnamed: Path) -> None:
    unnamed.replace(unnamed.with_name(unnamed.name.removesuffix(NEW)))
    sync_folder(unnamed.parent)


def _holds(where: StoreFolder, one: Sealed) -> bool:
    return is_whole_file(_file(where, one), one)


def _file(where: StoreFolder, one: Sealed) -> Path:
    """The file of a content; it may not have got its name before the power went."""
    named = where.attachments / one.name
    return named if named.exists() else named.with_name(one.name + NEW)


def opened_file(path: Path, one: Sealed) -> bytes:
    """The content in a sealed file. Raises StoreTrouble ``attachment.missing``, ``attachment.damaged``."""
    data = _part_of(path, one, small=False)
    if sm3_of(data) != one.sm3:
        raise StoreTrouble("attachment.damaged", one.name)
    return data


def _part_of(path: Path, one: Sealed, *, small: bool) -> bytes:
    try:
        with path.open("rb") as file:
            front = file.read(8)
            length = int.from_bytes(front[4:], "big")
            if front[:4] != MAGIC or length > path.stat().st_size:
                raise StoreTrouble("attachment.damaged", one.name)
            first = file.read(length)
            rest = b"" if small else file.read()
    except FileNotFoundError:
        raise StoreTrouble("attachment.missing", one.name) from None
    except OSError:
        raise StoreTrouble("attachment.damaged", one.name) from None
    try:
        front = _decrypted(one, _SMALL, b"small", first)
        return front if small else _decrypted(one, _WHOLE, b"whole", rest)
    except (InvalidTag, ValueError):
        raise StoreTrouble("attachment.damaged", one.name) from None


def describe(reader: Reader, content: str) -> Content | None:
    """What is known of a content, or None where it was never kept."""
    query = f"SELECT {_COLUMNS} FROM {CONTENT.name} WHERE sm3 = ?"
    row = first_row(reader.driver, query, (content,))
    return None if row is None else Content(*row)


def _sealed(driver: Driver, content: str) -> Sealed | None:
    row = first_row(driver, f"SELECT sm3, key FROM {CONTENT.name} WHERE sm3 = ?", (content,))
    return None if row is None else Sealed(*row)


def read(store: OpenFile, content: str, *, small: bool = False) -> bytes:
    """The bytes of a content, or its small picture.

    Raises StoreTrouble ``attachment.missing`` (its file has not come, or is gone),
    ``attachment.damaged``.
    """
    with store.looking() as reader:
        one = _sealed(reader.driver, content)
    if one is None:
        raise StoreTrouble("attachment.missing", content)
    path = _file(store.where, one)
    return _part_of(path, one, small=True) if small else opened_file(path, one)


def is_there(reader: Reader, where: StoreFolder, content: str) -> bool:
    """Whether the file of a content lies in the folder; it is not opened."""
    one = _sealed(reader.driver, content)
    return one is not None and _file(where, one).exists()


def all_sealed(driver: Driver) -> Iterator[Sealed]:
    """Every content, in the order of their digests."""
    rows = driver.execute(f"SELECT sm3, key FROM {CONTENT.name} ORDER BY sm3").fetchall()
    return (Sealed(*row) for row in rows)


def how_many(driver: Driver) -> int:
    """How many contents there are."""
    return int(first_value(driver, f"SELECT count(*) FROM {CONTENT.name}") or 0)


def is_whole_file(path: Path, one: Sealed) -> bool:
    """Whether a file is that of a content, and holds it."""
    try:
        opened_file(path, one)
    except StoreTrouble:
        return False
    return True


def faults(store: OpenFile) -> tuple[tuple[str, str], ...]:
    """``(SM3, what)`` of every content that is ``missing`` or ``damaged``; every file is read."""
    with store.reading() as reader:
        known = tuple(all_sealed(reader.driver))
    found = []
    for one in known:
        try:
            opened_file(_file(store.where, one), one)
        except StoreTrouble as trouble:
            found.append((one.sm3, trouble.code.rpartition(".")[2]))
    return tuple(found)


def clear_away(store: OpenFile) -> None:
    """Ends what a crash left unfinished: see docs/adr/0013, order of writing."""
    folder = store.where.attachments
    if not folder.is_dir():
        return
    with store.reading() as reader:
        unused = (
            f"SELECT sm3, key FROM {CONTENT.name} WHERE sm3 NOT IN (SELECT sm3 FROM r_attachment)"
        )
        orphans = [Sealed(*row) for row in reader.driver.execute(unused).fetchall()]
        unfinished = [path for path in folder.iterdir() if path.suffix in (NEW, _PART)]
        names = {one.name for one in all_sealed(reader.driver)} if unfinished else set()
    if orphans:
        with store.writing() as unit:
            unit.driver.executemany(
                f"DELETE FROM {CONTENT.name} WHERE sm3 = ?", [(one.sm3,) for one in orphans]
            )
    gone = {one.name for one in orphans}
    for path in unfinished:
        if path.suffix == NEW and path.stem in names - gone:
            _give_name(path)
        else:
            path.unlink(missing_ok=True)
    for name in gone:
        with suppress(OSError):
            (folder / name).unlink(missing_ok=True)
    if gone or unfinished:
        LOG.info("attachments put in order: %d, %d", len(gone), len(unfinished))
