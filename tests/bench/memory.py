"""How much memory something takes at its highest, as Linux counts it for the process."""

from pathlib import Path

_STATUS = Path("/proc/self/status")
_AGAIN = Path("/proc/self/clear_refs")


def begin() -> float:
    """Counts the highest from now on; what the process holds now, in MB."""
    if _AGAIN.exists():
        _AGAIN.write_text("5")
    return _told("VmRSS")


def highest() -> float:
    """The most the process held since, in MB; 0 where nothing counts it."""
    return _told("VmHWM")


def _told(name: str) -> float:
    if not _STATUS.exists():
        return 0.0
    lines = _STATUS.read_text().splitlines()
    return next(float(line.split()[1]) / 1024 for line in lines if line.startswith(name))
