"""A process above ``layer.c``: does one job after the other, each in a child with its own faults.

A job comes as a line of JSON on stdin and is answered by one on stdout.
"""

import ctypes
import gc
import importlib
import json
import os
import subprocess
import sys
import traceback
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Any

from sifasuo_desktop.cli import commands
from sifasuo_desktop.kernel.ids import SystemRandomness
from sifasuo_desktop.services.acting.bus import all_verbs
from sifasuo_desktop.store import slots

OPS = {"open": 1, "write": 2, "sync": 4, "rename": 8, "unlink": 16, "truncate": 32, "make": 64}
ANY = sum(OPS.values())
SOURCE = Path(__file__).with_name("layer.c")


@dataclass(frozen=True)
class Faults:
    """What the layer does: the ``nth`` of the operations fails, once or from then on.

    ``record`` is a file that every change and flush is written to.
    """

    ops: int = 0
    nth: int = 0
    error: int = 0
    again: bool = False
    full: bool = False
    readonly: bool = False
    record: str = ""


NONE = Faults()


def compiled(folder: Path) -> Path:
    """The layer as a library in a folder."""
    library = folder / "layer.so"
    if not library.exists():
        call = ["cc", "-shared", "-fPIC", "-O1", "-o", str(library), str(SOURCE), "-ldl"]
        subprocess.run(call, check=True)
    return library


class Layered:
    """The process; what lies below ``root`` is what faults happen to."""

    def __init__(self, library: Path, root: Path) -> None:
        around = {**os.environ, "LD_PRELOAD": str(library), "LAYER_ROOT": str(root)}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.layered"],
            env=around,
            cwd=Path(__file__).parents[2],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> "Layered":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._process.communicate()

    def do(self, call: str, faults: Faults = NONE, **values: Any) -> dict[str, Any]:
        """Does ``module:function`` of ``tests.faults``; its ``result`` and how often an op was ``seen``.

        What is no answer of the program comes as ``bug``.
        """
        return self._done({"call": call, "faults": asdict(faults), "values": values})

    def know(self, folder: Path, accounts: tuple[str, ...], password: str) -> None:
        """Stretches a password for the slots in a folder once, and not again in every child."""
        self._done({"known": [str(folder), accounts, password]})

    def _done(self, job: dict[str, Any]) -> dict[str, Any]:
        to, back = self._process.stdin, self._process.stdout
        assert to is not None
        assert back is not None
        to.write(json.dumps(job) + "\n")
        to.flush()
        return dict(json.loads(back.readline()))


def _set(layer: ctypes.CDLL, faults: Faults) -> None:
    if faults.record:
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
        layer.layer_record(os.open(faults.record, flags, 0o600))
    layer.layer_full(faults.full)
    layer.layer_readonly(faults.readonly)
    layer.layer_fail(faults.ops, ctypes.c_long(faults.nth), faults.error, faults.again)


def _unset(layer: ctypes.CDLL) -> int:
    seen = int(layer.layer_seen())
    layer.layer_full(0)
    layer.layer_readonly(0)
    layer.layer_fail(0, ctypes.c_long(0), 0, 0)
    return seen


def mark(words: str) -> None:
    """Writes something told by the job between the changes that are recorded."""
    ctypes.CDLL(None).layer_mark(words.encode())


def _child(job: dict[str, Any], answers: int) -> None:
    module, _, name = job["call"].partition(":")
    layer = ctypes.CDLL(None)
    layer.layer_seen.restype = ctypes.c_long
    function = getattr(importlib.import_module(f"tests.faults.{module}"), name)
    answer: dict[str, Any] = {}
    _set(layer, Faults(**job["faults"]))
    try:
        answer["result"] = function(**job["values"])
    except BaseException:
        answer["bug"] = traceback.format_exc()
    answer["seen"] = _unset(layer)
    os.write(answers, (json.dumps(answer) + "\n").encode())
    os._exit(0)


def _know(folder: str, accounts: list[str], password: str) -> None:
    kept = slots.Slots(Path(folder) / "slots.json", SystemRandomness())
    for account in accounts:
        kept.open(account, password)


def _get_ready() -> None:
    """What every job needs is read and measured once, and no child touches the pages it lies on."""
    for name in (
        "tests.faults.jobs",
        "sifasuo_desktop.bureau.ingest",
        "alembic.migration",
        "alembic.operations",
        "alembic.script",
    ):
        importlib.import_module(name)
    for path in Path(commands.__file__).parent.glob("[a-z]*.py"):
        importlib.import_module(f"{commands.__name__}.{path.stem}")
    all_verbs()
    slots.hash_secret_raw = cache(slots.hash_secret_raw)
    # No store made here is to be kept: the ordinary cost does, however fast the computer.
    slots._WANTED_SECONDS = 0.0
    slots.calibrated()
    gc.collect()
    gc.freeze()


def main() -> None:
    """Answers until stdin ends."""
    _get_ready()
    for line in sys.stdin:
        job = json.loads(line)
        if "known" in job:
            _know(*job["known"])
            print("{}", flush=True)
            continue
        child = os.fork()
        if child == 0:
            _child(job, 1)
        _, status = os.waitpid(child, 0)
        if status:
            print(json.dumps({"bug": f"status {status}", "seen": 0}), flush=True)


if __name__ == "__main__":
    main()
