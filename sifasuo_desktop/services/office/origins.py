"""Whether a store is still where, and what, this computer last saw it to be.

A witness outside the store's folder keeps, by device and folder, the end of the revision log that
was seen last. Every sign-in is an entry of that log, so its hash is a token that never comes
twice: a store whose log does not run through the witness's entry is an older state that was put
back; one whose device has no witness here was brought from elsewhere; one that lies in a second
folder is a copy. Each of them goes on in a new epoch.
"""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sifasuo_desktop.kernel.files import write_durably
from sifasuo_desktop.kernel.paths import default_settings
from sifasuo_desktop.store import numbers
from sifasuo_desktop.store.engine import StoreTrouble
from sifasuo_desktop.store.epochs import begin_epoch, epoch_of, ever_bundled, runs_through
from sifasuo_desktop.store.file import Store
from sifasuo_desktop.store.folder import StoreFolder
from sifasuo_desktop.store.outbox import log_head, put_identity
from sifasuo_desktop.store.reading import Reader

COPIED, PUT_BACK, FROM_ELSEWHERE = "copied", "put_back", "from_elsewhere"
WITNESSED = "witnessed"
"""In the identity table of a store that some computer has a witness of."""
Places = dict[str, dict[str, Any]]


@dataclass(frozen=True)
class Begun:
    """A new epoch was begun for a store in use: ``why`` it was."""

    why: str


def look(store: Store) -> Begun | None:
    """Begins a new epoch when the store is not the one that was closed here last.

    None as well where nothing was ever handed over: then nobody needs to be told.
    """
    with store.reading() as reader:
        known = reader.identity(WITNESSED) is not None
        path, places = _witness(store, reader)
        why = _why(store, reader, places)
        in_use = ever_bundled(reader) or reader.identity("certificate") is not None
        bundled = ever_bundled(reader)
        seen = places.get(str(store.where.folder.resolve()), {})
        all_known = why == PUT_BACK and bool(seen.get("closed"))
        unsure = not all_known and (why == PUT_BACK or bundled)
    if not known:  # of before there were witnesses, or made just now
        with store.writing() as unit:
            put_identity(unit, WITNESSED, "yes")
        return None
    if why is None or not _keep(path, places):  # what cannot be kept would be found every time
        return None
    with store.writing() as unit:
        begin_epoch(unit, unsure=unsure)
        unit.go_on_behind(seen.get("numbers", ()))
        if all_known:
            unit.numbers_are_known()
    return Begun(why) if in_use else None


def remember(store: Store, *, closed: bool = False) -> None:
    """Keeps the present end of the log as what this computer saw last; never fails.

    With it how far the numbers have got. ``closed``: nothing more is done before the next opening,
    so that what is kept is all there is to know.
    """
    if store.closed:
        return
    with suppress(StoreTrouble), store.reading() as reader:
        path, places = _witness(store, reader)
        n, head = log_head(reader)
        here = str(store.where.folder.resolve())
        kept = {
            place: seen for place, seen in places.items() if StoreFolder(Path(place)).is_store()
        }
        given = numbers.blocks(reader.driver)
        seen = {"n": n, "hash": head, "numbers": given, "closed": closed}
        _keep(path, {**kept, here: seen})


def moved(device: str, before: Path, after: Path) -> None:
    """What was seen of a closed store goes with it to the folder it was moved to; never fails."""
    path = _witness_of(device)
    places = _places(path)
    seen = places.pop(str(before.resolve()), None)
    if seen is not None:
        _keep(path, {**places, str(after.resolve()): seen})


def _why(store: Store, reader: Reader, places: Places) -> str | None:
    here = str(store.where.folder.resolve())
    if not places:
        return FROM_ELSEWHERE
    if here in places:
        return None if _runs_through(reader, places[here]) else PUT_BACK
    passed = {place: seen for place, seen in places.items() if _runs_through(reader, seen)}
    if not passed:
        return PUT_BACK
    last = max(passed, key=lambda place: int(passed[place]["n"]))
    return COPIED if StoreFolder(Path(last)).is_store() else None


def _runs_through(reader: Reader, seen: Mapping[str, Any]) -> bool:
    return runs_through(reader, int(seen["n"]), str(seen["hash"]))


def _witness(store: Store, reader: Reader) -> tuple[Path, Places]:
    path = _witness_of(epoch_of(reader).device)
    return path, _places(path)


def _witness_of(device: str) -> Path:
    return default_settings().parent / "stores" / f"{device}.json"


def _places(path: Path) -> Places:
    try:
        found = json.loads(path.read_bytes())["places"]
        return {
            str(place): {
                "n": int(seen["n"]),
                "hash": str(seen["hash"]),
                "numbers": [(str(b[0]), int(b[1]), str(b[2]), int(b[3])) for b in seen["numbers"]],
                "closed": seen["closed"] is True,
            }
            for place, seen in found.items()
        }
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return {}


def _keep(path: Path, places: Places) -> bool:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_durably(path, json.dumps({"places": places}, ensure_ascii=False).encode())
    except OSError:
        return False
    return True
