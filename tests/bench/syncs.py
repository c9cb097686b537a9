"""How often a save flushes the disk, counted by the layer below the files that faults use too.

Run in a process of its own above that layer; ``STORE COUNT`` prints the flushes of so many saves
of the program, and of so many by hand.
"""

import ctypes
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from tests.bench.children import child
from tests.faults.layered import OPS, compiled


def syncs(store: Path, count: int) -> tuple[str, str]:
    """Flushes a save, of the program and by hand; empty without a C compiler."""
    if shutil.which("cc") is None:
        return "", ""
    around = {"LD_PRELOAD": str(compiled(store.parent)), "LAYER_ROOT": str(store)}
    ours, theirs = child("syncs", str(store), str(count), around=around)
    return ours, theirs


def _counted(layer: ctypes.CDLL, save: Callable[[], object], count: int) -> float:
    layer.layer_fail(OPS["sync"], ctypes.c_long(0), 0, 0)
    for _ in range(count):
        save()
    return int(layer.layer_seen()) / count


def main() -> int:
    from tests.bench.grown import open_grown
    from tests.bench.saving import ByHand, Registering

    layer = ctypes.CDLL(None)
    layer.layer_seen.restype = ctypes.c_long
    workplace = open_grown(Path(sys.argv[1]))
    registering = Registering(workplace)
    by_hand = ByHand(workplace, registering.save())
    for save in (registering.save, by_hand.save):
        print(f"{_counted(layer, save, int(sys.argv[2])):.2f}")
    workplace.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
