"""The pages there are: found with their subjects, in the order of the navigation."""

from functools import cache

from sifasuo_desktop.kernel import registry
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.ui import paper, subjects
from sifasuo_desktop.ui.page import Page


@cache
def all_pages() -> dict[str, Page]:
    """Every page by its name."""
    found = {
        name: page
        for room in (subjects, paper)
        for name, page in registry.discover(room, "PAGE", Page).items()
    }
    return dict(sorted(found.items(), key=_place))


def pages_for(workplace: Workplace) -> dict[str, Page]:
    """The pages the signed-in user may open."""
    return {
        name: page
        for name, page in all_pages().items()
        if not page.permissions or any(workplace.may(one) for one in page.permissions)
    }


def record_page(kind: str) -> str:
    """The name of the page that shows a record of a kind; empty where none does."""
    return next((page.name for page in all_pages().values() if page.record_of == kind), "")


def list_page(kind: str) -> str:
    """The name of the page that lists a kind; empty where none does."""
    return next((page.name for page in all_pages().values() if page.list_of == kind), "")


def _place(entry: tuple[str, Page]) -> tuple[int, str]:
    return entry[1].order, entry[0]
