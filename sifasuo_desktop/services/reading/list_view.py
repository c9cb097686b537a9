"""How somebody has arranged a list: its columns and the filters kept for another day.

Words sought may be names of people, so this lies in the encrypted store and not in the settings.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.list_sort import Order
from sifasuo_desktop.services.reading.listing import Of
from sifasuo_desktop.store import preferences

MOST_SAVED = 20


@dataclass(frozen=True)
class SavedFilter:
    """A filter under a title: its words, its chip, its order, the record that is named."""

    title: str
    words: str = ""
    chip: str = ""
    order: Order | None = None
    of: Of | None = None


@dataclass(frozen=True)
class ListView:
    """``columns`` are the names of those shown, None for the usual ones."""

    columns: tuple[str, ...] | None = None
    saved: tuple[SavedFilter, ...] = ()

    def with_filter(self, one: SavedFilter) -> "ListView":
        """With one more filter, in place of an earlier one of the same title."""
        others = tuple(old for old in self.saved if old.title != one.title)
        return ListView(self.columns, (*others, one)[-MOST_SAVED:])

    def without_filter(self, title: str) -> "ListView":
        """Without the filter of a title."""
        return ListView(self.columns, tuple(old for old in self.saved if old.title != title))


def list_view(workplace: Workplace, kind: str) -> ListView:
    """How the signed-in user has arranged the list of a kind; what cannot be read is the usual."""
    text = preferences.get(workplace.store, workplace.user.account, f"list.{kind}")
    try:
        found = json.loads(text or "{}")
        columns = found.get("columns")
        return ListView(
            None if columns is None else tuple(str(name) for name in columns),
            tuple(_saved(one) for one in found.get("saved", ())),
        )
    except (ValueError, TypeError, KeyError, AttributeError):
        return ListView()


def keep_list_view(workplace: Workplace, kind: str, view: ListView) -> ListView:
    """Keeps the arrangement for the signed-in user."""
    text = json.dumps(asdict(view), ensure_ascii=False)
    preferences.put(workplace.store, workplace.user.account, f"list.{kind}", text)
    return view


def _saved(one: Mapping[str, Any]) -> SavedFilter:
    order, of = one["order"], one.get("of")
    return SavedFilter(
        str(one["title"]),
        str(one["words"]),
        str(one["chip"]),
        None if order is None else Order(str(order["column"]), bool(order["descending"])),
        None if of is None else Of(str(of["field"]), str(of["record"]), str(of["words"])),
    )
