"""Whether a backup would save the office: the newest is restored aside, as far as a store that opens."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from sifasuo_desktop.services.office.backup_words import when
from sifasuo_desktop.services.office.backups import (
    PATIENCE_DAYS,
    Standing,
    changed_since,
    of_this_store,
    remark,
    standing,
)
from sifasuo_desktop.services.office.health import BAD, GOOD, WORTH_A_LOOK, Finding
from sifasuo_desktop.services.office.reference_data import sentence
from sifasuo_desktop.services.office.trouble_words import disk_reason
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.store.backup import Backup, backup_files, backups_in
from sifasuo_desktop.store.backup_contents import lacking_in
from sifasuo_desktop.store.engine import StoreTrouble
from sifasuo_desktop.store.restore import rehearse

Told = tuple[str, str]
"""A light and its words."""
NO_BACKUP = "还没有备份。请做一次备份。"
NO_PLACE = (
    "还没有选。电脑坏了、丢了，只有别处的备份救得回来。请在系统管理里选一个 U 盘或者共享文件夹。"
)
EMPTY_PLACE = "里面还没有现在这个数据库的备份。请按“立即备份”。"
LACKING = "那里还缺 {count} 件附件的文件。请按“立即备份”。"
NOW = "请按“立即备份”再做一份，并检查磁盘。"


def newest_backup(workplace: Workplace) -> Finding:
    """The newest backup in the store's own folder, restored aside."""
    folder = workplace.store.where.backups
    light, words = _looked(workplace, folder)
    if not words:
        light, words = WORTH_A_LOOK, NO_BACKUP
        if others := len(backups_in(folder)):
            words = f"现在这个数据库还没有备份；有 {others} 份是恢复以前的。请做一次备份。"
    return Finding("backup", "最近备份", light, words)


def second_place(workplace: Workplace) -> Finding:
    """Whether the second place is there, what it did not take, and its newest copy."""
    found = standing(workplace)
    light, words = (WORTH_A_LOOK, NO_PLACE) if found.place is None else _place(workplace, found)
    return Finding("second_place", "第二备份位置", light, words)


def _place(workplace: Workplace, found: Standing) -> Told:
    said = remark(found)
    told = [] if said is None else [(WORTH_A_LOOK, sentence(said.code, **dict(said.values)))]
    if found.place is not None and found.there:
        light, words = _looked(workplace, found.place)
        told.append((light, words) if words else (WORTH_A_LOOK, EMPTY_PLACE))
        lacking = lacking_in(found.place, workplace.store.where.attachments)
        if lacking:
            told.append((WORTH_A_LOOK, LACKING.format(count=len(lacking))))
    elif not told:
        seen = (found.seen or "")[:10]
        told.append((WORTH_A_LOOK, f"现在没有连上，上次连上是 {seen}。请插好以后再检查一次。"))
    return _worst(light for light, _ in told), "".join(words for _, words in told)


def _worst(lights: Iterable[str]) -> str:
    return max(lights, key=(GOOD, WORTH_A_LOOK, BAD).index)


def _looked(workplace: Workplace, folder: Path) -> Told:
    """The newest backup of this store in a folder; no words where there is none."""
    own = of_this_store(workplace, folder)
    bad = _unreadable(folder)
    if not own:
        return (BAD, f"{bad}{NOW}") if bad else (GOOD, "")
    light, words = _tried(workplace, own)
    return (_worst((light, WORTH_A_LOOK)), f"{words}{bad}请检查磁盘。") if bad else (light, words)


def _unreadable(folder: Path) -> str:
    """The files that bear a backup's name and are none, such as one cut off."""
    readable = {one.path for one in backups_in(folder)}
    names = [path.name for path in backup_files(folder) if path not in readable]
    return f"{'、'.join(names)} 不完整，打不开。" if names else ""


def _tried(workplace: Workplace, own: tuple[Backup, ...]) -> Told:
    newest = own[0]
    try:
        records = rehearse(newest.path, workplace.store.key_of_backup)
    except StoreTrouble as trouble:
        why = sentence(trouble.code, detail=trouble.detail)
        return BAD, f"{when(newest.header)} 的备份恢复不了：{why}{NOW}{_older(workplace, own[1:])}"
    except OSError as error:
        why = f"{when(newest.header)} 的备份没能试着恢复（{disk_reason(error)}）。"
        return WORTH_A_LOOK, f"{why}请检查磁盘空间和磁盘好坏，再检查一次。"
    days = _age(workplace, newest)
    age = f"{days} 天前" if days else "不到一天"
    words = (
        f"{when(newest.header)}（{age}），{records} 项记录，日志 {newest.header.log_n} 条，"
        f"试着恢复过，完好（{newest.path.name}）。"
    )
    if days >= PATIENCE_DAYS and changed_since(workplace, newest):
        return WORTH_A_LOOK, f"{words}以后又登记过内容，这份备份太旧了。请按“立即备份”。"
    return GOOD, words


def _age(workplace: Workplace, one: Backup) -> int:
    made = datetime.fromisoformat(one.header.made_at)
    return max(0, (workplace.store.clock.now() - made).days)


def _older(workplace: Workplace, others: tuple[Backup, ...]) -> str:
    """The newest of the others that can be restored."""
    for one in others:
        try:
            rehearse(one.path, workplace.store.key_of_backup)
        except (StoreTrouble, OSError):
            continue
        return f"{when(one.header)} 的那份完好（{one.path.name}）。"
    return "较早的备份也没有一份完好。"
