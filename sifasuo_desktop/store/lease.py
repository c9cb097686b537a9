"""One writer a store: a lock held by the process and a note that says who holds it."""

import json
import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from sifasuo_desktop.kernel.clock import Clock, stamp
from sifasuo_desktop.store.engine import StoreTrouble

NOTE, LOCK = FILES = ("lease.json", "lease.lock")


@contextmanager
def held(folder: Path, clock: Clock) -> Iterator[None]:
    """Holds the store's lease. Raises StoreTrouble ``store.in_use`` with the holder's name."""
    note = folder / NOTE
    lock = FileLock(folder / LOCK, timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise StoreTrouble("store.in_use", _holder(note)) from None
    except OSError:
        raise StoreTrouble("store.unwritable", folder.name) from None
    try:
        content = {
            "host": platform.node(),
            "account": os.environ.get("USER") or os.environ.get("USERNAME") or "",
            "process": os.getpid(),
            "since": stamp(clock.now()),
        }
        # A full disk takes no note; the lock holds all the same.
        with suppress(OSError):
            note.write_text(json.dumps(content), encoding="utf-8")
        yield
    finally:
        # The lock is given back even where the folder turned read-only meanwhile.
        with suppress(OSError):
            note.unlink(missing_ok=True)
        lock.release()


def _holder(note: Path) -> str:
    try:
        content = json.loads(note.read_text(encoding="utf-8"))
        who = f"{content['host']} {content['account']}".strip()
        return f"{who}，{content['since'][:16].replace('T', ' ')} 起"
    except (OSError, ValueError, KeyError, TypeError):
        return ""
