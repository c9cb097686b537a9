"""``doctor`` and ``selftest``: how the store and the installed program are."""

import argparse
import subprocess
from dataclasses import asdict

from sifasuo_desktop.cli.opening import opened
from sifasuo_desktop.cli.output import DONE, REFUSED, print_json
from sifasuo_desktop.kernel.own_program import WINDOW_TEST, own_program
from sifasuo_desktop.services.office.doctor import examine
from sifasuo_desktop.services.office.health import BAD, Finding
from sifasuo_desktop.services.paper.selftest import WINDOW, try_everything

_WORDS = {"green": "正常", "yellow": "请看", "red": "不对"}


def doctor(args: argparse.Namespace) -> int:
    """Looks at the store and what it stands on; exit status 1 when something is wrong."""
    with opened(args) as workplace:
        return _tell(examine(workplace), as_json=args.json)


def selftest(args: argparse.Namespace) -> int:
    """Tries the installed program in a folder that is thrown away; without a store of anybody's."""
    found = try_everything()
    if not args.no_window:
        found = (*found, _window())
    return _tell(found, as_json=args.json)


def _window() -> Finding:
    call = own_program(WINDOW_TEST)
    tried = subprocess.run(call, capture_output=True, timeout=120, check=False)
    if tried.returncode == 0:
        return Finding(WINDOW, "窗口", "green", "打开、关闭都正常")
    return Finding(WINDOW, "窗口", BAD, "窗口打不开。请检查系统组件，再重新安装程序。")


def _tell(found: tuple[Finding, ...], *, as_json: bool) -> int:
    ok = all(one.light != BAD for one in found)
    if as_json:
        print_json({"ok": ok, "findings": [asdict(one) for one in found]})
    else:
        for one in found:
            print(f"{_WORDS[one.light]}  {one.title}：{one.text}")
    return DONE if ok else REFUSED
