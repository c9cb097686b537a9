"""``log check``: whether the revision log is what was written."""

import argparse

from sifasuo_desktop.cli.opening import opened
from sifasuo_desktop.cli.output import DONE, REFUSED, print_json
from sifasuo_desktop.services.office.log_check import check


def log(args: argparse.Namespace) -> int:
    """Walks the whole chain; exit status 1 when it does not hold."""
    with opened(args) as workplace:
        found = check(workplace)
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
        print(f"日志在第 {found.faults[0].n} 条处不符。请联系安全审计员，不要继续使用。")
    return DONE if found.ok else REFUSED
