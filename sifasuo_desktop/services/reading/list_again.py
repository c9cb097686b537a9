"""A list read again where it was looked at: its first page, and the rows around those places."""

from collections.abc import Generator, Iterable
from dataclasses import dataclass
from typing import Any

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.listing import PAGE_SIZE, Asked, Listed, list_page

HALF = PAGE_SIZE // 2


@dataclass(frozen=True)
class ListedAgain:
    """``further`` holds rows beyond the first page, by the place of their first."""

    first: Listed
    further: tuple[tuple[int, tuple[dict[str, Any], ...]], ...] = ()


def list_again(
    workplace: Workplace, asked: Asked, rows: Iterable[int]
) -> Generator[None, None, ListedAgain]:
    """In parts, so that a save need not wait for all of it."""
    first = list_page(workplace, asked)
    further = []
    for offset in places_around(rows, first.total):
        yield
        part = list_page(workplace, asked, due=first.due, offset=offset)
        further.append((offset, part.items))
    return ListedAgain(first, tuple(further))


def places_around(rows: Iterable[int], total: int) -> list[int]:
    """Where pages begin in the middle of which the rows stand; the first page is there already."""
    found: list[int] = []
    for row in sorted(rows):
        begin = max(0, min(row, total - 1) - HALF)
        if begin > (found[-1] if found else 0) + HALF // 2:
            found.append(begin)
    return found
