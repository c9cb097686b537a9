"""Which record a cell names: by its number or by what it is called, as people write it in lists."""

import re
from collections.abc import Mapping

from sifasuo_desktop.domain.fields import field_map
from sifasuo_desktop.domain.folding import cleaned, half_width, same_brackets
from sifasuo_desktop.domain.record import KINDS
from sifasuo_desktop.domain.typed_values import BadValue
from sifasuo_desktop.ledgers.book import ledgers
from sifasuo_desktop.ledgers.kinds import kinds
from sifasuo_desktop.store.batches import values_of
from sifasuo_desktop.store.reading import Reader

# A village is written with and without the end of its full name.
_ENDS = re.compile(r"(?:村民委员会|居民委员会|村委会|居委会|社区居委会)$")


class Names:
    """The records of the office by what they are called; read once a kind."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._called: dict[str, Mapping[str, set[str]]] = {}
        self._found: dict[tuple[str, str], str] = {}

    def named(self, kind: str, text: str) -> str:
        """The id of the record meant. Raises BadValue ``value.not_found``."""
        key = (kind, text)
        if key not in self._found:
            self._found[key] = self._find(kind, text)
        return self._found[key]

    def only(self, kind: str) -> str | None:
        """The id of the only record of a kind there is."""
        ids = {one for ids in self._of(kind).values() for one in ids}
        return next(iter(ids)) if len(ids) == 1 else None

    def called(self, kind: str, identity: str) -> str:
        """What a record is called; an empty text where there is none."""
        record = self._reader.get(KINDS[kind], identity)
        names = naming(kind)[::-1]
        return next((str(value) for one in names if (value := getattr(record, one, None))), "")

    def _find(self, kind: str, text: str) -> str:
        found = self._of(kind).get(_folded(text), set())
        if not found:
            short = _ENDS.sub("", _folded(text))
            found = {
                one
                for name, ids in self._of(kind).items()
                if len(short) > 1 and _ENDS.sub("", name) in (short, f"{short}村", f"{short}社区")
                for one in ids
            }
        if len(found) != 1:
            raise BadValue("value.not_found", value=text.strip(), title=KINDS[kind].TITLE)
        return next(iter(found))

    def _of(self, kind: str) -> Mapping[str, set[str]]:
        if kind not in self._called:
            called: dict[str, set[str]] = {}
            names = naming(kind)
            for record in values_of(self._reader, kind, names):
                for name in names:
                    if record[name]:
                        called.setdefault(_folded(str(record[name])), set()).add(record["id"])
            self._called[kind] = called
        return self._called[kind]


def naming(kind: str) -> tuple[str, ...]:
    """The fields by which people name a record of a kind in a list."""
    ledger = ledgers().get(kind)
    there = kinds()[kind]
    # Who may be out of somebody's sight is named by number alone, as everywhere.
    called = ledger.called if ledger else () if there.sealed else ("name",)
    known = field_map(KINDS[kind])
    return tuple(dict.fromkeys(one for one in (*there.numbers, *called) if one in known))


def _folded(text: str) -> str:
    return re.sub(r"\s+", "", same_brackets(half_width(cleaned(text)))).casefold()
