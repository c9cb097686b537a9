"""A backup looked through, or made a store of again: on another computer, or in place of this one."""

from pathlib import Path

from sifasuo_desktop.domain import recovery_key
from sifasuo_desktop.domain.office.records import Event
from sifasuo_desktop.domain.office.records import User as UserRecord
from sifasuo_desktop.kernel.clock import Clock
from sifasuo_desktop.kernel.ids import Randomness, new_id
from sifasuo_desktop.services.acting.powers import HOLDER, keep_power, told_apart
from sifasuo_desktop.services.office.taking_over import take_over
from sifasuo_desktop.services.office.workplace import login_name
from sifasuo_desktop.store import restore as bare
from sifasuo_desktop.store.backup import backups_in
from sifasuo_desktop.store.backup_file import BackupHeader, is_whole, read_header
from sifasuo_desktop.store.engine import StoreTrouble
from sifasuo_desktop.store.epochs import begin_epoch
from sifasuo_desktop.store.file import Store
from sifasuo_desktop.store.folder import StoreFolder
from sifasuo_desktop.store.restore import Restored
from sifasuo_desktop.store.unit_of_work import Author, UnitOfWork

BY_KEY = "recovery"
"""Who restored, in the log, where it was done with the recovery key."""


NEXT = (
    "恢复以后的第一次上报会把全部内容重新交给市局一遍，请在接着登记以前先上报一次，"
    "并查对做备份以后纸上已经用过的编号。"
)
OLDER = (
    "原来的数据库里有 {count} 个打好的上报包，不知道市局收到没有，下次上报时原样一起交去；"
    "打在包里而本机没有的内容，市局收到后在“数据上报”页列出，请照着补录。"
)
LOST = (
    "有 {count} 件附件的文件没有找到：备份旁边没有“attachments”文件夹，或者里面缺少。"
    "找到以后放回去再恢复一次，或者重新扫描后添加。"
)
UNKNOWN = (
    "做备份以后登记、既不在备份里也不在上报包里的内容，哪里都没有，程序也无从知道，"
    "请对照登记簿和卷宗补录。"
)


def what_next(done: Restored) -> str:
    """What is to be done after a restore, in words."""
    older = OLDER.format(count=done.older) if done.older else ""
    lost = LOST.format(count=done.missing) if done.missing else ""
    return f"{older}{lost}{UNKNOWN}{NEXT}"


class WayIn:
    """What opens a backup: an account with its password of the time, or the recovery key.

    Raises Refused for a key that nobody can have written so.
    """

    def __init__(self, account: str = "", password: str = "", key: str = "") -> None:
        self.account = "" if key else login_name(account)
        self.opens = (
            bare.by_recovery(recovery_key.read(key))
            if key
            else bare.by_password(self.account, password)
        )


def about(path: Path) -> BackupHeader:
    """What a file says of itself, before anybody opens it. Raises StoreTrouble."""
    return read_header(path)


def newest_whole(folder: Path) -> Path | None:
    """The newest backup in a store's folder of which every byte is what was written."""
    found = backups_in(StoreFolder(folder).backups)
    return next((one.path for one in found if is_whole(one.path)), None)


def check(path: Path, way: WayIn) -> BackupHeader:
    """Opens a backup aside and looks at all of it. Raises StoreTrouble."""
    return bare.check(path, way.opens)


def restore(
    path: Path,
    folder: Path,
    way: WayIn,
    *,
    clock: Clock,
    randomness: Randomness,
    office: str = "",
) -> Restored:
    """A store from a backup in a new epoch; what lay in the folder is moved aside.

    Raises StoreTrouble, also ``store.disabled`` for an account that could not sign in at the time;
    then nothing was changed.
    """

    def begin(store: Store, there: StoreFolder) -> int:
        _refuse_disabled(store, way.account)
        with store.writing() as unit:
            begin_epoch(unit)
        older = take_over(store, there)
        author = Author(way.account or BY_KEY, "event.restored", new_id(store.randomness))
        store.write(author, lambda unit: _keep_restored(unit, way.account))
        return older

    return bare.restore(
        path, folder, way.opens, clock=clock, randomness=randomness, begin=begin, office=office
    )


def _keep_restored(unit: UnitOfWork, account: str) -> None:
    """With the data the roles and passwords of that day come back: every 所长 is told."""
    unit.add(Event(id=unit.new_id(), act="restored"))
    users = unit.every(UserRecord, account=account) if account else ()
    by = told_apart(users[0]) if users else HOLDER
    keep_power(unit, "restored", by, by, unit.clock.today())


def _refuse_disabled(store: Store, account: str) -> None:
    if not account:
        return
    with store.reading() as reader:
        found = reader.every(UserRecord, account=account)
    if not found or found[0].disabled:
        raise StoreTrouble("store.disabled")
