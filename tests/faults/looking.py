"""What an office, a bureau and the files beside them hold, and whether all of it is whole.

Looked at before and after a deed without faults, it is the old and the new state; after a fault it
must be one of the two.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sifasuo_desktop.bureau.keys import load_keys
from sifasuo_desktop.bureau.store import DATABASE as BUREAU_DATABASE
from sifasuo_desktop.bureau.store import KEYS, open_bureau
from sifasuo_desktop.bureau.trouble import BureauTrouble
from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.kernel.canonical import decode
from sifasuo_desktop.kernel.clock import SystemClock
from sifasuo_desktop.kernel.ids import SystemRandomness
from sifasuo_desktop.services.office.log_check import check
from sifasuo_desktop.services.office.workplace import open_workplace
from sifasuo_desktop.store.backup_file import is_whole
from sifasuo_desktop.store.engine import StoreTrouble, connect
from sifasuo_desktop.store.folder import StoreFolder
from sifasuo_desktop.store.slots import Slots
from sifasuo_desktop.sync.refusal import Refusal

State = dict[str, Any]
_MOVES = ("r_event", "revision", "password", "preference", "draft", "returned", "identity")
"""Tables that signing in alone may write."""
_COUNTED = {
    "log": "SELECT count(*) FROM revision WHERE kind <> 'event'",
    "received": "SELECT count(received_at) FROM bundle",
    "step": "SELECT version_num FROM alembic_version",
}
_BUNDLED = {
    True: "SELECT count(*) FROM revision JOIN span ON n BETWEEN first AND last"
    " WHERE handover = 1 AND kind <> 'event'",
    False: "SELECT count(bundle) FROM revision WHERE kind <> 'event'",
}
"""With spans of the log, and as it was before the step that brought them."""


def held(database: Path, key: bytes) -> State:
    """How many rows every table of an encrypted file holds, and how far the hand-over is."""
    connection = connect(database, key, readonly=True)
    try:
        run = connection.execute
        tables = run("SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE 'CREATE T%'")
        kept = [name for (name,) in tables if not name.startswith(("search", "sqlite_", *_MOVES))]
        found = {name: run(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in kept}
        there = {name for (name,) in run("SELECT name FROM sqlite_master")}
        if "r_event" in there:
            counted = {**_COUNTED, "bundled": _BUNDLED["span" in there]}
            found |= {name: run(sql).fetchone()[0] for name, sql in counted.items()}
        return found
    finally:
        connection.close()


def look(folder: str, password: str, *, deep: bool = True) -> dict[str, Any]:
    """State and damage of all that lies in a folder: an office, a bureau, files copied out.

    ``deep``: it is opened as a person opens it, and the whole log is walked.
    """
    place, state, damage = Path(folder), {}, []
    parts: dict[str, Callable[[], list[str]]] = {
        "store": lambda: _office(place / "store", password, state, deep=deep),
        "bureau": lambda: _bureau(place / "bureau", state, deep=deep),
        "out": lambda: _copied_out(place, state),
    }
    for name, part in parts.items():
        if (place / name).exists():
            try:
                damage += [f"{name} {what}" for what in part()]
            except (StoreTrouble, BureauTrouble, Refused) as trouble:
                damage.append(f"{name} {trouble}")
    return {"state": state, "damage": damage}


def _office(folder: Path, password: str, state: State, *, deep: bool) -> list[str]:
    where = StoreFolder(folder)
    key = Slots(where.slots, SystemRandomness()).open("admin", password)
    state["store"] = held(where.database, key)
    state["files"] = [path.name for path in where.own_files() if path.exists()]
    backups = list(where.backups.glob("*.sfa"))
    state["backups"] = len(backups)
    damage = [path.name for path in backups if not is_whole(path)]
    if not deep:
        return damage
    office = open_workplace(
        folder, "admin", password, clock=SystemClock(), randomness=SystemRandomness()
    )
    try:
        damage += [one.code for one in office.remarks if one.code.startswith("store.")]
        damage += ["read only"] * office.store.read_only
        return damage + [f"{fault.what} {fault.n}" for fault in check(office).faults]
    finally:
        office.close()


def _bureau(home: Path, state: State, *, deep: bool) -> list[str]:
    database, key = home / BUREAU_DATABASE, load_keys(home / KEYS, "").database
    state["bureau"] = held(database, key)
    if not deep:
        return []
    open_bureau(home, "", SystemClock()).close()
    connection = connect(database, key, readonly=True)
    try:
        damage = connection.execute("PRAGMA cipher_integrity_check").fetchall()
        return [str(row) for row in damage]
    finally:
        connection.close()


def _copied_out(place: Path, state: State) -> list[str]:
    """Every file under its own name is whole; what is half written bears another one."""
    files = sorted(path for path in (place / "out").iterdir() if path.suffix in _WHOLE)
    state["out"] = [path.suffix for path in files]
    return [path.name for path in files if not _WHOLE[path.suffix](path)]


def _is_log(path: Path) -> bool:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["n"] for line in lines] == list(range(1, len(lines) + 1))


def _is_receipt(path: Path) -> bool:
    return bool(decode(path.read_bytes()))


def _is_bundle(path: Path) -> bool:
    outbox = path.parents[1] / "store" / "outbox"
    return path.read_bytes() in [one.read_bytes() for one in outbox.glob("*.sfb")]


def _holds(whole: Callable[[Path], bool]) -> Callable[[Path], bool]:
    def asked(path: Path) -> bool:
        try:
            return whole(path)
        except (ValueError, KeyError, Refusal):
            return False

    return asked


_WHOLE = {
    ".jsonl": _holds(_is_log),
    ".sfr": _holds(_is_receipt),
    ".sfb": _is_bundle,
    ".sfa": is_whole,
}
