"""Finished bundles of a store that was put aside: they go to the bureau beside the restored one's.

They may hold acts newer than the backup. They are sealed for the bureau alone, so that nothing of
them comes back into the store: the bureau keeps it and names what the office has to enter again.
"""

from pathlib import Path

from sifasuo_desktop.domain.refusal import Problem, problem
from sifasuo_desktop.store import outbox
from sifasuo_desktop.store.file import Store
from sifasuo_desktop.store.folder import StoreFolder
from sifasuo_desktop.store.outbox import KeptBundle
from sifasuo_desktop.store.reading import Reader

ENDING = ".sfb"


def folder_of(where: StoreFolder) -> Path:
    """Where they lie: apart from the store's own, whose ends of the log they do not share."""
    return where.outbox / "older"


def waiting(store: Store, reader: Reader) -> tuple[KeptBundle, ...]:
    """Those without a receipt, in the order in which they were made."""
    names = {path.name for path in folder_of(store.where).glob(f"*{ENDING}")}
    if not names:
        return ()
    return tuple(one for one in outbox.left_open(reader) if one.name in names)


def remarks(store: Store, reader: Reader) -> tuple[Problem, ...]:
    """What has to be told of them, as long as one waits for its receipt."""
    count = len(waiting(store, reader))
    return (problem("handover.older", count=count),) if count else ()
