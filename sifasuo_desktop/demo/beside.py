"""Where a demonstration is made: in a folder beside its place, which it takes when it is whole.

Cut off anywhere, nothing lies at the place itself, and the next run takes what lies beside away.
Only what a demonstration made is ever taken away.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from sifasuo_desktop.kernel.clock import SystemClock
from sifasuo_desktop.kernel.files import sync_folder
from sifasuo_desktop.kernel.private import FOLDER
from sifasuo_desktop.store import lease
from sifasuo_desktop.store.engine import StoreTrouble
from sifasuo_desktop.store.folder import StoreFolder

UNFINISHED = ".demo-unfinished"
_STORE = "store"


@contextmanager
def made_beside(folder: Path) -> Iterator[Path]:
    """Where to make the store whose place is ``folder`` from the end of the context on.

    Raises StoreTrouble ``store.exists``, ``demo.folder_used`` for a place that is not empty, and
    ``store.in_use`` where another run makes the same one; then nothing was changed.
    """
    place = folder.resolve()
    beside = place.with_name(place.name + UNFINISHED)
    _refuse_used(place)
    if not _made_by_a_demonstration(beside):
        raise StoreTrouble("demo.folder_used", beside.name)
    beside.mkdir(mode=FOLDER, parents=True, exist_ok=True)
    with _held(beside):
        made = beside / _STORE
        shutil.rmtree(made, ignore_errors=True)
        try:
            yield made
            _take_place(made, place)
        finally:
            shutil.rmtree(made, ignore_errors=True)


@contextmanager
def _held(beside: Path) -> Iterator[None]:
    """The folder beside for one run at a time; it goes when nothing lies in it any more."""
    own = ExitStack()
    own.enter_context(lease.held(beside, SystemClock()))  # else it is another run's
    try:
        yield
    finally:
        own.close()
        with suppress(OSError):
            for name in lease.FILES:
                (beside / name).unlink(missing_ok=True)
            beside.rmdir()


def _refuse_used(place: Path) -> None:
    if StoreFolder(place).is_store():
        raise StoreTrouble("store.exists", place.name)
    if not place.exists():
        return
    # What something is mounted at cannot be given to another folder.
    if not place.is_dir() or place.is_mount() or any(place.iterdir()):
        raise StoreTrouble("demo.folder_used", place.name)


def _made_by_a_demonstration(beside: Path) -> bool:
    """Whether nothing lies there but what an earlier run can have left: its lease and its store."""
    if not os.path.lexists(beside):
        return True
    if beside.is_symlink() or not beside.is_dir():
        return False
    names, store = {path.name for path in beside.iterdir()}, StoreFolder(beside / _STORE)
    if _STORE not in names:
        return names <= set(lease.FILES)
    if names - {_STORE, *lease.FILES} or names == {_STORE} or store.folder.is_symlink():
        return False
    return store.folder.is_dir() and all(
        path.name in lease.FILES or store.is_own(path) for path in store.folder.iterdir()
    )


def _take_place(made: Path, place: Path) -> None:
    """Whole, or not at all: what came to lie at the place meanwhile stays."""
    if place.exists():
        try:
            place.rmdir()
        except OSError:
            raise StoreTrouble("demo.folder_used", place.name) from None
    made.rename(place)
    sync_folder(place.parent)
