"""``log check``: whether the revision log is what was written; ``log export``: who did what."""

import argparse

from sifasuo_desktop.cli.opening import opened
from sifasuo_desktop.cli.output import DONE, REFUSED, print_json
from sifasuo_desktop.services.office.log_check import check, fault_words
from sifasuo_desktop.services.office.log_export import export_log


def log(args: argparse.Namespace) -> int:
    """The two things that can be done with the log."""
    return _export(args) if args.step == "export" else _check(args)


def _export(args: argparse.Namespace) -> int:
    with opened(args) as workplace:
        count = export_log(workplace, args.out)
    if args.json:
        print_json({"file": str(args.out), "entries": count})
    else:
        print(f"已导出 {count} 条：{args.out}")
    return DONE


def _check(args: argparse.Namespace) -> int:
    """Walks the whole chain; exit status 1 when it does not hold."""
    with opened(args) as workplace:
        found = check(workplace)
        words = fault_words(workplace, found)
    if args.json:
        print_json(
            {
                "ok": found.ok,
                "entries": found.entries,
                "head": found.head,
                "content": found.content,
                "faults": [{"n": fault.n, "what": fault.what} for fault in found.faults],
            }
        )
    elif found.ok:
        print(f"日志完整，共 {found.entries} 条，末条校验值 {found.head}")
        print(f"内容校验值 {found.content}")
    else:
        print(words)
    return DONE if found.ok else REFUSED
