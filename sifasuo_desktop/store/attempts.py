"""How often a password was wrong: after a few times one has to wait, longer each time, never for good.

The file lies beside the slots and knows accounts as they do, by a hash; all names without a slot
share one count. Waiting is measured by how long the computer has been running: the time of day can
be set forward to cut a wait short, and set back by mistake it would prolong one.
"""

import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from sifasuo_desktop.kernel.clock import Clock
from sifasuo_desktop.kernel.files import write_durably
from sifasuo_desktop.store.engine import StoreTrouble

FREE = 3
"""Wrong passwords that cost nothing: a slip of the pen, the wrong keyboard, caps lock."""
FIRST = timedelta(seconds=5)
LONGEST = timedelta(minutes=15)
_NOBODY = "unknown"


def delay(failed: int) -> timedelta:
    """How long to wait after so many wrong passwords in a row."""
    if failed <= FREE:
        return timedelta(0)
    doubled: int = 2 ** min(failed - FREE - 1, 20)
    return min(LONGEST, FIRST * doubled)


@dataclass(frozen=True)
class Attempts:
    """The file at ``path``; a restart of the program changes nothing."""

    path: Path
    clock: Clock

    def begin(self, label: str) -> int:
        """Counts an attempt before it is made; how many failed before it.

        Raises StoreTrouble ``store.wait`` with the time left; then nothing is counted.
        """
        every = self._read()
        failed, last = every.get(label or _NOBODY, (0, 0.0))
        now = self.clock.running()
        left = delay(failed) - _passed(last, now)
        if left > timedelta(0):
            raise StoreTrouble("store.wait", _words(left))
        self._write({**every, label or _NOBODY: (failed + 1, now)})
        return failed

    def succeeded(self, label: str) -> None:
        """The password was right: the next wrong one is the first again."""
        every = self._read()
        every.pop(label or _NOBODY, None)
        if every:
            self._write(every)
            return
        with suppress(OSError):
            self.path.unlink(missing_ok=True)

    def _read(self) -> dict[str, tuple[int, float]]:
        try:
            kept = json.loads(self.path.read_bytes())
            return {label: _attempt(one) for label, one in kept.items()}
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return {}

    def _write(self, every: dict[str, tuple[int, float]]) -> None:
        content = {
            label: {"failed": failed, "running": last} for label, (failed, last) in every.items()
        }
        try:
            write_durably(self.path, json.dumps(content, sort_keys=True, indent=1).encode())
        except OSError:
            return  # on a disk that cannot be written the store can only be read


def _passed(last: float, now: float) -> timedelta:
    """The time since an attempt, or less: of one before the computer's start, the time since that."""
    return timedelta(seconds=now - last if now >= last else now)


def _attempt(kept: Any) -> tuple[int, float]:
    last = float(kept["running"])
    if not 0 <= last < float("inf"):
        raise ValueError("running")
    return int(kept["failed"]), last


def _words(left: timedelta) -> str:
    seconds = int(left / timedelta(seconds=1)) + (left % timedelta(seconds=1) > timedelta(0))
    return f"{seconds} 秒" if seconds < 60 else f"{-(-seconds // 60)} 分钟"
