"""A second place for backups: a stick, a disk or a share that may be away.

A file laid there when it was chosen tells it from an empty folder where a disk is not mounted.
"""

import shutil
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from sifasuo_desktop.kernel.files import sync_folder, write_durably
from sifasuo_desktop.store import backup_contents, backup_file
from sifasuo_desktop.store.backup import PREFIX, Backup, backups_in
from sifasuo_desktop.store.engine import StoreTrouble
from sifasuo_desktop.store.file import Store
from sifasuo_desktop.store.thinning import kept

PART = ".part"
SIGN = "司法所工作台备份位置.txt"
_WORDS = """这个文件夹是司法所工作台的第二备份位置，请不要删除里面的文件。
以 .sfa 结尾的是加密的备份，要用当时的密码或者恢复密钥才能打开。
编号：{mark}
"""


def lay_sign(folder: Path, mark: str) -> None:
    """Marks a folder as the second place of this store. Raises OSError."""
    write_durably(folder / SIGN, _WORDS.format(mark=mark).encode("utf-8"))


def is_there(folder: Path, mark: str) -> bool:
    """Whether the place is the one that was chosen, and not where it would be mounted."""
    try:
        return mark in (folder / SIGN).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False


def carry_whole(store: Store, made: Backup, folder: Path) -> Path:
    """A copy that opens alone: with the files of the attachments where there are any.

    Raises as ``carry`` does; nothing half-written stays.
    """
    if not backup_contents.files_in(store.where.attachments):
        return carry(made.path, folder)
    target = folder / made.path.name
    part = target.with_name(f"{target.name}{PART}")
    try:
        store.whole_copy(made, part)
        if not backup_file.is_whole(part):
            raise StoreTrouble("backup.damaged", folder.name)
        part.replace(target)
    except BaseException:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise
    with suppress(OSError):
        sync_folder(folder)
    return target


def carry(backup: Path, folder: Path) -> Path:
    """A copy of a backup, read back before it gets its name; one that is there already will do.

    Raises OSError, and StoreTrouble ``backup.damaged`` where other bytes are read than written;
    nothing half-written stays.
    """
    target = folder / backup.name
    if backup_file.same(backup, target):
        return target
    part = target.with_name(f"{target.name}{PART}")
    try:
        backup_file.copy(backup, part)
        if not backup_file.same(backup, part):
            raise StoreTrouble("backup.damaged", folder.name)
        part.replace(target)
    except BaseException:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise
    with suppress(OSError):
        sync_folder(folder)
    return target


def room_for(backup: Path, folder: Path, beside: int = 0) -> bool:
    """Whether a copy fits, with so many bytes of attachments."""
    return shutil.disk_usage(folder).free > backup.stat().st_size + beside


def make_room(folder: Path, office: str, now: datetime) -> bool:
    """Removes what need not stay before another copy comes; whether anything went.

    No copy was read back just now, as after a backup: what goes must leave a whole one behind.
    """
    return bool(_thin(folder, office, now, sure=False))


def thin(folder: Path, office: str, now: datetime) -> tuple[Path, ...]:
    """Removes the backups of an office that need not stay; those removed.

    With them what was half-written a day ago or longer: the stick was pulled out, and other
    computers may be writing there now.
    """
    return _thin(folder, office, now, sure=True)


def _thin(folder: Path, office: str, now: datetime, *, sure: bool) -> tuple[Path, ...]:
    yesterday = f"{PREFIX}{office}-{now - timedelta(days=1):%Y%m%d-%H%M%S}"
    halves = folder.glob(f"{PREFIX}{office}-*{PART}")
    gone = [half for half in halves if half.name < yesterday]
    own = [one for one in backups_in(folder) if one.header.office == office]
    stay = kept([_moment(one) for one in own], now)
    old = [one.path for one in own if _moment(one) not in stay]
    if old and not sure and not _any_whole(one.path for one in own if one.path not in old):
        old.remove(next((path for path in old if backup_file.is_whole(path)), old[0]))
    gone += old
    for path in gone:
        with suppress(OSError):
            path.unlink()
    return tuple(path for path in gone if not path.exists())


def _any_whole(paths: Iterable[Path]) -> bool:
    return any(backup_file.is_whole(path) for path in paths)


def _moment(backup: Backup) -> datetime:
    return datetime.fromisoformat(backup.header.made_at)
