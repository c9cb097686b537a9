"""In what order the acts of a record are offered: lawful ones by importance, 作废 at the end."""

from collections.abc import Mapping, Sequence
from typing import Any

Act = Mapping[str, Any]
"""``verb``, ``title``, ``allowed``, ``reason``, as ``show`` gives them."""
_LAST = (".void",)


def lawful(acts: Sequence[Act], order: Sequence[str], first: Sequence[str] = ()) -> list[Act]:
    """The acts that may be done now: ``first``, then by ``order``, then the others."""
    places = {verb: place for place, verb in enumerate((*first, *order)) if verb}
    for place, verb in reversed(list(enumerate(first))):
        places[verb] = place - len(first)

    def rank(act: Act) -> tuple[bool, int, str]:
        verb = str(act["verb"])
        return verb.endswith(_LAST), places.get(verb, len(places) + len(first)), verb

    return sorted((act for act in acts if act["allowed"]), key=rank)


def forbidden(acts: Sequence[Act]) -> list[tuple[str, list[str]]]:
    """(reason, titles) of the acts that may not be done now; a reason they share stands once."""
    groups: dict[str, list[str]] = {}
    for act in acts:
        if not act["allowed"]:
            title = str(act["title"])
            reason = str(act["reason"] or "").replace(f"“{title}”", "")
            groups.setdefault(reason, []).append(title)
    return list(groups.items())
