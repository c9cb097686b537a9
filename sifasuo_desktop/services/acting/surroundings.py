"""What about the computer should be put right before work goes on: its clock, the store's place."""

from datetime import datetime
from pathlib import Path

from sifasuo_desktop.domain.refusal import Problem, problem
from sifasuo_desktop.kernel.clock import stamp
from sifasuo_desktop.kernel.synced_folders import NETWORK, kept_in_step
from sifasuo_desktop.store.folder import StoreFolder


def clock_remark(latest: str, now: datetime) -> tuple[Problem, ...]:
    """A warning when the computer's day lies before that of what was recorded last.

    ``latest`` is a time stamp of the log, empty for a log that is not there yet.
    """
    today, last = stamp(now)[:10], latest[:10]
    return (problem("act.clock_behind", today=today, last=last),) if today < last else ()


def place_remark(where: StoreFolder) -> tuple[Problem, ...]:
    """Warnings when another program copies the store's files while they change, or others read them."""
    return (*_copied(where.folder), *_open_to_others(where))


def _open_to_others(where: StoreFolder) -> tuple[Problem, ...]:
    return () if where.keep_private() else (problem("store.open_to_others", "store"),)


def _copied(folder: Path) -> tuple[Problem, ...]:
    name = kept_in_step(folder)
    if name == NETWORK:
        return (problem("store.network_folder", "store"),)
    return (problem("store.cloud_folder", "store", name=name),) if name else ()
