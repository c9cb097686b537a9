"""How alike two texts are, blanks and punctuation aside: a report copied with one word changed is."""

import unicodedata
from difflib import SequenceMatcher

ALIKE = 0.9
# Shorter texts are alike by chance: 一切正常 and 情况正常 are no copies.
_SHORTEST = 12


def likeness(one: str, other: str) -> float:
    """0 to 1; 0 for texts too short to tell, but for equal ones."""
    first, second = _plain(one), _plain(other)
    if first == second:
        return 1.0
    if min(len(first), len(second)) < _SHORTEST:
        return 0.0
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= ALIKE else 0.0


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text)
    return "".join(char for char in folded if char.isalnum())
