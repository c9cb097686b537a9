"""R6 for what leaves the store: a backup, a bundle, a receipt, with a bit turned over or cut."""

from collections.abc import Callable, Iterator
from pathlib import Path

from sifasuo_desktop.store import restore
from sifasuo_desktop.store.engine import StoreTrouble
from tests.e2e.house import PASSWORD
from tests.faults.counts import Counts
from tests.faults.deeds import Made
from tests.faults.flips import cut_or_replaced, refused, turned_anywhere
from tests.faults.jobs import bureau, call
from tests.faults.looking import look


def spoil_a_backup(made: Made, tries: int) -> Counts:
    """It is looked through with its key and refused."""
    (backup,) = (made.folder / "store" / "backups").glob("*.sfa")
    way = restore.by_password("admin", PASSWORD)

    def refuses(path: Path) -> bool:
        try:
            restore.check(path, way)
        except StoreTrouble:
            return True
        return False

    assert refuses(backup) is False
    return _spoiled(backup, backup.read_bytes()[:-4096] + bytes(4096), tries, refuses)


def spoil_a_bundle(made: Made, tries: int) -> Counts:
    """The bureau takes nothing in and gives no receipt."""
    bundle = max((made.folder / "second").glob("*.sfb"))
    (earlier,) = (made.folder / "stick").glob("*.sfb")
    home, out = str(made.folder / "bureau"), made.folder / "out"

    def refuses(path: Path) -> bool:
        told = bureau(["ingest", str(path), "--receipts", str(out)], home)
        return told["status"] == 1 and "traceback" not in told["err"] and not list(out.iterdir())

    counts = _spoiled(
        bundle, bundle.read_bytes()[:100] + earlier.read_bytes()[100:], tries, refuses
    )
    counts.corrupt += bool(look(str(made.folder), PASSWORD)["damage"])
    assert refuses(bundle) is False
    return counts


def spoil_a_receipt(made: Made, tries: int) -> Counts:
    """The office refuses it and shows nothing as received."""
    (receipt,) = (made.folder / "stick").glob("*.sfr")
    store = str(made.folder / "store")

    def refuses(path: Path) -> bool:
        return bool(call(["receipt", str(path)], store)["status"] == 1)

    counts = _spoiled(receipt, b"{}", tries, refuses)
    held = look(str(made.folder), PASSWORD)
    counts.green += held["state"]["store"]["received"]
    counts.corrupt += bool(held["damage"])
    assert refuses(receipt) is False
    return counts


def _spoiled(path: Path, other: bytes, tries: int, refuses: Callable[[Path], bool]) -> Counts:
    whole = path.read_bytes()
    spoiled = path.with_name("spoiled" + path.suffix)

    def contents() -> Iterator[bytes]:
        yield from turned_anywhere(whole, (0, 4, 8, len(whole) - 1), tries - 6, 6)
        yield from cut_or_replaced(whole, other)

    def asked(content: bytes) -> bool:
        spoiled.write_bytes(content)
        return refuses(spoiled)

    counts = refused(whole, contents(), asked)
    spoiled.unlink()
    return counts
