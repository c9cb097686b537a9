"""Parts of earlier records whose words may be taken over: found by what is typed, newest first."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sifasuo_desktop.domain.ledger import VOID
from sifasuo_desktop.domain.record import KINDS, root_kind
from sifasuo_desktop.ledgers.book import ledgers
from sifasuo_desktop.ledgers.kinds import kinds
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.choices import Choice
from sifasuo_desktop.store.reading import Reader
from sifasuo_desktop.store.search_text import folded

MOST = 20
_SHOWN = 60  # characters of one in a list


@dataclass(frozen=True)
class Recalled(Choice):
    """One earlier part: its words by field."""

    values: Mapping[str, Any] = field(default_factory=dict)
    typed: str = ""

    def __post_init__(self) -> None:
        # Found already, by words that need not stand in what is shown of it.
        object.__setattr__(self, "sought", f"{self.label} {folded(self.typed)}".lower())


def recalled_fields(kind: str) -> tuple[str, ...]:
    """The fields of a part that may be taken over; none of another kind."""
    ledger = ledgers().get(root_kind(kind)) if kind in KINDS else None
    parts = ledger.parts if ledger else ()
    return next((one.recalled for one in parts if one.record.KIND == kind), ())


def recalled(workplace: Workplace, kind: str, words: str = "") -> tuple[Recalled, ...]:
    """The newest parts that stand in which the words occur, none twice; none he may not read."""
    names = recalled_fields(kind)
    if not names or not workplace.may(kinds()[root_kind(kind)].reading):
        return ()
    sought = folded(words)
    found: dict[tuple[str, ...], Recalled] = {}
    with workplace.store.reading() as reader:
        for part in reversed(reader.every(KINDS[kind])):
            said = tuple(str(getattr(part, name) or "") for name in names)
            if getattr(part, "void_reason", None) is not None or said in found:
                continue
            if sought in folded("".join(said)) and _stands(reader, part):
                values = {name: one for name, one in zip(names, said, strict=True) if one}
                found[said] = Recalled(part.id, _label(said), values=values, typed=words)
            if len(found) == MOST:
                break
    return tuple(found.values())


def _stands(reader: Reader, part: Any) -> bool:
    """Whether the record it belongs to is not void."""
    above = reader.get(KINDS[root_kind(part.KIND)], part.parent)
    return getattr(above, "state", VOID.name) != VOID.name


def _label(said: tuple[str, ...]) -> str:
    told = "　".join(" ".join(one.split()) for one in said if one)
    return told if len(told) <= _SHOWN else f"{told[: _SHOWN - 1]}…"
