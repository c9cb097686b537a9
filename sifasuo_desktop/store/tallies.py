"""How many records there are of each state, without counting them again after every act.

They are counted once a program's run; from then on what the log says of the records changed since
is added and taken away, so that a list of a million cases costs what a list of a thousand does.
"""

from collections import Counter
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Engine

from sifasuo_desktop.store.reading import Reader
from sifasuo_desktop.store.schema.own import RECORDS
from sifasuo_desktop.store.statements import STATES_SINCE
from sifasuo_desktop.store.transaction import first_value

_MOST = 5_000
"""More entries than these since, and all is counted again."""
_SUMS = 64


@dataclass
class _Kept:
    """What is known of one open store: counts by kind, each as of an entry of the log; and sums
    of selections, all as of the same entry.
    """

    states: dict[str, tuple[int, Counter[str]]] = field(default_factory=dict)
    sums: dict[Hashable, int] = field(default_factory=dict)
    sums_at: int = -1


_KEPT: WeakKeyDictionary[Engine, _Kept] = WeakKeyDictionary()


def states_of(reader: Reader, kind: str) -> Mapping[str, int]:
    """The number of records of a kind with a state, by state."""
    newest = reader.newest_entry()
    kept = _kept(reader)
    at, counts = kept.states.get(kind, (-1, Counter[str]()))
    if at != newest:
        counts = _brought_on(reader, kind, at, newest, counts)
        if not _writes(reader):
            kept.states[kind] = newest, counts
    return {state: count for state, count in counts.items() if count}


def sum_of(reader: Reader, sql: str, values: tuple[Any, ...]) -> int:
    """The one number a statement gives; asked again it is not counted again until something is
    written.
    """
    newest = reader.newest_entry()
    kept = _kept(reader)
    if kept.sums_at != newest or len(kept.sums) >= _SUMS:
        kept.sums, kept.sums_at = {}, newest
    key = (sql, values)
    if key in kept.sums:
        return kept.sums[key]
    count = int(first_value(reader.driver, sql, values) or 0)
    if not _writes(reader):
        kept.sums[key] = count
    return count


def _kept(reader: Reader) -> _Kept:
    return _KEPT.setdefault(reader.transaction.engine, _Kept())


def _writes(reader: Reader) -> bool:
    """Whether this transaction may yet be undone: what it reads must not be kept."""
    return reader.transaction.write


def _brought_on(
    reader: Reader, kind: str, at: int, newest: int, counts: Counter[str]
) -> Counter[str]:
    if not 0 <= newest - at <= _MOST or at < 0:
        return _counted(reader, kind)
    brought = counts.copy()
    for op, state, parent, before in reader.driver.execute(STATES_SINCE, (at, kind)):
        if op != "put" or state is None or (parent is not None and before is None):
            return _counted(reader, kind)
        brought[state] += 1
        if parent is not None:
            brought[before] -= 1
    return brought


def _counted(reader: Reader, kind: str) -> Counter[str]:
    sql = f"SELECT state, count(*) FROM {RECORDS[kind].name} GROUP BY 1"
    return Counter(dict(reader.driver.execute(sql)))
