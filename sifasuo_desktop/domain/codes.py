"""Code lists: national codes with their Chinese titles, as data."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class CodeList:
    """One list: ``titles`` maps code to title in the order of the list."""

    name: str
    title: str
    titles: Mapping[str, str]


class CodeBook:
    """All code lists of the program, by name."""

    def __init__(self, lists: Mapping[str, CodeList]) -> None:
        self._lists = dict(lists)

    def knows(self, name: str, code: str) -> bool:
        """Whether ``code`` stands in the list ``name``."""
        return code in self._lists[name].titles

    def title(self, name: str, code: str | None) -> str:
        """The title of a code; a code that is not in the list comes back as it is."""
        if not code:
            return ""
        return self._lists[name].titles.get(code, code)

    def list(self, name: str) -> CodeList:
        """The list ``name``. Raises KeyError."""
        return self._lists[name]

    def names(self) -> tuple[str, ...]:
        """The names of all lists."""
        return tuple(sorted(self._lists))
