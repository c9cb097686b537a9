"""Run by a copy of the program one step further: what its office and its bureau say, as JSON."""

import io
import json
import sys
from collections.abc import Callable
from contextlib import redirect_stdout
from functools import cache
from pathlib import Path
from typing import Any

from argon2 import low_level

from sifasuo_desktop.bureau.main import main as bureau_main
from sifasuo_desktop.bureau.present import present_records
from sifasuo_desktop.bureau.store import open_bureau
from sifasuo_desktop.cli.main import run as office_main
from sifasuo_desktop.kernel.clock import SystemClock

FILE_NO = "（2026）皋云人调字第018号"
low_level.hash_secret_raw = cache(low_level.hash_secret_raw)


def told(main: Callable[[list[str]], int], *words: str, fails: bool = False) -> Any:
    """The document of one call that must be done; it may end with 1 where it ``fails`` by finding."""
    out = io.StringIO()
    with redirect_stdout(out):
        status = main([*words, "--json"])
    assert status == 0 or fails, (words, out.getvalue())
    return json.loads(out.getvalue())


def office(*words: str) -> Any:
    return told(office_main, *words)


def act(verb: str, **values: str) -> Any:
    path = Path("act.json")
    path.write_text(json.dumps({"dispute": FILE_NO, **values}), encoding="utf-8")
    return office("do", verb, "--with", str(path))


def present() -> list[dict[str, Any]]:
    """The disputes as the bureau has them now."""
    bureau = open_bureau(Path("bureau"), "", SystemClock())
    with bureau.reading() as connection:
        found = [item.facts or {} for item in present_records(connection, "dispute")]
    bureau.close()
    return found


def check() -> Any:
    return told(office_main, "log", "check", fails=True)


def live(golden: Path) -> Any:
    """The golden office goes on with the next step, and hands over to a bureau of the same step."""
    found: dict[str, Any] = {"first": check(), "shown": office("show", "dispute", FILE_NO)}
    found["opened"] = act("dispute.reopen", reason="补记预防措施")
    act("dispute.change", calming_measures="已约定每周走访。", reason="原记载不全")
    found["then"], found["changed"] = check(), office("show", "dispute", FILE_NO)
    old = golden / "bundle.sfb"
    found["old"] = told(bureau_main, "ingest", str(old))
    found["present_old"] = present()
    files = [item["file"] for item in office("bundle", "make", "--out", "stick")]
    found["new"] = told(bureau_main, "ingest", *files)
    found["present_new"] = present()
    found["status"] = told(bureau_main, "status")
    receipt = next(Path("bureau/out").rglob("*000002.sfr"))
    found["receipt"] = office("receipt", str(receipt))["receipt"]
    return found


if __name__ == "__main__":
    result = check() if sys.argv[1] == "check" else live(Path(sys.argv[2]))
    print(json.dumps(result))
