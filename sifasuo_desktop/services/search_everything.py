"""One search over all that the signed-in user may read."""

from dataclasses import dataclass

from sifasuo_desktop.services.finding import find
from sifasuo_desktop.services.workplace import Workplace

_KINDS = (("dispute", "read:dispute"), ("correction", "read:correction"))
EACH = 6


@dataclass(frozen=True)
class Hit:
    """One record found: kind, id, number and title."""

    kind: str
    id: str
    number: str
    title: str


def everything(workplace: Workplace, words: str) -> tuple[Hit, ...]:
    """The newest records of each kind in which all the words occur."""
    return tuple(
        Hit(kind, str(item["id"]), str(item["number"] or ""), str(item["title"]))
        for kind, permission in _KINDS
        if workplace.may(permission)
        for item in find(workplace, kind, words, limit=EACH).items
    )
