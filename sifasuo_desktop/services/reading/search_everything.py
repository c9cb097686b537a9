"""One search over all that the signed-in user may read."""

from dataclasses import dataclass

from sifasuo_desktop.ledgers.kinds import kinds
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.finding import find

EACH = 6
COUNTED = 1_000
"""So many more of a kind are counted: at every key nobody waits for the number of a frequent word."""


@dataclass(frozen=True)
class Hit:
    """One record found: kind, id, number and title."""

    kind: str
    id: str
    number: str
    title: str


@dataclass(frozen=True)
class Rest:
    """How many more records of a kind there are, to be seen in its list with the same words; ``more``
    where there are yet more than that.
    """

    kind: str
    count: int
    words: str
    more: bool = False


def everything(workplace: Workplace, words: str) -> tuple[Hit | Rest, ...]:
    """The newest records of each kind in which all the words occur, and how many more there are."""
    hits: list[Hit | Rest] = []
    for kind, declared in kinds().items():
        if not declared.searched or not workplace.may(declared.reading):
            continue
        found = find(workplace, kind, words, limit=EACH, enough=EACH + COUNTED)
        hits += [
            Hit(kind, str(item["id"]), str(item["number"] or ""), str(item["title"]))
            for item in found.items
        ]
        if found.total > len(found.items):
            rest = found.total - len(found.items)
            hits.append(Rest(kind, min(rest, COUNTED), words, more=rest > COUNTED))
    return tuple(hits)
