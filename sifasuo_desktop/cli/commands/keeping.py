"""``backup`` and ``recovery``: what is left when the computer or the passwords are lost."""

import argparse
import sys
from pathlib import Path
from typing import Any

from sifasuo_desktop.cli.opening import (
    account_of,
    clock_of,
    new_password,
    opened,
    password,
    recovery_key,
    store_folder,
)
from sifasuo_desktop.cli.output import DONE, print_json, told
from sifasuo_desktop.domain.refusal import Refused, problem
from sifasuo_desktop.kernel.files import write_durably
from sifasuo_desktop.kernel.ids import SystemRandomness
from sifasuo_desktop.services.office import backups, restoring
from sifasuo_desktop.services.office import recovery as keys
from sifasuo_desktop.services.office.backup_words import size_words, told_backup, when
from sifasuo_desktop.services.paper.recovery_sheet import sheet_pdf
from sifasuo_desktop.store.backup import Backup
from sifasuo_desktop.store.backup_contents import count_of
from sifasuo_desktop.store.backup_file import BackupHeader


def backup(args: argparse.Namespace) -> int:
    """Makes, lists, checks or restores a backup, or chooses the second place."""
    steps = {
        "make": _make,
        "list": _list,
        "place": _place,
        "check": _check,
        "restore": _restore,
    }
    return steps[args.step](args)


def recovery(args: argparse.Namespace) -> int:
    """Shows the recovery key, or sets a new password with it."""
    return _show(args) if args.step == "show" else _open(args)


def _plain(one: Backup) -> dict[str, Any]:
    return {"file": str(one.path), "bytes": one.bytes, **_of(one.header)}


def _of(header: BackupHeader) -> dict[str, Any]:
    return {
        "office": header.office,
        "made_at": header.made_at,
        "why": header.why,
        "entries": header.log_n,
        "head": header.log_hash,
        "step": header.step,
    }


def _make(args: argparse.Namespace) -> int:
    with opened(args) as workplace:
        made = backups.make(workplace, args.to)
    warnings = [told(made.trouble)] if made.trouble else []
    if args.json:
        copy = str(made.copy) if made.copy else None
        print_json({**_plain(made.backup), "copy": copy, "warnings": warnings})
        return DONE
    print(f"已备份：{made.backup.path}（{size_words(made.backup.bytes)}）")
    if made.copy:
        print(f"另有一份：{made.copy}")
    for warning in warnings:
        sys.stderr.write(f"提醒：{warning['message']}\n")
    return DONE


def _list(args: argparse.Namespace) -> int:
    with opened(args) as workplace:
        found = backups.listed(workplace)
        standing = backups.standing(workplace)
    remark = backups.remark(standing)
    if args.json:
        print_json(
            {
                "items": [_plain(one) for one in found],
                "place": str(standing.place) if standing.place else None,
                "place_seen": standing.seen,
                "warnings": [told(remark)] if remark else [],
            }
        )
        return DONE
    for one in found:
        print(told_backup(one))
    if not found:
        print("还没有备份。可用 backup make 立即备份。")
    if remark:
        sys.stderr.write(f"提醒：{told(remark)['message']}\n")
    return DONE


def _place(args: argparse.Namespace) -> int:
    with opened(args) as workplace:
        if args.none or args.folder is not None:
            backups.set_place(workplace, None if args.none else args.folder)
        standing = backups.standing(workplace)
    if args.json:
        print_json(
            {
                "place": str(standing.place) if standing.place else None,
                "there": standing.there,
                "place_seen": standing.seen,
            }
        )
    elif standing.place is None:
        print("没有第二备份位置。")
    else:
        state = "可用" if standing.there else "现在没有连上"
        print(f"第二备份位置：{standing.place}（{state}）")
    return DONE


def _way(args: argparse.Namespace) -> restoring.WayIn:
    if args.recovery:
        return restoring.WayIn(key=recovery_key())
    return restoring.WayIn(account_of(args), password())


def _check(args: argparse.Namespace) -> int:
    header = restoring.check(args.file, _way(args))
    if args.json:
        print_json({"ok": True, **_of(header), "attachments": count_of(header)})
    else:
        inside = f"附件 {count_of(header)} 个。" if count_of(header) else ""
        print(f"备份完好：{header.office_name}，{when(header)}，日志 {header.log_n} 条。{inside}")
    return DONE


def _restore(args: argparse.Namespace) -> int:
    folder = store_folder(args)
    done = restoring.restore(
        args.file,
        folder,
        _way(args),
        clock=clock_of(args),
        randomness=SystemRandomness(),
        office=args.office or "",
    )
    if args.json:
        aside = str(done.aside) if done.aside else None
        beside = {
            "aside": aside,
            "older_bundles": done.older,
            "attachments_missing": done.missing,
        }
        print_json({"store": str(folder), **beside, **_of(done.header)})
        return DONE
    print(f"已恢复{done.header.office_name}截至 {when(done.header)}的数据：{folder}")
    if done.aside:
        print(f"原来的数据库没有删除，移到了：{done.aside}")
    print(restoring.what_next(done))
    return DONE


def _show(args: argparse.Namespace) -> int:
    out: Path | None = args.out
    if out is not None and not out.parent.is_dir():
        raise Refused(problem("handover.folder", "", name=out.parent.name))
    with opened(args) as workplace:
        key = keys.show(workplace, password(), new=args.new)
        if out is not None:
            write_durably(out, sheet_pdf(workplace, key))
    if args.json:
        print_json({"key": key, "file": str(out) if out else None})
        return DONE
    print(f"恢复密钥：{key}")
    print(
        f"已打印到 {out}。请锁进柜子。" if out else "请抄写或者打印下来，锁进柜子；不要存在电脑里。"
    )
    return DONE


def _open(args: argparse.Namespace) -> int:
    account = keys.open_with_key(
        store_folder(args),
        recovery_key(),
        account_of(args),
        new_password(),
        clock=clock_of(args),
        randomness=SystemRandomness(),
    )
    if args.json:
        print_json({"account": account})
    else:
        print(f"已为“{account}”设了新密码，可以登录了。这一步已记入日志。")
    return DONE
