"""Keeps the search index: one entry a top record, each kind in a range of numbers of its own.

Within its range an entry's number rises with its age, so that a search reads newest first and
never meets another kind.
"""

from functools import cache

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.kernel.canonical import sm3
from sifasuo_desktop.store import identity
from sifasuo_desktop.store.reading import Reader
from sifasuo_desktop.store.schema.own import SEARCH_INDEX
from sifasuo_desktop.store.search_text import VERSION, case_text
from sifasuo_desktop.store.transaction import Driver, first_value

_RANGE = 2**32


@cache
def entry_range(kind: str) -> tuple[int, int]:
    """The first and last number of a kind's entries; fixed by the kind's name."""
    first = (int.from_bytes(sm3(kind.encode())[:3], "big") + 1) * _RANGE
    return first, first + _RANGE - 1


def put_entry(driver: Driver, case: CaseFile, *, first_time: bool = False) -> None:
    """Writes the entry of a case anew; of one made just now there is none."""
    run = driver.execute
    kind, record = case.record.KIND, case.record.id
    there = "SELECT id FROM search_entry WHERE record = ?"
    found = None if first_time else first_value(driver, there, (record,))
    if found is None:
        first, last = entry_range(kind)
        newest = first_value(
            driver, "SELECT max(id) FROM search_entry WHERE id BETWEEN ? AND ?", (first, last)
        )
        number = first if newest is None else newest + 1
        restricted = int(bool(getattr(case.record, "juvenile", False)))
        run("INSERT INTO search_entry VALUES (?, ?, ?, ?)", (number, kind, record, restricted))
    else:
        number = found
        run(f"DELETE FROM {SEARCH_INDEX} WHERE rowid = ?", (number,))
    run(f"INSERT INTO {SEARCH_INDEX}(rowid, body) VALUES (?, ?)", (number, case_text(case)))


def drop_entry(driver: Driver, record: str) -> None:
    """Of a case that was taken back nothing is found any more."""
    found = first_value(driver, "SELECT id FROM search_entry WHERE record = ?", (record,))
    if found is not None:
        driver.execute(f"DELETE FROM {SEARCH_INDEX} WHERE rowid = ?", (found,))
        driver.execute("DELETE FROM search_entry WHERE id = ?", (found,))


def index_anew(reader: Reader) -> None:
    """Writes the entry of every case anew when an older program wrote them.

    The index is no part of the log: what was recorded stays as it is.
    """
    run = reader.driver.execute
    for kind, record in run("SELECT kind, record FROM search_entry ORDER BY id").fetchall():
        case = reader.case(kind, record)
        if case is not None:
            put_entry(reader.driver, case)
    identity.keep(reader.driver, "search", VERSION)
